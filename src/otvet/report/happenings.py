"""Marks on the trend: where each stands between two month's ends, those too near to tell apart as one."""

from collections.abc import Sequence
from dataclasses import dataclass

from otvet.facts import YearMonth
from otvet.findings import Happening, TrendPoint

NEAR = 0.07
"""Part of the line's length within which two marks would cover each other on a phone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered mark: its place in months after the first point, and what happened there."""

    number: int
    at: float
    happened: tuple[Happening, ...]


def marks(points: Sequence[TrendPoint], found: Sequence[Happening]) -> tuple[Mark, ...]:
    """Marks in order of days; nothing that lies before the first month's end or after the last's."""
    if len(points) < 2:
        return ()
    placed = [(_place(one, points), one) for one in found]
    inside = sorted((at, n) for n, (at, _) in enumerate(placed) if 0 <= at <= len(points) - 1)
    groups: list[list[tuple[float, int]]] = []
    for at, n in inside:
        if groups and at - groups[-1][0][0] < NEAR * (len(points) - 1):
            groups[-1].append((at, n))
        else:
            groups.append([(at, n)])
    return tuple(
        Mark(number, group[0][0], tuple(found[n] for _, n in group))
        for number, group in enumerate(groups, 1)
    )


def _place(one: Happening, points: Sequence[TrendPoint]) -> float:
    """A point is the end of its month, so the days of a month lie before its point."""
    month = YearMonth.of(one.first_day)
    whole = month.index - YearMonth.parse(points[0].month).index - 1
    return whole + one.first_day.day / month.last_day.day
