"""What a table looks like inside: a header, cells, and the file's rows one after another."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | datetime | date | time | timedelta | None


class Serial1904(float):
    """A number of a workbook that counts its days from 1904, should it be a day."""


_INVISIBLE = re.compile("[\ufeff\u200b\u2060\u200e\u200f\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """One row below the header; `number` is its row in a spreadsheet, or its place in JSON."""

    number: int
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A table found in a file. `records` reads the rows anew each time it is called.

    `title` is what stood above the header; some exports name their metric only there.
    `broken` in a record's place stands for a row that could not be read.
    """

    header: tuple[str, ...]
    records: Callable[[], Iterator[Record]]
    title: str = ""
    delimiter: str = ""
    encoding: str = ""
    notes: tuple[str, ...] = ()


def text(cell: Cell) -> str:
    """The cell as words; empty for nothing.

    >>> text(12.0), text(None), text(" a\u00a0b ")
    ('12', '', 'a b')
    """
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 2**53:
        return str(int(cell))
    words = cell if isinstance(cell, str) else str(cell)
    # Nothing invisible is printable, nor any space but the plain one.
    if not words.isprintable():
        words = _INVISIBLE.sub("", words).replace("\u00a0", " ")
    return words.strip()


def is_empty(cells: Sequence[Cell]) -> bool:
    """Whether a row has nothing in it."""
    return not any(map(text, cells))


def fit(cells: Sequence[Cell], width: int) -> Sequence[Cell]:
    """The row cut or filled to the header's width; only empty cells are cut."""
    if len(cells) >= width:
        return cells[:width]
    return [*cells, *([None] * (width - len(cells)))]
