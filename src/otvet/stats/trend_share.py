"""Whether a share of people in one period differs from the share in the weeks before.

The people of the period are compared with what the earlier ones predict: a beta-binomial whose
mean is the earlier share and whose variance holds the doubt of both periods, times the spread of
the earlier weeks around their own mean (Skellam 1948; Williams 1982, Applied Statistics 31).
Complaints come in waves, so a test by lot alone would see a change in every one of them.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaln, gammaln, ndtri, stdtr

from otvet.stats.arrays import FloatArray
from otvet.stats.interval import Interval
from otvet.stats.shares import difference, share

ALIKE = 10
"""Weeks' worth of what all problems share that stands beside each problem's own weeks."""
_CLOSEST = 0.999


@dataclass(frozen=True, slots=True)
class Spreads:
    """How many times wider than by lot each problem varies from week to week."""

    wider: FloatArray
    freedom: int
    """Degrees of freedom behind each of them."""


def spreads(raised: ArrayLike, of: ArrayLike, periods: ArrayLike) -> Spreads:
    """The spread of each problem's weekly shares around their mean in each period; at least 1.

    Pearson's X2 over its degrees of freedom (McCullagh and Nelder 1989, 4.5), drawn towards what
    the problems have in common (Smyth 2004): a dozen weeks alone tell little of one problem.

    Args:
        raised: People who raised it: one row per problem, one column per week.
        of: All who spoke up, by week; weeks without anybody are left out.
        periods: The number of the period that each week belongs to.

    >>> calm, wild = [5, 5, 5, 5, 5, 5, 5, 5], [0, 10, 0, 10, 0, 10, 0, 10]
    >>> weeks = ([50] * 8, [0, 0, 0, 0, 1, 1, 1, 1])
    >>> spreads([calm], *weeks).wider.tolist(), spreads([wild], *weeks).wider.round(1).tolist()
    ([1.0], [7.4])
    """
    x, n = np.asarray(raised, dtype=float), np.asarray(of, dtype=float)
    kept = n > 0
    x, n, period = x[:, kept], n[kept], np.asarray(periods)[kept]
    chi, freedom = np.zeros(len(x)), 0
    for one in np.unique(period):
        chi += _pearson(x[:, period == one], n[period == one])
        freedom += int((period == one).sum()) - 1
    if freedom <= 0:
        return Spreads(np.ones(len(x)), 1)
    own = chi / freedom
    both = (ALIKE * own.mean() + freedom * own) / (ALIKE + freedom)
    return Spreads(np.maximum(1.0, both), ALIKE + freedom)


def _pearson(x: FloatArray, n: FloatArray) -> FloatArray:
    """X2 of each row around its mean; a problem of nobody or everybody varies as lots do."""
    mean = x.sum(axis=1, keepdims=True) / n.sum()
    by_lot = n * mean * (1 - mean)
    parts = np.divide((x - n * mean) ** 2, by_lot, out=np.ones_like(x), where=by_lot > 0)
    found: FloatArray = parts.sum(axis=1)
    return np.where(by_lot.sum(axis=1) > 0, found, len(n) - 1.0)


def change_p(
    now: float,
    of_now: int,
    before: float,
    of_before: int,
    *,
    wider: float = 1.0,
    freedom: int | None = None,
) -> float:
    """Chance of a share as far from the earlier one if nothing had changed (two-sided).

    Twice the smaller tail of the beta-binomial that the earlier period predicts.

    Args:
        now: People who raised the problem in the period; a mean share times people may be a fraction.
        of_now: All who spoke up in it.
        before: People who raised the problem in the earlier period.
        of_before: All who spoke up in it.
        wider: From ``spreads``.
        freedom: From ``spreads`` as well; None where the spread is known.

    >>> round(change_p(30, 200, 20, 400), 4), change_p(10, 200, 20, 400)
    (0.0001, 1.0)
    """
    if of_now < 2 or of_before < 1:
        return 1.0
    mean = (before + 0.5) / (of_before + 1)
    alike = min((wider * (1 + of_now / (of_before + 1)) - 1) / (of_now - 1), _CLOSEST)
    size = 1 / alike - 1
    chances = _beta_binomial(of_now, mean * size, (1 - mean) * size)
    place = round(now)
    tails = chances[: place + 1].sum(), chances[place:].sum()
    p = float(min(1.0, 2 * min(tails)))
    # A spread that was itself estimated makes far shares likelier, as in Student's t.
    return p if freedom is None or p == 0 else float(2 * stdtr(freedom, ndtri(p / 2)))


def _beta_binomial(n: int, a: float, b: float) -> FloatArray:
    k = np.arange(n + 1, dtype=float)
    ways = gammaln(n + 1) - gammaln(k + 1) - gammaln(n - k + 1)
    chances: FloatArray = np.exp(ways + betaln(k + a, n - k + b) - betaln(a, b))
    return chances


def share_change(
    now: float, of_now: int, before: float, of_before: int, *, wider: float = 1.0
) -> Interval:
    """The change of the share, ``now`` minus ``before``, each period counting as n over ``wider``.

    >>> change = share_change(30, 200, 20, 400)
    >>> round(change.estimate, 3), round(change.low, 3)
    (0.101, 0.055)
    """
    sides = ((before, of_before), (now, of_now))
    first, last = (share(x / n, n / wider) for x, n in sides)
    return difference(first, last)
