"""Replies of VK: what each method gives, whose it is, and what it cannot say."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.sources.reading import facts
from tests.sources.replies.saved import CANARY, brand, notes, read, saved
from tests.sources.youtube.studio import fates
from tests.store_fixture import land_facts, shown

from otvet.errors import SourceError
from otvet.facts import (
    Fact,
    Follow,
    Interaction,
    Margin,
    Mention,
    Metric,
    Missing,
    Page,
    PageRef,
    Post,
)
from otvet.sources.inbox import sniff

OUR = brand("vk:-322")
WALL = {
    "response": {
        "count": 3,
        "items": [
            {
                "id": 5, "owner_id": -322, "from_id": -322, "date": 1790000000, "edited": 1790000100,
                "text": "Новый чай &amp; кофе", "post_type": "post", "marked_as_ads": 1,
                "attachments": [{"type": "video"}], "likes": {"count": 7},
                "reposts": {"count": 0}, "comments": {"count": 2}, "views": {"count": 90},
            },
            {
                "id": 6, "owner_id": -322, "from_id": 77, "date": 1790000200, "post_type": "post",
                "text": f"[id77|Анна {CANARY}], долго везли", "likes": {"count": 1},
            },
            {"id": 7, "owner_id": -999, "from_id": -999, "date": 1790000300, "text": "Чужое"},
        ],
        "profiles": [{"id": 77, "first_name": "Анна", "last_name": CANARY}],
    }
}  # fmt: skip


def test_a_wall_gives_posts_with_counters_and_mentions_of_others(tmp_path: Path) -> None:
    """A customer's complaint on the wall is opinion, not a post of the brand."""
    found = read(tmp_path, WALL, OUR)
    assert fates(found) == (2, 0, 1)
    assert found[2].left_out == "not_the_brands_account"
    (post,) = facts(found, Post)
    assert (post.native_id, post.kind, post.is_ad) == ("5", "video", True)
    assert post.text == "Новый чай & кофе"
    assert post.edited_at == datetime.fromtimestamp(1790000100, UTC)
    acts = {act.kind: act.n for act in facts(found, Interaction)}
    assert acts == {"like": 7, "comment": 2, "view": 90}
    (mention,) = facts(found, Mention)
    assert (mention.kind, mention.text) == ("mention", "@…, долго везли")
    assert mention.actor == OUR.actor("vk", "77")
    assert CANARY not in repr(found)


def test_a_wall_without_otvet_toml_knowing_it_is_asked_about(tmp_path: Path) -> None:
    """A rival's wall taken for one's own would be the worst of mistakes."""
    with pytest.raises(SourceError, match="vk:-322"):
        read(tmp_path, WALL, brand("vk:-1"))
    with pytest.raises(SourceError, match=r"otvet\.toml names no page"):
        read(tmp_path, WALL, brand())
    for ref in ("vk:322", "vk:club322", "vk:teahouse"):
        wall = {"response": {"count": 1, "items": WALL["response"]["items"][:1]}}  # type: ignore[index]
        assert facts(read(tmp_path, wall, brand(ref)), Post)[0].page == ref
    assert "page_guessed:vk:teahouse" in notes(tmp_path, wall, brand("vk:teahouse"))


COMMENTS: dict[str, Any] = {
    "response": {
        "count": 5,
        "current_level_count": 2,
        "items": [
            {
                "id": 10, "from_id": 77, "post_id": 5, "owner_id": -322, "parents_stack": [],
                "date": 1790001000, "text": "Остыл<br>и дорого", "likes": {"count": 4},
                "thread": {"count": 2, "items": [
                    {"id": 11, "from_id": -322, "post_id": 5, "owner_id": -322, "date": 1790001100,
                     "parents_stack": [10], "text": "[id77|Анна], простите"},
                ]},
            },
            {"id": 12, "date": 1790001200, "deleted": True, "parents_stack": [],
             "thread": {"count": 0, "items": []}},
            {"id": 13, "from_id": 78, "post_id": 5, "owner_id": -322, "date": 1790001300,
             "parents_stack": [], "text": "", "attachments": [{"type": "sticker"}],
             "thread": {"count": 0, "items": []}},
            {"id": 14, "from_id": 78, "post_id": 5, "owner_id": -322, "parents_stack": [],
             "text": "без даты", "thread": {"count": 0, "items": []}},
        ],
    }
}  # fmt: skip


