"""Letters spoilt before they came: UTF-8 that a program once read as Western European, mended.

ftfy knows many more kinds; this one is what spreadsheets and networks really do to Russian.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.table.cells import Cell

LETTERS_MENDED = "letters_mended"

_SAMPLE = "ÐŸÑ€Ð¸Ð²ÐµÑ‚"
_LOOKED_AT = 60
_FROM = 10
# Windows names 27 of the bytes 80-9F otherwise than Latin-1 does; the other five it leaves alone.
_LATIN_BY_WINDOWS = {
    ord(bytes([byte]).decode("cp1252")): chr(byte)
    for byte in range(0x80, 0xA0)
    if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}
}

Rows = Callable[[], Iterator[Sequence[Cell] | None]]
"""Reads a file's rows anew each time; None stands for a row that cannot be read."""


def is_garbled(words: str) -> bool:
    r"""Whether Russian letters were once read as Western European ones and saved so.

    >>> is_garbled("Ð\u009fÑ\u0080Ð¸Ð²ÐµÑ\u0082"), is_garbled("Привет, Ñandú")
    (True, False)
    """
    foreign = [char for char in words if char > "\x7f"]
    return len(foreign) >= _FROM and sum(c in "ÐÑ" for c in foreign) > 0.3 * len(foreign)


def mended(words: str) -> str | None:
    """The words as they were written; as they stand where nothing is wrong; None where lost.

    >>> mended("ÐŸÑ€Ð¸Ð²ÐµÑ‚"), mended("Привет"), mended("Ð?Ñ€")
    ('Привет', 'Привет', None)
    """
    if words.isascii() or not ("Ð" in words or "Ñ" in words):
        return words
    try:
        return words.translate(_LATIN_BY_WINDOWS).encode("latin-1").decode("utf-8")
    except UnicodeEncodeError:
        return words if not is_garbled(words) else None
    except UnicodeDecodeError:
        return None


def whole(rows: Rows, name: str) -> tuple[Rows, bool]:
    """The rows with their letters mended where they are spoilt, and whether they were.

    A row whose letters are lost cannot be read.

    Raises:
        SourceError: the first rows already have lost letters.
    """
    first = [row for row in islice(rows(), _LOOKED_AT) if row is not None]
    if not is_garbled("".join(cell for row in first for cell in row if isinstance(cell, str))):
        return rows, False
    if any(_mended_row(row) is None for row in first):
        raise SourceError(
            mark(
                "{file} was saved in a wrong encoding before it came here (it reads like "
                "{sample}): export it again as CSV UTF-8 or XLSX"
            ),
            {"file": name, "sample": _SAMPLE},
        )
    return lambda: (_mended_row(row) if row is not None else None for row in rows()), True


def _mended_row(row: Sequence[Cell]) -> Sequence[Cell] | None:
    cells = [mended(cell) if isinstance(cell, str) else cell for cell in row]
    lost = any(after is None and cell is not None for cell, after in zip(row, cells, strict=True))
    return None if lost else cells
