"""The silent and those who comment: no difference is found where there is none."""

import numpy as np
import pytest

from otvet.stats.arrays import BoolArray
from otvet.stats.silent import FEWEST, compare


def _answers(
    rng: np.random.Generator, speak: list[float], silent: list[float], *, each: int
) -> tuple[BoolArray, BoolArray]:
    shares = np.array([speak] * each + [silent] * each)
    return rng.random(shares.shape) < shares, np.arange(2 * each) < each


@pytest.mark.parametrize("each", [FEWEST - 1, FEWEST])
def test_sixty_answers_on_each_side_or_nothing_is_said(each: int) -> None:
    rng = np.random.default_rng(1)
    raised, speaks = _answers(rng, [0.2], [0.2], each=each)
    found = compare(raised, speaks, np.ones(2 * each), rng=rng, draws=99)
    assert (found is None) == (each < FEWEST)


def test_a_large_difference_is_found_and_named() -> None:
    rng = np.random.default_rng(2)
    raised, speaks = _answers(rng, [0.45, 0.1, 0.1], [0.1, 0.1, 0.1], each=100)
    found = compare(raised, speaks, np.ones(200), rng=rng, draws=999)
    assert found is not None
    assert found.p_value == 0.001
    assert found.differs.tolist() == [True, False, False]
    assert found.largest == pytest.approx(abs(found.speak[0] - found.silent[0]))


def test_two_groups_that_think_alike_differ_in_one_survey_of_twenty() -> None:
    rng, false = np.random.default_rng(3), 0
    for _ in range(200):
        raised, speaks = _answers(rng, [0.1] * 8, [0.1] * 8, each=70)
        found = compare(raised, speaks, rng.gamma(4, 1, 140), rng=rng, draws=199)
        assert found is not None
        false += found.p_value <= 0.05
    assert 1 <= false < 18  # fewer than one run in a hundred has 18


def test_the_grouping_is_drawn_within_like_weights() -> None:
    """The young weigh little, comment much, and wait long: age alone makes no difference."""
    rng = np.random.default_rng(4)
    young = np.arange(400) < 200
    speaks = rng.random(400) < np.where(young, 0.7, 0.3)
    raised = (rng.random(400) < np.where(young, 0.6, 0.1))[:, None]
    weights = np.where(young, 0.5, 1.5)
    within = compare(raised, speaks, weights, rng=rng, draws=499)
    across = compare(raised, speaks, np.ones(400), rng=rng, draws=499)
    assert within is not None
    assert across is not None
    assert across.p_value <= 0.01 < within.p_value


def test_the_same_draws_give_the_same_answer() -> None:
    raised, speaks = _answers(np.random.default_rng(5), [0.2] * 3, [0.3] * 3, each=80)
    found = [
        compare(raised, speaks, np.ones(160), rng=np.random.default_rng(6), draws=99)
        for _ in range(2)
    ]
    assert found[0] is not None
    assert found[1] is not None
    assert found[0].p_value == found[1].p_value
