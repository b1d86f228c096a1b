"""Rows of YouTube Studio as facts: days, parts of the viewers, videos, days of drawn videos."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from otvet.facts import Fault, Interaction, Metric, Missing, PageRef, Post, Row
from otvet.sources.table.cells import Record, is_empty, text
from otvet.sources.table.frame import BadRow
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.numbers import Number
from otvet.sources.youtube.headers import Column, is_additive, spelt
from otvet.sources.youtube.part import Part, is_total
from otvet.sources.youtube.period import Period
from otvet.text.privacy import mask

_VIDEO_ID = re.compile(r"[='\s]*\"?\s*([\w-]{11}|Ug[\w-]{15,60})\"?\s*", re.ASCII)
_NOT_FOLLOWING = re.compile(r"\b(?:not|un\w+|не|без|нет)\b")
_FOLLOWING = re.compile(r"subscri|подпис")
_ACTS = {"views": "view", "likes": "like", "comments": "comment", "shares": "share"}

Key = tuple[date, str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Whose figures they are, of which period, and what of them is already told."""

    page: PageRef
    zone: ZoneInfo
    period: Period | None
    told: dict[Key, float | Missing] = field(default_factory=dict)
    videos: set[str] = field(default_factory=set)


def row_of(part: Part, record: Record, place: Place) -> Row:
    """What the record becomes; its number is the record's."""
    width = len(part.layout.columns)
    if record.cells is BROKEN:
        return Row(record.number, fault=Fault("unreadable_row"))
    if is_empty(record.cells):
        return Row(record.number, left_out="empty_row")
    if not is_empty(record.cells[width:]):
        return Row(record.number, fault=Fault("too_many_cells"))
    if is_total(record):
        return Row(record.number, left_out="totals_row")
    if not part.is_daily:
        return Row(record.number, left_out="not_by_day")
    try:
        return _MAKERS[part.layout.kind](part, record, place)
    except BadRow as bad:
        return Row(record.number, fault=bad.fault)


def _other(_part: Part, record: Record, _place: Place) -> Row:
    return Row(record.number, left_out="unknown_metric")


def _day(part: Part, record: Record, place: Place) -> Row:
    day = _day_of(part, record)
    return _told(record, _figures(part, record, place, day=day, within=("all", "")))


def _follow_day(part: Part, record: Record, place: Place) -> Row:
    within, day = ("follow_type", _follow_type(part, record)), _day_of(part, record)
    return _told(record, _figures(part, record, place, day=day, within=within))


def _follow_total(part: Part, record: Record, place: Place) -> Row:
    """A part of the viewers over the whole period."""
    within = ("follow_type", _follow_type(part, record))
    if place.period is None:
        return Row(record.number, left_out="period_not_told")
    return _told(record, _sums(part, record, place, period=place.period, within=within))


def _video_day(part: Part, record: Record, place: Place) -> Row:
    """A drawn video's day; noughts before the video was there say nothing about it."""
    video, day = _video(part, record), _day_of(part, record)
    published = part.layout.at("published")
    since = part.day(record, published) if published else None
    figures = [part.number(record, *pair).value for pair in part.layout.figures]
    if since is not None and day < since and not any(figures):
        return Row(record.number, left_out="before_the_post")
    return _told(record, _figures(part, record, place, day=day, within=("content", video)))


def _video_row(part: Part, record: Record, place: Place) -> Row:
    """A post with its counters where the period holds all of its life, else with the period's sums.

    Of an unknown period nothing is taken but the post: a month's views are not a video's views.
    """
    video = _video(part, record)
    if video in place.videos:
        return Row(record.number, left_out="repeat")
    place.videos.add(video)
    facts: tuple[Post | Metric, ...] = ()
    if part.layout.at("published") is not None:
        post = _post(part, record, place, video)
        if place.period is not None and not is_older(part, record, place):
            return Row(record.number, facts=(post, *_acts(part, record, post)))
        facts = (post,)
    if place.period is not None:
        within = ("content", video)
        facts = (*facts, *_sums(part, record, place, period=place.period, within=within))
    elif not facts:
        return Row(record.number, left_out="period_not_told")
    return _told(record, facts)


