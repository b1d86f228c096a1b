"""People who stayed, came and left over three and more months, from ids that stay the same.

Jolly-Seber: who was seen before, is seen again later, or both, tells how many were there unseen.
People who act more often are seen more often, which makes the number too low, so nothing here
decides: it is a secondary figure.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.arrays import BoolArray, FloatArray, IntArray

FEWEST_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Seen:
    """Counts of each month: `n` people seen, `m` of them seen before, `r` of them seen again.

    `z` were seen before and after the month, but not in it.
    """

    n: IntArray
    m: IntArray
    r: IntArray
    z: IntArray


@dataclass(frozen=True, slots=True)
class StayedCame:
    """Per month between the first and the last: nan where the months cannot tell."""

    people: FloatArray
    se: FloatArray
    stayed_share: FloatArray
    """From each month but the last two to the next."""
    came: FloatArray
    """Newcomers still there at the third month, and so on to the last but one."""


def seen(histories: ArrayLike, people: ArrayLike | None = None) -> Seen:
    """Counts from who was seen in which month.

    Args:
        histories: 1 where somebody was seen: person (or pattern) x month.
        people: How many people a row stands for; one each when not given.
    """
    was = np.asarray(histories, dtype=np.int64) > 0
    each = np.ones(len(was), np.int64) if people is None else np.asarray(people, dtype=np.int64)
    upto = np.cumsum(was, axis=1)
    before = (upto - was) > 0
    after = (upto[:, -1:] - upto) > 0

    def count(chosen: BoolArray) -> IntArray:
        total: IntArray = each @ chosen
        return total

    return Seen(count(was), count(was & before), count(was & after), count(before & ~was & after))


def jolly_seber(counts: Seen) -> StayedCame:
    """People of each month between the first and the last, with who stayed and who came.

    M = m + n z/r marked people, N = n M/m, phi = M' / (M - m + n), came = N' - phi N.
    """
    n, m, r, z = (np.asarray(c, dtype=float) for c in (counts.n, counts.m, counts.r, counts.z))
    if n.size < FEWEST_MONTHS:
        raise ValueError(f"{n.size} months cannot tell who was there unseen.")
    with np.errstate(divide="ignore", invalid="ignore"):
        marked = m + n * z / r
        marked[0] = 0.0
        people = n * marked / m
        stayed = marked[1:] / (marked[:-1] - m[:-1] + n[:-1])
        came = people[1:] - stayed * people[:-1]
        hidden = (marked - m + n) / marked * (1 / r - 1 / n) + (1 - m / n) / m
        se = np.sqrt(people * (people - n) * hidden)
    return StayedCame(people[1:-1], se[1:-1], stayed[:-1], came[1:-1])
