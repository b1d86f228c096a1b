"""Awareness's answer, from responses in a store to verdict, doubt and the price of knowing."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from tests.awareness.survey_facts import (
    OCTOBER_DAY,
    SEPTEMBER,
    brand,
    first,
    known_and_guessed,
    wave,
)
from tests.store_fixture import land_facts

from otvet.awareness import answer
from otvet.config import Config
from otvet.facts import Fact, YearMonth
from otvet.findings import Answer, Check, Figure, Need, Verdict

OCTOBER = YearMonth.parse("2026-10")
BREW, GOLD, SILENT = ("advantage", "brew"), ("foil", "gold"), ("silent", "door")


def ask(
    tmp_path: Path, facts: Sequence[Fact], config: Config, *, month: YearMonth = OCTOBER
) -> Answer:
    with land_facts(tmp_path, facts, config) as store:
        return answer(store, month, config, rng=np.random.default_rng(7))


def check(found: Answer, code: str) -> Check:
    return next(one for one in found.checks if one.code == code)


def figure(found: Answer, code: str) -> Figure:
    return next(one for one in found.figures if one.code == code)


def need(found: Answer, code: str) -> Need:
    return next(one for one in found.needs if one.code == code)


def two_waves(before: int, now: int, *, n: int = 100) -> list[Fact]:
    """Nobody guesses; `before` and then `now` of n know."""
    return [
        *wave("w1", SEPTEMBER, {BREW: first(before, n), GOLD: first(0, n)}),
        *wave("w2", OCTOBER_DAY, {BREW: first(now, n), GOLD: first(0, n)}),
    ]


def test_guessing_is_taken_out_of_the_change(tmp_path: Path) -> None:
    """60 and 64 of 100 claim to know; 20 guess: knowledge is 50, then 55, and the rise 5 points."""
    facts = wave("w1", SEPTEMBER, known_and_guessed(500, known=300, guessed=100))
    facts += wave("w2", OCTOBER_DAY, known_and_guessed(500, known=320, guessed=100))
    found = ask(tmp_path, facts, brand(points=10))
    assert (found.method, found.goal.compare_to) == ("knowledge", "w1")
    assert found.estimate is not None
    assert found.estimate.unit == "points"
    # var(u) = (.24 + .25 * .16) / .64 = .4375 and (.2304 + .2025 * .16) / .64 = .410625.
    se = 100 * np.sqrt((0.4375 + 0.410625) / 500)
    assert found.estimate.value == pytest.approx(5.0)
    assert found.estimate.low == pytest.approx(5.0 - 1.6448536 * se)
    assert found.estimate.high == pytest.approx(5.0 + 1.6448536 * se)
    assert found.chance == pytest.approx(0.8876, abs=1e-3)
    assert found.verdict is Verdict.NOT_KNOWN
    assert figure(found, "knowledge_before").value == pytest.approx(0.50)
    assert figure(found, "knowledge").value == pytest.approx(0.55)
    assert figure(found, "claimed").value == pytest.approx(0.64)
    assert figure(found, "guessed").value == pytest.approx(0.20)


def test_needs_of_an_undecided_change_are_priced_panel_first(tmp_path: Path) -> None:
    """Prices by hand: se* = .10 / 2.487 = .0402091, se*² = .00161677."""
    known = [number if number < 150 else None for number in range(500)]
    facts = wave("w1", SEPTEMBER, known_and_guessed(500, known=300, guessed=100), actors=known)
    facts += wave("w2", OCTOBER_DAY, known_and_guessed(500, known=320, guessed=100))
    found = ask(tmp_path, facts, brand(points=10))
    assert [one.code for one in found.needs] == ["panel", "survey_wave"]
    # Panel: 2 x .410625 x (1 - .6) / .00161677 = 203.2 -> 204, but only 150 people are known.
    panel = need(found, "panel")
    assert (panel.amount, panel.cost, panel.days) == (150, Decimal(3000), 5)
    assert panel.details["responses_needed"] == 204
    assert panel.details["smallest_change_points"] == 11.6
    # Wave: .410625 / (.00161677 - .4375 / 500) = 553.6 -> 554, and 500 are there: 54 more.
    fresh = need(found, "survey_wave")
    assert (fresh.amount, fresh.cost, fresh.days) == (54, Decimal(2700), 2)
    assert fresh.unit == "responses"


def test_no_wave_at_all_prices_a_baseline_and_what_is_affordable(tmp_path: Path) -> None:
    """2 points take 6 495 responses a wave; 300 would show 9.3 points: both prices are told."""
    found = ask(tmp_path, [], brand())
    assert (found.verdict, found.estimate) == (Verdict.NOT_KNOWN, None)
    assert check(found, "no_wave").forces
    (only,) = found.needs
    # n = 2 x .3 x .7 / (.02 / 2.487)² = 6494.4.
    assert (only.code, only.amount) == ("baseline", 2 * 6495)
    assert only.cost == Decimal(2 * 6495 * 50), "both waves are paid for"
    assert only.days == 433
    assert only.details["responses_per_wave"] == 6495
    assert only.details["affordable_change_points"] == 9.3
    assert only.details["affordable_cost"] == 30_000


def test_free_preparations_come_before_what_costs(tmp_path: Path) -> None:
    """Without advantages and foils the survey would measure less: writing them down is free."""
    found = ask(tmp_path, [], brand(advantages=(), foils=()))
    assert [one.code for one in found.needs] == ["advantages", "foils", "baseline"]
    assert [one.cost for one in found.needs[:2]] == [Decimal(0), Decimal(0)]
    assert found.method == "aided"


def test_no_wave_this_month_prices_one_against_the_last(tmp_path: Path) -> None:
    """v1 = .25, n1 = 1000, delta 5 points: se*² = .00040419; .25 / (.00040419 - .00025) -> 1 622."""
    facts = wave("w1", SEPTEMBER, {BREW: first(500, 1000), GOLD: first(0, 1000)})
    found = ask(tmp_path, facts, brand(points=5))
    assert found.verdict is Verdict.NOT_KNOWN
    assert check(found, "no_wave").passed is False
    (fresh,) = found.needs
    assert (fresh.code, fresh.amount) == ("survey_wave", 1622)
    assert fresh.cost == Decimal(1622 * 50)
    assert figure(found, "knowledge_before").value == 0.5
    assert found.advantages == ()
    assert found.goal.compare_to == "w1"


def test_a_vague_earlier_wave_asks_for_a_new_pair(tmp_path: Path) -> None:
    """Against 50 responses no number of new ones shows 5 points, and the need must say so."""
    facts = wave("w1", SEPTEMBER, {BREW: first(25, 50), GOLD: first(0, 50)})
    found = ask(tmp_path, facts, brand(points=5))
    (pair,) = found.needs
    # (.25 + .25) / .00040419 = 1237.05 a wave.
    assert (pair.code, pair.amount, pair.details["waves"]) == ("baseline", 2 * 1238, 2)


def test_the_first_wave_is_a_baseline_and_no_answer(tmp_path: Path) -> None:
    """Knowing how many know says nothing about growth."""
    facts = wave("w1", OCTOBER_DAY, {BREW: first(40, 100), GOLD: first(0, 100)})
    found = ask(tmp_path, facts, brand(points=10))
    assert (found.verdict, found.estimate, found.chance) == (Verdict.NOT_KNOWN, None, None)
    assert check(found, "no_earlier_wave").forces
    (line, foil) = found.advantages
    assert (line.code, line.name, line.before, line.moved) == ("brew", "Text of brew", None, None)
    assert line.after.value == pytest.approx(40.0)
    assert (foil.role, foil.after.value) == ("foil", 0.0)


def test_a_large_rise_is_a_yes(tmp_path: Path) -> None:
    """30, then 60 of 100."""
    found = ask(tmp_path, two_waves(30, 60), brand())
    assert (found.verdict, found.size) == (Verdict.YES, "matters")
    assert found.needs == ()
    assert found.advantages[0].moved is Verdict.YES


def test_no_rise_is_a_no_where_many_were_asked(tmp_path: Path) -> None:
    """Half of 2 000 knew and know: the rise is surely below 5 points."""
    found = ask(tmp_path, two_waves(1000, 1000, n=2000), brand(points=5))
    assert (found.verdict, found.size) == (Verdict.NO, None)
    assert found.advantages[0].moved is Verdict.NO


def test_margins_weigh_both_waves(tmp_path: Path) -> None:
    """All women know, men do not: 60 women of 100 make 60 %, but the audience is half women."""
    config = brand(margins={"sex": {"f": 0.5, "m": 0.5}})
    sexes = {"sex": ["F "] * 60 + ["m"] * 40}
    facts = wave("w1", SEPTEMBER, {BREW: first(60, 100), GOLD: first(0, 100)}, margins=sexes)
    even = {"sex": ["f"] * 50 + ["m"] * 50}
    facts += wave("w2", OCTOBER_DAY, {BREW: first(80, 100), GOLD: first(0, 100)}, margins=even)
    found = ask(tmp_path, facts, config)
    assert found.estimate is not None
    # Raw: 80 - 60 = 20 points; weighted: 50 + 30 of 100 less 50 = 30 points.
    assert found.estimate.value == pytest.approx(30.0)
    assert figure(found, "knowledge_before").value == pytest.approx(0.5)
    # Weights .5/.6 and .5/.4; deff = (60 x .69444 + 40 x 1.5625) / 100.
    assert figure(found, "smallest_weight_before").value == 0.833
    assert figure(found, "largest_weight_before").value == 1.25
    assert figure(found, "design_effect_before").value == 1.042
    assert figure(found, "effective_responses_before").value == 96.0
    assert figure(found, "margin_source").value == "VK statistics"
    assert figure(found, "margin_day").reason == "not_stated"


def test_margins_asked_in_one_wave_only_weigh_neither(tmp_path: Path) -> None:
    """A weighted wave and a plain one differ by the weighting, not by what people know."""
    config = brand(margins={"sex": {"f": 0.5, "m": 0.5}})
    sexes = {"sex": ["f"] * 60 + ["m"] * 40}
    facts = wave("w1", SEPTEMBER, {BREW: first(60, 100), GOLD: first(0, 100)}, margins=sexes)
    facts += wave("w2", OCTOBER_DAY, {BREW: first(80, 100), GOLD: first(0, 100)})
    found = ask(tmp_path, facts, config)
    assert figure(found, "knowledge_before").value == pytest.approx(0.6)
    assert check(found, "margins_not_asked").details == {"names": "sex"}


def test_small_cells_are_joined_and_named(tmp_path: Path) -> None:
    """Three people of 55 and older cannot stand for a fifth of the audience."""
    shares = {"18-34": 0.5, "35-54": 0.3, "55+": 0.2}
    ages = {"age": ["18-34"] * 60 + ["35-54"] * 37 + ["55+"] * 3}
    columns = {BREW: first(50, 100), GOLD: first(0, 100)}
    facts = wave("w1", SEPTEMBER, columns, margins=ages)
    facts += wave("w2", OCTOBER_DAY, columns, margins=ages)
    found = ask(tmp_path, facts, brand(margins={"age": shares}))
    assert check(found, "cells_joined").details == {"names": "35-54 + 55+"}
    assert check(found, "margin_cells").passed is True


HALVES = {"sex": {"f": 0.5, "m": 0.5}}


def of_sexes(f: int, m: int) -> dict[str, list[str]]:
    return {"sex": ["f"] * f + ["m"] * m}


def test_women_do_not_speak_for_men_whom_nobody_asked(tmp_path: Path) -> None:
    """With one cell left nothing is weighed, and the rise may be that of half the audience."""
    facts = wave(
        "w1", SEPTEMBER, {BREW: first(30, 100), GOLD: first(0, 100)}, margins=of_sexes(97, 3)
    )
    facts += wave(
        "w2", OCTOBER_DAY, {BREW: first(60, 100), GOLD: first(0, 100)}, margins=of_sexes(100, 0)
    )
    found = ask(tmp_path, facts, brand(margins=HALVES))
    assert found.estimate is not None
    assert found.estimate.low > 0
    assert found.verdict is Verdict.NOT_KNOWN
    missing = check(found, "group_missing")
    assert (missing.passed, missing.forces) == (False, True)
    assert missing.details == {"attribute": "sex", "group": "m", "share": 0.5}
    assert [one.code for one in found.checks].count("group_missing") == 1
    assert not {one.code for one in found.checks} & {"margin_cells", "margins_met"}
    # No later wave mends the earlier one, so two are needed, and both must reach the men.
    (pair,) = found.needs
    assert (pair.code, pair.details["attribute"], pair.details["group"]) == ("baseline", "sex", "m")


def test_a_wave_that_missed_a_group_is_asked_for_anew_with_that_group(tmp_path: Path) -> None:
    """A few more women beside a hundred of them would change nothing."""
    n = 400
    facts = wave(
        "w1", SEPTEMBER, {BREW: first(60, n), GOLD: first(0, n)}, margins={"sex": ["f", "m"] * 200}
    )
    facts += wave(
        "w2", OCTOBER_DAY, {BREW: first(240, n), GOLD: first(0, n)}, margins=of_sexes(n, 0)
    )
    found = ask(tmp_path, facts, brand(points=20, margins=HALVES))
    assert found.verdict is Verdict.NOT_KNOWN
    fresh = need(found, "survey_wave")
    assert (fresh.amount, fresh.details) == (
        30,
        {"responses_have": 0, "attribute": "sex", "group": "m"},
    )


@pytest.mark.parametrize(
    "shares", [{"f": 0.92, "m": 0.08}, {"f": 0.6, "x": 0.3, "m": 0.1}, {"f": 92.0, "m": 8.0}]
)
def test_a_small_group_and_one_that_others_share_a_cell_with_do_not_hold_back(
    tmp_path: Path, shares: dict[str, float]
) -> None:
    """Eight men of a hundred move nothing by much; and of three groups two may be joined."""
    sexes = {"sex": ["f"] * 70 + ["x" if "x" in shares else "f"] * 30}
    facts = wave("w1", SEPTEMBER, {BREW: first(30, 100), GOLD: first(0, 100)}, margins=sexes)
    facts += wave("w2", OCTOBER_DAY, {BREW: first(60, 100), GOLD: first(0, 100)}, margins=sexes)
    found = ask(tmp_path, facts, brand(margins={"sex": shares}))
    assert found.verdict is Verdict.YES
    assert "group_missing" not in {one.code for one in found.checks}
    assert check(found, "margin_cells").passed


@pytest.mark.parametrize(("n", "code"), [(20, "effective_responses"), (200, "design_effect")])
def test_thin_and_lopsided_waves_are_not_known(tmp_path: Path, n: int, code: str) -> None:
    """20 responses, or 200 of which 10 stand for half the audience, force no verdict out."""
    sexes = {"sex": ["f"] * (n - 10) + ["m"] * 10}
    facts = wave("w1", SEPTEMBER, {BREW: first(0, n), GOLD: first(0, n)}, margins=sexes)
    facts += wave("w2", OCTOBER_DAY, {BREW: first(n - 2, n), GOLD: first(0, n)}, margins=sexes)
    found = ask(tmp_path, facts, brand(margins={"sex": {"f": 0.5, "m": 0.5}}))
    assert found.estimate is not None
    assert found.estimate.low > 0
    assert found.verdict is Verdict.NOT_KNOWN
    assert (check(found, code).passed, check(found, code).forces) == (False, True)
    assert found.needs != ()


def test_without_foils_the_page_says_that_guessing_is_in(tmp_path: Path) -> None:
    """Guessing that nobody measured is not a guessing of nought."""
    facts = wave("w1", SEPTEMBER, {BREW: first(30, 100)})
    facts += wave("w2", OCTOBER_DAY, {BREW: first(60, 100)})
    found = ask(tmp_path, facts, brand(foils=()))
    assert found.verdict is Verdict.YES
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(30.0)
    assert (check(found, "no_foils").passed, check(found, "no_foils").forces) == (False, False)
    assert (figure(found, "guessed").value, figure(found, "guessed").reason) == (None, "no_foils")


def test_everybody_knowing_the_foil_is_not_known(tmp_path: Path) -> None:
    """Who ticks everything tells nothing, and must not break the month."""
    facts = two_waves(30, 60)[:100]
    facts += wave("w2", OCTOBER_DAY, {BREW: first(60, 100), GOLD: first(100, 100)})
    found = ask(tmp_path, facts, brand())
    assert found.verdict is Verdict.NOT_KNOWN
    assert check(found, "knowledge_not_told").forces
    assert figure(found, "knowledge").reason == "guessing_too_high"


def answered_by(answers: Sequence[float | None], n: int) -> list[float | None]:
    """The answers of the first respondents; the rest of the n skipped the item."""
    return [*answers, *[None] * (n - len(answers))]


def test_eight_answers_among_a_hundred_responses_are_eight(tmp_path: Path) -> None:
    """A survey of a hundred that asked eight people about advantages would say yes on those."""
    other = ("aided", "Teahouse")
    columns = [
        {BREW: answered_by(first(known, 8), 100), GOLD: first(0, 100), other: first(9, 100)}
        for known in (0, 8)
    ]
    facts = [*wave("w1", SEPTEMBER, columns[0]), *wave("w2", OCTOBER_DAY, columns[1])]
    found = ask(tmp_path, facts, brand())
    assert found.estimate is not None
    assert found.estimate.low > 0
    assert found.verdict is Verdict.NOT_KNOWN
    assert check(found, "effective_responses").details["effective_responses"] == 8.0
    assert [line.moved for line in found.advantages if line.role == "advantage"] == [
        Verdict.NOT_KNOWN
    ]


def test_a_hundred_forms_of_one_person_are_one_response(tmp_path: Path) -> None:
    """A link in a group is filled in again and again; the first form is the person's own word."""
    again: list[int | None] = [*range(60), *[7] * 40]
    facts = wave("w1", SEPTEMBER, {BREW: first(30, 100), GOLD: first(0, 100)})
    facts += wave("w2", OCTOBER_DAY, {BREW: first(30, 60), GOLD: first(0, 60)}, actors=again[:60])
    later = datetime(2026, 10, 20, tzinfo=UTC)
    facts += wave(
        "w2", later, {BREW: first(40, 40), GOLD: first(0, 40)}, actors=again[60:], start=60
    )
    found = ask(tmp_path, facts, brand())
    assert figure(found, "responses").value == 60
    assert figure(found, "knowledge").value == pytest.approx(0.5)


