"""What updates of a bot mean: posts, comments, reactions, people who join and leave."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from otvet.facts import ActorId, Follow, Interaction, Mention, PageRef, Post
from otvet.sources.base import Door
from otvet.sources.fields import (
    Json,
    LeftOut,
    field,
    figure,
    mapped,
    moment,
    moment_of,
    native_id,
    objects,
    said,
    word,
)
from otvet.sources.telegram.message import media

NETWORK = "telegram"
_CODE = re.compile(r"(?=.*[a-z])(?=.*[\d_-])[a-z\d_-]{1,32}")
INSIDE = frozenset({"creator", "administrator", "member"})
_MEDIA: dict[str, Literal["text", "photo", "video", "poll", "other"]] = {
    "": "text",
    "photo": "photo",
    "video": "video",
    "poll": "poll",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The chat of an update: the page, and the ids under which the brand writes there."""

    page: PageRef
    door: Door
    own: frozenset[str]


def bare(chat: object) -> str:
    """The id of a chat as exports write it, without the Bot API's prefix.

    >>> bare({"id": -1001900000001}), bare({"id": 111})
    ('1900000001', '111')
    """
    native = word(chat, "id")
    return native.removeprefix("-100") if native.startswith("-100") else native.removeprefix("-")


def post(record: Json, *, place: Place) -> Post:
    """A post of the channel, new or edited."""
    shown = _media(record)
    edited = field(record, "edit_date")
    return Post(
        page=place.page,
        native_id=native_id(record, "message_id"),
        at=moment(record, "date"),
        kind=_MEDIA.get(shown, "other"),
        text=_said(record),
        edited_at=moment_of(edited) if edited else None,
    )


def message(record: Json, *, place: Place) -> Mention | Interaction:
    """A message of a group: under a post a comment, under a comment a reply, else talk."""
    if field(record, "is_automatic_forward") is True:
        raise LeftOut("post_mirrored")
    if not _has_words(record) and not _media(record):
        raise LeftOut("service_message")
    who, root = _author(record), _root(record)
    own = who in place.own
    native, at, text = native_id(record, "message_id"), moment(record, "date"), _said(record)
    actor = None if own else _actor(who, place.door)
    parent = word(record, "reply_to_message", "message_id")
    if not text and not own:
        return Interaction(
            page=place.page,
            native_id=f"{native}:message",
            at=at,
            kind="comment",
            actor=actor,
            post=root or None,
            subkind=_media(record),
        )
    return Mention(
        page=place.page,
        native_id=native,
        at=at,
        kind="group_message" if not root else "comment" if parent in {root, ""} else "reply",
        text=text,
        actor=actor,
        is_own=own,
        is_forward="forward_origin" in record or "forward_date" in record,
        post=root or None,
        parent=parent or None,
    )


def _root(record: Json) -> str:
    """The post's copy in the group, which opens the thread; "" for talk outside of threads."""
    above = mapped(record, "reply_to_message")
    if field(above, "is_automatic_forward") is True:
        return word(above, "message_id")
    return word(record, "message_thread_id") if above else ""


def root_channel(record: Json) -> str:
    """The channel whose post is commented on, "" where the update does not hold the post."""
    above = mapped(record, "reply_to_message")
    if field(above, "is_automatic_forward") is not True:
        return bare(mapped(record, "sender_chat")) if _mirrors(record) else ""
    return bare(mapped(above, "forward_origin", "chat") or mapped(above, "sender_chat"))


def _mirrors(record: Json) -> bool:
    return field(record, "is_automatic_forward") is True


def membership(record: Json, *, place: Place) -> Follow:
    """Somebody who has joined or left; a change of rights is neither."""
    was, now = _is_inside(record, "old_chat_member"), _is_inside(record, "new_chat_member")
    who = word(record, "new_chat_member", "user", "id")
    if was == now or field(record, "new_chat_member", "user", "is_bot") is True:
        raise LeftOut("service_member")
    actor = _actor(f"user{native_id({'id': who}, 'id')}", place.door)
    at = moment(record, "date")
    if actor is None:
        raise LeftOut("deleted_account")
    if not now:
        return Follow(page=place.page, actor=actor, at=at, state="left")
    return Follow(page=place.page, actor=actor, at=at, state="joined", via=_via(record))


def _via(record: Json) -> str:
    """How somebody joined; of a link's name only a code is kept, for words may name people."""
    if mapped(record, "invite_link"):
        name = word(record, "invite_link", "name").strip().lower()
        return f"link:{name}" if _CODE.fullmatch(name) else "link"
    if field(record, "via_chat_folder_invite_link") is True:
        return "folder"
    return "request" if field(record, "via_join_request") is True else ""


def _is_inside(record: Json, name: str) -> bool:
    status = word(record, name, "status")
    return status in INSIDE or (status == "restricted" and field(record, name, "is_member") is True)


def reaction_counts(record: Json, *, place: Place) -> Iterator[Interaction]:
    """The anonymous counters of a post, as they are now."""
    native, at = native_id(record, "message_id"), moment(record, "date")
    for order, one in enumerate(objects(record, "reactions")):
        n = figure(one, "total_count") or 0
        subkind, sign = _reaction(mapped(one, "type"), order)
        if n >= 1:
            yield _act(place, native, sign, subkind, at=at, actor=None, n=int(n))


def reaction(record: Json, *, place: Place) -> Iterator[Interaction]:
    """Somebody's reactions to a message; those taken back leave no fact."""
    native, at = native_id(record, "message_id"), moment(record, "date")
    chat, user = bare(mapped(record, "actor_chat")), word(record, "user", "id")
    who = f"channel{chat}" if chat else f"user{user}"
    actor = _actor(who, place.door) if chat or user else None
    for order, one in enumerate(objects(record, "new_reaction")):
        subkind, sign = _reaction(one, order)
        if actor is not None and who not in place.own:
            yield _act(place, native, f"{sign}:{actor}", subkind, at=at, actor=actor, n=1)


def _reaction(kind: Json, order: int) -> tuple[str, str]:
    emoji = word(kind, "emoji")
    subkind = emoji or word(kind, "type")
    return subkind, emoji or f"{subkind}{order}"


def _act(
    place: Place,
    native: str,
    sign: str,
    subkind: str,
    *,
    at: datetime,
    actor: ActorId | None,
    n: int,
) -> Interaction:
    return Interaction(
        page=place.page,
        native_id=f"{native}:reaction:{sign}",
        at=at,
        kind="reaction",
        actor=actor,
        post=native,
        subkind=subkind,
        n=n,
    )


def _author(record: Json) -> str:
    chat = bare(mapped(record, "sender_chat"))
    return f"channel{chat}" if chat else f"user{word(record, 'from', 'id')}"


def _actor(who: str, door: Door) -> ActorId | None:
    """The same number as for the id in an export, where a person's stands without its kind."""
    native = who.removeprefix("user")
    return door.actor(NETWORK, native) if native else None


def _has_words(record: Json) -> bool:
    return bool(word(record, "text") or word(record, "caption"))


def _said(record: Json) -> str:
    text = said(record, "text") or said(record, "caption")
    return text or said(record, "poll", "question")


def _media(record: Json) -> str:
    if any(name in record for name in ("video", "video_note", "animation")):
        return "video"
    shown = ("sticker", "voice", "audio", "document", "location", "contact", "dice", "story")
    return media(dict(record)) or ("other" if any(name in record for name in shown) else "")
