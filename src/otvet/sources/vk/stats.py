"""VK's statistics: what a day of stats.get means, and the clicks of a short link."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from otvet.facts import Fact, Margin, Metric, PageRef
from otvet.sources.fields import MOSCOW, Json, day_of, field, figure, mapped, metric, objects, word
from otvet.sources.table.frame import BadRow
from otvet.text.privacy import mask

_ACTIVITY = {
    "likes": "likes",
    "comments": "comments",
    "copies": "shares",
    "hidden": "hides",
    "subscribed": "followers_gained",
    "unsubscribed": "followers_lost",
}
_ALWAYS = ("subscribed", "unsubscribed")
"""Told as Missing where the reply leaves them out: an absent figure of change is no nought."""
_ATTRIBUTES = {"sex": "sex", "age": "age", "sex_age": "sex_age", "cities": "city"}
_ATTRIBUTES |= {"countries": "country"}


@dataclass(frozen=True, slots=True)
class Span:
    """The days that one entry is about; sums of several have names of their own."""

    last: date
    length: int

    def name(self, figure: str) -> str:
        """The figure's name: `views_7d` is of seven days, and never summed."""
        return figure if self.length == 1 else f"{figure}_{self.length}d"


def period(record: Json, *, page: PageRef) -> Iterator[Fact]:
    """The figures of a day, or of a week or month, of stats.get."""
    span = _span(record)
    yield from _visitors(record, page, span)
    yield from _reach(record, page, span)
    yield from _activity(record, page, span)


def _span(record: Json) -> Span:
    """Days begin at midnight in Moscow; older replies name the day itself."""
    written = field(record, "period_from") or field(record, "day")
    first = day_of(written, MOSCOW)
    last = day_of(field(record, "period_to") or written, MOSCOW)
    if first is None or last is None or last < first:
        raise BadRow("bad_date" if written else "no_date", "period_from")
    return Span(last, (last - first).days + 1)


def _visitors(record: Json, page: PageRef, span: Span) -> Iterator[Fact]:
    told = mapped(record, "visitors") or record
    people, views = figure(told, "visitors"), figure(told, "views")
    if people is not None:
        yield metric(page, span.last, span.name("visitors"), people)
        yield from _margins(told, page, span, of=people, base="visitors")
    if views is not None:
        daily = span.length == 1
        yield metric(page, span.last, span.name("profile_visits"), views, additive=daily)


def _reach(record: Json, page: PageRef, span: Span) -> Iterator[Fact]:
    told = mapped(record, "reach")
    everyone, followers = figure(told, "reach"), figure(told, "reach_subscribers")
    if everyone is None:
        return
    name = span.name("reach")
    yield metric(page, span.last, name, everyone)
    others = None if followers is None else everyone - followers
    for segment, value in (("follower", followers), ("non_follower", others)):
        yield metric(page, span.last, name, value, within=("follow_type", segment))
    yield from _margins(told, page, span, of=everyone, base="reached")


def _activity(record: Json, page: PageRef, span: Span) -> Iterator[Metric]:
    told = mapped(record, "activity")
    for name, figure_name in _ACTIVITY.items():
        value = figure(told, name)
        if value is not None or name in _ALWAYS:
            daily = span.length == 1
            yield metric(page, span.last, span.name(figure_name), value, additive=daily)


def _margins(
    told: Json, page: PageRef, span: Span, *, of: float, base: Literal["reached", "visitors"]
) -> Iterator[Margin]:
    """Shares of everybody counted, those of whom VK knows nothing too: they add up to less than 1."""
    for name, attribute in _ATTRIBUTES.items():
        for entry in objects(told, name):
            group = mask(word(entry, "name") or word(entry, "value"))
            count = figure(entry, "count") or figure(entry, "visitors")
            if group and count is not None and 0 <= count <= of and of > 0:
                yield Margin(
                    page=page,
                    day=span.last,
                    attribute=attribute,
                    group=group,
                    share=count / of,
                    base=base,
                )


def link_day(record: Json, *, page: PageRef, link: str) -> Metric:
    """How often a short link was followed on a day."""
    day = day_of(field(record, "timestamp"), MOSCOW)
    if day is None:
        raise BadRow("no_date", "timestamp")
    clicks = figure(record, "views")
    return metric(page, day, "link_clicks", clicks, within=("link", link), additive=True)
