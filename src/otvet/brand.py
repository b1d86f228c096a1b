"""A folder is a brand: the facade that the command line, a notebook and the web app use."""

import hashlib
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Literal

from otvet.answers.month import Month, RejectedLine, answer_month
from otvet.config import Config, read_config
from otvet.errors import InputError, OtvetError, StoreError
from otvet.facts import ActorId, PageRef, YearMonth, actor_id
from otvet.i18n import mark
from otvet.sources.base import Door
from otvet.sources.hand import write_entry
from otvet.sources.inbox import files, sniff
from otvet.sources.table.confirm import corrected
from otvet.sources.table.mapping import TARGETS, Proposal, Target
from otvet.sources.table.profile import save
from otvet.sources.table.propose import propose
from otvet.store.backup import back_up
from otvet.store.runs import Outcome
from otvet.store.store import RunKey, Store

KEY_BYTES = 32
EPOCH = date(1970, 1, 1)
LONGEST_PAST_YEARS = 10
"""Years that a calendar must have before a month for its answers to look back on."""

Status = Literal["taken", "known", "undone", "refused"]
_STATUS: dict[Outcome, Status] = {
    "taken": "taken",
    "already_taken": "known",
    "undone_before": "undone",
}
Again = Literal["no", "undone_too"]

Roles = Mapping[str, str]
"""Role by column of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What became of one file of the inbox.

    `status` taken | known (nothing new in it) | undone (a person took it back) | refused, then
    `error` says why and what to do.
    """

    file: str
    status: Status
    rows_in: int = 0
    rows_taken: int = 0
    rows_rejected: int = 0
    rows_left_out: int = 0
    error: OtvetError | None = None

    @property
    def message(self) -> str:
        """Why the file was refused, in English; `error.say(language)` tells it in another."""
        return str(self.error or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Rows of a file that are no data, such as empty ones and repeats, by reason."""

    file: str
    reason: str
    rows: int


class Brand:
    """A brand's folder.

    Example:
        brand = Brand("teahouse"); brand.collect(); month = brand.month("2026-10")
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)

    @cached_property
    def config(self) -> Config:
        """otvet.toml, checked as a whole; ConfigError names all its faults."""
        return read_config(self.folder / "otvet.toml")

    @property
    def slug(self) -> str:
        """The folder's name."""
        return self.folder.resolve().name

    @property
    def inbox(self) -> Path:
        """Where export files are dropped."""
        return self.folder / "inbox"

    @cached_property
    def _key(self) -> bytes:
        path = self.folder / "key"
        if not path.exists():
            if self._has_facts():
                raise StoreError(
                    mark(
                        "{path} is missing, and with a new one everybody would be counted twice: "
                        "restore it from a backup"
                    ),
                    {"path": path},
                )
            make_key(path)
        key = path.read_bytes()
        if len(key) != KEY_BYTES:
            raise StoreError(
                mark("{path} is damaged: restore it from a backup; do not make a new one"),
                {"path": path},
            )
        return key

    def _has_facts(self) -> bool:
        """Whether anything was ever taken in; an empty ledger comes of merely looking."""
        if (self.folder / "facts").exists():
            return True
        with self.store() as store:
            return bool(store.runs())

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The brand's facts, open for as long as the block runs."""
        with Store.open(self.folder, self.config) as store:
            yield store

    def collect(
        self, *, accept_guesses: bool = False, again: Again = "no"
    ) -> tuple[Collected, ...]:
        """Take in every file of the inbox, each row exactly once, however often this is run.

        Args:
            accept_guesses: take tables by the guessed meaning of their columns without asking.
            again: whether files that a person took back are to be taken after all.
        """
        config = self.config  # before the key: a folder that is no brand gets none
        door = Door(
            key=self._key,
            zone=config.zone,
            config=config,
            folder=self.folder,
            accept_guesses=accept_guesses,
        )
        with self.store() as store:
            return tuple(
                self._collect_one(store, path, door, again=again) for path in files(self.inbox)
            )

    def _collect_one(self, store: Store, path: Path, door: Door, *, again: Again) -> Collected:
        name = _readable(path.relative_to(self.inbox).as_posix())
        try:
            return _take(store, path, door, name=name, again=again)
        except OtvetError as error:
            return Collected(file=name, status="refused", error=error)

    def propose(
        self,
        file: Path,
        *,
        target: Target | None = None,
        page: str = "",
        roles: Roles | None = None,
    ) -> Proposal:
        """What the columns of a table would become, with a person's corrections put in."""
        proposal = propose(file, self.config)
        if target or page or roles:
            return corrected(proposal, target=target, page=page, roles=roles or {})
        return proposal

    def save_profile(self, proposal: Proposal) -> Path:
        """Keep a confirmed meaning of columns; tables with this header are then taken by it."""
        if proposal.mapping is None:
            raise InputError(
                mark("{file}: say what the table holds: --as with one of {targets}"),
                {"file": proposal.file, "targets": TARGETS},
            )
        return save(self.folder / "profiles", proposal.header, proposal.mapping)

    def enter(self, page: str, metric: str, value: float, *, day: date) -> Path:
        """Write down a number that no export holds; it is marked "by hand" wherever it counts."""
        if page not in self.config.page_refs:
            raise self._strange(page)
        self.inbox.mkdir(exist_ok=True)
        now = datetime.now(UTC)
        return write_entry(self.inbox, PageRef(page), metric, day=day, value=value, entered_at=now)

    def _strange(self, page: str) -> InputError:
        values = {"page": page, "brand": self.config.brand.name, "known": self.config.page_refs}
        if not self.config.page_refs:
            return InputError(
                mark("{brand} has no pages yet: add {page} to otvet.toml under [[pages]]"), values
            )
        return InputError(mark("{page} is not a page of {brand}; its pages: {known}"), values)

    def month(self, month: str | YearMonth) -> Month:
        """The month's three answers from what has been collected."""
        wanted = month if isinstance(month, YearMonth) else parse_month(month)
        with self.store() as store:
            found = answer_month(store, wanted, self.config, slug=self.slug)
            rows = _rejected(store)
        return replace(found, rejected=len(rows), rejected_rows=rows)

    def last_month(self) -> YearMonth | None:
        """The month of the newest day that a file speaks of, None where there are no facts."""
        with self.store() as store:
            ends = [run.last_day for run in store.runs() if run.state == "finished"]
        days = [end for end in ends if end is not None]
        return YearMonth.of(EPOCH + timedelta(days=max(days))) if days else None

    def undo(self, run: str) -> None:
        """Take back one import. What older files said shows again."""
        with self.store() as store:
            store.undo(run)

    def erase(self, network: str, native_id: str) -> int:
        """Delete everything kept of one account; returns how many facts were touched."""
        with self.store() as store:
            return store.erase(self.actor(network, native_id))

    def actor(self, network: str, native_id: str) -> ActorId:
        """The brand's own number for an account."""
        _ = self.config  # a folder that is no brand gets no key
        return actor_id(self._key, network, native_id)

    def backup(self, target: Path) -> Path:
        """A copy of the whole folder, key included, that opens again as it was."""
        _ = self.config  # a folder that is no brand has nothing to keep
        return back_up(self.folder, target)

    def rejected(self) -> tuple[RejectedLine, ...]:
        """The rows that were not taken, with file, row and reason."""
        with self.store() as store:
            return _rejected(store)

    def left_out(self) -> tuple[LeftOut, ...]:
        """How many rows of each file were left out, and why."""
        with self.store() as store:
            return tuple(
                LeftOut(file=run.file, reason=reason, rows=rows)
                for run in store.runs()
                if run.state == "finished"
                for reason, rows in run.left_out.items()
            )


