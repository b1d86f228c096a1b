"""Saved replies of APIs: told by what stands in them, read by the network's own map."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from otvet.errors import SourceError, UnknownShape
from otvet.facts import Completeness, Fault, PageRef, Row
from otvet.i18n import mark
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.fields import Json, LeftOut
from otvet.sources.halves import whole
from otvet.sources.replies import bluesky, graph, insights, ok, telegram, vk, x, youtube
from otvet.sources.replies.kind import Around, Kind, Laid
from otvet.sources.replies.signs import Signs, signs_of, signs_of_head
from otvet.sources.table.frame import BadRow, day_in_name
from otvet.sources.table.objects import looks_like_json

VERSION = "1"
_OF_EMPTY = frozenset({"response", "data", "items", "result", "ok", "paging", "meta"})


def _is_empty(signs: Signs) -> bool:
    """Nothing but the wrapping of a list that has no items."""
    lists = ("response.items", "response", "data", "items", "result")
    bare = any(signs.has(one) and not _holds(signs, one) for one in lists)
    return bare and signs.names <= _OF_EMPTY


def _holds(signs: Signs, place: str) -> bool:
    filled = signs.values.get(place) is not None
    return filled or any(one.startswith(f"{place}.") for one in signs.values)


def _refuse_empty(_replies: Sequence[Json], around: Around) -> NoReturn:
    raise SourceError(
        mark(
            "{file} is a reply without a single record: check the request, and where there was "
            "nothing to find take the file out of the inbox"
        ),
        {"file": around.path.name},
    )


KINDS: tuple[Kind, ...] = (
    Kind("empty", _is_empty, _refuse_empty),
    *vk.KINDS,
    *ok.KINDS,
    *youtube.KINDS,
    *telegram.KINDS,
    *bluesky.KINDS,
    *x.KINDS,
    *insights.KINDS,
    *graph.KINDS,
)
MOST_BYTES = 64_000_000
"""A page of a reply holds 1000 records at most; a file of hundreds of pages still fits."""


class RepliesReader:
    """Reads what the APIs of VK, OK, YouTube, Meta, Telegram, X and Bluesky reply."""

    name = "replies"

    def sniff(self, head: bytes, _path: Path, /) -> float:
        """Sure where the names in the JSON are those of a reply that is known."""
        return 0.97 if looks_like_json(head) and kind_of(signs_of_head(head)) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The replies' records; SourceError for an error body, a description, or another's page."""
        replies = _load(path)
        kinds = [kind_of(signs_of(reply)) for reply in replies]
        kind = next((one for one in kinds if one is not None), None)
        if kind is None:
            raise UnknownShape(
                mark("{file} holds no reply that Otvet knows: save the reply as it came"),
                {"file": path.name},
            )
        alike = [reply for reply, one in zip(replies, kinds, strict=True) if one is kind]
        laid = kind.lay(alike, Around(path, door))
        refs = sorted(page.page for page in laid.pages)
        return Reading(
            rows=_rows(laid, strange=len(replies) - len(alike)),
            completeness=Completeness(
                complete=laid.complete, notes=tuple(dict.fromkeys(laid.notes))
            ),
            identity=identity_of(
                self.name,
                VERSION,
                kind.name,
                str(door.zone),
                str(day_in_name(path)),
                laid.told,
                *refs,
            ),
        )


REPLIES = RepliesReader()


def kind_of(signs: Signs) -> Kind | None:
    """The kind of reply that shows these signs, None for one that nobody knows."""
    return next((kind for kind in KINDS if kind.fits(signs)), None)


def _load(path: Path) -> Sequence[Json]:
    """The replies of the file: one, a list of them, or one a line."""
    if path.stat().st_size > MOST_BYTES:
        raise SourceError(
            mark("{file} is larger than any reply: save each page of it as a file of its own"),
            {"file": path.name},
        )
    try:
        values = list(_values(whole(path.read_bytes()).decode("utf-8-sig")))
    except (ValueError, RecursionError):
        raise SourceError(
            mark("{file} breaks off or is damaged: save the reply again"), {"file": path.name}
        ) from None
    flat = [one for value in values for one in (value if isinstance(value, list) else [value])]
    return [one if isinstance(one, dict) else {} for one in flat]


def _values(text: str) -> Iterator[object]:
    decoder, place = json.JSONDecoder(), 0
    while (place := _next(text, place)) < len(text):
        value, place = decoder.raw_decode(text, place)
        yield value


def _next(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\r\n":
        place += 1
    return place


def _rows(laid: Laid, *, strange: int) -> Iterator[Row]:
    """A row for each record, then one for each reply in the file that is of another kind."""
    told: set[PageRef] = set()
    for number, record in enumerate(laid.records, 1):
        yield _with_pages(_row(laid, number, record), laid, told)
    for number in range(len(laid.records) + 1, len(laid.records) + strange + 1):
        yield Row(number, fault=Fault("another_reply"))


def _row(laid: Laid, number: int, record: object) -> Row:
    try:
        facts = tuple(laid.make(record))
    except BadRow as bad:
        return Row(number, fault=bad.fault)
    except LeftOut as left:
        return Row(number, left_out=left.reason)
    return Row(number, facts=facts) if facts else Row(number, left_out="nothing_to_take")


def _with_pages(row: Row, laid: Laid, told: set[PageRef]) -> Row:
    """The row with the pages that its facts are the first to be about."""
    about = {str(getattr(fact, "page", "")) for fact in row.facts}
    fresh = [page for page in laid.pages if page.page in about and page.page not in told]
    told.update(page.page for page in fresh)
    return replace(row, facts=(*fresh, *row.facts)) if fresh else row
