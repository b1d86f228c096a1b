"""S3: little activity, bots, broken ids and giveaways make no false growth.

The same people act in both months, and something else disturbs the counts. Either the method says
"don't know" in nine months of ten, or it says yes in no more than one of twenty.
"""

from collections.abc import Mapping
from itertools import product
from typing import Literal, TypeAlias

import numpy as np
from tests.truth.s2_growth import DRAWS, POSTS, SHAPES
from tests.truth.study import Cell, Limit, Study, Tally
from tests.truth.worlds import Shape, activity

from otvet.stats.arrays import IntArray
from otvet.stats.decide import judge
from otvet.stats.growth import equal_coverage_growth
from otvet.stats.unseen import frequencies_of

Disturbed: TypeAlias = Literal[
    "little activity",
    "busy bots stay",
    "busy bots come",
    "ids break",
    "ids split",
    "giveaway",
    "one-time bots come",
    "bots like people come",
    "ids break anew",
]
POSTS_A_MONTH = 12
BOTS = 0.05
BROKEN = 0.10
HUNTERS = 0.30
MATTERS = 0.01

_FALSE_YES = Limit("false yes", at_most=0.05)
_UNKNOWN = Limit("don't know", at_least=0.90)
_BEYOND = Limit("false yes", at_most=0.05, level="warns")
LIMITS: Mapping[Disturbed, Limit] = {
    "little activity": _FALSE_YES,
    "busy bots stay": _FALSE_YES,
    "busy bots come": _FALSE_YES,
    "ids break": _FALSE_YES,
    "ids split": _FALSE_YES,
    "giveaway": _UNKNOWN,
    # No count of acts tells these from people; they are simulated to say on the page what they do.
    "one-time bots come": _BEYOND,
    "bots like people come": _BEYOND,
    "ids break anew": _BEYOND,
}


def _cell(disturbed: Disturbed, shape: Shape, posts: float, people: int) -> Cell:
    return Cell(
        f"{disturbed}, {shape}, posts x{posts:g}, {people} people",
        {"disturbed": disturbed, "shape": shape, "posts": posts, "people": people},
        (LIMITS[disturbed],),
        small=people == 1000 and posts == max(POSTS) and LIMITS[disturbed].level == "fails",
    )


CELLS = tuple(
    _cell(disturbed, shape, posts, people)
    for disturbed, people, posts, shape in product(LIMITS, (1000, 4000), POSTS, SHAPES)
    if (people == 1000 and LIMITS[disturbed].level == "fails")
    or disturbed == "little activity"
    or posts == max(POSTS)
)


def simulate(cell: Cell, months: int, rng: np.random.Generator) -> Tally:
    """Pairs of months of the same people, judged as a verdict on them alone would be."""
    shape = next(shape for shape in SHAPES if shape == cell.settings["shape"])
    kind = next(kind for kind in LIMITS if kind == cell.settings["disturbed"])
    mean = 0.3 if kind == "little activity" else 1.0
    said = {"yes": 0, "no": 0, "not_known": 0}
    for _ in range(months):
        rates = activity(shape, int(cell.settings["people"]), mean=mean, rng=rng)
        posts = float(cell.settings["posts"])
        pair = [rng.poisson(rates), rng.poisson(posts * rates)]
        first, second = _disturb(kind, pair[0], pair[1], posts=posts, rng=rng)
        found = equal_coverage_growth(
            frequencies_of(first), frequencies_of(second), rng=rng, draws=DRAWS
        )
        word = judge(found.interval.low, found.interval.high, matters=MATTERS)
        said["not_known" if found.guards_failed else word] += 1
    return {"false yes": (said["yes"], months), "don't know": (said["not_known"], months)}


def _disturb(
    kind: Disturbed, first: IntArray, second: IntArray, *, posts: float, rng: np.random.Generator
) -> tuple[IntArray, IntArray]:
    """Actions of each account in both months, as they would be on record."""
    bots = round(BOTS * first.size)
    if kind == "busy bots stay":
        first = np.append(first, _busy(bots, posts=1.0, rng=rng))
    if kind in ("busy bots stay", "busy bots come"):
        second = np.append(second, _busy(bots, posts=posts, rng=rng))
    if kind == "giveaway":
        second = np.append(second, np.ones(round(HUNTERS * first.size), dtype=np.int64))
    if kind == "one-time bots come":
        second = np.append(second, np.ones(bots, dtype=np.int64))
    if kind == "bots like people come":
        second = np.append(second, rng.permutation(second)[:bots])
    if kind == "ids split":
        return _split(first, rng), _split(second, rng)
    if kind == "ids break":
        first = _broken(first, rng)
    if kind in ("ids break", "ids break anew"):
        second = _broken(second, rng)
    return first, second


def _busy(bots: int, *, posts: float, rng: np.random.Generator) -> IntArray:
    """Bots that press under nine posts of ten."""
    return rng.binomial(round(POSTS_A_MONTH * posts), 0.9, bots)


def _broken(acts: IntArray, rng: np.random.Generator) -> IntArray:
    """A tenth of all acts stand under an id of their own."""
    lost = rng.binomial(acts, BROKEN)
    return np.append(acts - lost, np.ones(lost.sum(), dtype=np.int64))


def _split(acts: IntArray, rng: np.random.Generator) -> IntArray:
    """A tenth of all people act under two ids, half of the time each."""
    other = np.where(rng.random(acts.size) < BROKEN, rng.binomial(acts, 0.5), 0)
    return np.append(acts - other, other)


STUDY = Study("S3", "growth when something disturbs the counts", CELLS, simulate)
