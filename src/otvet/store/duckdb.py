"""DuckDB counts over the files of the facts' newest snapshot: in memory, without a lock."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Self

import duckdb
import pyarrow as pa

from otvet.errors import InputError
from otvet.facts import YearMonth
from otvet.i18n import mark
from otvet.store import derived
from otvet.store.base import ScoreBatch
from otvet.store.delta import Facts, damaged, months_of
from otvet.store.derived import DERIVED, DerivedTable
from otvet.store.tables import FACT_TABLES, FactTable

RESULT_LIMIT = 1_000_000
"""Rows a count may give: more would be data, not a result."""

_SCORING_ROWS = 50_000
_PARAMETER = re.compile(r"\$([a-z_]+)")


@cache
def sql_of(count: str) -> str:
    """The text of a count; InputError if there is none of that name."""
    text = files("otvet.store") / "sql" / f"{count}.sql"
    if not text.is_file():
        raise InputError(mark("there is no count named {count} in store/sql"), {"count": count})
    return text.read_text("utf-8")


def filled_in(sql: str, ints: Mapping[str, int]) -> str:
    """The text with its `$name` parameters written out: ints only, so nothing can be smuggled in."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in ints:
            raise InputError(mark("the count needs a value for ${name}"), {"name": found[1]})
        return str(int(ints[found[1]]))

    return _PARAMETER.sub(value, sql)


class DuckDBEngine:
    """The engine for one box. Every process has its own, reading the same files."""

    def __init__(self, folder: Path, facts: Facts) -> None:
        self._folder = folder
        self._facts = facts
        self._con = duckdb.connect()
        self._lists: dict[str, bool] = {}
        self._second: DuckDBEngine | None = None
        self._run("set TimeZone = 'UTC'")
        self._run("set preserve_insertion_order = false")

    def table(self, name: str, months: Sequence[YearMonth]) -> None:
        """Make the newest observations visible under the table's name; no months means all."""
        wanted = sorted({month.index for month in months})
        if name in DERIVED:
            self._show_derived(DERIVED[name], wanted)
        elif name in FACT_TABLES:
            self._show_facts(FACT_TABLES[name], wanted)
        else:
            raise InputError(mark("there is no table named {name}"), {"name": name})

    def put(self, name: str, rows: pa.Table) -> None:
        """Make a small typed table visible to the next counts."""
        self._drop(name)
        self._con.register(f"{name}__given", rows)
        self._run(f"create table {name} as select * from {name}__given")
        self._con.unregister(f"{name}__given")

    def query(self, count: str, *, ints: Mapping[str, int]) -> pa.Table:
        """The result of a count over the visible tables."""
        result: pa.Table = self._con.sql(filled_in(sql_of(count), ints)).to_arrow_table()
        if result.num_rows > RESULT_LIMIT:
            raise InputError(
                mark("the count {count} gives {rows} rows: that is not a count"),
                {"count": count, "rows": result.num_rows},
            )
        return result

    def materialise(self, count: str, into: str, month: YearMonth) -> None:
        """Write the count as the month's file of a derived table, unless that file is there."""
        self._fresh(DERIVED[into], month, count)

    def map_batches(self, name: str, score: ScoreBatch, *, schema: pa.Schema) -> pa.Table:
        """The scores of every batch of a visible table, in one table."""
        rows: pa.Table = self._con.sql(f"select * from {name}").to_arrow_table()
        batches = rows.combine_chunks().to_batches(max_chunksize=_SCORING_ROWS)
        return pa.Table.from_batches([score(batch) for batch in batches], schema=schema)

    def close(self) -> None:
        """Let go of memory and files."""
        if self._second is not None:
            self._second.close()
        self._con.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, sql: str) -> None:
        try:
            self._con.sql(sql)
        except duckdb.IOException as error:
            raise damaged(self._folder / "facts", error) from None

    def _drop(self, name: str) -> None:
        found = self._con.sql(f"select internal from duckdb_views() where view_name = '{name}'")
        self._run(f"drop {'view' if found.fetchall() else 'table'} if exists {name}")

    def _show(self, name: str, select: str) -> None:
        self._drop(name)
        self._run(f"create view {name} as {select}")

    def _show_facts(self, table: FactTable, months: Sequence[int]) -> None:
        found = self._facts.files(table.name, months)
        if found:
            self._show(table.name, _newest(table, found, self._superseded(table, months)))
        else:
            self.put(table.name, table.schema.empty_table())

    def _superseded(self, table: FactTable, months: Sequence[int]) -> str:
        """The name of the list of rows that a newer observation has replaced; "" if none was.

        One look at the keys of the whole table serves every month of it that is shown later.
        """
        everywhere = table.newest_over == "all_months"
        files = self._facts.files(table.name, () if everywhere else months)
        name = f"superseded_{derived.stamp([table.name, *files])}"
        if name not in self._lists:
            self._run(f"create table {name} as {_older(table, files)}")
            self._lists[name] = bool(self._con.sql(f"select 1 from {name} limit 1").fetchall())
        return name if self._lists[name] else ""

    def _show_derived(self, table: DerivedTable, months: Sequence[int]) -> None:
        if not months:
            reads = [name for name in table.reads if name in FACT_TABLES]
            months = months_of([file for name in reads for file in self._facts.files(name)])
        found = [str(self._fresh(table, YearMonth(month), table.name)) for month in months]
        if found:
            names = ", ".join(table.schema.names)
            self._show(table.name, f"select {names} from {_parquet(found)}")
        else:
            self.put(table.name, table.schema.empty_table())

    def _fresh(self, table: DerivedTable, month: YearMonth, count: str) -> Path:
        own = self._beside()
        name = derived.stamp([sql_of(count), *own._stands_on(table, month)])
        path = derived.path_of(self._folder, table.name, month, name)
        if not path.exists():
            derived.write(path, own._counted(table, month, count))
        return path

    def _beside(self) -> "DuckDBEngine":
        # A second engine counts derived tables, so that the caller's tables stay as they are.
        if self._second is None:
            self._second = DuckDBEngine(self._folder, self._facts)
        return self._second

    def _counted(self, table: DerivedTable, month: YearMonth, count: str) -> pa.Table:
        for name in table.reads:
            self.table(name, self._months_read(table, month))
        self.put("bits", derived.bits(month))
        sql = filled_in(sql_of(count), {"month": month.index})
        counted: pa.Table = self._con.sql(sql).to_arrow_table()
        return counted.select(table.schema.names).cast(table.schema)

    def _months_read(self, table: DerivedTable, month: YearMonth) -> list[YearMonth]:
        first = month.index - table.months_back
        held = {m for name in _facts_under(table) for m in months_of(self._facts.files(name))}
        return [YearMonth(m) for m in range(first, month.index + 1) if m in held] or [month]

    def _stands_on(self, table: DerivedTable, month: YearMonth) -> list[str]:
        months = [m.index for m in self._months_read(table, month)]
        parts = [sql_of(name) for name in table.reads if name in DERIVED]
        for name in _facts_under(table):
            files = self._facts.files(name, months)
            older = self._superseded(FACT_TABLES[name], months)
            parts += files + (self._marks(older, files) if older else [])
        return parts

    def _marks(self, older: str, files: Sequence[str]) -> list[str]:
        # A month's rows change without its files when a newer observation lies in another month.
        found = self._con.sql(
            f"select file, count(*), sum(place), bit_xor(hash(place)) from {older} group by file"
        ).fetchall()
        return sorted(repr(row) for row in found if row[0] in files)


