"""What would the next person say that the report does not have?

The unit is the person (author), not the text: one angry author is one. A problem named by one
author only is a sign of more problems that nobody named yet (Good and Turing).
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.decide import VerdictWord

FEWEST_AUTHORS = 30
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
    raise NotImplementedError


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
    raise NotImplementedError


def authors_needed(counts: Incidence, *, goal: float = 0.90) -> int | None:
    """Authors to read in all before a yes would follow, if the tail goes on as it does.

    Returns:
        The number, or None when 20 times as many would not do: reading more will not help.
    """
    raise NotImplementedError


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
    raise NotImplementedError


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
    raise NotImplementedError


def authors_to_see(share: float) -> int:
    """Authors needed to see a problem of this share at all, 95 times of 100 (rule of three).

    >>> authors_to_see(0.01)
    300
    """
    raise NotImplementedError
