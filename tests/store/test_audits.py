"""Samples and labels are kept as they were given, and go with the person they speak of."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.store_fixture import OBSERVED, land_facts, shown

from otvet.facts import ActorId, Mention, PageRef, YearMonth
from otvet.store.audits import Drawn, Label
from otvet.store.store import Store

OCTOBER = YearMonth.parse("2026-10")


def mention(number: int, author: int) -> Mention:
    return Mention(
        page=PageRef("file:reviews"),
        native_id=str(number),
        at=datetime(2026, 10, number, 12, tzinfo=UTC),
        kind="review",
        text=f"Ждали заказ {number} минут",
        actor=ActorId(author),
    )


def drawn(key: int, place: int = 0) -> Drawn:
    return Drawn(
        mention=key, place=place, stratum="quiet", weight=2.5, drawn_at=OBSERVED, codeframe="cafe-1"
    )


def label(key: int, rater: str = "1") -> Label:
    return Label(mention=key, rater=rater, sentiment=-1, problems=("long_wait",), at=OBSERVED)


def keys(store: Store) -> dict[int, int]:
    """Key of each author's text."""
    return {int(str(a)): int(str(k)) for a, k in shown(store, "mention", "actor", "key")}


def test_a_sample_and_its_labels_come_back_as_they_were(tmp_path: Path) -> None:
    with land_facts(tmp_path, [mention(1, 7), mention(2, 8)]) as store:
        kept = [drawn(5, 1), drawn(-4, 0)]
        store.keep_sample(OCTOBER, kept)
        two = [replace(label(5), problems=("a", "unplaced"), cause="staff"), label(5, "Ольга")]
        store.keep_labels(two)
        assert store.sample(OCTOBER) == (kept[1], kept[0])
        assert store.sample(OCTOBER.previous) == ()
        assert store.labels() == tuple(two)


def test_a_new_sample_takes_the_place_of_the_old_and_a_new_word_that_of_the_old(
    tmp_path: Path,
) -> None:
    with land_facts(tmp_path, [mention(1, 7)]) as store:
        store.keep_sample(OCTOBER, [drawn(5)])
        store.keep_sample(OCTOBER, [drawn(6)])
        assert [one.mention for one in store.sample(OCTOBER)] == [6]
        store.keep_labels([label(5)])
        store.keep_labels([replace(label(5), problems=())])
        assert [one.problems for one in store.labels()] == [()]


def test_an_erased_person_takes_what_was_said_of_their_texts_along(tmp_path: Path) -> None:
    """A label with the key of an erased text would be a trace of the person who wrote it."""
    with land_facts(tmp_path, [mention(1, 7), mention(2, 8)]) as store:
        of = keys(store)
        store.keep_sample(OCTOBER, [drawn(of[7], 0), drawn(of[8], 1)])
        store.keep_labels([label(of[7]), label(of[8])])
        store.erase(ActorId(7))
        assert [one.mention for one in store.labels()] == [of[8]]
        assert [one.mention for one in store.sample(OCTOBER)] == [of[8]]
    sql = sqlite3.connect(tmp_path / "brand" / "ledger.sqlite")
    left = sql.execute("select count(*) from label where mention = ?", (of[7],)).fetchone()
    sql.close()
    assert left == (0,)


def test_labels_outlive_an_import_taken_back_and_taken_again(tmp_path: Path) -> None:
    """An hour of a person's work is not lost because a file was mapped anew."""
    with land_facts(tmp_path, [mention(1, 7)]) as store:
        key = keys(store)[7]
        store.keep_labels([label(key)])
        (run,) = store.runs()
        store.undo(run.run)
        assert store.labels() == (label(key),)
    with land_facts(tmp_path, [mention(1, 7)], file="again.csv") as store:
        assert keys(store)[7] == key
        assert store.labels() == (label(key),)
