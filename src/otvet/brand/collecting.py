"""What becomes of the files of an inbox, each file and each row exactly once."""

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

from otvet.answers.month import RejectedLine
from otvet.errors import OtvetError
from otvet.sources.base import Door
from otvet.sources.inbox import sniff
from otvet.store.runs import Outcome, RunResult
from otvet.store.store import RunKey, Store

Status = Literal["taken", "known", "undone", "refused"]
_STATUS: dict[Outcome, Status] = {
    "taken": "taken",
    "already_taken": "known",
    "undone_before": "undone",
}
Again = Literal["no", "undone_too"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """What became of one file of the inbox.

    `status` taken | known (nothing new in it) | undone (a person took it back) | refused, then
    `error` says why and what to do. `taken_before` are the rows that an earlier reading of the same file
    took, where this one took fewer; `why_left` is then the reason of most rows left out.
    """

    file: str
    status: Status
    rows_in: int = 0
    rows_taken: int = 0
    rows_rejected: int = 0
    rows_left_out: int = 0
    taken_before: int = 0
    why_left: str = ""
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


def collect_one(store: Store, path: Path, door: Door, *, inbox: Path, again: Again) -> Collected:
    """Take in one file; what makes it unreadable is told, and does not stop the others."""
    name = _readable(path.relative_to(inbox).as_posix())
    try:
        return _take(store, path, door, name=name, again=again)
    except OtvetError as error:
        return Collected(file=name, status="refused", error=error)


def _take(store: Store, path: Path, door: Door, *, name: str, again: Again) -> Collected:
    reader = sniff(path)
    reading = reader.read(path, door)
    digest = _digest(path)
    result = store.land(
        RunKey(
            source=reader.name,
            file=name,
            sha256=digest,
            identity=reading.identity,
            by_hand=reader.name == "hand",
        ),
        reading.rows,
        observed_at=reading.observed_at or datetime.fromtimestamp(path.stat().st_mtime, UTC),
        completeness=reading.completeness,
        again=again,
    )
    before, why = _lost(store, digest, result)
    return Collected(
        file=name,
        taken_before=before,
        why_left=why,
        status=_STATUS[result.outcome],
        rows_in=result.rows_in,
        rows_taken=result.rows_taken,
        rows_rejected=result.rows_rejected,
        rows_left_out=result.rows_left_out,
    )


def _lost(store: Store, digest: str, result: RunResult) -> tuple[int, str]:
    """Rows that the file's last reading took, where this one takes fewer, and why it does."""
    if result.outcome != "taken":
        return 0, ""
    mine = [run for run in store.runs() if run.sha256 == digest]
    now = next(run for run in mine if run.run == result.run)
    older = [run for run in mine if run.state == "replaced" and run.run != result.run]
    before = max(older, key=lambda run: run.started_at).rows_taken if older else 0
    if before <= result.rows_taken:
        return 0, ""
    return before, max(now.left_out, key=lambda code: now.left_out[code], default="")


def _readable(name: str) -> str:
    """The name with "�" for bytes that are no letters: old archives give such names."""
    return os.fsencode(name).decode("utf-8", "replace")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def rejected_lines(store: Store) -> tuple[RejectedLine, ...]:
    """The rows that were not taken, with file, row and reason."""
    file_of = {run.run: run.file for run in store.runs()}
    lines = (
        RejectedLine(
            file=file_of[bad.run], row=bad.row, column=bad.fault.column, reason=bad.fault.reason
        )
        for bad in store.rejected()
    )
    return tuple(sorted(lines, key=lambda line: (line.file, line.row)))


def left_out_lines(store: Store) -> tuple[LeftOut, ...]:
    """How many rows of each file were left out, and why."""
    return tuple(
        LeftOut(file=run.file, reason=reason, rows=rows)
        for run in store.runs()
        if run.state == "finished"
        for reason, rows in run.left_out.items()
    )
