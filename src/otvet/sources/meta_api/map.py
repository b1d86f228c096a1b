"""What posts, comments, media and tags of Meta's Graph API mean."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from otvet.facts import ActorId, Fact, Mention, PageRef, Post
from otvet.sources.base import Door
from otvet.sources.fields import (
    Json,
    counters,
    field,
    figure,
    moment,
    native_id,
    objects,
    said,
    word,
)
from otvet.sources.meta.names import FACEBOOK, INSTAGRAM, kind_named
from otvet.sources.table.frame import BadRow

_IN_LINK = re.compile(r"facebook\.com/(\d+)/posts/(\d+)/?(?:\?|$)")
_COMMENT = re.compile(r"[?&]comment_id=(\d+)")
_REPLY = re.compile(r"[?&]reply_comment_id=(\d+)")


@dataclass(frozen=True, slots=True)
class Hung:
    """Where a comment of Facebook hangs, as its link or its id tells: ids are as the API gives them."""

    page: str = ""
    post: str = ""
    native: str = ""
    parent: str = ""


def hung(record: Json) -> Hung:
    """The comment's place; its own id may be asked for or stand in the link only.

    >>> hung({"permalink_url": "https://www.facebook.com/1/posts/2/?comment_id=3&reply_comment_id=4"})
    Hung(page='1', post='1_2', native='2_4', parent='2_3')
    """
    link = word(record, "permalink_url")
    at, top, reply = _IN_LINK.search(link), _COMMENT.search(link), _REPLY.search(link)
    page, post = (at[1], at[2]) if at else ("", "")
    own = reply[1] if reply else top[1] if top else ""
    in_link = f"{post}_{own}" if post and own else ""
    native = word(record, "id") or in_link
    parent = word(record, "parent", "id") or (
        f"{post}_{top[1]}" if post and reply is not None and top is not None else ""
    )
    return Hung(page, f"{page}_{post}" if at else "", native, parent)


def feed_post(record: Json, *, page: PageRef) -> Iterator[Fact]:
    """A post of a Facebook page with its counters."""
    native, at = native_id(record, "id"), moment(record, "created_time")
    shown = [word(one, "media_type") for one in objects(record, "attachments", "data")]
    status = word(record, "status_type").replace("_", " ")
    yield Post(
        page=page,
        native_id=native,
        at=at,
        kind=kind_named(shown[0]) if shown else kind_named(status or "status"),
        text=said(record, "message"),
    )
    counts = {
        "reaction": figure(record, "reactions", "summary", "total_count"),
        "comment": figure(record, "comments", "summary", "total_count"),
        "share": figure(record, "shares", "count"),
    }
    yield from counters(page, native, at, counts, post=native)


def wall_post(record: Json, *, page: PageRef, door: Door) -> Mention:
    """What somebody else has posted on a Facebook page."""
    return Mention(
        page=page,
        native_id=native_id(record, "id"),
        at=moment(record, "created_time"),
        kind="mention",
        text=said(record, "message"),
        actor=_actor(FACEBOOK, word(record, "from", "id"), door),
    )


def feed_comment(record: Json, *, page: PageRef, door: Door, own: Sequence[str]) -> Iterator[Fact]:
    """A comment under a post of a Facebook page."""
    place, at = hung(record), moment(record, "created_time")
    if not place.native:
        raise BadRow("no_id", "id")
    who = word(record, "from", "id")
    yield Mention(
        page=page,
        native_id=place.native,
        at=at,
        kind="reply" if place.parent else "comment",
        text=said(record, "message"),
        actor=None if who in own else _actor(FACEBOOK, who, door),
        is_own=bool(who) and who in own,
        post=place.post or None,
        parent=place.parent or None,
    )
    likes = figure(record, "like_count")
    yield from counters(page, place.native, at, {"like": likes}, post=None)


def media(record: Json, *, page: PageRef) -> Iterator[Fact]:
    """A post of an Instagram account with its counters."""
    native, at = native_id(record, "id"), moment(record, "timestamp")
    shown = word(record, "media_product_type") + " " + word(record, "media_type")
    yield Post(
        page=page,
        native_id=native,
        at=at,
        kind=kind_named(shown.replace("_", " ").lower()),
        text=said(record, "caption") or said(record, "text"),
    )
    counts = {
        "like": figure(record, "like_count"),
        "comment": figure(record, "comments_count"),
        "view": figure(record, "view_count"),
    }
    yield from counters(page, native, at, counts, post=native)


def tagged(record: Json, *, page: PageRef, door: Door, own: Sequence[str]) -> Mention:
    """Somebody's post that names or tags the account."""
    return _mention(record, page=page, door=door, own=own, kind="mention", text="caption")


def comment(
    record: Json, *, page: PageRef, door: Door, own: Sequence[str], post: str, parent: str = ""
) -> Iterator[Fact]:
    """A comment under a post of an Instagram account, or one elsewhere that names the account."""
    found = _mention(
        record, page=page, door=door, own=own, kind="comment", text="text", post=post, parent=parent
    )
    yield found
    likes = figure(record, "like_count")
    yield from counters(page, found.native_id, found.at, {"like": likes}, post=None)


def _mention(
    record: Json,
    *,
    page: PageRef,
    door: Door,
    own: Sequence[str],
    kind: str,
    text: str,
    post: str = "",
    parent: str = "",
) -> Mention:
    parent = parent or word(record, "parent_id")
    who = word(record, "from", "id") or word(record, "owner", "id")
    handle = word(record, "username") or word(record, "from", "username")
    is_own = (bool(who) and who in own) or (bool(handle) and handle.casefold() in own)
    actor = _actor(INSTAGRAM, who or handle.casefold(), door)
    return Mention(
        page=page,
        native_id=native_id(record, "id"),
        at=moment(record, "timestamp"),
        kind="mention" if kind == "mention" else "reply" if parent else "comment",
        text=said(record, text),
        actor=None if is_own else actor,
        is_own=is_own,
        post=word(record, "media", "id") or post or None,
        parent=parent or None,
    )


def _actor(network: str, who: str, door: Door) -> ActorId | None:
    return door.actor(network, who) if who else None


def has_author(record: Json) -> bool:
    """Whether the record says who has written it."""
    told = word(record, "username") or word(record, "from", "id") or word(record, "owner", "id")
    return bool(told) or field(record, "from") is not None
