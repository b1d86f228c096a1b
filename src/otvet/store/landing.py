"""Rows of a source become facts on disk, each exactly once, whenever the process may die.

The rows of a file come in the same order with the same numbers each time, so its batches are the
same too: batch 7 of a run either stands in a table's log or does not.
"""

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any
from zoneinfo import ZoneInfo

from otvet.facts import ActorId, Fact, Order, Row
from otvet.store.builders import TABLE_OF
from otvet.store.columns import names_in, to_arrow
from otvet.store.delta import Facts
from otvet.store.ledger import Ledger, RunRecord

BATCH = 50_000
"""Facts in a batch: about a second of reading is repeated after a crash."""

_SELDOM = 50_000
"""New objects between two looks of the garbage collector; Python's own number is 700."""

Forgotten = Callable[[ActorId], bool]
"""Says whether a person was erased and must not come back with the next export."""


@dataclass(slots=True)
class Tally:
    """What became of the rows; each is counted once."""

    rows_in: int = 0
    taken: int = 0
    rejected: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, row: Row) -> None:
        """Count a row as taken, rejected or left out."""
        self.rows_in += 1
        if row.fault is not None:
            self.rejected += 1
        elif row.facts:
            self.taken += 1
        else:
            self.left_out[row.left_out or "nothing_to_take"] += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """Where and how the rows of one run land."""

    facts: Facts
    ledger: Ledger
    zone: ZoneInfo
    forgotten: Forgotten | None = None

    def land(self, run: RunRecord, rows: Iterable[Row]) -> Tally:
        """Land what of the run has not landed yet, and count all of its rows."""
        tally = Tally()
        landed: dict[str, int] = {}
        with _seldom_collected():
            for number, block in enumerate(_blocks(rows, run.batch)):
                self._count(run, block, tally)
                self._land_block(run, number, block, landed)
                # What has landed makes room before more is read.
                block.clear()
        return tally

    def _count(self, run: RunRecord, block: list[Row], tally: Tally) -> None:
        block[:] = map(self._without_forgotten, block)
        for row in block:
            tally.add(row)
        faults = [(row.number, row.fault) for row in block if row.fault is not None]
        if faults:
            self.ledger.reject(run.run, faults)

    def _land_block(
        self, run: RunRecord, number: int, rows: Sequence[Row], landed: dict[str, int]
    ) -> None:
        found = {
            table: facts
            for table, facts in _by_table(rows).items()
            if self._last(run, table, landed) < number
        }
        if not found:
            return
        codes = self.ledger.ensure_codes(names_in(found))
        for table, facts in found.items():
            arrow = to_arrow(
                table,
                facts,
                codes=codes,
                zone=self.zone,
                observed_at=run.observed_at,
                run=run.number,
            )
            self.facts.append(table, arrow, app=run.run, batch=number)

    def _last(self, run: RunRecord, table: str, landed: dict[str, int]) -> int:
        if table not in landed:
            landed[table] = self.facts.last_landed(table, run.run)
        return landed[table]

    def _without_forgotten(self, row: Row) -> Row:
        if self.forgotten is None or not row.facts:
            return row
        facts = [self._anonymous(fact) for fact in row.facts]
        kept = [fact for fact in facts if not self._is_forgotten(fact)]
        return row if kept == list(row.facts) else Row(row.number, kept, row.fault, "erased")

    def _anonymous(self, fact: Fact) -> Fact:
        """An order of a forgotten buyer stays an order, as it does in an erasure."""
        if isinstance(fact, Order) and self._is_forgotten(fact):
            return replace(fact, actor=None)
        return fact

    def _is_forgotten(self, fact: Fact) -> bool:
        actor: ActorId | None = getattr(fact, "actor", None)
        return actor is not None and self.forgotten is not None and self.forgotten(actor)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Facts hold no cycles: walking thousands of them again and again finds nothing to free."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _SELDOM) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _blocks(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    # A block is closed by what the source gives, before anything is left out of it:
    # otherwise an erasure between two attempts would shift the batches.
    block: list[Row] = []
    held = 0
    for row in rows:
        block.append(row)
        held += max(1, len(row.facts))
        if held >= size:
            yield block
            block, held = [], 0
    if block:
        yield block


def _by_table(rows: Iterable[Row]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for row in rows:
        if row.fault is None:
            for fact in row.facts:
                found.setdefault(TABLE_OF[type(fact)], []).append(fact)
    return found
