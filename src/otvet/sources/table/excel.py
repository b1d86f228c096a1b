"""Spreadsheets: XLSX, XLS, XLSB and ODS; the visible sheet with the most in it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

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
        name, others = _fullest_sheet(path)
    except (CalamineError, OSError) as error:
        raise SourceError(
            mark(
                "{file} cannot be opened as a spreadsheet ({why}): "
                "save it again as XLSX or CSV, without a password"
            ),
            {"file": path.name, "why": type(error).__name__},
        ) from None

    def rows() -> Iterator[Sequence[Cell]]:
        workbook = CalamineWorkbook.from_path(path)
        for row in workbook.get_sheet_by_name(name).iter_rows():
            yield [None if cell == "" else cell for cell in row]

    sheet = sheet_of(rows, path.name)
    notes = (*sheet.notes, f"other_sheets_left_out:{others}") if others else sheet.notes
    return Sheet(header=sheet.header, records=sheet.records, title=sheet.title, notes=notes)


def _fullest_sheet(path: Path) -> tuple[str, int]:
    """The name of the sheet with the most cells, and how many others have any."""
    workbook = CalamineWorkbook.from_path(path)
    sizes: dict[str, int] = {}
    for meta in workbook.sheets_metadata:
        if meta.visible == SheetVisibleEnum.Visible:
            sheet = workbook.get_sheet_by_name(meta.name)
            sizes[meta.name] = sheet.width * sheet.height
    if not any(sizes.values()):
        raise SourceError(
            mark("{file} holds no table: its visible sheets are empty; export it again"),
            {"file": path.name},
        )
    best = max(sizes, key=lambda name: sizes[name])
    return best, sum(1 for size in sizes.values() if size) - 1
