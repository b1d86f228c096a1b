"""S6: the interval of a raked share holds the truth, whoever responds."""

from itertools import product

import numpy as np
from tests.truth.study import Cell, Limit, Study, Tally
from tests.truth.worlds import margins, survey_world

from otvet.stats.raking import collapse, rake, weighting_guards
from otvet.stats.shares import weighted_share

_LIMITS = (
    Limit("cover 95", at_least=0.93),
    Limit("cover 95", at_most=0.98, level="warns"),
)
CELLS = tuple(
    Cell(
        f"share {share:g}, {n} responses, ratio {ratio:g}",
        {"share": share, "n": n, "ratio": ratio},
        _LIMITS,
    )
    for share, n, ratio in product((0.03, 0.1, 0.3, 0.6), (60, 150, 300, 600), (1.0, 3.0, 5.0))
)


def simulate(cell: Cell, months: int, rng: np.random.Generator) -> Tally:
    """Waves raked as the product rakes them; those that the guards hold back do not count."""
    world = survey_world(
        float(cell.settings["share"]), response_ratio=float(cell.settings["ratio"])
    )
    covered = raw = spoken = 0
    for _ in range(months):
        ages, sexes, known = world.wave(int(cell.settings["n"]), rng)
        categories, shares = collapse({"age": ages, "sex": sexes}, margins())
        weighting = rake(categories, shares)
        if weighting_guards(weighting, categories, shares):
            continue
        spoken += 1
        found = weighted_share(known, weighting.weights, level=0.95).interval
        plain = weighted_share(known, np.ones(len(known)), level=0.95).interval
        covered += found.low <= world.truth <= found.high
        raw += plain.low <= world.truth <= plain.high
    return {
        "cover 95": (covered, spoken),
        "unweighted would cover": (raw, spoken),
        "spoken": (spoken, months),
    }


STUDY = Study(
    "S6",
    "raked share",
    CELLS,
    simulate,
    pooled=(
        Limit("cover 95", at_least=0.94),
        Limit("cover 95", at_most=0.965, level="warns"),
    ),
)
