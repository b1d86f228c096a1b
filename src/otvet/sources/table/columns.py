"""What the cells of each column show: how full, how different, numbers, dates, words."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, pairwise
from typing import Literal

from otvet.sources.table.cells import Cell, Sheet, fit, is_empty, text
from otvet.sources.table.dates import Order, order_of, written
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.numbers import Comma, comma_of, read_number

SAMPLE_ROWS = 20_000
_LOOKED_AT = 2_000
_COUNTING_FROM = 3
_LONGEST_ID = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A column as its sample shows it; shares are of the cells that are not empty."""

    index: int
    header: str
    filled: int
    filled_share: float
    distinct_share: float
    number_share: float
    date_share: float
    mean_length: float
    counts_rows: bool
    order: Order | Literal["either"]
    comma: Comma
    values: tuple[str, ...]
    commonest_negative: str = ""

    @property
    def is_unique(self) -> bool:
        """Whether no two rows have the same."""
        return self.filled_share == 1 and self.distinct_share == 1


def evidence(sheet: Sheet) -> tuple[Evidence, ...]:
    """The evidence of every column."""
    width = len(sheet.header)
    records = islice(sheet.records(), SAMPLE_ROWS)
    rows = [fit(r.cells, width) for r in records if r.cells is not BROKEN and not is_empty(r.cells)]
    columns: Iterable[Sequence[Cell]] = zip(*rows, strict=True) if rows else [[]] * width
    return tuple(
        _of_column(index, header, cells)
        for index, (header, cells) in enumerate(zip(sheet.header, columns, strict=True))
    )


def _of_column(index: int, header: str, cells: Sequence[Cell]) -> Evidence:
    full = [cell for cell in cells if text(cell)]
    words = [text(cell) for cell in full]
    looked = full[:_LOOKED_AT]
    n = max(len(looked), 1)
    return Evidence(
        index=index,
        header=header,
        filled=len(full),
        filled_share=len(full) / max(len(cells), 1),
        distinct_share=len(set(words)) / max(len(words), 1),
        number_share=sum(_is_number(cell) for cell in looked) / n,
        date_share=sum(_is_date(cell) for cell in looked) / n,
        mean_length=sum(map(len, words)) / max(len(words), 1),
        counts_rows=_counts_rows(words),
        order=order_of(full),
        comma=comma_of(full),
        commonest_negative=_commonest_negative(words),
        values=tuple(dict.fromkeys(words[:_LOOKED_AT])),
    )


def _is_number(cell: Cell) -> bool:
    return read_number(cell).problem in {"", "below_shown"} or _says_absent(cell) or _is_id(cell)


def _is_id(cell: Cell) -> bool:
    """Ids of accounts are longer than any count."""
    words = text(cell).removeprefix("-") if isinstance(cell, str | int | float) else ""
    return words.isdecimal() and len(words) <= _LONGEST_ID


def _says_absent(cell: Cell) -> bool:
    return isinstance(cell, str) and read_number(cell).problem == "not_given"


def _is_date(cell: Cell) -> bool:
    """Plain numbers are dates only where the column's name says so."""
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str) or cell.strip().isdecimal():
        return False
    return written(cell, order="dmy") is not None or written(cell, order="mdy") is not None


def _commonest_negative(words: Sequence[str]) -> str:
    """The most frequent id with a minus, which in some networks marks a community."""
    seen = Counter(word for word in words if word[:1] == "-" and word[1:].isdecimal())
    return min(seen, key=lambda word: (-seen[word], word), default="")


def _counts_rows(words: Sequence[str]) -> bool:
    """Whether the column only numbers the file's rows: then it names nothing outside the file."""
    numbers = [int(word) for word in words if word.isdecimal() and len(word) < 16]
    if len(numbers) != len(words) or len(numbers) < _COUNTING_FROM:
        return False
    steps = {after - before for before, after in pairwise(numbers)}
    return numbers[0] in {0, 1} and steps <= {1, 0, 2}
