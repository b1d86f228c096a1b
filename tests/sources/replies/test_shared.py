"""Recorded replies, every one of them read or refused, counted a second time by plain Python."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.shared_data import SHARED, shared
from tests.sources.reading import facts
from tests.sources.replies.saved import brand

from otvet.errors import SourceError
from otvet.facts import Fact, Follow, Interaction, Margin, Mention, Metric, Missing, Post, Row
from otvet.sources.base import Door
from otvet.sources.inbox import sniff

FOLDER = "data/exports"
FOLDERS = (
    "vk/vknet",
    "ok",
    "meta",
    "threads",
    "youtube_api",
    "youtube_analytics_api",
    "x",
    "bluesky",
)
OF_TELEGRAM = ("bot_api_error_429", "bot_api_getUpdates", "stats_graph_followers")

DID = "did:plc:kvwvcn5iqfooopmyzvb4qzba"
REFS = {
    "vk/vknet/Wall_GetById_Donut": "vk:-322",
    "vk/vknet/Wall_Get_Ext": "vk:id10",
    "vk/vknet/Wall_Get_WithPoll": "vk:-100000008",
    "vk/vknet/Wall_Get_With_Photo": "vk:id100000012",
    "vk/": "vk:-100000020",
    "ok/": "ok:55",
    "meta/facebook": "facebook:19292868552",
    "meta/instagram_apidata_users_user_fields": "instagram:17841407673135339",
    "meta/instagram_apidata_users_user_insights_new": "instagram:17841454149711910",
    "meta/instagram_apidata_users_user_insights": "instagram:17841400008460056",
    "meta/": "instagram:17841406338772941",
    "threads/": "threads:1234",
    "youtube": "youtube:UC_x5XG1OV2P6uZZ5FSM9Ttw",
    "x/": "x:99",
    "bluesky/": f"bluesky:{DID}",
    "telegram/": "telegram:1900000001",
}
"""The page that each file is about, by the beginning of its name; the first that fits."""

REFUSED = {
    "vk/vknet/error_": "VK refused the request",
    "vk/vknet/ExecuteErrors": "code 1: .*code 15: .*code 935",
    "vk/vknet/Groups_GetById_": "fields=members_count",
    "vk/vknet/Groups_GetMembers.json": "managers",
    "ok/error_102": "log in again",
    "meta/error": "code 100",
    "meta/base_error_data": "code 100",
    "meta/base_token_info": "delete the file",
    "meta/facebook_apidata_pages": "fields=followers_count",
    "youtube_api/error_permission": "code 403",
    "youtube_api/error_response": "code 400.*Google Cloud",
    "youtube_api/channels_info": "part=snippet,statistics",
    "youtube_api/playlist_items": "part=snippet,contentDetails",
    "bluesky/lexicons/": "description of an API",
    "bluesky/did_doc": "who an account is",
    "bluesky/resolve_handle": "who an account is",
    "bluesky/get_follows": "getFollowers",
    "bluesky/custom_record": "neither a post nor a like",
    "telegram/bot_api_error_429": "code 429",
}
SECRETS = ("access_token=", "Person ", "person1.example", "primer", "adm", "username")


def files() -> list[str]:
    """Every JSON of the folders, "" where the data are not here."""
    root = SHARED / FOLDER
    paths = [path for folder in FOLDERS for path in sorted((root / folder).rglob("*.json"))]
    paths += [root / "telegram" / f"{name}.json" for name in OF_TELEGRAM]
    return [path.relative_to(root).as_posix() for path in paths if path.exists()] or [""]


def _first(name: str, table: dict[str, str]) -> str:
    return next((value for start, value in table.items() if name.startswith(start)), "")


def _door(name: str) -> Door:
    return brand(_first(name, REFS))


def _rows(name: str) -> list[Row]:
    path = shared(f"{FOLDER}/{name}")
    reader = sniff(path)
    assert reader.name == "replies"
    return list(reader.read(path, _door(name)).rows)


def _plain(name: str) -> Any:  # noqa: ANN401
    return json.loads(shared(f"{FOLDER}/{name}").read_text("utf-8"))


def _records(reply: Any) -> Iterator[Any]:  # noqa: ANN401
    """The records of a reply, found by walking its lists alone."""
    if isinstance(reply.get("response"), list):
        yield from reply["response"]
    elif "response" in reply:
        yield from reply["response"].get("items") or reply["response"]["stats"]
    elif "columns" in reply:
        yield from reply["columns"][0][1:]
    elif "members_count" in reply:
        yield from (one for days in reply.values() for one in days)
    else:
        lists = [reply.get(name) for name in ("data", "items", "rows", "result")]
        found = next((one for one in lists if isinstance(one, list)), None)
        by_id = [reply[name] for name in reply if name.isdecimal()]
        yield from found if found is not None else by_id or [reply]


@pytest.mark.parametrize("name", files())
def test_every_reply_is_read_or_refused(name: str) -> None:
    """No file falls to the reader of tables, and every record has one of three fates."""
    shared(FOLDER)
    said = _first(name, REFUSED)
    if said:
        with pytest.raises(SourceError, match=said) as refused:
            _rows(name)
        told = refused.value.say("en") + refused.value.say("ru")
        assert not any(secret in told for secret in SECRETS[:3])
        return
    found = _rows(name)
    assert len(found) == len(list(_records(_plain(name))))
    assert [row.number for row in found] == list(range(1, len(found) + 1))
    for row in found:
        assert bool(row.facts) + (row.fault is not None) + bool(row.left_out) == 1
        assert row.fault is None
    told = repr([fact for row in found for fact in row.facts])
    assert not any(secret in told for secret in SECRETS)


def _texts(reply: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Ids and moments of comments, by the names that each network gives them."""
    for one in _records(reply):
        inner = one["snippet"].get("topLevelComment", one) if "snippet" in one else one
        snippet = inner.get("snippet", inner)
        yield str(inner["id"]), str(snippet.get("publishedAt") or snippet.get("timestamp"))


