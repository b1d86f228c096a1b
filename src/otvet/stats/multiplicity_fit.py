"""The response model of `multiplicity`, fitted by Newton's method to many surveys at once."""

from dataclasses import dataclass

import numpy as np

from otvet.stats.arrays import BoolArray, FloatArray, IntArray

MARGIN_SD = 0.003
"""How far the model may miss a page's followers: standard deviation of the log-ratio."""
READINESS_SD = 0.75
"""Prior of g: a follower of one page more answers at most some four times as readily. With .5 a
true g of .6 was pulled in, and 150 answers a page gave up to 3% too few people."""
_STEPS = 60
_ENOUGH = 1e-7
_LONGEST = 2.0
_HALVINGS = 8
_RIDGE = 1e-6


@dataclass(frozen=True, slots=True)
class Fitted:
    """Fits of many surveys: a row each; `theta` are logs of people per cell, and g at the end."""

    theta: FloatArray
    inside: BoolArray
    pages_each: IntArray

    @property
    def readiness(self) -> FloatArray:
        """The parameter g of each survey."""
        return self.theta[:, -1]

    @property
    def people(self) -> FloatArray:
        """Unique people of each survey."""
        found: FloatArray = np.exp(self.theta[:, :-1]).sum(axis=1)
        return found

    def expected(self, counts: IntArray) -> FloatArray:
        """Answers to be expected of each page's respondents: survey x page x cell."""
        shares = _shares(self.theta, self.inside, self.pages_each - 1)
        found: FloatArray = counts.sum(axis=2)[:, :, None] * shares
        return found


def fitted(
    counts: IntArray,
    inside: BoolArray,
    pages_each: IntArray,
    sizes: FloatArray,
    *,
    start: FloatArray | None = None,
) -> Fitted:
    """The most likely people per cell and g of each survey.

    Args:
        counts: Respondents: survey x page they came through x cell.
        inside: Whether a cell is part of a page: page x cell.
        pages_each: Pages that people of a cell follow.
        sizes: Followers of each page.
        start: Logs of people per cell and g to begin with.
    """
    begin = _start(counts, sizes) if start is None else start
    theta: FloatArray = np.broadcast_to(begin, (len(counts), pages_each.size + 1)).astype(float)
    model = _model(counts, inside, pages_each, sizes)
    for _ in range(_STEPS):
        slope, bend = model.slope_and_bend(theta)
        step: FloatArray = np.linalg.solve(bend, slope[:, :, None])[:, :, 0].astype(float)
        step *= _LONGEST / np.maximum(np.abs(step).max(axis=1), _LONGEST)[:, None]
        if ((slope * step).sum(axis=1) < _ENOUGH).all():
            break
        theta = _climbed(model, theta, step)
    return Fitted(theta, inside, pages_each)


def laplace_se(found: Fitted, counts: IntArray, sizes: FloatArray) -> FloatArray:
    """Standard error of the people of each survey from how the log-posterior bends at its top.

    It holds the doubt of the prior of g, which a bootstrap of the mode does not.
    """
    model = _model(counts, found.inside, found.pages_each, sizes)
    bend = model.slope_and_bend(found.theta)[1]
    people = np.column_stack([np.exp(found.theta[:, :-1]), np.zeros(len(found.theta))])
    solved = np.linalg.solve(bend, people[:, :, None])[:, :, 0]
    se: FloatArray = np.sqrt((people * solved).sum(axis=1))
    return se


def _model(
    counts: IntArray, inside: BoolArray, pages_each: IntArray, sizes: FloatArray
) -> "_Model":
    more = pages_each.astype(float) - 1
    return _Model(counts.astype(float), inside.astype(float), more, np.log(sizes))


def _start(counts: IntArray, sizes: FloatArray) -> FloatArray:
    """People per cell as if all answered alike: the mean of what its pages see of them."""
    asked = np.maximum(counts.sum(axis=2, keepdims=True), 1)
    seen = sizes[:, None] * counts / asked
    mean = seen.sum(axis=1) / np.maximum((counts > 0).sum(axis=1), 1)
    logs = np.log(np.maximum(mean, 0.01 * sizes.min() / len(sizes)))
    return np.column_stack([logs, np.zeros(len(counts))])


