"""Weights that make respondents look like the audience they speak for.

Raking (iterative proportional fitting) to known margins, for example a network's own statistics
of age, sex and region; weights trimmed and fitted again; Kish's effective number of responses.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from otvet.errors import InputError
from otvet.stats.arrays import FloatArray, IntArray

Categories: TypeAlias = Mapping[str, Sequence[str | None]]
"""Per margin, the category of each respondent; None where it is not known."""
Margins: TypeAlias = Mapping[str, Mapping[str, float]]
"""Per margin, the share (or number) of people of the audience in each category."""
GuardCode: TypeAlias = Literal[
    "few_effective_responses", "small_cell", "wide_weights", "margins_not_met"
]

TRIM = (0.2, 5.0)
"""Smallest and largest weight, in mean weights."""
FEWEST_EFFECTIVE = 30.0
FEWEST_IN_CELL = 5
WIDEST_DESIGN_EFFECT = 2.5
_MOST_ROUNDS = 1000
_MOST_TRIMS = 50
_TOLERANCE = 1e-9
_SLACK = 1e-6


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
    """Respondents whose weight was cut on the way."""
    limits_kept: bool
    """Whether the last fit kept the weights within the limits of trimming."""
    margins_met: bool
    """Whether weights exist that meet all margins together; small waves may lack them."""


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
        InputError: No respondents, a margin without responses, a category with people but no
            respondent (collapse it first), or a respondent in a category without people.
    """
    fitted = _Fit(categories, margins)
    start = np.ones(fitted.n) if base_weights is None else np.asarray(base_weights, dtype=float)
    if start.shape != (fitted.n,) or not (np.isfinite(start) & (start > 0)).all():
        raise InputError(f"Base weights must be {fitted.n} numbers above 0, one per respondent.")
    weights, met = fitted.to_margins(start * fitted.n / start.sum())
    trimmed = 0
    if trim is not None and met:
        weights, trimmed = _trim_and_fit(fitted, weights, trim)
    low, high = trim or (0.0, np.inf)
    kept = bool(weights.min() >= low - _SLACK and weights.max() <= high + _SLACK)
    scale = 1.0 if total is None else total / fitted.n
    return Weighting(
        weights=weights * scale,
        effective_n=effective_n(weights),
        design_effect=design_effect(weights),
        smallest=float(weights.min()),
        largest=float(weights.max()),
        trimmed=trimmed,
        limits_kept=kept,
        margins_met=met,
    )


class _Fit:
    """Respondents' categories as numbers, with the share each category must get."""

    def __init__(self, categories: Categories, margins: Margins) -> None:
        missing = [name for name in margins if name not in categories]
        if missing or not margins:
            raise InputError(
                f"No responses tell the margins: {', '.join(missing) or 'none given'}."
            )
        lengths = {len(categories[name]) for name in margins}
        if len(lengths) != 1 or lengths == {0}:
            raise InputError("Every margin needs one category per respondent, and respondents.")
        self.n = lengths.pop()
        coded = [_coded(name, categories[name], margins[name]) for name in margins]
        self.codes: list[IntArray] = [codes for codes, _ in coded]
        self.targets: list[FloatArray] = [shares * self.n for _, shares in coded]

    def to_margins(self, weights: FloatArray) -> tuple[FloatArray, bool]:
        """Fit weights (mean 1) to every margin in turn until all are met, and say if they are."""
        fitted = weights.copy()
        targets = [self._with_unknown(i, fitted) for i in range(len(self.codes))]
        for _ in range(_MOST_ROUNDS):
            worst = 0.0
            for codes, target in zip(self.codes, targets, strict=True):
                now = np.bincount(codes, fitted, minlength=target.size)
                factor = np.divide(target, now, out=np.ones_like(target), where=now > 0)
                worst = max(worst, float(np.abs(factor - 1).max()))
                fitted = fitted * factor[codes]
            if worst < _TOLERANCE:
                return fitted, True
        return fitted, False

    def _with_unknown(self, margin: int, weights: FloatArray) -> FloatArray:
        """Targets of a margin; the last one is what respondents of unknown category keep."""
        target = self.targets[margin]
        unknown = float(weights[self.codes[margin] == target.size].sum())
        return np.append(target * (self.n - unknown) / self.n, unknown)


def _coded(
    name: str, given: Sequence[str | None], shares: Mapping[str, float]
) -> tuple[IntArray, FloatArray]:
    """Categories as numbers (unknown ones last), and shares of the audience that sum to 1."""
    people = {category: float(share) for category, share in shares.items() if share > 0}
    place = {category: i for i, category in enumerate(people)}
    strange = sorted({str(c) for c in given if c is not None and c not in place})
    empty = sorted(set(place) - set(given))
    if strange:
        raise InputError(f'Margin "{name}" has nobody in: {", ".join(strange)}.')
    if empty:
        raise InputError(
            f'Margin "{name}" has people but no responses in: {", ".join(empty)}. '
            "Join these categories to others first."
        )
    codes = np.array([len(place) if c is None else place[c] for c in given], dtype=np.int64)
    targets = np.array(list(people.values()))
    return codes, targets / targets.sum()