def test_a_panel_is_those_whom_both_waves_tell_something_of(tmp_path: Path) -> None:
    """Forty known people skipped the foils at first: nobody can be compared with himself."""
    known = [*range(40), *[None] * 60]
    skipped: list[float | None] = [*[None] * 40, *first(0, 60)]
    facts = wave("w1", SEPTEMBER, {BREW: first(60, 100), GOLD: skipped}, actors=known)
    facts += wave("w2", OCTOBER_DAY, {BREW: first(50, 100), GOLD: first(0, 100)}, actors=known)
    found = ask(tmp_path, facts, brand())
    assert not [one for one in found.checks if one.code == "panel"]
    assert found.estimate is not None
    # 20 of the 60 who told knew it; now 50 of all 100.
    assert found.estimate.value == pytest.approx(100 * (0.5 - 20 / 60))


def test_an_advantage_silent_in_the_earlier_wave_is_compared_with_it(tmp_path: Path) -> None:
    """The wave before an advantage is first told is the very one that its telling is judged by."""
    facts = wave("w1", SEPTEMBER, {("silent", "brew"): first(20, 100), GOLD: first(0, 100)})
    facts += wave("w2", OCTOBER_DAY, {BREW: first(60, 100), GOLD: first(0, 100)})
    found = ask(tmp_path, facts, brand())
    assert found.verdict is Verdict.YES
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(40.0)


