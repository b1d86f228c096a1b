"""People on several lists: figures by hand, known worlds, and what must always hold."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otvet.stats.arrays import IntArray
from otvet.stats.lists import Histories, chapman, histories, list_model, people_on_lists
from otvet.stats.poisson import poisson_fit


def drawn(people: int, chances: list[float], seed: int, *, unequal: bool = False) -> IntArray:
    """Who is on which list; people differ where `unequal` says so."""
    rng = np.random.default_rng(seed)
    keen = rng.gamma(1.0, 1.0, (people, 1)) if unequal else np.ones((people, 1))
    on: IntArray = (rng.random((people, len(chances))) < np.minimum(keen * chances, 0.95)) * 1
    return on[on.any(axis=1)]


def test_rows_of_people_are_counted_by_the_lists_they_are_on() -> None:
    found = histories([[1, 0, 1], [1, 0, 1], [0, 1, 0]], [2, 1, 5])
    by_set = {tuple(on): int(n) for on, n in zip(found.on, found.people, strict=True)}
    assert by_set[1, 0, 1] == 3
    assert by_set[0, 1, 0] == 5
    assert len(by_set) == 7
    assert found.times.max() == 3


def test_lists_that_know_nothing_of_each_other_give_the_true_number() -> None:
    """1,000 people, chances .5, .4, .3: exactly those expected in each cell."""
    cells = histories(np.eye(3, dtype=int)).on
    chance = np.array([0.5, 0.4, 0.3])
    expected = 1000 * np.prod(np.where(cells, chance, 1 - chance), axis=1)
    found = list_model(Histories(cells, np.rint(expected).astype(np.int64)), "Mt")
    assert found.people == pytest.approx(1000, rel=1e-6)
    assert found.deviance == pytest.approx(0, abs=1e-8)


def test_lists_of_equal_people_are_covered_and_reported() -> None:
    """Intervals of the reported number hold the truth in some 90 of 100 worlds."""
    held = told = 0
    for seed in range(100):
        found = people_on_lists(histories(drawn(2000, [0.4, 0.3, 0.25, 0.2], seed)))
        if found.model is not None:
            told += 1
            held += found.model.interval.low <= 2000 <= found.model.interval.high
        assert found.at_least <= 2100
    assert told >= 90
    assert 0.8 <= held / told <= 0.98


def test_where_people_differ_only_the_bound_is_true() -> None:
    """Keen people are on many lists: Mt says too few, and is not told."""
    held = 0
    for seed in range(40):
        found = people_on_lists(
            histories(drawn(4000, [0.4, 0.3, 0.25, 0.2, 0.2], seed, unequal=True))
        )
        assert found.model is None or found.model.name == "Mt pairs"
        held += found.at_least <= 4000
    assert held >= 38


def test_entries_that_fail_to_match_make_the_number_too_high() -> None:
    """5 of 100 of every list stand for people of their own: pairs lose a tenth of their matches."""
    told = []
    for seed in range(40):
        on = drawn(5000, [0.3, 0.2, 0.15], seed)
        wrong = (on == 1) & (np.random.default_rng(seed).random(on.shape) < 0.05)
        alone = [np.tile(np.eye(3, dtype=int)[n], (wrong[:, n].sum(), 1)) for n in range(3)]
        rows = np.vstack([on * ~wrong, *alone])
        found = people_on_lists(histories(rows[rows.any(axis=1)]))
        if found.model is not None:
            told.append(found.model.people)
    assert np.mean(told) == pytest.approx(5000 * 1.11, rel=0.02)


def test_a_bound_is_never_told_as_a_number() -> None:
    """Where people differ as a gamma of coefficient 1, Chao's model fits best, and is a bound."""
    for seed in range(20):
        found = people_on_lists(histories(drawn(5000, [0.3, 0.2, 0.15], seed, unequal=True)))
        assert found.model is None
        assert found.seen < found.at_least < 5000


@given(st.integers(0, 2**32 - 1), st.integers(3, 5))
@settings(deadline=None, max_examples=50)
def test_nobody_on_a_list_is_forgotten_and_order_does_not_matter(seed: int, lists: int) -> None:
    rng = np.random.default_rng(seed)
    on = drawn(300, list(rng.uniform(0.1, 0.6, lists)), seed)
    found, turned = people_on_lists(histories(on)), people_on_lists(histories(on[:, ::-1]))
    assert found.at_least >= found.seen == len(on)
    assert turned.bound.people == pytest.approx(found.bound.people, rel=1e-4)


def test_a_pair_of_lists_that_share_nobody_does_not_break_the_fit() -> None:
    on = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1], [0, 1, 1]])
    found = list_model(histories(on, [50, 60, 40, 10, 12]), "Mt pairs")
    assert found.people > 172
    assert np.isfinite(found.se)


def test_two_lists_are_chapmans() -> None:
    """Chapman 1951 by hand: 101 x 81 / 21 - 1."""
    found = chapman(100, 80, 20)
    assert found.estimate == pytest.approx(101 * 81 / 21 - 1)
    assert found.se == pytest.approx(np.sqrt(101 * 81 * 80 * 60 / (21**2 * 22)))
    assert chapman(30, 20, 0).se > 300


def test_two_lists_alone_are_refused_and_so_is_somebody_on_none() -> None:
    with pytest.raises(ValueError, match="2 lists"):
        people_on_lists(histories([[1, 0], [1, 1]]))
    with pytest.raises(ValueError, match="no list"):
        histories([[1, 0], [0, 0]])


def test_a_poisson_fit_meets_its_score_equations() -> None:
    """At the top of the likelihood the columns times the residuals are nought."""
    rng = np.random.default_rng(3)
    design = np.column_stack([np.ones(50), rng.random((50, 2))])
    counts = rng.poisson(np.exp(design @ [1.0, 0.5, -0.7])).astype(float)
    found = poisson_fit(counts, design)
    mean = np.exp(design @ found.coefficients)
    assert design.T @ (counts - mean) == pytest.approx(np.zeros(3), abs=1e-6)
    assert np.linalg.inv(found.covariance) == pytest.approx(design.T @ (design * mean[:, None]))
