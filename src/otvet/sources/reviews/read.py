"""Reviews from app stores, maps and marketplaces, each told by its own fields."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from otvet.errors import UnknownShape
from otvet.facts import Completeness, Interaction, Mention, PageRef, Row
from otvet.i18n import mark
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.reviews.app_store import APP_STORE_CONNECT, APP_STORE_FEED
from otvet.sources.reviews.google_maps import GOOGLE_MAPS
from otvet.sources.reviews.google_play import GOOGLE_PLAY
from otvet.sources.reviews.items import ends, refuse_bombs
from otvet.sources.reviews.marketplaces import OZON, WILDBERRIES
from otvet.sources.reviews.pages import Pages
from otvet.sources.reviews.review import Found, Review, System, facts_of
from otvet.sources.table.objects import looks_like_json

VERSION = "1"
SYSTEMS = (GOOGLE_PLAY, APP_STORE_FEED, APP_STORE_CONNECT, GOOGLE_MAPS, WILDBERRIES, OZON)
_HEAD = 65_536


class ReviewsReader:
    """Reads reviews with their ratings and the brand's replies."""

    name = "reviews"

    def sniff(self, head: bytes, _path: Path, /) -> float:
        """Sure by the fields that only one system has."""
        return 0.95 if _system(head) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows; SourceError where otvet.toml names other pages of the network only."""
        with path.open("rb") as file:
            head = file.read(_HEAD)
        system = _system(head)
        if system is None:
            raise UnknownShape(
                mark("{file} holds no reviews: export it again"), {"file": path.name}
            )
        if looks_like_json(head):
            refuse_bombs(path)
        seen = _look(system.found(path))
        pages = Pages(path, door, system, list(seen.places))
        return Reading(
            rows=_rows(system.found(path), seen, pages, door),
            completeness=Completeness(notes=_notes(path, system, seen, pages)),
            identity=identity_of("reviews", VERSION, system.network, *sorted(pages.told)),
            observed_at=seen.newest if system.dated else None,
        )


REVIEWS = ReviewsReader()


def _system(head: bytes) -> System | None:
    return next((system for system in SYSTEMS if system.fits(head)), None)


@dataclass(slots=True)
class _Seen:
    """What a first look shows: which record of each review is the newest, and whose they are."""

    last: dict[tuple[str, str], tuple[datetime, int]] = field(default_factory=dict)
    places: dict[str, None] = field(default_factory=dict)
    records: int = 0
    has_authors: bool = False

    @property
    def newest(self) -> datetime | None:
        """When the newest words were written."""
        return max((at for at, _ in self.last.values()), default=None)


def _look(found: Iterator[Found]) -> _Seen:
    seen = _Seen()
    for item in found:
        seen.records += 1
        if not isinstance(item, Row):
            key = item.place, item.native_id
            if key not in seen.last or seen.last[key][0] < item.at:
                seen.last[key] = item.at, item.number
            seen.places[item.place] = None
            seen.has_authors = seen.has_authors or bool(item.author)
    return seen


def _rows(found: Iterator[Found], seen: _Seen, pages: Pages, door: Door) -> Iterator[Row]:
    """Every record with what became of it; each page is told once, before its first review."""
    told: set[PageRef] = set()
    for item in found:
        row = item if isinstance(item, Row) else _row(item, seen, pages, door)
        page = next((f.page for f in row.facts if isinstance(f, Mention | Interaction)), None)
        if page is not None and page not in told:
            told.add(page)
            row = replace(row, facts=(pages.told[page], *row.facts))
        yield row


def _row(review: Review, seen: _Seen, pages: Pages, door: Door) -> Row:
    page = pages.of(review.place)
    if page is None:
        return Row(review.number, left_out="not_the_brands_account")
    if seen.last[review.place, review.native_id][1] != review.number:
        return Row(review.number, left_out="repeat")
    if not (review.text or review.rating or review.reply):
        return Row(review.number, left_out="nothing_to_take")
    return Row(review.number, facts=facts_of(review, page, door))


def _notes(path: Path, system: System, seen: _Seen, pages: Pages) -> tuple[str, ...]:
    """What is known about how whole the file is, and what was taken for granted."""
    notes = [f"page_guessed:{ref}" for ref in pages.guessed]
    if not seen.has_authors:
        notes.append("no_authors")
    if system.goes_on(ends(path), seen.records):
        notes.append("list_goes_on")
    return tuple(notes)