def _climbed(model: "_Model", theta: FloatArray, step: FloatArray) -> FloatArray:
    """A step uphill, halved in the surveys where it overshoots."""
    before, part = model.height(theta), np.ones((len(theta), 1))
    for _ in range(_HALVINGS):
        worse = model.height(theta + part * step) < before
        if not worse.any():
            break
        part[worse] /= 2
    climbed: FloatArray = theta + part * step
    return climbed


def _shares(
    theta: FloatArray, inside: BoolArray | FloatArray, more: IntArray | FloatArray
) -> FloatArray:
    """Chance of each cell among respondents of each page; `more` are pages beyond the first."""
    ready = theta[:, :-1] + theta[:, -1:] * more
    odds = np.exp(ready)[:, None, :] * inside
    found: FloatArray = odds / odds.sum(axis=2, keepdims=True)
    return found


@dataclass(frozen=True, slots=True)
class _Model:
    """Log-posterior of the parameters, its slope and how it bends."""

    counts: FloatArray
    inside: FloatArray
    more: FloatArray
    log_sizes: FloatArray

    def height(self, theta: FloatArray) -> FloatArray:
        ready = theta[:, :-1] + theta[:, -1:] * self.more
        with_page = np.log(np.exp(ready) @ self.inside.T)
        said = (self.counts.sum(axis=1) * ready).sum(axis=1)
        said -= (self.counts.sum(axis=2) * with_page).sum(axis=1)
        off = np.log(np.exp(theta[:, :-1]) @ self.inside.T) - self.log_sizes
        total: FloatArray = (
            said - (off**2).sum(axis=1) / 2 / MARGIN_SD**2 - theta[:, -1] ** 2 / 2 / READINESS_SD**2
        )
        return total

    def slope_and_bend(self, theta: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Gradient, and the negative Hessian, made positive where the margins' curl it."""
        asked = self.counts.sum(axis=2)
        chance = _shares(theta, self.inside, self.more)
        people = np.exp(theta[:, :-1])[:, None, :] * self.inside
        total = people.sum(axis=2)
        part, off = people / total[:, :, None], np.log(total) - self.log_sizes
        surprise = self.counts.sum(axis=1) - np.einsum("bc,bck->bk", asked, chance)
        pull = off / MARGIN_SD**2
        slope = surprise - np.einsum("bc,bck->bk", pull, part)
        on_g = surprise @ self.more - theta[:, -1] / READINESS_SD**2
        return np.column_stack([slope, on_g]), self._bend(asked, chance, part, pull)

    def _bend(
        self, asked: FloatArray, chance: FloatArray, part: FloatArray, pull: FloatArray
    ) -> FloatArray:
        answers = _spread(asked, chance)
        lean = answers @ self.more
        cells = answers + MARGIN_SD**-2 * part.transpose(0, 2, 1) @ part
        # Only the part of the margins' curvature that keeps the whole positive is taken.
        cells += _spread(np.maximum(pull, 0.0), part)
        size = cells.shape[1] + 1
        bend = np.zeros((len(cells), size, size))
        bend[:, :-1, :-1] = cells
        bend[:, :-1, -1] = bend[:, -1, :-1] = lean
        bend[:, -1, -1] = lean @ self.more + READINESS_SD**-2
        bend += _RIDGE * np.eye(size)
        return bend


def _spread(weight: FloatArray, chance: FloatArray) -> FloatArray:
    """Sum over pages of weight x (diag(chance) - chance chance')."""
    weighted = weight[:, :, None] * chance
    found: FloatArray = -weighted.transpose(0, 2, 1) @ chance
    diagonal = np.arange(chance.shape[2])
    found[:, diagonal, diagonal] += weighted.sum(axis=1)
    return found
