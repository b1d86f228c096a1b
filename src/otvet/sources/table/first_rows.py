"""The first rows of a text table, from a file's head alone: enough to tell whose export it is."""

import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from otvet.errors import SourceError
from otvet.facts import Fault, Row
from otvet.i18n import mark
from otvet.sources.table.bytes import encoding_of_head
from otvet.sources.table.cells import Record, is_empty, text
from otvet.sources.table.delimited import best_delimiter
from otvet.sources.table.excel import MAGIC
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.names import plain

_LINES = 12
_LONGEST = 4_000


def first_rows(head: bytes) -> list[list[str]]:
    r"""The first rows as plain names; none where the head is no text.

    >>> first_rows(b'sep=,\n"Views"\n"Date","Primary"\n')
    [['views'], ['date', 'primary']]
    """
    if head.startswith(MAGIC):
        return []
    lines = list(_lines(head))
    sign = ","
    if lines and lines[0].strip('" ').casefold().startswith("sep="):
        sign = lines.pop(0).strip('" ')[4:5] or "\t"
    elif lines:
        sign = best_delimiter(lines)
    return [[plain(cell) for cell in row] for row in _cut(lines, sign)]


def _lines(head: bytes) -> Iterator[str]:
    words = head.decode(encoding_of_head(head), "replace").lstrip("\ufeff").replace("\0", "")
    full = (line for line in words.splitlines() if line.strip())
    return (line for line in islice(full, _LINES) if len(line) <= _LONGEST)


def _cut(lines: Sequence[str], sign: str) -> list[list[str]]:
    try:
        return list(csv.reader(lines, delimiter=sign))
    except csv.Error:
        return []


def header_lost(path: Path) -> SourceError:
    """What to do with an export whose header is not where its columns' names stand."""
    return SourceError(
        mark(
            "{file} was changed after it was exported: its header is not above its columns; "
            "export it again and put it into the inbox as it is"
        ),
        {"file": path.name},
    )


def no_row(record: Record, header: Sequence[str]) -> Row | None:
    """What became of a row that is no data or cannot be read; None for all others."""
    if record.cells is BROKEN:
        return Row(record.number, fault=Fault("unreadable_row"))
    if is_empty(record.cells):
        return Row(record.number, left_out="empty_row")
    if not is_empty(record.cells[len(header) :]):
        return Row(record.number, fault=Fault("too_many_cells"))
    if [text(cell) for cell in record.cells if text(cell)] == list(header):
        return Row(record.number, left_out="header_again")
    return None
