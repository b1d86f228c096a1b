"""Spreadsheets: XLSX, XLS, XLSB and ODS; the visible sheet with the most in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.table.cells import Cell, Sheet
from otvet.sources.table.grid import LOOKED_AT, sheet_of

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_excel(path: Path) -> Sheet:
    """The table in a spreadsheet.

    Raises:
        SourceError: the file is damaged, locked with a password, or empty.
    """
    try:
        about = path.stat()
        seen = _look(path, about.st_mtime_ns, about.st_size)
    except (CalamineError, OSError) as error:
        raise SourceError(
            mark(
                "{file} cannot be opened as a spreadsheet ({why}): "
                "save it again as XLSX or CSV, without a password"
            ),
            {"file": path.name, "why": type(error).__name__},
        ) from None

    @cache
    def opened() -> CalamineSheet:
        return CalamineWorkbook.from_path(path).get_sheet_by_name(seen.name)

    def rows() -> Iterator[Sequence[Cell]]:
        yield from seen.first
        if len(seen.first) == LOOKED_AT:
            yield from islice(_rows(opened()), LOOKED_AT, None)

    sheet = sheet_of(rows, path.name)
    notes = (*sheet.notes, f"other_sheets_left_out:{seen.others}") if seen.others else sheet.notes
    return Sheet(header=sheet.header, records=sheet.records, title=sheet.title, notes=notes)


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[Cell]]:
    for row in sheet.iter_rows():
        yield [None if cell == "" else cell for cell in row]


@dataclass(frozen=True, slots=True)
class _Look:
    """The fullest sheet's name and first rows, and how many other sheets have any."""

    name: str
    others: int
    first: tuple[Sequence[Cell], ...]


@lru_cache(maxsize=2)
def _look(path: Path, _changed: int, _size: int) -> _Look:
    """What every reader asks for to know its own; opening a large file takes seconds."""
    fullest, others = _fullest_sheet(path)
    return _Look(fullest.name, others, tuple(islice(_rows(fullest), LOOKED_AT)))


def _fullest_sheet(path: Path) -> tuple[CalamineSheet, int]:
    """The sheet with the most cells, and how many others have any."""
    workbook = CalamineWorkbook.from_path(path)
    names = [m.name for m in workbook.sheets_metadata if m.visible == SheetVisibleEnum.Visible]
    best: CalamineSheet | None = None
    most = filled = 0
    for sheet in map(workbook.get_sheet_by_name, names):
        size = sheet.width * sheet.height
        filled += size > 0
        if size > most:
            best, most = sheet, size
    if best is None:
        raise SourceError(
            mark("{file} holds no table: its visible sheets are empty; export it again"),
            {"file": path.name},
        )
    return best, filled - 1
