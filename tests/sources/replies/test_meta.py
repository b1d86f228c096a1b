"""Replies of Meta's Graph API: Facebook, Instagram and Threads."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.sources.reading import facts
from tests.sources.replies.saved import CANARY, HANDLE, KEY, brand, notes, read
from tests.sources.youtube.studio import fates

from otvet.errors import SourceError
from otvet.facts import Interaction, Mention, Metric, Missing, Post

IG, FB = "17841400000000001", "1929000000"
OUR = brand(f"instagram:{IG}", f"facebook:{FB}", "threads:1234")
LINK = f"https://www.facebook.com/{FB}/posts/55/?comment_id="


def test_a_feed_gives_posts_and_what_others_have_posted(tmp_path: Path) -> None:
    posts = [
        {
            "id": f"{FB}_55", "created_time": "2026-10-01T19:09:52+0000", "message": "Новый чай",
            "attachments": {"data": [{"media_type": "photo"}]}, "shares": {"count": 10},
            "reactions": {"summary": {"total_count": 125}}, "from": {"id": FB, "name": "Чайная"},
        },
        {"id": f"{FB}_56", "created_time": "2026-10-02T19:09:52+0000", "message": "Где чай?",
         "from": {"id": "777", "name": CANARY}},
        {"id": "888_57", "created_time": "2026-10-02T19:09:52+0000", "message": "Чужой"},
    ]  # fmt: skip
    found = read(tmp_path, {"data": posts}, OUR)
    assert fates(found) == (2, 0, 1)
    (post,) = facts(found, Post)
    assert (post.native_id, post.kind) == (f"{FB}_55", "photo")
    assert {act.kind: act.n for act in facts(found, Interaction)} == {"reaction": 125, "share": 10}
    (mention,) = facts(found, Mention)
    assert mention.actor == OUR.actor("facebook", "777")
    assert CANARY not in repr(found)


def test_comments_of_facebook_are_placed_by_their_link(tmp_path: Path) -> None:
    """Their ids may be in the link only; an own reply is told where the author was asked for."""
    comments = [
        {"created_time": "2026-10-01T18:45:03+0000", "message": "Дорого", "like_count": 2,
         "permalink_url": f"{LINK}70", "from": {"id": "777", "name": CANARY}},
        {"created_time": "2026-10-01T18:50:03+0000", "message": "Простите", "like_count": 0,
         "permalink_url": f"{LINK}70&reply_comment_id=71", "from": {"id": FB}},
        {"created_time": "2026-10-01T18:50:03+0000", "message": "?", "like_count": 0},
    ]  # fmt: skip
    paging = {"next": f"https://graph.facebook.com/v11.0/{FB}_55/comments?access_token={KEY}"}
    found = read(tmp_path, {"data": comments, "paging": paging}, OUR)
    assert [row.fault.reason for row in found if row.fault] == ["no_id"]
    first, own = facts(found, Mention)
    assert (first.native_id, first.post, first.kind) == ("55_70", f"{FB}_55", "comment")
    assert (own.native_id, own.parent, own.is_own, own.kind) == ("55_71", "55_70", True, "reply")
    assert KEY not in repr(found)
    assert CANARY not in repr(found)
    assert "more_pages" in notes(tmp_path, {"data": comments, "paging": paging}, OUR)


def test_comments_of_instagram_know_their_post_by_the_link_alone(tmp_path: Path) -> None:
    comments = [
        {"id": "1", "timestamp": "2026-10-01T10:00:00+0000", "text": f"@{HANDLE} вкусно",
         "username": HANDLE,
         "replies": {"data": [{"id": "2", "timestamp": "2026-10-01T11:00:00+0000", "text": "да",
                               "from": {"id": IG}}]}},
    ]  # fmt: skip
    paging = {"next": f"https://graph.facebook.com/v11.0/9000/comments?access_token={KEY}"}
    found = read(tmp_path, {"data": comments, "paging": paging}, OUR)
    first, own = facts(found, Mention)
    assert (first.post, first.text, first.kind) == ("9000", "@… вкусно", "comment")
    assert first.actor == OUR.actor("instagram", HANDLE)
    assert (own.kind, own.parent, own.is_own) == ("reply", "1", True)
    assert HANDLE not in repr(found)
    assert KEY not in repr(found)


MEDIA: dict[str, Any] = {
    "id": "9000",
    "timestamp": "2026-10-01T10:00:00+0000",
    "media_type": "IMAGE",
    "caption": "Чай",
    "like_count": 4,
    "comments_count": 0,
}


def test_media_are_posts_tags_are_mentions_and_the_rest_is_asked(tmp_path: Path) -> None:
    """The two replies look alike, and a customer's photo is no post of the brand."""
    with pytest.raises(SourceError, match="does not say whose"):
        read(tmp_path, {"data": [MEDIA]}, OUR)
    (post,) = facts(read(tmp_path, {"data": [MEDIA]}, OUR, "media.json"), Post)
    assert (post.native_id, post.kind, post.text) == ("9000", "photo", "Чай")
    (tag,) = facts(read(tmp_path, {"data": [MEDIA]}, OUR, "tagged media.json"), Mention)
    assert (tag.kind, tag.native_id) == ("mention", "9000")
    for what, kind in (("media", Post), ("tags", Mention)):
        paging = {"next": f"https://graph.facebook.com/v6.0/{IG}/{what}?access_token={KEY}"}
        found = read(tmp_path, {"data": [MEDIA], "paging": paging}, OUR, "tagged.json")
        assert [type(fact) for fact in found[0].facts if isinstance(fact, Post | Mention)] == [kind]
    assert len(facts(read(tmp_path, {"9000": MEDIA}, OUR, "media.json"), Post)) == 1


