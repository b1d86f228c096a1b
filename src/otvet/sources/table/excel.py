"""Spreadsheets: XLSX, XLS, XLSB and ODS; the visible sheet with the most in it."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.table.cells import Cell, Serial1904, Sheet
from otvet.sources.table.grid import sheet_of
from otvet.sources.table.probe import opens

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

_WORKBOOK = "xl/workbook.xml"
_HEAD = 1 << 20
_CHUNK = 1 << 20
_FROM_1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)[\"']")
_UNCOMPUTED = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>|</c>)|<f[^<>]*/>\s*</c>")
_LONGEST_MATCH = 200
_BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


def read_excel(path: Path) -> Sheet:
    """The table in a spreadsheet.

    Raises:
        SourceError: the file is damaged, locked with a password, too large, or empty.
    """
    if not opens(path):
        raise SourceError(
            mark(
                "{file} needs more memory than a table of its size can need: delete what stands "
                "far from the table, or save it as CSV"
            ),
            {"file": path.name},
        )
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
    name, at_hand, is_1904 = fullest.name, [fullest], _is_from_1904(path)

    def rows() -> Iterator[Sequence[Cell]]:
        opened = at_hand[0] if at_hand else CalamineWorkbook.from_path(path).get_sheet_by_name(name)
        for row in _rows(opened):
            yield [_from_1904(cell) for cell in row] if is_1904 else row

    del fullest
    sheet = sheet_of(rows, path.name)
    at_hand.clear()
    notes = list(sheet.notes)
    notes += [f"other_sheets_left_out:{others}"] if others else []
    if formulas := _uncomputed(path):
        notes.append(f"formulas_not_computed:{formulas}")
    return replace(sheet, notes=tuple(notes))


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[Cell]]:
    """The rows; a cell that reaches down over several rows stands in each of them."""
    spans = sorted(
        (top, bottom, column)
        for (top, column), (bottom, _) in sheet.merged_cell_ranges or []
        if bottom > top
    )
    held: dict[int, tuple[int, Cell]] = {}
    for number, row in enumerate(sheet.iter_rows()):
        cells: list[Cell] = [None if cell == "" else cell for cell in row]
        while spans and spans[0][0] <= number:
            _, bottom, column = spans.pop(0)
            held[column] = (bottom, cells[column] if column < len(cells) else None)
        for column, (bottom, cell) in held.items():
            if number <= bottom and column < len(cells) and cells[column] is None:
                cells[column] = cell
        yield cells


def _from_1904(cell: Cell) -> Cell:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return Serial1904(cell)


def _is_from_1904(path: Path) -> bool:
    """Whether the workbook counts its days from 1904, as spreadsheets of old Macs do."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_WORKBOOK) as file:
            return _FROM_1904.search(file.read(_HEAD)) is not None
    except (*_BROKEN_ZIP, KeyError, OSError):
        return False


def _uncomputed(path: Path) -> int:
    """How many formulas have no value: a program wrote them and no spreadsheet has opened them."""
    try:
        with zipfile.ZipFile(path) as archive:
            sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
            return sum(_uncomputed_in(archive, name) for name in sheets)
    except (*_BROKEN_ZIP, OSError):
        return 0


def _uncomputed_in(archive: zipfile.ZipFile, name: str) -> int:
    found, rest = 0, b""
    with archive.open(name) as file:
        while chunk := file.read(_CHUNK):
            part = rest + chunk
            ends = [match.end() for match in _UNCOMPUTED.finditer(part)]
            found += len(ends)
            rest = part[max(ends[-1] if ends else 0, len(part) - _LONGEST_MATCH) :]
    return found


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
