"""The brand's facts behind one door: land, undo, erase, count."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

import pyarrow as pa
import pyarrow.parquet as pq

from otvet.config import Config
from otvet.errors import InputError
from otvet.facts import ActorId, Completeness, PageRef, Row, YearMonth
from otvet.findings import SourceLine
from otvet.i18n import mark
from otvet.store import derived, runs
from otvet.store.account_audits import AccountLabel, DrawnAccount
from otvet.store.audits import Drawn, Label
from otvet.store.choose import engine_of
from otvet.store.decisions import Decision
from otvet.store.delta import Facts, month_of
from otvet.store.erasing import bearers, erase_facts, mark_of, texts_of
from otvet.store.landing import BATCH, Landing
from otvet.store.ledger import Ledger, Rejected, RunRecord, State
from otvet.store.lock import writing
from otvet.store.runs import Outcome, RunKey, RunResult
from otvet.store.tables import DICTIONARIES, FACT_TABLES

__all__ = ["RunKey", "RunResult", "Store"]

_CODE_KINDS = {"pages": "page", "kinds": "kind", "metrics": "metric"}


class Store:
    """An open brand folder. Reading takes no lock; writing takes it for as long as it lasts."""

    def __init__(self, folder: Path, config: Config) -> None:
        self.folder = folder
        self.config = config
        self._facts = Facts(folder)
        self._ledger = Ledger(folder)
        self.engine = engine_of(config.store, folder, self._facts)
        self._show_dictionaries()

    @classmethod
    def open(cls, folder: Path, config: Config) -> Self:
        """The folder's store, made if it is not there; StoreError for a newer or damaged one."""
        folder.mkdir(parents=True, exist_ok=True)
        return cls(folder, config)

    # Taking in

    def land(
        self,
        run: RunKey,
        rows: Iterable[Row],
        *,
        observed_at: datetime,
        completeness: Completeness | None = None,
        again: Literal["no", "undone_too"] = "no",
        batch: int = BATCH,
    ) -> RunResult:
        """Land a file exactly once, however often this is called and wherever it was killed.

        Args:
            run: the file and its reading.
            rows: the file's rows, in the same order each time; not read if nothing is to be done.
            observed_at: when the file was made; of two observations the newer one counts.
            completeness: what is known about how whole the file is.
            again: whether a file that a person has undone is to be taken again.
            batch: facts that land together.
        """
        with writing(self.folder):
            self._ledger.note_settings(self.config.model_dump_json(), _now())
            self._finish_what_was_cut_off()
            kept = self._ledger.runs(sha256=run.sha256)
            record = runs.to_continue(kept, run.identity)
            if record is None:
                settled = runs.settled(kept, run.identity)
                if settled and (settled.state == "finished" or again == "no"):
                    return self._result(settled, runs.outcome(settled))
                self._undo_all(runs.to_replace(kept))
                record = runs.begun(run, kept, observed_at, batch)
                self._ledger.write(record)
            done = self._carry_out(record, rows, completeness or Completeness())
            return self._result(done, "taken")

    def state(self, run: RunKey) -> Outcome | None:
        """What `land` would find: None if the file is still to be read."""
        kept = self._ledger.runs(sha256=run.sha256)
        if runs.to_continue(kept, run.identity) is not None:
            return None
        settled = runs.settled(kept, run.identity)
        return None if settled is None else runs.outcome(settled)

    def _carry_out(
        self, record: RunRecord, rows: Iterable[Row], completeness: Completeness
    ) -> RunRecord:
        landing = Landing(
            facts=self._facts,
            ledger=self._ledger,
            zone=self.config.zone,
            forgotten=self._forgotten(),
        )
        try:
            tally = landing.land(record, rows)
        except Exception:
            # A file that cannot be read to its end gives nothing, rather than its first half.
            self._undo(record, "replaced")
            raise
        counts, first, last = self._span(record)
        self._ledger.write_facts(record.run, counts)
        finished = replace(
            record,
            state="finished",
            finished_at=_now(),
            rows_in=tally.rows_in,
            rows_taken=tally.taken,
            rows_rejected=tally.rejected,
            rows_left_out=sum(tally.left_out.values()),
            left_out=dict(tally.left_out),
            first_day=first,
            last_day=last,
            complete=completeness.complete,
            notes=completeness.notes,
        )
        self._ledger.write(finished)
        self._show_dictionaries()
        return finished

    def _span(self, record: RunRecord) -> tuple[dict[tuple[str, int], int], int | None, int | None]:
        """What has landed, asked of the facts themselves: facts by table and month, days."""
        counts: dict[tuple[str, int], int] = {}
        days: list[int] = []
        for name, table in FACT_TABLES.items():
            ends = ("day", "last_day") if name == "visit" else ("day",)
            dated = [column for column in ends if column in table.schema.names]
            for uri in self._facts.files_of_run(name, record.number):
                mine = [("run", "=", record.number)]
                rows = pq.read_table(uri, columns=["run", *dated], filters=mine, partitioning=None)
                if rows.num_rows:
                    place = name, month_of(uri)
                    counts[place] = counts.get(place, 0) + rows.num_rows
                    days += [d for column in dated for d in _ends(rows[column])]
        return counts, min(days, default=None), max(days, default=None)

    def _result(self, record: RunRecord, outcome: Outcome) -> RunResult:
        facts: dict[str, int] = {}
        for (table, _), n in self._ledger.facts_of(record.run).items():
            facts[table] = facts.get(table, 0) + n
        return RunResult(
            run=record.run,
            outcome=outcome,
            rows_in=record.rows_in,
            rows_taken=record.rows_taken,
            rows_rejected=record.rows_rejected,
            rows_left_out=record.rows_left_out,
            facts=facts,
        )

    # Taking back

    def undo(self, run: str) -> None:
        """Take an import back: what was known before it is what is known again."""
        record = self._ledger.run(run)
        if record is None:
            raise InputError(
                mark("there is no import {run}; list them with: otvet imports"), {"run": run}
            )
        with writing(self.folder):
            self._undo(record, "undone")

    def _undo_all(self, records: Iterable[RunRecord]) -> None:
        for record in records:
            self._undo(record, "replaced")

    def _finish_what_was_cut_off(self) -> None:
        """End what a process that died in the middle of an undo or an erasure has begun."""
        begun = self._ledger.erasures_begun()
        left = bearers(self._facts, begun, self._salt()) if begun else {}
        for mark_begun in begun:
            self._erase(mark_begun, left.get(mark_begun))
        for record in self._ledger.runs():
            if record.state in ("undoing", "replacing"):
                self._undo(record, "undone" if record.state == "undoing" else "replaced")

    def _undo(self, record: RunRecord, end: Literal["undone", "replaced"]) -> None:
        under_way: State = "undoing" if end == "undone" else "replacing"
        self._ledger.write(replace(record, state=under_way))
        for table in FACT_TABLES:
            self._facts.remove_run(table, record.number)
        self._ledger.forget_rejected(record.run)
        self._ledger.write_facts(record.run, {})
        self._ledger.write(replace(record, state=end))

    def erase(self, actor: ActorId) -> int:
        """Take a person out of every file of the folder, for good; the number of facts touched.

        They stay out: a later export that still holds them is taken without them.
        """
        with writing(self.folder):
            mark_begun = mark_of(actor, self._salt())
            self._ledger.note_erasure(mark_begun, _now(), state="begun", facts=0)
            touched = self._erase(mark_begun, actor)
        self._refresh_engine()
        return touched

    def _erase(self, mark_begun: bytes, actor: ActorId | None) -> int:
        """Erase whoever bears the mark; None if their rows are gone and only old files are left."""
        if (
            actor is not None
        ):  # What people said of the texts goes first: later nothing leads to it.
            texts = texts_of(self._facts, actor)
            self._ledger.forget_decisions(texts)
            self._ledger.forget_labels(texts)
            self._ledger.forget_account(actor)
        touched = erase_facts(self.folder, self._facts, actor)
        self._ledger.note_erasure(mark_begun, _now(), state="done", facts=touched)
        return touched

    def compact(self) -> None:
        """Join the small files that many imports leave behind; no fact changes."""
        with writing(self.folder):
            for table in FACT_TABLES:
                self._facts.compact(table)
                self._facts.sweep(table, spare_hours=1)

    def _salt(self) -> bytes:
        return self._ledger.salt(secrets.token_bytes(32))

    def _forgotten(self) -> Callable[[ActorId], bool] | None:
        erased = {mark for mark, _, _ in self._ledger.erasures()}
        if not erased:
            return None
        salt = self._salt()
        return lambda actor: mark_of(actor, salt) in erased

    # Deciding

    def decide(self, decisions: Iterable[Decision]) -> None:
        """Keep what a person has decided of mentions; the latest decision counts."""
        with writing(self.folder):
            self._ledger.decide(decisions)

    def decisions(self, month: YearMonth) -> tuple[Decision, ...]:
        """What a person has decided of the month's mentions."""
        return self._ledger.decisions(month.index)

    # Looking up

    def runs(self) -> list[RunRecord]:
        """Every import, the oldest first."""
        return self._ledger.runs()

    def rejected(self, run: str | None = None) -> list[Rejected]:
        """Rows that were not taken and why: of one import, or of all."""
        return self._ledger.rejected(run)

    def settings(self) -> list[tuple[datetime, str]]:
        """The brand's settings as they were, with the time from which they held."""
        return self._ledger.settings()

    def pages(self) -> dict[int, PageRef]:
        """The pages that facts speak of, by their code."""
        return {code: PageRef(ref) for ref, code in self._ledger.codes("page").items()}

    def codes(self, kind: Literal["page", "kind", "metric"]) -> dict[str, int]:
        """Codes of pages, kinds of interaction or metrics, by name."""
        return self._ledger.codes(kind)

    def source_lines(
        self, month: YearMonth, *, since: YearMonth | None = None, tables: Iterable[str] = ()
    ) -> tuple[SourceLine, ...]:
        """The imports that brought facts of the months; without `since`, this month and the last.

        Args:
            month: the last of the months.
            since: the first of them.
            tables: facts of which tables; none means any.
        """
        wanted = frozenset(tables) or FACT_TABLES.keys()
        first = (since or month.previous).index
        return tuple(
            runs.line(record)
            for record in self.runs()
            if record.state == "finished"
            and any(
                table in wanted and first <= at <= month.index
                for table, at in self._ledger.facts_of(record.run)
            )
        )

    def source_files(
        self, month: YearMonth, *, since: YearMonth | None = None, tables: Iterable[str] = ()
    ) -> tuple[str, ...]:
        """The files of these imports, as figures name them."""
        return tuple(line.file for line in self.source_lines(month, since=since, tables=tables))

    def kept(
        self, name: str, month: YearMonth, *, of: str, version: str, make: Callable[[], pa.Table]
    ) -> pa.Table:
        """A month's table made by Python, such as scores of texts: made once for the same facts.

        Args:
            name: the table, a folder of derived/.
            month: the month.
            of: the facts table whose month it is made of, and nothing else of the store.
            version: of the code that makes it; another version makes it anew.
            make: makes it.
        """
        stamp = derived.stamp([version, self.engine.stamp(of, month)])
        path = derived.path_of(self.folder, name, month, stamp)
        if not path.exists():
            derived.write(path, make())
        return pq.read_table(path, partitioning=None)

    def snapshot(self) -> str:
        """A name for all facts as they are now: another fact gives another name."""
        return derived.stamp(self._files())

    def _files(self) -> list[str]:
        return [Path(file).name for table in FACT_TABLES for file in self._facts.files(table)]

    # What people say of texts

    def keep_sample(self, month: YearMonth, drawn: Iterable[Drawn]) -> None:
        """Keep the texts drawn for people to label, in place of an earlier sample of the month."""
        with writing(self.folder):
            self._ledger.write_sample(month, drawn)

    def sample(self, month: YearMonth) -> tuple[Drawn, ...]:
        """The month's sample in the order of labelling, texts that are gone since included."""
        return self._ledger.sample(month)

    def keep_labels(self, labels: Iterable[Label]) -> None:
        """Keep labels; a rater's later word on a text takes the place of the earlier."""
        with writing(self.folder):
            self._ledger.write_labels(labels)

    def labels(self, *, by_models: bool = False) -> tuple[Label, ...]:
        """Labels of people, else of models, by text and rater, also on texts that are gone since."""
        return self._ledger.labels(by_models=by_models)

    def keep_account_sample(self, month: YearMonth, drawn: Iterable[DrawnAccount]) -> None:
        """Keep the accounts drawn for people to look at, in place of an earlier sample."""
        with writing(self.folder):
            self._ledger.write_account_sample(month, drawn)

    def account_sample(self, month: YearMonth) -> tuple[DrawnAccount, ...]:
        """The month's sample of accounts in the order of labelling."""
        return self._ledger.account_sample(month)

    def keep_account_labels(self, labels: Iterable[AccountLabel]) -> None:
        """Keep labels; a rater's later word on an account takes the place of the earlier."""
        with writing(self.folder):
            self._ledger.write_account_labels(labels)

    def account_labels(self) -> tuple[AccountLabel, ...]:
        """Every label ever put on an account, by account and rater."""
        return self._ledger.account_labels()

    # Opening and closing

    def close(self) -> None:
        """Let go of memory and files."""
        self.engine.close()
        self._ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _refresh_engine(self) -> None:
        # Tables shown before hold file lists of the past.
        self.engine.close()
        self.engine = engine_of(self.config.store, self.folder, self._facts)
        self._show_dictionaries()

    def _show_dictionaries(self) -> None:
        for name, schema in DICTIONARIES.items():
            codes = self._ledger.codes(_CODE_KINDS[name])
            columns = [list(codes.values()), list(codes.keys())]
            arrays = [pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)]
            self.engine.put(name, pa.table(arrays, schema=schema))


def _now() -> datetime:
    return datetime.now(UTC)


def _ends(days: pa.ChunkedArray) -> list[int]:
    values = days.to_numpy()
    return [int(values.min()), int(values.max())]
