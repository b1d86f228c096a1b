"""What every engine over files does alike: which files a table is, and which rows are the newest.

An engine adds how files become rows, how a text is run and where the rows of a derived table go.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Self

import pyarrow as pa

from otvet.errors import InputError
from otvet.facts import YearMonth
from otvet.i18n import mark
from otvet.store import derived
from otvet.store.base import ScoreBatch
from otvet.store.counts_text import filled_in, small, sql_of
from otvet.store.delta import Facts, months_of
from otvet.store.derived import DERIVED, DerivedTable
from otvet.store.tables import FACT_TABLES, FactTable


class OverFiles(ABC):
    """An engine that reads the files of the facts' newest snapshot, and files of derived tables."""

    def __init__(self, folder: Path, facts: Facts) -> None:
        self._folder = folder
        self._facts = facts
        self._lists: dict[str, bool] = {}
        self._second: Self | None = None
        self._is_second = False

    # What an engine does in its own way

    @abstractmethod
    def put(self, name: str, rows: pa.Table) -> None:
        """Make a small typed table visible to the next counts."""

    @abstractmethod
    def map_batches(self, name: str, score: ScoreBatch, *, schema: pa.Schema) -> pa.Table:
        """The scores of every batch of a visible table, in one table."""

    @abstractmethod
    def _rows(self, sql: str) -> pa.Table:
        """The rows that a text gives."""

    @abstractmethod
    def _show(self, name: str, sql: str) -> None:
        """Make the rows of a text visible under a name, whatever stood there before."""

    @abstractmethod
    def _keep(self, name: str, sql: str) -> None:
        """Count the rows of a text once and keep them under a name."""

    @abstractmethod
    def _files(self, uris: Sequence[str], schema: pa.Schema) -> str:
        """What to select from for the rows of files; with `file` and `place`, where a row stands."""

    @abstractmethod
    def _write(self, path: Path, sql: str, schema: pa.Schema) -> None:
        """Put the rows of a text into a file, or a folder of files, of a derived table."""

    def _twice(self, uris: Sequence[str], schema: pa.Schema) -> str:
        """A text whose rows are the keys that stand in files twice; "" if it is known that none do.

        An engine may know a shorter way to them; rows that stand once are nearly all there are.
        """
        rows = self._files(uris, schema)
        return f"select twice.key from {rows} as twice group by twice.key having count(*) > 1"

    @abstractmethod
    def _another(self) -> Self:
        """An engine over the same files that shows nothing yet."""

    # What all do alike

    def table(self, name: str, months: Sequence[YearMonth]) -> None:
        """Make the newest observations visible under the table's name; no months means all."""
        wanted = sorted({month.index for month in months})
        if name in DERIVED:
            self._show_derived(DERIVED[name], wanted)
        elif name in FACT_TABLES:
            self._show_facts(FACT_TABLES[name], wanted)
        else:
            raise InputError(mark("there is no table named {name}"), {"name": name})

    def query(self, count: str, *, ints: Mapping[str, int]) -> pa.Table:
        """The result of a count over the visible tables."""
        return small(count, self._rows(filled_in(sql_of(count), ints)))

    def stamp(self, name: str, month: YearMonth) -> str:
        """A name for what a facts table holds of a month: other observations give another name."""
        files = self._facts.files(name, [month.index])
        marks = self._marks(FACT_TABLES[name], [month.index], files)
        return derived.stamp([*map(_file_name, files), *marks])

    def close(self) -> None:
        """Let go of memory and files."""
        if self._second is not None:
            self._second.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _show_facts(self, table: FactTable, months: Sequence[int]) -> None:
        found = self._facts.files(table.name, months)
        if found:
            rows = self._files(found, table.schema)
            superseded = self._superseded(table, months)
            self._show(table.name, _newest(table.schema, rows, superseded))
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
            self._lists[name] = self._list_older(name, table, files)
        return name if self._lists[name] else ""

    def _list_older(self, name: str, table: FactTable, files: Sequence[str]) -> bool:
        """Keep the list of rows that a newer observation has replaced; whether there are any."""
        twice = self._twice(files, table.schema)
        if not twice:
            return False
        scope = "month, key" if table.newest_over == "month" else "key"
        self._keep(name, _older(scope, self._files(files, table.schema), twice))
        return bool(self._rows(f"select 1 as one from {name} limit 1").num_rows)

    def _show_derived(self, table: DerivedTable, months: Sequence[int]) -> None:
        if not months:
            reads = [name for name in table.reads if name in FACT_TABLES]
            months = months_of([file for name in reads for file in self._facts.files(name)])
        fresh = (self._fresh(table, YearMonth(month)) for month in months)
        found = [str(file) for path in fresh for file in derived.files_of(path)]
        if found:
            rows = self._files(found, table.schema)
            self._show(table.name, f"select {_names(table.schema)} from {rows} as observed")
        else:
            self.put(table.name, table.schema.empty_table())

    def _fresh(self, table: DerivedTable, month: YearMonth) -> Path:
        own = self._beside()
        name = derived.stamp([sql_of(table.name), *own._stands_on(table, month)])
        path = derived.path_of(self._folder, table.name, month, name)
        if not path.exists():
            own._count(table, month, path)
        return path

    def _beside(self) -> Self:
        # A second engine counts derived tables, so that the caller's tables stay as they are. Its
        # own may be replaced: `_count` shows all that it reads, and derived tables first.
        if self._is_second:
            return self
        if self._second is None:
            self._second = self._another()
            self._second._is_second = True
        return self._second

    def _count(self, table: DerivedTable, month: YearMonth, path: Path) -> None:
        for name in sorted(table.reads, key=lambda name: name not in DERIVED):
            self.table(name, self._months_read(table, month))
        self.put("bits", derived.bits(month))
        self._write(path, filled_in(sql_of(table.name), {"month": month.index}), table.schema)

    def _months_read(self, table: DerivedTable, month: YearMonth) -> list[YearMonth]:
        first = month.index - table.months_back
        held = {m for name in _facts_under(table) for m in months_of(self._facts.files(name))}
        return [YearMonth(m) for m in range(first, month.index + 1) if m in held] or [month]

    def _stands_on(self, table: DerivedTable, month: YearMonth) -> list[str]:
        months = [m.index for m in self._months_read(table, month)]
        parts = [sql_of(name) for name in table.reads if name in DERIVED]
        for name in _facts_under(table):
            files = self._facts.files(name, months)
            parts += files + self._marks(FACT_TABLES[name], months, files)
        return parts

    def _marks(self, table: FactTable, months: Sequence[int], files: Sequence[str]) -> list[str]:
        """What tells the rows that count from rows of the same files that no longer do.

        A month's rows change without its files when a newer observation lies in another month.
        """
        if table.newest_over == "month" or not files:
            return []
        older = self._superseded(table, months)
        found = self._rows(_MARKS.format(older=older)).to_pylist() if older else []
        names = {_file_name(file) for file in files}
        marks = ((_file_name(row["at_file"]), *list(row.values())[1:]) for row in found)
        return sorted(repr(mark) for mark in marks if mark[0] in names)


