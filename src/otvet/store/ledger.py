"""The brand's book-keeping in SQLite: imports, refused rows, codes, settings, erasures.

What has landed is not written here but in the facts' own log: two books would disagree one day.
"""

import json
import sqlite3
import weakref
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from otvet.errors import StoreError
from otvet.facts import ActorId, Fault, YearMonth
from otvet.i18n import mark
from otvet.store import account_audits, audits, migrate
from otvet.store.account_audits import AccountLabel, DrawnAccount
from otvet.store.audits import Drawn, Label
from otvet.store.decisions import (
    DECISION_TABLES,
    Decision,
    decided_in,
    forget_decisions,
    write_decisions,
)

State = Literal["begun", "finished", "undoing", "undone", "replacing", "replaced"]
"""`undone` by a person, `replaced` by the same file read with another mapping."""

_TABLES = """
create table if not exists run (
    run text primary key, source text not null, file text not null, sha256 text not null,
    identity text not null, generation integer not null, state text not null,
    by_hand integer not null, batch integer not null, version text not null,
    observed_at text not null, started_at text not null, finished_at text not null,
    rows_in integer not null, rows_taken integer not null, rows_rejected integer not null,
    rows_left_out integer not null, first_day integer, last_day integer,
    complete integer not null, notes text not null, left_out text not null
) strict;
create table if not exists run_facts (
    run text not null, fact text not null, month integer not null, facts integer not null,
    primary key (run, fact, month)
) strict, without rowid;
create table if not exists rejected (
    run text not null, row integer not null, reason text not null, place text not null,
    primary key (run, row)
) strict, without rowid;
create table if not exists dictionary (
    kind text not null, code integer not null, name text not null,
    primary key (kind, code), unique (kind, name)
) strict, without rowid;
create table if not exists settings (
    number integer primary key, noted_at text not null, body text not null
) strict;
create table if not exists erasure (
    mark blob primary key, state text not null, erased_at text not null, facts integer not null
) strict, without rowid;
create table if not exists secret (name text primary key, value blob not null) strict, without rowid
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """An import as the ledger knows it; days count from 1970-01-01."""

    run: str
    source: str
    file: str
    sha256: str
    identity: str
    generation: int
    state: State
    by_hand: bool
    batch: int
    version: str
    observed_at: datetime
    started_at: datetime
    finished_at: datetime | None = None
    rows_in: int = 0
    rows_taken: int = 0
    rows_rejected: int = 0
    rows_left_out: int = 0
    first_day: int | None = None
    last_day: int | None = None
    complete: bool = True
    notes: tuple[str, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)

    @property
    def number(self) -> int:
        """The run as the fact tables carry it."""
        return int(self.run, 16)


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that was not taken, and why."""

    run: str
    row: int
    fault: Fault


_FIELDS = tuple(f.name for f in fields(RunRecord))


