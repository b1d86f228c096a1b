"""The door to an engine: one SQL text per count, run unchanged by every engine."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import pyarrow as pa

from otvet.facts import YearMonth

ScoreBatch = Callable[[pa.RecordBatch], pa.RecordBatch]
"""A pure function of a batch, run by hand over batches or by the engine's own workers."""

SCORING_ROWS = 50_000
"""Rows of such a batch at the most."""


class Engine(Protocol):
    """Counts where the facts lie. Results are small: at most 10^6 rows."""

    def table(self, name: str, months: Sequence[YearMonth]) -> None:
        """Make the newest observations of a facts or derived table visible under its name.

        An empty `months` means all of them.
        """

    def put(self, name: str, rows: pa.Table) -> None:
        """Make a small typed table visible to the next counts."""

    def query(self, count: str, *, ints: Mapping[str, int]) -> pa.Table:
        """The result of `store/sql/<count>.sql` with `$name` parameters filled in."""

    def stamp(self, name: str, month: YearMonth) -> str:
        """A name for what a facts table holds of a month: other observations give another name."""

    def map_batches(self, name: str, score: ScoreBatch, *, schema: pa.Schema) -> pa.Table:
        """The scores of every batch of a visible table, in one table."""

    def close(self) -> None:
        """Let go of memory and files."""