@pytest.mark.parametrize(
    "name",
    [
        *(f"youtube_api/comment_threads_comment_threads_by_video_paged_{n}.json" for n in (1, 2)),
        "youtube_api/comment_threads_comment_threads_with_search.json",
        *(f"youtube_api/comments_comments_by_parent_paged_{n}.json" for n in (1, 2)),
        *(f"meta/instagram_apidata_medias_comments_p{n}.json" for n in (1, 2)),
        "meta/instagram_apidata_users_tagged_medias.json",
    ],
)
def test_every_comment_keeps_its_id_and_moment(name: str) -> None:
    said = facts(_rows(name), Mention)
    told = [(one.native_id, one.at.strftime("%Y-%m-%dT%H:%M:%S")) for one in said]
    assert told == [(native, at[:19]) for native, at in _texts(_plain(name))]


@pytest.mark.parametrize("page", [1, 2])
def test_comments_of_facebook_are_named_by_their_links(page: int) -> None:
    """The recorded replies were asked for without ids."""
    name = f"meta/facebook_apidata_comments_comments_p{page}.json"
    links = [one["permalink_url"] for one in _plain(name)["data"]]
    said = facts(_rows(name), Mention)
    assert [one.native_id.partition("_")[2] for one in said] == [
        link.rpartition("comment_id=")[2] for link in links
    ]
    assert [one.kind == "reply" for one in said] == ["reply_comment_id" in link for link in links]


def test_counters_of_posts_are_those_of_the_replies() -> None:
    feed = "meta/facebook_apidata_posts_feeds_default_fields_p1.json"
    plain = _plain(feed)["data"]
    expected = {
        (one["id"], kind): n
        for one in plain
        for kind, n in (
            ("reaction", one["reactions"]["summary"]["total_count"]),
            ("comment", one["comments"]["summary"]["total_count"]),
            ("share", one["shares"]["count"]),
        )
    }
    assert {(act.post, act.kind): act.n for act in facts(_rows(feed), Interaction)} == expected
    for name in ("medias_medias_fields", "users_medias_p1", "users_medias_p2"):
        media = f"meta/instagram_apidata_{name}.json"
        acts = sum(act.n for act in facts(_rows(media), Interaction))
        told = list(_records(_plain(media)))
        assert acts == sum(one["like_count"] + one["comments_count"] for one in told)
        assert [post.native_id for post in facts(_rows(media), Post)] == [one["id"] for one in told]


VK = "vk/vknet/"


