"""Where the header is, what stands above it, and which of the rows below are rows at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.table.cells import Cell, Record, Sheet, is_empty, text
from otvet.sources.table.dates import written
from otvet.sources.table.numbers import read_number
from otvet.sources.table.spoilt import LETTERS_MENDED, Rows, whole
from otvet.text.privacy import mask

LOOKED_AT = 60
MOST_COLUMNS = 2_000
"""Cells of further columns make their row a fault; no export is wider."""
_TITLE_LENGTH = 200
_TWO_ROW_MARKS = {"respondent id", "collector id", "id респондента", "id сборщика"}

_NO_OPTION = {"", "response", "open-ended response", "ответ", "ответ в свободной форме"}


@dataclass(frozen=True, slots=True)
class _Head:
    first: int
    last: int
    header: tuple[str, ...]
    is_made_up: bool = False


def sheet_of(rows: Rows, name: str, *, delimiter: str = "", encoding: str = "") -> Sheet:
    """The table in these rows.

    Raises:
        SourceError: there is nothing in them.
    """
    rows, were_spoilt = whole(rows, name)
    first = [row if row is not None else [] for row in islice(rows(), LOOKED_AT)]
    if all(is_empty(row) for row in first):
        raise SourceError(
            mark(
                "{file} holds no table: its first {n} rows are empty; delete them or export again"
            ),
            {"file": name, "n": LOOKED_AT},
        )
    head = _find_head(first)
    return Sheet(
        header=head.header,
        records=lambda: _records(rows, head.last + 1),
        title=_title(first[: head.first]),
        delimiter=delimiter,
        encoding=encoding,
        notes=(("no_header",) if head.is_made_up else ())
        + ((LETTERS_MENDED,) if were_spoilt else ()),
    )


def _records(rows: Rows, skip: int) -> Iterator[Record]:
    for number, cells in enumerate(islice(rows(), skip, None), start=skip + 1):
        yield Record(number, cells if cells is not None else BROKEN)


BROKEN: Sequence[Cell] = ("\0broken",)
"""The cells of a row that could not be read."""


def _find_head(first: Sequence[Sequence[Cell]]) -> _Head:
    widths = [sum(1 for cell in row if text(cell)) for row in first]
    for index, row in enumerate(first):
        below = max(widths[index : index + 25])
        if _is_comment(row) or widths[index] < max(1, 0.6 * below) or below == 0:
            continue
        if below == 1 and _is_title_alone(first, index):
            continue
        return _head_at(first, index)
    return _head_at(first, next(i for i, width in enumerate(widths) if width))


def _is_comment(row: Sequence[Cell]) -> bool:
    return text(row[0]).startswith("#") and len(text(row[0])) != 1 if row else False


def _is_title_alone(first: Sequence[Sequence[Cell]], index: int) -> bool:
    """A single cell followed by an empty row is a title, even in a table of one column."""
    after = first[index + 1 : index + 3]
    return len(after) == 2 and is_empty(after[0]) and not is_empty(after[1])


def _head_at(first: Sequence[Sequence[Cell]], index: int) -> _Head:
    row = first[index]
    if not any(is_name(cell) for cell in row):
        width = max(len(other) for other in first)
        return _Head(index, index - 1, _named([""] * width), is_made_up=True)
    names = [text(cell) for cell in row]
    after = first[index + 1] if index + 1 < len(first) else []
    if _continues(names, after):
        return _Head(index, index + 1, _named(_joined(names, after)))
    return _Head(index, index, _named(names))


def is_name(cell: Cell) -> bool:
    """Whether the cell can be a column's name: words, not data."""
    words = text(cell)
    has_letters = any(char.isalpha() for char in words)
    is_data = written(cell) is not None or read_number(cell).problem == ""
    is_link = words.startswith(("http://", "https://"))
    return has_letters and not is_data and not is_link and mask(words) == words


def _continues(names: Sequence[str], after: Sequence[Cell]) -> bool:
    """Some survey exports write the question in one row and its options in the next."""
    filled = [cell for cell in after if text(cell)]
    gaps = [n for n, cell in enumerate(after) if text(cell) and (n >= len(names) or not names[n])]
    leading_empty = not any(text(cell) for cell in after[:2])
    if _is_merged(names, after):
        return True
    marked = bool(_TWO_ROW_MARKS & {name.casefold() for name in names})
    if not filled or (marked and leading_empty):
        return marked
    return leading_empty and all(map(is_name, filled)) and (bool(gaps) or marked)


def _is_merged(names: Sequence[str], after: Sequence[Cell]) -> bool:
    """Whether names reach down over two rows, and names over several columns stand above parts."""
    below = [text(cell) for cell in after]
    same = [bool(name) and name == part for name, part in zip(names, below, strict=False)]
    gaps = [part for n, part in enumerate(below) if part and (n >= len(names) or not names[n])]
    return any(same) and bool(gaps) and all(is_name(part) for part in below if part)


def _joined(names: Sequence[str], after: Sequence[Cell]) -> list[str]:
    options = [text(cell) for cell in after]
    width = max(len(names), len(options))
    question, joined = "", []
    for index in range(width):
        own = names[index] if index < len(names) else ""
        option = options[index] if index < len(options) else ""
        question = own or (question if option else "")
        plain = option.casefold() in _NO_OPTION or option == own
        joined.append(question if plain else f"{question} / {option}")
    return joined


def _named(names: Sequence[str]) -> tuple[str, ...]:
    """Names without a trailing empty one; repeated names get their number, as in spreadsheets."""
    trimmed = list(names)
    del trimmed[MOST_COLUMNS:]
    while any(trimmed) and not trimmed[-1]:
        trimmed.pop()
    seen: dict[str, int] = {}
    result = []
    for position, name in enumerate(trimmed, start=1):
        base = mask(" ".join(name.split())) or f"column {position}"
        seen[base] = seen.get(base, 0) + 1
        result.append(base if seen[base] == 1 else f"{base} ({seen[base]})")
    return tuple(result)


def _title(above: Sequence[Sequence[Cell]]) -> str:
    words = (text(cell).strip("# -") for row in above for cell in row)
    return " | ".join(word for word in words if word)[:_TITLE_LENGTH]
