"""An export of TikTok laid out: its columns, the years of its days, and cells of counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from otvet.facts import Missing
from otvet.sources.base import Door
from otvet.sources.table.cells import Cell, Record, Sheet, fit, text
from otvet.sources.table.dates import written
from otvet.sources.table.first_rows import no_row
from otvet.sources.table.frame import BadRow, latest_moment
from otvet.sources.table.numbers import NOT_GIVEN, Number, read_number
from otvet.sources.tiktok.names import column_places
from otvet.sources.tiktok.years import years_of

SIGNED = "followers_net"


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """The sheet with what its columns hold; `years` are by the rows' numbers.

    `before` is the moment that no row is later than.
    """

    sheet: Sheet
    places: dict[str, int]
    years: dict[int, int]
    before: datetime
    path: Path

    def records(self) -> Iterator[Record]:
        """The rows that are data, filled to the header's width."""
        return _records(self.sheet)

    def fitted(self, record: Record) -> Record:
        """The row filled to the header's width."""
        return Record(record.number, fit(record.cells, len(self.sheet.header)))

    def cell(self, record: Record, role: str) -> Cell:
        """The cell of a role, None where there is no such column."""
        place = self.places.get(role)
        return record.cells[place] if place is not None else None

    def header(self, role: str) -> str:
        """The name of the role's column, "" where there is none."""
        place = self.places.get(role)
        return self.sheet.header[place] if place is not None else ""

    def moment(self, record: Record, role: str) -> datetime:
        """The row's moment by TikTok's clock, which is UTC; BadRow without one."""
        cell = self.cell(record, role)
        if not text(cell):
            raise BadRow("no_date", self.header(role))
        day, year = written(cell), self.years.get(record.number)
        at = day.at(year, UTC) if day and year is not None else None
        if at is None:
            raise BadRow("bad_date", self.header(role))
        return at

    def count(self, record: Record, role: str) -> Number:
        """A cell of counts, in which a comma can only part thousands; BadRow for words."""
        if role not in self.places:
            return NOT_GIVEN
        found = read_number(self.cell(record, role), comma="thousands")
        whole = found.value is None or found.value == found.value.to_integral_value()
        if found.problem == "not_a_number" or not whole:
            raise BadRow("not_a_number", self.header(role))
        return found


def export(sheet: Sheet, path: Path, door: Door) -> Export:
    """Find the columns, and the years of the days."""
    places, before = column_places(sheet.header), latest_moment(path, door)
    place = places.get("day", places.get("at"))
    years: dict[int, int] = {}
    if place is not None:
        records = list(_records(sheet))
        found = years_of([record.cells[place] for record in records], before)
        pairs = zip(records, found, strict=True)
        years = {record.number: year for record, year in pairs if year is not None}
    return Export(sheet=sheet, places=places, years=years, before=before, path=path)


def _records(sheet: Sheet) -> Iterator[Record]:
    for record in sheet.records():
        if no_row(record, sheet.header) is None:
            yield Record(record.number, fit(record.cells, len(sheet.header)))


def value_of(number: Number, role: str) -> float | Missing:
    """The count, or why there is none: TikTok writes -1 and the like where it does not know."""
    if number.value is None:
        return Missing(number.problem)
    if number.value < 0 and role != SIGNED:
        return Missing("below_zero")
    return float(number.value)


def below_zero(laid: Export, roles: tuple[str, ...]) -> int:
    """How many counts are below nought, where no count can be."""
    cells = (
        read_number(laid.cell(record, role), comma="thousands").value
        for record in laid.records()
        for role in roles
        if role in laid.places and role != SIGNED
    )
    return sum(1 for value in cells if value is not None and value < 0)


def assumed_years(laid: Export) -> str:
    """The years that days without one were given, "" where every day has its own."""
    place = laid.places.get("day", laid.places.get("at"))
    if place is None:
        return ""
    given = {
        laid.years[record.number]
        for record in laid.records()
        if record.number in laid.years
        and (day := written(record.cells[place])) is not None
        and day.year is None
    }
    return "–".join(map(str, sorted({min(given), max(given)}))) if given else ""
