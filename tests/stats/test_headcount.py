"""The primary figure of question 1: by hand, its fallbacks, and worlds whose truth is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.stats.headcount import (
    Month,
    change_draws,
    cost_per_new_person,
    multiplied,
)
from otvet.stats.interval import normal_interval

COUNTS = st.floats(10, 1e6)


def test_the_change_is_that_of_people_who_follow_and_of_people_who_act() -> None:
    """(1,200/1.2 + 200 e^.1) / (1,100/1.1 + 200) - 1."""
    draws = change_draws(
        Month(followers=1100, pages_each=1.1),
        Month(followers=1200, pages_each=1.2),
        active=200,
        log_growth=0.1,
    )
    assert draws.tolist() == pytest.approx([(1000 + 200 * np.exp(0.1)) / 1200 - 1])


def test_one_survey_for_both_months_leaves_no_doubt_where_followers_grew_alike() -> None:
    """With m drawn once, followers x1.05 are people x1.05 in every draw; drawn anew, they are not."""
    rng = np.random.default_rng(1)
    m, other = rng.normal(1.4, 0.05, 500), rng.normal(1.4, 0.05, 500)
    before, after = Month(followers=1000, pages_each=m), Month(followers=1050, pages_each=m)
    assert change_draws(before, after) == pytest.approx(0.05)
    fresh = change_draws(before, Month(followers=1050, pages_each=other))
    assert np.quantile(fresh, 0.05) < 0 < np.quantile(fresh, 0.95)


@given(COUNTS, COUNTS, COUNTS, st.integers(1, 9), st.floats(-0.5, 0.5))
def test_the_change_at_any_overlap_lies_between_those_at_both_ends(
    before: float, now: float, active: float, pages: int, log_growth: float
) -> None:
    """D moves one way as m grows, so m = 1 and m = number of pages bound it."""
    found = [
        change_draws(
            Month(followers=before, pages_each=m),
            Month(followers=now, pages_each=m),
            active=active,
            log_growth=log_growth,
        )[0]
        for m in np.linspace(1, pages, 5)
    ]
    slack = 1e-9 * (1 + abs(found[0]))
    assert min(found) >= min(found[0], found[-1]) - slack
    assert max(found) <= max(found[0], found[-1]) + slack


def test_silent_people_are_reached_by_the_share_who_report_a_counted_act() -> None:
    """500 ordered, 25 of 100 of 300 say so: 2,000; se(log) = sqrt(.75/75) = .1."""
    found = multiplied(500, 0.25, 300)
    assert found.people == 2000
    assert found.log_se == pytest.approx(0.1)
    assert found.interval.low == pytest.approx(2000 * np.exp(-0.1644854))
    assert multiplied(500, 0.25, 300, sampled=True).log_se == pytest.approx(np.sqrt(0.01 + 0.002))
    with pytest.raises(ValueError, match="no number of people"):
        multiplied(500, 0.0, 300)


def test_the_multiplier_holds_the_truth_in_nine_of_ten_surveys() -> None:
    """8,000 people, 1,600 ordered, 200 answer."""
    rng, held = np.random.default_rng(6), 0
    for _ in range(400):
        said = rng.binomial(200, 0.2)
        interval = multiplied(1600, said / 200, 200).interval
        held += interval.low <= 8000 <= interval.high
    assert 340 <= held <= 380


def test_money_that_may_have_brought_nobody_has_no_upper_price() -> None:
    sure = cost_per_new_person(60_000, normal_interval(300, 20))
    assert sure.value == 200
    assert sure.low == pytest.approx(60_000 / (300 + 1.6448536 * 20))
    assert sure.high == pytest.approx(60_000 / (300 - 1.6448536 * 20))
    unsure = cost_per_new_person(60_000, normal_interval(100, 100))
    assert (unsure.value, unsure.high) == (600, None)
    lost = cost_per_new_person(60_000, normal_interval(-100, 30))
    assert (lost.value, lost.low, lost.high) == (None, None, None)
