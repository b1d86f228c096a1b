"""S10: the chance that the next person says something new stays under its upper limit.

Problems are named without error here: wrong splits and merges are the opinion room's to simulate,
after a person has looked at the problems named once.
"""

from itertools import product

import numpy as np
from tests.truth.study import Cell, Limit, Study, Tally
from tests.truth.worlds import ONE_OFF, TAILS, problem_chances

from otvet.stats.novelty import Incidence, novelty

GOAL = 0.90
CELLS = tuple(
    Cell(
        f"{tail}, {authors} authors",
        {"tail": tail, "authors": authors},
        (
            Limit("upper limit holds", at_least=0.945),
            # Endless one-off remarks put the truth on the goal itself: there 5% is the rule.
            Limit("false yes", at_most=0.05 if tail == "one-off remarks" else 0.02),
            Limit("false no", at_most=0.05),
        ),
    )
    for tail, authors in product(TAILS, (50, 150, 500, 1500))
)


def simulate(cell: Cell, months: int, rng: np.random.Generator) -> Tally:
    """Months of authors; the truth is the chance of something new given what was said."""
    tail = next(tail for tail in TAILS if tail == cell.settings["tail"])
    chances, authors = problem_chances(tail), int(cell.settings["authors"])
    one_off = ONE_OFF if tail == "one-off remarks" else 0.0
    holds = false_yes = false_no = yes = 0
    for _ in range(months):
        named = rng.random((authors, chances.size)) < chances
        odd = rng.random(authors) < one_off
        by_problem = named.sum(axis=0)
        truth = 1 - (1 - one_off) * float(np.prod(1 - chances[by_problem == 0]))
        lone = named[:, by_problem == 1].any(axis=1) | odd
        found = novelty(
            Incidence(
                authors=authors,
                named_once=int((by_problem == 1).sum() + odd.sum()),
                named_twice=int((by_problem == 2).sum()),
                lone_authors=int(lone.sum()),
                namings=int(named.sum() + odd.sum()),
            )
        )
        holds += truth <= found.high
        yes += found.high <= 1 - GOAL
        false_yes += found.high <= 1 - GOAL < truth
        false_no += truth <= 1 - GOAL < found.low
    return {
        "upper limit holds": (holds, months),
        "false yes": (false_yes, months),
        "false no": (false_no, months),
        "yes": (yes, months),
    }


STUDY = Study("S10", "novelty", CELLS, simulate)
