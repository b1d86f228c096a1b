"""Samples and labels of accounts are kept as they were given, and go with the account."""

import sqlite3
from dataclasses import replace
from pathlib import Path

from tests.store_fixture import OBSERVED, land_facts

from otvet.facts import ActorId, YearMonth
from otvet.store.account_audits import AccountLabel, DrawnAccount

OCTOBER = YearMonth.parse("2026-10")


def drawn(actor: int, place: int = 0) -> DrawnAccount:
    return DrawnAccount(
        page=1,
        actor=ActorId(actor),
        place=place,
        stratum="new:burst",
        weight=2.5,
        drawn_at=OBSERVED,
    )


def label(actor: int, rater: str = "1", *, fake: bool = True) -> AccountLabel:
    return AccountLabel(actor=ActorId(actor), rater=rater, fake=fake, at=OBSERVED)


def test_a_sample_and_its_labels_come_back_as_they_were(tmp_path: Path) -> None:
    with land_facts(tmp_path, []) as store:
        store.keep_account_sample(OCTOBER, [drawn(5, 1), drawn(-4, 0)])
        store.keep_account_labels([label(5), label(5, "Ольга", fake=False)])
        assert store.account_sample(OCTOBER) == (drawn(-4, 0), drawn(5, 1))
        assert store.account_sample(OCTOBER.previous) == ()
        assert store.account_labels() == (label(5), label(5, "Ольга", fake=False))
        store.keep_account_sample(OCTOBER, [drawn(6)])
        store.keep_account_labels([label(5, fake=False)])
        assert store.account_sample(OCTOBER) == (drawn(6),)
        assert store.account_labels()[0] == replace(label(5), fake=False)


def test_an_erased_person_takes_label_and_place_along(tmp_path: Path) -> None:
    """A label of an erased account would be a trace of whoever it was."""
    with land_facts(tmp_path, []) as store:
        store.keep_account_sample(OCTOBER, [drawn(7, 0), drawn(8, 1)])
        store.keep_account_labels([label(7), label(8)])
        store.erase(ActorId(7))
        assert [one.actor for one in store.account_labels()] == [8]
        assert [one.actor for one in store.account_sample(OCTOBER)] == [8]
    sql = sqlite3.connect(tmp_path / "brand" / "ledger.sqlite")
    left = [
        sql.execute(f"select count(*) from {table} where actor = 7").fetchone()
        for table in ("account_label", "account_sample")
    ]
    sql.close()
    assert left == [(0,), (0,)]