class Ledger:
    """The open ledger of a brand folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sql = _connected(folder)
        # A store that nobody closed, as in a notebook, lets go of the file all the same.
        weakref.finalize(self, self._sql.close)

    def close(self) -> None:
        """Let go of the file."""
        self._sql.close()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        self._sql.execute("begin immediate")
        try:
            yield self._sql
        except BaseException:
            self._sql.execute("rollback")
            raise
        self._sql.execute("commit")

    # Imports

    def write(self, record: RunRecord) -> None:
        """Keep a run as it now is."""
        places = ", ".join("?" for _ in _FIELDS)
        with self._change() as sql:
            sql.execute(
                f"insert or replace into run ({', '.join(_FIELDS)}) values ({places})",
                _to_row(record),
            )

    def runs(self, *, sha256: str | None = None) -> list[RunRecord]:
        """All imports, or those of one file, the oldest first."""
        where = "" if sha256 is None else " where sha256 = ?"
        found = self._sql.execute(
            f"select {', '.join(_FIELDS)} from run{where} order by started_at, generation, run",
            () if sha256 is None else (sha256,),
        )
        return [_from_row(row) for row in found]

    def run(self, run: str) -> RunRecord | None:
        """One import, by its name."""
        found = [record for record in self.runs() if record.run == run]
        return found[0] if found else None

    def write_facts(self, run: str, counts: Mapping[tuple[str, int], int]) -> None:
        """Keep how many facts of each kind and month a run brought."""
        rows = [(run, fact, month, n) for (fact, month), n in counts.items()]
        with self._change() as sql:
            sql.execute("delete from run_facts where run = ?", (run,))
            sql.executemany("insert into run_facts values (?, ?, ?, ?)", rows)

    def facts_of(self, run: str) -> dict[tuple[str, int], int]:
        """How many facts of each kind and month a run brought."""
        found = self._sql.execute("select fact, month, facts from run_facts where run = ?", (run,))
        return {(fact, month): n for fact, month, n in found}

    def reject(self, run: str, rows: Iterable[tuple[int, Fault]]) -> None:
        """Keep refused rows; a repeated run refuses them again and changes nothing."""
        found = [(run, number, fault.reason, fault.column) for number, fault in rows]
        with self._change() as sql:
            sql.executemany("insert or ignore into rejected values (?, ?, ?, ?)", found)

    def rejected(self, run: str | None = None) -> list[Rejected]:
        """The refused rows of one import or of all, in file order."""
        where = "" if run is None else " where run = ?"
        found = self._sql.execute(
            f"select run, row, reason, place from rejected{where} order by run, row",
            () if run is None else (run,),
        )
        return [Rejected(name, row, Fault(reason, place)) for name, row, reason, place in found]

    def forget_rejected(self, run: str) -> None:
        """An undone import has no refused rows either."""
        with self._change() as sql:
            sql.execute("delete from rejected where run = ?", (run,))

    # Codes

    def codes(self, kind: str) -> dict[str, int]:
        """The codes given so far: name, code."""
        found = self._sql.execute("select name, code from dictionary where kind = ?", (kind,))
        return dict(found.fetchall())

    def ensure_codes(self, wanted: Mapping[str, Iterable[str]]) -> dict[str, dict[str, int]]:
        """Codes for all names, new ones given in one transaction and never given again."""
        with self._change() as sql:
            for kind, names in wanted.items():
                known = self.codes(kind)
                new = sorted(set(names) - known.keys())
                start = max(known.values(), default=0) + 1
                rows = [(kind, code, name) for code, name in enumerate(new, start)]
                sql.executemany("insert into dictionary values (?, ?, ?)", rows)
        return {kind: self.codes(kind) for kind in wanted}

    # Settings

    def note_settings(self, body: str, now: datetime) -> None:
        """Keep the settings if they differ from the last ones kept: goals and means have a past."""
        kept = self.settings()
        if not kept or kept[-1][1] != body:
            with self._change() as sql:
                sql.execute(
                    "insert into settings (noted_at, body) values (?, ?)", (_text(now), body)
                )

    def settings(self) -> list[tuple[datetime, str]]:
        """Settings (JSON) and since when they held, the oldest first."""
        found = self._sql.execute("select noted_at, body from settings order by number")
        return [(_instant(at), body) for at, body in found]

    # Decisions

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Keep what a person has decided of mentions, after all that was decided before."""
        with self._change() as sql:
            write_decisions(sql, decisions)

    def decisions(self, month: int) -> tuple[Decision, ...]:
        """What counts of a month's mentions: of each the latest decision on each problem."""
        return decided_in(self._sql, month)

    def forget_decisions(self, mentions: Iterable[int]) -> None:
        """Decisions on the mentions of an erased person go with them."""
        with self._change() as sql:
            forget_decisions(sql, mentions)

    # Audits

    def write_sample(self, month: YearMonth, drawn: Iterable[Drawn]) -> None:
        """Keep a month's sample in place of an earlier one."""
        with self._change() as sql:
            audits.write_sample(sql, month, drawn)

    def sample(self, month: YearMonth) -> tuple[Drawn, ...]:
        """A month's sample in the order of labelling."""
        return audits.sample(self._sql, month)

    def write_labels(self, labels: Iterable[Label]) -> None:
        """Keep labels; a rater's later word on a text takes the place of the earlier."""
        with self._change() as sql:
            audits.write_labels(sql, labels)

    def labels(self, *, by_models: bool = False) -> tuple[Label, ...]:
        """Every label that people put, or else that models did, by text and rater."""
        return audits.labels(self._sql, by_models=by_models)

    def forget_labels(self, mentions: Collection[int]) -> None:
        """Nothing is kept of what was said of these texts."""
        with self._change() as sql:
            audits.forget(sql, mentions)

    def write_account_sample(self, month: YearMonth, drawn: Iterable[DrawnAccount]) -> None:
        """Keep a month's sample of accounts in place of an earlier one."""
        with self._change() as sql:
            account_audits.write_sample(sql, month, drawn)

    def account_sample(self, month: YearMonth) -> tuple[DrawnAccount, ...]:
        """A month's sample of accounts in the order of labelling."""
        return account_audits.sample(self._sql, month)

    def write_account_labels(self, labels: Iterable[AccountLabel]) -> None:
        """Keep labels; a rater's later word on an account takes the place of the earlier."""
        with self._change() as sql:
            account_audits.write_labels(sql, labels)

    def account_labels(self) -> tuple[AccountLabel, ...]:
        """Every label of an account, by account and rater."""
        return account_audits.labels(self._sql)

    def forget_account(self, actor: ActorId) -> None:
        """Nothing is kept of what was said of this account."""
        with self._change() as sql:
            account_audits.forget(sql, actor)

    # Erasures

    def salt(self, new: bytes) -> bytes:
        """The salt under which erased people are remembered: the first one given stays."""
        with self._change() as sql:
            sql.execute("insert or ignore into secret values ('salt', ?)", (new,))
        found: bytes = self._sql.execute("select value from secret where name = 'salt'").fetchone()[
            0
        ]
        return found

    def note_erasure(
        self, mark: bytes, now: datetime, *, state: Literal["begun", "done"], facts: int
    ) -> None:
        """Keep that somebody was erased: when and how many facts, not who."""
        with self._change() as sql:
            sql.execute(
                "insert or replace into erasure values (?, ?, ?, ?)",
                (mark, state, _text(now), facts),
            )

    def erasures(self) -> list[tuple[bytes, datetime, int]]:
        """The marks of erased people, when, and how many facts went."""
        found = self._sql.execute("select mark, erased_at, facts from erasure order by erased_at")
        return [(mark, _instant(at), facts) for mark, at, facts in found]

    def erasures_begun(self) -> list[bytes]:
        """The marks of people whose erasure was cut off before its end."""
        found = self._sql.execute("select mark from erasure where state = 'begun' order by mark")
        return [mark for (mark,) in found]

    def copy_to(self, path: Path) -> None:
        """A whole copy of the ledger, made by SQLite itself while others may write."""
        copy = sqlite3.connect(path)
        try:
            self._sql.backup(copy)
        finally:
            copy.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _connected(folder: Path) -> sqlite3.Connection:
    path = folder / "ledger.sqlite"
    sql = sqlite3.connect(path, isolation_level=None, timeout=30)
    try:
        sql.execute("pragma busy_timeout = 30000")
        migrate.refuse_newer(folder, sql)
        sql.execute("pragma journal_mode = wal")
        sql.execute("pragma synchronous = full")
        sql.execute("pragma secure_delete = on")
        sql.executescript(f"{_TABLES};{DECISION_TABLES};{audits.TABLES};{account_audits.TABLES}")
        migrate.bring_up(folder, sql)
    except sqlite3.DatabaseError as error:
        sql.close()
        raise StoreError(
            mark(
                "{path}: the ledger cannot be read ({why}); restore the brand from a backup: "
                "unpack the archive into a new folder"
            ),
            {"path": path, "why": str(error)},
        ) from None
    except BaseException:
        sql.close()
        raise
    return sql


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _to_row(record: RunRecord) -> list[object]:
    row: dict[str, object] = {name: getattr(record, name) for name in _FIELDS}
    row["observed_at"], row["started_at"] = _text(record.observed_at), _text(record.started_at)
    row["finished_at"] = "" if record.finished_at is None else _text(record.finished_at)
    row["notes"] = json.dumps(record.notes, ensure_ascii=False)
    row["left_out"] = json.dumps(dict(record.left_out), ensure_ascii=False, sort_keys=True)
    return list(row.values())


def _from_row(values: tuple[object, ...]) -> RunRecord:
    row = dict(zip(_FIELDS, values, strict=True))
    row["observed_at"] = _instant(str(row["observed_at"]))
    row["started_at"] = _instant(str(row["started_at"]))
    row["finished_at"] = _instant(str(row["finished_at"])) if row["finished_at"] else None
    row["by_hand"], row["complete"] = bool(row["by_hand"]), bool(row["complete"])
    row["notes"] = tuple(json.loads(str(row["notes"])))
    row["left_out"] = json.loads(str(row["left_out"]))
    return RunRecord(**row)  # type: ignore[arg-type]  # SQLite's strict tables hold these types
