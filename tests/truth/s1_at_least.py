"""S1: "at least L people" is true, however unequal people's activity is."""

from itertools import product

import numpy as np
from tests.truth.study import Cell, Limit, Study, Tally
from tests.truth.worlds import SHAPES, activity

from otvet.stats.unseen import at_least, frequencies_of

CELLS = tuple(
    Cell(
        f"{shape}, mean {mean:g}, {people} people",
        {"shape": shape, "mean": mean, "people": people},
        (Limit("true", at_least=0.935),),
    )
    for shape, mean, people in product(SHAPES, (0.3, 1.0, 3.0), (500, 5000))
)


def simulate(cell: Cell, months: int, rng: np.random.Generator) -> Tally:
    """Months in which the lower limit was true; beside it, a two-sided interval for contrast."""
    shape = next(shape for shape in SHAPES if shape == cell.settings["shape"])
    mean, people = float(cell.settings["mean"]), int(cell.settings["people"])
    true = both_sides = 0
    for _ in range(months):
        rates = activity(shape, people, mean=mean, rng=rng)
        found = at_least(frequencies_of(rng.poisson(rates)))
        true += found.at_least <= people
        unseen = found.chao1 - found.people_seen
        stretch = unseen / max(found.at_least - found.people_seen, 1e-12)
        both_sides += found.at_least <= people <= found.people_seen + unseen * stretch
    return {"true": (true, months), "two-sided would hold": (both_sides, months)}


STUDY = Study("S1", "lower limit of the audience", CELLS, simulate)
