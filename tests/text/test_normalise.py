"""Texts arrive as machines and people left them; matching needs them plain, in linear time."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.text.normalise import ANGRY, GLAD, LONG_CLAUSE, clause_spans, clean, words


def clauses(text: str) -> list[str]:
    return [text[start:end] for start, end in clause_spans(text)]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Том &amp; Джерри&nbsp;!", "Том & Джерри !"),
        ("раз<br/>два<br>три", "раз\nдва\nтри"),
        ("вку\u200bсно\ufeff \u202eда\u202c", "вкусно да"),
        ("а\x00б\x07в", "а б в"),
        ("5 < 6 и 7 > 6", "5 < 6 и 7 > 6"),
        ("  много   мест\t\tтут \r\n\r\n\n да", "много мест тут\nда"),
        ("и\u0306од", "йод"),
        ("\ue001\ue002", ""),
    ],
)
def test_what_a_machine_left_in_a_text_goes(written: str, read: str) -> None:
    assert clean(written) == read


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Кофе вкусный, но ждали час", ["Кофе вкусный", "но ждали час"]),
        ("Nice place but loud", ["Nice place", "but loud"]),
        ("Новый зал", ["Новый зал"]),
        ("4.5 из 5, версия 2.0", ["4.5 из 5, версия 2.0"]),
        ("Хорошо.Плохо", ["Хорошо.", "Плохо"]),
        ("Раз; два! три?\nчетыре…", ["Раз;", "два!", "три?", "четыре…"]),
        ("...!!! ???", []),
    ],
)
def test_clauses_end_where_the_thought_turns(text: str, pieces: list[str]) -> None:
    """Praise and complaint of one sentence must not be read together."""
    assert clauses(text) == pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ЁЛКА", ["елка"]),
        ("спасибо)))", ["спасибо", GLAD]),
        ("(в скобках)", ["в", "скобках"]),
        ("ну вот :(", ["ну", "вот", ANGRY]),
        ("ну вот 🙁 ☹️", ["ну", "вот", ANGRY, ANGRY]),
        ("🤬👍🏽", [ANGRY, GLAD]),
        ("didn’t e-mail", ["didn't", "e-mail"]),
        ("10 минут", ["10", "минут"]),
    ],
)
def test_words_and_feelings_are_single_tokens(text: str, found: list[str]) -> None:
    assert words(text) == found


@given(st.text(max_size=400))
def test_cleaning_twice_changes_nothing_more_than_entities(text: str) -> None:
    """Quotes are cut from the cleaned text by place, so its clauses must lie inside it."""
    read = clean(text)
    assert not any(ord(sign) < 32 and sign != "\n" for sign in read)
    ends = [0, *(place for span in clause_spans(read) for place in span)]
    assert ends == sorted(ends)
    assert ends[-1] <= len(read)


@pytest.mark.parametrize(
    "piece",
    ["долго ", "(", ")", "\u200b", "👍", "<br", "&#", ".", "но ", "@a", "1 ", "а-", "[id1|"],
)
def test_a_long_hostile_text_takes_no_time(piece: str) -> None:
    text = piece * (50_000 // len(piece))
    began = time.process_time()
    read = clean(text)
    for start, end in clause_spans(read):
        words(read[start:end])
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Вкусно,но долго", ["Вкусно", "но долго"]),
        ("Дорого, зато быстро", ["Дорого", "зато быстро"]),
        ("Минусы: - долго; - дорого", ["Минусы:", "- долго;", "- дорого"]),
        ("- долго\n- дорого", ["- долго", "- дорого"]),
        ("1. Долго ждать\n2. Дорого", ["1. Долго ждать", "2. Дорого"]),
        ("Плохо: 1) долго 2) дорого", ["Плохо:", "1) долго", "2) дорого"]),
        ("✅ вкусно ❌ дорого", ["✅ вкусно", "❌ дорого"]),
        ("Кофе - холодный", ["Кофе - холодный"]),
        ("Ждали 40. Потом ушли", ["Ждали 40.", "Потом ушли"]),
    ],
)
def test_items_of_a_list_are_clauses(text: str, pieces: list[str]) -> None:
    """Each item is a complaint of its own; a dash within a sentence parts nothing."""
    assert clauses(text) == pieces


def test_a_long_text_without_full_stops_is_cut_at_commas() -> None:
    """A rant without a full stop would else be one clause, in which anything is near everything."""
    pieces = clauses("пришли вовремя, столик не готов, " * 20)
    assert max(map(len, pieces)) <= LONG_CLAUSE
    assert all(piece.endswith(",") for piece in pieces)
    assert max(map(len, clauses("слово " * 300))) <= 2 * LONG_CLAUSE
    assert "".join(clauses("слово " * 300)).count("слово") == 300


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Оооочень доооолго", ["очень", "долго"]),
        ("ООО Ромашка", ["ооо", "ромашка"]),
        ("длинный, вообще, cool", ["длинный", ",", "вообще", ",", "cool"]),
        ("Дocтaвкa", ["доставка"]),
    ],
)
def test_drawn_out_and_disguised_words_are_their_plain_ones(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("&amp;quot;да&amp;quot;", '"да"'),
        ("а\ud800б\udfff", "аб"),
        ("🏴\U000e0067\U000e007f", "🏴"),
        ("да\u3164\u2800нет", "да нет"),
        ("з\u0300\u0301\u0302\u0303\u0304ло", "зло"),
        ("кафе\u0301", "кафе\u0301"),
    ],
)
def test_tricks_with_unseen_signs_leave_nothing(written: str, read: str) -> None:
    assert clean(written) == read
