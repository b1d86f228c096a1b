"""Days, weeks and months of a search engine, and which of them are not over."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from otvet.facts import YearMonth
from otvet.sources.table.spans import Span

Granularity = Literal["day", "week", "month"]
_WEEK = 7
_SHORTEST_MONTH = 28


def last_day(day: date, granularity: Granularity) -> date:
    """The last day of the period that begins on `day`."""
    if granularity == "month":
        return YearMonth.of(day).last_day
    return day + timedelta(days=_WEEK - 1 if granularity == "week" else 0)


def granularity_of(days: Sequence[date]) -> Granularity:
    """How long the periods are, by the shortest step between their first days."""
    steps = [abs((b - a).days) for a, b in pairwise(sorted(set(days)))]
    shortest = min(steps, default=_SHORTEST_MONTH)
    if shortest >= _SHORTEST_MONTH:
        return "month"
    return "week" if shortest >= _WEEK else "day"


def is_provisional(day: date, granularity: Granularity, *, made: date, span: Span | None) -> bool:
    """Whether the period was not over when the file was made, or lies partly outside its span."""
    last = last_day(day, granularity)
    outside = span is not None and (day < span.first or last > span.last)
    return outside or last >= made