def test_an_earlier_wave_too_small_for_any_verdict_is_not_built_upon(tmp_path: Path) -> None:
    """Twenty responses of September stay twenty: the need is two waves, not "one response more"."""
    found = ask(tmp_path, two_waves(0, 20, n=20), brand(points=20))
    assert found.verdict is Verdict.NOT_KNOWN
    (only,) = found.needs
    # n = 2 x .3 x .7 / (.2 / 2.487)² = 64.9.
    assert (only.code, only.details["responses_per_wave"]) == ("baseline", 65)


def test_no_wave_and_no_panel_of_fewer_than_thirty_is_asked_for(tmp_path: Path) -> None:
    """Where goals are coarse, ten responses would do by the formula and be refused by the guard."""
    people = [*range(25), *[None] * 75]
    facts = wave("w1", SEPTEMBER, {BREW: first(0, 100), GOLD: first(0, 100)}, actors=people)
    found = ask(tmp_path, facts, brand(points=50))
    assert [(one.code, one.amount) for one in found.needs] == [("survey_wave", 30)]


def test_a_wave_that_drifted_is_asked_for_anew(tmp_path: Path) -> None:
    """If what nobody told rose too, more responses of the same kind prove nothing."""
    columns = [{BREW: first(k, 400), SILENT: first(k, 400), GOLD: first(0, 400)} for k in (60, 240)]
    facts = [*wave("w1", SEPTEMBER, columns[0]), *wave("w2", OCTOBER_DAY, columns[1])]
    found = ask(tmp_path, facts, brand(points=20, silent=["door"]))
    assert check(found, "silent_drift").forces
    fresh = need(found, "survey_wave")
    # v = .15 x .85: .1275 / ((.2 / 2.487)² - .1275 / 400) = 20.7, but never fewer than 30.
    assert (fresh.amount, fresh.details["responses_have"]) == (30, 0)


