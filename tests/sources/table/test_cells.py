"""Cells as words: the quick way must be the careful way."""

import re
from datetime import date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from otvet.sources.table.cells import Cell, text

_SIGNS = "aБ1 \t\n\r\x00\x1f\x85\xad\u00a0\u200b\u200e\u200f\u2028\u202f\u2060\u3000\ufeff\ud800😀́"
_CELLS = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(_SIGNS) | st.text()
    | st.dates() | st.datetimes() | st.times() | st.timedeltas()
)  # fmt: skip


@given(_CELLS)
def test_a_cell_has_the_words_that_every_careful_step_gives(
    cell: str | float | datetime | date | time | timedelta | None,
) -> None:
    """A sign that stays unseen in an id makes two people or two orders of one."""
    assert text(cell) == _carefully(cell)


def _carefully(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    words = re.sub("[\ufeff\u200b\u2060\u200e\u200f\x00\ud800-\udfff]", "", str(cell))
    return words.replace("\u00a0", " ").strip()
