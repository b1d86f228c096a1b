"""Answers of APIs saved as JSON: where the records of orders stand, and reading them one by one."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from otvet.facts import Fault
from otvet.sources.halves import opened, whole
from otvet.sources.json_events import DAMAGED, Event, events, items
from otvet.sources.table.objects import looks_like_json, refuse_endless

Json = Mapping[str, object]

_KEYS: tuple[tuple[str, frozenset[str]], ...] = (
    ("woocommerce", frozenset({"line_items", "date_created", "total"})),
    ("amocrm", frozenset({"status_id", "pipeline_id", "price"})),
    ("bitrix24", frozenset({"STAGE_ID", "OPPORTUNITY"})),
    ("bitrix24", frozenset({"stageId", "opportunity"})),
    ("wildberries", frozenset({"srid", "nmId", "date"})),
    ("wildberries", frozenset({"odid", "nmId", "date"})),
    ("wildberries", frozenset({"srid", "retail_amount", "doc_type_name"})),
    ("wildberries", frozenset({"srid", "retailAmount", "docTypeName"})),
    ("ozon", frozenset({"posting_number", "products", "status"})),
)
_MORE = ("has_next", "_links.next.href", "next")
_MOST_PLACES = 2_000


@dataclass(frozen=True, slots=True)
class Place:
    """Whose records they are, and where in the file they stand."""

    system: str
    prefix: str


def place_in(head: bytes) -> Place | None:
    """The place, as the beginning of a file shows it.

    >>> place_in(b'{"result": [{"ID": "3", "STAGE_ID": "WON", "OPPORTUNITY": "12')
    Place(system='bitrix24', prefix='result.item')
    """
    if not looks_like_json(head):
        return None
    return _place(events(io.BytesIO(whole(head).lstrip(b"\xef\xbb\xbf")), several=True))


def place_of(path: Path) -> Place | None:
    """The place, wherever in the file it stands.

    Raises:
        SourceError: the file holds a text that no export has.
    """
    refuse_endless(path)
    with opened(path) as file:
        return _place(events(file, several=True))


def _place(found: Iterator[Event]) -> Place | None:
    """The first object that has all the keys of a record of orders."""
    keys: dict[str, set[object]] = {}
    try:
        for prefix, event, value in found:
            if event == "start_map":
                if len(keys) > _MOST_PLACES:
                    return None
                keys[prefix] = set()
            elif event == "map_key" and prefix in keys:
                keys[prefix].add(value)
                system = next((name for name, all_of in _KEYS if all_of <= keys[prefix]), "")
                if system:
                    return Place(system, prefix)
    except DAMAGED:
        return None
    return None


def records(path: Path, place: Place) -> Iterator[tuple[int, Json | Fault]]:
    """Each record with its number; a fault for what is none, and where the file breaks off."""
    number = 0
    try:
        with opened(path) as file:
            found = items(file, place.prefix, several=True)
            for number, item in enumerate(found, start=1):
                yield number, item if isinstance(item, Mapping) else Fault("unreadable_row")
    except DAMAGED:
        yield number + 1, Fault("file_is_cut")


def has_more(path: Path) -> bool:
    """Whether the file says itself that it is one page of several, and the last one is not here."""
    more = False
    try:
        with opened(path) as file:
            for prefix, event, value in events(file, several=True):
                if event == "start_map" and prefix in {"", "item"}:
                    more = False
                elif prefix.removeprefix("item.").removeprefix("result.") in _MORE:
                    more = event in {"string", "number"} or value is True
    except DAMAGED:
        return more
    return more


def inner(record: Json, *names: str) -> object:
    """The value of a field inside fields, None where one of them is missing."""
    found: object = record
    for name in names:
        found = found.get(name) if isinstance(found, Mapping) else None
    return found


def maps(value: object) -> list[Json]:
    """The objects of a list; none for anything else."""
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []
