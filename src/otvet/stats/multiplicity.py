"""Unique people over several pages, from a survey that asks which of them one follows.

Each respondent came through one page and says which others they follow. The simple estimator
weighs everybody by one over the number of pages followed, and is right only where people who
follow many pages answer as readily as others. The response model has one parameter more, the
readiness `g` of followers of many pages; it is identified because what two pages share is seen
from both of them (methods of multiple-frame surveys, Mecatti 2007, with a response model).
"""

from dataclasses import dataclass
from itertools import combinations
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import chdtrc, ndtri

from otvet.stats.arrays import BoolArray, FloatArray, IntArray
from otvet.stats.interval import Interval, normal_interval
from otvet.stats.multiplicity_fit import fitted, laplace_se

MOST_PAGES = 8
"""With more pages most sets of them are seen by nobody or once, and a fit takes minutes."""
ALARM = 0.01
"""Chance at which the Pearson statistic of a right model raises the alarm."""
INCONSISTENT = 0.05
"""Chance at which two pages' views of what they share differ although people answer alike."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Respondents who came through a page: which page, and which pages they say they follow.

    `via` is the page's column in `follows`; everybody follows the page they came through.
    """

    via: IntArray
    follows: BoolArray

    def __post_init__(self) -> None:
        if not self.follows[np.arange(self.via.size), self.via].all():
            raise ValueError("A respondent has to follow the page they came through.")
        if (self.asked == 0).any():
            raise ValueError("Every page needs respondents who came through it.")

    @property
    def asked(self) -> IntArray:
        """Respondents by the page they came through."""
        return np.bincount(self.via, minlength=self.follows.shape[1])

    @property
    def pages_each(self) -> IntArray:
        """Pages that each respondent follows (m)."""
        each: IntArray = self.follows.sum(axis=1)
        return each


@dataclass(frozen=True, slots=True)
class Unique:
    """Unique people behind the pages' followers, and whether the model may be believed."""

    people: float
    interval: Interval
    draws: FloatArray
    """Bootstrap draws, centred on the estimate and as wide as the interval, for question 1."""
    readiness: float
    """Log of how much more readily a follower of one page more answers (g)."""
    p_model: float
    """Chance of answers that fit the model as badly as these, if it is right (Pearson)."""
    z_consistent: float
    """Largest difference between two pages' views of what they share, in standard errors."""
    consistent: bool
    """Whether these differences are small enough for the simple estimator."""

    @property
    def believed(self) -> bool:
        """False raises the alarm: the number of people is then not known."""
        return self.p_model >= ALARM


def multiplicity_total(values: ArrayLike, pages_each: ArrayLike, inclusion: ArrayLike) -> float:
    """Total over all people, from samples with known chances in which people may come twice.

    Sum of value / (pages followed x chance of being drawn through the page); a value of 1 each
    gives the number of people (Mecatti 2007).

    >>> multiplicity_total([1, 1, 1], [1, 2, 2], [0.1, 0.1, 0.1])
    20.0
    """
    y, m, pi = (np.asarray(given, dtype=float) for given in (values, pages_each, inclusion))
    return float((y / (m * pi)).sum())


def simple_unique(survey: Survey, sizes: ArrayLike) -> Interval:
    """Unique people if followers of many pages answer as readily as others; an anchor, no answer.

    Sum over pages of followers x mean of 1/m. Where g is .3 it is a tenth too low, and its
    interval holds the truth in 0-26 of 100 surveys.
    """
    people = variance = 0.0
    share = 1 / survey.pages_each
    for page, size in enumerate(np.asarray(sizes, dtype=float)):
        here = share[survey.via == page]
        people += size * here.mean()
        spread = here.var(ddof=1) if here.size > 1 else 0.25
        variance += size**2 * max(1 - here.size / size, 0.0) * spread / here.size
    return normal_interval(people, sqrt(variance))


