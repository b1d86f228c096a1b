"""A month with a history: what moved, what was fixed, what was sudden, and who keeps silent."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from tests.opinion.weeks_world import CONFIG, MAPS, OCTOBER, SAYS, VK, text_of, weeks
from tests.report import samples
from tests.store_fixture import land_facts

from otvet.answers.month import Month
from otvet.facts import ActorId, Fact, Follow, Response, ResponseItem
from otvet.findings import Answer
from otvet.opinion.answer import answer
from otvet.opinion.own import Fixed

BEFORE = {"long_wait": 4, "high_prices": 9, "taste": 3, "not_fresh": 3, "": 28}
SINCE = {"long_wait": 14, "high_prices": 9, "taste": 3, "": 24}
MARKS = (
    Fixed("not_fresh", date(2026, 9, 22), "сменили поставщика выпечки"),
    Fixed("long_wait", date(2026, 10, 14), "вышел второй повар"),
)


@cache
def opinion() -> Answer:
    """The third answer of the story, with two pages, a list of followers and a survey."""
    texts = [*weeks([BEFORE] * 9 + [SINCE] * 5), *weeks([{"": 6, "long_wait": 3}] * 14, page=MAPS)]
    anger = [
        text_of(date(2026, 10, 21), SAYS["taste"] + f", блюдо {n}", 9_000_000 + n)
        for n in range(25)
    ]
    heard = [text for text in texts if text.at >= datetime(2026, 10, 1, tzinfo=UTC)]
    followers = sorted({text.actor for text in heard if text.actor is not None})[::2]
    at = datetime(2026, 10, 20, tzinfo=UTC)
    follows = [Follow(page=VK, actor=ActorId(one), at=at, state="member") for one in followers]
    facts: list[Fact] = [*texts, *anger, *follows, *_survey()]
    with TemporaryDirectory() as folder, land_facts(Path(folder), facts, CONFIG) as store:
        rng = np.random.default_rng(1)
        return answer(store, OCTOBER, CONFIG, rng=rng, fixed=MARKS, people=(4_000, 9_000))


def _survey() -> list[Response]:
    quiet = [("Никогда", SAYS["high_prices"])] * 40 + [("Никогда", SAYS[""])] * 30
    loud = [("Раз в неделю", SAYS["high_prices"])] * 10 + [("Иногда", SAYS[""])] * 55
    return [
        Response(
            survey="anketa",
            wave="2026-10",
            native_id=str(n),
            at=datetime(2026, 10, 1 + n % 28, 12, tzinfo=UTC),
            items=(
                ResponseItem(role="margin", item="comments", text=often),
                ResponseItem(role="open", item="что вам не нравится", text=said),
            ),
        )
        for n, (often, said) in enumerate(quiet + loud)
    ]


@cache
def month() -> Month:
    """October with the story as its third answer."""
    return replace(samples.october(), opinion=opinion())
