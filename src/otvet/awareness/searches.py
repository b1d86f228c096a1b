"""Searches for the brand as series by month, downloads of Google brought to one scale."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from otvet.facts import YearMonth, day_number
from otvet.stats.chain import chained
from otvet.store.counts.search import SearchPoint, search_points
from otvet.store.store import Store

LEAST_COVERED = 0.75
"""A month's index needs so much of the month's days; a count needs all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Searches:
    """How often a phrase with the brand's name was looked for in one place, period by period.

    `is_index` marks values that are comparable with one another only, in the scale of the newest
    download; `unlinked` says how many downloads could not be brought to it. `part` holds periods
    that were not over when the file was made.
    """

    engine: str
    phrase: str
    region: str
    device: str
    granularity: str
    is_index: bool
    values: Mapping[int, float]
    part: frozenset[int]
    runs: frozenset[int]
    unlinked: int = 0

    def of(self, month: YearMonth) -> float | None:
        """The month's count or mean index; None where the periods do not make the month up."""
        first, last = day_number(month.first_day), day_number(month.last_day)
        if self.granularity == "month":
            return self.values.get(first)
        days = [self._on(day) for day in range(first, last + 1)]
        known = [value for value in days if value is not None]
        if self.is_index:
            return sum(known) / len(known) if len(known) >= LEAST_COVERED * len(days) else None
        whole = self.granularity == "day" and len(known) == len(days)
        return sum(known) if whole else None

    def touches(self, month: YearMonth) -> bool:
        """Whether any period begins in the month, enough to make it up or not."""
        first, last = day_number(month.first_day), day_number(month.last_day)
        return any(first <= day <= last for day in self.values)

    def is_part(self, month: YearMonth) -> bool:
        """Whether a period of the month was not over when it was counted."""
        first, last = day_number(month.first_day), day_number(month.last_day)
        return any(first <= day <= last for day in self.part)

    def _on(self, day: int) -> float | None:
        """The value of the period that holds the day."""
        back = 7 if self.granularity == "week" else 1
        return next((self.values[d] for d in range(day, day - back, -1) if d in self.values), None)


def brand_searches(store: Store) -> tuple[Searches, ...]:
    """Every series of a phrase with the brand's name, in the order of its phrases and places."""
    by_place: dict[tuple[str, str, str, str, str, bool], list[SearchPoint]] = {}
    for point in search_points(store):
        by_place.setdefault(point.place, []).append(point)
    return tuple(_series(points) for _, points in sorted(by_place.items()))


def _series(points: Sequence[SearchPoint]) -> Searches:
    engine, phrase, region, device, granularity, is_index = points[0].place
    values, unlinked = _linked(points) if is_index else ({p.day: p.value for p in points}, 0)
    return Searches(
        engine=engine,
        phrase=phrase,
        region=region,
        device=device,
        granularity=granularity,
        is_index=is_index,
        values=values,
        part=frozenset(p.day for p in points if p.part and not is_index),
        runs=frozenset(p.run for p in points),
        unlinked=unlinked,
    )


def _linked(points: Sequence[SearchPoint]) -> tuple[Mapping[int, float], int]:
    """The downloads in one scale, without periods not over: their part would bend every link."""
    pieces: dict[str, dict[int, float]] = {}
    for point in points:
        if not point.part:
            pieces.setdefault(point.batch, {})[point.day] = point.value
    chain = chained(pieces)
    return chain.values, len(chain.left)
