"""S2: more posts are not more people, and a tenth more people are found."""

from itertools import product
from math import log, sqrt

import numpy as np
from tests.truth.study import Cell, Limit, Study, Tally
from tests.truth.worlds import Shape, activity

from otvet.stats.decide import judge_count
from otvet.stats.growth import equal_coverage_growth
from otvet.stats.interval import Z_90
from otvet.stats.unseen import Frequencies, at_least, frequencies_of

SHAPES: tuple[Shape, ...] = ("equal", "gamma 1", "gamma .5", "lognormal 1.5")
POSTS = (0.67, 1.0, 1.5)
DRAWS = 80
MEAN = 1.0
MATTERS = 0.01

_SAME_PEOPLE = (
    Limit("false yes", at_most=0.075),
    Limit("cover 95", at_least=0.93),
    Limit("cover 95", at_most=0.97, level="warns"),
)


def _cell(shape: Shape, posts: float, people: int, newcomers: int) -> Cell:
    """A cell with or without newcomers."""
    grown = f", +{newcomers}" if newcomers else ""
    # Power is promised where the later month shows more; with lognormal activity and no more posts
    # than before, sampling alone leaves it near 70 of 100, whatever the method.
    power = (Limit("yes", at_least=0.80),) if posts == max(POSTS) else ()
    return Cell(
        f"{shape}, posts x{posts:g}, {people} people{grown}",
        {"shape": shape, "posts": posts, "people": people, "newcomers": newcomers},
        power if newcomers else _SAME_PEOPLE,
        small=people == 1000 or (newcomers > 0 and posts == max(POSTS)),
    )


CELLS = tuple(
    _cell(shape, posts, people, newcomers)
    for people, newcomers in ((1000, 0), (4000, 0), (4000, 400))
    for shape, posts in product(SHAPES, POSTS)
)


def simulate(cell: Cell, months: int, rng: np.random.Generator) -> Tally:
    """Pairs of months of the same people (and newcomers of the same kind), posts changed."""
    shape = next(shape for shape in SHAPES if shape == cell.settings["shape"])
    posts, people = float(cell.settings["posts"]), int(cell.settings["people"])
    newcomers = int(cell.settings["newcomers"])
    truth = log(1 + newcomers / people)
    yes = covered = guarded = seen = chao = 0
    for _ in range(months):
        rates = activity(shape, people + newcomers, mean=MEAN, rng=rng)
        first = frequencies_of(rng.poisson(rates[:people]))
        second = frequencies_of(rng.poisson(posts * rates))
        found = equal_coverage_growth(first, second, rng=rng, draws=DRAWS)
        interval = found.interval
        half = (interval.high - interval.low) / 2 * 1.959964 / 1.644854
        yes += interval.low > 0 and not found.guards_failed
        covered += abs(interval.estimate - truth) <= half
        guarded += bool(found.guards_failed)
        seen += judge_count(second.people / first.people - 1, matters=MATTERS) == "yes"
        chao += _chao1_grew(first, second)
    return {
        "yes" if newcomers else "false yes": (yes, months),
        "cover 95 with newcomers" if newcomers else "cover 95": (covered, months),
        "held back": (guarded, months),
        "people seen say yes": (seen, months),
        "Chao1 says yes": (chao, months),
    }


def _chao1_grew(first: Frequencies, second: Frequencies) -> bool:
    """Whether Chao1, taken for the number of people with its standard error, says yes."""
    one, two = at_least(first), at_least(second)
    se = sqrt((one.se / one.chao1) ** 2 + (two.se / two.chao1) ** 2)
    return log(two.chao1 / one.chao1) > Z_90 * se


STUDY = Study(
    "S2",
    "growth at equal coverage",
    CELLS,
    simulate,
    pooled=(Limit("false yes", at_most=0.055),),
)
