"""What a workbook says of itself inside its zip: from when it counts days, what was never counted."""

import re
import zipfile
import zlib
from pathlib import Path

_WORKBOOK = "xl/workbook.xml"
_HEAD = 1 << 20
_CHUNK = 1 << 20
_FROM_1904 = re.compile(rb"date1904\s*=\s*[\"'](?:1|true)[\"']")
_UNCOMPUTED = re.compile(rb"</f>\s*(?:<v\s*/>|<v>\s*</v>|</c>)|<f[^<>]*/>\s*</c>")
_LONGEST_MATCH = 200
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError)
"""What the standard library raises for a damaged zip; RuntimeError for one that is locked, and its
subclass NotImplementedError for one packed in a way it does not know.
"""


def is_from_1904(path: Path) -> bool:
    """Whether the workbook counts its days from 1904, as spreadsheets of old Macs do."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_WORKBOOK) as file:
            return _FROM_1904.search(file.read(_HEAD)) is not None
    except (*BROKEN_ZIP, KeyError):
        return False


def uncomputed(path: Path) -> int:
    """How many formulas have no value: a program wrote them and no spreadsheet has opened them."""
    try:
        with zipfile.ZipFile(path) as archive:
            sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
            return sum(_uncomputed_in(archive, name) for name in sheets)
    except BROKEN_ZIP:
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
