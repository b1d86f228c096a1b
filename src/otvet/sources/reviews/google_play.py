"""The monthly CSV of reviews from the Play Console: a row for each rating, with words or without.

A review that was changed stands again in the month of the change. A rating without words has no
number of its own; it is known again by the millisecond it was left in, the device and language.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from otvet.facts import Row
from otvet.sources.reviews.review import Found, Review, System, maybe_when, needed_id, stars, when
from otvet.sources.table.cells import Cell, Record, fit, text
from otvet.sources.table.first_rows import first_rows, header_lost, no_row
from otvet.sources.table.frame import BadRow, hashed
from otvet.sources.table.make_texts import in_one
from otvet.sources.table.names import plain
from otvet.sources.table.open import open_sheet

_PACKAGE, _STARS, _LINK = "Package Name", "Star Rating", "Review Link"
_LEFT, _CHANGED, _REPLIED = "Review Submit", "Review Last Update", "Developer Reply"
_NEEDED = frozenset((_PACKAGE, _STARS, f"{_LEFT} Date and Time", "Review Text"))
_TOLD_BY = frozenset(map(plain, _NEEDED))
_COLUMNS = (
    *_NEEDED,
    _LINK,
    f"{_LEFT} Millis Since Epoch",
    f"{_CHANGED} Date and Time",
    f"{_REPLIED} Date and Time",
    f"{_REPLIED} Text",
    "Review Title",
    "Reviewer Language",
    "Device",
)
_ID = re.compile(r"[?&]reviewId=([^&#\s]+)")


def _fits(head: bytes) -> bool:
    rows = first_rows(head)
    return bool(rows) and set(rows[0]) >= _TOLD_BY


def _found(path: Path) -> Iterator[Found]:
    sheet = open_sheet(path)
    places = _places(sheet.header)
    if not places.keys() >= _NEEDED:
        raise header_lost(path)
    for record in sheet.records():
        row = no_row(record, sheet.header)
        yield row or _taken(
            _Line(Record(record.number, fit(record.cells, len(sheet.header))), places)
        )


def _places(header: Sequence[str]) -> dict[str, int]:
    """Where the columns stand, by their names."""
    found = {plain(name): place for place, name in enumerate(header)}
    return {name: found[plain(name)] for name in _COLUMNS if plain(name) in found}


class _Line:
    """A row with its cells by the names of their columns."""

    def __init__(self, record: Record, places: dict[str, int]) -> None:
        self.number, self._cells, self._places = record.number, record.cells, places

    def cell(self, name: str) -> Cell:
        place = self._places.get(name)
        return self._cells[place] if place is not None else None

    def said(self, name: str) -> str:
        return text(self.cell(name))


def _taken(line: _Line) -> Found:
    try:
        return _review(line)
    except BadRow as bad:
        return Row(line.number, fault=bad.fault)


def _review(line: _Line) -> Review:
    left = when(line.cell(f"{_LEFT} Date and Time"), f"{_LEFT} Date and Time")
    changed = maybe_when(line.cell(f"{_CHANGED} Date and Time"), f"{_CHANGED} Date and Time")
    package = needed_id(line.cell(_PACKAGE), _PACKAGE)
    title = line.said("Review Title")
    review = in_one(line.said("Review Text") or title, title=title)
    replied = f"{_REPLIED} Date and Time"
    return Review(
        number=line.number,
        native_id=_native_id(line, package, is_said=bool(review)),
        at=changed or left,
        rated_at=left,
        text=review,
        rating=stars(line.cell(_STARS), _STARS),
        place=package,
        product=package,
        reply=line.said(f"{_REPLIED} Text"),
        reply_at=maybe_when(line.cell(replied), replied),
    )


def _native_id(line: _Line, package: str, *, is_said: bool) -> str:
    link = _ID.search(line.said(_LINK))
    if link:
        return needed_id(link[1], _LINK)
    if is_said:
        raise BadRow("no_id", _LINK)
    left = line.said(f"{_LEFT} Millis Since Epoch") or line.said(f"{_LEFT} Date and Time")
    return hashed(package, left, line.said("Device"), line.said("Reviewer Language"))


GOOGLE_PLAY = System(network="google_play", page_kind="place", fits=_fits, found=_found, dated=True)
