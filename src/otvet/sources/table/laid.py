"""A small table laid out by the names of its columns: what readers of one kind of export share."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from otvet.errors import SourceError, UnknownShape
from otvet.facts import Row
from otvet.i18n import mark
from otvet.sources.table.cells import Cell, Record, Sheet, fit, text
from otvet.sources.table.dates import FIRST_YEAR, LAST_YEAR, Order, Written, order_of, written
from otvet.sources.table.excel import MAGIC
from otvet.sources.table.first_rows import no_row
from otvet.sources.table.frame import BadRow
from otvet.sources.table.names import plain
from otvet.sources.table.numbers import Comma, Number, comma_of, read_number
from otvet.sources.table.objects import looks_like_json
from otvet.sources.table.open import open_sheet
from otvet.sources.table.read import is_totals

_LARGEST_TEXT, _LARGEST_SPREADSHEET = 20_000_000, 4_000_000
"""Statistics, costs and calendars are smaller; larger files are not opened to look inside."""

Names = Mapping[str, Collection[str]]
"""Plain names of the columns by what they hold."""
Make = Callable[[Record], Row]


def peek(head: bytes, path: Path) -> Sheet | None:
    """The table in a file, None where there is none or it is too large to be looked into."""
    if looks_like_json(head):
        return None
    try:
        found = path.stat()
        largest = _LARGEST_SPREADSHEET if head.startswith(MAGIC) else _LARGEST_TEXT
        return None if found.st_size > largest else _opened(path, found.st_mtime_ns, found.st_size)
    except OSError:
        return None


@lru_cache(maxsize=4)
def _opened(path: Path, _written: int, _size: int) -> Sheet | None:
    try:
        return open_sheet(path)
    except SourceError:
        return None


def places_of(header: Sequence[str], names: Names) -> dict[str, int]:
    """Where each known column stands; the first of several wins."""
    found: dict[str, int] = {}
    for index, name in enumerate(map(plain, header)):
        for role, known in names.items():
            if name in known:
                found.setdefault(role, index)
                break
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """The sheet with what its columns hold, and how each of them writes dates and numbers."""

    sheet: Sheet
    places: Mapping[str, int]
    orders: Mapping[str, Order]
    commas: Mapping[str, Comma]
    path: Path

    def has(self, *roles: str) -> bool:
        """Whether each of the roles has a column."""
        return all(role in self.places for role in roles)

    def cell(self, record: Record, role: str) -> Cell:
        """The cell of a role, None where there is no such column."""
        place = self.places.get(role)
        return record.cells[place] if place is not None else None

    def words(self, record: Record, role: str) -> str:
        """The cell of a role as words."""
        return text(self.cell(record, role))

    def header(self, role: str) -> str:
        """The name of the role's column, "" where there is none."""
        place = self.places.get(role)
        return self.sheet.header[place] if place is not None else ""

    def written(self, record: Record, role: str) -> Written | None:
        """The cell as a date with its year; None where it is empty; BadRow for anything else."""
        cell = self.cell(record, role)
        if not text(cell):
            return None
        found = written(cell, order=self.orders.get(role, ""))
        if found is None or found.year is None or not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise BadRow("bad_date", self.header(role))
        return found

    def day(self, record: Record, role: str) -> date:
        """The cell as a day, as it is written; BadRow without one."""
        found = self.written(record, role)
        if found is None or found.year is None:
            raise BadRow("no_date", self.header(role))
        return date(found.year, found.month, found.day)

    def number(self, record: Record, role: str) -> Number:
        """The cell as a number; BadRow for words."""
        found = read_number(self.cell(record, role), comma=self.commas.get(role, ""))
        if found.problem == "not_a_number":
            raise BadRow("not_a_number", self.header(role))
        return found

    def records(self) -> Iterator[Record]:
        """The rows that are data, filled to the header's width."""
        for record in self.sheet.records():
            if left_out(self, record) is None:
                yield self.fitted(record)

    def fitted(self, record: Record) -> Record:
        """The row filled to the header's width."""
        return Record(record.number, fit(record.cells, len(self.sheet.header)))

    @property
    def identity(self) -> tuple[str, ...]:
        """What the file's own rows decided about dates and numbers."""
        return tuple(
            f"{role}={place}/{self.orders.get(role, '')}/{self.commas.get(role, '')}"
            for role, place in sorted(self.places.items())
        )


def lay(
    sheet: Sheet, path: Path, *, places: Mapping[str, int], dates: Collection[str] = ()
) -> Laid:
    """Find out how the columns write dates (those of `dates`) and numbers (all others)."""
    bare = Laid(sheet=sheet, places=places, orders={}, commas={}, path=path)
    cells: dict[str, list[Cell]] = {role: [] for role in places}
    for record in bare.records():
        for role, found in cells.items():
            found.append(bare.cell(record, role))
    comma: Comma = "thousands" if sheet.delimiter == "," else "decimal"
    orders = _orders(bare, {role: cells[role] for role in places if role in dates})
    commas: dict[str, Comma] = {
        role: comma_of(cells[role]) or comma for role in places if role not in dates
    }
    return Laid(sheet=sheet, places=places, orders=orders, commas=commas, path=path)


def _orders(bare: Laid, cells: Mapping[str, list[Cell]]) -> dict[str, Order]:
    """Which number is the day: as a column's cells prove, else those of another column.

    Raises:
        UnknownShape: both readings are possible, and neither header nor cells decide.
    """
    orders: dict[str, Order] = {}
    doubtful: list[str] = []
    for role, column in cells.items():
        found = order_of(column)
        if found == "either":
            doubtful.append(role)
        else:
            orders[role] = found
    proven = set(orders.values()) - {""} or ({"dmy"} if _is_russian(bare.sheet.header) else set())
    if doubtful and len(proven) != 1:
        raise UnknownShape(
            mark(
                "{file}: the day and the month in the column {column} can be read in two ways: "
                "write the days like 2026-10-31 and put the file into the inbox again"
            ),
            {"file": bare.path.name, "column": bare.header(doubtful[0])},
        )
    for role in doubtful:
        orders[role] = "dmy" if "dmy" in proven else "mdy"
    return orders


def _is_russian(header: Sequence[str]) -> bool:
    return any("а" <= char <= "я" for char in " ".join(header).casefold())


def left_out(laid: Laid, record: Record) -> Row | None:
    """What became of a row that is no data or cannot be read; None for all others."""
    row = no_row(record, laid.sheet.header)
    if row is None and (is_totals(record.cells) or _names_its_sum(record)):
        return Row(record.number, left_out="totals_row")
    return row


def _names_its_sum(record: Record) -> bool:
    """Advertising cabinets write what they have summed: `Total: campaigns`."""
    first = next((text(cell) for cell in record.cells if text(cell)), "")
    return first.casefold().startswith(("total: ", "итого: ", "всего: "))


def rows(laid: Laid, make: Make) -> Iterator[Row]:
    """Every row of the file with what became of it."""
    for record in laid.sheet.records():
        row = left_out(laid, record)
        if row is None:
            try:
                row = make(laid.fitted(record))
            except BadRow as bad:
                row = Row(record.number, fault=bad.fault)
        yield row
