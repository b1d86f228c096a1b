"""Change of the primary figure: people who follow, or who follow or act.

F / m + A: followers over all pages, divided by the mean number of pages a follower follows, plus
active people who follow no page. Where a survey tells m, its draws enter both months: asked once, it
is drawn once. Where nothing does, the change is found with every follower counted once (m = 1) and
with every follower on all pages (m = number of pages).

F is net of fakes where people have looked at a sample of the followers: labels that stand for both
months are drawn once. Where no list of a month ago tells who was there, the change is found with all
fakes new and with none of them new.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Protocol

import numpy as np

from otvet.audience.audit.fakes import DRAWS, Fakes
from otvet.audience.followers import Followers
from otvet.findings import Estimate, Size, Verdict
from otvet.stats.arrays import FloatArray
from otvet.stats.decide import SizeWord, VerdictWord, judge, judge_count, size
from otvet.stats.growth import Growth
from otvet.stats.headcount import Drawn, Month, change_draws
from otvet.stats.interval import Interval, interval_from_draws, normal_interval


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Change of the audience, as a share, and what may be said about it.

    `overlap_agrees`, `rounding_agrees` and `fakes_agree` say whether the verdict stays the same
    whatever the pages share, whatever the rounded counts hide, and whenever the fakes came.
    """

    estimate: Estimate
    verdict: Verdict
    size: Size | None
    chance: float | None
    se: float
    overlap_agrees: bool = True
    rounding_agrees: bool = True
    fakes_agree: bool = True


def followers_change(counts: Followers, *, matters: float, fakes: Fakes | None = None) -> Change:
    """Change of followers alone: counted, so it has no doubt but of rounding and of fakes."""
    if fakes is not None:
        found = _sampled(_NOBODY, counts, (1.0,), fakes, matters=matters, rule=_by_both_ends)
        return replace(found, estimate=_in_accounts(found.estimate, counts.before))
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
    fakes: Fakes | None = None,
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
        fakes: How many of the followers are fakes, where people have looked.
    """
    part = _Part(active_before, growth.interval.estimate, growth.draws)
    ends: tuple[Drawn, ...] = (1.0, float(len(counts.both)))
    if pages_each is not None:
        ends = (np.resize(pages_each, growth.draws.size),)
    return _sampled(part, counts, ends, fakes, matters=matters)


def _sampled(
    part: "_Part",
    counts: Followers,
    ends: tuple[Drawn, ...],
    fakes: Fakes | None,
    *,
    matters: float,
    rule: "Rule" = judge,
) -> Change:
    """The change with its doubt, over all that is not known of m, of fakes and of rounding."""
    exact = (float(counts.now), float(counts.before))
    came = _fakes_by_month(fakes, counts, size=part.draws.size)
    ms, fs = range(len(ends)), range(len(came))

    def span(corner: tuple[float, float], m: int, f: int) -> Interval:
        return part.change(_net(corner, came[f]), pages_each=ends[m])

    def said(found: Interval) -> VerdictWord:
        return rule(found.low, found.high, matters=matters)

    spans = [span(*case) for case in product(_corners(counts), ms, fs)]
    at = {(m, f): said(span(exact, m, f)) for m, f in product(ms, fs)}
    every = {said(one) for one in spans}
    found = _over(spans, span(exact, 0, 0), every, matters=matters)
    return replace(
        found,
        chance=part.chance_of_growth(_net(exact, came[0]), pages_each=ends[0]),
        overlap_agrees=all(len({at[m, f] for m in ms}) == 1 for f in fs),
        fakes_agree=all(len({at[m, f] for f in fs}) == 1 for m in ms),
        rounding_agrees=len(set(at.values())) > 1 or len(every) == 1,
    )


def _in_accounts(found: Estimate, before: int) -> Estimate:
    """The change told in whole accounts: a hundredth of one is no growth."""
    value, low, high = (round(x * before) / before for x in (found.value, found.low, found.high))
    return replace(found, value=value, low=low, high=high)


def _over(
    spans: Sequence[Interval], once: Interval, said: set[VerdictWord], *, matters: float
) -> Change:
    """The change whose interval holds all spans; a verdict only where they all give the same."""
    verdict = Verdict(min(said)) if len(said) == 1 else Verdict.NOT_KNOWN
    low, high = min(span.low for span in spans), max(span.high for span in spans)
    inner = min(span.inner_low for span in spans), max(span.inner_high for span in spans)
    return Change(
        estimate=_estimate(once, low=low, high=high, inner=inner),
        verdict=verdict,
        size=_size(verdict, size(low, high, matters=matters)),
        chance=None,
        se=max(span.se for span in spans),
    )


class Rule(Protocol):
    """Says yes, no or not known of an interval."""

    def __call__(self, low: float, high: float, *, matters: float) -> VerdictWord:
        """The verdict."""


Counted = tuple[Drawn, Drawn]
"""Followers now and before."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Active people who follow no page: how many there were, and the log of their growth."""

    active_before: int
    log_growth: float
    draws: FloatArray

    def change(self, followers: Counted, *, pages_each: Drawn) -> Interval:
        """Change of followers and active people together."""
        means = (float(np.mean(followers[0])), float(np.mean(followers[1])))
        value = self._changes(means, float(np.mean(pages_each)), self.log_growth)
        draws = self._changes(followers, pages_each, self.draws)
        return interval_from_draws(draws, estimate=float(value[0]))

    def chance_of_growth(self, followers: Counted, *, pages_each: Drawn) -> float:
        """Share of the draws above 0."""
        return float(np.mean(self._changes(followers, pages_each, self.draws) > 0))

    def _changes(self, followers: Counted, pages_each: Drawn, log_growth: Drawn) -> FloatArray:
        now, before = (Month(followers=count, pages_each=pages_each) for count in followers)
        return change_draws(before, now, active=self.active_before, log_growth=log_growth)


_NOBODY = _Part(0, 0.0, np.zeros(DRAWS))


def _fakes_by_month(fakes: Fakes | None, counts: Followers, *, size: int) -> list[Counted]:
    """Fakes now and before; where nobody knows who was there before: all new, and none new."""
    if fakes is None:
        return [(0.0, 0.0)]
    now = np.resize(fakes.now, size)
    if fakes.before is not None:
        return [(now, np.resize(fakes.before, size))]
    return [(now, 0.0), (now, np.minimum(now, counts.before - 1.0))]


def _by_both_ends(low: float, high: float, *, matters: float) -> VerdictWord:
    """A count judged at both ends of what labels leave open: one new follower is no growth."""
    ends = {judge_count(end, matters=matters) for end in (low, high)}
    return ends.pop() if len(ends) == 1 else "not_known"


def _net(corner: tuple[float, float], came: Counted) -> Counted:
    """Followers without fakes; never nobody, since a share of nobody does not exist."""
    now, before = (
        np.maximum(count - fakes, 0.0) for count, fakes in zip(corner, came, strict=True)
    )
    return now, np.maximum(before, 1.0)


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
