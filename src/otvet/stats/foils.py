"""Knowledge of advantages with guessing taken out.

Foils are invented advantages: whoever "knows" them guesses. Whoever does not know guesses at the
same rate f, so the share that knows is K = (y - f) / (1 - f) (Abbott). The plain difference y - f
would fall when guessing rises.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.arrays import BoolArray, FloatArray
from otvet.stats.interval import Interval


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Share of advantages known, guessing taken out, with its interval."""

    interval: Interval
    claimed: float
    """Mean share of the advantages that respondents say they know (y)."""
    guessed: float
    """Mean share of the foils that they say they know (f)."""
    effective_n: float
    respondents: int
    """Respondents with at least one advantage and one foil answered."""


@dataclass(frozen=True, slots=True)
class AdvantageChange:
    """Change of the knowledge of one advantage between two waves."""

    item: int
    """Column of the advantage."""
    interval: Interval
    p_value: float
    stands: bool
    """Whether the rise still counts after Benjamini-Hochberg over all advantages."""


@dataclass(frozen=True, slots=True)
class Wave:
    """Responses of one wave: rows are respondents, columns items, values 0, 1 or nan."""

    advantages: FloatArray
    foils: FloatArray
    weights: FloatArray


def wave(advantages: ArrayLike, foils: ArrayLike, weights: ArrayLike | None = None) -> Wave:
    """A wave from plain arrays; equal weights when none are given.

    Raises:
        ValueError: The numbers of rows differ, or a value is not 0, 1 or nan.
    """
    raise NotImplementedError


def knowledge(responses: Wave) -> Knowledge:
    """Share of the advantages known, guessing taken out.

    The standard error comes from the influence of each respondent on K, over the effective number
    of responses. Respondents without an advantage or without a foil answered are left out.

    Raises:
        ValueError: Nobody answered both, or everybody claims to know the foils.
    """
    raise NotImplementedError


def knowledge_change(before: Wave, after: Wave) -> Interval:
    """Change of knowledge between two waves of separate people, in shares (0.02 is two points)."""
    raise NotImplementedError


def panel_change(before: Wave, after: Wave) -> Interval:
    """Change of knowledge among the same people: row i is the same respondent in both waves.

    Weights are those of ``after``. Respondents lacking either wave are left out.
    """
    raise NotImplementedError


def advantage_changes(
    before: Wave, after: Wave, *, design: str = "separate", rate: float = 0.05
) -> tuple[AdvantageChange, ...]:
    """Change of each advantage, guessing taken out, and whether it stands among the others.

    Args:
        before: Earlier wave.
        after: Later wave, the same columns.
        design: ``"separate"`` people, or the same people in the same rows: ``"panel"``.
        rate: Share of false rises among those named that is borne.
    """
    raise NotImplementedError
