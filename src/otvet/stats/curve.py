"""How much of what people say was known after each number of authors, and would be after more."""

from collections.abc import Sequence
from math import exp, lgamma

import numpy as np

from otvet.stats.novelty import Incidence, turnover

POINTS = 24


def known_curve(
    named_by: Sequence[int], counts: Incidence, *, until: int
) -> list[tuple[int, float]]:
    """Chance that the next author says only what is known, by the number of authors read.

    Up to the authors at hand it is the expectation over all orders of reading them (rarefaction);
    beyond, the tail goes on shrinking as Chao and Jost (2012) have it. It is scaled so that at the
    authors at hand it is the answer's own estimate, 1 - f1/T.

    Args:
        named_by: authors of each problem, one number a problem.
        counts: the month's incidence.
        until: authors up to which to look ahead.

    Returns:
        Pairs of authors and chance 0..1, in rising order.
    """
    read = counts.authors
    if read < 2 or until < 1:
        return []
    inside = np.unique(np.geomspace(1, read, POINTS).round().astype(int))
    steps = [*inside.tolist(), *_ahead(read, until)]
    scale = counts.lone_authors / max(counts.named_once, 1)
    return [(t, 1 - min(1.0, scale * _new(t, named_by, counts))) for t in steps]


def _ahead(read: int, until: int) -> list[int]:
    if until <= read:
        return []
    steps = np.unique(np.linspace(read, until, POINTS // 3).round().astype(int))
    return [int(step) for step in steps[1:]]


def _new(t: int, named_by: Sequence[int], counts: Incidence) -> float:
    """New problems expected in the words of the author after t."""
    read = counts.authors
    if t >= read:
        return counts.named_once / read * turnover(counts) ** (t - read)
    return sum(y / read * _unseen(t, y, read) for y in named_by)


def _unseen(t: int, y: int, read: int) -> float:
    """Chance that none of t authors, drawn without the one who comes next, named the problem."""
    if t > read - y:
        return 0.0
    return exp(_choose(read - y, t) - _choose(read - 1, t))


def _choose(n: int, k: int) -> float:
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