def _post(part: Part, record: Record, place: Place, video: str) -> Post:
    title, published = part.layout.at("title"), part.layout.at("published")
    at = part.at(record, published, place.zone) if published else None
    if at is None:
        raise BadRow("no_date", published.header if published else "")
    words = mask(text(part.cell(record, title))) if title else ""
    return Post(page=place.page, native_id=video, at=at, kind="video", text=words)


def is_older(part: Part, record: Record, place: Place) -> bool:
    """Whether the video was there before the period began."""
    published = part.layout.at("published")
    since = part.day(record, published) if published else None
    return place.period is not None and since is not None and since < place.period.first


def _acts(part: Part, record: Record, post: Post) -> tuple[Interaction, ...]:
    found = []
    for column, figure in part.layout.figures:
        number = _checked(part.number(record, column, figure), column)
        kind = _ACTS.get(figure.metric)
        if kind and number.value is not None and number.value >= 1:
            act = Interaction(
                page=post.page,
                native_id=f"{post.native_id}:{kind}",
                at=post.at,
                kind=kind,
                post=post.native_id,
                n=int(number.value),
            )
            found.append(act)
    return tuple(found)


def _told(record: Record, facts: Sequence[Post | Metric]) -> Row:
    return Row(record.number, facts=facts) if facts else Row(record.number, left_out="repeat")


def _sums(
    part: Part, record: Record, place: Place, *, period: Period, within: tuple[str, str]
) -> tuple[Metric, ...]:
    """Sums of a period stand on its last day under names of their own, and are never summed."""
    day, length = period.last, period.length
    return _figures(part, record, place, day=day, within=within, length=length)


def _figures(
    part: Part,
    record: Record,
    place: Place,
    *,
    day: date,
    within: tuple[str, str],
    length: int = 1,
) -> tuple[Metric, ...]:
    """The row's figures that are not told yet; another value of one that is told is a fault."""
    found = []
    for column, figure in part.layout.figures:
        number = _checked(part.number(record, column, figure), column)
        found.append(_metric(place.page, day, figure.metric, number, within, length))
    fresh = tuple(one for one in found if _key(one) not in place.told)
    if any(place.told.get(_key(one), one.value) != one.value for one in found):
        raise BadRow("repeated_day", part.layout.columns[0].header)
    place.told.update({_key(one): one.value for one in fresh})
    return fresh


def _key(metric: Metric) -> Key:
    return metric.day, metric.metric, metric.segment_dim, metric.segment


def _metric(
    page: PageRef, day: date, metric: str, number: Number, within: tuple[str, str], length: int
) -> Metric:
    return Metric(
        page=page,
        day=day,
        metric=metric if length == 1 else f"{metric}_{length}d",
        value=float(number.value) if number.value is not None else Missing(number.problem),
        segment_dim=within[0],
        segment=within[1],
        additive=length == 1 and is_additive(metric),
        precision="rounded" if number.rounded else "exact",
    )


def _checked(number: Number, column: Column) -> Number:
    if number.problem == "not_a_number":
        raise BadRow("not_a_number", column.header)
    return number


def _day_of(part: Part, record: Record) -> date:
    column = part.layout.at("date")
    day = part.day(record, column) if column else None
    if day is None:
        raise BadRow("bad_date", column.header if column else "")
    return day


def _video(part: Part, record: Record) -> str:
    """The video's id; spreadsheets and Studio itself put a space or = before one that begins with -."""
    column = part.layout.at("video")
    found = _VIDEO_ID.fullmatch(text(part.cell(record, column))) if column else None
    if found is None:
        raise BadRow("not_a_video", column.header if column else "")
    return found[1]


def _follow_type(part: Part, record: Record) -> str:
    column = part.layout.at("follow_type")
    said = spelt(text(part.cell(record, column))) if column else ""
    if not _FOLLOWING.search(said):
        raise BadRow("unknown_segment", column.header if column else "")
    return "non_follower" if _NOT_FOLLOWING.search(said) else "follower"


_MAKERS: dict[str, Callable[[Part, Record, Place], Row]] = {
    "days": _day,
    "follow_days": _follow_day,
    "follow_totals": _follow_total,
    "video_days": _video_day,
    "videos": _video_row,
    "other": _other,
}