@pytest.mark.parametrize(
    ("name", "likes", "views"),
    [
        ("Wall_GetById_Donut", 0, 9),
        ("Wall_Get_ExtendedVersion_GenerateOutParametersCorrectly", 1, 0),
        ("Wall_Get_WithPoll_NormalCase", 0, 0),
        ("Wall_Get_With_PhotoListAttachment", 5, 0),
    ],
)
def test_walls_of_vk(name: str, likes: int, views: int) -> None:
    found = _rows(f"{VK}{name}.json")
    plain = list(_records(_plain(f"{VK}{name}.json")))
    assert [post.native_id for post in facts(found, Post)] == [str(one["id"]) for one in plain]
    acts = {act.kind: act.n for act in facts(found, Interaction)}
    assert acts == {kind: n for kind, n in (("like", likes), ("view", views)) if n}


def test_comments_members_likes_and_hits_of_vk() -> None:
    """Who speaks, follows or likes is a number made under the brand's key, and nothing else."""
    door = brand("vk:-100000020")
    for name, n in (("Wall_GetComments802", 3), ("Wall_GetComments_ReturnLikesAndAttachments", 2)):
        plain = list(_records(_plain(f"{VK}{name}.json")))
        said = facts(_rows(f"{VK}{name}.json"), Mention)
        assert len(said) == n
        assert [one.deleted for one in said] == [one.get("deleted", False) for one in plain]
        assert [one.actor for one in said] == [
            door.actor("vk", str(one["from_id"])) if "from_id" in one else None for one in plain
        ]
    name = f"{VK}Groups_GetMembers_NormalCaseAllInputParameters_ListOfUsesIds.json"
    members = facts(_rows(name), Follow)
    assert [one.actor for one in members] == [door.actor("vk", "5"), door.actor("vk", "6")]
    likes = facts(_rows(f"{VK}Likes_GetListEx_NormalCase.json"), Interaction)
    assert [act.actor for act in likes] == [
        door.actor("vk", str(native)) for native in range(100000014, 100000019)
    ]
    hits = facts(_rows(f"{VK}NewsFeed_Search_NextFrom_NotNull.json"), Mention)
    assert [hit.page for hit in hits] == ["vk:search"] * 3
    assert hits[0].text == "❗Принимаю заказы до 23.00 завтрашнего дня&"


@pytest.mark.parametrize(
    ("name", "gained", "lost"),
    [
        ("NormalCase", 457.0, 193.0),
        ("EmptyActivityCase", Missing("not_given"), Missing("not_given")),
    ],
)
def test_statistics_of_vk(name: str, gained: object, lost: object) -> None:
    found = _rows(f"{VK}Stats_GetByGroup_{name}.json")
    plain = _plain(f"{VK}Stats_GetByGroup_{name}.json")["response"][0]
    values = {(m.metric, m.segment): m.value for m in facts(found, Metric)}
    assert values["followers_gained", ""] == gained
    assert values["followers_lost", ""] == lost
    reach = plain["reach"]
    assert values["reach", "follower"] == reach["reach_subscribers"] == 119
    assert values["reach", "non_follower"] == reach["reach"] - reach["reach_subscribers"] == 339
    assert {m.day for m in facts(found, Metric)} == {date(2013, 9, 8)}
    listed = sum(
        len(plain[part][name])
        for part in ("visitors", "reach")
        for name in ("sex", "age", "sex_age", "cities", "countries")
    )
    margins = facts(found, Margin)
    assert len(margins) == listed == 11
    assert next(m.share for m in margins if m.group == "m") == 857 / 2768


