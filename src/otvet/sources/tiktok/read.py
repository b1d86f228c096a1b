"""CSV and XLSX files of TikTok Studio: figures by days, parts of the followers, videos."""

from collections.abc import Callable
from pathlib import Path

from otvet.config import PagePart
from otvet.errors import SourceError
from otvet.facts import Completeness, PageRef
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.own_pages import called, candidates, needs_page, parts_of
from otvet.sources.table.cells import text
from otvet.sources.table.excel import MAGIC, read_excel
from otvet.sources.table.first_rows import first_rows, header_lost
from otvet.sources.table.frame import day_in_name
from otvet.sources.table.open import open_sheet
from otvet.sources.tiktok.map import (
    Make,
    figure_maker,
    file_day,
    handle_in,
    rows,
    share_maker,
    video_maker,
)
from otvet.sources.tiktok.names import COUNTERS, FIGURES, NETWORK, Kind, kind_of
from otvet.sources.tiktok.sheet import Export, assumed_years, below_zero, export

VERSION = "1"
_LARGEST_SPREADSHEET = 2_000_000
"""TikTok's spreadsheets hold a year of days; larger ones are not worth opening to look inside."""


class TikTokReader:
    """Reads Overview, FollowerHistory, Viewers, FollowerGender, Territories and Content."""

    name = "tiktok"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure by the columns' names, which stand in the first row."""
        if head.startswith(MAGIC):
            return 0.95 if _is_spreadsheet(path) else 0.0
        found = first_rows(head)
        return 0.95 if found and kind_of(found[0]) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows; SourceError where otvet.toml does not name the page."""
        sheet = open_sheet(path)
        kind = kind_of(sheet.header)
        if not kind:
            raise header_lost(path)
        laid = export(sheet, path, door)
        pages = _Pages(laid, kind, door)
        return Reading(
            rows=rows(laid, pages.maker(), pages.parts),
            completeness=Completeness(notes=_notes(laid, kind, pages)),
            identity=identity_of(NETWORK, VERSION, kind, str(day_in_name(path)), *pages.told),
        )


TIKTOK = TikTokReader()


def _is_spreadsheet(path: Path) -> bool:
    try:
        if path.stat().st_size > _LARGEST_SPREADSHEET:
            return False
        return kind_of(read_excel(path).header) != ""
    except (SourceError, OSError):
        return False


class _Pages:
    """Which page each row is about: one for figures, the one in the link for videos."""

    def __init__(self, laid: Export, kind: Kind, door: Door) -> None:
        self._laid, self._kind = laid, kind
        ours = parts_of(door.config, {NETWORK})
        self._by_handle: dict[str, PagePart] = {}
        fitting = candidates(door.config, frozenset({NETWORK}), path=laid.path)
        self._only = fitting[0] if len(fitting) == 1 else None
        if kind == "content":
            self._by_handle = _by_handle(laid, ours)
        if self._only is None and not self._by_handle:
            example = f"{NETWORK}:{next(iter(_handles(laid)), 'teahouse')}"
            raise needs_page(laid.path, parts=ours, example=example)
        parts = [*self._by_handle.values(), *([self._only] if self._only else [])]
        self.parts = {PageRef(part.ref): part for part in parts}
        self.told = sorted(f"{handle}>{part.ref}" for handle, part in self._by_handle.items())
        self.told += [f">{self._only.ref}"] if self._only else []

    @property
    def guessed(self) -> list[str]:
        """The page that was taken for an account that otvet.toml does not name."""
        strange = self._kind == "content" and bool(_handles(self._laid)) and not self._by_handle
        return [self._only.ref] if strange and self._only else []

    def of(self, handle: str) -> PageRef | None:
        """The page of a video: by its handle where otvet.toml knows any, else the only page."""
        part = self._by_handle.get(handle) if self._by_handle and handle else self._only
        return PageRef(part.ref) if part else None

    def maker(self) -> Make:
        """What builds the rows of this kind of export."""
        if self._kind == "content":
            return video_maker(self._laid, self.of)
        makers: dict[Kind, Callable[[Export, PageRef], Make]]
        makers = {"figures": figure_maker, "shares": share_maker}
        return makers[self._kind](self._laid, next(iter(self.parts)))


def _handles(laid: Export) -> list[str]:
    """The accounts in the links of the videos."""
    links = (text(laid.cell(record, "link")) for record in laid.records())
    return sorted({handle for link in links if (handle := handle_in(link))})


def _by_handle(laid: Export, ours: list[PagePart]) -> dict[str, PagePart]:
    return {handle: part for handle in _handles(laid) for part in ours if called(part, [handle])}


def _notes(laid: Export, kind: Kind, pages: _Pages) -> tuple[str, ...]:
    """What is known about how whole the file is, and what was taken for granted."""
    notes = [f"page_guessed:{ref}" for ref in pages.guessed]
    if kind == "shares":
        notes.append(f"day_of_the_file:{file_day(laid).isoformat()}")
        return tuple(notes)
    notes.append("zone_assumed:UTC")
    if years := assumed_years(laid):
        notes.append(f"year_assumed:{years}")
    roles = tuple(COUNTERS) if kind == "content" else FIGURES
    if n := below_zero(laid, roles):
        notes.append(f"counts_below_zero:{n}")
    return tuple(notes)
