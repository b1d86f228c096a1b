"""Replies of Telegram: updates of a bot and graphs of statistics."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.sources.reading import facts
from tests.sources.replies.saved import CANARY, HANDLE, brand, read, saved
from tests.sources.youtube.studio import fates

from otvet.errors import SourceError
from otvet.facts import Follow, Interaction, Mention, Metric, Page, Post
from otvet.sources.inbox import sniff

OUR = brand("telegram:1900000001", kind="channel")
CHANNEL = {"id": -1001900000001, "type": "channel", "title": CANARY, "username": HANDLE}
GROUP = {"id": -1001900000002, "type": "supergroup"}
PERSON = {"id": 111, "is_bot": False, "first_name": CANARY, "username": HANDLE}
MIRROR = {
    "message_id": 501,
    "chat": GROUP,
    "date": 1790920803,
    "sender_chat": CHANNEL,
    "is_automatic_forward": True,
    "forward_origin": {"type": "channel", "chat": CHANNEL, "message_id": 12},
    "text": "Привет",
}


def updates(*told: dict[str, Any]) -> dict[str, Any]:
    """What getUpdates replies."""
    result = [{"update_id": number, **one} for number, one in enumerate(told, 1)]
    return {"ok": True, "result": result}


def message(native: int, text: str, **more: object) -> dict[str, Any]:
    """A message of the group."""
    record = {"message_id": native, "chat": GROUP, "from": PERSON, "date": 1790921000}
    return {**record, "text": text, **more}


def test_posts_comments_replies_and_talk(tmp_path: Path) -> None:
    """A comment hangs on the post's copy in the group, as in the export of Telegram Desktop."""
    comment = message(502, f"@{HANDLE} кисло", reply_to_message=MIRROR, message_thread_id=501)
    reply = message(503, "тоже", reply_to_message=comment, message_thread_id=501)
    own = message(
        504, "Простите", sender_chat=GROUP, reply_to_message=comment, message_thread_id=501
    )
    reply_told = updates(
        {"channel_post": {"message_id": 12, "chat": CHANNEL, "date": 1790920800, "text": "Привет"}},
        {"message": MIRROR},
        {"message": comment},
        {"message": reply},
        {"message": own},
        {"message": message(505, "где меню?")},
        {"message": message(506, "личное", chat={"id": 111, "type": "private"})},
        {"message": message(507, "чужое", chat={"id": -1005, "type": "supergroup"})},
        {"my_chat_member": {"chat": CHANNEL, "date": 1790920800}},
    )
    found = read(tmp_path, reply_told, OUR)
    assert [row.left_out for row in found if row.left_out] == [
        "post_mirrored",
        "private_talk",
        "not_the_brands_page",
        "service_update",
    ]
    (post,) = facts(found, Post)
    assert (post.page, post.native_id) == ("telegram:1900000001", "12")
    said = [(m.native_id, m.kind, m.post, m.parent, m.is_own) for m in facts(found, Mention)]
    assert said == [
        ("502", "comment", "501", "501", False),
        ("503", "reply", "501", "502", False),
        ("504", "reply", "501", "502", True),
        ("505", "group_message", None, None, False),
    ]
    assert facts(found, Mention)[0].actor == OUR.actor("telegram", "111")
    group = next(page for page in facts(found, Page) if page.kind == "group")
    assert (group.page, group.linked) == ("telegram:1900000002", "telegram:1900000001")
    assert CANARY not in repr(found)
    assert HANDLE not in repr(found)


def member(was: str, now: str, **more: object) -> dict[str, Any]:
    """A change of membership of the channel."""
    sides = {"old_chat_member": {"user": PERSON, "status": was}}
    sides["new_chat_member"] = {"user": PERSON, "status": now}
    return {"chat_member": {"chat": CHANNEL, "date": 1790921100, "from": PERSON, **sides, **more}}


def test_people_join_and_leave_and_a_change_of_rights_is_neither(tmp_path: Path) -> None:
    link = {"invite_link": {"name": "ads", "invite_link": "https://t.me/+abc"}}
    told = updates(
        member("left", "member", **link),
        member("member", "kicked"),
        member("member", "administrator"),
    )
    found = read(tmp_path, told, OUR)
    assert [one.state for one in facts(found, Follow)] == ["joined", "left"]
    assert facts(found, Follow)[0].at == datetime.fromtimestamp(1790921100, UTC)
    assert found[2].left_out == "service_member"


def test_the_last_version_of_a_text_or_counter_counts(tmp_path: Path) -> None:
    """Two versions in one file would be two facts of one moment."""

    def counts(n: int) -> dict[str, Any]:
        reactions = [{"type": {"type": "emoji", "emoji": "👍"}, "total_count": n}]
        return {"message_reaction_count": {
            "chat": CHANNEL, "message_id": 12, "date": 1790921000 + n, "reactions": reactions,
        }}  # fmt: skip

    post = {"message_id": 12, "chat": CHANNEL, "date": 1790920800, "text": "Превет"}
    edited = {**post, "text": "Привет", "edit_date": 1790920900}
    told = updates({"channel_post": post}, counts(5), counts(6), {"edited_channel_post": edited})
    found = read(tmp_path, told, OUR)
    assert [row.left_out for row in found] == ["newer_below", "newer_below", "", ""]
    assert [act.n for act in facts(found, Interaction)] == [6]
    (last,) = facts(found, Post)
    assert (last.text, last.edited_at) == ("Привет", datetime.fromtimestamp(1790920900, UTC))


