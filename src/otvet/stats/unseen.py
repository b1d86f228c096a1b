"""People nobody recorded: how many there are at least, and how complete a month's record is.

Everything works on frequency counts: ``f[i]`` people acted exactly ``k[i]`` times in the month.
They are a GROUP BY of a GROUP BY, so a month of five million people fits in a hundred rows, and
counts of separate shards may be concatenated: equal ``k`` are added up.
"""

from dataclasses import dataclass
from math import exp, inf, log, sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln

from otvet.stats.arrays import FloatArray, IntArray

_HALVINGS = 60
_EXACT_UP_TO = 400


@dataclass(frozen=True, slots=True)
class Frequencies:
    """People by number of actions: sorted, each ``k`` once, every ``f`` above 0."""

    k: IntArray
    f: IntArray

    @property
    def actions(self) -> int:
        """All actions of the month (n)."""
        return int(self.k @ self.f)

    @property
    def people(self) -> int:
        """People seen at least once (S)."""
        return int(self.f.sum())

    def seen(self, times: int) -> int:
        """People seen exactly ``times`` times."""
        return int(self.f[self.k == times].sum())


def frequencies(k: ArrayLike, f: ArrayLike) -> Frequencies:
    """Frequency counts from rows ``k``, ``f`` in any order, from any number of shards.

    Raises:
        ValueError: A negative or broken number, or as many ``k`` as ``f`` are not given.

    >>> frequencies([2, 1, 1], [4, 10, 2])
    Frequencies(k=array([1, 2]), f=array([12,  4]))
    """
    times, people = np.asarray(k, dtype=np.int64), np.asarray(f, dtype=np.int64)
    if times.shape != people.shape or times.ndim != 1:
        raise ValueError(f"{times.size} values of k do not go with {people.size} values of f.")
    if (times < 0).any() or (people < 0).any():
        raise ValueError("Numbers of actions and of people cannot be negative.")
    counted = (times > 0) & (people > 0)
    distinct, where = np.unique(times[counted], return_inverse=True)
    summed = np.zeros(distinct.size, dtype=np.int64)
    np.add.at(summed, where, people[counted])
    return Frequencies(distinct, summed)


def frequencies_of(actions_per_person: ArrayLike) -> Frequencies:
    """Frequency counts from the number of actions of each person (zeros are left out).

    >>> frequencies_of([1, 1, 0, 3])
    Frequencies(k=array([1, 3]), f=array([2, 1]))
    """
    distinct, people = np.unique(np.asarray(actions_per_person, np.int64), return_counts=True)
    return frequencies(distinct, people)


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A lower limit of how many people there are, and what it rests on."""

    people_seen: int
    chao1: float
    """Chao's point estimate; itself a lower bound when people differ. Never printed alone."""
    se: float
    at_least: float
    """What may be said: "at least". True in 94-100 of 100 simulated months."""
    plausible_top: float | None
    """Upper end of a plausible span if activity varies as in most communities; no interval.
    None when nobody was seen twice: then nothing can be said."""


def at_least(counts: Frequencies, *, z: float = 1.96) -> AtLeast:
    """Say how many people there are at least, seen and unseen together (Chao 1984, 1987).

    Only the lower limit is reported: two-sided intervals held the truth in 0-2 of 100 months
    wherever people's activity varies.

    >>> found = at_least(frequencies([1, 2, 3], [12, 4, 10]))
    >>> found.people_seen, round(found.chao1, 1), round(found.at_least, 1)
    (26, 43.6, 30.4)
    """
    seen, once, twice = counts.people, counts.seen(1), counts.seen(2)
    unseen = _unseen_people(counts)
    se = sqrt(_chao1_variance(counts))
    top = seen + once**2 / twice if twice else (float(seen) if once == 0 else None)
    if unseen == 0:
        return AtLeast(seen, float(seen), se, float(seen), top)
    stretch = exp(z * sqrt(log(1 + (se / unseen) ** 2)))
    return AtLeast(seen, seen + unseen, se, seen + unseen / stretch, top)