def test_comments_keep_threads_stones_and_the_brands_own_replies(tmp_path: Path) -> None:
    """A reply nested in a thread is a record of its own; a deleted one has neither words nor author."""
    found = read(tmp_path, COMMENTS, OUR)
    assert fates(found) == (4, 1, 0)
    assert found[4].fault is not None
    assert found[4].fault.reason == "no_date"
    first, own, stone = facts(found, Mention)
    assert (first.text, first.post, first.kind) == ("Остыл\nи дорого", "5", "comment")
    assert (own.is_own, own.actor, own.kind, own.parent) == (True, None, "reply", "10")
    assert own.text == "@…, простите"
    assert (stone.deleted, stone.text, stone.actor, stone.native_id) == (True, "", None, "12")
    likes, sticker = facts(found, Interaction)
    assert (likes.kind, likes.n, likes.post) == ("like", 4, None)
    assert (sticker.kind, sticker.actor) == ("comment", OUR.actor("vk", "78"))


def test_comments_lacking_replies_are_not_whole(tmp_path: Path) -> None:
    """VK counts the replies of threads and gives ten of them."""
    path = saved(tmp_path, COMMENTS)
    whole = sniff(path).read(path, OUR).completeness
    assert not whole.complete
    assert "list_part:5/6" in whole.notes


def test_a_stone_takes_the_words_away(tmp_path: Path) -> None:
    """What somebody has deleted must not be quoted from an older file."""
    item = COMMENTS["response"]["items"][0]
    before = read(tmp_path, {"response": {"count": 1, "items": [item]}}, OUR)
    gone = {"id": 10, "owner_id": -322, "date": 1790001000, "deleted": True, "parents_stack": []}
    after = read(tmp_path, {"response": {"count": 1, "items": [gone]}}, OUR)
    told: list[Fact] = [*facts(before, Mention)[:1]]
    later: list[Fact] = [*facts(after, Mention)]
    land_facts(tmp_path, told, file="a").close()
    newer = datetime(2026, 12, 1, tzinfo=UTC)
    with land_facts(tmp_path, later, file="b", observed_at=newer) as store:
        assert shown(store, "mention", "native_id", "text", "deleted") == [("10", "", True)]


@pytest.mark.parametrize("item", [5, {"id": 5, "first_name": "Анна", "last_name": CANARY}])
def test_members_are_numbers_on_the_day_of_the_file(tmp_path: Path, item: object) -> None:
    """861 members of whom two are listed are no whole list."""
    reply = {"response": {"count": 861, "items": [item, 6, 6]}}
    found = read(tmp_path, reply, OUR, "members.json")
    assert [row.left_out for row in found] == ["", "", "repeat"]
    members = facts(found, Follow)
    assert [one.state for one in members] == ["member", "member"]
    assert members[0].actor == OUR.actor("vk", "5")
    assert {one.at for one in members} == {datetime(2026, 10, 31, 9, tzinfo=UTC)}
    assert facts(found, Metric) == []
    told = notes(tmp_path, reply, OUR, "members.json")
    assert {"list_part:3/861", "day_of_the_file:2026-10-31"} <= told
    assert CANARY not in repr(found)


def test_a_whole_list_of_members_is_whole(tmp_path: Path) -> None:
    path = saved(tmp_path, {"response": {"count": 2, "items": [5, 6]}}, "members.json")
    assert sniff(path).read(path, OUR).completeness.complete


