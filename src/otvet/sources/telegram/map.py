"""What each message of a channel or group means: posts, comments, acts, joins."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from otvet.facts import ActorId, Fact, Fault, Follow, Interaction, Mention, PageRef, Post, Row
from otvet.sources.base import Door
from otvet.sources.telegram.message import (
    author,
    clock_ahead,
    edited_at,
    is_ad,
    media,
    peer,
    sent_at,
    text_of,
    whole_number,
)
from otvet.sources.telegram.stream import Message
from otvet.sources.telegram.threads import Threads

NETWORK = "telegram"

_VIA = {"join_group_by_link": "link", "join_group_by_request": "request"}
_MEDIA_KINDS: dict[str, Literal["text", "photo", "video", "poll", "other"]] = {
    "": "text",
    "photo": "photo",
    "video": "video",
    "poll": "poll",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where messages stand: the page, and whose messages there are the brand's own.

    `own` and `mirrored` hold author ids such as `channel1900000001`; posts of the `mirrored`
    channels appear in the group by themselves and open the threads of comments.
    """

    page: PageRef
    door: Door
    own: frozenset[str]
    mirrored: frozenset[str] = frozenset()


def actor_of(who: str, door: Door) -> ActorId | None:
    """The brand's number for an author id; None for a deleted account."""
    if not who:
        return None
    return door.actor(NETWORK, who.removeprefix("user"))


def row_of(number: int, message: object, *, place: Place, threads: Threads, channel: bool) -> Row:
    """The message as facts, or the reason why it is none."""
    if not isinstance(message, dict):
        return Row(number, fault=Fault("not_a_message"))
    kind = message.get("type")
    if kind == "unsupported":
        return Row(number, left_out="unsupported")
    if not isinstance(message.get("id"), int):
        return Row(number, fault=Fault("no_id", "id"))
    at = sent_at(message, place.door.zone)
    if at is None:
        return Row(number, fault=Fault("bad_date", "date_unixtime"))
    if kind == "service":
        return _service_row(number, message, place, at)
    if channel:
        return _post_row(number, message, place, threads, at)
    return _talk_row(number, message, place, threads, at)


def _service_row(number: int, message: Message, place: Place, at: datetime) -> Row:
    action = str(message.get("action", ""))
    state = _membership(message, action)
    if state is None:
        known = action if action.isascii() and action.replace("_", "").isalpha() else "other"
        return Row(number, left_out=f"service_{known[:40]}")
    who = "" if message.get("actor") is None else peer(message.get("actor_id"))
    actor = actor_of(who, place.door)
    if actor is None:
        return Row(number, left_out="deleted_account")
    via = _VIA.get(action, "") if state == "joined" else ""
    return Row(number, facts=(Follow(page=place.page, actor=actor, at=at, state=state, via=via),))


def _membership(message: Message, action: str) -> Literal["joined", "left"] | None:
    """Joining by oneself is written as inviting oneself, and leaving as removing oneself."""
    if action in _VIA:
        return "joined"
    alone = message.get("members") == [message.get("actor")]
    if action == "invite_members" and alone:
        return "joined"
    return "left" if action == "remove_members" and alone else None


def _post_row(number: int, message: Message, place: Place, threads: Threads, at: datetime) -> Row:
    text, shown = text_of(message), media(message)
    if _continues_album(message, threads, text, shown):
        acts = tuple(_reactions(message, place, at))
        return Row(number, facts=acts) if acts else Row(number, left_out="album_part")
    post = Post(
        page=place.page,
        native_id=str(message["id"]),
        at=at,
        kind=_MEDIA_KINDS.get(shown, "other"),
        text=text or _question(message),
        is_ad=is_ad(message),
        edited_at=edited_at(message, place.door.zone),
    )
    return Row(number, facts=(post, *_acts(message, place, at)))


def _continues_album(message: Message, threads: Threads, text: str, shown: str) -> bool:
    """An album is several messages of one second, of which one has the words."""
    second = str(message.get("date_unixtime") or message.get("date"))
    before, threads.last_album = threads.last_album, (second if shown else "", shown)
    return bool(shown) and before[0] == second and not text and shown != "poll"


def _question(message: Message) -> str:
    poll = message.get("poll")
    question = poll.get("question") if isinstance(poll, dict) else None
    return text_of({"text": question}) if isinstance(question, str) else ""


