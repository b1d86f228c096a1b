"""A calendar of events as CSV or a spreadsheet: from, to, kind, size, page, note."""

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from otvet.facts import Completeness, Event, Row
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.events.names import COLUMNS, kind_named
from otvet.sources.table.cells import Record, Sheet
from otvet.sources.table.first_rows import header_lost
from otvet.sources.table.frame import BadRow, hashed
from otvet.sources.table.laid import Laid, Make, lay, peek, places_of, rows
from otvet.sources.table.open import open_sheet
from otvet.sources.table.told import page_named, period_of
from otvet.text.privacy import mask

VERSION = "1"
_LOOKED_AT = 50
_DATES = frozenset({"from", "to"})


class EventsReader:
    """Reads calendars of prices, promotions, outages, holidays and the like."""

    name = "events"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure by days beside kinds of events that are known, and nothing but what belongs here."""
        sheet = peek(head, path)
        return 0.9 if sheet is not None and _is_calendar(sheet, path) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows."""
        sheet = open_sheet(path)
        if not _is_calendar(sheet, path):
            raise header_lost(path)
        laid = lay(sheet, path, places=places_of(sheet.header, COLUMNS), dates=_DATES)
        pages = sorted(part.ref + part.title for part in door.config.pages)
        return Reading(
            rows=rows(laid, event_maker(laid, door)),
            completeness=Completeness(notes=sheet.notes),
            identity=identity_of(self.name, VERSION, *pages, *laid.identity),
        )


EVENTS = EventsReader()


def _is_calendar(sheet: Sheet, path: Path) -> bool:
    places = places_of(sheet.header, COLUMNS)
    if not {"from", "kind"} <= places.keys() or len(places) < _filled(sheet.header):
        return False
    laid = Laid(sheet=sheet, places=places, orders={}, commas={}, path=path)
    said = [laid.words(record, "kind") for record in islice(laid.records(), _LOOKED_AT)]
    known = sum(kind_named(words) is not None for words in said)
    return known > 0 and 2 * known >= len(said)


def _filled(header: Sequence[str]) -> int:
    return sum(not name.startswith("column ") for name in header)


def event_maker(laid: Laid, door: Door) -> Make:
    """Builds an event from each row; its end, size and words may be corrected later."""
    times: Counter[str] = Counter()

    def make(record: Record) -> Row:
        kind = kind_named(laid.words(record, "kind"))
        if kind is None:
            raise BadRow("unknown_kind", laid.header("kind"))
        first, last = period_of(laid, record, "from", "to")
        page = page_named(laid, record, door)
        size = laid.number(record, "size").value if laid.has("size") else None
        name = hashed(kind, first.isoformat(), page or "")
        times[name] += 1
        event = Event(
            native_id=f"{name}/{times[name]}",
            day=first,
            last_day=last,
            kind=kind,
            size=None if size is None else float(size),
            page=page,
            note=mask(laid.words(record, "note")),
        )
        return Row(record.number, facts=(event,))

    return make
