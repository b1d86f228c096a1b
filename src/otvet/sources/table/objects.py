"""JSON as a table: an array of objects, an object that holds one, or an object a line."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from otvet.errors import SourceError, UnknownShape
from otvet.i18n import mark
from otvet.sources.halves import loads, opened
from otvet.sources.json_events import DAMAGED, TooDeep, events, items
from otvet.sources.table.cells import Cell, Record, Sheet
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.spoilt import LETTERS_MENDED, whole

NO_LIST = mark(
    "{file} holds no list of records, so there is nothing to count in it: save the whole reply of "
    "the network or export a table (CSV or XLSX); a file of something else belongs outside the inbox"
)
_NAMES_FROM = 2_000
_DEPTH = 3
_MOST_COLUMNS = 2_000
_LONGEST_TEXT = 4_000_000


def looks_like_json(head: bytes) -> bool:
    """Whether the file begins as an array or an object."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"}


def read_json(path: Path) -> Sheet:
    """The table in a JSON file.

    Raises:
        SourceError: the file is damaged from its very beginning.
        UnknownShape: there is no list of objects in it.
    """
    lines = _are_lines(path)
    prefix = "" if lines else _fullest_list(path)

    def found() -> Iterator[object]:
        return _lines(path) if lines else _items(path, prefix)

    header = _header(found(), path)

    def cells() -> Iterator[Sequence[Cell] | None]:
        for item in found():
            flat = _flat(item) if isinstance(item, Mapping) else None
            yield None if flat is None else [flat.get(name) for name in header]

    rows, were_spoilt = whole(cells, path.name)

    def records() -> Iterator[Record]:
        for number, row in enumerate(rows(), start=1):
            yield Record(number, BROKEN if row is None else row)

    return Sheet(header=header, records=records, notes=(LETTERS_MENDED,) if were_spoilt else ())


def _are_lines(path: Path) -> bool:
    """Whether each line is an object of its own; two good lines are proof enough."""
    good = 0
    with path.open("rb") as file:
        for line in islice((line for line in _beginnings(file) if line.strip()), 2):
            try:
                good += isinstance(loads(line), dict)
            except (ValueError, RecursionError):
                return False
    return good == 2


def _beginnings(file: BinaryIO) -> Iterator[bytes]:
    """Lines up to a length; a whole export may stand in a single line."""
    while line := file.readline(_LONGEST_TEXT):
        yield line


def _lines(path: Path) -> Iterator[object]:
    with path.open("rb") as file:
        for line in file:
            if line.strip():
                try:
                    yield loads(line)
                except (ValueError, RecursionError):
                    yield None


def _fullest_list(path: Path) -> str:
    """Where the longest list of objects is; the outer one of two as long."""
    refuse_endless(path)
    counted: Counter[str] = Counter()
    try:
        with opened(path) as file:
            for prefix, event, _ in events(file):
                if event == "start_map" and _is_outer_item(prefix):
                    counted[prefix] += 1
    except TooDeep:
        raise UnknownShape(NO_LIST, {"file": path.name}) from None
    except DAMAGED:
        if not counted:
            raise SourceError(
                mark("{file} is damaged at its beginning: export it again"), {"file": path.name}
            ) from None
    if not counted:
        raise UnknownShape(
            NO_LIST,
            {"file": path.name},
        )
    return min(counted, key=lambda prefix: (-counted[prefix], len(prefix)))


def refuse_endless(path: Path) -> None:
    """SourceError for a text of megabytes: the parser reads it anew with each portion of it."""
    since_quote = 0
    with path.open("rb") as file:
        while chunk := file.read(_LONGEST_TEXT):
            first = chunk.find(b'"')
            if since_quote + (first if first >= 0 else len(chunk)) >= _LONGEST_TEXT:
                raise SourceError(
                    mark("{file} is damaged at its beginning: export it again"), {"file": path.name}
                )
            since_quote = len(chunk) - 1 - chunk.rfind(b'"') if first >= 0 else len(chunk)


def _is_outer_item(prefix: str) -> bool:
    """Whether an object stands in one list and not in a list inside another's objects."""
    steps = prefix.split(".")
    return steps[-1] == "item" and steps.count("item") == 1


def _items(path: Path, prefix: str) -> Iterator[object]:
    try:
        with opened(path) as file:
            yield from items(file, prefix)
    except DAMAGED:
        yield None


def _header(found: Iterator[object], path: Path) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for item in islice(found, _NAMES_FROM):
        if isinstance(item, Mapping):
            names.update(dict.fromkeys(_flat(item)))
    if not names:
        raise UnknownShape(
            mark("{file} holds no records with named fields: export it as a table (CSV or XLSX)"),
            {"file": path.name},
        )
    return tuple(islice(names, _MOST_COLUMNS))


def _flat(item: Mapping[str, object], prefix: str = "", depth: int = _DEPTH) -> dict[str, Cell]:
    """Fields of fields get a dot between the names; lists of plain values a comma."""
    flat: dict[str, Cell] = {}
    for name, value in item.items():
        key = f"{prefix}{name}"
        if isinstance(value, Mapping):
            if depth:
                flat |= _flat(value, f"{key}.", depth - 1)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            plain = [str(part) for part in value if isinstance(part, str | int | float)]
            flat[key] = ", ".join(plain) if plain else None
        else:
            flat[key] = value if isinstance(value, str | int | float | bool) else None
    return flat