def test_a_weight_that_the_file_lacks_is_the_average_one(tmp_path: Path) -> None:
    """Weights of a thousand people each would make nobody of a respondent weighing 1."""
    facts = wave(
        "w1",
        OCTOBER_DAY,
        {BREW: first(50, 100), GOLD: first(0, 100), ("weight", "weight"): [1000.0] * 99 + [None]},
    )
    found = ask(tmp_path, facts, brand())
    assert figure(found, "effective_responses").value == 100.0


def test_the_same_people_asked_again_decide_what_strangers_cannot(tmp_path: Path) -> None:
    """8 of 100 learned it and nobody forgot: 8 points with se 2.7 in a panel, 7.0 otherwise."""
    people = list(range(100))
    columns = [{BREW: first(known, 100), GOLD: first(0, 100)} for known in (40, 48)]
    facts = wave("w1", SEPTEMBER, columns[0], actors=people)
    facts += wave("w2", OCTOBER_DAY, columns[1], actors=people, start=500)
    found = ask(tmp_path / "a", facts, brand())
    assert found.verdict is Verdict.YES
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(8.0)
    assert found.estimate.low == pytest.approx(8 - 164.48536 * np.sqrt(0.08 * 0.92 / 100))
    assert check(found, "panel").details == {"n": 100, "fresh": 0}
    assert ask(tmp_path / "b", two_waves(40, 48), brand()).verdict is Verdict.NOT_KNOWN


