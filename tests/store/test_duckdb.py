"""What DuckDB does in its own way changes no row, and leaves nothing where nobody looks for it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest
from tests.store_fixture import OBSERVED, land_facts, shown

from otvet.facts import ActorId, Mention, PageRef
from otvet.store import duckdb as engine


def _mention(native_id: int, text: str) -> Mention:
    return Mention(
        page=PageRef("telegram:1"),
        native_id=str(native_id),
        at=datetime(2026, 10, 5, tzinfo=UTC),
        kind="comment",
        text=text,
        actor=ActorId(native_id),
    )


@pytest.mark.parametrize("at_once", [3, 7, 1000])
def test_replaced_rows_are_found_however_many_keys_are_looked_through_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    """Keys are negative as often as not: the two that are equal must fall into the same part."""
    monkeypatch.setattr(engine, "_KEYS_AT_ONCE", at_once)
    first = [_mention(n, "old") for n in range(40)]
    again = [_mention(n, "new") for n in range(0, 40, 3)]
    land_facts(tmp_path, first).close()
    later = OBSERVED + timedelta(days=1)
    with land_facts(tmp_path, again, file="again.csv", observed_at=later) as store:
        found = shown(store, "mention", "actor", "text")
        assert sorted(found) == [(n, "old" if n % 3 else "new") for n in range(40)]


def test_keys_are_grouped_only_where_some_stand_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Most months hold no row twice; to list their replaced rows costs more than to look."""
    kept: list[str] = []
    keep = engine.DuckDBEngine._keep

    def told(self: engine.DuckDBEngine, name: str, sql: str) -> None:
        kept.append(name)
        keep(self, name, sql)

    monkeypatch.setattr(engine.DuckDBEngine, "_keep", told)
    with land_facts(tmp_path, [_mention(n, "a") for n in range(5)]) as store:
        assert len(shown(store, "mention", "actor")) == 5
        assert kept == []
    later = OBSERVED + timedelta(days=1)
    again = land_facts(tmp_path, [_mention(1, "b")], file="b.csv", observed_at=later)
    with again as store:
        assert len(shown(store, "mention", "actor")) == 5
        assert len(kept) == 1


def test_what_does_not_fit_into_memory_lies_in_the_brands_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not where the command was given: rows of people would stay there after an erasure."""
    monkeypatch.chdir(tmp_path)
    made: list[duckdb.DuckDBPyConnection] = []
    connect = duckdb.connect

    def counted() -> duckdb.DuckDBPyConnection:
        made.append(connect())
        return made[-1]

    monkeypatch.setattr(duckdb, "connect", counted)
    with land_facts(tmp_path, [_mention(1, "a")]) as store:
        set_to = made[0].sql("select current_setting('temp_directory')").fetchall()[0][0]
        assert Path(set_to).parent == store.folder / "derived"
