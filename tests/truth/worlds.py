"""Worlds whose truth is known: people, their activity, and who answers a survey.

Every generator takes its shape in words and an ``rng``, so that a cell of a study is told by its
name alone.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from scipy.optimize import brentq
from scipy.special import expit

from otvet.stats.arrays import BoolArray, FloatArray, IntArray
from otvet.stats.multiplicity import Survey

Shape: TypeAlias = Literal[
    "equal", "gamma 2", "gamma 1", "gamma .5", "lognormal 1", "lognormal 1.5"
]
SHAPES: tuple[Shape, ...] = (
    "equal",
    "gamma 2",
    "gamma 1",
    "gamma .5",
    "lognormal 1",
    "lognormal 1.5",
)


def activity(shape: Shape, people: int, *, mean: float, rng: np.random.Generator) -> FloatArray:
    """Expected actions a month of each person, ``mean`` on average over such worlds."""
    family, _, number = shape.partition(" ")
    if family == "equal":
        return np.full(people, mean)
    spread = float(number)
    if family == "gamma":
        return rng.gamma(spread, mean / spread, people)
    return mean * np.exp(spread * rng.standard_normal(people) - spread**2 / 2)


AGES = ("18-29", "30-44", "45+")
SEXES = ("f", "m")
_AGE_SHARE = np.array([0.30, 0.40, 0.30])
_SEX_SHARE = np.array([0.55, 0.45])
_AGE_TILT = np.array([0.5, 0.0, -0.5])
_SEX_TILT = np.array([0.25, -0.25])


@dataclass(frozen=True, slots=True)
class SurveyWorld:
    """An audience of three ages and two sexes who know a brand and respond unequally often."""

    knows: FloatArray
    """Share that knows the brand, by cell (age x sex)."""
    responds: FloatArray
    """Share of all respondents, by cell."""
    truth: float
    """Share of the audience that knows the brand."""

    def wave(self, n: int, rng: np.random.Generator) -> tuple[list[str], list[str], IntArray]:
        """Age, sex and knowledge (0 or 1) of ``n`` respondents."""
        cell = rng.choice(self.knows.size, n, p=self.responds)
        known = (rng.random(n) < self.knows[cell]).astype(np.int64)
        ages = [AGES[i] for i in cell // len(SEXES)]
        return ages, [SEXES[i] for i in cell % len(SEXES)], known


def survey_world(share: float, *, response_ratio: float) -> SurveyWorld:
    """Audience where ``share`` knows the brand.

    The oldest respond ``response_ratio`` times as readily as the youngest, women up to twice as
    readily as men; the young and women know the brand more often.
    """
    people = np.outer(_AGE_SHARE, _SEX_SHARE).ravel()
    tilt = np.add.outer(_AGE_TILT, _SEX_TILT).ravel()
    level = brentq(lambda x: float(people @ expit(x + tilt)) - share, -12.0, 12.0)
    by_age = np.geomspace(1.0, response_ratio, len(AGES))
    by_sex = np.array([min(2.0, response_ratio), 1.0])
    responding = people * np.outer(by_age, by_sex).ravel()
    return SurveyWorld(expit(level + tilt), responding / responding.sum(), share)


def margins() -> dict[str, dict[str, float]]:
    """The audience's known margins."""
    return {
        "age": dict(zip(AGES, _AGE_SHARE.tolist(), strict=True)),
        "sex": dict(zip(SEXES, _SEX_SHARE.tolist(), strict=True)),
    }


def knowing_people(
    people: int, *, share: float, items: int, rng: np.random.Generator
) -> tuple[FloatArray, FloatArray]:
    """Chance that each person knows an advantage, and uniform draws that say which are known.

    People differ: some know much, some nothing (a beta of concentration 2).
    """
    chances = rng.beta(2 * share, 2 * (1 - share), people)
    return chances, rng.random((people, items))


Tail: TypeAlias = Literal["even", "geometric", "zipf", "lognormal", "one-off remarks"]
TAILS: tuple[Tail, ...] = ("even", "geometric", "zipf", "lognormal", "one-off remarks")
ONE_OFF = 0.10
NAMED_PER_AUTHOR = 1.2


def problem_chances(tail: Tail) -> FloatArray:
    """Chance that an author names each problem; an author names 1.2 on average.

    ``one-off remarks`` has a geometric tail, and a tenth of authors say something nobody else
    ever will (drawn beside).
    """
    kinds = {
        "even": np.ones(40),
        "geometric": 0.85 ** np.arange(40),
        "zipf": 1 / np.arange(1, 201),
        "lognormal": np.exp(1.5 * np.sin(np.arange(1, 121) * 12.9898) * np.sqrt(2)),
        "one-off remarks": 0.85 ** np.arange(40),
    }
    weight = kinds[tail]
    chances: FloatArray = np.minimum(NAMED_PER_AUTHOR * weight / weight.sum(), 0.6)
    return chances


PageSizes: TypeAlias = Literal["one main page", "even pages"]


def followers_of_pages(
    pages: int, people: int, *, sizes: PageSizes, rng: np.random.Generator
) -> BoolArray:
    """Who follows which page: people like social networks more or less (a gamma), pages differ.

    Of four pages a follower follows 1.4 on average with one main page, 1.7 with even ones.
    """
    liked = {
        "one main page": 0.5 / np.array([1, 3, 5, 8, 10, 12, 14, 16])[:pages],
        "even pages": np.linspace(0.4, 0.1, pages),
    }[sizes]
    keen = rng.gamma(1.5, 1 / 1.5, (people * 6, 1))
    follows = rng.random((people * 6, pages)) < np.minimum(keen * liked, 0.97)
    found: BoolArray = follows[follows.any(axis=1)][:people]
    return found


def follower_survey(
    follows: BoolArray, n: int, *, readiness: float, rng: np.random.Generator
) -> Survey:
    """`n` respondents through each page, a fifth of a small page's followers at most.

    One page more makes people e^readiness as ready to answer.
    """
    m = follows.sum(axis=1)
    drawn, via = [], []
    for page in range(follows.shape[1]):
        members = np.flatnonzero(follows[:, page])
        ready, asked = np.exp(readiness * (m[members] - 1)), min(n, members.size // 5)
        drawn.append(rng.choice(members, asked, replace=False, p=ready / ready.sum()))
        via.append(np.full(asked, page))
    return Survey(np.concatenate(via), follows[np.concatenate(drawn)])
