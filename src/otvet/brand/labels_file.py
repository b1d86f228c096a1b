"""Labels of an audit from a table that somebody has filled in, of whatever kind."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from otvet.errors import InputError
from otvet.i18n import mark
from otvet.opinion.audit.sheet import COLUMNS, Row, Sheet, Taken, from_rows
from otvet.sources.table.cells import text as words_in
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.open import open_sheet


def from_table(path: Path, sheet: Sheet, rater: str, *, at: datetime) -> Taken:
    """The labels of a table of any kind; a bad row is told and the others are taken.

    Raises:
        InputError: the table has not the columns that labels are in.
        SourceError: it is no table.
    """
    return from_rows(_rows(path), sheet, rater, at=at)


def _rows(path: Path) -> Iterator[Row]:
    """Rows by column; None for one that cannot be read, such as a cell beyond all measure."""
    table = open_sheet(path)
    names = [name.strip().casefold() for name in table.header]
    if missing := [name for name in ("key", "sentiment", "problems") if name not in names]:
        raise InputError(
            mark("{file} has no column {missing}: write the table anew with --csv"),
            {"file": path.name, "missing": missing},
        )
    for record in table.records():
        if record.cells is BROKEN:
            yield record.number, None
            continue
        told = dict(zip(names, map(words_in, record.cells), strict=False))
        yield record.number, {name: told.get(name, "") for name in COLUMNS}
