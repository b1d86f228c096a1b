"""Strata of the lists of two months, over accounts few enough to count by hand."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from tests.store_fixture import land_facts

from otvet.facts import ActorId, Fact, Follow, Interaction, Mention, PageRef, YearMonth
from otvet.store.counts import fakes
from otvet.store.counts.fakes import Listed, listed_accounts, listed_strata, texts_by_account
from otvet.store.store import Store

A, B = PageRef("vk:1"), PageRef("vk:2")
OCTOBER = YearMonth.parse("2026-10")
COPIERS = pa.table({"actor": pa.array([3, 99], pa.int64())})


def at(month: int) -> datetime:
    return datetime(2026, month, 20, tzinfo=UTC)


def member(actor: int, month: int, *, page: PageRef = A, state: str = "member") -> Follow:
    return Follow(
        page=page,
        actor=ActorId(actor),
        at=at(month),
        state="member" if state == "member" else "left",
    )


FACTS: list[Fact] = [
    *(member(who, 4) for who in (1, 2)),
    *(member(who, 9) for who in (1, 2, 3, 4)),
    *(member(who, 10) for who in (1, 2, 3, 5, 6)),
    member(6, 10, page=B),
    member(7, 10, page=PageRef("vk:9")),
    member(4, 10, state="left"),
    Interaction(page=A, native_id="1", at=at(6), kind="like", actor=ActorId(2)),
    Mention(page=A, native_id="2", at=at(10), kind="comment", text="Вкусно", actor=ActorId(5)),
    Mention(page=A, native_id="3", at=at(10), kind="comment", text="Спасибо", is_own=True),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with land_facts(tmp_path, FACTS) as made:
        yield made


def test_a_list_splits_by_who_came_and_left_and_what_is_known_of_them(store: Store) -> None:
    """1 is silent since April, 2 acted in June, 3 copies, 4 left, 5 and 6 came, 6 to B as well."""
    found = listed_strata(store, OCTOBER, pages=(A, B), copiers=COPIERS)
    assert found == (
        Listed(page=A, cell="left", kind="plain", accounts=1),
        Listed(page=A, cell="new", kind="plain", accounts=2),
        Listed(page=A, cell="stayed", kind="copies", accounts=1),
        Listed(page=A, cell="stayed", kind="plain", accounts=1),
        Listed(page=A, cell="stayed", kind="silent", accounts=1),
        Listed(page=B, cell="new", kind="plain", accounts=1),
    )


def test_the_accounts_are_those_of_the_strata(store: Store) -> None:
    rows = listed_accounts(store, OCTOBER, pages=(A, B), copiers=COPIERS, of=7)
    strata = listed_strata(store, OCTOBER, pages=(A, B), copiers=COPIERS)
    counted = Counter((one.page, one.cell, one.kind) for one in rows)
    assert counted == {(one.page, one.cell, one.kind): one.accounts for one in strata}
    assert {one.actor for one in rows if one.cell == "left"} == {4}


def test_of_a_very_long_list_a_part_is_read(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawing a hundred of five million needs no five million rows."""
    monkeypatch.setattr(fakes, "MOST_ROWS", 3)
    rows = listed_accounts(store, OCTOBER, pages=(A, B), copiers=COPIERS, of=7)
    assert {one.actor for one in rows} == {2, 4, 6}


def test_texts_of_known_people_are_read_and_the_brands_own_are_not(store: Store) -> None:
    rows = texts_by_account(store, OCTOBER)
    assert list(zip(rows["actor"].to_pylist(), rows["text"].to_pylist(), strict=True)) == [
        (5, "Вкусно")
    ]
