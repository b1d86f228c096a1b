"""Knowledge with guessing taken out: hand-computed figures and what guessing must not do."""

import numpy as np
import pytest

from otvet.stats.foils import (
    Wave,
    advantage_changes,
    knowledge,
    knowledge_change,
    panel_change,
    wave,
)

nan = float("nan")


def simulated(
    seed: int, *, people: int = 400, knows: float = 0.3, guesses: float = 0.1, items: int = 4
) -> Wave:
    """People who know each advantage with one chance, and guess where they do not know."""
    rng = np.random.default_rng(seed)
    really = rng.random((people, items)) < knows
    guessed = rng.random((people, items + 2)) < guesses
    return wave(really | guessed[:, :items], guessed[:, items:], rng.uniform(0.5, 1.5, people))


def test_knowledge_is_abbott_s_and_its_error_the_influence_s() -> None:
    """y = 1/2, f = 1/4: K = 1/3; u = ((y_i - 1/2) - 2/3 (f_i - 1/4)) / (3/4), n = 4."""
    found = knowledge(wave([[1, 0], [1, 1], [0, 0], [1, 0]], [[0], [0], [0], [1]]))
    assert (found.claimed, found.guessed, found.respondents) == (0.5, 0.25, 4)
    assert found.interval.estimate == pytest.approx(1 / 3)
    u = (np.array([0, 0.5, -0.5, 0]) - 2 / 3 * np.array([-0.25, -0.25, -0.25, 0.75])) / 0.75
    assert found.interval.se == pytest.approx(np.sqrt((u**2).mean() / 4))
    assert found.effective_n == 4


def test_weights_count_respondents_as_often_as_they_stand_for() -> None:
    """A weight of 2 gives the figure of the respondent doubled, but not its precision."""
    doubled = wave([[1], [0], [0], [1]], [[0], [1], [1], [0]])
    weighted = wave([[1], [0], [1]], [[0], [1], [0]], [1, 2, 1])
    assert knowledge(weighted).claimed == knowledge(doubled).claimed == 0.5
    assert knowledge(weighted).effective_n == pytest.approx(16 / 6)
    assert knowledge(weighted).interval.se > knowledge(doubled).interval.se


def test_more_guessing_is_not_more_knowledge() -> None:
    """Guessing at 10 or at 40 of 100: claims rise, knowledge stays near 30 of 100."""
    shy, bold = (knowledge(simulated(3, people=4000, guesses=g)) for g in (0.1, 0.4))
    assert bold.claimed - shy.claimed > 0.15
    assert shy.interval.estimate == pytest.approx(0.3, abs=0.03)
    assert bold.interval.estimate == pytest.approx(0.3, abs=0.03)


def test_respondents_who_skipped_everything_are_left_out() -> None:
    full = knowledge(wave([[1, 0], [0, 0]], [[0], [0]]))
    skipped = knowledge(
        wave([[1.0, 0.0], [0.0, 0.0], [nan, nan], [1.0, 1.0]], [[0.0], [0.0], [0.0], [nan]])
    )
    assert skipped.respondents == full.respondents == 2
    assert skipped.interval == full.interval


def test_like_answers_of_a_few_are_not_certainty() -> None:
    """Ten people who all know nothing leave a standard error above 0."""
    found = knowledge(wave(np.zeros((10, 3)), np.zeros((10, 1))))
    assert found.interval.estimate == 0
    assert 0.05 < found.interval.se < 0.2


def test_knowledge_is_a_share_and_so_are_its_limits() -> None:
    """A client would find "from 87 to 113 of 100 know it" before anything else."""
    everybody = knowledge(wave(np.ones((10, 1)), np.zeros((10, 1)))).interval
    assert everybody.high == everybody.inner_high == 1.0
    assert 0.7 < everybody.low < 0.95
    nobody = knowledge(wave(np.zeros((10, 1)), np.zeros((10, 1)))).interval
    assert nobody.low == nobody.inner_low == 0.0
    assert nobody.high > 0.05
    fewer_than_guess = knowledge(wave([[0]] * 9 + [[1]], [[0]] * 8 + [[1]] * 2)).interval
    assert fewer_than_guess.low == fewer_than_guess.estimate < 0 < fewer_than_guess.high


def test_a_change_between_waves_adds_the_errors() -> None:
    before, after = simulated(1, knows=0.3), simulated(2, knows=0.45)
    change = knowledge_change(before, after)
    error_1, error_2 = knowledge(before).interval.se, knowledge(after).interval.se
    assert change.se == pytest.approx(np.hypot(error_1, error_2))
    assert change.low > 0.05


def test_a_panel_sees_a_small_change_that_separate_waves_do_not() -> None:
    """The same people answer alike, so their differences vary less."""
    before = simulated(5, people=200)
    learned = np.random.default_rng(6).random(before.advantages.shape) < 0.05
    after = wave(np.maximum(before.advantages, learned), before.foils, before.weights)
    panel, separate = panel_change(before, after), knowledge_change(before, after)
    assert panel.se < separate.se / 2
    assert panel.low > 0 > separate.low


def test_a_panel_compares_only_those_who_answered_twice() -> None:
    before = wave([[1, 0], [0, 0], [1, 1]], np.zeros((3, 1)))
    after = wave([[1.0, 1.0], [1.0, 0.0], [nan, nan]], [[0.0], [0.0], [nan]])
    assert panel_change(before, after).estimate == pytest.approx(0.75 - 0.25)


def test_only_the_advantage_that_moved_stands() -> None:
    before, after = simulated(7, people=500), simulated(8, people=500)
    rng = np.random.default_rng(9)
    moved = after.advantages.copy()
    moved[:, 2] = np.maximum(moved[:, 2], rng.random(500) < 0.3)
    found = advantage_changes(before, wave(moved, after.foils, after.weights))
    assert [change.item for change in found if change.stands] == [2]
    assert found[2].interval.estimate == pytest.approx(0.21, abs=0.1)
    assert found[2].p_value == found[2].interval.p_value


def test_advantages_of_a_panel_use_its_pairs() -> None:
    before = simulated(5, people=200)
    rows = advantage_changes(before, before, design="panel")
    assert all(row.interval.estimate == 0 and not row.stands for row in rows)


@pytest.mark.parametrize(
    ("advantages", "foils", "words"),
    [
        ([[1], [0]], [[0]], "one row"),
        ([[2], [0]], [[0], [0]], "0, 1 or nan"),
        ([[nan], [1]], [[0], [nan]], "Nobody"),
        ([[1], [1]], [[1], [1]], "Everybody"),
    ],
)
def test_responses_that_say_nothing_are_refused(
    advantages: list[list[float]], foils: list[list[float]], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        knowledge(wave(advantages, foils))


def test_waves_with_other_columns_or_people_are_refused() -> None:
    small, other = simulated(1, people=20, items=2), simulated(2, people=30, items=3)
    with pytest.raises(ValueError, match="same columns"):
        advantage_changes(small, other)
    with pytest.raises(ValueError, match="same respondents"):
        panel_change(small, other)
