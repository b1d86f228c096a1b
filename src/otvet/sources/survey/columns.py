"""A sheet made of another one's columns: left out, renamed, merged, their cells rewritten."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from otvet.sources.table.cells import Cell, Record, Sheet, fit
from otvet.sources.table.grid import BROKEN

Take = Callable[[Sequence[Cell]], Cell]
"""A cell of the new sheet from the cells of the old one's row."""


@dataclass(frozen=True, slots=True)
class Made:
    """A column of the new sheet."""

    header: str
    take: Take


def as_it_is(sheet: Sheet, index: int) -> Made:
    """A column taken over."""
    return Made(sheet.header[index], lambda cells: cells[index])


def made(sheet: Sheet, columns: Sequence[Made]) -> Sheet:
    """The sheet of these columns; cells beyond the header stay there, where they are faults."""
    width = len(sheet.header)

    def records() -> Iterator[Record]:
        for record in sheet.records():
            if record.cells is BROKEN:
                yield record
                continue
            cells = fit(record.cells, width)
            taken = [column.take(cells) for column in columns]
            yield Record(record.number, [*taken, *record.cells[width:]])

    return replace(sheet, header=tuple(column.header for column in columns), records=records)
