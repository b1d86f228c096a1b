"""Stayed, moved, lost, new: properties of raking, and a world whose truth is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otvet.stats.arrays import BoolArray, FloatArray, IntArray
from otvet.stats.moves import moves, raked

PAGES = 3
BITS = 2 ** np.arange(PAGES)
WORLDS = 60


def world(rng: np.random.Generator) -> tuple[BoolArray, BoolArray]:
    """Who follows which page before and now: 8% of subscriptions end, some begin."""
    keen = rng.gamma(1.5, 1 / 1.5, (9000, 1))
    before = rng.random((9000, PAGES)) < np.minimum(keen * [0.45, 0.2, 0.1], 0.95)
    stay = rng.random((9000, PAGES)) > 0.08
    join = rng.random((9000, PAGES)) < np.minimum(keen * [0.03, 0.05, 0.04], 0.9)
    return before, (before & stay) | join


def asked(
    before: BoolArray, now: BoolArray, n: int, rng: np.random.Generator, *, who: BoolArray
) -> FloatArray:
    """A table of `n` people, set before x set now."""
    drawn = rng.choice(np.flatnonzero(who), n, replace=False)
    table = np.zeros((2**PAGES, 2**PAGES))
    np.add.at(table, ((before[drawn] @ BITS), (now[drawn] @ BITS)), 1)
    return table


def test_every_kind_of_move_is_found_with_its_doubt() -> None:
    """90% intervals of 60 worlds, 300 asked twice and 150 fresh: each holds 80 and more of 100."""
    held = dict.fromkeys(("before", "now", "stayed", "moved", "lost", "new"), 0)
    rng = np.random.default_rng(4)
    for _ in range(WORLDS):
        before, now = world(rng)
        was, is_now = np.asarray(before.any(axis=1)), np.asarray(now.any(axis=1))
        kept = (before & now).any(axis=1)
        truth = {
            "before": was.sum(),
            "now": is_now.sum(),
            "stayed": kept.sum(),
            "moved": (was & is_now & ~kept).sum(),
            "lost": (was & ~is_now).sum(),
            "new": (~was & is_now).sum(),
        }
        found = moves(
            asked(before, now, 300, rng, who=was),
            before.sum(axis=0),
            rng=rng,
            fresh=asked(before, now, 150, rng, who=is_now),
            now=now.sum(axis=0),
        )
        for kind, people in truth.items():
            interval = getattr(found, kind)
            held[kind] += interval.low <= people <= interval.high
    assert {kind: n for kind, n in held.items() if n < 0.8 * WORLDS} == {}


def test_a_panel_alone_shows_lost_and_never_new() -> None:
    """100 followed one page, 10 of them follow nothing now."""
    panel = np.zeros((2, 2))
    panel[1, 1], panel[1, 0] = 900, 100
    found = moves(panel, [5000], rng=np.random.default_rng(1))
    assert found.new is None
    assert found.now is None
    assert found.before.estimate == pytest.approx(5000)
    assert found.lost.estimate == pytest.approx(500, rel=0.1)
    assert found.lost.low < 500 < found.lost.high


def test_one_page_with_fresh_respondents_adds_up_to_both_counts() -> None:
    """5,000 before, 5,400 now, one in ten lost: 4,500 stayed, 900 are new."""
    panel, fresh = np.zeros((2, 2)), np.zeros((2, 2))
    panel[1, 1], panel[1, 0] = 9000, 1000
    fresh[1, 1], fresh[0, 1] = 5000, 1000
    found = moves(panel, [5000], rng=np.random.default_rng(1), fresh=fresh, now=[5400])
    assert found.now is not None
    assert found.new is not None
    assert found.stayed.estimate == pytest.approx(4500, rel=0.02)
    assert found.lost.estimate == pytest.approx(500, rel=0.05)
    assert found.new.estimate == pytest.approx(900, rel=0.05)
    assert found.now.estimate == pytest.approx(5400)


def test_who_leaves_one_page_for_another_moved_and_is_not_lost() -> None:
    panel = np.zeros((4, 4))
    panel[0b01, 0b01], panel[0b01, 0b10], panel[0b10, 0b10] = 700, 100, 200
    found = moves(panel, [800, 200], rng=np.random.default_rng(2))
    assert found.moved.estimate == pytest.approx(100, rel=0.25)
    assert found.lost.high < 10
    assert found.between[0, 1] == pytest.approx(found.moved.estimate, rel=0.1)
    assert found.between[1, 0] < 5


@given(st.integers(0, 2**32 - 1), st.integers(1, 4))
@settings(max_examples=50, deadline=None)
def test_raking_meets_every_page_and_changes_cells_as_little_as_may_be(
    seed: int, pages: int
) -> None:
    """The nearest shares differ by a factor a page, and the factors' logs add up to nought."""
    rng = np.random.default_rng(seed)
    inside = ((np.arange(1, 2**pages)[:, None] & 2 ** np.arange(pages)) > 0).astype(float)
    shares = rng.dirichlet(np.ones(len(inside)), 3)
    sizes = rng.dirichlet(np.ones(len(inside)) * 3) @ inside * 10_000
    people = raked(shares, inside, sizes)
    assert people @ inside == pytest.approx(np.tile(sizes, (3, 1)), rel=1e-4)
    for draw, before in zip(people, shares, strict=True):
        columns = np.column_stack([inside, np.ones(len(inside))])
        solved, left, *_ = np.linalg.lstsq(columns, np.log(draw / before), rcond=None)
        assert columns @ solved == pytest.approx(np.log(draw / before), abs=1e-6)
        free = len(inside) > pages + 1
        assert not free or abs(solved[:-1] @ sizes) / sizes.sum() < 1e-3 * max(abs(solved).max(), 1)
        assert left.sum() == pytest.approx(0, abs=1e-6)


def test_shares_that_fit_already_are_left_alone() -> None:
    inside: IntArray = np.array([[1, 0], [0, 1], [1, 1]])
    people = raked(np.array([[5.0, 3.0, 2.0]]), inside.astype(float), np.array([700.0, 500.0]))
    assert people[0] == pytest.approx([500, 300, 200])


def test_too_many_pages_and_a_wrong_table_are_refused() -> None:
    rng = np.random.default_rng(1)
    with pytest.raises(ValueError, match="at most 5 pages"):
        moves(np.ones((64, 64)), np.ones(6), rng=rng)
    with pytest.raises(ValueError, match="does not go with"):
        moves(np.ones((4, 4)), [100], rng=rng)