def _facts_under(table: DerivedTable) -> tuple[str, ...]:
    nested = [_facts_under(DERIVED[name]) for name in table.reads if name in DERIVED]
    plain = tuple(name for name in table.reads if name in FACT_TABLES)
    return plain + tuple(name for names in nested for name in names)


def _newest(table: FactTable, uris: Sequence[str], superseded: str) -> str:
    """The rows of files, without those that a newer observation has replaced."""
    names = ", ".join(f'"{name}"' for name in table.schema.names)
    if not superseded:
        return f"select {names} from {_parquet(uris)}"
    return f"""
        select {names}
        from {_parquet(uris)} as observed
        where not exists (
            select 1 from {superseded} as older
            where older.file = observed.filename and older.place = observed.file_row_number
        )
    """


def _older(table: FactTable, uris: Sequence[str]) -> str:
    """Where the rows stand that are not the newest observation of their key."""
    scope = "month, key" if table.newest_over == "month" else "key"
    if not uris:
        return "select '' as file, cast(0 as bigint) as place where false"
    return f"""
        select file, place
        from (
            select filename as file, file_row_number as place, row_number() over (
                partition by {scope} order by observed_at desc, digest desc, run desc
            ) as age
            from {_parquet(uris)}
            where key in (select key from {_parquet(uris)} group by key having count(*) > 1)
        )
        where age > 1
    """


def _parquet(uris: Sequence[str]) -> str:
    listed = ", ".join("'" + uri.replace("'", "''") + "'" for uri in uris)
    return f"""read_parquet(
        [{listed}], hive_partitioning = false, filename = true, file_row_number = true
    )"""