_MARKS = """
    select
        older.file as at_file,
        count(*) as rows_older,
        cast(sum(older.place) as bigint) as places,
        cast(sum(older.place * 2654435761 % 4294967291) as bigint) as mixed
    from {older} as older
    group by older.file
"""


def _file_name(uri: str) -> str:
    """The last part of a path or an address: every file has a name that no other has."""
    return uri.replace("\\", "/").rpartition("/")[2]


def _facts_under(table: DerivedTable) -> tuple[str, ...]:
    nested = [_facts_under(DERIVED[name]) for name in table.reads if name in DERIVED]
    plain = tuple(name for name in table.reads if name in FACT_TABLES)
    return plain + tuple(name for names in nested for name in names)


def _names(schema: pa.Schema) -> str:
    return ", ".join(f'observed."{name}"' for name in schema.names)


def _newest(schema: pa.Schema, rows: str, superseded: str) -> str:
    """The rows of files, without those that a newer observation has replaced."""
    if not superseded:
        return f"select {_names(schema)} from {rows} as observed"
    return f"""
        select {_names(schema)}
        from {rows} as observed
        where not exists (
            select 1 from {superseded} as older
            where older.file = observed.file and older.place = observed.place
        )
    """


def _older(scope: str, rows: str, twice: str) -> str:
    """Where the rows stand that are not the newest observation of their key.

    Equal rows are told apart by where they stand, so that counting twice picks the same one.
    """
    return f"""
        select aged.file, aged.place
        from (
            select observed.file, observed.place, row_number() over (
                partition by {scope}
                order by observed_at desc, digest desc, run desc, file desc, place desc
            ) as age
            from {rows} as observed
            where key in ({twice})
        ) as aged
        where aged.age > 1
    """
