"""Facts on disk as Delta tables. The only module that knows Delta.

A batch and the fact that it has landed are one commit: the table's log carries, beside the new
files, an app transaction (the run, the number of the batch). So a run killed between two batches,
or inside one, is continued by running it again, and nothing lands twice.
"""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import unquote

import pyarrow as pa
import pyarrow.parquet as parquet
from deltalake import CommitProperties, DeltaTable, Schema, Transaction, write_deltalake
from deltalake.exceptions import DeltaError

from otvet.errors import StoreError
from otvet.i18n import mark
from otvet.store.tables import FACT_TABLES, PARTITIONS

_MONTH_IN_PATH = re.compile(r"part_month=(\d+)/")
_STATISTICS = "brand,month,observed_at,run"
# Minima and maxima of other columns would put people's ids and words into the log, where an
# erasure does not reach.
_UNREADABLE = re.compile(r"[\[\]]|%[0-9A-Fa-f]{2}")
# Delta keeps places as addresses: it takes "%20" in a folder's name for a space, and stops at "[".


class Facts:
    """The fact tables of a brand folder."""

    def __init__(self, folder: Path) -> None:
        if _UNREADABLE.search(str(folder.resolve())):
            raise StoreError(
                mark("{folder}: the folder's path holds [, ] or % with two digits; rename it"),
                {"folder": folder.resolve()},
            )
        self._folder = folder
        self._open: dict[str, DeltaTable] = {}

    def append(self, table: str, rows: pa.Table, *, app: str, batch: int) -> None:
        """Land a batch together with the mark that it has landed."""
        landed = CommitProperties(app_transactions=[Transaction(app, batch)])
        write_deltalake(self._made(table), rows, mode="append", commit_properties=landed)

    def last_landed(self, table: str, app: str) -> int:
        """The number of the last batch of a run that the table holds; -1 for none."""
        found = self._found(table)
        version = None if found is None else found.transaction_version(app)
        return -1 if version is None else int(version)

    def files(self, table: str, months: Iterable[int] = ()) -> list[str]:
        """The files of the newest snapshot, of all months or of some, in a stable order."""
        found = self._found(table)
        if found is None:
            return []
        wanted = frozenset(months)
        uris = sorted(unquote(uri) for uri in found.file_uris())
        return [uri for uri in uris if not wanted or month_of(uri) in wanted]

    def files_of_run(self, table: str, run: int) -> list[str]:
        """The files that may hold rows of a run, told by their statistics."""
        found = self._found(table)
        if found is None or not found.file_uris():
            return []
        actions = pa.table(found.get_add_actions(flatten=True)).to_pylist()
        names = {
            str(action["path"]).rpartition("/")[2]
            for action in actions
            if action.get("min.run", run) <= run <= action.get("max.run", run)
        }
        return [uri for uri in self.files(table) if uri.rpartition("/")[2] in names]

    def remove_run(self, table: str, run: int) -> None:
        """Drop a run's rows; older observations of the same things become the newest again."""
        found = self._found(table)
        if found is not None:
            found.delete(f"run = {int(run)}")

    def replace_month(self, table: str, month: int, rows: pa.Table) -> None:
        """Put other rows in place of a month's; the log names the month and nothing else."""
        found = self._made(table)
        where = f"part_month = {int(month)}"
        if rows.num_rows == 0:
            found.delete(where)
        else:
            write_deltalake(found, rows, mode="overwrite", predicate=where)

    def widen(self, table: str) -> None:
        """Give an older table the columns that have been added since, empty in its rows.

        Engines read the files themselves, so every file must hold every column. A month that was
        already rewritten is rewritten alike: the step may be repeated after a crash.
        """
        found = self._found(table)
        if found is None:
            return
        schema = FACT_TABLES[table].stored_schema
        held = {one.name for one in found.schema().fields}
        new = [one for one in Schema.from_arrow(schema).fields if one.name not in held]
        if new:
            found.alter.add_columns(new)
        for month in months_of(self.files(table)):
            files = [parquet.read_table(f, partitioning=None) for f in self.files(table, [month])]
            self.replace_month(table, month, pa.concat_tables([_widened(f, schema) for f in files]))

    def sweep(self, table: str, *, spare_hours: int = 0) -> None:
        """Delete from the disk the files that the newest snapshot does not use.

        `spare_hours` leaves what went out of use lately, for readers still at it.
        """
        found = self._found(table)
        if found is not None:
            found.vacuum(
                retention_hours=spare_hours,
                dry_run=False,
                enforce_retention_duration=False,
                full=True,
            )

    def compact(self, table: str) -> None:
        """Join small files of a month into large ones; rows stay what they were."""
        found = self._found(table)
        if found is not None:
            found.optimize.compact()

    def _found(self, table: str) -> DeltaTable | None:
        if table in self._open:
            self._open[table].update_incremental()
            return self._open[table]
        path = self._path(table)
        if not DeltaTable.is_deltatable(str(path)):
            return None
        try:
            self._open[table] = DeltaTable(str(path))
        except DeltaError as error:
            raise damaged(path, error) from None
        return self._open[table]

    def _made(self, table: str) -> DeltaTable:
        found = self._found(table)
        if found is None:
            found = self._open[table] = DeltaTable.create(
                str(self._path(table)),
                FACT_TABLES[table].stored_schema,
                mode="ignore",
                partition_by=list(PARTITIONS),
                configuration={"delta.dataSkippingStatsColumns": _STATISTICS},
            )
        return found

    def _path(self, table: str) -> Path:
        return self._folder / "facts" / table


def _widened(rows: pa.Table, schema: pa.Schema) -> pa.Table:
    given = {field.name: _empty(field.type, rows.num_rows) for field in schema}
    given |= dict(zip(rows.column_names, rows.columns, strict=True))
    # A partition's column stands in the path and not in the file; its twin stands in the file.
    given |= {name: given[name.removeprefix("part_")] for name in PARTITIONS}
    columns = [given[name] for name in schema.names]
    return pa.table([c.cast(f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def _empty(kind: pa.DataType, rows: int) -> pa.Array:
    return pa.array([""] * rows, kind) if pa.types.is_string(kind) else pa.nulls(rows, kind)


def damaged(path: Path, error: Exception) -> StoreError:
    """The error that says what to do about facts that cannot be read."""
    why = str(error).partition("\n")[0]
    return StoreError(
        mark(
            "{path} is damaged ({why}); restore the brand from a backup: "
            "unpack the archive into a new folder"
        ),
        {"path": path, "why": why},
    )


def month_of(uri: str) -> int:
    """The month whose partition a file lies in; 0 for rows without a month."""
    found = _MONTH_IN_PATH.search(uri.replace("\\", "/"))
    return int(found[1]) if found else 0


def months_of(uris: Sequence[str]) -> list[int]:
    """The months that files lie in."""
    return sorted({month_of(uri) for uri in uris})