def test_media_of_another_account_are_not_taken(tmp_path: Path) -> None:
    paging = {"next": "https://graph.facebook.com/v6.0/17841499999999999/media?limit=2"}
    with pytest.raises(SourceError, match="17841499999999999"):
        read(tmp_path, {"data": [MEDIA], "paging": paging}, OUR)


def test_mentions_by_webhook_stand_on_the_account(tmp_path: Path) -> None:
    comment = {"id": "7", "text": f"@{HANDLE} фу", "timestamp": "2026-10-01T10:00:00+0000"}
    for reply in ({"mentioned_comment": comment}, {"mentioned_media": {**MEDIA, "id": "7"}}):
        (mention,) = facts(read(tmp_path, {**reply, "id": IG}, OUR), Mention)
        assert (mention.page, mention.native_id) == (f"instagram:{IG}", "7")
        assert HANDLE not in mention.text


def test_followers_are_taken_and_likes_of_a_page_are_not(tmp_path: Path) -> None:
    account = {"id": IG, "username": HANDLE, "followers_count": 64363, "media_count": 4}
    (metric,) = facts(read(tmp_path, account, OUR), Metric)
    assert (metric.metric, metric.value, metric.page) == ("followers", 64363, f"instagram:{IG}")
    page = {"id": FB, "name": "Чайная", "category": "Cafe", "fan_count": 900}
    with pytest.raises(SourceError, match="followers_count"):
        read(tmp_path, page, OUR)
    (metric,) = facts(read(tmp_path, {**page, "followers_count": 950}, OUR), Metric)
    assert (metric.value, metric.page) == (950, f"facebook:{FB}")


def insight(name: str, account: str = IG, **more: object) -> dict[str, object]:
    """An insight by day."""
    return {"name": name, "period": "day", "id": f"{account}/insights/{name}/day", **more}