def _talk_row(number: int, message: Message, place: Place, threads: Threads, at: datetime) -> Row:
    acts = _acts(message, place, at)
    if _opens_thread(message, place):
        threads.hang(message["id"], message["id"])
        return Row(number, facts=acts) if acts else Row(number, left_out="post_mirrored")
    said = _said(message, place, threads, at)
    return Row(number, facts=(said, *acts))


def _opens_thread(message: Message, place: Place) -> bool:
    if "forwarded_from" not in message or "reply_to_message_id" in message:
        return False
    return peer(message.get("from_id")) in place.mirrored


def _said(message: Message, place: Place, threads: Threads, at: datetime) -> Fact:
    """The message as a mention; one without words (a sticker, a photo) as a bare act."""
    parent = message.get("reply_to_message_id")
    here = isinstance(parent, int) and "reply_to_peer_id" not in message
    root = threads.root_of(parent) if here and isinstance(parent, int) else None
    if root is not None:
        threads.hang(message["id"], root)
    who = author(message)
    text = text_of(message) or _question(message)
    own = who in place.own
    actor = None if own else actor_of(who, place.door)
    post = str(root) if root is not None else None
    if not text and not own:
        return Interaction(
            page=place.page,
            native_id=f"{message['id']}:message",
            at=at,
            kind="comment",
            actor=actor,
            post=post,
            subkind=media(message),
        )
    return Mention(
        page=place.page,
        native_id=str(message["id"]),
        at=at,
        kind="group_message" if root is None else "comment" if parent == root else "reply",
        text=text,
        actor=actor,
        is_own=own,
        is_forward="forwarded_from" in message,
        post=post,
        parent=str(parent) if here else None,
    )


def _acts(message: Message, place: Place, at: datetime) -> tuple[Interaction, ...]:
    if "reactions" not in message and "poll" not in message:
        return ()
    return (*_reactions(message, place, at), *_votes(message, place, at))


def _reactions(message: Message, place: Place, at: datetime) -> Iterator[Interaction]:
    """Named reactions one by one, the rest of each counter as one anonymous row."""
    listed = message.get("reactions")
    for order, reaction in enumerate(listed if isinstance(listed, list) else []):
        if isinstance(reaction, dict):
            yield from _reaction(reaction, message, place, at, order)


def _reaction(
    reaction: dict[str, Any], message: Message, place: Place, at: datetime, order: int
) -> Iterator[Interaction]:
    emoji = reaction.get("emoji")
    subkind = emoji if isinstance(emoji, str) else str(reaction.get("type", ""))
    mark = subkind if isinstance(emoji, str) else f"{subkind}{order}"
    prefix = f"{message['id']}:reaction:{mark}"
    left = whole_number(reaction.get("count"))
    recent = reaction.get("recent")
    for entry in recent if isinstance(recent, list) else []:
        who = author(entry) if isinstance(entry, dict) else ""
        actor = actor_of(who, place.door)
        if actor is None or left == 0:
            continue
        left -= 1
        if who not in place.own:
            when = _reacted_at(entry, message, at)
            yield _act(place, message, f"{prefix}:{actor}", when, subkind, actor, 1)
    if left:
        yield _act(place, message, prefix, at, subkind, None, left)


def _reacted_at(entry: dict[str, Any], message: Message, at: datetime) -> datetime:
    """The reaction's own time is the computer's clock; the message tells how far it is ahead."""
    ahead = clock_ahead(message)
    try:
        clock = datetime.fromisoformat(str(entry.get("date"))).replace(tzinfo=UTC)
        return clock - ahead if ahead is not None else at
    except (ValueError, OverflowError):
        return at


def _act(
    place: Place,
    message: Message,
    native_id: str,
    at: datetime,
    subkind: str,
    actor: ActorId | None,
    n: int,
) -> Interaction:
    return Interaction(
        page=place.page,
        native_id=native_id,
        at=at,
        kind="reaction",
        actor=actor,
        post=str(message["id"]),
        subkind=subkind,
        n=n,
    )


def _votes(message: Message, place: Place, at: datetime) -> Iterator[Interaction]:
    poll = message.get("poll")
    n = whole_number(poll.get("total_voters")) if isinstance(poll, dict) else 0
    if n:
        yield Interaction(
            page=place.page,
            native_id=f"{message['id']}:vote",
            at=at,
            kind="vote",
            post=str(message["id"]),
            n=n,
        )
