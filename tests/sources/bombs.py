"""Small files that unpack into more than a machine has."""

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

MEGABYTE = 1 << 20
_PART = "xl/worksheets/sheet1.xml"
_STRINGS = "xl/sharedStrings.xml"
_ODS_HEAD = (
    '<?xml version="1.0"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
    '<office:body><office:spreadsheet><table:table table:name="a">'
)
_ODS_TAIL = "</table:table></office:spreadsheet></office:body></office:document-content>"
_ODS_ROW = (
    '<table:table-row table:number-rows-repeated="1048576">'
    '<table:table-cell table:number-columns-repeated="16384" office:value-type="string">'
    "<text:p>x</text:p></table:table-cell></table:table-row>"
)
_LAUGH = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]><worksheet><sheetData><row><c t='inlineStr'><is><t>&j;</t></is></c></row></sheetData></worksheet>"
)


def _zip(path: Path, parts: dict[str, bytes], filled: str = "", megabytes: int = 0) -> None:
    """A zip of these parts, and one more of as many megabytes of spaces."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
        if filled:
            with archive.open(filled, "w", force_zip64=True) as file:
                for _ in range(megabytes):
                    file.write(b" " * MEGABYTE)


def _workbook(far: str = "B2") -> dict[str, bytes]:
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"] = "Date"
    book.worksheets[0][far] = "Views"
    with TemporaryDirectory() as folder:
        book.save(Path(folder, "a.xlsx"))
        with zipfile.ZipFile(Path(folder, "a.xlsx")) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


def high_ratio(path: Path) -> None:
    """One table of 300 megabytes of spaces."""
    _zip(path, {"Table data.csv": b"Content,Views\nAbCdEfGhIj1,5\n"}, "Totals.csv", 300)


def nested(path: Path) -> None:
    """Zips in zips in zips."""
    body = b"Content,Views\n" + b" " * MEGABYTE
    for level in range(6):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for n in range(10):
                archive.writestr(f"{n}.csv" if level == 0 else f"{n}.zip", body)
        body = out.getvalue()
    path.write_bytes(body)


def many_members(path: Path) -> None:
    """Thirty thousand tables."""
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(30_000):
            archive.writestr(f"{n}.csv", b"Content,Views\n")


def lying_headers(path: Path) -> None:
    """Every entry says that it unpacks into ten bytes."""
    high_ratio(path)
    body = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = body.find(sign)
        while at >= 0:
            struct.pack_into("<L", body, at + place, 10)
            at = body.find(sign, at + 4)
    path.write_bytes(body)


def spreadsheet_of_spaces(path: Path) -> None:
    """A sheet of more than a gigabyte."""
    parts = _workbook()
    del parts[_PART]
    _zip(path, parts, _PART, 1_200)


def spreadsheet_of_strings(path: Path) -> None:
    """A list of words of more than a gigabyte."""
    _zip(path, {n: b for n, b in _workbook().items() if n != _STRINGS}, _STRINGS, 1_200)


def spreadsheet_of_ends(path: Path) -> None:
    """Two cells, at the two ends of a sheet: every cell between them has its place."""
    _zip(path, _workbook("XFD1048576"))


def spreadsheet_of_laughs(path: Path) -> None:
    """Ten names, each of which means ten of the name before."""
    _zip(path, _workbook() | {_PART: _LAUGH.encode()})


def spreadsheet_of_many_parts(path: Path) -> None:
    """Thirty thousand parts that nothing asks for."""
    _zip(path, _workbook() | {f"xl/{n}.xml": b"<a/>" for n in range(30_000)})


def open_document_of_repeats(path: Path) -> None:
    """One cell that says it stands in all of them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", _ODS_HEAD + _ODS_ROW + _ODS_TAIL)


def wide_table(path: Path) -> None:
    """A header of a million columns, and rows as wide."""
    line = b",".join(b"a%d" % n for n in range(1_000_000)) + b"\n"
    path.write_bytes(line * 6)


def brackets(path: Path) -> None:
    """The parser names all that is open around each bracket."""
    path.write_bytes(b"[" * 2_000_000)


BOMBS: dict[str, Callable[[Path], None]] = {
    "high ratio.zip": high_ratio,
    "nested.zip": nested,
    "many members.zip": many_members,
    "lying headers.zip": lying_headers,
    "spaces.xlsx": spreadsheet_of_spaces,
    "strings.xlsx": spreadsheet_of_strings,
    "ends.xlsx": spreadsheet_of_ends,
    "laughs.xlsx": spreadsheet_of_laughs,
    "many parts.xlsx": spreadsheet_of_many_parts,
    "repeats.ods": open_document_of_repeats,
    "wide.csv": wide_table,
    "brackets.json": brackets,
}
