"""Has the number of active people grown? Two months compared at equal coverage.

More posts show more people without there being more. So the more complete month is thinned to
the sample coverage of the less complete one, and people are counted there.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np

from otvet.stats.arrays import FloatArray
from otvet.stats.interval import Interval
from otvet.stats.unseen import Frequencies

GrowthGuard: TypeAlias = Literal["coverage_too_low", "few_seen_twice", "shape_changed"]

LOWEST_COVERAGE = 0.4
FEWEST_SEEN_TWICE = 20
WIDEST_SHAPE_Z = 2.58


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


def equal_coverage_growth(
    first: Frequencies, second: Frequencies, *, rng: np.random.Generator, draws: int = 200
) -> Growth:
    """Growth of the number of active people, counted where both months are equally complete.

    Chao and Jost (2012), rarefaction only. Assumes that people's relative activity has the same
    shape in both months; Shannon's entropy at the same coverage checks it. Bots are to be removed
    before. Where the compared coverage is below .7 the interval is 1.75 instead of 1.645 standard
    errors wide.

    Args:
        first: Frequency counts of the earlier month.
        second: Frequency counts of the later month.
        rng: Source of the bootstrap draws.
        draws: Bootstrap draws, 80-200 are enough for the standard error.

    Raises:
        ValueError: A month with no actions at all; that is missing data, not an audience of 0.
    """
    raise NotImplementedError
