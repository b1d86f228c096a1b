"""Tables that a person fills in: written so that any spreadsheet opens them, and is not harmed."""

import csv
import io
from collections.abc import Iterable, Sequence

from otvet.i18n import Language

CELL = 30_000
"""Letters that a cell of a spreadsheet holds; a longer one would spoil the row."""
_FORMULA = ("=", "+", "-", "@", "\t")


def written(
    columns: Sequence[str], rows: Iterable[Sequence[object]], *, language: Language
) -> bytes:
    """The table as CSV that a spreadsheet of the language opens by itself."""
    out = io.StringIO()
    # A Russian spreadsheet takes the comma for a decimal sign and puts the row into one cell.
    table = csv.writer(out, delimiter=";" if language == "ru" else ",")
    table.writerow(columns)
    table.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def in_a_cell(words: str) -> str:
    """Words of a stranger as a cell may hold them: not too long, and no formula.

    >>> in_a_cell("=HYPERLINK(1)"), in_a_cell("чай")
    ("'=HYPERLINK(1)", 'чай')
    """
    shown = words if len(words) <= CELL else f"{words[:CELL]} …"
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
