"""What would the next person say that the report does not have?

The unit is the person (author), not the text: one angry author is one. A problem named by one
author only is a sign of more problems that nobody named yet (Good and Turing).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import ceil, sqrt

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.arrays import FloatArray
from otvet.stats.decide import VerdictWord
from otvet.stats.interval import Z_90

FEWEST_AUTHORS = 30
MOST_TIMES = 20
TOP = 5


@dataclass(frozen=True, slots=True)
class Incidence:
    """Which problems were named by how many authors."""

    authors: int
    """Authors who spoke up in the month (T)."""
    named_once: int
    """Problems named by exactly one author (Q1)."""
    named_twice: int
    """Problems named by exactly two authors (Q2)."""
    lone_authors: int
    """Authors with at least one problem that nobody else named (f1)."""
    namings: int
    """Problems named, counted once per author (U)."""


def incidence(
    problems_of_authors: Iterable[Collection[str]], *, known: Collection[str] = ()
) -> Incidence:
    """Count incidence from each author's set of problems; authors without a problem count too.

    Args:
        problems_of_authors: One collection of problem names per author.
        known: Problems of earlier months that this report prints: they are not new, even if only
            one author names them now.
    """
    mentioned = [frozenset(problems) for problems in problems_of_authors]
    counts = Counter(problem for problems in mentioned for problem in problems)
    new = {problem for problem in counts if problem not in known}
    lone = {problem for problem in new if counts[problem] == 1}
    return Incidence(
        authors=len(mentioned),
        named_once=len(lone),
        named_twice=sum(counts[problem] == 2 for problem in new),
        lone_authors=sum(not lone.isdisjoint(problems) for problems in mentioned),
        namings=sum(counts.values()),
    )


@dataclass(frozen=True, slots=True)
class Novelty:
    """Chance that the next person who speaks up says something that is not in the report."""

    estimate: float
    low: float
    high: float
    """One-sided 95% limits."""
    new_problems_next: float
    """New problems expected in the next author's words (bounds the chance from above)."""
    sample_coverage: float
    """Share of all namings that belongs to problems in the report."""


def novelty(counts: Incidence) -> Novelty:
    """Chance that the next person says something new, with limits that hold.

    Upper limit: Good-Turing with one more lone author and one more problem named twice; it held
    in 95-100 of 100 simulated months in every tail tried.

    Raises:
        ValueError: No authors.
    """
    t, lone, twice = counts.authors, counts.lone_authors, counts.named_twice
    if t == 0:
        raise ValueError("Nobody spoke up: without authors the novelty is not known.")
    shrinking = turnover(counts)
    return Novelty(
        estimate=lone / t,
        low=max(lone / t - _margin(lone, twice, t), 0.0),
        high=min(_upper(lone, twice, t), 1.0),
        new_problems_next=counts.named_once / t * shrinking,
        sample_coverage=1 - counts.named_once / max(counts.namings, 1) * shrinking,
    )


def _upper(lone: float, twice: float, authors: float) -> float:
    """One-sided 95% limit from above: one more lone author, one more problem named twice."""
    return (lone + 1) / authors + _margin(lone + 1, twice + 1, authors)


def _margin(lone: float, twice: float, authors: float) -> float:
    """Distance of a one-sided 95% limit from the estimate (Esty's variance, never below 0)."""
    inside = lone * (1 - lone / authors) + 2 * twice
    return Z_90 * sqrt(max(inside, 0.0)) / authors


def turnover(counts: Incidence) -> float:
    """Factor by which the chance of a new problem shrinks with each further author (A)."""
    rare = (counts.authors - 1) * counts.named_once
    total = rare + 2 * counts.named_twice
    return rare / total if total else 1.0


def authors_needed(counts: Incidence, *, goal: float = 0.90) -> int | None:
    """Authors to read in all before a yes would follow, if the tail goes on as it does.

    The limit is the verdict's own, so that nobody is told "enough" while the verdict waits.

    Args:
        counts: The month so far.
        goal: Share of the next people whose words the report must have, .5 or more.

    Returns:
        The number, or None when 20 times as many would not do: reading more will not help.
    """
    now, shrinking = counts.authors, turnover(counts)

    def is_enough(authors: int) -> bool:
        new = counts.lone_authors / now * shrinking ** (authors - now)
        return _upper(new * authors, counts.named_twice, authors) <= 1 - goal

    # Below one half the limit only falls as authors come, so halving finds the first number.
    numbers = range(now, MOST_TIMES * now + 1) if now else range(0)
    place = bisect_left(numbers, 1, key=is_enough)
    return numbers[place] if place < len(numbers) else None


def judge_novelty(
    found: Novelty,
    *,
    goal: float = 0.90,
    authors: int,
    obstacles: Collection[str] = (),
) -> VerdictWord:
    """Say yes only when at least ``goal`` of the next people say what is in the report.

    Args:
        found: From ``novelty``.
        goal: Share of the next people whose words the report must have.
        authors: Authors read; fewer than 30 allow no yes.
        obstacles: Anything else that allows no yes (singletons not confirmed, no labels, order of
            the top five unsure). A no needs none of these.
    """
    if found.low > 1 - goal:
        return "no"
    held_back = bool(obstacles) or authors < FEWEST_AUTHORS
    return "not_known" if held_back or found.high > 1 - goal else "yes"


@dataclass(frozen=True, slots=True)
class TopOrder:
    """How sure the order of the most named problems is."""

    order_kept: float
    """Chance that the same problems lead in the same order."""
    set_kept: float
    """Chance that the same problems lead, in whatever order."""


def top_order(
    author_counts: ArrayLike, *, rng: np.random.Generator, top: int = TOP, draws: int = 4000
) -> TopOrder:
    """Chance that the leading problems keep their places, by Dirichlet draws.

    Args:
        author_counts: Authors per problem, in any order.
        rng: Source of the draws.
        top: How many places are looked at.
        draws: Number of draws.
    """
    counts = np.sort(np.asarray(author_counts, dtype=float))[::-1]
    if counts.size == 0:
        raise ValueError("Without problems there is no order of problems.")
    return order_of(rng.standard_gamma(counts + 0.5, size=(draws, counts.size)), top=top)


def order_of(drawn: FloatArray, *, top: int = TOP) -> TopOrder:
    """How often draws keep the order of their columns, the most named problem first.

    Args:
        drawn: Draws of the problems' sizes, a column per problem.
        top: How many places are looked at.
    """
    places = min(top, drawn.shape[1])
    first, rest = drawn[:, :places], drawn[:, places:]
    above = first.min(axis=1) > rest.max(axis=1, initial=0.0)
    falling = (np.diff(first, axis=1) < 0).all(axis=1)
    return TopOrder(float((above & falling).mean()), float(above.mean()))


def authors_to_see(share: float) -> int:
    """Authors needed to see a problem of this share at all, 95 times of 100 (rule of three).

    >>> authors_to_see(0.01)
    300
    """
    return ceil(3 / share)
