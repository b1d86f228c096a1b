"""Weights that make respondents look like the audience they speak for.

Raking (iterative proportional fitting) to known margins, for example a network's own statistics
of age, sex and region; weights trimmed and fitted again; Kish's effective number of responses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.arrays import FloatArray, IntArray

Categories: TypeAlias = Mapping[str, Sequence[str | None]]
"""Per margin, the category of each respondent; None where it is not known."""
Margins: TypeAlias = Mapping[str, Mapping[str, float]]
"""Per margin, the share (or number) of people of the audience in each category."""
GuardCode: TypeAlias = Literal["few_effective_responses", "small_cell", "wide_weights"]

TRIM = (0.2, 5.0)
"""Smallest and largest weight, in mean weights."""
FEWEST_EFFECTIVE = 30.0
FEWEST_IN_CELL = 5
WIDEST_DESIGN_EFFECT = 2.5
_MOST_ROUNDS = 1000
_MOST_TRIMS = 50


@dataclass(frozen=True, slots=True)
class Weighting:
    """Weights of respondents and what weighting cost in precision."""

    weights: FloatArray
    effective_n: float
    design_effect: float
    smallest: float
    """Smallest weight, in mean weights."""
    largest: float
    """Largest weight, in mean weights."""
    trimmed: int
    """Respondents whose weight was cut before the last fit."""
    limits_kept: bool
    """Whether the last fit kept the weights within the limits of trimming."""


def rake(
    categories: Categories,
    margins: Margins,
    *,
    base_weights: ArrayLike | None = None,
    total: float | None = None,
    trim: tuple[float, float] | None = TRIM,
) -> Weighting:
    """Weight respondents so that every margin is met to 1e-9.

    Respondents whose category is None keep their own share of the weight in that margin.

    Args:
        categories: ``{"sex": ["f", "m", ...], "age": [...]}``, one value per respondent.
        margins: ``{"sex": {"f": 0.6, "m": 0.4}, ...}``; each margin is scaled to sum to 1.
        base_weights: Weights to start from (1 / chance of being asked); equal when not given.
        total: Sum of the weights; the number of respondents when not given (mean weight 1).
        trim: Limits of the weights in mean weights, or None for no trimming.

    Raises:
        ValueError: No respondents, a margin without responses, a category with people but no
            respondent (collapse it first), a respondent in a category without people, or margins
            that no weights can meet together.
    """
    raise NotImplementedError


def effective_n(weights: ArrayLike) -> float:
    """Kish's effective number of responses: how many equal ones the weighted ones are worth.

    >>> effective_n([1.0, 1.0, 1.0, 1.0]), effective_n([1.0, 3.0])
    (4.0, 1.6)
    """
    w = np.asarray(weights, dtype=float)
    return float(w.sum() ** 2 / (w**2).sum())


def design_effect(weights: ArrayLike) -> float:
    """Kish's design effect: responses over effective responses."""
    return np.asarray(weights).size / effective_n(weights)


def collapse(
    categories: Categories, margins: Margins, *, fewest: int = FEWEST_IN_CELL
) -> tuple[dict[str, list[str | None]], dict[str, dict[str, float]]]:
    """Join categories with fewer than ``fewest`` respondents to a neighbour.

    A neighbour is the one before or after in the margin's own order (so ages stay in order),
    whichever holds fewer respondents. Joined names are tied by " + ".
    """
    raise NotImplementedError


def weighting_guards(
    weighting: Weighting, categories: Categories, margins: Margins
) -> tuple[GuardCode, ...]:
    """Name what forbids a verdict from these weights; empty when nothing does.

    ``few_effective_responses``: effective n below 30. ``small_cell``: a margin's category with
    fewer than 5 respondents. ``wide_weights``: a design effect above 2.5.
    """
    raise NotImplementedError


def linearised_se(
    values: ArrayLike,
    weights: ArrayLike,
    categories: Categories,
    *,
    clusters: Sequence[object] | None = None,
    clusters_in_population: float | None = None,
) -> float:
    """Standard error of a raked mean that counts the gain from raking.

    Residuals of the mean's influence function on all margins together. For 400 responses and
    more; with fewer, Kish's design effect is the honest choice.

    Args:
        values: One value per respondent.
        weights: Raked weights.
        categories: The categories raked on.
        clusters: Cluster of each respondent; each respondent is its own when not given.
        clusters_in_population: Number of clusters that exist, for the finite correction.
    """
    raise NotImplementedError