def _unseen_people(counts: Frequencies) -> float:
    """Chao's f0: people not seen at all."""
    n, once, twice = counts.actions, counts.seen(1), counts.seen(2)
    if n == 0:
        return 0.0
    pairs = once**2 / (2 * twice) if twice else once * (once - 1) / 2
    return (n - 1) / n * pairs


def _chao1_variance(counts: Frequencies) -> float:
    """Analytic variance of Chao1, never below 0."""
    n, once, twice = counts.actions, counts.seen(1), counts.seen(2)
    if n == 0 or once == 0:
        return 0.0
    shrink = (n - 1) / n
    if twice:
        r = once / twice
        return twice * (shrink * r**2 / 2 + shrink**2 * r**3 + shrink**2 * r**4 / 4)
    chao1 = counts.people + _unseen_people(counts)
    spread = shrink * once * (once - 1) / 2 + shrink**2 * once * (2 * once - 1) ** 2 / 4
    return max(spread - shrink**2 * once**4 / (4 * chao1), 0.0)


def improved_chao1(counts: Frequencies) -> float:
    """iChao1, which also uses people seen three and four times (Chiu et al. 2014).

    >>> round(improved_chao1(frequencies([1, 2, 3, 4, 9], [14, 4, 4, 3, 9])), 2)
    62.08
    """
    once, twice, thrice = (counts.seen(times) for times in (1, 2, 3))
    four = counts.seen(4) or 1
    gain = thrice / (4 * four) * max(once - twice * thrice / (2 * four), 0.0)
    return counts.people + _unseen_people(counts) + gain


def sample_coverage(counts: Frequencies) -> float:
    """Share of all actions that belongs to people already seen (Chao and Jost 2012).

    Chance that the next action comes from somebody already on record. 0 when nobody was seen.

    >>> round(sample_coverage(frequencies([1, 2, 10], [12, 4, 15])), 3)
    0.93
    """
    n, once = counts.actions, counts.seen(1)
    return 1 - once / n * _turnover(counts) if n else 0.0


def _turnover(counts: Frequencies) -> float:
    """Factor by which the chance of a new person shrinks with each further action (A)."""
    rare = (counts.actions - 1) * counts.seen(1)
    total = rare + 2 * counts.seen(2)
    return rare / total if total else 1.0


def missed(k: ArrayLike, n: ArrayLike, size: ArrayLike) -> FloatArray:
    """Chance that a person with ``k`` of ``n`` actions has none among ``size`` drawn ones.

    binom(n - k, size) / binom(n, size), for sizes that need not be whole; the three arguments
    broadcast. 0 where more is drawn than others did.
    """
    times, total = np.asarray(k, float), np.asarray(n, float)
    drawn = np.asarray(size, float)
    room = total - times - drawn + 1
    possible = room > 0
    logs = (
        gammaln(total - times + 1)
        - gammaln(np.where(possible, room, 1.0))
        - gammaln(total + 1)
        + gammaln(total - drawn + 1)
    )
    return np.where(possible, np.exp(np.minimum(logs, 0.0)), 0.0)


def coverage_at(counts: Frequencies, size: float) -> float:
    """Sample coverage expected after ``size`` actions: fewer than seen, or more.

    >>> counts = frequencies([1, 2, 10], [12, 4, 15])
    >>> round(coverage_at(counts, 50), 3), round(coverage_at(counts, 340), 3)
    (0.862, 0.964)
    """
    n, once = counts.actions, counts.seen(1)
    if n == 0 or size <= 0:
        return 0.0
    if size >= n:
        return 1 - once / n * float(_turnover(counts) ** (size - n + 1))
    if size > n - 1:
        # The two formulas differ by one step at n; a straight line joins them.
        last = 1 - once / n
        return last + (sample_coverage(counts) - last) * (size - n + 1)
    return float(1 - (counts.k * counts.f) @ missed(counts.k, n, size) / (n - size))


