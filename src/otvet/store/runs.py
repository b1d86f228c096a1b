"""What becomes of a file that was seen before: continued, skipped, or taken anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Literal

from otvet._version import __version__
from otvet.facts import day_of
from otvet.findings import SourceLine
from otvet.store.ledger import RunRecord

Outcome = Literal["taken", "already_taken", "undone_before"]
_SETTLED: dict[str, Outcome] = {"finished": "already_taken", "undone": "undone_before"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunKey:
    """What makes an import the same import: the file's bytes and how they are read.

    `identity` changes when the mapping does; the same file is then taken anew and the older
    reading of it undone.
    """

    source: str
    file: str
    sha256: str
    identity: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """What an import did. Rows in = taken + rejected + left out."""

    run: str
    outcome: Outcome
    rows_in: int
    rows_taken: int
    rows_rejected: int
    rows_left_out: int
    facts: Mapping[str, int] = field(default_factory=dict)


def to_continue(kept: Sequence[RunRecord], identity: str) -> RunRecord | None:
    """The import that was cut off and can be continued.

    Another version of Otvet may number rows otherwise, so what it began is not continued.
    """
    fits = [r for r in kept if r.identity == identity and r.state == "begun"]
    return next((r for r in fits if r.version == __version__), None)


def settled(kept: Sequence[RunRecord], identity: str) -> RunRecord | None:
    """The import that says that nothing is to be done: taken already, or undone by a person."""
    fits = [r for r in kept if r.identity == identity and r.state in ("finished", "undone")]
    return max(fits, key=lambda r: r.generation, default=None)


def to_replace(kept: Sequence[RunRecord]) -> list[RunRecord]:
    """Older readings of the same file, whole or cut off, that a new one stands in for."""
    return [r for r in kept if r.state in ("begun", "finished")]


def begun(key: RunKey, kept: Iterable[RunRecord], observed_at: datetime, batch: int) -> RunRecord:
    """A new import of the file: the next generation, if it was taken and undone before."""
    generation = 1 + max((r.generation for r in kept if r.identity == key.identity), default=0)
    name = f"{key.sha256}\x1f{key.identity}\x1f{generation}"
    return RunRecord(
        run=sha256(name.encode()).hexdigest()[:15],  # 60 bits: positive in the tables' int64
        source=key.source,
        file=key.file,
        sha256=key.sha256,
        identity=key.identity,
        generation=generation,
        state="begun",
        by_hand=key.by_hand,
        batch=batch,
        version=__version__,
        observed_at=observed_at,
        started_at=datetime.now(UTC),
    )


def _day(number: int | None) -> date | None:
    return None if number is None else day_of(number)


def line(record: RunRecord) -> SourceLine:
    """The import as an answer names it among its sources."""
    return SourceLine(
        run=record.run,
        source=record.source,
        file=record.file,
        rows_in=record.rows_in,
        rows_taken=record.rows_taken,
        rows_rejected=record.rows_rejected,
        rows_left_out=record.rows_left_out,
        first_day=_day(record.first_day),
        last_day=_day(record.last_day),
        by_hand=record.by_hand,
        notes=record.notes,
    )


def outcome(record: RunRecord) -> Outcome:
    """How a settled import is reported to whoever brings the file again."""
    return _SETTLED[record.state]
