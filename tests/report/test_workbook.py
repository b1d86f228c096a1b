"""The workbook of numbers: typed, whole, and no formula of a stranger in it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook
from tests.report import samples

from otvet.report.workbook import month_workbook


def _opened(name: str) -> Workbook:
    return load_workbook(BytesIO(month_workbook(samples.MONTHS[name](), "en")))


def test_the_same_month_gives_the_same_bytes() -> None:
    assert month_workbook(samples.october(), "ru") == month_workbook(samples.october(), "ru")


def test_numbers_are_numbers_and_keep_their_precision() -> None:
    """Who recomputes a share of 4.1 % must get 0.041, not a text."""
    sheet = _opened("october")["Answers"]
    answer = samples.october().audience.estimate
    assert answer is not None
    assert [cell.value for cell in sheet[2]][2:5] == [answer.value, answer.low, answer.high]


@pytest.mark.parametrize("name", ["hostile", "long_names", "nothing"])
def test_no_cell_is_a_formula_or_a_link(name: str) -> None:
    """A page called =HYPERLINK(…) opened in Excel would send the client away."""
    for sheet in _opened(name):
        for row in sheet.iter_rows():
            assert [cell.value for cell in row if cell.data_type == "f" or cell.hyperlink] == []


def test_every_problem_and_figure_has_its_row() -> None:
    month, book = samples.october(), _opened("october")
    assert book["Problems"].max_row == 1 + len(month.opinion.problems)
    assert book["Figures"].max_row == 1 + sum(len(a.figures) for a in month.answers)
