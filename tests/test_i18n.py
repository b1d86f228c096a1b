"""One catalogue, whole in both languages, and numbers as each language writes them."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

import otvet
from otvet.facts import YearMonth
from otvet.i18n import (
    LANGUAGES,
    Language,
    day,
    day_of_month,
    in_month,
    money,
    month_name,
    number,
    percent,
    signed,
    signed_percent,
    words,
)

SRC = Path(otvet.__file__).parent
CATALOGUE = SRC / "report" / "words" / "ru.po"
KEYWORDS = {
    "words": None,
    "say": None,
    "_": None,
    "mark": None,
    "plural": (1, 2),
    "mark_plural": (1, 2),
}
"""Calls whose literal arguments are texts for people."""
METHODS = [("**.py", "python"), ("**.jinja", "jinja2.ext:babel_extract")]

Id = str | tuple[str, ...]


def _catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="ru")


def _messages() -> list[Message]:
    return [message for message in _catalogue() if message.id]


def _extracted() -> set[Id]:
    found = extract_from_dir(SRC, METHODS, {}, keywords=KEYWORDS)
    return {tuple(text) if isinstance(text, tuple) else text for _, _, text, *_ in found}


def _key(message: Message) -> Id:
    return message.id if isinstance(message.id, str) else tuple(message.id)


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def _texts(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def test_the_catalogue_holds_exactly_the_texts_of_the_code() -> None:
    """A missing text is English in a Russian report; a dead one is work for translators."""
    here, there = {_key(message) for message in _messages()}, _extracted()
    assert sorted(there - here, key=str) == [], "texts without Russian: add them to ru.po"
    assert sorted(here - there, key=str) == [], "dead texts: delete them from ru.po"


def test_no_text_is_fuzzy_or_empty() -> None:
    """A guess of a tool must not be read by a client."""
    for message in _messages():
        assert not message.fuzzy, message.id
        assert all(_forms(message)), message.id
        assert len(_forms(message)) == (1 if isinstance(message.id, str) else 3), message.id


def test_russian_keeps_every_placeholder() -> None:
    """A lost {value} is a lost number, a misspelt one a crash before the client."""
    for message in _messages():
        wanted = set(re.findall(r"{\w+}", " ".join(_texts(message))))
        for form in _forms(message):
            assert set(re.findall(r"{\w+}", form)) == wanted, message.id


def test_no_text_calls_anything_simple_or_proves_by_p() -> None:
    """What is obvious to us is not to the reader, and a p-value answers no question of hers."""
    banned = re.compile(
        r"\b(simply|just|obviously|easy|p-value|significan\w*|users?|прост[оы]\w*|очевидно"
        r"|всего лишь|легко|значим\w*|юзер\w*|согласен|согласна)\b",
        re.IGNORECASE,
    )
    for message in _messages():
        for text in [*_texts(message), *_forms(message)]:
            assert not banned.search(text), text


def test_russian_has_its_own_minus_and_its_own_quotes() -> None:
    """A hyphen for a minus and inch marks for quotes betray a machine."""
    for message in _messages():
        for form in _forms(message):
            assert not re.search(r'(?<!\w)-\d|[“”"]', form), form
            assert "  " not in form.strip(), form


@pytest.mark.parametrize("language", LANGUAGES)
def test_months_take_the_form_that_their_place_asks(language: Language) -> None:
    """В октябре, not «в октябрь»."""
    october = YearMonth.parse("2026-10")
    said = {"ru": ("Октябрь 2026", "в\u00a0октябре"), "en": ("October 2026", "in October")}
    assert (month_name(october, language), in_month(october, language)) == said[language]
    every = {in_month(YearMonth(24_000 + k), language) for k in range(12)}
    assert len(every) == 12


def test_days_are_told_in_words() -> None:
    """10/11 is two different days on two sides of an ocean."""
    sample = date(2026, 11, 14)
    assert day(sample, "ru").replace("\u00a0", " ") == "14 ноября 2026"
    assert day_of_month(sample, "ru") == "14\u00a0ноября"
    assert day_of_month(sample, "en") == "14\u00a0Nov"


def test_numbers_follow_the_language() -> None:
    """NBSP in thousands, a true minus, a comma or a point; never minus nought."""
    assert number(-1234.5, "ru", digits=1) == "\u22121\u00a0234,5"
    assert number(-1234.5, "en", digits=1) == "\u22121,234.5"
    assert signed(-0.04, "en", digits=1) == "0.0"
    assert signed(0.06, "ru", digits=1) == "+0,1"
    assert percent(0.048, "ru") == "4,8\u00a0%"
    assert signed_percent(-0.048, "en") == "\u22124.8%"
    assert money(Decimal("8400.4"), "RUB", "ru") == "8\u00a0400\u00a0₽"
    assert money(8400, "XXX", "en") == "8,400\u00a0XXX"


def test_english_needs_no_catalogue_and_plurals_agree() -> None:
    """English stands in the code; its plural has two forms, the Russian three."""
    pair = ("{n} response", "{n} responses")
    assert words("en")("Yes") == "Yes"
    assert words("ru")("Yes") == "Да"
    assert [words("en").plural(*pair, n) for n in (1, 2)] == ["1 response", "2 responses"]
    said = [words("ru").plural(*pair, n) for n in (1, 2, 5, 11, 21, 1_002)]
    assert said == [
        "1\u00a0ответ",
        "2\u00a0ответа",
        "5\u00a0ответов",
        "11\u00a0ответов",
        "21\u00a0ответ",
        "1\u00a0002\u00a0ответа",
    ]
