"""The header of a small file of any kind, for readers that know their files by it."""

from functools import lru_cache
from pathlib import Path

from otvet.errors import SourceError
from otvet.sources.table.excel import MAGIC
from otvet.sources.table.open import likely_table, open_sheet

_LARGEST_TEXT = 16_000_000
_LARGEST_SPREADSHEET = 2_000_000
"""Exports of counters are small; larger files are not worth opening to look inside."""

Names = tuple[str, ...]


def peek(head: bytes, path: Path) -> Names:
    """The names of the columns; none where the file is no table or too large for an export."""
    if not likely_table(head):
        return ()
    stat = path.stat()
    most = _LARGEST_SPREADSHEET if head.startswith(MAGIC) else _LARGEST_TEXT
    return _header(path, stat.st_mtime_ns, stat.st_size) if stat.st_size <= most else ()


@lru_cache(maxsize=8)
def _header(path: Path, _changed: int, _size: int) -> Names:
    """Kept for a moment, because several readers ask the same file more than once."""
    try:
        return open_sheet(path).header
    except (SourceError, OSError):
        return ()
