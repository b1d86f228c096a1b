"""The exports have the keys of Telegram Desktop, or the reader is tested on a fiction."""

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import numpy as np

from otvet.demo.accounts import CHANNEL_ID
from otvet.demo.telegram import channel_export, group_export
from otvet.demo.world import World, live

KEYS = {
    "message": {"id", "type", "date", "date_unixtime", "from", "from_id", "text", "text_entities"},
    "service": {"id", "type", "date", "date_unixtime", "actor", "actor_id", "action", "text"},
}
MAY = {"reactions", "reply_to_message_id", "forwarded_from", "saved_from", "inviter", "title"}


@cache
def world() -> World:
    """One world for all tests of this file."""
    return live(3)


@cache
def group() -> dict[str, Any]:
    """Its discussion group."""
    return group_export(world(), np.random.default_rng(0))


def test_every_message_has_the_keys_of_the_export_and_no_others() -> None:
    """A key that the program never writes would hide a fault of the reader."""
    for chat in (group(), channel_export(world(), np.random.default_rng(0))):
        for message in chat["messages"]:
            keys = set(message)
            assert KEYS[message["type"]] <= keys
            assert keys - KEYS[message["type"]] - {"text_entities"} <= MAY


def test_local_time_and_unix_time_are_the_same_moment() -> None:
    """The export gives Moscow's clock and UTC; a slip of hours would move days and months."""
    for message in group()["messages"][::50]:
        local = datetime.fromisoformat(message["date"]).replace(tzinfo=UTC)
        true = datetime.fromtimestamp(int(message["date_unixtime"]), UTC)
        assert local - true == timedelta(hours=3)


def test_messages_are_numbered_in_order_of_time() -> None:
    """The program writes them so, and the reader streams them so."""
    messages = group()["messages"]
    assert [m["id"] for m in messages] == list(range(1, len(messages) + 1))
    moments = [int(m["date_unixtime"]) for m in messages]
    assert moments == sorted(moments)


def test_every_reply_chain_ends_at_a_mirrored_post() -> None:
    """Only so can a comment be told from talk in the group."""
    by_id = {message["id"]: message for message in group()["messages"]}
    asides = 0
    for message in by_id.values():
        if message["type"] == "service" or "forwarded_from" in message:
            continue
        asides += "reply_to_message_id" not in message
        while "reply_to_message_id" in message:
            assert message["reply_to_message_id"] < message["id"]
            message = by_id[message["reply_to_message_id"]]
        assert "forwarded_from" in message or message["from_id"].startswith("user")
    assert asides > 50


def test_every_post_of_the_channel_is_mirrored_in_the_group() -> None:
    """Comments hang on the mirrored post, so a missing one would lose its thread."""
    mirrored = [m for m in group()["messages"] if "forwarded_from" in m]
    assert len(mirrored) == len(world().posts)
    assert {message["from_id"] for message in mirrored} == {f"channel{CHANNEL_ID}"}


def test_a_group_shows_who_reacted_and_a_channel_does_not() -> None:
    """Named reactions are acts of people; counters are not."""
    named = [r for m in group()["messages"] for r in m.get("reactions", ())]
    assert named
    assert all(reaction["count"] == len(reaction["recent"]) for reaction in named)
    channel = channel_export(world(), np.random.default_rng(0))
    counted = [r for m in channel["messages"] for r in m.get("reactions", ())]
    assert counted
    assert not [reaction for reaction in counted if "recent" in reaction]
