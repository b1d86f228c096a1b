"""Many months at once, thinned to equal coverage: the machinery of ``growth``.

Bootstrap months are drawn on classes, not on people: everyone with ``k`` actions has the same
rate, so one multinomial draw serves thousands of people.
"""

from dataclasses import dataclass
from math import ceil
from typing import TypeAlias

import numpy as np
from scipy.special import gammaln, pdtrik, xlogy

from otvet.stats.arrays import BoolArray, FloatArray, IntArray
from otvet.stats.unseen import Frequencies, at_least, frequencies, sample_coverage, shannon_at

Pair: TypeAlias = tuple[FloatArray, FloatArray]

_HALVINGS = 30
_EXACT_UP_TO = 500
_GRID_STEP = 1.01
_FEW = 8


@dataclass(frozen=True, slots=True)
class Months:
    """Frequency counts of many months over one set of ``k``: a row of ``f`` per month."""

    k: IntArray
    f: IntArray

    @property
    def actions(self) -> FloatArray:
        """All actions of each month."""
        total: FloatArray = (self.f @ self.k).astype(float)
        return total

    def seen(self, times: int) -> FloatArray:
        """People seen exactly ``times`` times in each month."""
        found: FloatArray = self.f[:, self.k == times].sum(axis=1).astype(float)
        return found

    def coverage(self) -> FloatArray:
        """Sample coverage of each month."""
        n, once, twice = self.actions, self.seen(1), self.seen(2)
        rare = (n - 1) * once
        total = rare + 2 * twice
        turnover = np.divide(rare, total, out=np.ones_like(n), where=total > 0)
        missing = np.divide(once, n, out=np.ones_like(n), where=n > 0)
        covered: FloatArray = 1 - missing * turnover
        return covered

    def rows(self, chosen: BoolArray) -> "Months":
        """Only the months chosen."""
        return Months(self.k, self.f[chosen])


def alone(counts: Frequencies) -> Months:
    """One month as a table of one row."""
    return Months(counts.k, counts.f[None, :])


@dataclass(frozen=True, slots=True)
class Community:
    """People behind a month, seen and unseen: how many share which expected number of actions."""

    rates: FloatArray
    people: IntArray

    def months(self, rng: np.random.Generator, draws: int) -> Months:
        """Draw months of this community."""
        grid = _grid(float(self.rates.max()))
        table = np.zeros((draws, grid.size), dtype=np.int64)
        for rate, people in zip(self.rates, self.people, strict=True):
            _add_class(table, grid, rng, rate=float(rate), people=int(people))
        drawn: BoolArray = np.asarray(table.any(axis=0), dtype=np.bool_)
        drawn[0] = False
        return Months(grid[drawn], table[:, drawn])


def community(counts: Frequencies) -> Community:
    """Community behind a month after Chao and Jost: seen people shrunk, unseen ones added."""
    n, covered = counts.actions, sample_coverage(counts)
    share = counts.k / n
    absent = (1 - share) ** n
    total = float(counts.f @ (share * absent))
    shrink = (1 - covered) / total if total > 0 else 0.0
    rates = np.maximum(n * share * (1 - shrink * absent), 0.0)
    unseen = ceil(at_least(counts).chao1 - counts.people - 1e-9)
    if unseen == 0:
        return Community(rates, counts.f)
    rate = n * (1 - covered) / unseen
    return Community(np.append(rates, rate), np.append(counts.f, unseen))


def people_and_mix(first: Months, second: Months) -> tuple[Pair, Pair]:
    """People, and Shannon's effective number of people, of both months at equal coverage.

    Row by row: the more complete month is thinned to the coverage of the other.
    """
    covered = first.coverage(), second.coverage()
    target = np.minimum(*covered)
    counted = [
        _thinned(months, target, own > target)
        for months, own in zip((first, second), covered, strict=True)
    ]
    return (counted[0][0], counted[1][0]), (counted[0][1], counted[1][1])


