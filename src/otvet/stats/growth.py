"""Has the number of active people grown? Two months compared at equal coverage.

More posts show more people without there being more. So the more complete month is thinned to
the sample coverage of the less complete one, and people are counted there.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from otvet.stats.arrays import FloatArray
from otvet.stats.interval import Z_90, Interval, normal_interval
from otvet.stats.one_timers import OneTimers, one_timers
from otvet.stats.thinning import Pair, alone, community, people_and_mix
from otvet.stats.unseen import Frequencies, sample_coverage

GrowthGuard: TypeAlias = Literal[
    "coverage_too_low", "few_seen_twice", "shape_changed", "more_seen_once"
]

LOWEST_COVERAGE = 0.4
FEWEST_SEEN_TWICE = 20
WIDEST_SHAPE_Z = 2.58
MOST_ONE_TIMERS_Z = 1.645
"""Strict, because hundreds of people who acted once pass for growth long before they are certain.
Where nothing but people and posts changed it holds back 5 of 100 yeses."""
Z_LOW_COVERAGE = 1.75
LOW_COVERAGE = 0.7


@dataclass(frozen=True, slots=True)
class Growth:
    """Growth of the number of active people between two months, on the log scale."""

    interval: Interval
    """T = log(people 2 / people 1) at equal coverage; 90% limits and the inner half."""
    draws: FloatArray
    """Draws of T, centred on the estimate and as wide as the interval: e^T enters question 1."""
    coverage_first: float
    coverage_second: float
    coverage_compared: float
    people_first: float
    """People of the first month at the compared coverage."""
    people_second: float
    """People of the second month at the compared coverage."""
    shape_z: float
    """How far the mix of active and less active people moved, in standard errors."""
    guards_failed: tuple[GrowthGuard, ...]
    """What forbids a verdict: empty when nothing does."""
    one_timers: float = 0.0
    """How many more people acted once in the later month than the rest of its activity explains."""


def equal_coverage_growth(
    first: Frequencies, second: Frequencies, *, rng: np.random.Generator, draws: int = 200
) -> Growth:
    """Growth of the number of active people, counted where both months are equally complete.

    Chao and Jost (2012), rarefaction only. Assumes that people's relative activity has the same
    shape in both months; Shannon's entropy at the same coverage and the number of people who acted
    once check it. Bots are to be removed before. Where the compared coverage is below .7 the interval is 1.75 instead of 1.645 standard
    errors wide.

    Args:
        first: Frequency counts of the earlier month.
        second: Frequency counts of the later month.
        rng: Source of the bootstrap draws.
        draws: Bootstrap draws, 80-200 are enough for the standard error.

    Raises:
        ValueError: A month with no actions at all; that is missing data, not an audience of 0.
    """
    if first.actions == 0 or second.actions == 0:
        raise ValueError("A month without any action cannot be compared: its data are missing.")
    people, mix = people_and_mix(alone(first), alone(second))
    drawn_people, drawn_mix = people_and_mix(
        community(first).months(rng, draws), community(second).months(rng, draws)
    )
    growth, spread = _log_change(people), _log_change(drawn_people)
    shape = _log_change(mix) - growth
    shape_se = float(np.std(_log_change(drawn_mix) - spread, ddof=1))
    coverages = (sample_coverage(first), sample_coverage(second))
    z = Z_LOW_COVERAGE if min(coverages) < LOW_COVERAGE else Z_90
    shape_z = float(shape[0]) / shape_se if shape_se > 0 else 0.0
    once = one_timers(first, second)
    failed = _guards(first, second, min(coverages), shape_z)
    return Growth(
        interval=normal_interval(float(growth[0]), float(np.std(spread, ddof=1)), z=z),
        draws=growth[0] + (spread - spread.mean()) * z / Z_90,
        coverage_first=coverages[0],
        coverage_second=coverages[1],
        coverage_compared=min(coverages),
        people_first=float(people[0][0]),
        people_second=float(people[1][0]),
        shape_z=shape_z,
        guards_failed=(*failed, *_flooded(once, float(growth[0]))),
        one_timers=once.more,
    )


def _log_change(months: Pair) -> FloatArray:
    """Change of a figure from the first to the second month, on the log scale."""
    change: FloatArray = np.log(months[1] / months[0])
    return change


def _guards(
    first: Frequencies, second: Frequencies, coverage: float, shape_z: float
) -> tuple[GrowthGuard, ...]:
    """Name what forbids a verdict."""
    failed: list[GrowthGuard] = []
    if coverage < LOWEST_COVERAGE:
        failed.append("coverage_too_low")
    if min(first.seen(2), second.seen(2)) < FEWEST_SEEN_TWICE:
        failed.append("few_seen_twice")
    if abs(shape_z) >= WIDEST_SHAPE_Z:
        failed.append("shape_changed")
    return tuple(failed)


def _flooded(once: OneTimers, growth: float) -> tuple[GrowthGuard, ...]:
    """Name people who acted once, if there are too many of them and they make growth."""
    return ("more_seen_once",) if growth > 0 and once.z >= MOST_ONE_TIMERS_Z else ()
