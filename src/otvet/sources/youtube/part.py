"""One table of an export held in memory, with its dates and numbers read the way its columns prove."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

from otvet.errors import SourceError, UnknownShape
from otvet.i18n import mark
from otvet.sources.table.cells import Cell, Record, Sheet, fit, text
from otvet.sources.table.dates import Order, moment, order_of, written
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.numbers import Comma, Number, comma_of, read_number
from otvet.sources.table.open import open_sheet
from otvet.sources.youtube.headers import Column, Figure, Layout, layout_of, spelt

MOST_BYTES = 32 << 20
_TOTALS = frozenset({"total", "totals", "итого", "всего", "итоговое значение", "итог"})
_NEVER = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A table of the export; `name` is empty for a file of its own, else its name in the zip.

    `is_daily` is False where Studio was asked to chart weeks or months: no row is then of a day.
    """

    layout: Layout
    records: tuple[Record, ...]
    orders: dict[int, Order]
    commas: dict[int, Comma]
    is_daily: bool = True
    name: str = ""

    def cell(self, record: Record, column: Column) -> Cell:
        """The record's cell in the column."""
        return record.cells[column.index] if column.index < len(record.cells) else None

    def day(self, record: Record, column: Column) -> date | None:
        """The day in the column, as it stands there."""
        found = written(self.cell(record, column), order=self.orders[column.index])
        if found is None or found.year is None or found.by == "month":
            return None
        return date(found.year, found.month, found.day)

    def at(self, record: Record, column: Column, zone: ZoneInfo) -> datetime | None:
        """The moment in the column."""
        order = self.orders[column.index]
        return moment(self.cell(record, column), order=order, zone=zone, before=_NEVER)

    def number(self, record: Record, column: Column, figure: Figure) -> Number:
        """The figure in the column, in our units."""
        found = read_number(self.cell(record, column), comma=self.commas[column.index])
        if found.value is None:
            return found
        return Number(found.value * figure.scale, rounded=found.rounded)

    @property
    def days(self) -> list[date]:
        """Every day that the table has, in order; none where its rows are weeks or months."""
        column = self.layout.at("date")
        if column is None or not self.is_daily:
            return []
        found = (self.day(record, column) for record in self.records if is_whole(record))
        return sorted({day for day in found if day is not None})


def is_whole(record: Record) -> bool:
    """Whether the row could be read and is no line of totals."""
    return record.cells is not BROKEN and not is_total(record)


def is_total(record: Record) -> bool:
    """Whether the row sums the others up."""
    first = text(record.cells[0]) if record.cells else ""
    return len(first) < 20 and spelt(first) in _TOTALS


def _opened(path: Path, shown: str) -> Sheet:
    """The table, or why not: said of the file in the inbox and not of the one it was unpacked to."""
    try:
        return open_sheet(path)
    except SourceError as error:
        kind = UnknownShape if isinstance(error, UnknownShape) else SourceError
        raise kind(error.said.text, {**error.said.values, "file": shown}) from None


def read_part(path: Path, *, name: str = "", shown: str = "") -> Part | None:
    """The table in a file, None where it is not one of YouTube Studio.

    Args:
        path: the file.
        name: what it is called inside a zip.
        shown: the name of the file in the inbox, for messages.

    Raises:
        SourceError: the file cannot be read, or its dates can be read in two ways.
    """
    if path.stat().st_size > MOST_BYTES:
        raise SourceError(
            mark("{file} is larger than any export of YouTube Studio: choose a shorter period"),
            {"file": shown or path.name},
        )
    sheet = _opened(path, shown or path.name)
    layout = layout_of(sheet.header)
    if layout is None:
        return None
    records = tuple(sheet.records())
    whole = [fit(record.cells, len(sheet.header)) for record in records if is_whole(record)]
    dates = [column for column in layout.columns if column.role in {"date", "published"}]
    orders = {c.index: _order(whole, c, file=shown or path.name) for c in dates}
    by_date = layout.at("date")
    return Part(
        layout=layout,
        records=records,
        orders=orders,
        is_daily=by_date is None
        or _is_daily([row[by_date.index] for row in whole], orders[by_date.index]),
        commas={c.index: _comma(whole, c, figure) for c, figure in layout.figures},
        name=name,
    )


def _comma(rows: Sequence[Sequence[Cell]], column: Column, figure: Figure) -> Comma:
    """What a comma means; in a column of counts nothing but thousands."""
    found = comma_of(row[column.index] for row in rows)
    return "thousands" if figure.is_count and not found else found


def _order(rows: Sequence[Sequence[Cell]], column: Column, *, file: str) -> Order:
    cells = [row[column.index] for row in rows]
    found = order_of(cells)
    if found == "either" and column.role == "date":
        found = _by_neighbours(cells) or found
    if found == "either":
        raise UnknownShape(
            mark(
                "{file}: the day and the month in the column {column} can be read in two ways, "
                "because a spreadsheet has saved the file anew: export it again and put it into "
                "the inbox without opening it"
            ),
            {"file": file, "column": column.header},
        )
    return found


def _is_daily(cells: Sequence[Cell], order: Order) -> bool:
    """Whether rows are days: an export by days has all of them, so two stand side by side."""
    found = [day for day in (written(cell, order=order) for cell in cells) if day and day.year]
    if any(day.by == "month" for day in found):
        return False
    days = sorted({date(d.year, d.month, d.day) for d in found if d.year is not None})
    return len(days) < 2 or any((b - a).days == 1 for a, b in pairwise(days))


def _by_neighbours(cells: Iterable[Cell]) -> Order:
    """An export has a row for every day of its period, so the right order leaves no gaps."""
    cells = list(cells)
    whole = [order for order in get_args(Order) if order and _has_no_gaps(cells, order)]
    return whole[0] if len(whole) == 1 else ""


def _has_no_gaps(cells: Iterable[Cell], order: Order) -> bool:
    found = [written(cell, order=order) for cell in cells if text(cell)]
    if not found or any(day is None or day.year is None for day in found):
        return False
    days = {date(d.year, d.month, d.day).toordinal() for d in found if d and d.year is not None}
    return max(days) - min(days) + 1 == len(days)


def total_of(part: Part, metric: str) -> Decimal | None:
    """The metric in the table's line of totals, None where there is no such line or figure."""
    found = [record for record in part.records if record.cells is not BROKEN and is_total(record)]
    columns = [pair for pair in part.layout.figures if pair[1].metric == metric]
    if not found or not columns:
        return None
    return part.number(found[0], *columns[0]).value


def sum_of(part: Part, metric: str) -> Decimal | None:
    """The metric summed over the table's rows, None where the table has it not."""
    columns = [pair for pair in part.layout.figures if pair[1].metric == metric]
    if not columns:
        return None
    numbers = (part.number(r, *columns[0]).value for r in part.records if is_whole(r))
    return sum((number for number in numbers if number is not None), Decimal(0))
