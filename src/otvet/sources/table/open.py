"""Which kind of table a file is, by its bytes, and the table in it."""

from pathlib import Path

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.table.cells import Sheet
from otvet.sources.table.delimited import read_delimited
from otvet.sources.table.excel import MAGIC, read_excel
from otvet.sources.table.markup import looks_like_html, read_html
from otvet.sources.table.objects import looks_like_json, read_json

HEAD_BYTES = 4096
_BINARY = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def open_sheet(path: Path) -> Sheet:
    """The table in a file of any kind.

    Raises:
        SourceError: the file cannot be read as any of them.
    """
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    if not head.strip():
        raise SourceError(mark("{file} is empty: export it again"), {"file": path.name})
    if head.startswith(MAGIC):
        return read_excel(path)
    if looks_like_html(head):
        return read_html(path)
    if looks_like_json(head) and path.suffix.lower() not in {".csv", ".tsv"}:
        return read_json(path)
    if head.startswith(_BINARY):
        raise SourceError(
            mark("{file} is not a table: export the data as CSV or XLSX"), {"file": path.name}
        )
    return read_delimited(path)


def likely_table(head: bytes) -> float:
    """How much the beginning of a file looks like a table, 0..1."""
    if head.startswith(MAGIC):
        return 0.6
    if head.startswith(_BINARY):
        return 0.0
    return 0.5 if looks_like_html(head) or looks_like_json(head) else 0.4
