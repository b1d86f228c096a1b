"""The curve of what is known: an expectation over all orders of reading the same people."""

from itertools import pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.stats.curve import known_curve
from otvet.stats.novelty import incidence, novelty

PEOPLE = [{"a"}, {"a", "b"}, {"a"}, {"b"}, {"c"}]


def _new_in_next(order: tuple[set[str], ...], read: int) -> int:
    known = set().union(*order[:read])
    return len(order[read] - known)


@pytest.mark.parametrize("read", [1, 2, 3, 4])
def test_rarefaction_is_the_mean_over_every_order_of_reading(read: int) -> None:
    """Counted by brute force over all 120 orders; here each author has one lone problem at most."""
    orders = list(permutations(PEOPLE))
    mean = sum(_new_in_next(order, read) for order in orders) / len(orders)
    counts = incidence(PEOPLE)
    named_by = [3, 2, 1]
    curve = dict(known_curve(named_by, counts, until=5))
    assert curve[read] == pytest.approx(1 - mean)


def test_at_the_authors_at_hand_the_curve_is_the_answers_own_number() -> None:
    counts = incidence(PEOPLE)
    curve = dict(known_curve([3, 2, 1], counts, until=20))
    assert curve[5] == pytest.approx(1 - novelty(counts).estimate)
    assert max(curve) == 20


@given(st.lists(st.integers(1, 40), min_size=1, max_size=30), st.integers(40, 200))
def test_reading_more_people_never_makes_less_known(named_by: list[int], authors: int) -> None:
    people = [{f"p{n}" for n, times in enumerate(named_by) if i < times} for i in range(authors)]
    counts = incidence(people)
    known = [share for _, share in known_curve(named_by, counts, until=3 * authors)]
    assert all(a <= b + 1e-9 for a, b in pairwise(known))
    assert all(0 <= share <= 1 for share in known)
