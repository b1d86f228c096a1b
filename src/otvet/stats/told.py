"""Intervals as findings tell them: a share of 1, or points of a hundred."""

from otvet.findings import Estimate
from otvet.stats.interval import Interval


def in_shares(found: Interval) -> Estimate:
    """A share between 0 and 1."""
    return Estimate(
        value=found.estimate,
        low=found.low,
        high=found.high,
        unit="share",
        inner_low=found.inner_low,
        inner_high=found.inner_high,
    )


def in_points(found: Interval) -> Estimate:
    """A share, or the change of one, as points of a hundred.

    >>> in_points(Interval(0.034, 0.02, -0.006, 0.074, 0.02, 0.048)).low
    -0.6
    """
    return Estimate(
        value=100 * found.estimate,
        low=100 * found.low,
        high=100 * found.high,
        unit="points",
        inner_low=100 * found.inner_low,
        inner_high=100 * found.inner_high,
    )