def test_figures_by_day_are_those_of_the_replies() -> None:
    def told(name: str) -> dict[tuple[str, str, str], object]:
        found = facts(_rows(name), Metric)
        return {(str(m.day), m.metric, m.segment): m.value for m in found}

    assert told("ok/group_getStatTrends.json") == {
        ("2026-10-01", "followers", ""): 10450,
        ("2026-10-02", "followers", ""): 10461,
        ("2026-10-01", "reach", ""): 5123,
        ("2026-10-01", "reach", "follower"): 3100,
        ("2026-10-01", "impressions", ""): 9011,
        ("2026-10-01", "followers_gained", ""): 17,
        ("2026-10-01", "followers_lost", ""): 6,
    }
    report = "youtube_analytics_api/report_day_subscribedStatus.json"
    assert {key: value for key, value in told(report).items() if key[1] == "views"} == {
        ("2026-10-01", "views", "follower"): 120,
        ("2026-10-01", "views", "non_follower"): 880,
        ("2026-10-02", "views", "non_follower"): 640,
    }
    assert told("telegram/stats_graph_followers.json") == {
        ("2026-09-30", "followers_gained", ""): 12,
        ("2026-09-30", "followers_lost", ""): 3,
        ("2026-10-01", "followers_gained", ""): 9,
        ("2026-10-01", "followers_lost", ""): 4,
        ("2026-10-02", "followers_gained", ""): 30,
        ("2026-10-02", "followers_lost", ""): 2,
    }
    assert told("meta/instagram_apidata_users_user_insights.json") == {
        ("2017-05-03", "impressions", ""): 4,
        ("2017-05-04", "impressions", ""): 66,
        ("2017-05-03", "reach", ""): 3,
        ("2017-05-04", "reach", ""): 36,
        ("2017-05-03", "profile_visits", ""): 0,
        ("2017-05-04", "profile_visits", ""): 2,
    }
    views = {
        key: value
        for key, value in told("threads/threads_insights.json").items()
        if key[1] == "views"
    }
    assert views == {("2026-09-30", "views", ""): 10, ("2026-10-01", "views", ""): 20}


def test_reach_that_was_paid_for_is_told_apart() -> None:
    name = "meta/instagram_apidata_users_user_insights_new.json"
    total = _plain(name)["data"][0]["total_value"]
    found = facts(_rows(name), Metric)
    assert {m.metric for m in found} == {"reach_2d"}
    assert {m.day for m in found} == {date(2023, 11, 9)}
    whole = [m.value for m in found if m.segment_dim == "all"]
    assert whole == [total["value"]] == [14_516_883]
    parts = {m.segment: m.value for m in found if m.segment_dim != "all"}
    assert parts == {
        f"{product.lower()}+{follow.lower()}": one["value"]
        for one in total["breakdowns"][0]["results"]
        for product, follow in [one["dimension_values"]]
    }
    assert parts["ad+non_follower"] == 14_357_147


def test_singles() -> None:
    """Files of one record each."""

    def all_of(name: str) -> list[Fact]:
        return [fact for row in _rows(name) for fact in row.facts][1:]

    (followers,) = all_of("meta/instagram_apidata_users_user_fields.json")
    assert isinstance(followers, Metric)
    assert (followers.metric, followers.value) == ("followers", 64363)
    lifetime = all_of("meta/instagram_apidata_medias_insights.json")
    assert [one.value for one in lifetime if isinstance(one, Metric)] == [8, 5, 0]
    (clicks,) = all_of(f"{VK}Utils_GetLinksStats.json")
    assert isinstance(clicks, Metric)
    assert (clicks.value, clicks.day) == (1, date(2017, 3, 12))
    for what, native in (("comment", "17967008497439572"), ("media", "17889114512354744")):
        (mention,) = all_of(f"meta/instagram_apidata_users_mentioned_{what}.json")
        assert isinstance(mention, Mention)
        assert mention.native_id == native
    (hit,) = all_of("x/search_recent.json")
    assert isinstance(hit, Mention)
    assert (hit.text, hit.parent) == ("@… долго везли 😡", "1844999999999999999")
    for name, text in (("post_record", "new text114"), ("extended_post_record", "regress test")):
        (post,) = all_of(f"bluesky/{name}.json")
        assert isinstance(post, Post)
        assert post.text == text
    for name in ("like_record", "extended_like_record"):
        assert [row.left_out for row in _rows(f"bluesky/{name}.json")] == ["nothing_to_take"]
    bot = all_of("telegram/bot_api_getUpdates.json")
    assert [type(fact) for fact in bot] == [Post, Interaction, Follow]
    videos = _rows("youtube_api/videos_videos_info_multi.json")
    assert [post.native_id for post in facts(videos, Post)] == ["D-lhorsDlUQ"]
    assert videos[1].left_out == "not_the_brands_account"


def test_what_was_expected_of_a_pair_is_no_export() -> None:
    """A file beside the exports that tells what should come out of them."""
    path = shared(f"{FOLDER}/telegram/synthetic_pair/expected.json")
    with pytest.raises(SourceError, match="outside the inbox"):
        sniff(Path(path)).read(path, brand("telegram:1900000001"))