@pytest.mark.parametrize(
    ("silent_now", "verdict"),
    [(60, Verdict.NOT_KNOWN), (10, Verdict.YES), (33, Verdict.YES)],
)
def test_silent_advantages_that_rise_take_the_yes_away(
    tmp_path: Path, silent_now: int, verdict: Verdict
) -> None:
    """If what nobody told rose as well, other people were asked; if it fell, the yes stands."""
    facts = wave(
        "w1", SEPTEMBER, {BREW: first(30, 100), SILENT: first(30, 100), GOLD: first(0, 100)}
    )
    facts += wave(
        "w2",
        OCTOBER_DAY,
        {BREW: first(60, 100), SILENT: first(silent_now, 100), GOLD: first(0, 100)},
    )
    found = ask(tmp_path, facts, brand(silent=["door"]))
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(30.0)
    assert found.verdict is verdict
    drift = check(found, "silent_drift")
    assert drift.passed is (silent_now == 33)
    assert drift.forces is (silent_now > 30)
    roles = [line.role for line in found.advantages]
    assert roles == ["advantage", "silent", "foil"]
    assert found.advantages[1].moved is None


def test_items_that_one_wave_did_not_ask_are_left_out_and_named(tmp_path: Path) -> None:
    """An easy advantage asked only now would look like learning."""
    facts = wave("w1", SEPTEMBER, {BREW: first(30, 100), GOLD: first(0, 100)})
    easy = ("advantage", "tea")
    facts += wave(
        "w2", OCTOBER_DAY, {BREW: first(30, 100), easy: first(100, 100), GOLD: first(0, 100)}
    )
    found = ask(tmp_path, facts, brand(advantages=["brew", "tea"]))
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(0.0)
    assert check(found, "items_differ").details == {"names": "tea"}