def _thinned(months: Months, target: FloatArray, thin: BoolArray) -> Pair:
    """People and effective people of each month, thinned to ``target`` where ``thin`` says so."""
    people = months.f.sum(axis=1).astype(float)
    mix = _effective_people(months)
    if thin.any():
        part = months.rows(thin)
        sizes = _sizes_at(part, target[thin])
        people[thin] = (part.f * (1 - _missed(part, sizes))).sum(axis=1)
        mix[thin] = [
            shannon_at(frequencies(part.k, row), max(size, 1.0))
            for row, size in zip(part.f, sizes, strict=True)
        ]
    # A month thinned to nothing at all still holds somebody; its guards speak for it.
    return np.maximum(people, 0.5), np.maximum(mix, 0.5)


def _effective_people(months: Months) -> FloatArray:
    """Exponential of the entropy of each whole month."""
    share = months.k / np.maximum(months.actions, 1.0)[:, None]
    effective: FloatArray = np.exp(-(months.f * share * np.log(share)).sum(axis=1))
    return effective


def _missed(months: Months, sizes: FloatArray) -> FloatArray:
    """Chance of each class to be missed in ``sizes`` drawn actions (``unseen.missed``, by table)."""
    n = months.actions
    room = n[:, None] - months.k - sizes[:, None] + 1
    possible = room > 0
    logs = gammaln(np.maximum(n[:, None] - months.k + 1, 1.0)) - gammaln(
        np.where(possible, room, 1.0)
    )
    logs += (gammaln(n - sizes + 1) - gammaln(n + 1))[:, None]
    chance: FloatArray = np.where(possible, np.exp(np.minimum(logs, 0.0)), 0.0)
    return chance


def _sizes_at(months: Months, target: FloatArray) -> FloatArray:
    """Number of actions at which each month's coverage would be ``target``, by bisection."""
    n = months.actions
    weighted = months.f * months.k
    low, high = np.zeros_like(n), n.copy()
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        covered = 1 - (weighted * _missed(months, middle)).sum(axis=1) / (n - middle)
        below = covered < target
        low, high = np.where(below, middle, low), np.where(below, high, middle)
    return high


def _grid(highest_rate: float) -> IntArray:
    """Numbers of actions that draws are kept in: exact up to 500, then in steps of 1%."""
    top = highest_rate + 10 * highest_rate**0.5 + 30
    exact = np.arange(min(_EXACT_UP_TO, ceil(top)) + 1)
    if top <= _EXACT_UP_TO:
        return exact
    steps = ceil(np.log(top / _EXACT_UP_TO) / np.log(_GRID_STEP))
    coarse = np.rint(_EXACT_UP_TO * _GRID_STEP ** np.arange(1, steps + 1)).astype(np.int64)
    return np.concatenate([exact, coarse])


def _add_class(
    table: IntArray, grid: IntArray, rng: np.random.Generator, *, rate: float, people: int
) -> None:
    """Add the draws of people who share a rate to the table, in place."""
    draws, columns = table.shape
    top = ceil(pdtrik(1 - 1e-12, rate)) + 1
    if people > _FEW and top < min(columns, _EXACT_UP_TO):
        chances = _poisson(np.arange(top), rate)
        table[:, : top + 1] += rng.multinomial(people, np.append(chances, 0.0), size=draws)
        return
    drawn = rng.poisson(rate, size=(draws, people))
    place = np.minimum(np.searchsorted(grid, drawn), columns - 1)
    flat = (place + np.arange(draws)[:, None] * columns).ravel()
    table += np.bincount(flat, minlength=table.size).reshape(table.shape)


def _poisson(counts: IntArray, rate: float) -> FloatArray:
    """Chances of the counts at a rate; loading scipy.stats for this alone costs a second."""
    chances: FloatArray = np.exp(xlogy(counts, rate) - rate - gammaln(counts + 1.0))
    return chances
