"""S4: unique people over pages, also where followers of many pages answer more readily."""

from itertools import product

import numpy as np
from tests.truth.study import Cell, Limit, Study, Tally
from tests.truth.worlds import PageSizes, follower_survey, followers_of_pages

from otvet.stats.multiplicity import simple_unique, unique_people

PEOPLE = 7000
DRAWS = 40
SIZES: tuple[PageSizes, ...] = ("one main page", "even pages")
NEAR = 0.02
CHANCE = 3.6
"""Standard errors of the mean that chance does not reach in any of the cells, at 1%."""
_BIAS = (Limit("mean 2% off", at_most=0.0),)
_COVER = (Limit("cover 95", at_least=0.93), Limit("cover 95", at_most=0.97, level="warns"))
_SAME_READINESS = (
    Limit("inconsistent", at_most=0.10),
    Limit("inconsistent", at_least=0.03, level="warns"),
)
_OF_FEW = (*_BIAS, Limit("cover 95", at_least=0.93, level="warns"))
"""150 answers a page tell little of a g as large as .6, and the prior pulls it in a little: where
two pages alone tell of it, about 90 of 100 intervals hold the truth. The page says so."""


def _cell(sizes: PageSizes, pages: int, readiness: float, n: int) -> Cell:
    strong = readiness > 0.5 and n < 400
    judged = () if n < 150 else _OF_FEW if strong else (*_BIAS, *_COVER)
    return Cell(
        f"{sizes}, {pages}, g {readiness:g}, {n} a page",
        {"sizes": sizes, "pages": pages, "readiness": readiness, "n": n},
        (*judged, *(() if readiness else _SAME_READINESS), Limit("alarm", at_most=0.02)),
        small=sizes == "one main page" and pages in (2, 4) and n == 150,
    )


CELLS = tuple(
    _cell(sizes, pages, readiness, n)
    for sizes, pages, n, readiness in product(
        SIZES, (2, 3, 4, 5, 6), (60, 150, 400), (0.0, 0.3, 0.6)
    )
)


def simulate(cell: Cell, months: int, rng: np.random.Generator) -> Tally:
    """Surveys of new people each; the truth is how many there are."""
    pages, n = int(cell.settings["pages"]), int(cell.settings["n"])
    kind = next(kind for kind in SIZES if kind == cell.settings["sizes"])
    errors, simple, covered, alarms, inconsistent = [], [], 0, 0, 0
    for _ in range(months):
        follows = followers_of_pages(pages, PEOPLE, sizes=kind, rng=rng)
        readiness = float(cell.settings["readiness"])
        survey = follower_survey(follows, n, readiness=readiness, rng=rng)
        sizes = follows.sum(axis=0)
        found = unique_people(survey, sizes, rng=rng, draws=DRAWS)
        errors.append(found.people / PEOPLE - 1)
        simple.append(simple_unique(survey, sizes).estimate / PEOPLE - 1)
        covered += abs(found.people - PEOPLE) <= 1.959964 * found.interval.se
        alarms += not found.believed
        inconsistent += not found.consistent
    off = np.array(errors)
    beyond = abs(off.mean()) - CHANCE * off.std() / np.sqrt(months)
    return {
        "mean 2% off": (int(beyond > NEAR), 1),
        "cover 95": (int(covered), months),
        "alarm": (alarms, months),
        "inconsistent": (inconsistent, months),
        "bias, %": (round(100 * float(off.sum())), months),
        "sd, %": (round(100 * float(off.std()) * months), months),
        "simple bias, %": (round(100 * float(np.sum(simple))), months),
    }


STUDY = Study("S4", "unique people over pages", CELLS, simulate)
