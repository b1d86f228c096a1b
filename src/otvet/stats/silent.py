"""Whether those who comment and those who never do raise the same problems, inside one survey.

The largest difference of shares is compared with what it would be if the grouping meant nothing:
the grouping is drawn anew among respondents of like weight (Fisher 1935; Phipson and Smyth 2010
for the one that is added to both counts, so that no chance is ever 0).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.arrays import BoolArray, FloatArray, IntArray
from otvet.stats.shares import discoveries

FEWEST = 60
"""Open answers on each side, without which nothing is said."""
DRAWS = 9_999
STRATA = 5
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Silent:
    """Shares of each problem among those who comment and those who never do."""

    speak: FloatArray
    """Weighted share of those who comment who raise the problem, by problem."""
    silent: FloatArray
    largest: float
    """The largest difference, T."""
    p_value: float
    """Chance of a T so large if both groups think alike."""
    differs: BoolArray
    """Problems whose difference stands, at most 5 of 100 of them by chance."""


def compare(
    raised: ArrayLike,
    speaks: ArrayLike,
    weights: ArrayLike,
    *,
    rng: np.random.Generator,
    draws: int = DRAWS,
) -> Silent | None:
    """Compare the two groups; None where either has fewer than 60 answers.

    Args:
        raised: One row per respondent, one column per problem: whether the answer raises it.
        speaks: Per respondent, whether they comment.
        weights: One weight per respondent.
        rng: Source of the draws.
        draws: Groupings drawn.
    """
    said, group = np.asarray(raised, dtype=float), np.asarray(speaks, dtype=bool)
    w = np.asarray(weights, dtype=float)
    if min(group.sum(), (~group).sum()) < FEWEST or not said.size:
        return None
    found = _shares(group[None, :], said, w)
    far = np.abs(found[0] - found[1])[0]
    largest, beyond = 0, np.zeros(said.shape[1])
    strata = _strata(w)
    for start in range(0, draws, _CHUNK):
        groups = _regrouped(group, strata, min(_CHUNK, draws - start), rng)
        drawn = np.abs(np.subtract(*_shares(groups, said, w)))
        # Rounding must not make a grouping less extreme than the observed one that it equals.
        largest += int((drawn.max(axis=1) >= far.max() - 1e-12).sum())
        beyond += (drawn >= far - 1e-12).sum(axis=0)
    each = (1 + beyond) / (1 + draws)
    return Silent(
        speak=found[0][0],
        silent=found[1][0],
        largest=float(far.max()),
        p_value=(1 + largest) / (1 + draws),
        differs=discoveries(each),
    )


def _strata(w: FloatArray) -> IntArray:
    """Fifths of the respondents by weight; equal weights stay together."""
    limits = np.quantile(w, np.arange(1, STRATA) / STRATA)
    return np.searchsorted(limits, w, side="left")


def _regrouped(
    group: BoolArray,
    strata: IntArray,
    n: int,
    rng: np.random.Generator,
) -> BoolArray:
    """The same grouping drawn anew within each stratum, `n` times."""
    order = np.argsort(strata, kind="stable")
    places = np.argsort(strata[None, :] + rng.random((n, len(group))), axis=1)
    groups = np.zeros((n, len(group)), dtype=np.bool_)
    np.put_along_axis(groups, places, np.broadcast_to(group[order], places.shape), axis=1)
    return groups


def _shares(groups: BoolArray, said: FloatArray, w: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Weighted shares of each problem inside the group and outside of it, a row per grouping."""
    inside = groups * w
    outside = w - inside
    weighted = (inside @ said, outside @ said)
    sums = (inside.sum(axis=1, keepdims=True), outside.sum(axis=1, keepdims=True))
    return weighted[0] / sums[0], weighted[1] / sums[1]
