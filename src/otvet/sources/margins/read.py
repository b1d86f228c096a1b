"""Tables of who the audience is: attribute, group, share or count, source, day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from decimal import Decimal
from itertools import islice
from pathlib import Path

from otvet.config import PagePart
from otvet.facts import Completeness, Fact, Margin, PageRef, Row
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.margins.names import (
    Base,
    Shape,
    attribute_named,
    base_named,
    group_named,
    shape_of,
)
from otvet.sources.own_pages import candidates, needs_page, network_of, page_fact
from otvet.sources.table.cells import Record, Sheet
from otvet.sources.table.first_rows import header_lost
from otvet.sources.table.frame import BadRow, day_in_name, latest_moment
from otvet.sources.table.laid import Laid, lay, peek, rows
from otvet.sources.table.open import open_sheet
from otvet.sources.table.told import page_named
from otvet.text.groups import FEMALE, MALE
from otvet.text.privacy import mask

VERSION = "1"
_LOOKED_AT = 60
_WHOLE = Decimal("1.5")
"""Shares of a whole add up to 1, and per cents to 100."""
_MOST = Decimal("1.1")
"""Rounded shares may add up to a little more than a whole."""

Place = tuple[PageRef, date, Base, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One number of the file: which group of which split of whose people."""

    place: Place
    group: str
    value: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The sheet with its shape, its page where only one can be meant, and its day."""

    laid: Laid
    shape: Shape
    door: Door
    only: PagePart | None
    day: date


class MarginsReader:
    """Reads sexes, ages, cities and countries of the audience."""

    name = "margins"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure by a column of groups that are sexes, ages or places beside shares or counts."""
        sheet = peek(head, path)
        return 0.9 if sheet is not None and _is_make_up(sheet, path) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows; SourceError where otvet.toml does not tell whose audience it is."""
        sheet = open_sheet(path)
        if not _is_make_up(sheet, path):
            raise header_lost(path)
        table = _table(sheet, path, door)
        notes = list(sheet.notes)
        if not table.laid.has("day"):
            notes.append(f"day_of_the_file:{table.day.isoformat()}")
        pages = sorted(part.ref + part.title for part in door.config.pages)
        return Reading(
            rows=_rows(table),
            completeness=Completeness(notes=tuple(notes)),
            identity=identity_of(
                self.name, VERSION, str(table.day), *pages, path.stem, *table.laid.identity
            ),
        )


MARGINS = MarginsReader()


def _is_make_up(sheet: Sheet, path: Path) -> bool:
    shape, places = shape_of(sheet.header)
    if not shape:
        return False
    laid = Laid(sheet=sheet, places=places, orders={}, commas={}, path=path)
    looked = list(islice(laid.records(), _LOOKED_AT))
    known = sum(bool(_group(laid, shape, record)[1]) for record in looked)
    return known > 0 and 2 * known >= len(looked)


def _group(laid: Laid, shape: Shape, record: Record) -> tuple[str, str]:
    """What the row splits by, and its group."""
    if shape == "long":
        attribute = attribute_named(laid.words(record, "attribute"))
    else:
        attribute = attribute_named(laid.header("group"))
    group = group_named(attribute, laid.words(record, "group")) if attribute else ""
    return attribute, group


def _table(sheet: Sheet, path: Path, door: Door) -> Table:
    shape, places = shape_of(sheet.header)
    laid = lay(sheet, path, places=places, dates={"day"})
    networks = frozenset(network_of(part) for part in door.config.pages) - {"file"}
    found = candidates(door.config, networks, path=path)
    if len(found) != 1 and not laid.has("page"):
        raise needs_page(path, parts=found, example="vk:teahouse")
    day = day_in_name(path) or latest_moment(path, door).astimezone(UTC).date()
    only = found[0] if len(found) == 1 else None
    return Table(laid=laid, shape=shape, door=door, only=only, day=day)


def _rows(table: Table) -> Iterator[Row]:
    wholes = _wholes(table)
    seen: set[tuple[Place, str]] = set()
    told: set[PageRef] = set()

    def make(record: Record) -> Row:
        found = _found(table, record)
        if {(one.place, one.group) for one in found} <= seen:
            return Row(record.number, left_out="repeat")
        facts = [fact for one in found if (fact := _fact(table, record, one, wholes)) is not None]
        seen.update((one.place, one.group) for one in found)
        if not facts:
            return Row(record.number, left_out="whole_not_told")
        return Row(record.number, facts=(*_page(table, facts[0].page, told), *facts))

    return rows(table.laid, make)


def _page(table: Table, page: PageRef, told: set[PageRef]) -> tuple[Fact, ...]:
    if page in told:
        return ()
    told.add(page)
    part = next(part for part in table.door.config.pages if part.ref == page)
    return (page_fact(part),)


def _found(table: Table, record: Record) -> list[Found]:
    laid = table.laid
    attribute, group = _group(laid, table.shape, record)
    if not group:
        raise BadRow("unknown_segment", laid.header("group"))
    if table.shape == "crossed":
        place = _place(table, record, "sex_age")
        return [
            Found(place=place, group=f"{sex};{group}", value=laid.number(record, sex).value)
            for sex in (FEMALE, MALE)
        ]
    role = "share" if laid.has("share") and laid.words(record, "share") else "count"
    value = laid.number(record, role).value
    return [Found(place=_place(table, record, attribute), group=mask(group), value=value)]


def _place(table: Table, record: Record, attribute: str) -> Place:
    laid = table.laid
    page = page_named(laid, record, table.door) or (PageRef(table.only.ref) if table.only else None)
    if page is None:
        raise BadRow("no_page", laid.header("page"))
    base = base_named(laid.words(record, "base")) if laid.has("base") else None
    base = base or base_named(laid.header("count")) or "followers"
    day = laid.day(record, "day") if laid.words(record, "day") else table.day
    return page, day, base, attribute


def _wholes(table: Table) -> dict[Place, Decimal | None]:
    """What each split adds up to; None where a group of it has no number."""
    found: dict[Place, Decimal | None] = {}
    seen: set[tuple[Place, str]] = set()
    for record in table.laid.records():
        try:
            numbers = _found(table, record)
        except BadRow:
            continue
        for one in numbers:
            if (one.place, one.group) not in seen:
                seen.add((one.place, one.group))
                found[one.place] = _plus(found.get(one.place, Decimal(0)), one.value)
    return found


def _plus(before: Decimal | None, value: Decimal | None) -> Decimal | None:
    return None if before is None or value is None or value < 0 else before + value


def _fact(
    table: Table, record: Record, one: Found, wholes: dict[Place, Decimal | None]
) -> Margin | None:
    whole = wholes.get(one.place)
    if not whole or one.value is None:
        return None
    page, day, base, attribute = one.place
    said = table.laid.words(record, "share")
    is_share, has_sign = bool(said), "%" in said
    divisor = Decimal(100 if whole > _WHOLE and not has_sign else 1) if is_share else whole
    if is_share and whole > _MOST * divisor:
        raise BadRow("above_the_whole", table.laid.header("share"))
    return Margin(
        page=page,
        day=day,
        attribute=attribute,
        group=one.group,
        share=float(one.value / divisor),
        base=base,
        source=mask(table.laid.words(record, "source")),
    )
