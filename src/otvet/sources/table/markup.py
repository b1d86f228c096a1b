"""HTML tables, which some programs save under the name .xls."""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path

from otvet.sources.table.bytes import encoding_of
from otvet.sources.table.cells import Cell, Sheet
from otvet.sources.table.grid import sheet_of

_CHUNK = 1 << 16


def looks_like_html(head: bytes) -> bool:
    """Whether the file begins as a page and has a table."""
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<html", b"<!doctype html", b"<table", b"<meta")) and (
        b"<table" in start
    )


def read_html(path: Path) -> Sheet:
    """The table with the most rows of an HTML file."""
    parser = _Tables()
    with path.open(encoding=encoding_of(path), errors="replace") as file:
        while chunk := file.read(_CHUNK):
            parser.feed(chunk)
    parser.close()
    tables = parser.tables or [[]]
    best = max(tables, key=len)

    def rows() -> Iterator[Sequence[Cell]]:
        return iter(best)

    return sheet_of(rows, path.name)


class _Tables(HTMLParser):
    """Collects the cells of every table; a table inside a cell is a table of its own."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[Cell]]] = []
        self._words: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A new table, row or cell begins, even where the last one was never closed."""
        del attrs
        self._finish_cell()
        if tag == "table":
            self.tables.append([])
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
        elif tag in {"td", "th"} and self.tables:
            if not self.tables[-1]:
                self.tables[-1].append([])
            self._words = []

    def handle_endtag(self, tag: str) -> None:
        """A cell ends."""
        if tag in {"td", "th", "tr", "table"}:
            self._finish_cell()

    def handle_data(self, data: str) -> None:
        """Words inside a cell."""
        if self._words is not None:
            self._words.append(data)

    def _finish_cell(self) -> None:
        if self._words is not None:
            self.tables[-1][-1].append("".join(self._words))
            self._words = None