def test_bare_numbers_are_asked_about_and_managers_refused(tmp_path: Path) -> None:
    """The same list of numbers is what three methods give."""
    bare = {"response": {"count": 2, "items": [5, 6]}}
    with pytest.raises(SourceError, match="members or likes"):
        read(tmp_path, bare, OUR)
    likes = facts(read(tmp_path, bare, OUR, "likes wall-322_5.json"), Interaction)
    assert [(act.kind, act.post) for act in likes] == [("like", "5"), ("like", "5")]
    names = ("likes wall-322_5.json", "likes wall-322_6.json", "members.json")
    paths = [saved(tmp_path, bare, name) for name in names]
    assert len({sniff(path).read(path, OUR).identity for path in paths}) == len(names)
    managers = {"response": {"count": 1, "items": [{"id": 9, "role": "creator"}]}}
    with pytest.raises(SourceError, match="managers"):
        read(tmp_path, managers, OUR)


def test_likes_tell_who_and_the_name_of_the_file_which_post(tmp_path: Path) -> None:
    items = [{"type": "profile", "id": 5, "first_name": CANARY}, {"type": "group", "id": 8}]
    reply = {"response": {"count": 2, "items": items}}
    found = facts(read(tmp_path, reply, OUR), Interaction)
    assert [act.actor for act in found] == [OUR.actor("vk", "5"), OUR.actor("vk", "-8")]
    assert {act.post for act in found} == {None}
    assert "post_not_told" in notes(tmp_path, reply, OUR)


def test_the_number_of_members_counts_and_its_lack_is_told(tmp_path: Path) -> None:
    group = {"id": 322, "name": "Чайная", "screen_name": "teahouse", "is_closed": 0}
    rival = {"id": 4, "screen_name": "rival", "is_closed": 0, "members_count": 1}
    counted = {"response": {"groups": [{**group, "members_count": 861}, rival], "profiles": []}}
    found = read(tmp_path, counted, OUR)
    (followers,) = facts(found, Metric)
    assert (followers.metric, followers.value) == ("followers", 861)
    assert followers.day == date(2026, 10, 31)
    assert found[1].left_out == "not_the_brands_account"
    with pytest.raises(SourceError, match="members_count"):
        read(tmp_path, {"response": [group]}, OUR)


DAY: dict[str, Any] = {
    "period_from": 1790715600,
    "period_to": "1790801999",
    "visitors": {
        "views": 40,
        "visitors": 25,
        "sex_age": [{"count": 5, "value": "f;18-21"}],
        "cities": [{"count": 10, "value": 1, "name": "Москва"}],
    },
    "reach": {"reach": 100, "reach_subscribers": 30, "sex": [{"count": 20, "value": "f"}]},
    "activity": {"subscribed": 4, "unsubscribed": 0, "likes": 9},
}


def test_a_day_of_statistics_parts_followers_from_others(tmp_path: Path) -> None:
    """Reach of others is the difference; people are never summed."""
    found = read(tmp_path, {"response": [DAY]}, OUR)
    metrics = {(m.metric, m.segment): m for m in facts(found, Metric)}
    values = {key: m.value for key, m in metrics.items()}
    assert values == {
        ("visitors", ""): 25, ("profile_visits", ""): 40, ("reach", ""): 100,
        ("reach", "follower"): 30, ("reach", "non_follower"): 70, ("likes", ""): 9,
        ("followers_gained", ""): 4, ("followers_lost", ""): 0,
    }  # fmt: skip
    assert {m.day for m in metrics.values()} == {date(2026, 9, 30)}
    assert not metrics["reach", ""].additive
    assert metrics["followers_gained", ""].additive
    margins = {(m.base, m.attribute, m.group): m.share for m in facts(found, Margin)}
    assert margins == {
        ("visitors", "sex_age", "f;18-21"): 0.2,
        ("visitors", "city", "Москва"): 0.4,
        ("reached", "sex", "f"): 0.2,
    }


