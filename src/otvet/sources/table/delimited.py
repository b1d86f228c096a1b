"""Text tables: delimiter, `sep=` line, line ends, quotes that never close."""

import csv
from collections import Counter, deque
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.table.bytes import encoding_of
from otvet.sources.table.cells import Sheet
from otvet.sources.table.grid import LOOKED_AT, Rows, sheet_of

_GARBLED_SAMPLE = "ÐŸÑ€Ð¸Ð²ÐµÑ‚"
_GARBLED_FROM = 10
_LONGEST_LINE = 4_000_000
_UNREADABLE = "x" * (csv.field_size_limit() + 1) + "\n"
_DELIMITERS = (";", "\t", ",", "|")


def read_delimited(path: Path) -> Sheet:
    """The table in a text file."""
    rows, delimiter, encoding = _opened(path)
    return sheet_of(rows, path.name, delimiter=delimiter, encoding=encoding)


def text_rows(path: Path) -> Rows:
    """All rows of a text file from its first line on, for files of several tables."""
    return _opened(path)[0]


def _opened(path: Path) -> tuple[Rows, str, str]:
    """The file's rows, its delimiter and its encoding."""
    encoding = encoding_of(path)
    declared, sample = _head(path, encoding)
    if is_garbled("".join(sample)):
        raise SourceError(
            mark(
                "{file} was saved in a wrong encoding before it came here (it reads like "
                "{sample}): export it again as CSV UTF-8 or XLSX"
            ),
            {"file": path.name, "sample": _GARBLED_SAMPLE},
        )
    delimiter = declared or _best_delimiter(sample)

    def rows() -> Iterator[list[str] | None]:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            yield from _rows(islice(_lines(file), 1 if declared else 0, None), delimiter)

    return rows, delimiter, encoding


def is_garbled(words: str) -> bool:
    r"""Whether Russian letters were once read as Western European ones and saved so.

    >>> is_garbled("Ð\u009fÑ\u0080Ð¸Ð²ÐµÑ\u0082"), is_garbled("Привет, Ñandú")
    (True, False)
    """
    foreign = [char for char in words if char > "\x7f"]
    return len(foreign) >= _GARBLED_FROM and sum(c in "ÐÑ" for c in foreign) > 0.3 * len(foreign)


def _head(path: Path, encoding: str) -> tuple[str, list[str]]:
    """The delimiter that the first line declares, and some lines."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = list(islice(_lines(file), 4 * LOOKED_AT))
    first = lines[0].strip().strip('"').casefold() if lines else ""
    declared = first.startswith("sep=") and len(first) in {4, 5}
    if not declared:
        return "", lines
    return first[4:] or "\t", lines[1:]


def _lines(file: TextIO) -> Iterator[str]:
    """The lines; one too long to be a row is not kept in memory but becomes an unreadable one."""
    while line := file.readline(_LONGEST_LINE):
        rest = line
        while len(rest) == _LONGEST_LINE and rest[-1] not in "\r\n":
            rest = file.readline(_LONGEST_LINE)
            line = _UNREADABLE
        yield line.replace("\0", "")


def _best_delimiter(sample: list[str]) -> str:
    """The delimiter that cuts most rows into the same number of cells, and into many."""
    scores = {mark: _score(sample, mark) for mark in _DELIMITERS}
    best = max(_DELIMITERS, key=lambda mark: scores[mark])
    return best if scores[best] > 0 else ","


def _score(sample: list[str], mark: str) -> float:
    rows = islice(_rows(iter(sample), mark), LOOKED_AT)
    widths = [len(row) for row in rows if row and any(row)]
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return 0.0
    width, times = max(counted.items(), key=lambda item: (item[1], item[0]))
    return float(times / len(widths) * (width - 1) ** 0.5)


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[list[str] | None]:
    """Rows of cells; a quote that never closes costs its own line only, not the rest of the file."""
    waiting: deque[str] = deque()
    taken: list[str] = []

    def feed() -> Iterator[str]:
        while waiting:
            taken.append(waiting.popleft())
            yield taken[-1]
        for line in lines:
            taken.append(line)
            yield line

    while True:
        broken = False
        try:
            for cells in csv.reader(feed(), delimiter=delimiter):
                if _is_left_open(taken, delimiter):
                    broken = True
                    break
                yield cells
                taken.clear()
        except csv.Error:
            broken = True
        if not broken:
            return
        yield None
        waiting.extendleft(reversed(taken[1:]))
        taken.clear()


def _is_left_open(taken: list[str], delimiter: str) -> bool:
    if sum(line.count('"') for line in taken) % 2 == 0:
        return False
    try:
        list(csv.reader(taken, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
