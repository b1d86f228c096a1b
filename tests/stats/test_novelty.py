"""What the report lacks: people are counted, and the limits hold."""

from math import sqrt

import numpy as np
import pytest

from otvet.stats.novelty import (
    Incidence,
    authors_needed,
    authors_to_see,
    incidence,
    judge_novelty,
    novelty,
    top_order,
)


def test_one_person_with_eight_odd_remarks_is_one() -> None:
    counts = incidence([{f"odd {i}" for i in range(8)}, {"price"}, {"price"}, set()])
    assert counts == Incidence(authors=4, named_once=8, named_twice=1, lone_authors=1, namings=10)


def test_an_older_problem_that_is_printed_is_not_new() -> None:
    counts = incidence([{"price"}, {"staff"}, {"staff"}], known={"price", "staff"})
    assert (counts.named_once, counts.named_twice, counts.lone_authors) == (0, 0, 0)
    assert counts.namings == 3


def test_limits_are_those_computed_by_hand() -> None:
    """T=200, f1=10, f2=6: centre .05; upper (11/200) + 1.645 sqrt(11 (1-.055) + 14)/200."""
    found = novelty(Incidence(200, 12, 6, 10, 500))
    assert found.estimate == pytest.approx(0.05)
    assert found.high == pytest.approx(0.055 + 1.6448536 * sqrt(11 * 0.945 + 14) / 200)
    assert found.low == pytest.approx(0.05 - 1.6448536 * sqrt(10 * 0.95 + 12) / 200)
    turnover = 199 * 12 / (199 * 12 + 12)
    assert found.new_problems_next == pytest.approx(12 / 200 * turnover)
    assert found.sample_coverage == pytest.approx(1 - 12 / 500 * turnover)


def test_nothing_new_among_few_is_no_certainty() -> None:
    """30 authors without one lone problem still leave up to 17 of 100."""
    found = novelty(Incidence(30, 0, 0, 0, 60))
    assert (found.estimate, found.low) == (0.0, 0.0)
    assert 0.10 < found.high < 0.20


def test_no_authors_mean_no_figure() -> None:
    with pytest.raises(ValueError, match="Nobody spoke up"):
        novelty(Incidence(0, 0, 0, 0, 0))
    assert authors_needed(Incidence(0, 0, 0, 0, 0)) is None


def test_yes_needs_a_low_upper_limit_and_no_obstacle() -> None:
    good = novelty(Incidence(500, 8, 6, 8, 900))
    assert judge_novelty(good, authors=500) == "yes"
    assert judge_novelty(good, authors=500, obstacles=["singletons"]) == "not_known"
    assert judge_novelty(good, authors=29) == "not_known"
    assert judge_novelty(good, goal=0.99, authors=500) == "not_known"


def test_a_no_needs_no_labels() -> None:
    bad = novelty(Incidence(300, 90, 20, 80, 400))
    assert judge_novelty(bad, authors=300, obstacles=["labels"]) == "no"


def test_what_it_takes_is_the_smallest_number_that_does() -> None:
    """The number found meets the goal and one author fewer does not."""
    counts = Incidence(60, 6, 5, 6, 150)
    needed = authors_needed(counts)
    assert needed is not None
    turnover = 59 * 6 / (59 * 6 + 10)

    def limit(t: int) -> float:
        lone = t * 6 / 60 * turnover ** (t - 60) + 1
        return lone / t + 1.6448536 * sqrt(lone * (1 - lone / t) + 12) / t

    assert limit(needed) <= 0.10 < limit(needed - 1)


def test_nobody_is_told_enough_while_the_verdict_waits() -> None:
    """At 95 authors the upper limit is 10.2 of 100: some more must be heard, if only a few."""
    counts = Incidence(95, 3, 3, 3, 200)
    assert novelty(counts).high > 0.10
    assert judge_novelty(novelty(counts), authors=95) == "not_known"
    needed = authors_needed(counts)
    assert needed is not None
    assert 95 < needed < 110


def test_a_thousand_million_authors_take_no_more_memory_than_ten() -> None:
    """A list of all numbers up to twenty times as many would fill 160 gigabytes."""
    counts = Incidence(10**9, 10**8, 10**9, 10**8, 10**10)
    needed = authors_needed(counts, goal=0.95)
    assert needed is not None
    assert 10**9 < needed < 20 * 10**9


def test_odd_remarks_that_never_end_are_confessed() -> None:
    """Without problems named twice the tail does not thin out: reading more will not help."""
    assert authors_needed(Incidence(100, 30, 0, 30, 200)) is None


def test_clear_leads_keep_their_order_and_close_ones_do_not() -> None:
    rng = np.random.default_rng(1)
    clear = top_order([400, 300, 200, 120, 60, 10, 5], rng=rng)
    assert clear.order_kept > 0.99
    close = top_order([101, 100, 99, 98, 97, 20], rng=rng)
    assert close.order_kept < 0.1
    assert close.set_kept > 0.99


def test_order_of_input_does_not_matter_and_two_equal_problems_are_a_coin() -> None:
    found = top_order([50, 50], rng=np.random.default_rng(2), draws=20_000)
    assert found.order_kept == pytest.approx(0.5, abs=0.02)
    shuffled = top_order([5, 400, 60], rng=np.random.default_rng(3))
    assert shuffled == top_order([400, 60, 5], rng=np.random.default_rng(3))
    with pytest.raises(ValueError, match="no order"):
        top_order([], rng=np.random.default_rng(1))


def test_the_rule_of_three_sees_rare_problems() -> None:
    assert (authors_to_see(0.01), authors_to_see(0.05)) == (300, 60)
