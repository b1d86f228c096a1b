"""What a row of a counter's table means: visits of a period from one source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from otvet.errors import UnknownShape
from otvet.facts import YearMonth
from otvet.i18n import mark
from otvet.sources.site.names import FIGURES, SOURCES, Counter, is_first_visit, network_of, roles_of
from otvet.sources.site.tables import Table
from otvet.sources.table.cells import Cell, Record, fit, text
from otvet.sources.table.dates import Order, order_of, written
from otvet.sources.table.frame import BadRow
from otvet.sources.table.names import plain
from otvet.sources.table.numbers import Comma, comma_of, read_number
from otvet.sources.table.spans import Span, span_in
from otvet.text.privacy import mask

NOT_SET = "(not set)"
"""What stands for an empty cell where the table has the column."""
OTHER = "(other)"
_TOTALS = frozenset(
    {"total", "totals", "grand total", "итого", "итоги", "всего", "общий итог", "итого и средние"}
    | {"total and average", "totals and averages", "итого и среднее", "усього", "загалом"}
)
_LONGEST_TOTAL = 30
_YEAR_MONTH = re.compile(r"20\d{4}")


@dataclass(frozen=True, slots=True)
class Place:
    """Whose visits a row counts; the same as the key of its fact."""

    span: Span
    source: str
    medium: str
    campaign: str
    network: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What a row counts; None for what the table does not give."""

    visits: int | None = None
    people: int | None = None
    conversions: Decimal | None = None
    revenue: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A table with what its columns mean; `span` is that of rows without a day of their own."""

    table: Table
    roles: dict[str, int]
    order: Order
    commas: dict[str, Comma]
    span: Span | None
    made: date

    @property
    def tells_sources(self) -> bool:
        """Whether rows say where visits came from: those visits, not somebody's first one."""
        return bool(self.roles.keys() & set(SOURCES)) and not is_first_visit(self.table.header)

    @property
    def figures(self) -> list[str]:
        """Which figures the table has."""
        return [name for name in FIGURES if name in self.roles]

    @property
    def others(self) -> list[str]:
        """The columns before the figures that split sources further, such as hours or cities."""
        first = min((self.roles[name] for name in self.figures), default=0)
        known = set(self.roles.values())
        return [name for n, name in enumerate(self.table.header[:first]) if n not in known]

    @property
    def needs_span(self) -> bool:
        """Whether nothing tells the days that the table's rows are of."""
        return self.span is None and not self.roles.keys() & {"day", "month"}

    def words(self, record: Record, role: str) -> str:
        """The role's cell as words; "" where there is no such column."""
        return text(self._cell(record, role)) if role in self.roles else ""

    def _cell(self, record: Record, role: str) -> Cell:
        return fit(record.cells, len(self.table.header))[self.roles[role]]


def layout(
    table: Table,
    records: Sequence[Record],
    counter: Counter,
    *,
    span: Span | None,
    made: date,
    file: str,
) -> Layout:
    """Find the columns; UnknownShape where the day and the month can be read in two ways."""
    roles = roles_of(table.header, counter)
    rows = [fit(record.cells, len(table.header)) for record in records]
    order = order_of(row[roles["day"]] for row in rows) if "day" in roles else ""
    if order == "either":
        raise UnknownShape(
            mark(
                "{file}: the day and the month in the column {column} can be read in two ways, "
                "because a spreadsheet has saved the file anew: export it again and put it into "
                "the inbox without opening it"
            ),
            {"file": file, "column": table.header[roles["day"]]},
        )
    commas = {name: _comma(rows, roles[name], name) for name in FIGURES if name in roles}
    return Layout(
        table=table, roles=roles, order=order, commas=commas, span=table.span or span, made=made
    )


def _comma(rows: Sequence[Sequence[Cell]], place: int, name: str) -> Comma:
    """In a column of counts a comma parts thousands, unless the column proves otherwise."""
    found = comma_of(row[place] for row in rows)
    return "thousands" if not found and name in {"visits", "people"} else found


