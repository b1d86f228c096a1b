"""The unseen audience: hand-counted figures, and laws that hold for any month."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.stats.unseen import (
    Frequencies,
    at_least,
    coverage_at,
    frequencies,
    frequencies_of,
    improved_chao1,
    missed,
    people_at,
    sample_coverage,
    shannon_at,
    size_at_coverage,
)

months = st.lists(st.integers(1, 30), min_size=1, max_size=60).map(frequencies_of)


def test_the_lower_limit_is_the_one_counted_by_hand() -> None:
    """f1=4, f2=2, f3=1, n=11: f0 = 10/11 * 16/4 = 3.636..., variance 23.471 (r=2)."""
    found = at_least(frequencies([1, 2, 3], [4, 2, 1]))
    assert found.people_seen == 7
    assert found.chao1 == pytest.approx(7 + 40 / 11)
    shrink = 10 / 11
    assert found.se**2 == pytest.approx(2 * (shrink * 2 + shrink**2 * 8 + shrink**2 * 4))
    assert found.at_least == pytest.approx(7.5020, abs=1e-4)
    assert found.plausible_top == pytest.approx(7 + 16 / 2)


def test_nobody_seen_twice_still_gives_a_lower_limit() -> None:
    """f2=0 takes the bias-corrected pairs: 9/10 * 5*4/2 = 9 unseen beside 6 seen."""
    found = at_least(frequencies([1, 5], [5, 1]))
    assert found.chao1 == pytest.approx(6 + 9)
    assert 6 < found.at_least < 15
    assert found.plausible_top is None


def test_everybody_seen_often_means_nobody_unseen() -> None:
    found = at_least(frequencies([5, 6], [10, 3]))
    assert found.at_least == found.chao1 == found.people_seen == 13
    assert sample_coverage(frequencies([5, 6], [10, 3])) == 1.0


def test_a_month_without_actions_covers_nothing() -> None:
    """Null is not a complete month: coverage 0, not 1."""
    empty = frequencies([], [])
    assert sample_coverage(empty) == 0.0
    assert people_at(empty, 5) == 0.0
    assert at_least(empty).at_least == 0.0


def test_one_person_seen_once_says_nothing_about_the_rest() -> None:
    assert sample_coverage(frequencies([1], [1])) == 0.0


def test_order_and_splitting_of_shards_do_not_matter() -> None:
    whole = frequencies([1, 2, 3], [10, 5, 1])
    parts = frequencies([3, 1, 2, 1, 2], [1, 4, 2, 6, 3])
    assert np.array_equal(whole.k, parts.k)
    assert np.array_equal(whole.f, parts.f)


def test_broken_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        frequencies([1, 2], [3, -1])
    with pytest.raises(ValueError, match="do not go with"):
        frequencies([1, 2], [3])


def test_the_chance_to_be_missed_is_the_urn_s() -> None:
    """Of 10 actions 3 are one person's; 4 drawn: C(7,4)/C(10,4) = 35/210."""
    assert float(missed(3, 10, 4)) == pytest.approx(35 / 210)
    assert float(missed(3, 10, 8)) == 0.0


def test_thinned_counts_agree_with_drawing_by_hand() -> None:
    """Rarefied people and coverage equal the mean over real random subsamples."""
    counts = frequencies([1, 2, 5], [6, 3, 2])
    rng = np.random.default_rng(5)
    actions = np.repeat(np.arange(11), np.repeat(counts.k, counts.f))
    drawn = [rng.permutation(actions)[:9] for _ in range(4000)]
    people = np.mean([len(set(some)) for some in drawn])
    assert people_at(counts, 9) == pytest.approx(people, abs=0.06)
    entropy = np.mean(
        [-np.sum(p * np.log(p)) for p in (np.bincount(s)[np.bincount(s) > 0] / 9 for s in drawn)]
    )
    assert np.log(shannon_at(counts, 9)) == pytest.approx(entropy, abs=0.01)


def test_very_active_people_keep_the_entropy_within_a_thousandth() -> None:
    """Counts above 400 take an expansion; just below they are summed exactly."""
    below = shannon_at(frequencies([1, 5, 400], [50, 40, 3]), 700)
    above = shannon_at(frequencies([1, 5, 401], [50, 40, 3]), 702)
    assert above == pytest.approx(below, rel=3e-3)


def test_a_sample_larger_than_the_month_has_no_entropy() -> None:
    with pytest.raises(ValueError, match="cannot be drawn"):
        shannon_at(frequencies([1], [4]), 5)


@given(months)
def test_coverage_is_a_share_and_never_falls_with_more_actions(counts: Frequencies) -> None:
    sizes = np.linspace(1, 2 * counts.actions, 25)
    found = [coverage_at(counts, float(size)) for size in sizes]
    assert all(-1e-9 <= value <= 1 + 1e-9 for value in found)
    assert all(b >= a - 1e-9 for a, b in pairwise(found))


@given(months)
def test_more_actions_never_show_fewer_people(counts: Frequencies) -> None:
    sizes = np.linspace(0, 2 * counts.actions, 25)
    found = [people_at(counts, float(size)) for size in sizes]
    assert all(b >= a - 1e-9 for a, b in pairwise(found))
    assert people_at(counts, counts.actions) == pytest.approx(counts.people)


@given(months)
def test_limits_lie_between_the_seen_and_the_estimate(counts: Frequencies) -> None:
    found = at_least(counts)
    assert found.people_seen <= found.at_least <= found.chao1 + 1e-9
    assert improved_chao1(counts) >= found.chao1


@given(months, st.floats(0.05, 0.95))
def test_the_size_found_has_the_coverage_asked_for(counts: Frequencies, share: float) -> None:
    target = share * sample_coverage(counts)
    size = size_at_coverage(counts, target)
    if target > 0 and size < counts.actions - 1:
        assert coverage_at(counts, size) == pytest.approx(target, abs=1e-6)


def test_a_larger_size_reaches_a_higher_coverage() -> None:
    counts = frequencies([1, 2, 9], [20, 8, 5])
    target = 0.9
    assert sample_coverage(counts) < target
    assert coverage_at(counts, size_at_coverage(counts, target)) == pytest.approx(target)
    assert size_at_coverage(counts, 1.0) == float("inf")
