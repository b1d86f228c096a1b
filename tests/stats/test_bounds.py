"""Bounds of the number of people: figures by hand, and the truth of random pages is inside."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.truth.worlds import follower_survey, followers_of_pages

from otvet.stats.arrays import BoolArray, FloatArray
from otvet.stats.bounds import Evidence, ceiling, floor, narrowed, surveyed

WORLDS = st.tuples(st.integers(0, 2**32 - 1), st.integers(1, 6), st.integers(1, 200))


def world(seed: int, pages: int, people: int) -> BoolArray:
    """Who follows which page; people differ in how many they like."""
    rng = np.random.default_rng(seed)
    liking = rng.random((people, 1)) * rng.random((1, pages)) * 1.5
    follows: BoolArray = rng.random((people, pages)) < liking
    return follows


def overlaps(follows: BoolArray) -> FloatArray:
    """How many people every two pages share."""
    ones = follows.astype(float)
    shared: FloatArray = ones.T @ ones
    np.fill_diagonal(shared, 0.0)
    return shared


@given(WORLDS, st.floats(0, 1), st.floats(1, 3))
@settings(max_examples=200, deadline=None)
def test_the_truth_lies_within_the_bounds_whatever_people_share(
    drawn: tuple[int, int, int], known: float, slack: float
) -> None:
    """Overlaps known in part from below and from above never exclude the true number."""
    follows = world(*drawn)
    truth, shared = int(follows.any(axis=1).sum()), overlaps(follows)
    told = [
        Evidence(assumption="population", population=follows.shape[0]),
        Evidence(assumption="ids_match", at_least=np.floor(shared * known)),
        Evidence(assumption="survey", at_most=shared * slack),
    ]
    for step in narrowed(follows.sum(axis=0), told):
        assert step.low <= truth <= step.high
        assert not step.contradicts


@given(WORLDS)
@settings(deadline=None)
def test_evidence_narrows_and_never_widens(drawn: tuple[int, int, int]) -> None:
    follows = world(*drawn)
    shared = overlaps(follows)
    told = [
        Evidence(assumption="half", at_least=shared / 2, at_most=shared * 2),
        Evidence(assumption="nothing", at_least=np.zeros_like(shared)),
        Evidence(assumption="exact", at_least=shared, at_most=shared),
    ]
    steps = narrowed(follows.sum(axis=0), told)
    assert [s.low for s in steps] == sorted(s.low for s in steps)
    assert [s.high for s in steps] == sorted((s.high for s in steps), reverse=True)
    assert (steps[1].low, steps[1].high) == (steps[2].low, steps[2].high)


def test_two_pages_whose_overlap_is_known_give_the_number_itself() -> None:
    """1,000 and 400 followers, 300 in common: 1,100 people."""
    shared = np.array([[0.0, 300.0], [300.0, 0.0]])
    exact = Evidence(assumption="exact", at_least=shared, at_most=shared)
    assert [(s.low, s.high) for s in narrowed([1000, 400], [exact])] == [(1000, 1400), (1100, 1100)]


def test_the_heaviest_tree_of_overlaps_is_taken_off_not_all_of_them() -> None:
    """Three pages that share the same 50 people: taking off 150 would promise too few."""
    shared = np.full((3, 3), 50.0) - 50 * np.eye(3)
    assert ceiling([50, 50, 50], shared) == 50
    assert ceiling([100, 100, 100], shared) == 200


def test_three_pages_that_share_little_hold_more_than_the_best_two() -> None:
    shared = np.full((3, 3), 10.0)
    assert floor([100, 90, 80], shared) == 240


def test_one_page_is_its_own_bound_and_the_population_caps_all() -> None:
    assert [(s.low, s.high) for s in narrowed([70])] == [(70, 70)]
    capped = narrowed([70, 60], [Evidence(assumption="town", population=100)])
    assert (capped[-1].low, capped[-1].high) == (70, 100)


def test_evidence_that_cannot_be_true_is_told_apart() -> None:
    """A town of 60 cannot hold the 70 followers of one page."""
    wrong = narrowed([70, 60], [Evidence(assumption="town", population=60)])
    assert wrong[-1].contradicts
    assert not wrong[0].contradicts


@pytest.mark.parametrize("pages", [13, 20])
def test_many_pages_are_bounded_by_pairs(pages: int) -> None:
    """Sets of 20 pages are a million; pairs still hold."""
    sizes = np.arange(1, pages + 1) * 10.0
    assert floor(sizes, np.zeros((pages, pages))) == sizes[-1] + sizes[-2]


def test_respondents_narrow_the_bounds_and_the_truth_stays_inside() -> None:
    """95 of 100 surveys of 300 people and more: four pages, 7,000 people who answer alike."""
    rng, held = np.random.default_rng(3), 0
    for _ in range(200):
        follows = followers_of_pages(4, 7000, sizes="one main page", rng=rng)
        sizes = follows.sum(axis=0)
        told = surveyed(sizes, follows[rng.choice(7000, 300, replace=False)])
        bare, step = narrowed(sizes, [told])
        assert step.high - step.low < bare.high - bare.low
        held += step.low <= 7000 <= step.high
    assert held >= 190


def test_a_page_that_few_respondents_follow_tells_nothing() -> None:
    follows = np.zeros((40, 2), bool)
    follows[:, 0], follows[:20, 1] = True, True
    told = surveyed([1000, 100], follows)
    assert told.at_least is not None
    assert told.at_most is not None
    assert told.at_least.max() == 0
    assert told.at_most.min() == np.inf


def test_pages_whose_respondents_share_nobody_may_still_share_a_few() -> None:
    """None of 100 and none of 100: each side allows some 3 of 100 at most."""
    follows = np.repeat(np.eye(2, dtype=bool), 100, axis=0)
    told = surveyed([1000, 1000], follows)
    assert told.at_least is not None
    assert told.at_most is not None
    assert told.at_least[0, 1] == 0
    assert 10 < told.at_most[0, 1] < 50


def test_whoever_came_through_a_page_says_nothing_of_other_pages_followers() -> None:
    """7,000 people, three pages of much the same size, 120 answers through each page's link.

    Counted as followers of the first page, those who came through the second would make the two
    share far too many: without the links the bounds miss the truth in every other survey.
    """
    rng, held, blind = np.random.default_rng(9), 0, 0
    for _ in range(40):
        follows = followers_of_pages(3, 7000, sizes="even pages", rng=rng)
        survey, sizes = follower_survey(follows, 120, readiness=0.0, rng=rng), follows.sum(axis=0)
        told = [surveyed(sizes, survey.follows, through=t) for t in (survey.via, None)]
        here, without = (narrowed(sizes, [one])[-1] for one in told)
        held += here.low <= 7000 <= here.high
        blind += without.low <= 7000 <= without.high
    assert held >= 38
    assert blind <= 30
