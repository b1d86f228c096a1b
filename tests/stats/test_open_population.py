"""Stayed, came and left: counts by hand, and a simulated brand of equal people."""

import numpy as np
import pytest

from otvet.stats.open_population import jolly_seber, seen


def test_people_are_counted_before_in_and_after_a_month() -> None:
    """One seen 1 and 3, one in all three, one only in 2."""
    found = seen([[1, 0, 1], [1, 1, 1], [0, 1, 0]])
    assert found.n.tolist() == [2, 2, 2]
    assert found.m.tolist() == [0, 1, 2]
    assert found.r.tolist() == [2, 1, 0]
    assert found.z.tolist() == [0, 1, 0]
    twice = seen([[1, 0, 1], [1, 1, 1], [0, 1, 0]], [2, 2, 2])
    assert twice.n.tolist() == [4, 4, 4]


def test_the_number_is_that_of_a_marked_share() -> None:
    """40 of 100 seen were seen before; 50 of them come again, of 30 unseen marked 15: M = 100."""
    counts = seen([[1, 0, 1], [1, 1, 0], [1, 1, 1], [0, 1, 1], [0, 1, 0]], [30, 20, 20, 30, 30])
    found = jolly_seber(counts)
    marked = 40 + 100 * 30 / 50
    assert found.people[0] == pytest.approx(100 * marked / 40)
    assert found.stayed_share[0] == pytest.approx(marked / 70)


def test_a_brand_whose_people_come_and_go_is_followed() -> None:
    """80% stay, 200 come a month, 40% are seen: the closed form is right on average."""
    rng, totals, stays, news = np.random.default_rng(8), [], [], []
    for _ in range(60):
        there = np.zeros((2600, 5), bool)
        there[:1000, 0] = True
        for month in range(1, 5):
            there[:, month] = there[:, month - 1] & (rng.random(2600) < 0.8)
            first = 1000 + 400 * (month - 1)
            there[first : first + 200, month] = True
        was = there & (rng.random(there.shape) < 0.4)
        found = jolly_seber(seen(was[was.any(axis=1)]))
        totals.append(found.people[1])
        stays.append(found.stayed_share[1])
        news.append(found.came[1])
    assert np.mean(totals) == pytest.approx(1000, rel=0.03)
    assert np.mean(stays) == pytest.approx(0.8, abs=0.02)
    assert np.mean(news) == pytest.approx(200, rel=0.12)


def test_two_months_cannot_tell() -> None:
    with pytest.raises(ValueError, match="2 months"):
        jolly_seber(seen([[1, 1], [0, 1]]))