def test_updates_of_other_chats_are_asked_about(tmp_path: Path) -> None:
    told = updates({"message": message(1, "чужое", chat={"id": -1005, "type": "supergroup"})})
    with pytest.raises(SourceError, match="pages"):
        read(tmp_path, told, OUR)


def test_the_export_and_the_bot_name_a_person_and_a_message_alike(tmp_path: Path) -> None:
    """Whoever has both files must not count anybody twice."""
    told = updates({"message": message(502, "кисло", reply_to_message=MIRROR)})
    (by_bot,) = facts(read(tmp_path, told, OUR), Mention)
    export = {
        "name": "x", "type": "public_supergroup", "id": 1900000002, "messages": [
            {"id": 501, "type": "message", "date": "2026-10-02T09:00:03",
             "date_unixtime": "1790920803", "from": "x", "from_id": "channel1900000001",
             "forwarded_from": "x", "text": "Привет"},
            {"id": 502, "type": "message", "date": "2026-10-02T09:03:20",
             "date_unixtime": "1790921000", "from": CANARY, "from_id": "user111",
             "reply_to_message_id": 501, "text": "кисло"}],
    }  # fmt: skip
    path = saved(tmp_path, export, "result.json")
    reader = sniff(path)
    assert reader.name == "telegram"
    (by_export,) = facts(list(reader.read(path, OUR).rows), Mention)
    assert by_bot == by_export


GRAPH: dict[str, Any] = {
    "columns": [["x", 1790726400000, 1790812800000], ["y0", 12, 9], ["y1", 3]],
    "types": {"y0": "line", "y1": "line", "x": "x"},
    "names": {"y0": "Joined", "y1": "Left"},
}


def test_a_graph_of_followers_gives_days(tmp_path: Path) -> None:
    found = read(tmp_path, GRAPH, OUR)
    assert fates(found) == (2, 0, 0)
    told = {(m.day, m.metric): m.value for m in facts(found, Metric) if isinstance(m.value, float)}
    assert told == {
        (date(2026, 9, 30), "followers_gained"): 12,
        (date(2026, 9, 30), "followers_lost"): 3,
        (date(2026, 10, 1), "followers_gained"): 9,
    }
    with pytest.raises(SourceError, match="may be about any"):
        read(tmp_path, GRAPH, brand("telegram:1900000001", "telegram:1900000005"))
    mute = {**GRAPH, "names": {"y0": "Muted", "y1": "Unmuted"}}
    with pytest.raises(SourceError, match="Joined and Left"):
        read(tmp_path, mute, OUR)


def test_a_graph_of_sources_tells_where_followers_came_from(tmp_path: Path) -> None:
    """A source without a word of ours keeps its own; a day without a number is no nought."""
    graph = {
        "columns": [["x", 1790812800000, 1790899200000], ["y0", 5, 4], ["y1", 2], ["y2", 1, 0]],
        "types": {"x": "x", "y0": "bar", "y1": "bar", "y2": "bar"},
        "names": {"y0": "Search", "y1": "Ads", "y2": "Mini Apps"},
    }
    found = facts(read(tmp_path, graph, OUR), Metric)
    assert {(m.metric, m.segment_dim, m.additive) for m in found} == {
        ("followers_gained", "source", True)
    }
    assert [(m.day.day, m.segment, m.value) for m in found] == [
        (1, "search", 5),
        (1, "ads", 2),
        (1, "mini apps", 1),
        (2, "search", 4),
        (2, "mini apps", 0),
    ]


@pytest.mark.parametrize("followers", ["Followers", "Подписчики"])
def test_views_by_source_are_neither_joins_nor_followers(tmp_path: Path, followers: str) -> None:
    """The same names, and a line of those who follow already: taken for joins it would be growth."""
    graph = {**GRAPH, "names": {"y0": followers, "y1": "Search", "y2": "Channels"}}
    with pytest.raises(SourceError, match="by source"):
        read(tmp_path, graph, OUR)


def joined(**more: object) -> dict[str, Any]:
    """Somebody comes into the channel."""
    old, new = ({"user": PERSON, "status": status} for status in ("left", "member"))
    return {
        "chat_member": {
            "chat": CHANNEL,
            "date": 1790921000,
            "from": PERSON,
            "old_chat_member": old,
            "new_chat_member": new,
            **more,
        }
    }


def test_an_invite_link_says_how_somebody_joined(tmp_path: Path) -> None:
    """A code is kept; words may name people, so they are not, nor are the link and its maker."""
    link = {"invite_link": f"https://t.me/+{CANARY}", "creator": PERSON}
    told = [
        joined(invite_link={**link, "name": "vk_ads_oct"}),
        joined(invite_link=link),
        joined(invite_link={**link, "name": CANARY}),
        joined(invite_link={**link, "name": f"@{HANDLE}"}),
        joined(via_chat_folder_invite_link=True),
        joined(via_join_request=True),
        joined(),
    ]
    found = read(tmp_path, updates(*told), OUR)
    via = [follow.via for follow in facts(found, Follow)]
    assert via == ["link:vk_ads_oct", "link", "link", "link", "folder", "request", ""]
    assert CANARY not in repr(found)
