"""S5: a share corrected by a few labels holds the truth, however the reader errs.

Drawn as the product draws: strata of predicted class and doubt, by the square root of their size.
"""

from itertools import product

import numpy as np
from tests.truth.study import Cell, Limit, Study, Tally

from otvet.stats.arrays import BoolArray, FloatArray, IntArray
from otvet.stats.audited import audited
from otvet.stats.sampling import draw, surer
from otvet.stats.shares import share

TEXTS = 3000
_LIMITS = (
    Limit("cover 95", at_least=0.935),
    Limit("cover 95", at_most=0.975, level="warns"),
)
READERS = {"good": (0.8, 0.05), "poor": (0.6, 0.10)}
"""How often a reader says it of texts where it is so, and where it is not."""
SHARES = np.concatenate(
    [[0.2, 0.12, 0.1, 0.08, 0.07, 0.06, 0.05, 0.04, 0.035], np.linspace(0.03, 0.011, 16)]
)
"""Of 25 problems, from one that a fifth names to one that a hundredth does."""
TOP = 5

CELLS = (
    *(
        Cell(
            f"share {share:g}, {n} labels, {reader} reader",
            {"share": share, "n": n, "reader": reader},
            _LIMITS,
        )
        for share, n, reader in product((0.02, 0.05, 0.15, 0.4), (50, 100, 200, 300), READERS)
    ),
    *(Cell(f"25 problems, {n} labels", {"n": n}, _LIMITS, small=n == 100) for n in (60, 100, 200)),
)


def simulate(cell: Cell, months: int, rng: np.random.Generator) -> Tally:
    """Months of texts, read, drawn and labelled; the truth is the share of the month's texts."""
    covered = bare = of = 0
    for _ in range(months):
        true, said = _month(cell, rng)
        found = draw(_strata(said, true, rng), int(cell.settings["n"]), rng=rng)
        for label in range(true.shape[1]):
            y, r = true[:, label], said[:, label]
            corrected = audited(
                r[found.places], y[found.places], found.weights, said_share=r.mean()
            )
            limits = corrected.interval(level=0.95)
            covered += limits.low <= y.mean() <= limits.high
            count = share(r.mean(), TEXTS, level=0.95).interval
            bare += count.low <= y.mean() <= count.high
            of += 1
    return {"cover 95": (int(covered), of), "the reader's count would cover": (int(bare), of)}


def _month(cell: Cell, rng: np.random.Generator) -> tuple[BoolArray, BoolArray]:
    """What the texts say and what the reader says of them: a column per label."""
    if "share" not in cell.settings:
        true = rng.random((TEXTS, SHARES.size)) < SHARES
        hits, slips = 0.75, 0.01
    else:
        true = rng.random((TEXTS, 1)) < float(cell.settings["share"])
        hits, slips = READERS[str(cell.settings["reader"])]
    return true, np.where(true, rng.random(true.shape) < hits, rng.random(true.shape) < slips)


def _strata(said: BoolArray, true: BoolArray, rng: np.random.Generator) -> IntArray:
    """Predicted class times doubt; a reader doubts its errors more often than the rest."""
    classes = np.where(said.any(axis=1), TOP, TOP + 1)
    for problem in range(min(TOP, said.shape[1])):
        classes[said[:, problem]] = problem
    wrong = (said != true).any(axis=1)
    sure: FloatArray = np.where(wrong, rng.beta(2, 2, TEXTS), rng.beta(4, 2, TEXTS))
    return 2 * classes + surer(classes, sure)


STUDY = Study("S5", "corrected shares", CELLS, simulate)
