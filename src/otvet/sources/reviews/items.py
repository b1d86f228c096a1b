"""Lists of records in JSON, one record at a time, and the plain values in them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from otvet.errors import SourceError
from otvet.facts import Fault, Row
from otvet.i18n import mark
from otvet.sources.halves import opened
from otvet.sources.json_events import DAMAGED, TooDeep, events, items
from otvet.sources.reviews.review import Found
from otvet.sources.table.cells import Cell
from otvet.sources.table.frame import BadRow
from otvet.sources.table.objects import looks_like_json, refuse_endless

Json = Mapping[str, object]
Take = Callable[[int, Json], Found]
"""Makes a review of the record with this number; BadRow where it cannot."""

_ENDS = 8_192


def has(*signs: bytes) -> Callable[[bytes], bool]:
    """Whether the beginning of a file is JSON with all of these fields."""
    fields = [re.compile(rb'"' + sign + rb'"\s*:') for sign in signs]
    return lambda head: looks_like_json(head) and all(field.search(head) for field in fields)


def refuse_bombs(path: Path) -> None:
    """SourceError for texts of megabytes and brackets without end, which would fill the memory."""
    refuse_endless(path)
    try:
        with opened(path) as file:
            for _ in events(file):
                pass
    except TooDeep:
        raise SourceError(
            mark("{file} is damaged at its beginning: export it again"), {"file": path.name}
        ) from None
    except DAMAGED:
        return


def found_in(path: Path, places: Sequence[str], take: Take) -> Iterator[Found]:
    """The records of the first list that stands at one of the places; none where there is none.

    A file that breaks off gives its whole records, and a fault for the place where it ends.
    """
    number = 0
    try:
        place = _place(path, places)
        if place is None:
            return
        with opened(path) as file:
            for item in items(file, place):
                number += 1
                yield _found(number, item, take)
    except DAMAGED:
        yield Row(number + 1, fault=Fault("file_is_cut"))


def records(path: Path, place: str) -> Iterator[Json]:
    """The objects of a further list in the file, as far as it can be read."""
    try:
        with opened(path) as file:
            for item in items(file, place):
                if isinstance(item, Mapping):
                    yield item
    except DAMAGED:
        return


def _place(path: Path, places: Sequence[str]) -> str | None:
    with opened(path) as file:
        for prefix, event, _ in events(file):
            if event == "start_map" and prefix in places:
                return str(prefix)
    return None


def _found(number: int, item: object, take: Take) -> Found:
    if not isinstance(item, Mapping):
        return Row(number, fault=Fault("unreadable_row"))
    try:
        return take(number, item)
    except BadRow as bad:
        return Row(number, fault=bad.fault)


def ends(path: Path) -> bytes:
    """The beginning and the end of a file, where a list says whether it goes on."""
    with path.open("rb") as file:
        head = file.read(_ENDS)
        file.seek(max(len(head), path.stat().st_size - _ENDS))
        return head + file.read(_ENDS)


def inside(item: object, *steps: str) -> object:
    """What stands under these names one inside another, None where one of them is missing."""
    for step in steps:
        item = item.get(step) if isinstance(item, Mapping) else None
    return item


def cell(item: object, *steps: str) -> Cell:
    """The plain value under these names, None for anything else."""
    found = inside(item, *steps)
    return found if isinstance(found, str | int | float) and not isinstance(found, bool) else None


def said(item: object, *steps: str) -> str:
    """The text under these names, "" for anything else."""
    found = inside(item, *steps)
    return found.strip() if isinstance(found, str) else ""
