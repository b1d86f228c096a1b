"""Waves of the survey: which is the month's, and which it is compared with.

A wave belongs to the month in which the median of its complete responses lies, so a few late
responses do not move it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from otvet.awareness.items import Method
from otvet.facts import YearMonth
from otvet.stats.raking import FEWEST_EFFECTIVE
from otvet.store.counts.awareness import WaveDay


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveFound:
    """One wave: its name, the median day of its complete responses, and how many there are."""

    survey: str
    wave: str
    median_day: date
    complete: int
    incomplete: int
    asked: frozenset[Method]

    @property
    def month(self) -> YearMonth:
        """The month that the wave belongs to."""
        return YearMonth.of(self.median_day)


def waves(days: Sequence[WaveDay], *, method: Method) -> tuple[WaveFound, ...]:
    """The waves that asked what the method needs, by median day; no complete response, no wave."""
    names = sorted({(day.survey, day.wave) for day in days})
    every = (_wave([day for day in days if (day.survey, day.wave) == name]) for name in names)
    asked = [found for found in every if found and method in found.asked]
    return tuple(sorted(asked, key=lambda found: (found.median_day, found.survey, found.wave)))


def wave_of(month: YearMonth, found: Sequence[WaveFound], *, but: str = "") -> WaveFound | None:
    """The wave of the month: with several, the one with the most responses, then the later one.

    Args:
        month: The month.
        found: All waves, by median day.
        but: Name of the wave to compare with, which is not the month's own.
    """
    inside = [wave for wave in found if wave.month == month and not is_named(wave, but)]
    return max(inside, key=lambda wave: (wave.complete, wave.median_day), default=None)


def wave_before(
    month: YearMonth, found: Sequence[WaveFound], *, named: str = ""
) -> WaveFound | None:
    """The wave to compare with: the named one, or else the last before the month.

    A trial run of fewer than 30 responses, which could never give a verdict, does not hide the
    wave before it.
    """
    if named:
        chosen = [w for w in found if is_named(w, named) and w.month.index <= month.index]
    else:
        earlier = [wave for wave in found if wave.month.index < month.index]
        chosen = [wave for wave in earlier if wave.complete >= FEWEST_EFFECTIVE] or earlier
    return chosen[-1] if chosen else None


def is_named(wave: WaveFound, name: str) -> bool:
    """Whether `name` means this wave: its own name, or survey and name as `survey/wave`."""
    return name in (wave.wave, f"{wave.survey}/{wave.wave}")


def _wave(days: Sequence[WaveDay]) -> WaveFound | None:
    complete = [day for day in days if day.complete]
    total = sum(day.respondents for day in complete)
    reached = accumulate(day.respondents for day in complete)
    median = next(
        (day.day for day, n in zip(complete, reached, strict=True) if 2 * n >= total), None
    )
    if median is None:
        return None
    return WaveFound(
        survey=days[0].survey,
        wave=days[0].wave,
        median_day=median,
        complete=total,
        incomplete=sum(day.respondents for day in days if not day.complete),
        asked=_methods(complete),
    )


def _methods(days: Sequence[WaveDay]) -> frozenset[Method]:
    """What the wave's items allow: knowledge of advantages, aided awareness, or both."""
    found: set[Method] = set()
    if any(day.asked_advantages for day in days):
        found.add("knowledge")
    if any(day.asked_aided for day in days):
        found.add("aided")
    return frozenset(found)
