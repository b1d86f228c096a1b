"""The figure of false yeses shows what the page's table says, and the table what S2 found."""

import os

import pytest
from tests.truth.figure import DRAWING, LIMIT, Row, drawing, from_table, rows, table
from tests.truth.s2_growth import SHAPES

PAGE = DRAWING.with_name("equal-coverage-growth.md")


def test_the_table_is_that_of_the_months_simulated() -> None:
    checks = {"false yes": (14, 1000), "Chao1 says yes": (440, 1000)}
    tally = {**checks, "people seen say yes": (1000, 1000)}
    found = rows({f"{shape}, posts x1.5, 1000 people": tally for shape in SHAPES})
    assert found[0] == Row("equal", (1.4, 44.0, 100.0))
    assert [row.activity for row in found] == list(SHAPES)
    assert from_table(f"Before.\n\n{table(found)}\nAfter.\n") == found


def test_a_study_that_is_not_finished_is_not_drawn() -> None:
    with pytest.raises(KeyError, match=r"equal, posts x1\.5"):
        rows({})


def test_the_drawing_is_that_of_the_page_s_table() -> None:
    found = from_table(PAGE.read_text("utf-8"))
    assert [row.activity for row in found] == list(SHAPES)
    if os.environ.get("OTVET_WRITE"):
        DRAWING.write_text(drawing(found), "utf-8")
    assert DRAWING.read_text("utf-8") == drawing(found)


def test_what_is_claimed_holds_in_the_page_s_table() -> None:
    """Equal coverage keeps the limit of the study, counting people seen does not."""
    for row in from_table(PAGE.read_text("utf-8")):
        equal_coverage, _, seen = row.values
        assert equal_coverage <= LIMIT
        assert seen > 90.0