def test_the_figure_of_a_day_is_of_the_day_that_ends_at_its_time(tmp_path: Path) -> None:
    """Midnight in California is seven or eight in the morning in UTC."""
    values = [
        {"value": 3, "end_time": "2026-10-04T07:00:00+0000"},
        {"value": 0, "end_time": "2026-12-05T08:00:00+0000"},
        {"end_time": "2026-12-06T08:00:00+0000"},
    ]
    reply = {"data": [insight("reach", values=values), insight("new_thing", values=values)]}
    found = read(tmp_path, reply, OUR)
    told = {m.day: m.value for m in facts(found, Metric)}
    assert told == {
        date(2026, 10, 3): 3,
        date(2026, 12, 4): 0,
        date(2026, 12, 5): Missing("not_given"),
    }
    assert not any(m.additive for m in facts(found, Metric))
    assert found[1].left_out == "unknown_metric"


def broken(*results: tuple[list[str], int], keys: tuple[str, ...]) -> dict[str, Any]:
    """A total of two days, broken down."""
    found = [{"dimension_values": values, "value": n} for values, n in results]
    total = {"value": 1000, "breakdowns": [{"dimension_keys": list(keys), "results": found}]}
    link = f"https://graph.facebook.com/v18.0/{IG}/insights?access_token={KEY}"
    paging = {"previous": f"{link}&until=1790924400", "next": f"{link}&since=1791097200"}
    return {"data": [insight("reach", total_value=total)], "paging": paging}


def test_paid_reach_is_a_part_of_its_own(tmp_path: Path) -> None:
    """99 % of a reach may be paid; followers and others can be told within each product only."""
    reply = broken(
        (["AD", "NON_FOLLOWER"], 980),
        (["POST", "FOLLOWER"], 20),
        keys=("media_product_type", "follow_type"),
    )
    found = facts(read(tmp_path, reply, OUR), Metric)
    assert {(m.metric, m.segment_dim, m.segment): m.value for m in found} == {
        ("reach_2d", "all", ""): 1000,
        ("reach_2d", "product_type+follow_type", "ad+non_follower"): 980,
        ("reach_2d", "product_type+follow_type", "post+follower"): 20,
    }
    assert {m.day for m in found} == {date(2026, 10, 3)}
    assert "ads_inside:98" in notes(tmp_path, reply, OUR)
    assert KEY not in repr(found)


def test_a_total_whose_days_nothing_tells_is_left_out(tmp_path: Path) -> None:
    reply = broken((["FOLLOWER"], 5), keys=("follow_type",))
    del reply["paging"]
    assert [row.left_out for row in read(tmp_path, reply, OUR)] == ["period_not_told"]


def test_figures_of_a_posts_life_have_names_of_their_own(tmp_path: Path) -> None:
    record = {"name": "reach", "period": "lifetime", "values": [{"value": 5}]}
    reply = {"data": [{**record, "id": "9000/insights/reach/lifetime"}]}
    (metric,) = facts(read(tmp_path, reply, OUR, "instagram.json"), Metric)
    assert (metric.metric, metric.segment_dim, metric.segment) == ("reach_lifetime", "post", "9000")
    assert (metric.value, metric.day) == (5, date(2026, 10, 31))


def test_threads_and_facebook_are_told_by_the_id(tmp_path: Path) -> None:
    total = {"data": [insight("followers_count", "1234", total_value={"value": 512})]}
    (metric,) = facts(read(tmp_path, total, OUR), Metric)
    assert (metric.page, metric.metric, metric.value) == ("threads:1234", "followers", 512)
    values = [{"value": 7, "end_time": "2026-10-04T07:00:00+0000"}]
    reply = {"data": [insight("page_media_view", FB, values=values)]}
    (metric,) = facts(read(tmp_path, reply, OUR), Metric)
    assert (metric.page, metric.metric) == (f"facebook:{FB}", "views")
    with pytest.raises(SourceError, match="17841477777777777"):
        read(tmp_path, {"data": [insight("reach", "17841477777777777", values=values)]}, OUR)
