"""Spreadsheets: XLSX, XLS, XLSB and ODS; the visible sheet with the most in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.table.cells import Cell, Serial1904, Sheet
from otvet.sources.table.grid import LOOKED_AT, sheet_of
from otvet.sources.table.probe import opens
from otvet.sources.table.workbook import is_from_1904, uncomputed

MAGIC = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


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
            yield from islice(_rows(opened(), is_1904=seen.is_1904), LOOKED_AT, None)

    sheet = sheet_of(rows, path.name)
    return replace(sheet, notes=(*sheet.notes, *seen.notes))


def _rows(sheet: CalamineSheet, *, is_1904: bool) -> Iterator[Sequence[Cell]]:
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
        yield [_from_1904(cell) for cell in cells] if is_1904 else cells


def _from_1904(cell: Cell) -> Cell:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return Serial1904(cell)


@dataclass(frozen=True, slots=True)
class _Look:
    """The fullest sheet's name and first rows, and what is to be told of the workbook."""

    name: str
    is_1904: bool
    first: tuple[Sequence[Cell], ...]
    notes: tuple[str, ...]


@lru_cache(maxsize=2)
def _look(path: Path, _changed: int, _size: int) -> _Look:
    """What every reader asks for to know its own; opening a large file takes seconds."""
    fullest, others = _fullest_sheet(path)
    is_1904, formulas = is_from_1904(path), uncomputed(path)
    told = (("other_sheets_left_out", others), ("formulas_not_computed", formulas))
    notes = tuple(f"{code}:{n}" for code, n in told if n)
    first = tuple(islice(_rows(fullest, is_1904=is_1904), LOOKED_AT))
    return _Look(fullest.name, is_1904, first, notes)


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
