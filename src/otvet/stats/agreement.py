"""How far two people who label the same texts agree."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

from otvet.stats.arrays import FloatArray
from otvet.stats.interval import Interval, normal_interval
from otvet.stats.shares import share


@dataclass(frozen=True, slots=True)
class Agreement:
    """Texts that both labelled, the share labelled alike, and Cohen's kappa (chance taken out).

    `kappa` is None where both said the same of every text: then chance cannot be told.
    """

    texts: int
    alike: Interval
    kappa: Interval | None


def agreement(first: Sequence[Hashable], second: Sequence[Hashable]) -> Agreement:
    """Agreement of two raters on the same texts, in the same order.

    The error of kappa is that of Fleiss, Cohen and Everitt (1969); its limits stay within -1..1.

    Raises:
        ValueError: They have no text in common.

    >>> found = agreement("a" * 25 + "b" * 25, "a" * 20 + "b" * 5 + "a" * 10 + "b" * 15)
    >>> round(found.alike.estimate, 2), round(found.kappa.estimate, 2), round(found.kappa.se, 3)
    (0.7, 0.4, 0.127)
    """
    if not first:
        raise ValueError("Two raters who share no text neither agree nor disagree.")
    table = _table(first, second)
    return Agreement(
        texts=len(first),
        alike=share(float(np.trace(table)), len(first)).interval,
        kappa=_kappa(table, len(first)),
    )


def _table(first: Sequence[Hashable], second: Sequence[Hashable]) -> FloatArray:
    """Share of texts by what the first and what the second said."""
    numbers = {said: n for n, said in enumerate(dict.fromkeys([*first, *second]))}
    table = np.zeros((len(numbers), len(numbers)))
    for one, other in zip(first, second, strict=True):
        table[numbers[one], numbers[other]] += 1
    return table / len(first)


def _kappa(table: FloatArray, n: int) -> Interval | None:
    rows, columns = table.sum(axis=1), table.sum(axis=0)
    alike, by_chance = float(np.trace(table)), float(rows @ columns)
    if by_chance >= 1:
        return None
    kappa = (alike - by_chance) / (1 - by_chance)
    same = np.diag(table) @ (1 - (rows + columns) * (1 - kappa)) ** 2
    apart = table * (columns[:, None] + rows[None, :]) ** 2
    other = (1 - kappa) ** 2 * (apart.sum() - np.trace(apart))
    inside = same + other - (kappa - by_chance * (1 - kappa)) ** 2
    found = normal_interval(kappa, float(np.sqrt(max(inside, 0.0) / n)) / (1 - by_chance))
    return Interval(
        kappa,
        found.se,
        max(found.low, -1.0),
        min(found.high, 1.0),
        max(found.inner_low, -1.0),
        min(found.inner_high, 1.0),
    )
