"""YouTube Studio's export: a zip, the folder it unpacks into, or any of its tables alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from otvet.config import PagePart
from otvet.errors import UnknownPage, UnknownShape
from otvet.facts import Completeness, Fault, Page, PageRef, Row
from otvet.i18n import mark
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.table.cells import Record
from otvet.sources.youtube.archive import MAGIC, heads, unpacked
from otvet.sources.youtube.headers import certainty, peek
from otvet.sources.youtube.map import Place, is_older, row_of
from otvet.sources.youtube.part import Part, is_whole, read_part, sum_of, total_of
from otvet.sources.youtube.period import period_of

VERSION = "1"
NETWORK = "youtube"
MOST_LISTED = 500
"""Studio lists no more rows than that, however many there are."""
PROVISIONAL_DAYS = 3


class YoutubeReader:
    """Reads what the button "Export current view" of YouTube Studio gives."""

    name = "youtube"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure where the columns, of the file or of any table in the zip, are Studio's."""
        if head.startswith(MAGIC):
            return max((certainty(peek(part), name) for name, part in heads(path)), default=0.0)
        return certainty(peek(head), path.name)

    def read(self, path: Path, door: Door, /) -> Reading:
        """The export's rows, tables of a zip one after another in the order of their names."""
        page = _page(path, door)
        parts = _parts(path)
        period = period_of(parts, path)
        place = Place(page=PageRef(page.ref), zone=door.zone, period=period)
        span = f"{period.first}..{period.last}" if period else ""
        orders = [str(sorted(part.orders.items())) for part in parts]
        return Reading(
            rows=_rows(parts, page, place),
            completeness=_completeness(parts, place),
            identity=identity_of(self.name, VERSION, page.ref, str(door.zone), span, *orders),
        )


YOUTUBE = YoutubeReader()


def _parts(path: Path) -> list[Part]:
    with path.open("rb") as file:
        is_zip = file.read(len(MAGIC)) == MAGIC
    if not is_zip:
        found = [read_part(path)]
    else:
        with unpacked(path) as members:
            filled = [(name, file) for name, file in members if file.stat().st_size]
            found = [read_part(file, name=name, shown=path.name) for name, file in filled]
    parts = [part for part in found if part is not None]
    if not parts:
        raise UnknownShape(
            mark(
                "{file} holds no table of YouTube Studio: open Analytics, Advanced mode, "
                "and choose Export current view, Comma-separated values"
            ),
            {"file": path.name},
        )
    return parts


def _page(path: Path, door: Door) -> PagePart:
    """The brand's channel: the only one of otvet.toml, else the one that the file's path names."""
    pages = [page for page in door.config.pages if page.ref.startswith(f"{NETWORK}:")]
    named = [page for page in pages if _is_named(page, path)]
    chosen = pages if len(pages) == 1 else named
    if len(chosen) == 1:
        return chosen[0]
    if not pages:
        raise UnknownPage(
            mark(
                "{file} is an export of YouTube Studio, and otvet.toml names no YouTube channel: "
                "add under [[pages]] its ref, such as {example}, with your channel's id"
            ),
            {"file": path.name, "example": "youtube:UCabc"},
        )
    raise UnknownShape(
        mark(
            "{file} is an export of YouTube Studio, and otvet.toml names several channels: put "
            "the file into a folder of the inbox that is named after its channel's id or title"
        ),
        {"file": path.name},
    )


def _is_named(page: PagePart, path: Path) -> bool:
    where = f"{path.parent.name}/{path.name}".casefold()
    names = {page.ref.partition(":")[2], page.title.strip()}
    return any(name.casefold() in where for name in names if name)


def _rows(parts: Sequence[Part], page: PagePart, place: Place) -> Iterator[Row]:
    """Rows of all tables; their numbers go on from table to table, faults name the table."""
    told = Page(page=place.page, kind=page.kind, title=page.title)
    place = replace(place, told={}, videos=set())
    page_is_told, before = False, 0
    for part in parts:
        for record in part.records:
            row = _numbered(row_of(part, record, place), part, record, before)
            if row.facts and not page_is_told:
                row, page_is_told = replace(row, facts=(told, *row.facts)), True
            yield row
        before += part.records[-1].number if part.records else 0


def _numbered(row: Row, part: Part, record: Record, before: int) -> Row:
    if not part.name:
        return row
    where = f"{part.name}, {record.number}"
    fault = row.fault
    if fault is not None:
        column = f"{where}: {fault.column}" if fault.column else where
        fault = Fault(fault.reason, column)
    return replace(row, number=before + record.number, fault=fault)


def _completeness(parts: Sequence[Part], place: Place) -> Completeness:
    notes = [note for part in parts for note in _notes(part, place)]
    days = [day for part in parts for day in part.days]
    if days:
        first = max(max(days) - timedelta(days=PROVISIONAL_DAYS - 1), min(days))
        notes.append(f"last_days_provisional:{first}")
        notes.append("days_are_pacific")
    whole = not any(note.startswith(("list_cut", "list_below_total")) for note in notes)
    return Completeness(complete=whole, notes=tuple(dict.fromkeys(notes)))


def _notes(part: Part, place: Place) -> list[str]:
    """What this table alone cannot tell."""
    notes: list[str] = []
    kind = part.layout.kind
    if kind == "videos":
        notes += _notes_on_list(part)
        older = sum(is_older(part, one, place) for one in part.records if is_whole(one))
        notes += [f"older_videos:{older}"] if older else []
    if kind == "video_days":
        notes.append("drawn_videos_only")
    if kind in {"videos", "follow_totals"} and place.period is None:
        notes.append("period_not_told")
    return notes


def _notes_on_list(part: Part) -> list[str]:
    """Whether the list of videos is whole: cut at 500, or without those since deleted."""
    notes: list[str] = []
    listed = sum(is_whole(record) for record in part.records)
    total, summed = total_of(part, "views"), sum_of(part, "views")
    if listed >= MOST_LISTED:
        notes.append(f"list_cut:{MOST_LISTED}")
    elif total and summed is not None and summed < total:
        notes.append(f"list_below_total:{100 * (total - summed) / total:.0f}")
    return notes
