"""What VK's posts, comments, members and likes mean."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from otvet.facts import ActorId, Fact, Follow, Interaction, Mention, PageRef, Post
from otvet.sources.base import Door
from otvet.sources.fields import (
    Json,
    LeftOut,
    counters,
    field,
    figure,
    moment,
    moment_of,
    native_id,
    objects,
    word,
)
from otvet.text.normalise import clean
from otvet.text.privacy import HANDLE, mask

NETWORK = "vk"

_NAMED = re.compile(
    r"\[(?:id|club|public|event|app|https?://)[^\[\]|]{0,300}\|[^\[\]]{0,300}\]"
    r"|[@*](?:id|club|public|event)\d+\s*(?:\([^()]{0,200}\))?"
)
_KINDS: dict[str, Literal["text", "photo", "video", "poll", "other"]] = {
    "photo": "photo",
    "posted_photo": "photo",
    "photos_list": "photo",
    "album": "photo",
    "video": "video",
    "clip": "video",
    "poll": "poll",
}


def said(record: Json) -> str:
    """The words of a post or comment; a mention in brackets, which holds a name, is masked whole."""
    raw = field(record, "text")
    text = clean(raw) if isinstance(raw, str) else ""
    return mask(_NAMED.sub(HANDLE, text)).strip()


def author(record: Json) -> str:
    """Who wrote it: above nought a person, below nought a community, "" for nobody."""
    who = word(record, "from_id")
    return "" if who == "0" else who


def actor_of(who: str, door: Door) -> ActorId | None:
    """The brand's number for an author id; None where the reply names none."""
    return door.actor(NETWORK, who) if who else None


def is_post_of(record: Json, owner: str) -> bool:
    """Whether the wall's owner itself has posted it."""
    return author(record) in {owner, ""}


def post(record: Json, *, page: PageRef) -> Iterator[Fact]:
    """A post of the page with its counters."""
    if field(record, "is_deleted") is True:
        raise LeftOut("deleted")
    at, native = moment(record, "date"), native_id(record, "id")
    copied = objects(record, "copy_history")
    edited = field(record, "edited")
    yield Post(
        page=page,
        native_id=native,
        at=at,
        kind=_kind(record) if field(record, "attachments") else _kind(*copied),
        text=said(record) or next((said(one) for one in copied), ""),
        is_ad=_is_ad(record),
        edited_at=moment_of(edited) if edited else None,
    )
    yield from counters(page, native, at, _counts(record), post=native)


def _is_ad(record: Json) -> bool:
    return word(record, "marked_as_ads") == "1" or field(record, "marked_as_ads") is True


def _counts(record: Json) -> dict[str, float | None]:
    names = {"like": "likes", "comment": "comments", "share": "reposts", "view": "views"}
    return {kind: figure(record, name, "count") for kind, name in names.items()}


def _kind(*records: Json) -> Literal["text", "photo", "video", "poll", "other"]:
    shown = [word(one, "type") for record in records for one in objects(record, "attachments")]
    return _KINDS.get(shown[0], "other") if shown else "text"


def wall_mention(record: Json, *, page: PageRef, door: Door) -> Fact:
    """What somebody else has posted on the page's wall."""
    if field(record, "is_deleted") is True:
        raise LeftOut("deleted")
    native = native_id(record, "id")
    return _text(record, page=page, native=native, kind="mention", own=False, door=door)


def elsewhere(record: Json, *, page: PageRef, door: Door, own: bool) -> Fact:
    """A post on a wall of others; ids are counted anew on every wall, so a number stands for it."""
    wall = door.actor(NETWORK, native_id(record, "owner_id"))
    native = f"{wall}_{native_id(record, 'id')}"
    return _text(record, page=page, native=native, kind="mention", own=own, door=door)


def comment(record: Json, *, page: PageRef, owner: str, door: Door) -> Iterator[Fact]:
    """A comment or reply; a deleted one stays as a stone without words and author."""
    native = native_id(record, "id")
    who, at = author(record), moment(record, "date")
    if field(record, "deleted") is True:
        yield Mention(
            page=page,
            native_id=native,
            at=at,
            kind="reply" if _parent(record) else "comment",
            text="",
            deleted=True,
            post=word(record, "post_id") or None,
            parent=_parent(record),
        )
        return
    own = bool(who) and who == owner
    kind: Literal["comment", "reply"] = "reply" if _parent(record) else "comment"
    yield _text(record, page=page, native=native, kind=kind, own=own, door=door)
    yield from counters(page, native, at, {"like": figure(record, "likes", "count")}, post=None)


def _parent(record: Json) -> str | None:
    stack = [word({"id": one}, "id") for one in _stack(record)]
    return word(record, "reply_to_comment") or next(reversed(stack), "") or None


def _stack(record: Json) -> Sequence[object]:
    found = field(record, "parents_stack")
    return found if isinstance(found, list) else []


def _text(
    record: Json,
    *,
    page: PageRef,
    native: str,
    kind: Literal["comment", "reply", "mention"],
    own: bool,
    door: Door,
) -> Mention | Interaction:
    """The record as a mention; one without words (a sticker, a photo) as a bare act."""
    at, text = moment(record, "date"), said(record)
    actor = None if own else actor_of(author(record), door)
    about = word(record, "post_id") or None
    if not text and not own:
        shown = _kind(record)
        return Interaction(
            page=page,
            native_id=f"{native}:message",
            at=at,
            kind="comment",
            actor=actor,
            post=about,
            subkind="" if shown == "text" else shown,
        )
    return Mention(
        page=page,
        native_id=native,
        at=at,
        kind=kind,
        text=text,
        actor=actor,
        is_own=own,
        post=about,
        parent=_parent(record),
    )


def member(record: object, *, page: PageRef, seen: Json, door: Door) -> Follow:
    """A member of the community; `seen` holds the moment when the list was taken."""
    return Follow(page=page, actor=_listed(record, door), at=moment(seen, "at"), state="member")


def liker(record: object, *, page: PageRef, post: str, seen: Json, door: Door) -> Interaction:
    """Somebody who likes a post, which the list itself does not name."""
    actor = _listed(record, door)
    return Interaction(
        page=page,
        native_id=f"{post}:like:{actor}" if post else f"like:{actor}",
        at=moment(seen, "at"),
        kind="like",
        actor=actor,
        post=post or None,
    )


def _listed(record: object, door: Door) -> ActorId:
    """The account of a list, of ids or of objects that hold them."""
    item: Json = record if isinstance(record, dict) else {"id": record}
    sign = "-" if word(item, "type") in {"group", "page", "event"} else ""
    return door.actor(NETWORK, sign + native_id(item, "id"))