def test_waves_without_a_common_item_are_told_apart_from_guessing(tmp_path: Path) -> None:
    """Nobody guessed: the questions were others, and asking the same ones again costs nothing."""
    facts = wave("w1", SEPTEMBER, {BREW: first(300, 1000), GOLD: first(0, 1000)})
    other = {("advantage", "tea"): first(500, 1000), GOLD: first(0, 1000)}
    facts += wave("w2", OCTOBER_DAY, other)
    found = ask(tmp_path, facts, brand(points=5, advantages=["brew", "tea"]))
    assert (found.verdict, found.estimate) == (Verdict.NOT_KNOWN, None)
    assert check(found, "no_shared_items").forces
    assert check(found, "items_differ").details == {"names": "brew, tea"}
    assert "knowledge_not_told" not in {one.code for one in found.checks}
    assert figure(found, "knowledge").reason == "no_shared_items"
    same, fresh = found.needs
    assert (same.code, same.cost, same.details) == ("same_items", Decimal(0), {"wave": "w2"})
    # The month's wave is the baseline: .25 / (.00040419 - .25 / 1000) = 1 621.3.
    assert (fresh.code, fresh.amount) == ("survey_wave", 1622)


def test_a_skipped_item_is_not_an_item_not_known(tmp_path: Path) -> None:
    """50 know, 50 skip: that is everybody who answered."""
    skipped: list[float | None] = [1.0] * 50 + [None] * 50
    facts = wave("w1", OCTOBER_DAY, {BREW: skipped, GOLD: first(0, 100)})
    found = ask(tmp_path, facts, brand())
    assert figure(found, "knowledge").value == 1.0


