"""DuckDB counts over the files of the facts' newest snapshot: in memory, without a lock."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from otvet.store import derived
from otvet.store.base import SCORING_ROWS, ScoreBatch
from otvet.store.delta import Facts, damaged
from otvet.store.over_files import OverFiles

_TYPES = {pa.int32(): "integer", pa.int64(): "bigint"}
_KEYS_AT_ONCE = 2**25
"""Keys that are looked through at a time: 256 MB of them, and as much again while they are sorted."""
_COPY = "copy ({rows}) to {to} (format parquet, compression zstd)"


class DuckDBEngine(OverFiles):
    """The engine for one box. Every process has its own, reading the same files.

    Args:
        folder: the brand's folder.
        facts: its facts.
        memory: how much memory it may take, such as 6GB; empty: DuckDB's own limit. The second
            engine, which counts derived tables, may take as much again.
    """

    def __init__(self, folder: Path, facts: Facts, *, memory: str = "") -> None:
        super().__init__(folder, facts)
        self._memory = memory
        self._con = duckdb.connect()
        self._run("set TimeZone = 'UTC'")
        self._run("set preserve_insertion_order = false")
        self._spill_into(folder / "derived")
        if memory:
            self._run(f"set memory_limit = '{memory}'")

    def put(self, name: str, rows: pa.Table) -> None:
        """Make a small typed table visible to the next counts."""
        self._drop(name)
        self._con.register(f"{name}__given", rows)
        self._run(f"create table {name} as select * from {name}__given")
        self._con.unregister(f"{name}__given")

    def map_batches(self, name: str, score: ScoreBatch, *, schema: pa.Schema) -> pa.Table:
        """The scores of every batch of a visible table, in one table."""
        rows = self._rows(f"select * from {name}")
        batches = rows.combine_chunks().to_batches(max_chunksize=SCORING_ROWS)
        return pa.Table.from_batches([score(batch) for batch in batches], schema=schema)

    def close(self) -> None:
        """Let go of memory and files."""
        super().close()
        self._con.close()

    def _spill_into(self, derived: Path) -> None:
        # By itself DuckDB takes the folder that the command was given in: rows of people would
        # lie there, where no erasure reaches.
        derived.mkdir(parents=True, exist_ok=True)
        self._run(f"set temp_directory = {_quoted(derived / '.spilt')}")

    def _run(self, sql: str) -> None:
        with self._faults_in_words():
            self._con.sql(sql)

    def _rows(self, sql: str) -> pa.Table:
        with self._faults_in_words():
            rows: pa.Table = self._con.sql(sql).to_arrow_table()
        return rows

    @contextmanager
    def _faults_in_words(self) -> Iterator[None]:
        """A file that cannot be opened or read becomes the error that says what to do."""
        try:
            yield
        except duckdb.IOException as error:
            raise damaged(self._folder / "facts", error) from None

    def _drop(self, name: str) -> None:
        found = self._con.sql(f"select internal from duckdb_views() where view_name = '{name}'")
        self._run(f"drop {'view' if found.fetchall() else 'table'} if exists {name}")

    def _show(self, name: str, sql: str) -> None:
        self._drop(name)
        self._run(f"create view {name} as {sql}")

    def _keep(self, name: str, sql: str) -> None:
        self._run(f"create table {name} as {sql}")

    def _files(self, uris: Sequence[str], schema: pa.Schema) -> str:
        listed = ", ".join(map(_quoted, uris))
        names = ", ".join(f'"{name}"' for name in schema.names)
        return f"""(
            select {names}, filename as file, file_row_number as place
            from read_parquet(
                [{listed}], hive_partitioning = false, filename = true, file_row_number = true
            )
        )"""

    def _twice(self, uris: Sequence[str], schema: pa.Schema) -> str:
        # Sorted numbers side by side take a tenth of the time of a group for each key.
        name = f"twice_{derived.stamp(uris)}"
        rows = self._rows(f"select count(*) as n from {self._files(uris, schema)}")["n"][0].as_py()
        parts = -(-rows // _KEYS_AT_ONCE)
        found = [self._twice_in(uris, schema, part, parts) for part in range(parts)]
        if not any(keys.size for keys in found):
            return ""
        self.put(name, pa.table({"key": np.concatenate(found)}))
        return f"select key from {name}"

    def _twice_in(
        self, uris: Sequence[str], schema: pa.Schema, part: int, parts: int
    ) -> NDArray[np.int64]:
        """The keys of one part of all that stand more than once; equal keys are in the same part."""
        only = f"where abs(key % {parts}) = {part}" if parts > 1 else ""
        keys = np.sort(self._rows(f"select key from {self._files(uris, schema)} {only}")["key"])
        return np.unique(keys[1:][keys[1:] == keys[:-1]])

    def _write(self, path: Path, sql: str, schema: pa.Schema) -> None:
        columns = ", ".join(f'cast("{f.name}" as {_TYPES[f.type]}) as "{f.name}"' for f in schema)
        rows = f"select {columns} from ({sql}) as counted"
        derived.put_in_place(path, lambda to: self._run(_COPY.format(rows=rows, to=_quoted(to))))

    def _another(self) -> "DuckDBEngine":
        return DuckDBEngine(self._folder, self._facts, memory=self._memory)


def _quoted(path: str | Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
