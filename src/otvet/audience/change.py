"""Change of the primary figure: people who follow, or who follow or act.

F / m + A: followers over all pages, divided by the mean number of pages a follower follows, plus
active people who follow no page. Where a survey tells m, its draws enter both months: asked once, it
is drawn once. Where nothing does, the change is found with every follower counted once (m = 1) and
with every follower on all pages (m = number of pages).
"""

from dataclasses import dataclass
from itertools import product

import numpy as np

from otvet.audience.followers import Followers
from otvet.findings import Estimate, Size, Verdict
from otvet.stats.arrays import FloatArray
from otvet.stats.decide import SizeWord, judge, judge_count, size
from otvet.stats.growth import Growth
from otvet.stats.headcount import Drawn, Month, change_draws
from otvet.stats.interval import Interval, interval_from_draws, normal_interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Change of the audience, as a share, and what may be said about it.

    `overlap_agrees` and `rounding_agrees` say whether the verdict stays the same whatever the
    pages share, and whatever the rounded counts hide.
    """

    estimate: Estimate
    verdict: Verdict
    size: Size | None
    chance: float | None
    se: float
    overlap_agrees: bool = True
    rounding_agrees: bool = True


def followers_change(counts: Followers, *, matters: float) -> Change:
    """Change of followers alone: counted, so it has no doubt but that of rounding."""
    corners = [(now - before) / before for now, before in _corners(counts)]
    verdicts = {judge_count(corner, matters=matters) for corner in corners}
    low, high = min(corners), max(corners)
    value = (counts.now - counts.before) / counts.before
    verdict = Verdict(judge_count(value, matters=matters))
    return Change(
        estimate=_estimate(normal_interval(value, 0.0), low=low, high=high, inner=(low, high)),
        verdict=verdict if len(verdicts) == 1 else Verdict.NOT_KNOWN,
        size="matters" if verdicts == {"yes"} else None,
        chance=None,
        se=0.0,
        rounding_agrees=len(verdicts) == 1,
    )


def people_change(
    counts: Followers,
    growth: Growth,
    *,
    active_before: int,
    matters: float,
    pages_each: FloatArray | None = None,
) -> Change:
    """Change of people who follow or act, from the draws of the growth of the latter.

    The value is that of the m known, else of m = 1; the interval then holds those of m = 1 and of
    m = number of pages, and always of every value that rounded counts may hide.

    Args:
        counts: Followers of both months.
        growth: Growth of active people who follow no page.
        active_before: How many of them were seen in the month before.
        matters: The smallest change that matters.
        pages_each: Draws of m, the pages that a follower follows, where the overlap is known.
    """
    part = _Part(active_before, growth.interval.estimate, growth.draws)
    exact = (float(counts.now), float(counts.before))
    ends: tuple[Drawn, ...] = (1.0, float(len(counts.both)))
    if pages_each is not None:
        ends = (np.resize(pages_each, growth.draws.size),)
    at_m = [part.change(exact, pages_each=m) for m in ends]
    once = at_m[0]
    spans = [part.change(corner, pages_each=m) for corner, m in product(_corners(counts), ends)]
    every = {judge(span.low, span.high, matters=matters) for span in spans}
    at_ends = {judge(span.low, span.high, matters=matters) for span in at_m}
    verdict = Verdict(min(every)) if len(every) == 1 else Verdict.NOT_KNOWN
    low, high = min(span.low for span in spans), max(span.high for span in spans)
    said = size(low, high, matters=matters)
    return Change(
        estimate=_estimate(
            once,
            low=low,
            high=high,
            inner=(min(s.inner_low for s in spans), max(s.inner_high for s in spans)),
        ),
        verdict=verdict,
        size=_size(verdict, said),
        chance=part.chance_of_growth(exact, pages_each=ends[0]),
        se=max(span.se for span in spans),
        overlap_agrees=len(at_ends) == 1,
        rounding_agrees=len(at_ends) > 1 or len(every) == 1,
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """Active people who follow no page: how many there were, and the log of their growth."""

    active_before: int
    log_growth: float
    draws: FloatArray

    def change(self, followers: tuple[float, float], *, pages_each: Drawn) -> Interval:
        """Change of followers (now, before) and active people together."""
        value = self._changes(followers, float(np.mean(pages_each)), self.log_growth)
        draws = self._changes(followers, pages_each, self.draws)
        return interval_from_draws(draws, estimate=float(value[0]))

    def chance_of_growth(self, followers: tuple[float, float], *, pages_each: Drawn) -> float:
        """Share of the draws above 0."""
        return float(np.mean(self._changes(followers, pages_each, self.draws) > 0))

    def _changes(
        self, followers: tuple[float, float], pages_each: Drawn, log_growth: Drawn
    ) -> FloatArray:
        now, before = (Month(followers=count, pages_each=pages_each) for count in followers)
        return change_draws(before, now, active=self.active_before, log_growth=log_growth)


def _size(verdict: Verdict, said: SizeWord) -> Size | None:
    """The size beside a yes; a no needs none."""
    if verdict is not Verdict.YES or said == "unsure" or said == "fell":
        return None
    return said


def _corners(counts: Followers) -> tuple[tuple[float, float], ...]:
    """Followers (now, before) as little and as much grown as rounding allows."""
    now, before = counts.slack_now, counts.slack_before
    if now == 0 and before == 0:
        return ((float(counts.now), float(counts.before)),)
    return (
        (counts.now - now, counts.before + before),
        (counts.now + now, counts.before - before),
    )


def _estimate(found: Interval, *, low: float, high: float, inner: tuple[float, float]) -> Estimate:
    return Estimate(
        value=found.estimate,
        low=low,
        high=high,
        unit="share",
        inner_low=inner[0],
        inner_high=inner[1],
    )
