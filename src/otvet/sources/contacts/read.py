"""Tables of people's e-mails and phones; of each nothing is kept but the brand's number for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date
from functools import lru_cache
from itertools import islice
from pathlib import Path

from otvet.config import PagePart
from otvet.errors import SourceError
from otvet.facts import ActorId, Completeness, Fact, PageRef, Row
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.contact import Known, contact, contacts_in, holds_contact
from otvet.sources.contacts.names import (
    COLUMNS,
    columns_of,
    has_left,
    is_beside,
    is_contact,
    is_named_so,
    is_of_others,
    list_named,
)
from otvet.sources.own_pages import page_fact, parts_of
from otvet.sources.table.cells import Record, Sheet, text
from otvet.sources.table.columns import evidence
from otvet.sources.table.first_rows import header_lost
from otvet.sources.table.frame import BadRow, day_in_name, latest_moment
from otvet.sources.table.guesses import Table, guess
from otvet.sources.table.laid import Laid, places_of, rows
from otvet.sources.table.mapping import SURE_ENOUGH
from otvet.sources.table.names import item_named, plain
from otvet.sources.table.objects import looks_like_json
from otvet.sources.table.open import likely_table, open_sheet
from otvet.sources.table.pages import networks_in
from otvet.sources.table.profile import load
from otvet.sources.table.read import TABLE
from otvet.sources.table.told import page_named
from otvet.text.privacy import mask

VERSION = "1"
_SURE = 0.85
_LOOKED_AT = 60
_FOLLOWERS = re.compile(r"follow|подписчик|podpischik|участник|member")
_OF_A_PAGE_NOT = re.compile(r"\b(?:bot|бот)\w?\b|рассыл|newsletter|mail")
"""Subscribers of a bot or a newsletter in a network follow no page by that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """The sheet with its columns of contacts, and what the whole file is a list of."""

    laid: Laid
    contacts: tuple[int, ...]
    door: Door
    name: str
    page: PagePart | None
    day: date


class ContactsReader:
    """Reads lists of e-mails and phones, whoever keeps them."""

    name = "contacts"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure by columns of contacts beside which nothing stands but what such lists hold.

        A table with other columns is one if it is called so; contacts it must hold anyway.
        """
        if looks_like_json(head) or not likely_table(head):
            return 0.0
        stat = path.stat()
        return _SURE if _is_list(path, stat.st_mtime_ns, stat.st_size) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's people; a table that a person has mapped, or that is surely another, goes so.

        Raises:
            SourceError: no column of it holds contacts.
        """
        sheet = open_sheet(path)
        if _is_another_table(sheet, path, door):
            return TABLE.read(path, door)
        if not columns_of(sheet.header):
            raise header_lost(path)
        found = _list(sheet, path, door)
        pages = sorted(part.ref + part.title for part in door.config.pages)
        what = (found.name, found.page.ref if found.page else "", str(found.day))
        return Reading(
            rows=_rows(found),
            completeness=Completeness(notes=_notes(sheet, found, path)),
            identity=identity_of(self.name, VERSION, *what, *pages, *found.laid.identity),
        )


CONTACTS = ContactsReader()


@lru_cache(maxsize=8)
def _is_list(path: Path, _changed: int, _size: int) -> bool:
    """Whether the table holds contacts; kept for a moment, as files are asked more than once."""
    try:
        sheet = open_sheet(path)
    except SourceError:
        return False
    others = [name for name in sheet.header if not is_contact(name)]
    if any(map(is_of_others, others)) or _is_of_accounts(others, path):
        return False
    is_told = "list" in places_of(sheet.header, COLUMNS) or is_named_so(path)
    return (is_told or all(map(is_beside, others))) and _holds_contacts(sheet)


def _is_of_accounts(others: list[str], path: Path) -> bool:
    """Whether it is a network's list of members: their ids in the network tell more."""
    has_ids = any(item_named("member_id", name) is not None for name in others)
    return has_ids and bool(_FOLLOWERS.search(plain(path.stem)) and networks_in(plain(path.stem)))


