"""Who stayed, moved between pages, was lost or is new: two months of which pages people follow.

A cell is what somebody followed before and follows now. People of the earlier month, asked again
(a panel), show who stayed, moved and was lost; newcomers are nobody's panel, so they need fresh
respondents of the later month who are asked what they followed before. Each draw of the cells is
raked to the followers of every page in both months.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.arrays import BoolArray, FloatArray
from otvet.stats.interval import Interval, interval_from_draws

MOST_PAGES = 5
"""4^pages cells have to be drawn and raked together."""
_STEPS = 60
_ENOUGH = 1e-9
_LEAST = 1e-12


@dataclass(frozen=True, slots=True)
class Moves:
    """People of both months by what they did; `new` and `now` None without fresh respondents."""

    before: Interval
    """People who followed any page before."""
    now: Interval | None
    stayed: Interval
    """People who still follow a page that they followed before."""
    moved: Interval
    """People who left all their pages for others of the brand."""
    lost: Interval
    """People who follow none of the pages any more."""
    new: Interval | None
    """People who followed none before."""
    between: FloatArray
    """Row: page left, column: page joined; people who did both."""


@dataclass(frozen=True, slots=True)
class _Cells:
    """Every pair of sets of pages but nothing -> nothing."""

    before: BoolArray
    now: BoolArray

    @property
    def lost(self) -> BoolArray:
        """Cells of people who follow nothing now."""
        return np.asarray(~self.now.any(axis=1))

    @property
    def new(self) -> BoolArray:
        """Cells of people who followed nothing before."""
        return np.asarray(~self.before.any(axis=1))

    @property
    def stayed(self) -> BoolArray:
        """Cells of people who kept a page."""
        return np.asarray((self.before & self.now).any(axis=1))


def moves(
    panel: ArrayLike,
    before: ArrayLike,
    *,
    rng: np.random.Generator,
    fresh: ArrayLike | None = None,
    now: ArrayLike | None = None,
    draws: int = 400,
) -> Moves:
    """People who stayed, moved, were lost and are new, with their intervals.

    The unit is the person: respondents who came through a page are weighted by one over the
    number of pages they follow, and tables hold effective respondents.

    Args:
        panel: Respondents by set before x set now: the set of pages is a number whose bit c is
            page c. Everybody followed something before.
        before: Followers of each page in the earlier month.
        rng: Source of the draws.
        fresh: Respondents of the later month, the same table; everybody follows something now.
        now: Followers of each page in the later month; goes with `fresh`.
        draws: Draws of the cells.

    Raises:
        ValueError: More than five pages, or a table that does not go with the pages.
    """
    sizes = np.asarray(before, dtype=float)
    cells = _cells(sizes.size)
    known = fresh is not None and now is not None
    own, limits = cells.before, sizes
    if known:
        own = np.column_stack([cells.before, cells.now])
        limits = np.concatenate([sizes, np.asarray(now, dtype=float)])
    shares = _drawn(cells, _counts(panel, cells), rng, draws)
    if known and fresh is not None:
        shares = _joined(cells, shares, _counts(fresh, cells), rng)
    people = raked(shares, own.astype(float), limits)
    kept = cells.stayed
    return Moves(
        before=_interval(people, ~cells.new),
        now=_interval(people, ~cells.lost) if known else None,
        stayed=_interval(people, kept),
        moved=_interval(people, ~kept & ~cells.lost & ~cells.new),
        lost=_interval(people, cells.lost),
        new=_interval(people, cells.new) if known else None,
        between=_between(cells, people.mean(axis=0)),
    )


def raked(shares: FloatArray, inside: FloatArray, sizes: FloatArray) -> FloatArray:
    """People of every cell: shares changed as little as may be so that every page has its size.

    How many people there are in all is left open: with shares q of a total T the pages ask for
    T sum(q inside) = size. The nearest such q in Kullback-Leibler's sense is
    shares x exp(inside lambda) with lambda' size = 0, the fixed point of iterative proportional
    fitting over pages that overlap; it is found by Newton's method in every draw at once.

    Args:
        shares: Draw x cell, in any scale.
        inside: Cell x page, 1 where people of the cell follow the page.
        sizes: Followers of every page.
    """
    across = np.linalg.svd((sizes / sizes.sum())[None])[2][1:].T
    turned = inside @ across
    logs = np.log(np.maximum(shares / shares.sum(axis=1, keepdims=True), _LEAST))
    tilt = np.zeros((len(shares), turned.shape[1]))
    for _ in range(_STEPS):
        q, top = _tilted(logs, turned, tilt)
        slope = q @ turned
        centred = np.einsum("bk,ki,kj->bij", q, turned, turned, optimize=True)
        bend = centred - slope[:, :, None] * slope[:, None, :]
        bend += _LEAST * np.eye(turned.shape[1])
        step = -np.linalg.solve(bend, slope[:, :, None])[:, :, 0]
        if (-(slope * step).sum(axis=1) < _ENOUGH).all():
            break
        tilt = _lowered(logs, turned, tilt, step, top=top)
    q = _tilted(logs, turned, tilt)[0]
    total = sizes.sum() / (q @ inside).sum(axis=1)
    found: FloatArray = q * total[:, None]
    return found


def _tilted(
    logs: FloatArray, turned: FloatArray, tilt: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Shares under a tilt, and the log of what they sum to before they are made shares."""
    height = logs + tilt @ turned.T
    most = height.max(axis=1, keepdims=True)
    odds = np.exp(height - most)
    total = odds.sum(axis=1, keepdims=True)
    return odds / total, (most + np.log(total))[:, 0]


