"""An export laid out as tables: GA4 puts several into one file, each under a head of comments."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from otvet.sources.table.cells import Cell, Record, is_empty, text
from otvet.sources.table.delimited import text_rows
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.open import open_sheet
from otvet.sources.table.spans import Span, span_in
from otvet.text.privacy import mask


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """One table: its columns, and the span that its head or title tells."""

    header: tuple[str, ...]
    span: Span | None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file; `table` None for one that is no data, `left_out` then says what it is."""

    record: Record
    table: Table | None
    left_out: str = ""


def one_table(path: Path) -> Iterator[Line]:
    """The rows of a file with a single table, whose title may tell the span."""
    sheet = open_sheet(path)
    table = Table(sheet.header, span_in(sheet.title))
    for record in sheet.records():
        empty = record.cells is not BROKEN and is_empty(record.cells)
        yield Line(record, None, "empty_row") if empty else Line(record, table)


def tables_under_comments(path: Path) -> Iterator[Line]:
    """The rows of a file in which the first row below every head of comments is a header."""
    comments: list[str] = []
    table: Table | None = None
    for number, cells in zip(count(1), text_rows(path)(), strict=False):
        record = Record(number, BROKEN if cells is None else cells)
        if cells is None:
            yield Line(record, table, "" if table else "comment")
        elif is_empty(cells):
            yield Line(record, None, "empty_row")
        elif _is_comment(cells):
            comments.append(" ".join(map(text, cells)))
            yield Line(record, None, "comment")
        elif comments or table is None:
            table = Table(_names(cells), span_in(" ".join(comments)))
            comments = []
            yield Line(record, None, "title_of_a_block")
        else:
            yield Line(record, table)


def _is_comment(cells: Sequence[Cell]) -> bool:
    first = text(cells[0])
    return first == "#" or first.startswith("# ")


def _names(cells: Sequence[Cell]) -> tuple[str, ...]:
    names = [mask(" ".join(text(cell).split())) for cell in cells]
    while names and not names[-1]:
        names.pop()
    return tuple(names)
