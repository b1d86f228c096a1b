"""What a person decides enters the counts; what was not decided stays as it was read."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.opinion.test_answer import (
    CONFIG,
    DIFFERENT,
    HAIR,
    OCTOBER,
    ODD,
    PAGE,
    PRAISE,
    TASTE,
    WAIT,
    by_different_people,
    check,
    figure,
    mention,
)
from tests.store_fixture import land_facts

from otvet.facts import ActorId
from otvet.findings import Answer
from otvet.opinion.answer import answer
from otvet.opinion.codeframe import codeframe
from otvet.opinion.decided import decided
from otvet.opinion.mentions import SCHEMA, show_scores
from otvet.opinion.singles import Single, decisions_on, singles_of
from otvet.store.counts.opinion import QUIET, UNPLACED
from otvet.store.decisions import Decision, What
from otvet.store.store import Store

CAFE = codeframe("cafe")
NUMBER = {kind.code: number for number, kind in enumerate(CAFE.kinds)}
WAITED, HAIRY = NUMBER["long_wait"], NUMBER["dirty"]
NOW = datetime(2026, 11, 2, tzinfo=UTC)
TEXTS = [WAIT] * 20 + [TASTE] * 10 + [HAIR, ODD, ODD + "!"] + [PRAISE] * 5


def scores(*rows: tuple[int, int]) -> pa.Table:
    made = [(key, key, problem, 0, 0.5, -1, -1, key) for key, problem in rows]
    columns = [
        pa.array(values, f.type) for values, f in zip(zip(*made, strict=True), SCHEMA, strict=True)
    ]
    return pa.Table.from_arrays(columns, schema=SCHEMA)


def said(mention: int, about: str, what: What, into: str = "") -> Decision:
    return Decision(mention=mention, month=OCTOBER.index, about=about, what=what, into=into, at=NOW)


def problems(table: pa.Table) -> list[tuple[int, int]]:
    return sorted(zip(table["mention_key"].to_pylist(), table["problem"].to_pylist(), strict=True))


def test_a_merged_mention_counts_for_its_problem_and_beyond_doubt() -> None:
    found = decided(scores((1, UNPLACED), (2, QUIET)), [said(1, "", "merge", "long_wait")], CAFE)
    assert problems(found) == [(1, WAITED), (2, QUIET)]
    assert dict(zip(found["mention_key"].to_pylist(), found["sure"].to_pylist(), strict=True)) == {
        1: 1.0,
        2: 0.5,
    }
    assert found.schema == SCHEMA


def test_a_discarded_mention_is_no_complaint_but_still_somebodys_word() -> None:
    """Dropped altogether, its author would be missing from all who spoke up."""
    assert problems(decided(scores((1, UNPLACED)), [said(1, "", "discard")], CAFE)) == [(1, QUIET)]


def test_what_else_a_text_says_stays() -> None:
    both = scores((1, WAITED), (1, HAIRY))
    assert problems(decided(both, [said(1, "dirty", "discard")], CAFE)) == [(1, WAITED)]
    merged = decided(both, [said(1, "dirty", "merge", "long_wait")], CAFE)
    assert problems(merged) == [(1, WAITED)]  # once, not twice


def test_later_decisions_follow_a_merged_mention() -> None:
    steps = [said(1, "", "merge", "dirty"), said(1, "dirty", "merge", "long_wait")]
    assert problems(decided(scores((1, UNPLACED)), steps, CAFE)) == [(1, WAITED)]
    circle = [said(1, "", "merge", "dirty"), said(1, "dirty", "merge", "")]
    assert problems(decided(scores((1, UNPLACED)), circle, CAFE)) == [(1, UNPLACED)]


@pytest.mark.parametrize(
    "aside",
    [
        said(1, "", "confirm"),
        said(1, "", "merge", "not_in_force"),
        said(1, "dirty", "discard"),
        said(9, "", "discard"),
        said(1, "", "dismiss"),
    ],
)
def test_what_does_not_bear_on_the_scores_leaves_them(aside: Decision) -> None:
    table = scores((1, UNPLACED))
    assert decided(table, [aside], CAFE) is table


# In the answer


def landed(tmp_path: Path, texts: list[str] = TEXTS) -> Store:
    return land_facts(tmp_path, by_different_people(texts), CONFIG)


def answered(store: Store) -> Answer:
    return answer(store, OCTOBER, CONFIG, rng=np.random.default_rng(1))


def shown(store: Store) -> tuple[Single, ...]:
    show_scores(store, OCTOBER, CAFE, CONFIG)
    return singles_of(store, OCTOBER, CAFE)


def settle(store: Store, single: Single, what: What, into: str = "") -> None:
    store.decide(decisions_on(single, what, OCTOBER, at=NOW, into=into))


def test_singles_are_what_one_author_named_and_every_unplaced_complaint(tmp_path: Path) -> None:
    with landed(tmp_path) as store:
        found = shown(store)
        assert [single.code for single in found] == ["foreign_things", "", ""]
        assert len(found) == figure(answered(store), "singletons").value
        assert {single.text for single in found} >= {HAIR}
        assert {single.page for single in found} == {PAGE}


def test_one_author_who_says_it_twice_is_one_single_with_two_mentions(tmp_path: Path) -> None:
    facts = [mention(1, HAIR, author=1), mention(2, HAIR + " Снова!", author=1)]
    with land_facts(tmp_path, facts, CONFIG) as store:
        (single,) = shown(store)
        assert len(single.keys) == 2
        settle(store, single, "discard")
        assert shown(store) == ()


def test_confirmed_singles_stay_new_and_the_check_passes_when_all_are_settled(
    tmp_path: Path,
) -> None:
    """f1 and Q1 stay as they were: what is really new was rightly counted as new."""
    with landed(tmp_path) as store:
        before = answered(store)
        assert check(before, "singletons").details["problems"] == 3
        for single in shown(store):
            assert check(answered(store), "singletons").passed is False
            settle(store, single, "confirm")
        after = answered(store)
        assert check(after, "singletons").passed is True
        assert after.estimate == before.estimate
        assert figure(after, "singletons").value == 3
        assert "singletons" not in {need.code for need in after.needs}


def test_merged_and_discarded_singles_lower_novelty(tmp_path: Path) -> None:
    """Three of 38 were alone with something; then none is."""
    with landed(tmp_path) as store:
        assert figure(answered(store), "novelty").value == pytest.approx(3 / 38)
        hair = next(single for single in shown(store) if single.code)
        odd = [single for single in shown(store) if not single.code]
        settle(store, hair, "merge", "long_wait")
        settle(store, odd[0], "merge", "long_wait")
        settle(store, odd[1], "discard")
        found = answered(store)
        assert figure(found, "novelty").value == 0
        assert figure(found, "authors").value == 38
        assert check(found, "singletons").passed is True
        wait = next(problem for problem in found.problems if problem.code == "long_wait")
        assert (wait.mentions, wait.authors) == (22, 22)
        assert figure(found, "complaints").value == 32


def test_a_single_merged_into_a_problem_nobody_else_named_is_looked_at(tmp_path: Path) -> None:
    """Else the same person would be asked about the same words for ever."""
    with landed(tmp_path, [*[WAIT] * 35, ODD]) as store:
        (odd,) = shown(store)
        settle(store, odd, "merge", "dirty")
        (single,) = shown(store)
        assert (single.code, single.done) == ("dirty", True)
        assert check(answered(store), "singletons").passed is True


def test_the_latest_decision_counts(tmp_path: Path) -> None:
    with landed(tmp_path, [*[WAIT] * 35, ODD]) as store:
        (odd,) = shown(store)
        settle(store, odd, "discard")
        assert shown(store) == ()
        settle(store, odd, "confirm")
        assert [single.done for single in shown(store)] == [True]


def test_decisions_are_of_their_month(tmp_path: Path) -> None:
    with landed(tmp_path) as store:
        settle(store, shown(store)[0], "discard")
        assert store.decisions(OCTOBER.next) == ()
        assert len(store.decisions(OCTOBER)) == 1


def test_an_erased_person_takes_the_decisions_along(tmp_path: Path) -> None:
    facts = by_different_people([*DIFFERENT, ODD])
    with land_facts(tmp_path, facts, CONFIG) as store:
        odd = next(single for single in shown(store) if not single.code)
        for single in shown(store):
            settle(store, single, "confirm")
        before = len(store.decisions(OCTOBER))
        store.erase(ActorId(1000 + len(DIFFERENT)))
        left = store.decisions(OCTOBER)
        assert len(left) == before - 1
        assert odd.keys[0] not in {one.mention for one in left}
