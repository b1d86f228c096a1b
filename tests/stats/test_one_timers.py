"""People who acted once beyond what the rest of the month explains."""

import numpy as np
import pytest

from otvet.stats.one_timers import OneTimers, one_timers
from otvet.stats.unseen import Frequencies, frequencies, frequencies_of


def months(seed: int, *, posts: float, newcomers: int = 0) -> tuple[Frequencies, Frequencies]:
    """Two months of 4,000 people of uneven activity, the second with other posts and newcomers."""
    rng = np.random.default_rng(seed)
    rates = rng.gamma(0.5, 2.0, 4000 + newcomers)
    return frequencies_of(rng.poisson(rates[:4000])), frequencies_of(rng.poisson(posts * rates))


def many(posts: float, *, newcomers: int = 0, flood: int = 0) -> list[OneTimers]:
    found = []
    for seed in range(40):
        first, second = months(seed, posts=posts, newcomers=newcomers)
        second = frequencies([*second.k, 1], [*second.f, flood])
        found.append(one_timers(first, second))
    return found


@pytest.mark.parametrize("posts", [0.67, 1.0, 1.5])
@pytest.mark.parametrize("newcomers", [0, 800])
def test_posts_and_newcomers_of_the_same_kind_leave_no_excess(posts: float, newcomers: int) -> None:
    """Over 40 months z has mean 0 and standard deviation 1, within what chance allows."""
    z = np.array([one.z for one in many(posts, newcomers=newcomers)])
    assert abs(z.mean()) < 3.3 / np.sqrt(40)
    assert 0.6 < z.std() < 1.4


@pytest.mark.parametrize("posts", [0.67, 1.0, 1.5])
def test_a_flood_of_one_timers_is_counted(posts: float) -> None:
    found = many(posts, flood=400)
    assert np.mean([one.more for one in found]) == pytest.approx(400, abs=60)
    assert np.mean([one.z > 1.645 for one in found]) > 0.85


def test_a_flood_of_the_first_month_is_a_lack_in_the_second() -> None:
    first, second = months(3, posts=1.0)
    flooded = frequencies([*first.k, 1], [*first.f, 500])
    found = one_timers(flooded, second)
    assert found.z < -2
    assert found.more == pytest.approx(-500, abs=250)


def test_months_of_a_few_people_do_not_break() -> None:
    """Nothing to compare is no excess that anybody could believe."""
    for few in (frequencies([1], [1]), frequencies([1], [40]), frequencies([7], [3])):
        found = one_timers(few, frequencies([1, 2], [5, 1]))
        assert np.isfinite(found.z)
        assert abs(found.z) < 3


def test_the_same_month_twice_has_no_excess() -> None:
    first, _ = months(1, posts=1.0)
    found = one_timers(first, first)
    assert found.more == pytest.approx(0.0, abs=1e-3)
