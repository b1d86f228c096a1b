"""Bursts of joins: found where somebody buys followers, and not where a page has lively days."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.stats.join_bursts import bursts


@pytest.mark.parametrize("bought", [0.05, 0.10, 0.40])
def test_followers_bought_in_two_days_are_found_and_measured(bought: float) -> None:
    """A page of 5,000 that wins 15 a day; 5 to 40% of it are bought over two days."""
    rng, found = np.random.default_rng(1), []
    for _ in range(100):
        daily = rng.poisson(15, 61)
        daily[[40, 41]] += round(5000 * bought / 2)
        found.append(sum(burst.excess for burst in bursts(daily)))
    assert np.mean(found) == pytest.approx(5000 * bought, rel=0.1)
    assert min(found) > 0.8 * 5000 * bought


def test_lively_weekends_and_lucky_posts_are_no_bursts() -> None:
    """Twice as many at weekends, and days that differ as a negative binomial: 5 of 100 pages."""
    rng, alarms = np.random.default_rng(2), 0
    for _ in range(300):
        mean = 12 * np.where(np.arange(61) % 7 < 5, 1, 2) * rng.gamma(6, 1 / 6, 61)
        alarms += bool(bursts(rng.poisson(mean)))
    assert alarms <= 15


@given(st.lists(st.integers(0, 50), min_size=1, max_size=13))
def test_few_days_tell_nothing(daily: list[int]) -> None:
    assert bursts(daily) == ()


@given(st.integers(0, 10_000), st.integers(14, 60))
def test_a_page_that_wins_the_same_every_day_has_none(daily: int, days: int) -> None:
    assert bursts([daily] * days) == ()
