"""How many people are too many: the upper limit that the days or weeks before lead one to expect.

A negative binomial: the mean of the history, its overdispersion by moments (Fisher 1941), and the
doubt of both added, as in the outbreak limits of Farrington and others (1996). A short history
says little of its own spread, so the upper end of the spread is taken: an alert is to be rare.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc

from otvet.stats.arrays import FloatArray
from otvet.stats.interval import Z_90

FEWEST = 5
"""People of whom a burst is made at the least, however quiet it was before."""


def burst_p(people: int, history: ArrayLike) -> float:
    """Chance of so many people or more in a day (a week), if it is like those of the history.

    Args:
        people: People counted in the day or week in question.
        history: People counted in each earlier one, quiet ones as 0.

    >>> round(burst_p(12, [3, 4, 2, 5, 3, 4, 3, 2]), 3)
    0.009
    """
    if people <= 0:
        return 1.0
    mean, size = _expected(np.asarray(history, dtype=float))
    return float(betainc(people, size, mean / (mean + size)))


def expected(history: ArrayLike) -> float:
    """People to be expected in a day or week like those of the history."""
    return float(np.mean(np.asarray(history, dtype=float)))


def most_expected(history: ArrayLike, *, chance: float) -> int:
    """The smallest number of people that would be an alert at this chance of a false one.

    >>> most_expected([3, 4, 2, 5, 3, 4, 3, 2], chance=0.001)
    17
    """
    people = FEWEST
    while burst_p(people, history) > chance:
        people += 1
    return people


def _expected(history: FloatArray) -> tuple[float, float]:
    """Mean and size of the negative binomial; half a person stands for what was never seen."""
    n = len(history)
    mean = (float(history.sum()) + 0.5) / n
    variance = float(np.var(history, ddof=1)) if n > 1 else mean
    doubt = Z_90 * np.sqrt(2 / max(n - 1, 1)) * max(variance, mean)
    extra = max(variance - mean, 0.0) + doubt + mean / n
    return mean, mean**2 / extra
