"""A store with facts in it, for tests of every room that counts."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq

from otvet.config import BrandPart, Config
from otvet.facts import Completeness, Fact, Row
from otvet.store.delta import Facts
from otvet.store.store import RunKey, Store
from otvet.store.tables import FACT_TABLES

OBSERVED = datetime(2026, 11, 1, tzinfo=UTC)


def plain_config() -> Config:
    """A brand with nothing set but its name."""
    return Config(brand=BrandPart(name="Teahouse"))


def rows_of(facts: Iterable[Fact]) -> list[Row]:
    """One row a fact, numbered from 1."""
    return [Row(number, (fact,)) for number, fact in enumerate(facts, 1)]


def run_key(file: str, *, source: str = "test", identity: str = "") -> RunKey:
    """The run of a file that exists by name only."""
    digest = sha256(file.encode()).hexdigest()
    return RunKey(source=source, file=file, sha256=digest, identity=identity)


def land_facts(
    tmp_path: Path,
    facts: Sequence[Fact],
    config: Config | None = None,
    *,
    file: str = "facts.csv",
    observed_at: datetime = OBSERVED,
    notes: tuple[str, ...] = (),
) -> Store:
    """An open store in `tmp_path / "brand"` that has taken the facts in as one run.

    Call it again with another `file` to land more; use it as a context manager or close it.
    `notes` are what the file says of its own wholeness.
    """
    store = Store.open(tmp_path / "brand", config or plain_config())
    store.land(
        run_key(file),
        rows_of(facts),
        observed_at=observed_at,
        completeness=Completeness(notes=notes),
    )
    return store


def shown(store: Store, table: str, *columns: str) -> list[tuple[object, ...]]:
    """The newest observations of a fact table, some columns of them, sorted."""
    store.engine.table(table, [])
    rows = store.engine.map_batches(table, lambda batch: batch, schema=FACT_TABLES[table].schema)
    return sorted(zip(*(rows[name].to_pylist() for name in columns), strict=True), key=repr)


def observations(store: Store, table: str) -> int:
    """How many observations lie in the table's files, older ones and copies included."""
    return sum(pq.read_metadata(uri).num_rows for uri in Facts(store.folder).files(table))