def unique_people(
    survey: Survey, sizes: ArrayLike, *, rng: np.random.Generator, draws: int = 60
) -> Unique:
    """Unique people by the response model: Pr(S | came through c) ~ N_S e^(g (m_S - 1)).

    Multinomial likelihood of the sets S that respondents follow, with the pages' followers as
    margins (log-ratio sd .003) and a prior g ~ N(0, .75^2). Sets that nobody follows hold nobody.
    The standard error is the bootstrap's or Laplace's, whichever is wider: where pages tell little
    of g the prior decides, and only the latter knows.

    Args:
        survey: The respondents.
        sizes: Followers of each page.
        rng: Source of the bootstrap: respondents of each page drawn anew.
        draws: Bootstrap draws, 40-100 are enough for the standard error.

    Raises:
        ValueError: More than eight pages.
    """
    n = np.asarray(sizes, dtype=float)
    if n.size > MOST_PAGES:
        raise ValueError(f"At most {MOST_PAGES} pages can be told apart, not {n.size}.")
    cells = _cells(survey)
    again = np.stack([rng.multinomial(k.sum(), k / k.sum(), draws) for k in cells.counts], axis=1)
    found = fitted(cells.counts[None], cells.inside, cells.pages_each, n)
    drawn = fitted(again, cells.inside, cells.pages_each, n, start=found.theta[0])
    people = float(found.people[0])
    spread = drawn.people
    se = float(spread.std(ddof=1))
    wider = max(se, float(laplace_se(found, cells.counts[None], n)[0]))
    z = largest_difference(survey, n)
    return Unique(
        people=people,
        interval=normal_interval(people, wider),
        draws=people + (spread - spread.mean()) * (wider / se if se > 0 else 0.0),
        readiness=float(found.readiness[0]),
        p_model=_fits(cells, found.expected(cells.counts[None])[0]),
        z_consistent=z,
        consistent=z <= -float(ndtri(INCONSISTENT / 2 / max(n.size * (n.size - 1) // 2, 1))),
    )


def largest_difference(survey: Survey, sizes: ArrayLike) -> float:
    """Largest z of N_a p(b|a) - N_b p(a|b) over pairs of pages: both should see the same people."""
    n, asked = np.asarray(sizes, dtype=float), survey.asked
    seen = np.stack([survey.follows[survey.via == page].mean(axis=0) for page in range(n.size)])
    shrunk = (seen * asked[:, None] + 1) / (asked[:, None] + 2)
    variance = (n**2 / asked)[:, None] * shrunk * (1 - shrunk)
    shared = n[:, None] * seen
    return max(
        (
            float(abs(shared[a, b] - shared[b, a]) / sqrt(variance[a, b] + variance[b, a]))
            for a, b in combinations(range(n.size), 2)
        ),
        default=0.0,
    )


@dataclass(frozen=True, slots=True)
class _Cells:
    """Sets of pages that somebody follows: which pages, and respondents by the page they came by."""

    counts: IntArray
    inside: BoolArray

    @property
    def pages_each(self) -> IntArray:
        """Pages of each set (m)."""
        each: IntArray = self.inside.sum(axis=0)
        return each


def _cells(survey: Survey) -> _Cells:
    sets, which = np.unique(survey.follows, axis=0, return_inverse=True)
    counts = np.zeros((sets.shape[1], len(sets)), dtype=np.int64)
    np.add.at(counts, (survey.via, which.ravel()), 1)
    return _Cells(counts, sets.T)


def _fits(cells: _Cells, expected: FloatArray) -> float:
    """Chance of a Pearson statistic this large; 1 where no freedom is left to fit badly."""
    pages, own = cells.inside.shape[0], cells.inside
    freedom = int(own.sum()) - pages - (cells.pages_each.size + 1 - pages)
    if freedom <= 0:
        return 1.0
    statistic = ((cells.counts[own] - expected[own]) ** 2 / np.maximum(expected[own], 1e-9)).sum()
    return float(chdtrc(freedom, statistic))
