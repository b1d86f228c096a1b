"""Alerts are rare in months like the others, and come when something has happened."""

import numpy as np
import pytest
from scipy.stats import nbinom

from otvet.stats.bursts import FEWEST, burst_p, most_expected

PROBLEMS, DAYS, WEEKS, HISTORY = 25, 31, 4, 58
CHANCE = 0.05 / ((PROBLEMS + 1) * (DAYS + WEEKS))


def test_the_tail_is_that_of_the_negative_binomial_of_scipy() -> None:
    """Ten equal days: variance of the mean alone, and the doubt of a short history on top."""
    history = [4] * 10
    mean = 40.5 / 10
    extra = 1.6448536 * (2 / 9) ** 0.5 * mean + mean / 10
    size = mean**2 / extra
    expected = nbinom.sf(11, size, size / (size + mean))
    assert burst_p(12, history) == pytest.approx(expected, rel=1e-6)


def test_a_limit_is_the_first_number_beyond_the_usual() -> None:
    history = [0, 1, 0, 2, 1, 0, 0, 1]
    limit = most_expected(history, chance=0.001)
    assert burst_p(limit, history) <= 0.001 < burst_p(limit - 1, history) or limit == FEWEST


def test_uneven_days_take_more_people_to_alarm() -> None:
    assert most_expected([0, 8, 0, 8, 0, 8, 0, 8], chance=0.001) > most_expected(
        [4] * 8, chance=0.001
    )


def _people(rng: np.random.Generator, mean: float, uneven: float, days: int) -> list[int]:
    pace = rng.gamma(1 / uneven, mean * uneven, days) if uneven else np.full(days, mean)
    return [int(n) for n in rng.poisson(pace)]


def _false_months(uneven: float, *, months: int) -> int:
    """Months with any alert although every day is like those before."""
    rng, false = np.random.default_rng(8), 0
    for _ in range(months):
        false += any(_alarms(rng, 0.05 * 1.25**problem, uneven) for problem in range(PROBLEMS + 1))
    return false


def _alarms(rng: np.random.Generator, mean: float, uneven: float) -> bool:
    past, now = _people(rng, mean, uneven, HISTORY), _people(rng, mean, uneven, DAYS)
    weeks = [
        [sum(days[n : n + 7]) for n in range(0, 7 * k, 7)] for days, k in ((past, 8), (now, 4))
    ]
    looks = ((max(now), past), (max(weeks[1]), weeks[0]))
    return any(most >= FEWEST and burst_p(most, history) <= CHANCE for most, history in looks)


@pytest.mark.parametrize("uneven", [0.0, 0.3, 1.0])
def test_at_most_one_month_in_twenty_has_a_false_alert(uneven: float) -> None:
    """Over 25 problems, complaints of any kind, all days and whole weeks of the month."""
    # 150 months at 5 of 100: 15 or more come up in fewer than one run of a hundred.
    assert _false_months(uneven, months=150) < 15


def test_five_times_the_usual_number_of_people_is_an_alert() -> None:
    rng = np.random.default_rng(9)
    history = _people(rng, 4, 0.2, HISTORY)
    assert burst_p(30, history) < CHANCE
