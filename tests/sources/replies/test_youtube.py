"""Replies of YouTube's two APIs."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.sources.reading import facts
from tests.sources.replies.saved import CANARY, brand, notes, read, saved

from otvet.errors import SourceError
from otvet.facts import Interaction, Mention, Metric, Missing, Post
from otvet.sources.inbox import sniff

CHANNEL = "UCteahouse00000000000000"
OUR = brand(f"youtube:{CHANNEL}")


def comment(native: str, who: str, text: str, **more: object) -> dict[str, object]:
    """A comment as the Data API gives it."""
    snippet = {
        "authorDisplayName": CANARY,
        "authorChannelId": {"value": who},
        "authorChannelUrl": f"https://example.com/{CANARY}",
        "textOriginal": text,
        "videoId": "AbCdEfGhIj1",
        "publishedAt": "2026-10-01T12:00:00.000Z",
        "likeCount": 3,
        **more,
    }
    return {"kind": "youtube#comment", "id": native, "snippet": snippet}


def threads(**more: object) -> dict[str, Any]:
    """One thread with two of its four replies."""
    replies = [
        comment("T.1", CHANNEL, "Спасибо!", parentId="T"),
        comment("T.2", "UCother", "пишите на anna@example.org", parentId="T"),
    ]
    item = {
        "snippet": {"totalReplyCount": 4, "topLevelComment": comment("T", "UCviewer", "Долго")},
        "replies": {"comments": replies},
        "id": "T",
    }
    return {"kind": "youtube#commentThreadListResponse", "items": [item], **more}


def test_threads_give_comments_replies_and_own_replies(tmp_path: Path) -> None:
    found = read(tmp_path, threads(), OUR)
    first, own, other = facts(found, Mention)
    assert (first.kind, first.post, first.actor) == (
        "comment",
        "AbCdEfGhIj1",
        OUR.actor("youtube", "UCviewer"),
    )
    assert (own.kind, own.is_own, own.actor, own.parent) == ("reply", True, None, "T")
    assert other.text == "пишите на ✉…"
    assert [act.n for act in facts(found, Interaction)] == [3, 3, 3]
    assert CANARY not in repr(found)
    assert "UCviewer" not in repr(found)


def test_replies_that_youtube_cuts_and_further_pages_are_told(tmp_path: Path) -> None:
    """Five replies of a thread is all that a page of threads gives."""
    assert {"list_part:3/5", f"page_guessed:youtube:{CHANNEL}"} <= notes(tmp_path, threads(), OUR)
    assert "more_pages" in notes(tmp_path, threads(nextPageToken="Q"), OUR)


def test_comments_of_another_channel_are_not_taken(tmp_path: Path) -> None:
    reply = threads()
    reply["items"][0]["snippet"]["channelId"] = "UCrival0000000000000000"
    with pytest.raises(SourceError, match="UCrival"):
        read(tmp_path, reply, OUR)


def video(channel: str, **more: object) -> dict[str, object]:
    """A video as the Data API gives it."""
    snippet = {"publishedAt": "2026-10-02T10:00:00Z", "channelId": channel, "title": "Как мы жарим"}
    return {"kind": "youtube#video", "id": "AbCdEfGhIj1", "snippet": snippet, **more}


def test_videos_come_with_counters_that_are_texts(tmp_path: Path) -> None:
    counted = {"statistics": {"viewCount": "1500", "likeCount": "20", "commentCount": "0"}}
    items = [video(CHANNEL, **counted), video("UCrival", **counted)]
    reply = {"kind": "youtube#videoListResponse", "items": items}
    found = read(tmp_path, reply, OUR)
    assert [row.left_out for row in found] == ["", "not_the_brands_account"]
    assert {act.kind: act.n for act in facts(found, Interaction)} == {"view": 1500, "like": 20}
    assert facts(found, Post)[0].text == "Как мы жарим"
    bare = {"kind": "youtube#videoListResponse", "items": [video(CHANNEL)]}
    assert "no_counters" in notes(tmp_path, bare, OUR)


def test_a_playlist_counts_by_the_day_of_publication(tmp_path: Path) -> None:
    """The day when a video was put into a list is not the day when it came out."""
    item = {
        "snippet": {"publishedAt": "2026-10-09T00:00:00Z", "channelId": CHANNEL, "title": "Чай"},
        "contentDetails": {"videoId": "AbCdEfGhIj1", "videoPublishedAt": "2026-10-02T10:00:00Z"},
    }
    reply = {"kind": "youtube#playlistItemListResponse", "items": [item]}
    (post,) = facts(read(tmp_path, reply, OUR), Post)
    assert (post.native_id, post.at.date()) == ("AbCdEfGhIj1", date(2026, 10, 2))
    del item["contentDetails"]
    with pytest.raises(SourceError, match="contentDetails"):
        read(tmp_path, reply, OUR)


def test_subscribers_are_rounded_and_hidden_ones_are_not_nought(tmp_path: Path) -> None:
    def reply(**statistics: object) -> dict[str, object]:
        item = {"kind": "youtube#channel", "id": CHANNEL, "statistics": statistics}
        return {"kind": "youtube#channelListResponse", "items": [item]}

    (metric,) = facts(read(tmp_path, reply(subscriberCount="12300"), OUR), Metric)
    assert (metric.metric, metric.value, metric.precision) == ("followers", 12300, "rounded")
    hidden = reply(subscriberCount="0", hiddenSubscriberCount=True)
    (metric,) = facts(read(tmp_path, hidden, OUR), Metric)
    assert metric.value == Missing("hidden")


def report(
    *rows: list[object], dimensions: tuple[str, ...] = ("day", "subscribedStatus")
) -> dict[str, Any]:
    """A report of the Analytics API with views and minutes."""
    names = [(name, "DIMENSION") for name in dimensions]
    names += [("views", "METRIC"), ("estimatedMinutesWatched", "METRIC")]
    headers = [{"name": name, "columnType": kind} for name, kind in names]
    return {"kind": "youtubeAnalytics#resultTable", "columnHeaders": headers, "rows": list(rows)}


def test_days_of_subscribers_and_others_and_rows_that_are_kept_back(tmp_path: Path) -> None:
    """A missing half of a day is kept back by YouTube, and is no nought."""
    reply = report(
        ["2026-10-01", "SUBSCRIBED", 12, 3],
        ["2026-10-01", "UNSUBSCRIBED", 88, 10],
        ["2026-10-02", "UNSUBSCRIBED", 64, 9],
        ["2026-10-02", "BOTH", 64, 9],
    )
    found = read(tmp_path, reply, OUR)
    assert [row.fault.reason for row in found if row.fault] == ["unknown_segment"]
    views = {(m.day.day, m.segment): m.value for m in facts(found, Metric) if m.metric == "views"}
    assert views == {(1, "follower"): 12, (1, "non_follower"): 88, (2, "non_follower"): 64}
    seconds = [m.value for m in facts(found, Metric) if m.metric == "watch_seconds"]
    assert seconds == [180, 600, 540]
    path = saved(tmp_path, report(["2026-10-02", "UNSUBSCRIBED", 64, 9]))
    whole = sniff(path).read(path, OUR).completeness
    assert not whole.complete
    assert "rows_missing:1" in whole.notes


def test_reports_without_days_are_refused(tmp_path: Path) -> None:
    for dimensions in ((), ("ageGroup",), ("day", "country")):
        with pytest.raises(SourceError, match="dimensions=day"):
            read(tmp_path, report(dimensions=dimensions), OUR)
