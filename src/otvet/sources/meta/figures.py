"""The export of one figure: blocks of days, each under a title that alone names the figure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from otvet.config import PagePart
from otvet.facts import Fact, Fault, Metric, Missing, PageRef, Row
from otvet.sources.base import Door
from otvet.sources.meta.names import DATES, INSTAGRAM, NETWORKS, SUMMABLE, metric_titled
from otvet.sources.own_pages import candidates, needs_page, page_fact
from otvet.sources.table.cells import Cell, Record, Sheet, text
from otvet.sources.table.dates import Order, order_of, written
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.names import plain
from otvet.sources.table.numbers import read_number
from otvet.sources.table.pages import networks_in

Part = Literal["figure", "title", "header", "empty", "broken", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row of the file: what it is, and the title of the block in which it stands."""

    record: Record
    part: Part
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The sheet with the brand's page and figure of each of its blocks."""

    sheet: Sheet
    pages: dict[str, PagePart]
    metrics: dict[str, str]
    order: Order


def figures(sheet: Sheet, path: Path, door: Door) -> Figures:
    """Lay the brand's pages over the blocks; SourceError where a block's page is not known."""
    titles = dict.fromkeys([_first_title(sheet), *(line.title for line in lines(sheet))])
    metrics = {title: metric for title in titles if (metric := _metric(title, path))}
    pages = {title: _page(title, path, door) for title in metrics}
    days = (_first(line.record) for line in lines(sheet) if line.part == "figure")
    order: Order = "dmy" if order_of(days) == "dmy" else "mdy"
    return Figures(sheet=sheet, pages=pages, metrics=metrics, order=order)


def _metric(title: str, path: Path) -> str | None:
    """The figure of a block; a file whose title was cut off may have it in its own name."""
    return metric_titled(title) or (metric_titled(path.stem) if not title else None)


def _page(title: str, path: Path, door: Door) -> PagePart:
    found = candidates(door.config, NETWORKS, path=path, said=title)
    if len(found) != 1:
        network = min(networks_in(title) & NETWORKS, default=INSTAGRAM)
        raise needs_page(path, parts=found, example=f"{network}:teahouse")
    return found[0]


def _first_title(sheet: Sheet) -> str:
    return sheet.title.split(" | ")[-1]


def lines(sheet: Sheet) -> Iterator[Line]:
    """The rows below the first header, each in its block."""
    title, daily = _first_title(sheet), is_daily(sheet.header)
    for record in sheet.records():
        part = _part(record, daily=daily)
        if part == "title":
            title, daily = text(_first(record)), False
        elif part == "header":
            daily = is_daily(record.cells)
        yield Line(record=record, part=part, title=title)


def _part(record: Record, *, daily: bool) -> Part:
    if record.cells is BROKEN:
        return "broken"
    filled = [cell for cell in record.cells if text(cell)]
    if not filled:
        return "empty"
    if is_daily(record.cells):
        return "header"
    has_day = written(_first(record), order="mdy") or written(_first(record), order="dmy")
    if len(filled) == 1 and text(_first(record)) and not has_day:
        return "title"
    return "figure" if daily else "other"


def is_daily(cells: Sequence[Cell]) -> bool:
    """Whether these are the columns of figures by days."""
    return len(cells) > 1 and plain(text(cells[0])) in DATES


def _first(record: Record) -> Cell:
    return record.cells[0] if record.cells else None


_LEFT_OUT: dict[Part, str] = {
    "empty": "empty_row",
    "header": "header_again",
    "title": "title_of_a_block",
    "other": "unknown_metric",
}


def rows(laid: Figures) -> Iterator[Row]:
    """Every row of the file with what became of it."""
    told: set[str] = set()
    seen: set[tuple[str, str, date]] = set()
    for line in lines(laid.sheet):
        row = _row(laid, line)
        for fact in row.facts:
            if isinstance(fact, Metric):
                key = (fact.page, fact.metric, fact.day)
                row = _with_page(laid, line, row, told) if key not in seen else _twice(laid, row)
                seen.add(key)
        yield row


def _twice(laid: Figures, row: Row) -> Row:
    return Row(row.number, fault=Fault("repeated_day", laid.sheet.header[0]))


def _with_page(laid: Figures, line: Line, row: Row, told: set[str]) -> Row:
    part = laid.pages[line.title]
    if part.ref in told:
        return row
    told.add(part.ref)
    facts: tuple[Fact, ...] = (page_fact(part), *row.facts)
    return Row(row.number, facts=facts)


def _row(laid: Figures, line: Line) -> Row:
    number = line.record.number
    if line.part == "broken":
        return Row(number, fault=Fault("unreadable_row"))
    if line.part != "figure":
        return Row(number, left_out=_LEFT_OUT[line.part])
    if line.title not in laid.metrics:
        return Row(number, left_out="unknown_metric")
    return _figure_row(laid, line, laid.metrics[line.title])


def _figure_row(laid: Figures, line: Line, metric: str) -> Row:
    number, cells = line.record.number, line.record.cells
    day = day_of(line, laid.order)
    if day is None:
        return Row(number, fault=Fault("bad_date", laid.sheet.header[0]))
    found = read_number(cells[1] if len(cells) > 1 else None, comma="thousands")
    if found.problem == "not_a_number":
        return Row(number, fault=Fault("not_a_number", laid.sheet.header[1]))
    fact = Metric(
        page=PageRef(laid.pages[line.title].ref),
        day=day,
        metric=metric,
        value=float(found.value) if found.value is not None else Missing(found.problem),
        additive=metric in SUMMABLE,
        precision="rounded" if found.rounded else "exact",
    )
    return Row(number, facts=(fact,))


def day_of(line: Line, order: Order) -> date | None:
    """The row's day as it is written: Meta's own day, not the brand's."""
    found = written(_first(line.record), order=order)
    if found is None or found.year is None:
        return None
    return date(found.year, found.month, found.day)


def last_day(laid: Figures) -> date | None:
    """The latest day of the file."""
    days = (day_of(line, laid.order) for line in lines(laid.sheet) if line.part == "figure")
    return max((day for day in days if day), default=None)