def is_total(laid: Layout, record: Record) -> bool:
    """Whether the row sums the others up: it says so, or names neither source nor day."""
    told = [laid.words(record, role) for role in (*SOURCES, "day", "month")]
    cells = (text(cell) for cell in record.cells)
    said = any(len(w) < _LONGEST_TOTAL and plain(w) in _TOTALS for w in cells)
    return said or not any(told)


def place_of(laid: Layout, record: Record) -> Place:
    """Whose visits the row counts; BadRow for a day that cannot be."""
    source, medium = _source_medium(laid, record)
    group, campaign = _named(laid, record, "group"), _named(laid, record, "campaign")
    finer = [words for role in ("network", "detail") if (words := _named(laid, record, role))]
    source = source or next(iter(finer), "") or group or medium or campaign
    medium = medium or group
    told = (laid.words(record, "network"), source, laid.words(record, "detail"), group)
    return Place(
        span=_span(laid, record),
        source=mask(source),
        medium=mask(medium),
        campaign=mask(campaign),
        network=network_of(*filter(None, told)),
    )


def _source_medium(laid: Layout, record: Record) -> tuple[str, str]:
    """The source and the medium, which GA4 may write into one cell."""
    if "source_medium" not in laid.roles:
        return _named(laid, record, "source"), _named(laid, record, "medium")
    source, _, medium = _named(laid, record, "source_medium").partition(" / ")
    return source, medium or NOT_SET


def _named(laid: Layout, record: Record, role: str) -> str:
    """The role's words; NOT_SET for an empty cell, "" where there is no such column."""
    return laid.words(record, role) or (NOT_SET if role in laid.roles else "")


def _span(laid: Layout, record: Record) -> Span:
    found = laid.span
    if "day" in laid.roles:
        found = _day(laid, record)
    elif "month" in laid.roles:
        found = _month(laid, record)
    if found is None:
        column = laid.roles.get("day", laid.roles.get("month", 0))
        raise BadRow("bad_date", laid.table.header[column])
    if found.first > laid.made:
        raise BadRow("day_to_come", laid.table.header[laid.roles.get("day", 0)])
    return found


def _day(laid: Layout, record: Record) -> Span | None:
    """The row's day, month, or days `01.10.2026 - 07.10.2026` of a week."""
    words = laid.words(record, "day")
    if words and (several := span_in(words)):
        return several
    found = written(fit(record.cells, len(laid.table.header))[laid.roles["day"]], order=laid.order)
    if found is None or found.year is None:
        return None
    day = date(found.year, found.month, found.day)
    return Span(day, YearMonth.of(day).last_day if found.by == "month" else day)


def _month(laid: Layout, record: Record) -> Span | None:
    """The row's month: `202610`, or as any date of a month is written."""
    words = laid.words(record, "month")
    found = written(f"{words[:4]}-{words[4:]}" if _YEAR_MONTH.fullmatch(words) else words)
    if found is None or found.year is None or found.by != "month":
        return None
    month = YearMonth.of(date(found.year, found.month, 1))
    return Span(month.first_day, month.last_day)


def figures_of(laid: Layout, record: Record) -> Figures:
    """What the row counts; BadRow for words or parts of a visit."""
    return Figures(
        visits=_count(laid, record, "visits"),
        people=_count(laid, record, "people"),
        conversions=_number(laid, record, "conversions"),
        revenue=_number(laid, record, "revenue"),
    )


def _count(laid: Layout, record: Record, name: str) -> int | None:
    value = _number(laid, record, name)
    if value is not None and (value < 0 or value != value.to_integral_value()):
        raise BadRow("not_a_number", laid.table.header[laid.roles[name]])
    return None if value is None else int(value)


def _number(laid: Layout, record: Record, name: str) -> Decimal | None:
    if name not in laid.roles:
        return None
    cell = fit(record.cells, len(laid.table.header))[laid.roles[name]]
    found = read_number(cell, comma=laid.commas[name])
    if found.problem == "not_a_number":
        raise BadRow("not_a_number", laid.table.header[laid.roles[name]])
    return found.value