@pytest.mark.parametrize("activity", [[], {}, None])
def test_empty_activity_is_missing_and_not_nought(tmp_path: Path, activity: object) -> None:
    """A page that nobody joined and a page whose figures VK hides look alike only if 0 is written."""
    found = read(tmp_path, {"response": [{**DAY, "activity": activity}]}, OUR)
    values = {m.metric: m.value for m in facts(found, Metric) if "followers_" in m.metric}
    missing = Missing("not_given")
    assert values == {"followers_gained": missing, "followers_lost": missing}


def test_a_week_of_statistics_has_names_of_its_own(tmp_path: Path) -> None:
    week = {**DAY, "period_to": 1790715600 + 7 * 86400 - 1}
    found = facts(read(tmp_path, {"response": [week]}, OUR), Metric)
    assert {m.metric for m in found if m.segment == "follower"} == {"reach_7d"}
    assert not any(m.additive for m in found)
    assert {m.day for m in found} == {date(2026, 10, 6)}


def test_hits_of_a_search_stand_apart_from_the_brands_pages(tmp_path: Path) -> None:
    """Who writes on a wall of others follows nobody, and a person's wall is not named."""
    items = [
        {"id": 1, "owner_id": 77, "from_id": 77, "date": 1790000000, "text": "чай &#10071;"},
        {"id": 1, "owner_id": -9, "from_id": -322, "date": 1790000000, "text": "мы тут"},
        {"id": 5, "owner_id": -322, "from_id": -322, "date": 1790000000, "text": "наш пост"},
    ]
    reply = {"response": {"count": 1000, "total_count": 150428, "items": items}}
    found = read(tmp_path, reply, OUR)
    there, ours = facts(found, Mention)
    assert (there.page, there.text, there.is_own) == ("vk:search", "чай ❗", False)
    assert (ours.page, ours.is_own, ours.actor) == ("vk:search", True, None)
    assert there.native_id != ours.native_id
    assert "77" not in there.native_id.split("_")
    assert [post.page for post in facts(found, Post)] == [PageRef("vk:-322")]
    roles = {page.page: page.role for page in facts(found, Page)}
    assert roles == {"vk:search": "third_party", "vk:-322": "own"}
    assert {"list_part:3/150428", "search_hits"} <= notes(tmp_path, reply, OUR)


def test_clicks_of_a_short_link_stand_by_day_and_link(tmp_path: Path) -> None:
    days = [{"timestamp": 1790715600, "views": 3}, {"timestamp": 1790719200, "views": 4}]
    found = read(tmp_path, {"response": {"key": "6drK78", "stats": days}}, OUR)
    (clicks,) = facts(found, Metric)
    assert (clicks.metric, clicks.value, clicks.segment) == ("link_clicks", 3, "6drK78")
    assert found[1].fault is not None
    assert found[1].fault.reason == "repeated_day"


def test_a_list_of_pages_and_a_reply_a_line_are_one_reading(tmp_path: Path) -> None:
    """Scripts append pages; an error among them is a fault and not silence."""
    error = {"error": {"error_code": 6, "error_msg": "x"}}
    found = read(tmp_path, [WALL, WALL, error], OUR)
    assert len(found) == 7
    assert [row.fault.reason for row in found if row.fault] == ["another_reply"]
    lines = saved(tmp_path, WALL)
    lines.write_bytes(lines.read_bytes() + b"\n" + lines.read_bytes())
    assert len(list(sniff(lines).read(lines, OUR).rows)) == 6


def test_other_methods_are_refused_with_those_that_are_read(tmp_path: Path) -> None:
    """Private messages above all: the table reader would take them for comments."""
    talk = {"id": 1, "from_id": 5, "peer_id": 5, "date": 1790000000, "text": "личное"}
    with pytest.raises(SourceError, match=r"wall\.getComments"):
        read(tmp_path, {"response": {"count": 1, "items": [talk]}}, OUR)
    with pytest.raises(SourceError, match="single record"):
        read(tmp_path, {"response": {"count": 0, "items": []}}, OUR)
