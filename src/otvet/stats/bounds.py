"""How many people follow at least one of several pages: bounds first, then evidence narrows them.

One person may follow several pages. Without evidence there are at least as many people as the
largest page has followers, and at most as many as all pages together. Every piece of evidence
narrows this and buys an assumption, which is named. Bounds are for the level, never for growth.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations

import numpy as np
from numpy.typing import ArrayLike
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.special import betaincinv

from otvet.stats.arrays import BoolArray, FloatArray, IntArray

MOST_SETS = 12
"""With more pages floors are sought among pairs alone: there are 2^pages sets to try."""
FEWEST_FOLLOWERS = 30
"""Respondents who follow a page, from which on they tell what it shares with others."""
SURE = 0.05
"""Chance that any of the limits of all pairs is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Something known of the pages together, and the assumption under which it is known.

    `at_least` and `at_most` limit how many people two pages share: symmetric tables, a row and a
    column per page; what is not known is 0 and infinity.
    """

    assumption: str
    population: float | None = None
    at_least: FloatArray | None = None
    at_most: FloatArray | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """Bounds of the number of people, once the assumption is made beside those before it."""

    assumption: str
    low: float
    high: float

    @property
    def contradicts(self) -> bool:
        """Whether no number of people agrees with the evidence: then some of it is wrong."""
        return self.low > self.high


def narrowed(sizes: ArrayLike, evidence: Sequence[Evidence] = ()) -> tuple[Step, ...]:
    """Bounds of the number of people on any page, step by step, each with all evidence before.

    Args:
        sizes: Followers of each page.
        evidence: What else is known, in the order in which it is told.

    >>> shared = np.array([[0.0, 300.0], [300.0, 0.0]])
    >>> for step in narrowed([1000, 400], [Evidence(assumption="ids_match", at_least=shared)]):
    ...     print(step.assumption, step.low, step.high)
    accounts_are_people 1000.0 1400.0
    ids_match 1000.0 1100.0
    """
    n = np.asarray(sizes, dtype=float)
    first = Evidence(assumption="accounts_are_people")
    told = [first, *evidence]
    return tuple(_step(n, told[: i + 1]) for i in range(len(told)))


def _step(sizes: FloatArray, told: Sequence[Evidence]) -> Step:
    people = min((e.population for e in told if e.population is not None), default=np.inf)
    least = reduce(np.maximum, _known(e.at_least for e in told), np.zeros((sizes.size,) * 2))
    most = reduce(np.minimum, _known(e.at_most for e in told), np.minimum.outer(sizes, sizes))
    return Step(told[-1].assumption, floor(sizes, most), min(ceiling(sizes, least), people))


def _known(tables: Iterable[FloatArray | None]) -> list[FloatArray]:
    return [table for table in tables if table is not None]


def ceiling(sizes: ArrayLike, at_least: ArrayLike) -> float:
    """At most so many people, if two pages share at least so many (Hunter 1976, Worsley 1982).

    The sum of the pages less the heaviest tree of overlaps that joins them.

    >>> ceiling([100, 80, 60], [[0, 30, 10], [30, 0, 20], [10, 20, 0]])
    190.0
    """
    return float(np.sum(sizes) + minimum_spanning_tree(-np.asarray(at_least, dtype=float)).sum())


def floor(sizes: ArrayLike, at_most: ArrayLike) -> float:
    """At least so many people, if two pages share at most so many.

    The best of all sets of pages: their sum less the overlaps of all their pairs (Bonferroni).

    >>> floor([100, 80, 60], [[0, 30, 60], [30, 0, 60], [60, 60, 0]])
    150.0
    """
    n, shared = np.asarray(sizes, dtype=float), np.asarray(at_most, dtype=float)
    largest = n.size if n.size <= MOST_SETS else 2
    return max(
        (
            float(n[list(chosen)].sum() - sum(shared[a, b] for a, b in combinations(chosen, 2)))
            for count in range(1, largest + 1)
            for chosen in combinations(range(n.size), count)
        ),
        default=0.0,
    )


def surveyed(sizes: ArrayLike, follows: BoolArray, *, through: IntArray | None = None) -> Evidence:
    """Limits of what two pages share, by respondents who say which pages they follow.

    Of page a's followers a share p follows b, so they share N_a p; b's followers tell the same
    from their side. The wider of both limits is taken, all pairs together at 95% (Bonferroni),
    with Jeffreys' interval of each share. It is assumed that those who answer follow as many of
    the pages as other followers of theirs.

    Whoever came through b's link follows b for sure, so of a's followers they say nothing: a page
    is told of by those who came through it, and by those who came through no page.

    Args:
        sizes: Followers of each page.
        follows: Respondent x page.
        through: The page whose link each respondent came through, -1 for none; None for none at all.
    """
    n = np.asarray(sizes, dtype=float)
    came = np.full(len(follows), -1) if through is None else through
    tells = follows & ((came[:, None] == -1) | (came[:, None] == np.arange(n.size)))
    asked = tells.sum(axis=0).astype(float)
    both = tells.T.astype(float) @ follows.astype(float)
    tail = SURE / max(n.size * (n.size - 1), 1)
    low, high = (_share_limit(both, asked[:, None] - both, at) for at in (tail, 1 - tail))
    told = (np.minimum.outer(asked, asked) >= FEWEST_FOLLOWERS) & ~np.eye(n.size, dtype=bool)
    lows, highs = n[:, None] * low, n[:, None] * high
    most = np.minimum(np.maximum(highs, highs.T), np.minimum.outer(n, n))
    return Evidence(
        assumption="respondents_like_followers",
        at_least=np.where(told, np.minimum(np.minimum(lows, lows.T), most), 0.0),
        at_most=np.where(told, most, np.inf),
    )


def _share_limit(hits: FloatArray, misses: FloatArray, at: float) -> FloatArray:
    """A quantile of the share behind hits and misses (Jeffreys); no hits leave 0, no misses 1."""
    found: FloatArray = betaincinv(hits + 0.5, np.maximum(misses, 0.0) + 0.5, at)
    found = np.where((hits == 0) & (at < 0.5), 0.0, found)
    return np.where((misses <= 0) & (at > 0.5), 1.0, found)
