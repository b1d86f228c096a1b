"""Search interest: Wordstat's table «Динамика» and the timeline of Google Trends."""

import hashlib
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from otvet.facts import Completeness, Row
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.search import trends, wordstat
from otvet.sources.search.phrases import Role, role_of
from otvet.sources.table.cells import Record, Sheet
from otvet.sources.table.first_rows import first_rows, no_row
from otvet.sources.table.frame import BadRow
from otvet.sources.table.open import open_sheet
from otvet.sources.table.peek import peek

VERSION = "1"


class SearchReader:
    """Reads how often phrases are looked for."""

    name = "search"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure by Wordstat's columns, or by the category that stands above Google's."""
        header = peek(head, path)
        if wordstat.is_wordstat(header) or trends.is_trends(header):
            return 0.95
        return 0.95 if trends.is_download(first_rows(head)) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows; SourceError for lists of phrases and of regions, which name no days."""
        sheet = open_sheet(path)
        made = datetime.fromtimestamp(path.stat().st_mtime, door.zone).date()
        if wordstat.is_wordstat(sheet.header):
            return _wordstat(sheet, path, door, made=made)
        return _trends(sheet, path, door, made=made)


SEARCH = SearchReader()


def _wordstat(sheet: Sheet, path: Path, door: Door, *, made: date) -> Reading:
    laid = wordstat.dynamics(sheet, path)
    role = role_of(laid.phrase, door.config)
    late = wordstat.provisional_days(laid, made=made)
    return Reading(
        rows=_rows(sheet, wordstat.maker(laid, role, made=made)),
        completeness=Completeness(notes=(*_late(late), *_strange({laid.phrase: role}))),
        identity=identity_of("wordstat", VERSION, laid.phrase, role, str(late)),
    )


def _trends(sheet: Sheet, path: Path, door: Door, *, made: date) -> Reading:
    with path.open("rb") as file:
        batch = hashlib.file_digest(file, "sha256").hexdigest()[:16]
    laid = trends.interest(sheet, path, batch=batch)
    roles = {phrase: role_of(phrase, door.config) for phrase, _ in laid.phrases.values()}
    late = trends.provisional_days(laid, made=made)
    below = trends.below_one(laid)
    notes = [f"below_one:{below}"] if below else []
    notes += [*_late(late), *_strange(roles)]
    told = [f"{phrase}>{role}" for phrase, role in roles.items()]
    return Reading(
        rows=_rows(sheet, trends.maker(laid, roles.__getitem__, made=made)),
        completeness=Completeness(notes=tuple(notes)),
        identity=identity_of("trends", VERSION, *told, str(late)),
    )


def _late(days: list[date]) -> tuple[str, ...]:
    """The period from which on figures are of a part of it only."""
    notes = [f"period_not_over:{min(days).isoformat()}"] if days else []
    return tuple(notes)


def _strange(roles: dict[str, Role]) -> tuple[str, ...]:
    """Phrases that name neither the brand nor a rival: kept, and counted in no answer."""
    strange = (phrase for phrase, role in roles.items() if role == "other")
    notes = [f"phrase_names_nobody:{phrase}" for phrase in strange]
    return tuple(notes)


def _rows(sheet: Sheet, make: Callable[[Record], Row]) -> Iterator[Row]:
    for record in sheet.records():
        row = no_row(record, sheet.header)
        if row is None:
            try:
                row = make(record)
            except BadRow as bad:
                row = Row(record.number, fault=bad.fault)
        yield row