def people_at(counts: Frequencies, size: float) -> float:
    """People expected to be seen after ``size`` actions: rarefied, or extrapolated by Chao1.

    >>> counts = frequencies([1, 2, 10], [12, 4, 15])
    >>> round(people_at(counts, 50), 2), people_at(counts, 170), round(people_at(counts, 340), 2)
    (20.13, 31.0, 39.73)
    """
    n, once = counts.actions, counts.seen(1)
    if n == 0:
        return 0.0
    if size <= n:
        return float(counts.f @ (1 - missed(counts.k, n, size)))
    unseen = _unseen_people(counts)
    if unseen == 0:
        return float(counts.people)
    still_unseen = (1 - once / (n * unseen + once)) ** (size - n)
    return counts.people + unseen * (1 - float(still_unseen))


def size_at_coverage(counts: Frequencies, target: float) -> float:
    """Number of actions (not whole) at which sample coverage would be ``target``.

    Infinite when no number of actions would reach it.

    >>> counts = frequencies([1, 2, 10], [12, 4, 15])
    >>> round(coverage_at(counts, size_at_coverage(counts, 0.8)), 6)
    0.8
    """
    n = counts.actions
    if target > sample_coverage(counts):
        return _size_beyond(counts, target)
    low, high = 0.0, float(n)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if coverage_at(counts, middle) < target else (low, middle)
    return high


def _size_beyond(counts: Frequencies, target: float) -> float:
    """Size of an extrapolated month with this coverage."""
    n, turnover = counts.actions, _turnover(counts)
    if n == 0 or target >= 1 or turnover >= 1:
        return inf
    return n - 1 + log((1 - target) * n / counts.seen(1)) / log(turnover)


def shannon_at(counts: Frequencies, size: float) -> float:
    """Effective number of people (Shannon) expected after ``size`` actions.

    Exponential of the expected entropy of a sample of that many actions. ``size`` is rounded and
    may not exceed the actions seen.

    >>> round(shannon_at(frequencies([5], [4]), 20), 6), round(shannon_at(frequencies([5], [4]), 1))
    (4.0, 1)
    """
    n, drawn = counts.actions, round(size)
    if not 1 <= drawn <= n:
        raise ValueError(f"A sample of {size:g} actions cannot be drawn from {n}.")
    exact = counts.k <= _EXACT_UP_TO
    entropy = counts.f[exact] @ _entropy_share(counts.k[exact], n, drawn)
    entropy += counts.f[~exact] @ _entropy_share_of_many(counts.k[~exact], n, drawn)
    return exp(float(entropy))


def _entropy_share(k: IntArray, n: int, size: int) -> FloatArray:
    """Expected -(j/size) log(j/size) of a person with ``k`` actions, j of them drawn."""
    if k.size == 0:
        return np.zeros(0)
    j = np.arange(1, min(int(k.max()), size) + 1)
    behind = k[:, None] - j
    possible = (behind >= 0) & (behind <= n - size)
    behind = np.where(possible, behind, 0)
    steps = np.arange(int(k.max()) + 1)
    others_left = gammaln(np.maximum(n - size - steps, 0) + 1.0)
    logs = (
        gammaln(k + 1.0)[:, None]
        - gammaln(j + 1.0)
        - gammaln(steps + 1.0)[behind]
        + gammaln(n - k + 1.0)[:, None]
        - gammaln(size - j + 1.0)
        - others_left[behind]
        - (gammaln(n + 1.0) - gammaln(size + 1.0) - gammaln(n - size + 1.0))
    )
    share = j / size
    chances = np.exp(np.where(possible, logs, -np.inf))
    weighted: FloatArray = chances @ (-share * np.log(share))
    return weighted


def _entropy_share_of_many(k: IntArray, n: int, size: int) -> FloatArray:
    """The same for very active people, by a second-order expansion at the expected number."""
    mean = k * size / n
    variance = mean * (1 - k / n) * (n - size) / max(n - 1, 1)
    share = mean / size
    expected: FloatArray = -share * np.log(share) - variance / (2 * mean * size)
    return expected
