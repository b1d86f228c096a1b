"""People nobody recorded: how many there are at least, and how complete a month's record is.

Everything works on frequency counts: ``f[i]`` people acted exactly ``k[i]`` times in the month.
They are a GROUP BY of a GROUP BY, so a month of five million people fits in a hundred rows, and
counts of separate shards may be concatenated: equal ``k`` are added up.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaln

from otvet.stats.arrays import FloatArray, IntArray


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

    >>> frequencies([2, 1, 1], [4, 10, 2])
    Frequencies(k=array([1, 2]), f=array([12,  4]))
    """
    raise NotImplementedError


def frequencies_of(actions_per_person: ArrayLike) -> Frequencies:
    """Frequency counts from the number of actions of each person (zeros are left out)."""
    raise NotImplementedError


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A lower limit of how many people there are, and what it rests on."""

    people_seen: int
    chao1: float
    """Chao's point estimate; itself a lower bound when people differ. Never printed alone."""
    se: float
    at_least: float
    """What may be said: "at least". True in 94-100 of 100 simulated months."""
    plausible_top: float
    """Upper end of a plausible span if activity varies as in most communities; no interval."""


def at_least(counts: Frequencies, *, z: float = 1.96) -> AtLeast:
    """Say how many people there are at least, seen and unseen together (Chao 1984, 1987).

    Only the lower limit is reported: two-sided intervals held the truth in 0-2 of 100 months
    wherever people's activity varies. One person seen once and nobody twice says nothing.
    """
    raise NotImplementedError


def improved_chao1(counts: Frequencies) -> float:
    """iChao1, which also uses people seen three and four times (Chiu et al. 2014)."""
    raise NotImplementedError


def sample_coverage(counts: Frequencies) -> float:
    """Share of all actions that belongs to people already seen (Chao and Jost 2012).

    Chance that the next action comes from somebody already on record.
    """
    raise NotImplementedError


def coverage_at(counts: Frequencies, size: float) -> float:
    """Sample coverage expected after ``size`` actions: fewer than seen, or more."""
    raise NotImplementedError


def people_at(counts: Frequencies, size: float) -> float:
    """People expected to be seen after ``size`` actions: rarefied, or extrapolated by Chao1."""
    raise NotImplementedError


def size_at_coverage(counts: Frequencies, target: float) -> float:
    """Number of actions (not whole) at which sample coverage would be ``target``.

    Infinite when no number of actions would reach it.
    """
    raise NotImplementedError


def shannon_at(counts: Frequencies, size: float) -> float:
    """Effective number of people (exponential of Shannon's entropy) expected after ``size`` actions.

    ``size`` is rounded and may not exceed the actions seen.
    """
    raise NotImplementedError
