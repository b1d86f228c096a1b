"""Page, text and JSON carry the same numbers: three tellings of one month must not differ."""

import re
from html import unescape
from typing import Any, cast

import pytest
from tests.report import samples

from otvet.i18n import LANGUAGES, NBSP, Language, number, signed
from otvet.report.json import month_json
from otvet.report.page import month_page
from otvet.report.text import month_text

SCALE = {"share": 100, "points": 1, "of_100": 1}


def _seen(page: str) -> str:
    return unescape(re.sub(r"<[^>]+>", " ", page.split("</style>")[1]))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["october", "all_yes", "fell"])
def test_each_estimate_reads_the_same_everywhere(name: str, language: Language) -> None:
    """The number a manager quotes from the mail is the one the owner sees on the page."""
    month = samples.MONTHS[name]()
    said = cast("Any", month_json(month))
    tellings = [_seen(month_page(month, language)), month_text(month, language, width=200)]
    for question in ("audience", "awareness", "opinion"):
        found = said[question]["estimate"]
        level = found["unit"] == "of_100"
        write, digits = (number, 0) if level else (signed, 1)
        value = write(found["value"] * SCALE[found["unit"]], language, digits=digits)
        for telling in tellings:
            assert value in telling, (question, value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_count_reads_the_same_everywhere(language: Language) -> None:
    """Figures, rows, followers and prices: grouped as the language does, never rounded away."""
    month = samples.october()
    said = cast("Any", month_json(month))
    counts = [f["value"] for f in said["audience"]["figures"].values() if f["unit"] != "share"]
    counts += [line["rows_in"] for line in said["sources"]]
    counts += [need["cost"] for need in said["awareness"]["needs"]]
    counts += [problem["authors"] for problem in said["opinion"]["problems"]]
    tellings = [_seen(month_page(month, language)), month_text(month, language, width=200)]
    for count in counts:
        for telling in tellings:
            assert count is None or number(count, language) in telling, count


def test_thousands_are_grouped_with_a_space_that_does_not_break() -> None:
    """`48 304` over two lines reads as two numbers."""
    assert f"48{NBSP}304" in month_page(samples.october(), "ru")
    assert "48,304" in month_page(samples.october(), "en")
