"""The channel and its discussion group as Telegram Desktop exports them: `result.json`."""

import json
from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np

from otvet.demo.accounts import (
    BRAND_NAME,
    CHANNEL_ID,
    GROUP_ID,
    clock,
    shown_name,
    telegram_id,
    unixtime,
)
from otvet.demo.people import NEVER, TELEGRAM
from otvet.demo.voices import SECONDS_A_DAY, Comment, Post
from otvet.demo.world import World
from otvet.stats.arrays import IntArray

Message = dict[str, Any]
_OURS = f"channel{CHANNEL_ID}"
_EMOJI = ("❤", "👍", "🔥", "🍵")
_REACTED_TO = 0.15
"""Share of comments in the group that get reactions."""
_JOIN_GROUP = 0.25
"""Share of new followers of the channel who join its discussion group too."""


def channel_export(world: World, rng: np.random.Generator) -> Message:
    """The channel: its creation and all its posts."""
    messages = [_service(-10 * SECONDS_A_DAY, _OURS, BRAND_NAME, "create_channel")]
    messages[0]["title"] = BRAND_NAME
    fans = len(world.people.followers(TELEGRAM, 0))
    messages += [_post(post) | _counters(fans, rng) for post in world.posts]
    return _chat(BRAND_NAME, "public_channel", CHANNEL_ID, messages)


def group_export(world: World, rng: np.random.Generator) -> Message:
    """The discussion group: mirrored posts, comments, the brand's replies, people who join."""
    comments = [comment for comment in world.comments if comment.page == TELEGRAM]
    drafts = chain(_mirrored(world.posts), _said(comments, world, rng), _joins(world, rng))
    ordered = sorted(drafts, key=lambda draft: (draft[0], draft[1]))
    ids = {mark: number for number, (_, mark, _) in enumerate(ordered, start=1)}
    messages = []
    for _, mark, message in ordered:
        answered = message.pop("answers", None)
        reply = {} if answered is None else {"reply_to_message_id": ids[answered]}
        messages.append({"id": ids[mark]} | _before_text(message, reply))
    name = f"{BRAND_NAME} · чат"
    return _chat(name, "public_supergroup", GROUP_ID, messages)


def as_bytes(export: Message) -> bytes:
    """The export as the program writes it."""
    return (json.dumps(export, ensure_ascii=False, indent=1) + "\n").encode()


def _chat(name: str, kind: str, number: int, messages: list[Message]) -> Message:
    numbered = [{"id": i} | message for i, message in enumerate(messages, start=1)]
    return {"name": name, "type": kind, "id": number, "messages": numbered}


def _before_text(message: Message, more: Message) -> Message:
    """The export puts replies and forwards before the text."""
    head = {key: message[key] for key in message if key not in _TAIL}
    return head | more | {key: message[key] for key in _TAIL if key in message}


_TAIL = ("text", "text_entities", "reactions")


def _times(second: int) -> Message:
    return {"date": clock(second), "date_unixtime": str(unixtime(second))}


def _service(second: int, actor_id: str, actor: str | None, action: str) -> Message:
    who = {"actor": actor, "actor_id": actor_id, "action": action}
    return {"type": "service", **_times(second), **who, "text": "", "text_entities": []}


def _message(second: int, name: str | None, who: str, text: list[Message]) -> Message:
    plain = len(text) == 1 and text[0]["type"] == "plain"
    shown = [part["text"] if part["type"] == "plain" else part for part in text]
    return {
        "type": "message",
        **_times(second),
        "from": name,
        "from_id": who,
        "text": shown[0] if plain else shown,
        "text_entities": text,
    }


def _post(post: Post, *, later: int = 0) -> Message:
    text = [
        {"type": "bold", "text": post.title},
        {"type": "plain", "text": f"\n{post.body} "},
        {"type": "text_link", "text": "Меню", "href": "https://example.org/menu"},
    ]
    return _message(post.second + later, BRAND_NAME, _OURS, text)


def _counters(fans: int, rng: np.random.Generator) -> Message:
    """A channel shows how many reacted, never who."""
    counts = rng.poisson(fans * np.array([0.006, 0.004, 0.002, 0.001]))
    return {
        "reactions": [
            {"type": "emoji", "count": int(count), "emoji": emoji}
            for emoji, count in zip(_EMOJI, counts, strict=True)
            if count
        ]
    }


_Draft = tuple[int, str, Message]
"""Second, an own mark, the message; `answers` holds the mark of the message it replies to."""


def _mirrored(posts: tuple[Post, ...]) -> Iterator[_Draft]:
    for post in posts:
        message = _post(post, later=2)
        forwarded = {"forwarded_from": BRAND_NAME, "saved_from": BRAND_NAME}
        yield post.second + 2, f"post {post.number}", _before_text(message, forwarded)


def _said(comments: list[Comment], world: World, rng: np.random.Generator) -> Iterator[_Draft]:
    fans: dict[int, IntArray] = {}
    for comment in comments:
        day = comment.second // SECONDS_A_DAY
        if day not in fans:
            fans[day] = world.people.followers(TELEGRAM, day)
        name, who = _author(comment)
        message = _message(comment.second, name, who, [{"type": "plain", "text": comment.text}])
        if not comment.aside:
            message["answers"] = _answered(comment)
        if comment.person is not None and rng.random() < _REACTED_TO:
            message["reactions"] = [_reaction(comment.second, fans[day], rng)]
        yield comment.second, f"comment {comment.number}", message


def _author(comment: Comment) -> tuple[str | None, str]:
    if comment.person is None:
        return BRAND_NAME, _OURS
    return shown_name(comment.person), telegram_id(comment.person)


def _answered(comment: Comment) -> str:
    return f"post {comment.post}" if comment.parent is None else f"comment {comment.parent}"


def _reaction(second: int, fans: IntArray, rng: np.random.Generator) -> Message:
    """A group shows who reacted."""
    who = rng.choice(fans, 1 + int(rng.integers(3)), replace=False)
    recent = [
        {
            "from": shown_name(int(person)),
            "from_id": telegram_id(int(person)),
            "date": clock(second + 30 + 40 * place),
        }
        for place, person in enumerate(who)
    ]
    emoji = _EMOJI[int(rng.integers(len(_EMOJI)))]
    return {"type": "emoji", "count": len(recent), "emoji": emoji, "recent": recent}


def _joins(world: World, rng: np.random.Generator) -> Iterator[_Draft]:
    joined = world.people.joined[TELEGRAM]
    for person in np.flatnonzero((joined >= 0) & (joined < NEVER)):
        if rng.random() < _JOIN_GROUP:
            second = int(joined[person]) * SECONDS_A_DAY + int(rng.integers(9 * 3600, 23 * 3600))
            name, who = shown_name(int(person)), telegram_id(int(person))
            message = _service(second, who, name, "join_group_by_link")
            message["inviter"] = "Group"
            yield second, f"join {person}", message
