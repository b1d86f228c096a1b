"""Reviews of the App Store: the public feed of a country, and App Store Connect's own list."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from otvet.facts import Row
from otvet.sources.reviews.items import Json, cell, ends, found_in, has, inside, records, said
from otvet.sources.reviews.review import Found, Review, System, maybe_when, needed_id, stars, when
from otvet.sources.table.make_texts import in_one
from otvet.sources.table.objects import looks_like_json

_FEED, _LIST = ("feed.entry.item", "feed.entry"), ("data.item", "data")
_APP = re.compile(rb'customerreviews[^"]*?\bid=(\d+)')
_APP_OF_CONNECT = re.compile(rb'apps\\?/(\d+)[^"]*customerReviews')
_AUTHOR = re.compile(r"/id(\d+)\b")
_FEED_SIGNS = re.compile(rb'"im:rating"\s*:|customerreviews')
_NEXT = re.compile(rb'"next"\s*:\s*"')
_A_PAGE = 50


def _is_feed(head: bytes) -> bool:
    return has(b"feed")(head) and _FEED_SIGNS.search(head) is not None


def _feed(path: Path) -> Iterator[Found]:
    return found_in(path, _FEED, partial(_of_feed, _app(path, _APP)))


def _of_feed(app: str, number: int, entry: Json) -> Found:
    """A review; old feeds put the app itself in front, which has a name and no rating."""
    if not cell(entry, "im:rating", "label"):
        return Row(number, left_out="app_itself")
    at = when(cell(entry, "updated", "label"), "updated")
    author = _AUTHOR.search(said(entry, "author", "uri", "label"))
    title = said(entry, "title", "label")
    return Review(
        number=number,
        native_id=needed_id(cell(entry, "id", "label"), "id"),
        at=at,
        rated_at=at,
        text=in_one(said(entry, "content", "label") or title, title=title),
        rating=stars(cell(entry, "im:rating", "label"), "im:rating"),
        place=app,
        author=author[1] if author else "",
        product=app,
    )


def _is_connect(head: bytes) -> bool:
    return looks_like_json(head) and has(b"data")(head) and b"customerReviews" in head


def _connect(path: Path) -> Iterator[Found]:
    take = partial(_of_connect, _app(path, _APP_OF_CONNECT), _replies(path))
    return found_in(path, _LIST, take)


def _app(path: Path, sign: re.Pattern[bytes]) -> str:
    """The app's number in the list's own address, "" where the file does not hold it."""
    found = sign.search(ends(path))
    return found[1].decode() if found else ""


def _replies(path: Path) -> dict[str, Json]:
    """The brand's replies by their own numbers; they stand apart, if they were asked for."""
    replies = records(path, "included.item")
    return {str(reply.get("id")): reply for reply in replies if inside(reply, "attributes")}


def _of_connect(app: str, replies: dict[str, Json], number: int, item: Json) -> Found:
    reply = replies.get(str(inside(item, "relationships", "response", "data", "id")), {})
    changed = "lastModifiedDate"
    at = when(cell(item, "attributes", "createdDate"), "createdDate")
    title = said(item, "attributes", "title")
    return Review(
        number=number,
        native_id=needed_id(cell(item, "id"), "id"),
        at=at,
        rated_at=at,
        text=in_one(said(item, "attributes", "body") or title, title=title),
        rating=stars(cell(item, "attributes", "rating"), "rating"),
        place=app,
        product=app,
        reply=said(reply, "attributes", "responseBody"),
        reply_at=maybe_when(cell(reply, "attributes", changed), changed),
    )


APP_STORE_FEED = System(
    network="app_store",
    page_kind="place",
    fits=_is_feed,
    found=_feed,
    goes_on=lambda _, n: n >= _A_PAGE,
    dated=True,
)
APP_STORE_CONNECT = System(
    network="app_store",
    page_kind="place",
    fits=_is_connect,
    found=_connect,
    goes_on=lambda seen, _: _NEXT.search(seen) is not None,
)
