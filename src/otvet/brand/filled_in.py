"""Tables that a person has filled in, of whatever kind the spreadsheet made them."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from otvet.errors import InputError
from otvet.i18n import mark
from otvet.sources.table.cells import text
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.open import open_sheet

Row = tuple[int, Mapping[str, str] | None]
"""The number of a row and its words by column; None for one that cannot be read."""


def rows_of(path: Path, *, needed: Sequence[str], again: str) -> Iterator[Row]:
    """The rows of a table by column, whatever the case of its header.

    Args:
        path: CSV, XLSX or what else holds a table.
        needed: Columns without which it is another table.
        again: The option of the command that writes the table anew.

    Raises:
        InputError: a column is missing.
        SourceError: it is no table.
    """
    table = open_sheet(path)
    names = [name.strip().casefold() for name in table.header]
    if missing := [name for name in needed if name not in names]:
        raise InputError(
            mark("{file} has no column {missing}: write the table anew with {option}"),
            {"file": path.name, "missing": missing, "option": again},
        )
    for record in table.records():
        if record.cells is BROKEN:
            yield record.number, None
        else:
            yield record.number, dict(zip(names, map(text, record.cells), strict=False))
