"""CSV files of Meta Business Suite: the list of content, or one figure day by day."""

import re
from datetime import timedelta
from pathlib import Path

from otvet.facts import Completeness
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.meta import content, figures
from otvet.sources.meta.names import DATES, PRIMARY, is_content
from otvet.sources.table.cells import Sheet
from otvet.sources.table.excel import MAGIC
from otvet.sources.table.first_rows import first_rows, header_lost
from otvet.sources.table.frame import latest_moment
from otvet.sources.table.open import open_sheet

VERSION = "1"
UNSETTLED_DAYS = 3
"""Meta goes on correcting the figures of its latest days."""

_MIDNIGHT = re.compile(r"\d{4}-\d{2}-\d{2}t00 00 00")


class MetaReader:
    """Reads the content export and the exports of single figures of Meta Business Suite."""

    name = "meta"

    def sniff(self, head: bytes, _path: Path, /) -> float:
        """Sure by the columns of the content export, or by a title above days at midnight."""
        if head.startswith(MAGIC):
            return 0.0
        rows = first_rows(head)
        if rows and is_content(rows[0]):
            return 0.95
        return 0.9 if _has_block(rows) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows; SourceError where otvet.toml does not name its pages."""
        sheet = open_sheet(path)
        if is_content(sheet.header):
            return _content(sheet, path, door)
        if not figures.is_daily(sheet.header):
            raise header_lost(path)
        return _figures(sheet, path, door)


META = MetaReader()


def _has_block(rows: list[list[str]]) -> bool:
    """Whether a date beside the word for the figure itself, or days at midnight, open a table."""
    for index, row in enumerate(rows[:4]):
        if len(row) != 2 or row[0] not in DATES:
            continue
        after = rows[index + 1] if index + 1 < len(rows) else []
        at_midnight = bool(after) and _MIDNIGHT.fullmatch(after[0]) is not None
        return row[1] in PRIMARY or (index > 0 and at_midnight)
    return False


def _content(sheet: Sheet, path: Path, door: Door) -> Reading:
    laid = content.content(sheet, path, door)
    notes = [f"zone_assumed:{content.PACIFIC.key}"]
    notes += [f"page_guessed:{ref}" for ref in content.guessed(laid)]
    pages = [f"{account}>{part.ref}" for account, part in sorted(laid.pages.items(), key=str)]
    return Reading(
        rows=content.rows(laid),
        completeness=Completeness(notes=tuple(notes)),
        identity=identity_of("meta", VERSION, laid.order, *pages),
    )


def _figures(sheet: Sheet, path: Path, door: Door) -> Reading:
    laid = figures.figures(sheet, path, door)
    notes = [f"zone_assumed:{content.PACIFIC.key}"]
    last = figures.last_day(laid)
    seen = latest_moment(path, door).astimezone(content.PACIFIC).date()
    if last is not None and (seen - last).days < UNSETTLED_DAYS:
        since = seen - timedelta(days=UNSETTLED_DAYS - 1)
        notes.append(f"last_days_may_change:{since.isoformat()}")
    blocks = [f"{title}>{laid.pages[title].ref}>{laid.metrics[title]}" for title in laid.pages]
    return Reading(
        rows=figures.rows(laid),
        completeness=Completeness(notes=tuple(notes)),
        identity=identity_of("meta", VERSION, laid.order, *blocks),
    )