def test_incomplete_responses_are_counted_but_do_not_vote(tmp_path: Path) -> None:
    """A dismissed survey is not a response."""
    facts = wave("w1", OCTOBER_DAY, {BREW: first(40, 100), GOLD: first(0, 100)})
    facts += wave(
        "w1", OCTOBER_DAY, {BREW: first(30, 30), GOLD: first(0, 30)}, complete=False, start=900
    )
    found = ask(tmp_path, facts, brand())
    assert figure(found, "responses").value == 100
    assert figure(found, "responses_incomplete").value == 30
    assert figure(found, "knowledge").value == pytest.approx(0.4)


def test_the_wave_named_in_the_goal_is_the_one_compared_with(tmp_path: Path) -> None:
    """The goal was sealed against the wave before the work, not against the latest."""
    august = datetime(2026, 8, 15, tzinfo=UTC)
    facts = wave("base", august, {BREW: first(10, 100), GOLD: first(0, 100)})
    facts += two_waves(30, 60)
    named = ask(tmp_path / "a", facts, brand(compare_wave="base"))
    assert named.estimate is not None
    assert named.estimate.value == pytest.approx(50.0)
    assert named.goal.compare_to == "base"
    lost = ask(tmp_path / "b", facts, brand(compare_wave="spring"))
    assert (lost.verdict, lost.estimate) == (Verdict.NOT_KNOWN, None)
    assert check(lost, "compare_wave_missing").forces
    assert (lost.needs[0].code, lost.needs[0].cost) == ("compare_wave", Decimal(0))