def _lowered(
    logs: FloatArray, turned: FloatArray, tilt: FloatArray, step: FloatArray, *, top: FloatArray
) -> FloatArray:
    """A step downhill, halved in the draws where it overshoots."""
    part = np.ones((len(tilt), 1))
    for _ in range(20):
        worse = _tilted(logs, turned, tilt + part * step)[1] > top + 1e-12
        if not worse.any():
            break
        part[worse] /= 2
    lower: FloatArray = tilt + part * step
    return lower


def _cells(pages: int) -> _Cells:
    if pages > MOST_PAGES:
        raise ValueError(f"Moves between at most {MOST_PAGES} pages can be told, not {pages}.")
    sets = (np.arange(2**pages)[:, None] & 2 ** np.arange(pages)) > 0
    before, now = np.repeat(sets, 2**pages, axis=0)[1:], np.tile(sets, (2**pages, 1))[1:]
    return _Cells(before, now)


def _counts(table: ArrayLike, cells: _Cells) -> FloatArray:
    given = np.asarray(table, dtype=float)
    sets = 2 ** cells.before.shape[1]
    if given.shape != (sets, sets):
        raise ValueError(f"A table of {given.shape} does not go with {sets} sets of pages.")
    counts: FloatArray = given.ravel()[1:]
    return counts


def _drawn(cells: _Cells, counts: FloatArray, rng: np.random.Generator, draws: int) -> FloatArray:
    """Draws of the cells of people who followed something before: Dirichlet of total mass 1."""
    alive = ~cells.new
    found: FloatArray = rng.standard_gamma(
        np.where(alive, counts + 1 / alive.sum(), 1.0), (draws, alive.size)
    )
    return found * alive


def _joined(
    cells: _Cells, panel: FloatArray, fresh: FloatArray, rng: np.random.Generator
) -> FloatArray:
    """Panel and fresh respondents together, in the scale of those who stayed or moved.

    These are in both samples; the panel says how many were lost for each of them, the fresh
    respondents how many are new.
    """
    alive, both = ~cells.lost, ~cells.lost & ~cells.new
    drawn = rng.standard_gamma(
        np.where(alive, fresh + 1 / alive.sum(), 1.0), (len(panel), alive.size)
    )
    still = (panel + drawn) * both
    found: FloatArray = (
        still / still.sum(axis=1, keepdims=True)
        + panel * cells.lost / (panel * both).sum(axis=1, keepdims=True)
        + drawn * cells.new / (drawn * both).sum(axis=1, keepdims=True)
    )
    return found


def _interval(people: FloatArray, chosen: BoolArray) -> Interval:
    return interval_from_draws(people[:, chosen].sum(axis=1))


def _between(cells: _Cells, people: FloatArray) -> FloatArray:
    left = cells.before & ~cells.now
    joined = cells.now & ~cells.before
    found: FloatArray = (left * people[:, None]).T @ joined.astype(float)
    return found
