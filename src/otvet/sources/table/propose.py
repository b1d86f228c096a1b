"""A guess at what a table is, from the names of its columns and from what is in them."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from otvet.config import Config
from otvet.sources.table.cells import Sheet, fit, text
from otvet.sources.table.columns import Evidence, evidence
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.guesses import Guess, Table, guess, guess_as
from otvet.sources.table.mapping import Mapping, Proposal, Target
from otvet.sources.table.open import open_sheet
from otvet.text.privacy import mask

PREVIEW_ROWS = 3
_PREVIEW_LENGTH = 40
_MOST = 0.9
_SHORT_NUMBER = 6
_SENTENCE = 60
"""Letters on average: longer than any name of a person."""


def propose(path: Path, config: Config, *, target: Target | None = None) -> Proposal:
    """What the file seems to be, with masked rows to look at and what is left to ask.

    Args:
        path: the table.
        config: the brand.
        target: what the table holds, where a person has said so.

    Raises:
        SourceError: the file cannot be read as a table at all.
    """
    sheet = open_sheet(path)
    columns = evidence(sheet)
    table = Table(columns=columns, config=config, path=path, sheet=sheet)
    return _proposal(table, guess_as(table, target) if target else guess(table))


def _proposal(table: Table, best: Guess | None) -> Proposal:
    path, sheet = table.path, table.sheet
    mapping = best.mapping if best else None
    return Proposal(
        file=path.name,
        header=sheet.header,
        mapping=mapping,
        preview=_preview(sheet, mapping, plain=_harmless(table.columns)),
        questions=best.questions if best else ("target",),
        certainty=best.certainty if best else 0.0,
    )


_SHOWN_PLAINLY = {"date", "rating", "total", "value", "metric", "status", "product", "at", "margin"}


def _harmless(columns: Sequence[Evidence]) -> frozenset[str]:
    """Columns that hold nobody, whatever they are: days, short numbers, whole sentences."""
    return frozenset(
        column.header
        for column in columns
        if column.date_share >= _MOST
        or (column.number_share >= _MOST and column.mean_length <= _SHORT_NUMBER)
        or (column.mean_length >= _SENTENCE and column.number_share < 1 - _MOST)
    )


def _preview(
    sheet: Sheet, mapping: Mapping | None, *, plain: frozenset[str]
) -> tuple[tuple[str, ...], ...]:
    """The first rows, without the columns that hold people."""
    roles = (
        {column.header: column.role.partition(":")[0] for column in mapping.columns}
        if mapping
        else {}
    )
    records = (record for record in sheet.records() if record.cells is not BROKEN)
    return tuple(
        tuple(
            _shown(text(cell), roles.get(name, ""), is_plain=name in plain)
            for name, cell in zip(sheet.header, fit(record.cells, len(sheet.header)), strict=True)
        )
        for record in islice(records, PREVIEW_ROWS)
    )


def _shown(words: str, role: str, *, is_plain: bool) -> str:
    """People's columns show only that they are filled, and so do others that may hold people."""
    told = role in _SHOWN_PLAINLY or role in {"text", "title", "counter"}
    if not told and (role or not is_plain):
        return "…" if words else ""
    masked = " ".join(mask(words).split())
    return masked if len(masked) <= _PREVIEW_LENGTH else masked[: _PREVIEW_LENGTH - 1] + "…"