def test_false_rises_among_many_advantages_are_held_back(tmp_path: Path) -> None:
    """A rise that would stand alone (p = .03) does not stand among ten."""
    codes = [f"a{i}" for i in range(10)]
    before = {("advantage", code): first(30, 100) for code in codes} | {GOLD: first(0, 100)}
    now = before | {("advantage", "a0"): first(42, 100), ("advantage", "a1"): first(75, 100)}
    facts = [*wave("w1", SEPTEMBER, before), *wave("w2", OCTOBER_DAY, now)]
    found = ask(tmp_path, facts, brand(advantages=codes))
    moved = {line.code: line.moved for line in found.advantages}
    assert moved["a1"] is Verdict.YES
    assert moved["a0"] is Verdict.NOT_KNOWN
    alone = ask(
        tmp_path / "alone",
        [
            *wave("w1", SEPTEMBER, {BREW: first(30, 100), GOLD: first(0, 100)}),
            *wave("w2", OCTOBER_DAY, {BREW: first(42, 100), GOLD: first(0, 100)}),
        ],
        brand(),
    )
    assert alone.advantages[0].moved is Verdict.YES


def test_without_advantages_the_brand_in_a_list_stands_in(tmp_path: Path) -> None:
    """Rivals in the same list are not the brand, and an invented brand measures guessing."""
    tea, rival, decoy = ("aided", "Teahouse"), ("aided", "Coffeehouse"), ("decoy", "Nowhere")
    before = {tea: first(60, 100), rival: first(100, 100), decoy: first(20, 100)}
    now = {tea: first(84, 100), rival: first(0, 100), decoy: first(20, 100)}
    facts = [*wave("w1", SEPTEMBER, before), *wave("w2", OCTOBER_DAY, now)]
    found = ask(tmp_path, facts, brand(advantages=(), rivals=["coffeehouse"]))
    assert found.method == "aided"
    assert found.estimate is not None
    assert found.estimate.value == pytest.approx(30.0)
    assert found.advantages == ()


def test_every_figure_says_where_it_comes_from(tmp_path: Path) -> None:
    """A client clicks a number and must find its measure, its count and its file."""
    root = Path(__file__).resolve().parents[2]
    found = ask(tmp_path, two_waves(30, 60), brand())
    for one in found.figures:
        assert (root / "docs" / "measures" / f"{one.measure}.md").is_file(), one.code
        assert (root / "src/otvet/store/sql" / f"{one.count}.sql").is_file(), one.code
        assert one.sources == ("facts.csv",)
        assert one.value is not None or one.reason
    assert [line.file for line in found.sources] == ["facts.csv"]