def _holds_contacts(sheet: Sheet) -> bool:
    """Whether half of the cells that should be contacts are."""
    places = columns_of(sheet.header)
    looked = list(islice(sheet.records(), _LOOKED_AT))
    cells = [words for r in looked for i in places if (words := _cell(r, i))]
    return bool(cells) and 2 * sum(map(holds_contact, cells)) >= len(cells)


def _cell(record: Record, place: int) -> str:
    return text(record.cells[place]) if place < len(record.cells) else ""


def _is_another_table(sheet: Sheet, path: Path, door: Door) -> bool:
    """Whether a person has said what the table is, or it surely is a survey, orders, figures."""
    if load(door.profiles, sheet.header) is not None:
        return True
    best = guess(Table(columns=evidence(sheet), config=door.config, path=path, sheet=sheet))
    return best is not None and best.certainty >= SURE_ENOUGH


def _list(sheet: Sheet, path: Path, door: Door) -> List:
    places = places_of(sheet.header, COLUMNS)
    return List(
        laid=Laid(sheet=sheet, places=places, orders={}, commas={}, path=path),
        contacts=columns_of(sheet.header),
        door=door,
        name=list_named(path),
        page=None if "page" in places else _page_in_name(path, door),
        day=day_in_name(path) or latest_moment(path, door).astimezone(UTC).date(),
    )


def _page_in_name(path: Path, door: Door) -> PagePart | None:
    """The page whose followers these are, where the name says so and only one can be meant."""
    name = plain(path.stem)
    if not _FOLLOWERS.search(name) or _OF_A_PAGE_NOT.search(name):
        return None
    found = parts_of(door.config, networks_in(name))
    return found[0] if len(found) == 1 else None


def _notes(sheet: Sheet, found: List, path: Path) -> tuple[str, ...]:
    notes = list(sheet.notes)
    if day_in_name(path) is None:
        notes.append(f"day_of_the_file:{found.day.isoformat()}")
    if found.page is not None:
        notes.append(f"page_guessed:{found.page.ref}")
    return tuple(notes)


def _rows(found: List) -> Iterator[Row]:
    seen: set[tuple[str, PageRef | None, ActorId, ActorId]] = set()
    told: set[PageRef] = set()

    def make(record: Record) -> Row:
        if has_left(found.laid.words(record, "status")):
            return Row(record.number, left_out="unsubscribed")
        people = _people(found, record)
        if not people:
            return Row(record.number, left_out="no_contact")
        name, page = _list_of(found, record), _page_of(found, record)
        new = [one for one in people if (name, page, people[0].number, one.number) not in seen]
        if not new:
            return Row(record.number, left_out="repeat")
        seen.update((name, page, people[0].number, one.number) for one in new)
        facts = [contact(one, people[0], name, found.day, page) for one in new]
        return Row(record.number, facts=(*_page(found, page, told), *facts))

    return rows(found.laid, make)


def _people(found: List, record: Record) -> tuple[Known, ...]:
    """The person's numbers, each once; BadRow where all that stands there is no contact."""
    cells = {place: text(record.cells[place]) for place in found.contacts}
    people = contacts_in(found.door, *cells.values())
    strange = next((place for place, words in cells.items() if words), None)
    if strange is not None and not people:
        raise BadRow("not_a_contact", found.laid.sheet.header[strange])
    return people


def _list_of(found: List, record: Record) -> str:
    return mask(plain(found.laid.words(record, "list")))[:60] or found.name


def _page_of(found: List, record: Record) -> PageRef | None:
    named = page_named(found.laid, record, found.door)
    return named or (PageRef(found.page.ref) if found.page else None)


def _page(found: List, page: PageRef | None, told: set[PageRef]) -> tuple[Fact, ...]:
    if page is None or page in told:
        return ()
    told.add(page)
    part = next(part for part in found.door.config.pages if part.ref == page)
    return (page_fact(part),)
