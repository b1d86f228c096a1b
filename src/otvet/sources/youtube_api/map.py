"""What comments, videos, channels and days of YouTube's APIs mean."""

from collections.abc import Iterator, Mapping, Sequence

from otvet.facts import Fact, Mention, Metric, Missing, PageRef, Post
from otvet.sources.base import Door
from otvet.sources.fields import (
    PACIFIC,
    Json,
    LeftOut,
    counters,
    day_of,
    field,
    figure,
    metric,
    moment,
    native_id,
    said,
    word,
)
from otvet.sources.table.frame import BadRow

NETWORK = "youtube"
FIGURES: Mapping[str, tuple[str, float]] = {
    "views": ("views", 1),
    "estimatedMinutesWatched": ("watch_seconds", 60),
    "likes": ("likes", 1),
    "comments": ("comments", 1),
    "shares": ("shares", 1),
    "subscribersGained": ("followers_gained", 1),
    "subscribersLost": ("followers_lost", 1),
}
"""Metrics of the Analytics API: the figure, and what its unit is worth in ours."""
_STATUS = {"SUBSCRIBED": "follower", "UNSUBSCRIBED": "non_follower"}
_ACTS = {"view": "viewCount", "like": "likeCount", "comment": "commentCount"}


def comment(record: Json, *, page: PageRef, channel: str, door: Door) -> Iterator[Fact]:
    """A comment or reply with its likes; those of the channel itself are the brand's own."""
    native, at = native_id(record, "id"), moment(record, "snippet", "publishedAt")
    who = word(record, "snippet", "authorChannelId", "value")
    parent = word(record, "snippet", "parentId")
    own = bool(who) and who == channel
    text = said(record, "snippet", "textOriginal") or said(record, "snippet", "textDisplay")
    yield Mention(
        page=page,
        native_id=native,
        at=at,
        kind="reply" if parent else "comment",
        text=text,
        actor=door.actor(NETWORK, who) if who and not own else None,
        is_own=own,
        post=word(record, "snippet", "videoId") or None,
        parent=parent or None,
    )
    likes = figure(record, "snippet", "likeCount")
    yield from counters(page, native, at, {"like": likes}, post=None)


def video(record: Json, *, page: PageRef) -> Iterator[Fact]:
    """A video with its counters, where the reply holds them."""
    native, at = native_id(record, "id"), moment(record, "snippet", "publishedAt")
    yield _post(record, page, native, at=("snippet", "publishedAt"))
    counts = {kind: figure(record, "statistics", name) for kind, name in _ACTS.items()}
    yield from counters(page, native, at, counts, post=native)


def listed_video(record: Json, *, page: PageRef) -> Post:
    """A video of a playlist, by its day of publication and not by the day it was put there."""
    native = word(record, "contentDetails", "videoId")
    native = native or native_id(record, "snippet", "resourceId", "videoId")
    return _post(record, page, native, at=("contentDetails", "videoPublishedAt"))


def _post(record: Json, page: PageRef, native: str, *, at: Sequence[str]) -> Post:
    return Post(
        page=page,
        native_id=native,
        at=moment(record, *at),
        kind="video",
        text=said(record, "snippet", "title"),
    )


def channel(record: Json, *, page: PageRef, day: Json) -> Metric:
    """Subscribers, which YouTube rounds to three digits; hidden ones are not nought."""
    seen = day_of(field(day, "at"), PACIFIC)
    if seen is None:
        raise BadRow("no_date")
    if field(record, "statistics", "hiddenSubscriberCount") is True:
        return Metric(page=page, day=seen, metric="followers", value=Missing("hidden"))
    value = figure(record, "statistics", "subscriberCount")
    return metric(page, seen, "followers", value, rounded=True)


def report_row(columns: Sequence[str], row: object, *, page: PageRef) -> Iterator[Metric]:
    """A row of the Analytics API: the figures of a day, of subscribers or of others."""
    if not isinstance(row, list) or len(row) != len(columns):
        raise BadRow("unreadable_row")
    record = dict(zip(columns, row, strict=True))
    day = day_of(record.get("day"), PACIFIC)
    if day is None:
        raise BadRow("no_date", "day")
    within = _within(record)
    told = [name for name in columns if name in FIGURES]
    if not told:
        raise LeftOut("unknown_metric")
    for name in told:
        figure_name, unit = FIGURES[name]
        value = figure(record, name)
        scaled = None if value is None else value * unit
        yield metric(page, day, figure_name, scaled, within=within, additive=True)


def _within(record: Json) -> tuple[str, str]:
    status, video_id = word(record, "subscribedStatus"), word(record, "video")
    if status and status not in _STATUS:
        raise BadRow("unknown_segment", "subscribedStatus")
    named = [("content", video_id)] if video_id else []
    named += [("follow_type", _STATUS[status])] if status else []
    if not named:
        return "all", ""
    return "+".join(name for name, _ in named), "+".join(value for _, value in named)
