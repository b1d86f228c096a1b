"""Spreadsheets: XLSX, XLS, XLSB and ODS; the visible sheet with the most in it."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.table.cells import Cell, Sheet
from otvet.sources.table.grid import sheet_of

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_excel(path: Path) -> Sheet:
    """The table in a spreadsheet.

    Raises:
        SourceError: the file is damaged, locked with a password, or empty.
    """
    try:
        about = path.stat()
        return _read(path, about.st_mtime_ns, about.st_size)
    except (CalamineError, OSError) as error:
        raise SourceError(
            mark(
                "{file} cannot be opened as a spreadsheet ({why}): "
                "save it again as XLSX or CSV, without a password"
            ),
            {"file": path.name, "why": type(error).__name__},
        ) from None


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> Sheet:
    """The table; kept without its cells, because several readers ask for its header."""
    fullest, others = _fullest_sheet(path)
    name, at_hand = fullest.name, [fullest]

    def rows() -> Iterator[Sequence[Cell]]:
        opened = at_hand[0] if at_hand else CalamineWorkbook.from_path(path).get_sheet_by_name(name)
        for row in opened.iter_rows():
            yield [None if cell == "" else cell for cell in row]

    del fullest
    sheet = sheet_of(rows, path.name)
    at_hand.clear()
    notes = (*sheet.notes, f"other_sheets_left_out:{others}") if others else sheet.notes
    return Sheet(header=sheet.header, records=sheet.records, title=sheet.title, notes=notes)


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
