"""Changes of a share from week to week, simulated where the truth is known."""

import numpy as np
import pytest
from scipy.stats import betabinom

from otvet.stats.shares import discoveries
from otvet.stats.trend_share import change_p, spreads

PROBLEMS, BEFORE, NOW = 15, 8, 4
PERIODS = [0] * BEFORE + [1] * NOW


def test_the_tail_is_that_of_the_beta_binomial_of_scipy() -> None:
    """Jeffreys' prior and 40 people before give almost beta(4.5, 36.5), told by its variance."""
    p = change_p(9, 40, 4, 40)
    exact = 2 * betabinom.sf(8, 40, 4.5, 36.5)
    assert p == pytest.approx(exact, rel=0.15)


def test_fewer_is_found_as_well_as_more() -> None:
    assert change_p(0, 200, 60, 400) < 0.001
    assert change_p(60, 200, 60, 400) < 0.001
    assert change_p(30, 200, 60, 400) == 1.0


def test_nobody_in_a_period_shows_no_change() -> None:
    assert change_p(0, 0, 5, 100) == 1.0
    assert change_p(5, 100, 0, 0) == 1.0


def test_weeks_of_nobody_give_no_spread() -> None:
    assert spreads([[0] * 12], [0] * 12, PERIODS).wider.tolist() == [1.0]
    assert spreads([[0] * 12], [40] * 12, PERIODS).wider.tolist() == [1.0]


def _months_with_a_false_change(alike: float, *, months: int) -> int:
    """Months in which any of fifteen unchanged problems is told to have moved."""
    rng, false = np.random.default_rng(5), 0
    for _ in range(months):
        of = rng.integers(30, 80, BEFORE + NOW)
        share = np.linspace(0.02, 0.12, PROBLEMS)[:, None] * np.ones(BEFORE + NOW)
        if alike:
            share = rng.beta(share * (1 / alike - 1), (1 - share) * (1 / alike - 1))
        raised = rng.binomial(of, share)
        wide = spreads(raised, of, PERIODS)
        p = [
            change_p(
                int(row[BEFORE:].sum()), int(of[BEFORE:].sum()),
                int(row[:BEFORE].sum()), int(of[:BEFORE].sum()),
                wider=float(wide.wider[place]), freedom=wide.freedom,
            )
            for place, row in enumerate(raised)
        ]  # fmt: skip
        false += bool(discoveries(p).any())
    return false


@pytest.mark.parametrize("alike", [0.0, 0.02, 0.1])
def test_waves_of_complaints_are_no_change(alike: float) -> None:
    """By lot alone, complaints that come in waves gave a false change in 35 of 100 months."""
    # 200 months at 5 of 100: 18 or more come up in fewer than one run of a hundred.
    assert _months_with_a_false_change(alike, months=200) < 18


def test_a_problem_twice_as_large_is_found_more_often_than_not() -> None:
    rng, found = np.random.default_rng(6), 0
    of = np.full(BEFORE + NOW, 80)
    for _ in range(60):
        shares = np.array([[0.08] * BEFORE + [0.16] * NOW] + [[0.08] * (BEFORE + NOW)] * 9)
        raised = rng.binomial(of, shares)
        wide = spreads(raised, of, PERIODS)
        p = [
            change_p(
                int(row[BEFORE:].sum()), 320, int(row[:BEFORE].sum()), 640,
                wider=float(wide.wider[n]), freedom=wide.freedom,
            )
            for n, row in enumerate(raised)
        ]  # fmt: skip
        found += bool(discoveries(p)[0])
    assert found > 30
