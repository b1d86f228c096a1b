"""Replies of Odnoklassniki, X and Bluesky."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.sources.reading import facts
from tests.sources.replies.saved import CANARY, HANDLE, brand, notes, read

from otvet.errors import SourceError
from otvet.facts import Follow, Interaction, Mention, Metric, Page, Post

DID, OTHER = "did:plc:teahouse", "did:plc:viewer"
OUR = brand("ok:55", "x:99", f"bluesky:{DID}")


def test_trends_of_a_group_part_members_from_others(tmp_path: Path) -> None:
    """Days are those of Moscow: half past nine in the evening in UTC is tomorrow there."""
    at = int(datetime(2026, 9, 30, 21, 30, tzinfo=UTC).timestamp() * 1000)
    reply = {
        "members_count": [{"time": at, "value": 10450}],
        "reach": [{"time": at, "value": 5123}],
        "reach_own": [{"time": at, "value": 3100}],
        "reach_earned": [{"time": at, "value": 2023}],
        "left_members": [{"time": at, "value": "много"}, 5],
        "video_plays": [{"time": at, "value": 1}],
    }
    found = read(tmp_path, reply, OUR)
    told = {(m.metric, m.segment): m.value for m in facts(found, Metric)}
    assert told == {
        ("followers", ""): 10450,
        ("reach", ""): 5123,
        ("reach", "follower"): 3100,
        ("reach", "non_follower"): 2023,
    }
    assert {m.day for m in facts(found, Metric)} == {date(2026, 10, 1)}
    assert [row.fault.reason for row in found if row.fault] == ["not_a_number", "unreadable_row"]
    assert found[-1].left_out == "unknown_metric"


def test_posts_of_x_are_mentions_and_own_ones_posts(tmp_path: Path) -> None:
    def post(native: str, author: str, **more: object) -> dict[str, object]:
        at = "2026-10-02T09:00:00.000Z"
        return {
            "id": native,
            "text": f"@{HANDLE} везли",
            "author_id": author,
            "created_at": at,
            **more,
        }

    reply = {
        "data": [
            post("1", "5", referenced_tweets=[{"type": "replied_to", "id": "0"}]),
            post("2", "6", referenced_tweets=[{"type": "retweeted", "id": "1"}]),
            post("3", "99", public_metrics={"like_count": 2, "retweet_count": 0}),
        ],
        "includes": {"users": [{"id": "5", "name": CANARY, "username": HANDLE}]},
        "meta": {"result_count": 3, "next_token": "b"},
    }
    found = read(tmp_path, reply, OUR)
    first, passed_on = facts(found, Mention)
    assert (first.page, first.parent, first.is_forward) == ("x:search", "0", False)
    assert passed_on.is_forward
    assert facts(found, Post)[0].page == "x:99"
    assert [(act.kind, act.n) for act in facts(found, Interaction)] == [("like", 2)]
    assert {"more_pages", "search_hits"} <= notes(tmp_path, reply, OUR)
    assert HANDLE not in repr(found)
    assert CANARY not in repr(found)


def record(did: str, key: str, value: dict[str, Any], what: str = "post") -> dict[str, Any]:
    """A record as a repository gives it."""
    body = {"$type": f"app.bsky.feed.{what}", "createdAt": "2026-10-01T10:00:00.5", **value}
    return {"uri": f"at://{did}/app.bsky.feed.{what}/{key}", "cid": "b", "value": body}


def test_a_record_counts_if_it_touches_the_brand(tmp_path: Path) -> None:
    """A stranger's record about nothing of ours is nobody's opinion of the brand."""
    ours = {"uri": f"at://{DID}/app.bsky.feed.post/1", "cid": "b"}
    records = [
        record(DID, "1", {"text": "Новый чай"}),
        record(OTHER, "2", {"text": "фу", "reply": {"root": ours, "parent": ours}}),
        record(OTHER, "3", {"subject": ours}, "like"),
        record(OTHER, "4", {"text": "погода"}),
        record(DID, "5", {"subject": ours}, "like"),
    ]
    found = read(tmp_path, {"records": records}, OUR)
    assert [row.left_out for row in found] == [
        "", "", "", "not_about_the_brand", "nothing_to_take",
    ]  # fmt: skip
    assert facts(found, Post)[0].native_id == "1"
    (mention,) = facts(found, Mention)
    assert (mention.kind, mention.post, mention.page) == ("comment", "1", f"bluesky:{DID}")
    assert mention.actor == OUR.actor("bluesky", OTHER)
    assert [act.kind for act in facts(found, Interaction)] == ["like"]
    assert OTHER not in repr(found)
    assert "times_claimed" in notes(tmp_path, {"records": records}, OUR)


def test_views_carry_the_moment_when_the_network_saw_them(tmp_path: Path) -> None:
    """An author may claim any time."""
    seen = "2026-10-05T10:00:00Z"
    view = record(OTHER, "7", {"text": "везде пишут о чае"})
    post = {"uri": view["uri"], "record": view["value"], "indexedAt": seen}
    post["author"] = {"did": OTHER, "handle": HANDLE, "displayName": CANARY}
    found = read(tmp_path, {"posts": [post], "cursor": "25"}, OUR)
    (mention,) = facts(found, Mention)
    assert (mention.page, mention.kind) == ("bluesky:search", "mention")
    assert mention.at == datetime(2026, 10, 5, 10, tzinfo=UTC)
    assert {page.role for page in facts(found, Page)} == {"third_party"}
    assert HANDLE not in repr(found)
    assert CANARY not in repr(found)
    assert OTHER not in repr(found)


def test_followers_count_and_those_followed_do_not(tmp_path: Path) -> None:
    people = [{"did": OTHER, "handle": HANDLE}, {"handle": HANDLE}]
    found = read(tmp_path, {"followers": people, "subject": {"did": DID}}, OUR)
    assert [one.state for one in facts(found, Follow)] == ["member"]
    assert [row.fault.reason for row in found if row.fault] == ["not_an_id"]
    with pytest.raises(SourceError, match="getFollowers"):
        read(tmp_path, {"follows": people, "subject": {"did": DID}}, OUR)
