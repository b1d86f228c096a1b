"""People who follow or act: the primary figure of question 1, and what follows from it.

F / m + A: followers of all pages together, divided by the mean number of pages a follower follows,
plus active people who follow no page. Everything that is not counted comes as draws: one
set of draws per piece of evidence, so what is used for both months is drawn once.
"""

from dataclasses import dataclass
from math import sqrt

import numpy as np

from otvet.stats.arrays import FloatArray
from otvet.stats.interval import Interval

Drawn = float | FloatArray
"""A known number, or draws of one that is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Followers of one month, counted page by page, and what is known of the people behind them."""

    followers: Drawn
    """Draws where fakes are taken out by a labelled sample."""
    pages_each: Drawn = 1.0
    """Mean number of pages that a follower follows (m): sum of followers / unique people."""

    @property
    def people(self) -> Drawn:
        """Followers as people."""
        return self.followers / self.pages_each


def change_draws(
    before: Month, now: Month, *, active: float = 0.0, log_growth: Drawn = 0.0
) -> FloatArray:
    """Draws of D = (F2/m2 + A1 e^T) / (F1/m1 + A1) - 1.

    Args:
        before: Followers of the month before.
        now: Followers of the month in question.
        active: Active people who follow no page, seen in the month before (A1).
        log_growth: T, the log of their growth at equal coverage.

    >>> change_draws(Month(followers=1000), Month(followers=1100), active=100).round(3).tolist()
    [0.091]
    """
    later = now.people + active * np.exp(log_growth)
    found: FloatArray = np.atleast_1d(later / (before.people + active) - 1)
    return found


@dataclass(frozen=True, slots=True)
class Multiplied:
    """All people, silent ones included, with the limits of their number."""

    people: float
    log_se: float
    interval: Interval


def multiplied(
    acted: float, share: float, n_effective: float, *, sampled: bool = False
) -> Multiplied:
    """All people from those who did a countable act and the share of respondents who report it.

    N = M / P, the multiplier method: silent people leave no trace, so only a survey reaches them.
    se(log N)^2 = (1 - P) / (n P), and 1 / M more where M is itself a sample.

    Args:
        acted: Distinct people who did it, say ordered or commented (M).
        share: Weighted share of respondents who say they did (P).
        n_effective: Kish's effective number of respondents.
        sampled: Whether M was sampled, not counted.

    Raises:
        ValueError: Nobody, or no respondent, did it.

    >>> round(multiplied(500, 0.25, 300).people)
    2000
    """
    if acted <= 0 or not 0 < share <= 1:
        raise ValueError(f"{acted:g} people and a share of {share:g} give no number of people.")
    log_se = sqrt((1 - share) / (n_effective * share) + (1 / acted if sampled else 0.0))
    people = acted / share
    z = np.array([-1.6448536269514722, -0.6744897501960817, 0.6744897501960817, 1.6448536269514722])
    low, inner_low, inner_high, high = (float(x) for x in people * np.exp(z * log_se))
    interval = Interval(people, people * log_se, low, high, inner_low, inner_high)
    return Multiplied(people, log_se, interval)


@dataclass(frozen=True, slots=True)
class UnitCost:
    """Money per new person; None where there may be no new person, so no price is too high."""

    value: float | None
    low: float | None
    high: float | None


def cost_per_new_person(cost: float, new_people: Interval) -> UnitCost:
    """What one person more cost, from how many there are more.

    Where fewer people is as possible as more, the upper end is open; where it is likelier, so is
    the rest: money that brought nobody has no price per person.

    >>> from otvet.stats.interval import normal_interval
    >>> cost_per_new_person(1000.0, normal_interval(100.0, 0.0))
    UnitCost(value=10.0, low=10.0, high=10.0)
    >>> cost_per_new_person(1000.0, normal_interval(50.0, 50.0)).high is None
    True
    """

    def price(people: float) -> float | None:
        return cost / people if people > 0 else None

    return UnitCost(
        price(new_people.estimate), low=price(new_people.high), high=price(new_people.low)
    )
