"""People who acted once beyond what the rest of the month explains.

A giveaway, bots that press once, and ids that a network changes all add people who are seen once,
and at equal coverage they count for more than they are. People seen twice, thrice and more tell how
many should have been seen once; the rest is excess. (Chiu and Chao, 2016, mend singletons from
f2, f3 and f4 of one month; two months of the same people tell far more.)
"""

from dataclasses import dataclass
from math import log, sqrt

import numpy as np
from scipy.special import comb

from otvet.stats.arrays import FloatArray
from otvet.stats.unseen import Frequencies, sample_coverage

_TIMES = np.arange(1, 5)
_ONCE = np.array([1.0, 0.0, 0.0, 0.0])
_MOST_KEPT = log(1.25)
_STEPS = 40
_LONGEST = 0.5
_ENOUGH = 1e-5
_RIDGE = 1e-9


@dataclass(frozen=True, slots=True)
class OneTimers:
    """How many more people acted once in the second month than the first month's shape explains."""

    more: float
    z: float
    """`more` in standard errors; about standard normal where only posts and people changed."""


def one_timers(first: Frequencies, second: Frequencies) -> OneTimers:
    """Excess of people seen once in the second month.

    The fuller month is thinned and scaled until as many people as in the other are seen twice,
    thrice and more often; what is then left over among people seen once is the excess. The three
    are found together, at the minimum of chi-square over the four classes.

    Args:
        first: Frequency counts of the earlier month.
        second: Frequency counts of the later month.

    >>> from otvet.stats.unseen import frequencies
    >>> usual, flooded = ([420, 210, 120, 110], [720, 210, 120, 110])
    >>> found = one_timers(frequencies([1, 2, 3, 5], usual), frequencies([1, 2, 3, 5], flooded))
    >>> round(found.more), round(found.z, 1)
    (300, 6.1)
    """
    later_is_fuller = sample_coverage(second) >= sample_coverage(first)
    other, fuller = (first, second) if later_is_fuller else (second, first)
    more, se = _fitted(_classes(other), fuller, inside=later_is_fuller)
    return OneTimers(more=more, z=more / se)


def _fitted(seen: FloatArray, fuller: Frequencies, *, inside: bool) -> tuple[float, float]:
    """The excess and its standard error; `inside` says that it is one of the fuller month."""
    theta, bend = _start(seen, fuller), np.eye(3)
    for _ in range(_STEPS):
        scale, kept = np.exp(theta[:2])
        thinned, slope, spread = _thinned(fuller, kept)
        flood = kept * theta[2] * _ONCE if inside else np.zeros(4)
        model = scale * (thinned - flood)
        effect = -scale * kept * _ONCE if inside else _ONCE
        lean = np.column_stack([model, scale * (slope - flood), effect])
        weight = np.linalg.inv(np.diag(np.maximum(seen, 1.0)) + scale**2 * spread)
        bend = lean.T @ weight @ lean + _RIDGE * np.eye(3)
        rest = seen - model - (0.0 if inside else theta[2]) * _ONCE
        step = np.linalg.solve(bend, lean.T @ weight @ rest)
        longest = float(np.abs(step[:2]).max())
        theta += step * min(1.0, _LONGEST / max(longest, _RIDGE))
        theta[1] = min(theta[1], _MOST_KEPT)
        if longest < _ENOUGH:
            break
    return float(theta[2]), sqrt(float(np.linalg.inv(bend)[2, 2]))


def _classes(counts: Frequencies) -> FloatArray:
    """People seen once, twice, thrice, and more often."""
    few = [float(counts.seen(times)) for times in (1, 2, 3)]
    return np.array([*few, counts.people - sum(few)])


def _start(seen: FloatArray, fuller: Frequencies) -> FloatArray:
    """As many actions a person kept as the classes hold, and no excess."""
    whole = _classes(fuller)
    kept = min(log(max(float(seen @ _TIMES), 1.0) / max(float(whole @ _TIMES), 1.0)), 0.0)
    again = float(_thinned(fuller, np.exp(kept))[0][1:].sum())
    return np.array([log(max(float(seen[1:].sum()), 0.5) / max(again, 0.5)), kept, 0.0])


def _thinned(counts: Frequencies, kept: float) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Classes when each action is kept by chance, their change by log of it, and their covariance.

    A part above 1 stands for a month a little fuller than the one seen (Good and Toulmin).
    """
    k = counts.k.astype(float)
    left = np.maximum(counts.k - _TIMES[:, None], 0)
    chance = comb(k, _TIMES[:, None]) * kept ** _TIMES[:, None] * (1 - kept) ** left
    more = 1 - (1 - kept) ** counts.k - chance[:3].sum(axis=0)
    into = np.vstack([chance[:3], more])
    flow = _TIMES[:, None] * chance
    change = np.vstack([flow[:3] - flow[1:], flow[3:]])
    return into @ counts.f, change @ counts.f, (into * counts.f) @ into.T
