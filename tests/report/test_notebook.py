"""In a notebook a finding shows itself, and gives its numbers as a table."""

import pytest
from tests.report import samples

import otvet
from otvet.answers.tables import WHAT, What
from otvet.findings import Estimate
from otvet.report.notebook import answer_html, estimate_svg, month_html


def test_the_library_teaches_findings_to_show_themselves() -> None:
    """`otvet.Brand("teahouse").month("2026-10")` in a cell is a picture, not a page of code."""
    assert otvet.Month is type(samples.october())
    assert "<svg" in samples.october()._repr_html_()  # type: ignore[attr-defined]  # taught when loaded
    assert samples.audience_yes()._repr_html_() == answer_html(samples.audience_yes())  # type: ignore[attr-defined]  # the same


def test_an_estimate_is_drawn_on_its_side_of_the_line() -> None:
    grown = Estimate(value=0.04, low=0.01, high=0.07, unit="share")
    assert "#0A7256" in estimate_svg(grown)
    assert "#8A5B00" in estimate_svg(Estimate(value=0.01, low=-0.02, high=0.04, unit="share"))


def test_hostile_names_stay_text_in_a_notebook() -> None:
    assert "<script" not in month_html(samples.MONTHS["hostile"]())


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("name", ["october", "nothing"])
def test_every_kind_of_finding_is_a_table(what: What, name: str) -> None:
    """Without rows the columns are there all the same, so code that reads them keeps working."""
    found = samples.MONTHS[name]().table(what)
    assert found.column_names[0] == "question"
    assert len(found.column_names) > 2


def test_a_table_holds_the_very_numbers_of_the_report() -> None:
    month = samples.october()
    estimate = month.audience.estimate
    assert estimate is not None
    row = month.table("answers").to_pylist()[0]
    assert (row["value"], row["low"], row["high"]) == (
        estimate.value,
        estimate.low,
        estimate.high,
    )
    assert month.table("problems").num_rows == len(month.opinion.problems)
