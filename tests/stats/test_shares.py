"""Shares and their changes: published forms, hand-computed figures, honest edges."""

import numpy as np
import pytest

from otvet.stats.interval import interval_from_draws, normal_interval
from otvet.stats.shares import (
    difference,
    discoveries,
    paired_change,
    share,
    share_draws,
    weighted_paired_change,
    weighted_share,
)


def test_jeffreys_limits_of_five_in_twenty_leave_a_fortieth_on_each_side() -> None:
    """The density of Beta(5.5, 15.5), summed by hand, holds 95 of 100 between the limits."""
    found = share(0.25, 20, level=0.95).interval
    p = (np.arange(100_000) + 0.5) / 100_000
    density = p**4.5 * (1 - p) ** 14.5
    below = density[p < found.low].sum() / density.sum()
    above = density[p > found.high].sum() / density.sum()
    assert (below, above) == pytest.approx((0.025, 0.025), abs=1e-4)
    assert found.low < found.inner_low < found.estimate < found.inner_high < found.high


def test_nobody_and_everybody_have_closed_ends() -> None:
    nobody, everybody = share(0.0, 20).interval, share(1.0, 20).interval
    assert nobody.low == 0
    assert nobody.high > 0.05
    assert everybody.high == 1
    assert everybody.low == pytest.approx(1 - nobody.high)


def test_unequal_weights_widen_the_interval() -> None:
    """Weights 1 and 3 in halves: share .75 of the weight, effective n 80 of 100."""
    known = [1.0] * 50 + [0.0] * 50
    found = weighted_share([*known, float("nan")], [3.0] * 50 + [1.0] * 50 + [9.0])
    assert found.interval.estimate == pytest.approx(0.75)
    assert found.effective_n == pytest.approx(80)
    assert found.interval == share(0.75, 80).interval


def test_an_item_nobody_was_asked_has_no_share() -> None:
    with pytest.raises(ValueError, match="Nobody was asked"):
        weighted_share([float("nan")], [1.0])


def test_draws_have_the_share_s_mean_and_error() -> None:
    found = share(0.2, 100)
    drawn = share_draws(found, np.random.default_rng(1), size=20_000)
    assert drawn.mean() == pytest.approx(20.5 / 101, abs=0.001)
    assert drawn.std() == pytest.approx(found.interval.se, rel=0.02)


def test_a_difference_adds_the_variances_of_both_betas() -> None:
    change = difference(share(0.3, 100), share(0.4, 400))
    variances = [30.5 * 70.5 / (101**2 * 102), 160.5 * 240.5 / (401**2 * 402)]
    assert change.estimate == pytest.approx(160.5 / 401 - 30.5 / 101)
    assert change.se == pytest.approx(np.sqrt(sum(variances)))
    assert change.p_value == pytest.approx(0.0297, abs=0.002)


def test_bonett_and_price_are_computed_by_hand() -> None:
    """20 gained, 8 lost of 118: (21 - 9)/120; variance (.25 - .01)/120."""
    change = paired_change(20, 8, 118)
    assert change.estimate == pytest.approx(0.1)
    assert change.se == pytest.approx(np.sqrt((0.25 - 0.01) / 120))


def test_paired_responses_become_gains_and_losses() -> None:
    before = [0, 0, 1, 1, float("nan")]
    after = [1, 0, 0, 1, 1]
    found = weighted_paired_change(before, after, [1, 1, 1, 1, 1])
    assert found == paired_change(1, 1, 4)
    with pytest.raises(ValueError, match="no pair"):
        weighted_paired_change([float("nan")], [1], [1])


def test_many_changes_are_held_to_a_share_of_false_ones() -> None:
    """Benjamini-Hochberg at 5% of .01 .02 .03 .9: steps .0125 .025 .0375 .05."""
    assert discoveries([0.03, 0.9, 0.01, 0.02]).tolist() == [True, False, True, True]
    assert discoveries([0.04, 0.9, 0.03, 0.03]).tolist() == [False] * 4
    assert discoveries([]).tolist() == []


def test_an_interval_without_error_still_has_a_p_value() -> None:
    assert normal_interval(1.0, 0.0).p_value == 0.0
    assert normal_interval(0.0, 0.0).p_value == 1.0
    assert normal_interval(1.6448536, 1.0).p_value == pytest.approx(0.05)


def test_a_wider_z_widens_both_bands() -> None:
    usual, wide = normal_interval(0, 1), normal_interval(0, 1, z=1.75)
    assert wide.high / usual.high == pytest.approx(wide.inner_high / usual.inner_high)
    assert usual.inner_high == pytest.approx(0.6745, abs=1e-4)


def test_draws_become_limits() -> None:
    found = interval_from_draws(np.arange(101, dtype=float))
    assert (found.low, found.inner_low, found.estimate) == (5, 25, 50)
    assert interval_from_draws(np.arange(101, dtype=float), estimate=48).estimate == 48
    assert interval_from_draws(np.array([3.0])).se == 0
