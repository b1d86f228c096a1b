"""Derived tables are always of the facts as they are now."""

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from tests.store_fixture import OBSERVED, land_facts, rows_of, run_key

from otvet.facts import ActorId, Fact, Mention, Metric, PageRef, YearMonth
from otvet.store.derived import DERIVED
from otvet.store.store import Store
from otvet.store.tables import FACT_TABLES

PAGE = PageRef("telegram:1")
SEPTEMBER, OCTOBER = YearMonth.parse("2026-09"), YearMonth.parse("2026-10")
_MENTION = FACT_TABLES["mention"].schema
LATER = OBSERVED + timedelta(days=1)


def _mention(native_id: str, actor: int, month: int = 10, *, own: bool = False) -> Mention:
    return Mention(
        page=PAGE,
        native_id=native_id,
        at=datetime(2026, month, 5, tzinfo=UTC),
        kind="comment",
        text="a",
        actor=ActorId(actor),
        is_own=own,
    )


def _acts(store: Store, *months: YearMonth) -> list[tuple[int, int, int]]:
    store.engine.table("actor_month", months)
    rows = store.engine.map_batches(
        "actor_month", lambda batch: batch, schema=DERIVED["actor_month"].schema
    ).to_pylist()
    return sorted((row["month"], row["actor"], row["n"]) for row in rows)


def _files(store: Store) -> dict[Path, int]:
    return {p: p.stat().st_mtime_ns for p in (store.folder / "derived").rglob("*.parquet")}


def test_the_brands_own_replies_make_nobody_active(tmp_path: Path) -> None:
    """Else the most active person of every brand would be its own manager."""
    with land_facts(tmp_path, [_mention("1", 7), _mention("2", 8, own=True)]) as store:
        assert _acts(store, OCTOBER) == [(OCTOBER.index, 7, 1)]


def test_a_months_file_is_counted_once_for_the_same_facts(tmp_path: Path) -> None:
    """A second `otvet month` reads what the first has counted."""
    with land_facts(tmp_path, [_mention("1", 7), _mention("2", 7)]) as store:
        assert _acts(store, OCTOBER) == [(OCTOBER.index, 7, 2)]
        before = _files(store)
        time.sleep(0.01)
        assert _acts(store, OCTOBER) == [(OCTOBER.index, 7, 2)]
        assert _files(store) == before


def test_tables_that_stand_on_each_other_are_counted_by_one_engine_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each engine takes its share of the machine's memory, so a third would be paid for by people."""
    connect, opened = duckdb.connect, []

    def counted() -> duckdb.DuckDBPyConnection:
        opened.append(connect())
        return opened[-1]

    monkeypatch.setattr(duckdb, "connect", counted)
    facts = [_mention("1", 7, 9), _mention("2", 7), _mention("3", 8)]
    with land_facts(tmp_path, facts) as store:
        store.engine.table("mention", [SEPTEMBER])
        store.engine.table("actor_state", [OCTOBER])
        states = store.engine.map_batches(
            "actor_state", lambda batch: batch, schema=DERIVED["actor_state"].schema
        )
        assert sorted(zip(*states.select(["actor", "mask"]).to_pydict().values(), strict=True)) == [
            (7, 3),
            (8, 1),
        ]
        texts = store.engine.map_batches("mention", lambda batch: batch, schema=_MENTION)
        assert texts.num_rows == 1, "what the caller has shown stays"
    assert len(opened) == 2


def test_new_facts_of_one_month_leave_other_months_as_they_are(tmp_path: Path) -> None:
    """A monthly refresh must cost a month, not all years."""
    with land_facts(tmp_path, [_mention("1", 7, 9)]) as store:
        _acts(store, SEPTEMBER)
        before = _files(store)
        store.land(run_key("new"), rows_of([_mention("2", 8, 10)]), observed_at=LATER)
        assert _acts(store, SEPTEMBER, OCTOBER) == [
            (SEPTEMBER.index, 7, 1),
            (OCTOBER.index, 8, 1),
        ]
        assert before.items() < _files(store).items()


def test_a_mention_that_moved_to_another_month_leaves_its_old_one(tmp_path: Path) -> None:
    """The old month's files are untouched, and still its count is no longer the same."""
    with land_facts(tmp_path, [_mention("1", 7, 9), _mention("2", 7, 9)]) as store:
        assert _acts(store, SEPTEMBER) == [(SEPTEMBER.index, 7, 2)]
        moved = store.land(run_key("new"), rows_of([_mention("1", 7, 10)]), observed_at=LATER)
        assert _acts(store, SEPTEMBER) == [(SEPTEMBER.index, 7, 1)]
        store.undo(moved.run)
        assert _acts(store, SEPTEMBER) == [(SEPTEMBER.index, 7, 2)]


def test_a_table_made_by_python_is_made_anew_for_other_facts_or_code(tmp_path: Path) -> None:
    """Scores of texts are dear, and must still follow facts and the code that makes them."""
    made: list[str] = []

    def keep(store: Store, version: str) -> pa.Table:
        def make() -> pa.Table:
            made.append(version)
            return pa.table({"score": [len(made)]})

        return store.kept("text_scores", OCTOBER, of="mention", version=version, make=make)

    with land_facts(tmp_path, [_mention("1", 7)]) as store:
        assert keep(store, "1") == keep(store, "1")
        keep(store, "2")
        store.land(run_key("new"), rows_of([_mention("2", 8)]), observed_at=LATER)
        assert keep(store, "2")["score"].to_pylist() == [3]
        followers = Metric(page=PAGE, day=date(2026, 10, 31), metric="followers", value=5.0)
        other: list[Fact] = [followers, _mention("3", 7, 9)]
        store.land(run_key("other"), rows_of(other), observed_at=LATER)
        assert keep(store, "2")["score"].to_pylist() == [3], "of its own month and table alone"
        store.land(
            run_key("moved"), rows_of([_mention("2", 8, 9)]), observed_at=LATER + timedelta(days=1)
        )
        keep(store, "2")
    assert made == ["1", "2", "2", "2"], "a text that moved to another month left this one"
