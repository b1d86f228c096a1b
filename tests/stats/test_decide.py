"""The rule read by every question: only the whole interval may speak."""

import pytest

from otvet.stats.decide import (
    judge,
    judge_count,
    needed_n_against_fixed,
    needed_n_both,
    needed_se,
    size,
)


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (0.01, 9.0, "yes"),
        (0.01, 0.5, "yes"),
        (0.0, 9.0, "not_known"),
        (-1.0, 1.0, "not_known"),
        (-1.0, 0.99, "no"),
        (-5.0, -1.0, "no"),
    ],
)
def test_a_verdict_needs_the_whole_interval(low: float, high: float, word: str) -> None:
    assert judge(low, high, matters=1.0) == word


@pytest.mark.parametrize(
    ("low", "high", "word"),
    [
        (1.0, 3.0, "matters"),
        (0.5, 3.0, "unsure"),
        (0.1, 0.9, "less_than_matters"),
        (-0.5, 0.9, "less_than_matters"),
        (-3.0, -0.1, "fell"),
    ],
)
def test_the_size_is_said_as_far_as_it_is_known(low: float, high: float, word: str) -> None:
    assert size(low, high, matters=1.0) == word


def test_one_new_follower_is_not_growth() -> None:
    """A count has no doubt, so it must reach what matters; a fall is a no."""
    assert judge_count(1 / 5000, matters=0.01) == "no"
    assert judge_count(0.012, matters=0.01) == "yes"
    assert judge_count(-0.05, matters=0.01) == "no"


def test_what_it_takes_looks_at_the_larger_of_goal_and_matters() -> None:
    assert needed_se(2.0, 0.5) == pytest.approx(2.0 / 2.487)
    assert needed_se(2.0, 8.0) == pytest.approx(8.0 / 2.487)


def test_a_vague_earlier_wave_cannot_be_rescued_by_a_new_one() -> None:
    """v1/n1 = .25/400 = .000625: se* .025 squared is exactly that, so no number decides."""
    assert needed_n_against_fixed(0.25, 400, 0.25, 0.025) is None
    assert needed_n_against_fixed(0.25, 400, 0.25, 0.03) == 910


def test_four_times_the_responses_halve_the_error() -> None:
    assert needed_n_both(150, 0.04, 0.02) == 600
    assert needed_n_both(150, 0.04, 0.0399) == 151
