"""S12: a month in which nothing happened to the audience gives no yes to question 1.

The whole way, from facts in a store through `audience.answer`. Each world is a row of months of the
same people, who act as often as there are posts; every second month is compared with the one before.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from tests.store_fixture import land_facts
from tests.truth.s2_growth import POSTS, SHAPES
from tests.truth.study import Cell, Limit, Study, Tally
from tests.truth.worlds import activity

from otvet.audience import answer
from otvet.config import BrandPart, Config, PagePart
from otvet.facts import ActorId, Fact, Follow, Interaction, Metric, PageRef, YearMonth
from otvet.stats.arrays import FloatArray

CHANNEL, GROUP = PageRef("telegram:1"), PageRef("vk:2")
CONFIG = Config(
    brand=BrandPart(name="Teahouse"),
    pages=(PagePart(ref=CHANNEL, kind="channel"), PagePart(ref=GROUP, kind="group")),
)
FIRST = YearMonth.parse("2024-01")
PAIRS = 10
"""Pairs of months in one store."""
LISTED, COUNTED = 300, 500
"""Followers of the channel, whose list is known, and of the group, who are only counted."""
NON_FOLLOWERS = 1000
CHURN = 20
"""Followers who leave in a month; as many join."""

CELLS = tuple(
    Cell(shape, {"shape": shape}, (Limit("false yes", at_most=0.075),), small=shape == "gamma .5")
    for shape in SHAPES
)


def simulate(cell: Cell, months: int, rng: np.random.Generator) -> Tally:
    """Verdicts of months without growth."""
    shape = next(shape for shape in SHAPES if shape == cell.settings["shape"])
    said = {"yes": 0, "no": 0, "not_known": 0}
    while (left := months - sum(said.values())) > 0:
        pairs = min(left, PAIRS)
        rates = activity(shape, LISTED + NON_FOLLOWERS, mean=1.0, rng=rng)
        facts = list(_facts(rates, 2 * pairs, rng))
        with TemporaryDirectory() as folder, land_facts(Path(folder), facts, CONFIG) as store:
            for pair in range(pairs):
                month = YearMonth(FIRST.index + 2 * pair + 1)
                said[answer(store, month, CONFIG, rng=rng).verdict] += 1
    return {
        "false yes": (said["yes"], months),
        "no": (said["no"], months),
        "don't know": (said["not_known"], months),
    }


def _facts(rates: FloatArray, months: int, rng: np.random.Generator) -> Iterator[Fact]:
    """Counts, lists and acts of a row of months; some followers leave, and as many join."""
    yield from _counts(YearMonth(FIRST.index - 1))
    for number in range(months):
        month = YearMonth(FIRST.index + number)
        at = datetime.combine(month.first_day + timedelta(days=9), datetime.min.time(), UTC)
        yield from _counts(month)
        first = number * CHURN
        for who in range(first, first + LISTED):
            yield Follow(page=CHANNEL, actor=ActorId(-1 - who), at=at, state="member")
        acts = rng.poisson(rng.choice(POSTS) * rates)
        for who in np.flatnonzero(acts).tolist():
            # The first people follow the channel; who left acts no more.
            actor = ActorId(who) if who >= LISTED else ActorId(-1 - first - who)
            yield Interaction(
                page=CHANNEL,
                native_id=f"{number}-{who}",
                at=at,
                kind="like",
                actor=actor,
                n=int(acts[who]),
            )


def _counts(month: YearMonth) -> Iterator[Fact]:
    """Followers of both pages on the month's last day."""
    for page, followers in ((CHANNEL, LISTED), (GROUP, COUNTED)):
        yield Metric(page=page, day=month.last_day, metric="followers", value=float(followers))


STUDY = Study(
    "S12",
    "whole months without growth, question 1",
    CELLS,
    simulate,
    pooled=(Limit("false yes", at_most=0.055),),
)
"""The other two questions have studies of their own; all three together are not simulated here."""
