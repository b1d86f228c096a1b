"""Text tables: delimiter, `sep=` line, line ends, quotes that never close."""

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from functools import cache
from itertools import dropwhile, islice
from pathlib import Path
from typing import TextIO

from otvet.sources.table.bytes import encoding_of
from otvet.sources.table.cells import Sheet
from otvet.sources.table.grid import LOOKED_AT, sheet_of
from otvet.sources.table.spoilt import Rows, whole

_REMEMBERED = 20
_LONGEST_LOOSE = 100_000
_LONGEST_LINE = 4_000_000
_UNREADABLE = "x" * (csv.field_size_limit() + 1) + "\n"
_DELIMITERS = (";", "\t", ",", "|")


def read_delimited(path: Path) -> Sheet:
    """The table in a text file."""
    rows, delimiter, encoding = _opened(path)
    return sheet_of(rows, path.name, delimiter=delimiter, encoding=encoding)


def text_rows(path: Path) -> Rows:
    """All rows of a text file from its first line on, for files of several tables."""
    return whole(_opened(path)[0], path.name)[0]


def _opened(path: Path) -> tuple[Rows, str, str]:
    """The file's rows, its delimiter and its encoding."""
    encoding = encoding_of(path)
    declared, sample = _head(path, encoding)
    delimiter = declared or best_delimiter(sample)
    is_ended = _is_ended(path)

    def rows() -> Iterator[list[str] | None]:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            found = _rows(islice(_lines(file), 1 if declared else 0, None), delimiter)
            yield from found if is_ended else _without_cut(found)

    return rows, delimiter, encoding


def _head(path: Path, encoding: str) -> tuple[str, list[str]]:
    """The delimiter that the first line declares, and some lines."""
    with path.open(encoding=encoding, errors="replace", newline="") as file:
        lines = list(islice(_lines(file), 4 * LOOKED_AT))
    first = lines[0].strip().strip('"').casefold() if lines else ""
    declared = first.startswith("sep=") and len(first) in {4, 5}
    if not declared:
        return "", lines
    return first[4:] or "\t", lines[1:]


def _is_ended(path: Path) -> bool:
    """Whether the last line has its end, in any encoding, or NULs after it as a crash leaves."""
    with path.open("rb") as file:
        file.seek(-min(4, path.stat().st_size), 2)
        return file.read().rstrip(b"\0")[-1:] in {b"", b"\n", b"\r"}


def _without_cut(rows: Iterator[list[str] | None]) -> Iterator[list[str] | None]:
    """The rows; a last one that breaks off before its last columns cannot be read."""
    widths: deque[int] = deque(maxlen=_REMEMBERED)
    held: list[str] | None = []
    for number, row in enumerate(rows):
        if number:
            yield held
            widths.extend([len(held)] if held else [])
        held = row
    yield None if held and _is_cut(held, list(widths)) else held


def _is_cut(last: list[str], widths: list[int]) -> bool:
    """Whether every row of the table above is wider, or the last letter has lost its end."""
    table = list(dropwhile(lambda width: width < max(widths), widths))
    narrower = len(table) > 1 and len(last) < min(table)
    return narrower or last[-1].endswith("\ufffd")


def _lines(file: TextIO) -> Iterator[str]:
    """The lines; one too long to be a row is not kept in memory but becomes an unreadable one."""
    while line := file.readline(_LONGEST_LINE):
        rest = line
        while len(rest) == _LONGEST_LINE and rest[-1] not in "\r\n":
            rest = file.readline(_LONGEST_LINE)
            line = _UNREADABLE
        yield line.replace("\0", "")


def best_delimiter(sample: list[str]) -> str:
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
                yield _as_quoted(cells, taken, delimiter)
                taken.clear()
        except csv.Error:
            broken = True
        if not broken:
            return
        yield None
        waiting.extendleft(reversed(taken[1:]))
        taken.clear()


def _as_quoted(cells: list[str], taken: list[str], delimiter: str) -> list[str]:
    """The cells of a line whose quotes were not doubled: only one before a delimiter closes."""
    line = taken[0].rstrip("\r\n") if len(taken) == 1 else ""
    if '"' not in line or len(line) > _LONGEST_LOOSE or not _has_inner(line, delimiter):
        return cells
    try:
        list(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return [_bare(cell) for cell in _loose(delimiter).findall(line)]
    return cells


def _has_inner(line: str, delimiter: str) -> bool:
    """Whether a quote stands between two letters, where it neither opens nor closes a cell."""
    return _inner(delimiter).search(line.replace('""', "")) is not None


def _bare(cell: str) -> str:
    is_quoted = len(cell) > 1 and cell[0] == cell[-1] == '"'
    return cell[1:-1].replace('""', '"') if is_quoted else cell


@cache
def _inner(delimiter: str) -> re.Pattern[str]:
    return re.compile(f'[^{re.escape(delimiter)}"]"[^{re.escape(delimiter)}"]')


@cache
def _loose(delimiter: str) -> re.Pattern[str]:
    sign = re.escape(delimiter)
    return re.compile(f'(?:^|(?<={sign}))("(?:[^"]|"(?!{sign}|$))*"(?={sign}|$)|[^{sign}]*)')


def _is_left_open(taken: list[str], delimiter: str) -> bool:
    if sum(line.count('"') for line in taken) % 2 == 0:
        return False
    try:
        list(csv.reader(taken, delimiter=delimiter, strict=True))
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
