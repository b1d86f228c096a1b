"""What the till rings up: sales follow the audience and what it knows, the week and the year."""

from dataclasses import dataclass

import numpy as np

from otvet.demo.calendar import DAYS, MONTHS, date_of, days_of
from otvet.demo.people import People
from otvet.stats.arrays import FloatArray

A_DAY = 30
"""Orders on an average day in the first month."""
_WEEK = np.array([0.85, 0.85, 0.9, 0.95, 1.15, 1.25, 1.05])
_YEAR = np.array([1.08, 1.06, 1.0, 0.97, 0.95, 0.9, 0.88, 0.9, 1.0, 1.05, 1.08, 1.15])
_BY_AUDIENCE = 0.6
"""Sales grow by this share of the audience's growth."""
_BY_KNOWLEDGE = 0.012
"""Sales grow by this share for every point of knowledge."""
_PROMO = ("TG10", "VK10")
_PROMO_SHARE = (0.018, 0.014)


@dataclass(frozen=True, slots=True)
class Order:
    """One receipt; `kopecks` are whole."""

    number: int
    second: int
    kopecks: int
    promo_code: str = ""


def ring_up(people: People, points: FloatArray, rng: np.random.Generator) -> tuple[Order, ...]:
    """All receipts, oldest first; `points` is the audience's true knowledge in every month."""
    expected = _expected(people, points)
    days = np.repeat(np.arange(DAYS), rng.poisson(expected))
    seconds = np.sort(days * 86_400 + rng.integers(8 * 3600, 22 * 3600, days.size))
    kopecks = np.rint(rng.lognormal(np.log(560), 0.55, days.size) / 5) * 500
    codes = rng.choice([*_PROMO, ""], days.size, p=[*_PROMO_SHARE, 1 - sum(_PROMO_SHARE)])
    return tuple(
        Order(number, int(second), int(sum_), str(code))
        for number, (second, sum_, code) in enumerate(
            zip(seconds, kopecks, codes, strict=True), start=1
        )
    )


def _expected(people: People, points: FloatArray) -> FloatArray:
    """Expected orders of every day."""
    expected = np.zeros(DAYS)
    base = people.audience(0).size
    for month in range(len(MONTHS)):
        growth = people.audience(month).size / base - 1
        level = 1 + _BY_AUDIENCE * growth + _BY_KNOWLEDGE * (points[month] - points[0])
        for day in days_of(month):
            when = date_of(day)
            expected[day] = A_DAY * level * _WEEK[when.weekday()] * _YEAR[when.month - 1]
    return expected
