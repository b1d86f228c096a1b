"""What row builders share: the mapping laid over the file's columns, and typed reading of cells."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from otvet.facts import Fault, Row
from otvet.sources.base import Door
from otvet.sources.table.cells import Cell, Record, text
from otvet.sources.table.columns import Evidence
from otvet.sources.table.dates import Order, moment
from otvet.sources.table.mapping import Column, Mapping
from otvet.sources.table.numbers import Comma, Number, read_number

RowMaker = Callable[[Record], Row]

_FULL_DAY = re.compile(
    r"(?<!\d)(20\d\d)[-_.]?([01]\d)[-_.]?([0-3]\d)(?!\d)|(?<!\d)([0-3]\d)[-_.]([01]\d)[-_.](20\d\d)(?!\d)"
)
_ONLY_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


class BadRow(Exception):
    """A row cannot be taken; carries its fault to the loop over rows."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.fault = Fault(reason, column)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One column in its role, with how its dates and numbers are written."""

    index: int
    header: str
    item: str
    order: Order
    comma: Comma
    values: tuple[str, ...]
    commonest_negative: str
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A file ready to be read row by row. `before` is the moment that no row is later than."""

    mapping: Mapping
    door: Door
    slots: dict[str, tuple[Slot, ...]]
    before: datetime
    path: Path

    def all(self, role: str) -> tuple[Slot, ...]:
        """The columns in a role."""
        return self.slots.get(role, ())

    def words(self, record: Record, role: str) -> str:
        """The cell of a role as words; empty where there is none."""
        slots = self.slots.get(role)
        return text(record.cells[slots[0].index]) if slots else ""

    def moment(self, record: Record, role: str) -> datetime | None:
        """The cell of a role as a moment; None where it is empty; BadRow where it is no date."""
        slots = self.all(role)
        if not slots or not text(record.cells[slots[0].index]):
            return None
        slot = slots[0]
        found = self._moment(record.cells[slot.index], slot, self._seen(record))
        if found is None:
            raise BadRow("bad_date", slot.header)
        return found

    def _seen(self, record: Record) -> datetime:
        """When the row was collected: a date without its year cannot be later."""
        for slot in self.all("seen_at"):
            found = self._moment(record.cells[slot.index], slot, self.before)
            if found is not None:
                return found
        return self.before

    def _moment(self, cell: Cell, slot: Slot, before: datetime) -> datetime | None:
        return moment(cell, order=slot.order, zone=self.door.zone, before=before)

    def needed_moment(self, record: Record, role: str) -> datetime:
        """The cell of a role as a moment; BadRow without one."""
        found = self.moment(record, role)
        if found is None:
            slots = self.all(role)
            raise BadRow("no_date", slots[0].header if slots else "")
        return found

    def number(self, record: Record, slot: Slot) -> Number:
        """The cell as a number; BadRow for words."""
        found = read_number(record.cells[slot.index], comma=slot.comma)
        if found.problem == "not_a_number":
            raise BadRow("not_a_number", slot.header)
        return found

    def amount(self, record: Record, role: str) -> Decimal | None:
        """The cell of a role as an exact number; None where it is empty."""
        slots = self.all(role)
        return self.number(record, slots[0]).value if slots else None

    def day(self, moment: datetime) -> date:
        """The brand's day of a moment."""
        return moment.astimezone(self.door.zone).date()


def frame(columns: Sequence[Evidence], mapping: Mapping, *, door: Door, path: Path) -> Frame:
    """Lay the mapping over the file's columns."""
    by_header = {column.header: column for column in columns}
    slots: dict[str, list[Slot]] = {}
    for column in mapping.columns:
        found = by_header.get(column.header)
        if found is not None:
            slots.setdefault(column.role, []).append(_slot(found, column, mapping))
    return Frame(
        mapping=mapping,
        door=door,
        slots={role: tuple(found) for role, found in slots.items()},
        before=latest_moment(path, door),
        path=path,
    )


def _slot(column: Evidence, meaning: Column, mapping: Mapping) -> Slot:
    return Slot(
        index=column.index,
        header=column.header,
        item=meaning.item,
        offered=meaning.offered,
        order=mapping.day_order if column.order == "either" else column.order,
        comma=column.comma or mapping.comma,
        values=column.values,
        commonest_negative=column.commonest_negative,
    )


def latest_moment(path: Path, door: Door) -> datetime:
    """No row is later than the day in the file's name, else than when the file was written."""
    written = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    day = day_in_name(path)
    if day is not None:
        return datetime(day.year, day.month, day.day, 12, tzinfo=door.zone).astimezone(UTC)
    year = _ONLY_YEAR.search(path.stem)
    if year is None or int(year[1]) >= written.year:
        return written
    return datetime(int(year[1]), 12, 31, 12, tzinfo=door.zone).astimezone(UTC)


def day_in_name(path: Path) -> date | None:
    """The last day that the file's name holds: exports are named by the end of their span."""
    days = []
    for found in _FULL_DAY.finditer(path.stem):
        year, month, day = (
            (found[1], found[2], found[3]) if found[1] else (found[6], found[5], found[4])
        )
        try:
            days.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return max(days, default=None)


def hashed(*parts: str) -> str:
    """A native id made of what a row says, for tables that have none of their own."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:20]
