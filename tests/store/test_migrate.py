"""A folder of a newer Otvet is left alone, an older one is brought up."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from deltalake import write_deltalake
from tests.store_fixture import OBSERVED, plain_config, rows_of, run_key, shown

from otvet.errors import StoreError
from otvet.facts import ActorId, Follow, PageRef
from otvet.store import migrate
from otvet.store.audits import Label
from otvet.store.decisions import Decision
from otvet.store.delta import Facts
from otvet.store.ledger import Ledger
from otvet.store.store import Store
from otvet.store.tables import FACT_TABLES


def _set_version(folder: Path, version: int) -> None:
    sql = sqlite3.connect(folder / "ledger.sqlite")
    sql.execute(f"pragma user_version = {version}")
    sql.close()


def test_a_new_folder_has_the_layout_of_the_code(tmp_path: Path) -> None:
    """Without the version a later Otvet could not tell what it has before it."""
    Ledger(tmp_path).close()
    sql = sqlite3.connect(tmp_path / "ledger.sqlite")
    assert migrate.layout_of(sql) == migrate.LAYOUT
    sql.close()


def test_a_newer_folder_is_refused_and_not_changed(tmp_path: Path) -> None:
    """Older code would write facts that the newer one cannot trust."""
    Store.open(tmp_path, plain_config()).close()
    _set_version(tmp_path, migrate.LAYOUT + 1)
    before = (tmp_path / "ledger.sqlite").read_bytes()
    with pytest.raises(StoreError, match="newer Otvet"):
        Store.open(tmp_path, plain_config())
    assert (tmp_path / "ledger.sqlite").read_bytes() == before


def test_an_older_folder_goes_through_every_step_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may skip several releases and still opens."""
    Ledger(tmp_path).close()
    _set_version(tmp_path, 1)
    done: list[int] = []

    def step(number: int) -> migrate.Step:
        return lambda _folder, _sql: done.append(number)

    monkeypatch.setattr(migrate, "STEPS", {1: step(1), 2: step(2)})
    monkeypatch.setattr(migrate, "LAYOUT", 3)
    Ledger(tmp_path).close()
    Ledger(tmp_path).close()
    assert done == [1, 2]


def test_a_ledger_from_before_decisions_takes_them(tmp_path: Path) -> None:
    """A brand that was made by the first release keeps its people's decisions, too."""
    Ledger(tmp_path).close()
    sql = sqlite3.connect(tmp_path / "ledger.sqlite")
    sql.execute("drop table decision")
    sql.close()
    now = datetime(2026, 11, 2, tzinfo=UTC)
    said = Decision(mention=-5, month=24_321, about="", what="confirm", at=now)
    with Ledger(tmp_path) as ledger:
        ledger.decide([said])
        assert ledger.decisions(24_321) == (said,)


def test_a_folder_from_before_labels_takes_labels(tmp_path: Path) -> None:
    """Its owner would else have to start anew."""
    Ledger(tmp_path).close()
    sql = sqlite3.connect(tmp_path / "ledger.sqlite")
    sql.executescript("drop table sample; drop table label; pragma user_version = 1")
    sql.close()
    label = Label(mention=1, rater="1", sentiment=0, problems=(), at=OBSERVED)
    with Ledger(tmp_path) as ledger:
        ledger.write_labels([label])
        assert ledger.labels() == (label,)


def test_a_damaged_ledger_says_so(tmp_path: Path) -> None:
    """A raw SQLite error would not tell anybody what to do."""
    (tmp_path / "ledger.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match="restore"):
        Ledger(tmp_path)


def test_a_folder_from_before_links_is_read_and_goes_on(tmp_path: Path) -> None:
    """Its files lack the columns that say how people joined; engines read the files themselves."""
    older = pa.schema([f for f in FACT_TABLES["follow"].stored_schema if f.name != "via"])
    values = {name: [1] for name in older.names} | {"observed_at": [OBSERVED], "at": [OBSERVED]}
    values |= {"month": [24_321], "part_month": [24_321], "state": [2]}
    old = pa.table([pa.array(values[f.name], f.type) for f in older], schema=older)
    place = str(tmp_path / "facts" / "follow")
    write_deltalake(place, old, partition_by=["part_brand", "part_month"])
    Ledger(tmp_path).close()
    _set_version(tmp_path, 3)
    Ledger(tmp_path).close()
    with Store.open(tmp_path, plain_config()) as store:
        assert shown(store, "follow", "actor", "state", "via") == [(1, 2, "")]
        again = Follow(
            page=PageRef("vk:1"), actor=ActorId(5), at=OBSERVED, state="joined", via="link"
        )
        store.land(run_key("new"), rows_of([again]), observed_at=OBSERVED)
        assert (5, 2, "link") in shown(store, "follow", "actor", "state", "via")
    assert Facts(tmp_path).files("cost") == []
