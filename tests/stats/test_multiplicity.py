"""Unique people over pages: figures by hand, known worlds, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime
from tests.truth.worlds import follower_survey, followers_of_pages

from otvet.stats.arrays import BoolArray, FloatArray
from otvet.stats.multiplicity import (
    Survey,
    _cells,
    multiplicity_total,
    simple_unique,
    unique_people,
)
from otvet.stats.multiplicity_fit import _model, fitted

A_AND_B = np.array([[True, False], [True, True], [False, True], [True, True]])


def two_pages(only_a: int, both_a: int, only_b: int, both_b: int) -> Survey:
    """Answers through pages a and b: who follows one of them only, and who both."""
    counts = (only_a, both_a, only_b, both_b)
    return Survey(np.repeat([0, 0, 1, 1], counts), np.repeat(A_AND_B, counts, axis=0))


def test_the_simple_estimator_halves_who_follows_two_pages() -> None:
    """1,000 followers, 40 of 100 also follow b; of b's 500, 80 of 100 follow a: 800 + 300."""
    found = simple_unique(two_pages(60, 40, 20, 80), [1000, 500])
    assert found.estimate == pytest.approx(1000 * 0.8 + 500 * 0.6)
    assert found.se == pytest.approx(
        np.sqrt(1000**2 * 0.9 * 0.25 * 0.24 / 99 + 500**2 * 0.8 * 0.25 * 0.16 / 99)
    )


def test_people_drawn_through_two_pages_are_no_two_people() -> None:
    assert multiplicity_total([1, 1, 1], [1, 2, 2], [0.5, 0.5, 0.5]) == 2 + 1 + 1


def test_what_both_pages_see_alike_gives_the_simple_number() -> None:
    """400 people follow both pages, and both pages say so: nobody answers more readily."""
    survey = two_pages(600, 400, 100, 400)
    found = unique_people(survey, [1000, 500], rng=np.random.default_rng(1))
    assert found.people == pytest.approx(1100, rel=0.002)
    assert found.readiness == pytest.approx(0, abs=0.02)
    assert found.consistent
    assert found.believed


def test_followers_of_both_pages_who_answer_twice_as_readily_are_found_out() -> None:
    """True 600 + 400 and 100 + 400. At double odds a shows 800 of 1,400, b 800 of 900.

    The simple number is 970 of a true 1,100; the model finds g = log 2 and the people.
    """
    survey = two_pages(6000, 8000, 1000, 8000)
    found = unique_people(survey, [1000, 500], rng=np.random.default_rng(1))
    assert simple_unique(survey, [1000, 500]).estimate < 1000
    assert found.people == pytest.approx(1100, rel=0.01)
    assert found.readiness == pytest.approx(np.log(2), abs=0.05)
    assert not found.consistent


def test_the_gradient_is_that_of_the_height() -> None:
    rng = np.random.default_rng(5)
    follows = followers_of_pages(3, 2000, sizes="even pages", rng=rng)
    cells = _cells(follower_survey(follows, 60, readiness=0.3, rng=rng))
    sizes = follows.sum(axis=0).astype(float)
    model = _model(cells.counts[None], cells.inside, cells.pages_each, sizes)
    at = np.append(rng.normal(5, 0.5, cells.pages_each.size), 0.2)

    def height(theta: FloatArray) -> float:
        return float(model.height(theta[None])[0])

    slope = model.slope_and_bend(at[None])[0][0]
    assert slope == pytest.approx(approx_fprime(at, height, 1e-6), rel=1e-3, abs=5)


@given(st.integers(0, 2**32 - 1), st.integers(1, 5), st.sampled_from([0.0, 0.4]))
@settings(max_examples=25, deadline=None)
def test_people_lie_between_the_largest_page_and_all_pages_together(
    seed: int, pages: int, readiness: float
) -> None:
    rng = np.random.default_rng(seed)
    follows = followers_of_pages(pages, 1500, sizes="even pages", rng=rng)
    survey = follower_survey(follows, 50, readiness=readiness, rng=rng)
    sizes = follows.sum(axis=0)
    found = unique_people(survey, sizes, rng=rng, draws=20)
    assert sizes.max() * 0.98 <= found.people <= sizes.sum() * 1.02
    assert found.interval.low <= found.people <= found.interval.high
    assert found.draws.mean() == pytest.approx(found.people)


def test_the_order_of_pages_and_of_respondents_does_not_matter() -> None:
    rng = np.random.default_rng(2)
    follows = followers_of_pages(3, 3000, sizes="one main page", rng=rng)
    survey, sizes = follower_survey(follows, 100, readiness=0.3, rng=rng), follows.sum(axis=0)
    turned = rng.permutation(survey.via.size)
    other: BoolArray = survey.follows[turned][:, ::-1]
    mirrored = Survey(2 - survey.via[turned], other)
    fits = [unique_people(s, n, rng=rng) for s, n in ((survey, sizes), (mirrored, sizes[::-1]))]
    assert fits[0].people == pytest.approx(fits[1].people, rel=1e-5)
    assert fits[0].p_model == pytest.approx(fits[1].p_model, rel=1e-3)


def test_a_pattern_of_answers_the_model_cannot_make_raises_the_alarm() -> None:
    """Followers of a and b answer through a only, those of a and c through c only, and so on."""
    sets = np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1], [1, 0, 0], [0, 1, 0], [0, 0, 1]], bool)
    via = np.repeat([0, 1, 2, 0, 1, 2], [80, 80, 80, 20, 20, 20])
    survey = Survey(via, np.repeat(sets, [80, 80, 80, 20, 20, 20], axis=0))
    found = unique_people(survey, [1000, 1000, 1000], rng=np.random.default_rng(1))
    assert not found.believed


def test_one_page_has_as_many_people_as_followers() -> None:
    survey = Survey(np.zeros(30, int), np.ones((30, 1), bool))
    found = unique_people(survey, [700], rng=np.random.default_rng(1))
    assert found.people == pytest.approx(700, rel=1e-3)
    assert found.believed
    assert found.consistent


def test_a_page_without_respondents_and_a_stranger_are_refused() -> None:
    """A page that nobody answered through leaves its own followers unknown."""
    with pytest.raises(ValueError, match="respondents who came through it"):
        Survey(np.array([0]), np.array([[True, True]]))
    with pytest.raises(ValueError, match="follow the page"):
        Survey(np.array([0, 1]), np.array([[False, True], [True, True]]))
    nine = Survey(np.arange(9), np.ones((9, 9), bool))
    with pytest.raises(ValueError, match="At most 8 pages"):
        unique_people(nine, np.ones(9), rng=np.random.default_rng(1))


def test_many_surveys_are_fitted_at_once_as_one_by_one() -> None:
    rng = np.random.default_rng(9)
    follows = followers_of_pages(4, 4000, sizes="one main page", rng=rng)
    cells = _cells(follower_survey(follows, 80, readiness=0.0, rng=rng))
    sizes = follows.sum(axis=0).astype(float)
    again = np.stack([rng.multinomial(k.sum(), k / k.sum(), 5) for k in cells.counts], axis=1)
    together = fitted(again, cells.inside, cells.pages_each, sizes).people
    alone = [fitted(k[None], cells.inside, cells.pages_each, sizes).people[0] for k in again]
    assert together == pytest.approx(alone, rel=1e-4)
