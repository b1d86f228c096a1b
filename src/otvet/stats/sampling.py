"""A sample drawn by strata, with the weights that undo how it was drawn."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True, slots=True)
class Sample:
    """Places of what was drawn, in random order, and how many each of them stands for."""

    places: IntArray
    weights: FloatArray


def allocate(sizes: ArrayLike, n: int, *, fewest: ArrayLike | None = None) -> IntArray:
    """How many to draw of each stratum: by the square root of its size (Bankier 1988).

    So rare classes get labels of their own, and common ones lose little. Every stratum that is
    not empty gets one, as long as `n` reaches.

    Args:
        sizes: How many there are in each stratum.
        n: How many to draw in all; no more than there are.
        fewest: How many each stratum has to give at least, such as those drawn before.

    >>> allocate([900, 100, 0], 40).tolist()
    [30, 10, 0]
    """
    sizes = np.asarray(sizes, dtype=np.int64)
    drawn = np.zeros_like(sizes) if fewest is None else np.array(fewest, dtype=np.int64)
    wanted = min(n, int(sizes.sum()))
    root = np.sqrt(sizes)
    while drawn.sum() < wanted:
        # Webster's rule: the next one goes where it is owed most.
        owed = np.where(drawn == 0, np.inf, root / (drawn + 0.5))
        place = np.lexsort((-sizes, -np.where(drawn < sizes, owed, -1.0)))[0]
        drawn[place] += 1
    return drawn


def draw(
    strata: ArrayLike, n: int, *, rng: np.random.Generator, before: ArrayLike | None = None
) -> Sample:
    """Draw at random within strata, in an order that is random over all of them.

    Whoever labels only the first half has labelled a random half.

    Args:
        strata: The stratum of each member, as a number from 0.
        n: How many to draw.
        rng: Source of the draw.
        before: Places drawn earlier, which stay, and are told first.
    """
    of = np.asarray(strata, dtype=np.int64)
    kept = np.asarray([] if before is None else before, dtype=np.int64)
    sizes = np.bincount(of)
    had = np.bincount(of[kept], minlength=sizes.size)
    taken = allocate(sizes, max(n, kept.size), fewest=had)
    order = rng.permutation(of.size)
    fresh = order[~np.isin(order, kept)]
    new = [fresh[of[fresh] == h][: taken[h] - had[h]] for h in range(sizes.size)]
    places = np.concatenate([kept, rng.permutation(np.concatenate([*new, kept[:0]]))])
    return Sample(places, sizes[of[places]] / taken[of[places]])


def surer(classes: ArrayLike, sure: ArrayLike) -> BoolArray:
    """Whether the reader is surer of a member than of its class's middle one.

    >>> surer(["a", "a", "a", "b", "b"], [0.2, 0.9, 0.8, 1.0, 1.0]).tolist()
    [False, True, False, False, False]
    """
    of, certain = np.asarray(classes), np.asarray(sure, dtype=float)
    found = np.zeros(of.size, dtype=np.bool_)
    for one in np.unique(of):
        here = of == one
        found[here] = certain[here] > np.median(certain[here])
    return found
