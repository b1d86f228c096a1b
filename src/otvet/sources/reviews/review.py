"""One review as any of the systems gives it, and the facts that it becomes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Literal

from otvet.facts import Fact, Interaction, Mention, PageRef, Row
from otvet.sources.base import Door
from otvet.sources.table.cells import Cell, text
from otvet.sources.table.dates import moment
from otvet.sources.table.frame import BadRow
from otvet.sources.table.ids import is_of_somebody
from otvet.sources.table.ratings import read_rating
from otvet.text.privacy import mask

RATED = "rating"
"""The kind of act that a rating without words is; its `subkind` is the stars."""

MOST_STARS = 5
_NEVER = datetime(2100, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A review as it stands in the file, unmasked; it never leaves this room.

    `at` is when the words that stand were written, `rated_at` when the review was first left.
    `place` is the app, shop or place as its network numbers it; `author` a number and no name.
    """

    number: int
    native_id: str
    at: datetime
    rated_at: datetime
    text: str = ""
    rating: float | None = None
    place: str = ""
    author: str = ""
    product: str = ""
    reply: str = ""
    reply_at: datetime | None = None


Found = Review | Row
"""What a record is: a review, or a row with its fault or the reason why it is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A system that exports reviews: how its files are told, and what they hold.

    `goes_on` says by a file's beginning and end and its number of records whether the list has
    further pages; `dated` that the newest review tells when the file was made.
    """

    network: str
    page_kind: Literal["place", "shop"]
    fits: Callable[[bytes], bool]
    found: Callable[[Path], Iterator[Found]]
    goes_on: Callable[[bytes, int], bool] = lambda _seen, _records: False
    dated: bool = False


def facts_of(review: Review, page: PageRef, door: Door) -> tuple[Fact, ...]:
    """The review with the brand's reply; without words it is an act of nobody known."""
    network = page.partition(":")[0]
    said = _mention(review, page, door, network) if review.text else _rated(review, page)
    return (said, *_reply(review, page))


def _mention(review: Review, page: PageRef, door: Door, network: str) -> Mention:
    return Mention(
        page=page,
        native_id=review.native_id,
        at=review.at,
        kind="review",
        text=mask(review.text),
        actor=door.actor(network, review.author) if review.author else None,
        rating=review.rating,
        product=review.product,
    )


def _rated(review: Review, page: PageRef) -> Interaction:
    return Interaction(
        page=page,
        native_id=f"{review.native_id}:{RATED}",
        at=review.rated_at,
        kind=RATED,
        subkind=f"{review.rating:g}" if review.rating else "",
    )


def _reply(review: Review, page: PageRef) -> tuple[Fact, ...]:
    if not review.reply:
        return ()
    reply = Mention(
        page=page,
        native_id=f"{review.native_id}:reply",
        at=review.reply_at or review.at,
        kind="reply",
        text=mask(review.reply),
        is_own=True,
        parent=review.native_id,
    )
    return (reply,)


def maybe_when(cell: Cell, column: str, *, zone: tzinfo = UTC) -> datetime | None:
    """The moment in a field, None where it is empty; BadRow where it is no moment."""
    if not text(cell):
        return None
    found = moment(cell, order="", zone=zone, before=_NEVER)
    if found is None:
        raise BadRow("bad_date", column)
    return found


def when(cell: Cell, column: str, *, zone: tzinfo = UTC) -> datetime:
    """The moment in a field; BadRow without one."""
    found = maybe_when(cell, column, zone=zone)
    if found is None:
        raise BadRow("no_date", column)
    return found


def needed_id(cell: Cell, column: str) -> str:
    """The record's own number; BadRow without one, or where somebody's name stands in its place."""
    found = text(cell)
    if not found or is_of_somebody(found):
        raise BadRow("no_id", column)
    return found


def stars(cell: Cell, column: str) -> float | None:
    """The stars in a field, None where none were given; BadRow for what are no stars."""
    found = read_rating(cell)
    if (found is None and text(cell)) or (found is not None and not 0 <= found <= MOST_STARS):
        raise BadRow("not_a_number", column)
    return found or None
