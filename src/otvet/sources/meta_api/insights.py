"""What insights of Meta's Graph API mean: figures by day, of a window, of a post's whole life."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from otvet.facts import Metric, PageRef
from otvet.sources.fields import (
    PACIFIC,
    Json,
    LeftOut,
    day_before,
    field,
    figure,
    listed,
    mapped,
    metric,
    moment,
    objects,
    word,
)
from otvet.sources.table.frame import BadRow

FIGURES: Mapping[str, tuple[str, bool]] = {
    "reach": ("reach", False),
    "impressions": ("impressions", True),
    "views": ("views", True),
    "profile_views": ("profile_visits", False),
    "accounts_engaged": ("engaged", False),
    "likes": ("likes", True),
    "comments": ("comments", True),
    "shares": ("shares", True),
    "reposts": ("shares", True),
    "saves": ("saves", True),
    "saved": ("saves", True),
    "replies": ("comments", True),
    "clicks": ("link_clicks", True),
    "profile_links_taps": ("link_clicks", True),
    "website_clicks": ("link_clicks", True),
    "follower_count": ("followers_gained", True),
    "followers_count": ("followers", False),
    "follows_and_unfollows": ("follows_and_unfollows", True),
    "page_follows": ("followers", False),
    "page_daily_follows": ("followers_gained", True),
    "page_daily_unfollows": ("followers_lost", True),
    "page_media_view": ("views", True),
    "page_total_media_view_unique": ("viewers", False),
    "page_views_total": ("profile_visits", True),
    "page_impressions": ("impressions", True),
    "page_impressions_unique": ("reach", False),
    "post_media_view": ("views", True),
    "post_total_media_view_unique": ("viewers", False),
}
"""Names of insights: the figure, and whether its days may be summed."""
STATES = frozenset({"followers"})
"""Figures that stand for a moment, so a total without a window is that of the file's day."""
_ADS = "ad"
_SEGMENTS = {
    "follow_type": ("follow_type", {"follower": "follower", "non_follower": "non_follower"}),
    "follower_type": ("follow_type", {"follower": "follower", "non_follower": "non_follower"}),
    "is_from_followers": ("follow_type", {"1": "follower", "0": "non_follower"}),
    "is_from_ads": ("product_type", {"1": _ADS, "0": "organic"}),
    "media_product_type": ("product_type", {}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """When a total without a date of its own was counted; `seen` is the day of the file."""

    seen: date
    last: date | None = None
    days: int = 0


def insight(record: Json, *, page: PageRef, post: str, window: Window) -> Iterator[Metric]:
    """One insight as figures; of a post's whole life they stand under names of their own."""
    named = FIGURES.get(word(record, "name"))
    if named is None:
        raise LeftOut("unknown_metric")
    name, additive = named
    values = objects(record, "values")
    total = mapped(record, "total_value")
    if post:
        value = figure(total, "value") if total else _first(values)
        yield metric(page, window.seen, f"{name}_lifetime", value, within=("post", post))
    elif total:
        yield from _total(record, name, page, window)
    else:
        for entry in values:
            yield from _of_day(record, entry, page, name, additive=additive)


def _first(values: Sequence[Json]) -> float | None:
    return figure(values[0], "value") if values else None


def _of_day(
    record: Json, entry: Json, page: PageRef, name: str, *, additive: bool
) -> Iterator[Metric]:
    """The day that ends at `end_time`; weeks and months in it are left to exports by day."""
    if word(record, "period") not in {"day", ""}:
        raise LeftOut("not_by_day")
    if isinstance(field(entry, "value"), Mapping):
        raise BadRow("not_a_number", "value")
    day = day_before(moment(entry, "end_time"), PACIFIC)
    yield metric(page, day, name, figure(entry, "value"), additive=additive)


def _total(record: Json, name: str, page: PageRef, window: Window) -> Iterator[Metric]:
    day, title = window.last, name if window.days <= 1 else f"{name}_{window.days}d"
    if name in STATES:
        day, title = window.seen, name
    if day is None:
        raise LeftOut("period_not_told")
    value = figure(record, "total_value", "value")
    if value is not None:
        yield metric(page, day, title, value)
    for within, part in parts(record):
        yield metric(page, day, title, part, within=within)


def parts(record: Json) -> Iterator[tuple[tuple[str, str], float | None]]:
    """The parts of a total by what they are broken down by; paid reach stays a part of its own."""
    for breakdown in objects(record, "total_value", "breakdowns"):
        keys = [str(key) for key in listed(breakdown, "dimension_keys")]
        for result in objects(breakdown, "results"):
            values = [str(value) for value in listed(result, "dimension_values")]
            if len(values) != len(keys):
                raise BadRow("unknown_segment", "breakdowns")
            yield _within(keys, values), figure(result, "value")


def _within(keys: Sequence[str], values: Sequence[str]) -> tuple[str, str]:
    named = []
    for key, value in zip(keys, values, strict=True):
        dimension, known = _SEGMENTS.get(key, (key, {}))
        named.append((dimension, known.get(value.lower(), value.lower())))
    return "+".join(one for one, _ in named), "+".join(one for _, one in named)


def paid_share(records: Sequence[Json]) -> float:
    """The largest share of advertising in a total, 0 where none is told apart."""
    shares = [0.0]
    for record in records:
        found = [(within[1].split("+"), value or 0) for within, value in parts(record)]
        whole = sum(value for _, value in found)
        paid = sum(value for names, value in found if _ADS in names)
        shares.append(paid / whole if whole else 0.0)
    return max(shares)
