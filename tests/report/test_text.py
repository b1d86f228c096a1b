"""The printed month: what a reader of the terminal and of a mail sees."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.report import samples

from otvet.findings import Check, Verdict
from otvet.i18n import LANGUAGES, Language
from otvet.report.text import month_text

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["october", "all_yes", "nothing"])
def test_the_printed_month_reads_as_agreed(name: str, language: Language) -> None:
    """A word changed by chance is seen; renew the file by hand after reading it aloud."""
    said = month_text(samples.MONTHS[name](), language) + "\n"
    assert said == (GOLDEN / f"{name}-{language}.txt").read_text("utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", samples.MONTHS)
def test_no_line_below_the_block_is_wider_than_asked(name: str, language: Language) -> None:
    """Lines that a terminal breaks by itself lose their indent."""
    lines = month_text(samples.MONTHS[name](), language, width=70).split("\n")
    assert all(len(line) <= 70 for line in lines[6:])


def test_the_block_is_aligned() -> None:
    """Verdicts stand under each other whatever the question's length."""
    rows = month_text(samples.october(), "en").split("\n")[1:4]
    place = rows[0].index("yes")
    assert [row[place:].split("  ")[0] for row in rows] == ["yes", "not known", "no"]


def test_the_truth_of_a_simulated_month_stands_beside_what_was_found() -> None:
    """A demo that hides its truth teaches nothing."""
    said = month_text(samples.all_yes(), "en")
    assert "truth: +3.8%" in said
    assert "truth: +4.4 points" in said
    assert "truth: 96.5 of 100" in said or "truth: 96 of 100" in said
    assert "Simulated" in said
    assert "truth" not in month_text(samples.october(), "en")


def test_a_check_that_forbids_a_verdict_is_told_in_the_sentence() -> None:
    """A bar clear of the line without a yes must say why."""
    labels = Check(code="labels", passed=False, forces=True)
    clear = samples.estimate(96, 93, 98, "of_100")
    opinion = replace(
        samples.opinion_no(), verdict=Verdict.NOT_KNOWN, estimate=clear, checks=(labels,)
    )
    said = month_text(replace(samples.october(), opinion=opinion), "en")
    assert "nothing new (93 to 98). Nobody has checked by hand" in " ".join(said.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_strangers_cannot_write_to_the_terminal(language: Language) -> None:
    """An escape code in a page's title would clear the screen; a bidi mark would turn the line."""
    said = month_text(samples.hostile(), language)
    assert not set(said) & set("\x1b\u202e\u200b\x07")
