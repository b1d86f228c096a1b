"""Growth beside rivals and without the season: limits that hold as often as they say."""

import numpy as np
import pytest

from otvet.stats.benchmark import Beside, beside_rivals, without_season
from otvet.stats.decide import judge


def test_networks_count_by_their_followers_and_two_rivals_say_nothing() -> None:
    """By hand: 0.04 less the median 0.02 with weight 3, 0 less 0.01 with weight 1."""
    vk = Beside(0.04, (0.01, 0.02, 0.05), 300.0)
    telegram = Beside(0.0, (0.01, 0.01, 0.01), 100.0)
    few = Beside(0.5, (0.0, 0.1), 900.0)
    found = beside_rivals([vk, telegram, few])
    assert found is not None
    assert found.estimate == pytest.approx(0.75 * 0.02 + 0.25 * -0.01)
    assert found.se == pytest.approx(
        0.75 * np.sqrt(np.pi / 2) * np.std([1, 2, 5], ddof=1) / 1e2 / 3**0.5
    )
    assert beside_rivals([few]) is None


@pytest.mark.parametrize("rivals", [3, 5, 8])
def test_growing_as_the_market_does_is_seldom_called_more(rivals: int) -> None:
    """At most 5 of 100 by the rule; and the limits hold the truth in about 90."""
    rng = np.random.default_rng(rivals)
    said, held = [], 0
    for _ in range(600):
        theirs = tuple(rng.normal(0.02, 0.015, rivals))
        found = beside_rivals([Beside(0.02, theirs, 1.0)])
        assert found is not None
        said.append(judge(found.low, found.high, matters=0.01))
        held += found.low <= 0 <= found.high
    assert said.count("yes") <= 0.065 * 600
    assert held >= 0.88 * 600


@pytest.mark.parametrize("size", [0.01, 0.03])
def test_the_season_is_taken_out_with_limits_that_hold(size: float) -> None:
    rng = np.random.default_rng(4)
    held = 0
    for _ in range(600):
        season = rng.normal(0, size, 12)
        season -= season.mean()
        growth = 0.015 + np.tile(season, 2) + rng.normal(0, 0.008, 24)
        found = without_season(growth)
        assert found is not None
        held += found.low <= growth[-1] - season[-1] <= found.high
    assert 0.86 * 600 <= held <= 0.94 * 600


def test_a_growth_that_is_all_season_leaves_the_mean() -> None:
    """December brings 10% every year and the other months 1%: without the season it is 1.75%."""
    year = [0.01] * 11 + [0.10]
    found = without_season(year * 2)
    assert found is not None
    assert found.estimate == pytest.approx(0.0175)
    assert found.se == pytest.approx(0)
    assert without_season((year * 2)[1:]) is None
