"""Further tables below the first one in a file: no figure of theirs is taken for one of the first."""

from collections.abc import Sequence

from otvet.facts import Row
from otvet.sources.table.cells import Record, is_empty, text
from otvet.sources.table.grid import BROKEN, is_name
from otvet.sources.table.names import is_known

_LONGEST_NAME = 60
_FEWEST = 2


class Below:
    """Follows the rows of a file; says which of them stand under another header."""

    def __init__(self, header: Sequence[str]) -> None:
        self._header = [name for name in header if name]
        self._is_other = False
        self._after_empty = False

    def row(self, record: Record) -> Row | None:
        """The row as left out where it is of another table; None where it is of the first."""
        if record.cells is BROKEN:
            return None
        after_empty, self._after_empty = self._after_empty, is_empty(record.cells)
        if self._after_empty:
            return None
        if self._is_header(record, after_empty=after_empty):
            names = [text(cell) for cell in record.cells if text(cell)]
            self._is_other = names != self._header
        return Row(record.number, left_out="another_table") if self._is_other else None

    def _is_header(self, record: Record, *, after_empty: bool) -> bool:
        """Names alone make a header after an empty row; elsewhere they must be known names."""
        first = next(text(cell) for cell in record.cells if text(cell))
        if first[:1].isdecimal() or len(first) > _LONGEST_NAME:
            return False
        if not after_empty and not is_known(first):
            return False
        names = [cell for cell in record.cells if text(cell)]
        if len(names) < _FEWEST or any(len(text(name)) > _LONGEST_NAME for name in names):
            return False
        return all(map(is_name, names)) and (
            after_empty or all(is_known(text(name)) for name in names)
        )