def _trim_and_fit(
    fitted: _Fit, weights: FloatArray, limits: tuple[float, float]
) -> tuple[FloatArray, int]:
    """Cut weights to the limits and fit again, until cutting changes nothing."""
    trimmed = np.zeros(weights.size, dtype=np.bool_)
    for _ in range(_MOST_TRIMS):
        outside = (weights < limits[0] - _SLACK) | (weights > limits[1] + _SLACK)
        if not outside.any():
            break
        trimmed |= outside
        weights, _ = fitted.to_margins(np.clip(weights, *limits))
    return weights, int(trimmed.sum())


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
    joined: dict[str, list[str | None]] = {}
    shares: dict[str, dict[str, float]] = {}
    for name, margin in margins.items():
        groups = _joined_groups(categories[name], margin, fewest)
        label = {category: " + ".join(group) for group in groups for category in group}
        joined[name] = [None if c is None else label.get(c, c) for c in categories[name]]
        shares[name] = {" + ".join(group): sum(margin[c] for c in group) for group in groups}
    return joined, shares


def _joined_groups(
    given: Sequence[str | None], margin: Mapping[str, float], fewest: int
) -> list[list[str]]:
    """Categories of one margin, small ones joined to their smaller neighbour."""
    groups = [[category] for category, share in margin.items() if share > 0]
    counts = Counter(given)
    sizes = [counts[group[0]] for group in groups]
    while len(groups) > 1 and min(sizes) < fewest:
        small = sizes.index(min(sizes))
        sides = [i for i in (small - 1, small + 1) if 0 <= i < len(groups)]
        other = min(sides, key=sizes.__getitem__)
        first, second = sorted((small, other))
        groups[first : second + 1] = [groups[first] + groups[second]]
        sizes[first : second + 1] = [sizes[first] + sizes[second]]
    return groups


def weighting_guards(
    weighting: Weighting, categories: Categories, margins: Margins
) -> tuple[GuardCode, ...]:
    """Name what forbids a verdict from these weights; empty when nothing does.

    ``few_effective_responses``: effective n below 30. ``small_cell``: a margin's category with
    fewer than 5 respondents. ``wide_weights``: a design effect above 2.5. ``margins_not_met``: no
    weights meet all margins together (say, nobody young among the few men).
    """
    failed: list[GuardCode] = []
    if weighting.effective_n < FEWEST_EFFECTIVE:
        failed.append("few_effective_responses")
    cells = [
        Counter(categories[name])[category]
        for name, margin in margins.items()
        for category, share in margin.items()
        if share > 0
    ]
    if min(cells, default=0) < FEWEST_IN_CELL:
        failed.append("small_cell")
    if weighting.design_effect > WIDEST_DESIGN_EFFECT:
        failed.append("wide_weights")
    if not weighting.margins_met:
        failed.append("margins_not_met")
    return tuple(failed)


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
    y, w = np.asarray(values, dtype=float), np.asarray(weights, dtype=float)
    influence = (y - np.average(y, weights=w)) / w.sum()
    residual = influence - _fitted_by_margins(influence, w, categories)
    groups = np.arange(y.size) if clusters is None else _numbered(clusters)
    totals = np.bincount(groups, w * residual)
    m = totals.size
    if m < 2:
        raise ValueError("A standard error needs at least two clusters of responses.")
    left_out = 1.0 if clusters_in_population is None else 1 - m / clusters_in_population
    return float(np.sqrt(left_out * m / (m - 1) * ((totals - totals.mean()) ** 2).sum()))


def _fitted_by_margins(
    values: FloatArray, weights: FloatArray, categories: Categories
) -> FloatArray:
    """Weighted least-squares fit of values on the categories of all margins."""
    columns = [np.ones(values.size)]
    for given in categories.values():
        codes = _numbered(given)
        columns.extend((codes == code).astype(float) for code in range(1, int(codes.max()) + 1))
    design = np.column_stack(columns)
    root = np.sqrt(weights)
    solved = np.linalg.lstsq(design * root[:, None], values * root, rcond=None)[0]
    fitted: FloatArray = design @ solved
    return fitted


def _numbered(labels: Sequence[object]) -> IntArray:
    """Labels as numbers from 0 in order of appearance."""
    numbers = {label: i for i, label in enumerate(dict.fromkeys(labels))}
    return np.array([numbers[label] for label in labels], dtype=np.int64)
