"""Three waves of a survey among the audience: who answers, what they know, what they guess."""

from dataclasses import dataclass

import numpy as np

from otvet.demo.calendar import days_of
from otvet.demo.people import AGES, PAGES, People
from otvet.stats.arrays import BoolArray, FloatArray, IntArray

WAVES = (3, 9, 13)
"""December 2025, June and October 2026, as numbers of months."""
RESPONSES = (380, 430, 410)
GUESSING = 0.09
"""How often somebody who does not know an advantage, or meets an invented one, says "I know"."""
SKIPPED = 0.01
"""Share of answers that are left empty."""
ANSWERING_DAYS = 9
_EASE = (0.15, -0.35, -0.75, 0.35, -0.55, -0.6)
"""How widely each advantage was known at the start (log odds); the last one is silent."""
_LEARNT = (0.0, 0.26, 0.4)
"""What the audience has learnt of the communicated advantages by each wave (log odds)."""
_BY_AGE = np.array([-0.35, -0.05, 0.2, 0.4])
"""The older know more and answer less: unweighted figures are too low."""
_ANSWERS_BY_AGE = np.array([1.7, 1.15, 0.8, 0.5])
_ANSWERS_WOMAN = 1.5


@dataclass(frozen=True, slots=True)
class Wave:
    """One wave as it was answered; a row is a respondent.

    `advantages` and `foils` hold 1 "yes", 0 "no", -1 left empty; `follows` (respondent, page).
    """

    month: int
    people: IntArray
    seconds: IntArray
    advantages: IntArray
    foils: IntArray
    follows: BoolArray


@dataclass(frozen=True, slots=True)
class Minds:
    """What makes each person know: ability, and an own threshold for every advantage."""

    ability: FloatArray
    thresholds: FloatArray

    def knows(self, people: People, wave: int) -> BoolArray:
        """Who truly knows which advantage at the time of the wave (person, advantage)."""
        told = np.array([_LEARNT[wave]] * (len(_EASE) - 1) + [0.0])
        odds = np.array(_EASE) + told + (self.ability + _BY_AGE[people.age])[:, None]
        return np.asarray(self.thresholds < 1 / (1 + np.exp(-odds)))


def think(people: People, rng: np.random.Generator) -> Minds:
    """People of different ability; what somebody knows once is known for good."""
    return Minds(
        ability=rng.normal(0, 0.9, people.size),
        thresholds=rng.random((people.size, len(_EASE))),
    )


def knowledge(people: People, minds: Minds, wave: int) -> FloatArray:
    """The true share of the whole audience that knows each advantage at the time of a wave."""
    audience = people.audience(WAVES[wave])
    return np.asarray(minds.knows(people, wave)[audience].mean(axis=0))


def ask(people: People, minds: Minds, rng: np.random.Generator) -> tuple[Wave, ...]:
    """The three waves."""
    return tuple(_wave(people, minds, number, rng) for number in range(len(WAVES)))


def _wave(people: People, minds: Minds, number: int, rng: np.random.Generator) -> Wave:
    month, count = WAVES[number], RESPONSES[number]
    chosen = _volunteers(people, month, count, rng)
    knows = minds.knows(people, number)[chosen]
    last = days_of(month)[-1]
    return Wave(
        month=month,
        people=chosen,
        seconds=_moments(month, count, rng),
        advantages=_said(knows, rng),
        foils=_said(np.zeros((count, 2), dtype=np.bool_), rng),
        follows=np.stack([np.isin(chosen, people.followers(page, last)) for page in PAGES], axis=1),
    )


def _volunteers(people: People, month: int, count: int, rng: np.random.Generator) -> IntArray:
    """Who answers chooses so: the young and women more often than others."""
    audience = people.audience(month)
    eager = _ANSWERS_BY_AGE[people.age[audience]] * np.where(
        people.woman[audience] == 1, _ANSWERS_WOMAN, 1.0
    )
    return np.asarray(rng.choice(audience, count, replace=False, p=eager / eager.sum()))


def _moments(month: int, count: int, rng: np.random.Generator) -> IntArray:
    first = days_of(month)[-1] - ANSWERING_DAYS - 1
    days = first + np.minimum(rng.exponential(2.2, count).astype(np.int64), ANSWERING_DAYS)
    return np.sort(days * 86_400 + rng.integers(8 * 3600, 23 * 3600, count))


def _said(knows: BoolArray, rng: np.random.Generator) -> IntArray:
    said = (knows | (rng.random(knows.shape) < GUESSING)).astype(np.int64)
    said[rng.random(knows.shape) < SKIPPED] = -1
    return said


def margins(people: People, month: int) -> dict[str, dict[str, float]]:
    """The make-up of the audience by sex and age, as a network's statistics would show it."""
    audience = people.audience(month)
    women = round(float(people.woman[audience].mean()), 3)
    ages = np.bincount(people.age[audience], minlength=len(AGES)) / audience.size
    return {
        "sex": {"Женский": women, "Мужской": round(1 - women, 3)},
        "age": {name: round(float(share), 3) for name, share in zip(AGES, ages, strict=True)},
    }