def _take(store: Store, path: Path, door: Door, *, name: str, again: Again) -> Collected:
    reader = sniff(path)
    reading = reader.read(path, door)
    result = store.land(
        RunKey(
            source=reader.name,
            file=name,
            sha256=_digest(path),
            identity=reading.identity,
            by_hand=reader.name == "hand",
        ),
        reading.rows,
        observed_at=reading.observed_at or datetime.fromtimestamp(path.stat().st_mtime, UTC),
        completeness=reading.completeness,
        again=again,
    )
    return Collected(
        file=name,
        status=_STATUS[result.outcome],
        rows_in=result.rows_in,
        rows_taken=result.rows_taken,
        rows_rejected=result.rows_rejected,
        rows_left_out=result.rows_left_out,
    )


def _readable(name: str) -> str:
    """The name with "�" for bytes that are no letters: old archives give such names."""
    return os.fsencode(name).decode("utf-8", "replace")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rejected(store: Store) -> tuple[RejectedLine, ...]:
    file_of = {run.run: run.file for run in store.runs()}
    lines = (
        RejectedLine(
            file=file_of[bad.run], row=bad.row, column=bad.fault.column, reason=bad.fault.reason
        )
        for bad in store.rejected()
    )
    return tuple(sorted(lines, key=lambda line: (line.file, line.row)))


def make_key(path: Path) -> None:
    """Write the brand's 32 secret bytes, readable by nobody else; an existing key is kept."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))


def parse_month(text: str) -> YearMonth:
    """The month as it was typed; InputError says how to write one."""
    try:
        month = YearMonth.parse(text)
        date(month.next.index // 12 - LONGEST_PAST_YEARS, 1, 1)
        date(month.next.index // 12 + 1, 1, 1)
    except ValueError:
        raise InputError(
            mark("“{text}” is not a month; write it like this: 2026-10"), {"text": text}
        ) from None
    return month
