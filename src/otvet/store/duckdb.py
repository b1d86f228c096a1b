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
from otvet.store import derived
from otvet.store.base import ScoreBatch
from otvet.store.delta import Facts, months_of
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
        raise InputError(f"there is no count named {count} in store/sql")
    return text.read_text("utf-8")


def filled_in(sql: str, ints: Mapping[str, int]) -> str:
    """The text with its `$name` parameters written out: ints only, so nothing can be smuggled in."""

    def value(found: re.Match[str]) -> str:
        if found[1] not in ints:
            raise InputError(f"the count needs a value for ${found[1]}")
        return str(int(ints[found[1]]))

    return _PARAMETER.sub(value, sql)


class DuckDBEngine:
    """The engine for one box. Every process has its own, reading the same files."""

    def __init__(self, folder: Path, facts: Facts) -> None:
        self._folder = folder
        self._facts = facts
        self._con = duckdb.connect()
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
            raise InputError(f"there is no table named {name}")

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
            raise InputError(f"the count {count} gives {result.num_rows} rows: that is not a count")
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
        self._con.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _run(self, sql: str) -> None:
        self._con.sql(sql)

    def _drop(self, name: str) -> None:
        found = self._con.sql(
            f"select table_type from information_schema.tables where table_name = '{name}'"
        ).fetchall()
        for (kind,) in found:
            self._run(f"drop {'view' if kind == 'VIEW' else 'table'} {name}")

    def _show(self, name: str, select: str) -> None:
        self._drop(name)
        self._run(f"create view {name} as {select}")

    def _show_facts(self, table: FactTable, months: Sequence[int]) -> None:
        everywhere = table.newest_over == "all_months"
        found = self._facts.files(table.name, () if everywhere else months)
        if found:
            self._show(table.name, _newest(table, found, months))
        else:
            self.put(table.name, table.schema.empty_table())

    def _show_derived(self, table: DerivedTable, months: Sequence[int]) -> None:
        if not months:
            reads = [name for name in table.reads if name in FACT_TABLES]
            months = months_of([file for name in reads for file in self._facts.files(name)])
        found = [str(self._fresh(table, YearMonth(month), table.name)) for month in months]
        if found:
            self._show(table.name, f"select * from {_parquet(found)}")
        else:
            self.put(table.name, table.schema.empty_table())

    def _fresh(self, table: DerivedTable, month: YearMonth, count: str) -> Path:
        name = derived.stamp([sql_of(count), *self._stands_on(table, month)])
        path = derived.path_of(self._folder, table.name, month, name)
        if not path.exists():
            # A connection of its own, so that the caller's tables stay as they are.
            with DuckDBEngine(self._folder, self._facts) as own:
                derived.write(path, own._counted(table, month, count))
        return path

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
            everywhere = FACT_TABLES[name].newest_over == "all_months"
            parts += self._facts.files(name, () if everywhere else months)
        return parts


def _facts_under(table: DerivedTable) -> tuple[str, ...]:
    nested = [_facts_under(DERIVED[name]) for name in table.reads if name in DERIVED]
    plain = tuple(name for name in table.reads if name in FACT_TABLES)
    return plain + tuple(name for names in nested for name in names)


def _newest(table: FactTable, uris: Sequence[str], months: Sequence[int]) -> str:
    """The newest observation of each key, older ones and copies left out."""
    names = ", ".join(f'"{name}"' for name in table.schema.names)
    scope = "month, key" if table.newest_over == "month" else "key"
    kept = f"and month in ({', '.join(map(str, months))})" if months else ""
    return f"""
        select {names}
        from (
            select *, row_number() over (
                partition by {scope} order by observed_at desc, digest desc, run desc
            ) as age
            from {_parquet(uris)}
        )
        where age = 1 {kept}
    """


def _parquet(uris: Sequence[str]) -> str:
    listed = ", ".join("'" + uri.replace("'", "''") + "'" for uri in uris)
    return f"read_parquet([{listed}], hive_partitioning = false, union_by_name = true)"
