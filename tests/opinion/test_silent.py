"""From the file of a survey to what the silent say: the reader's rows are enough."""

from pathlib import Path

import numpy as np
import pytest
from tests.opinion.weeks_world import OCTOBER, SAYS

from otvet.brand.brand import Brand
from otvet.findings import SilentMajority, Verdict
from otvet.opinion.codeframe import codeframe
from otvet.opinion.silent import comments, silent_majority
from otvet.store.counts.asked import Asked
from otvet.text.encoders.light import light


def _survey(rows: list[tuple[str, str]], *, question: str) -> str:
    head = (
        f"Отметка времени,Знаете ли вы: завтраки весь день,{question},Что вам не нравится у нас?\n"
    )
    lines = (
        f"2026-10-{1 + n % 28:02d} 12:00:{n % 60:02d},Да,{often},«{n}» {text.replace(',', ' ')}"
        for n, (often, text) in enumerate(rows)
    )
    return head + "\n".join(lines) + "\n"


def _told(often: str, text: str, number: int) -> list[Asked]:
    one = {"survey": "s", "wave": "w", "respondent": number, "value": None}
    return [
        Asked(**one, role="margin", item="comments", text=often),  # type: ignore[arg-type]
        Asked(**one, role="open", item="что не так", text=text),  # type: ignore[arg-type]
    ]


def _compared(people: list[tuple[str, str]]) -> SilentMajority:
    rows = [one for n, (often, text) in enumerate(people) for one in _told(often, text, n)]
    return silent_majority(rows, codeframe("cafe"), light(), rng=np.random.default_rng(1))


def test_what_the_silent_say_more_often_is_named() -> None:
    loud = [("Раз в неделю", SAYS["long_wait"])] * 40 + [("Иногда", SAYS[""])] * 40
    quiet = [("Никогда", SAYS["high_prices"])] * 40 + [("Никогда", SAYS[""])] * 40
    found = _compared(loud + quiet)
    assert (found.speaking, found.silent, found.alike) == (80, 80, Verdict.NO)
    lines = {line.problem: line for line in found.lines}
    assert (lines["high_prices"].speak, lines["high_prices"].silent) == (0, 0.5)
    assert lines["high_prices"].differs


def test_likeness_is_never_a_yes() -> None:
    """Not finding a difference is no proof that there is none."""
    same = [SAYS["long_wait"]] * 20 + [SAYS[""]] * 60
    found = _compared([("Часто", t) for t in same] + [("Никогда", t) for t in same])
    assert found.alike is Verdict.NOT_KNOWN
    assert found.reason == ""
    assert found.p_value == 1.0


def test_what_is_missing_is_told() -> None:
    some = [("Никогда", SAYS["long_wait"])] * 59 + [("Часто", SAYS["long_wait"])] * 90
    assert _compared(some).reason == "too_few_answers"
    assert _compared([]).reason == "no_open_answers"
    assert _compared([("", SAYS["long_wait"])] * 200).reason == "comments_not_asked"


@pytest.mark.parametrize(
    "question", ["Как часто вы комментируете наши посты?", "How often do you comment?"]
)
def test_a_survey_file_that_asks_both_is_enough(tmp_path: Path, question: str) -> None:
    """Rows of 60 who never comment and 60 who do, exactly as a form exports them."""
    toml = """
        version = 1
        brand = { name = "Teahouse", pack = "cafe" }
        advantages = [{ code = "breakfast", text = "завтраки весь день" }]
        """
    (tmp_path / "otvet.toml").write_text(toml, "utf-8")
    rows = [("Никогда", SAYS["taste"])] * 60 + [("Раз в неделю", SAYS["long_wait"])] * 60
    brand = Brand(tmp_path)
    brand.inbox.mkdir(exist_ok=True)
    (brand.inbox / "survey.csv").write_text(_survey(rows, question=question), "utf-8")
    brand.collect()
    found = brand.month(OCTOBER).opinion.silent
    assert found is not None
    assert (found.reason, found.speaking, found.silent) == ("", 60, 60)
    assert {line.problem for line in found.lines if line.differs} == {"long_wait", "taste"}


@pytest.mark.parametrize(
    ("often", "found"),
    [
        ("Никогда", False), ("Ни разу за месяц", False), ("Не комментирую", False), ("Нет", False),
        ("Never", False), ("No, I only read", False), ("I don't comment", False), ("0", False),
        ("Раз в неделю", True), ("Нечасто", True), ("Каждый день", True), ("Да", True), ("3", True),
        ("Now and then", True), ("Not often", True), ("Normally every day", True),
        ("Нетипично часто", True), ("Не комментирую часто, но бывает", True),
        ("Nowadays often", True), ("Нет, но иногда пишу", True),
        ("No idea", None), ("Не знаю", None), ("Almost never", None), ("Почти никогда", None),
    ],
)  # fmt: skip
def test_how_often_is_read_by_whole_words(often: str, found: object) -> None:
    assert comments(often) is found


def test_who_gives_no_clear_answer_is_in_neither_group() -> None:
    found = _compared([("Никогда", SAYS[""]), ("Часто", SAYS[""]), ("Не знаю", SAYS[""])])
    assert (found.speaking, found.silent) == (1, 1)
