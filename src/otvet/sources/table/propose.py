"""A guess at what a table is, from the names of its columns and from what is in them."""

from itertools import islice
from pathlib import Path

from otvet.config import Config
from otvet.sources.table.cells import Sheet, fit, text
from otvet.sources.table.columns import evidence
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.guesses import Guess, Table, guess
from otvet.sources.table.mapping import Mapping, Proposal
from otvet.sources.table.open import open_sheet
from otvet.text.privacy import mask

PREVIEW_ROWS = 3
_PREVIEW_LENGTH = 40


def propose(path: Path, config: Config) -> Proposal:
    """What the file seems to be, with masked rows to look at and what is left to ask.

    Raises:
        SourceError: the file cannot be read as a table at all.
    """
    sheet = open_sheet(path)
    columns = evidence(sheet)
    best = guess(Table(columns=columns, config=config, path=path, sheet=sheet))
    return _proposal(path, sheet, best)


def _proposal(path: Path, sheet: Sheet, best: Guess | None) -> Proposal:
    mapping = best.mapping if best else None
    return Proposal(
        file=path.name,
        header=sheet.header,
        mapping=mapping,
        preview=_preview(sheet, mapping),
        questions=best.questions if best else ("target",),
        certainty=best.certainty if best else 0.0,
    )


_SHOWN_PLAINLY = {"date", "rating", "total", "value", "metric", "status", "product", "at", "margin"}


def _preview(sheet: Sheet, mapping: Mapping | None) -> tuple[tuple[str, ...], ...]:
    """The first rows, without the columns that hold people."""
    roles = (
        {column.header: column.role.partition(":")[0] for column in mapping.columns}
        if mapping
        else {}
    )
    records = (record for record in sheet.records() if record.cells is not BROKEN)
    return tuple(
        tuple(
            _shown(text(cell), roles.get(name, ""))
            for name, cell in zip(sheet.header, fit(record.cells, len(sheet.header)), strict=True)
        )
        for record in islice(records, PREVIEW_ROWS)
    )


def _shown(words: str, role: str) -> str:
    """People's columns and columns without a role show only that they are filled."""
    if role not in _SHOWN_PLAINLY and role not in {"text", "title", "counter"}:
        return "…" if words else ""
    masked = " ".join(mask(words).split())
    return masked if len(masked) <= _PREVIEW_LENGTH else masked[: _PREVIEW_LENGTH - 1] + "…"
