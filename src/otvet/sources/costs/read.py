"""Reports of advertising cabinets, and tables of costs kept by hand: CSV, XLSX, XLS."""

from itertools import islice
from pathlib import Path

from otvet.facts import Completeness
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.costs.map import Sheet, maker, says_currency
from otvet.sources.costs.names import (
    cabinet_of,
    column_places,
    currency_in,
    is_of_a_site,
    kind_named,
    vat_in,
)
from otvet.sources.table import cells
from otvet.sources.table.cells import text
from otvet.sources.table.first_rows import header_lost
from otvet.sources.table.laid import Laid, lay, peek, rows
from otvet.sources.table.open import open_sheet
from otvet.sources.table.told import periods_in

VERSION = "1"
_LOOKED_AT = 50
_DATES = frozenset({"day", "from", "to"})


class CostsReader:
    """Reads costs of VK, Yandex Direct, Telegram, Meta and Google, and tables kept by hand."""

    name = "costs"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure by a column of money beside campaigns with their counts, or beside purposes."""
        sheet = peek(head, path)
        return 0.92 if sheet is not None and _kind(sheet, path) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows."""
        sheet = open_sheet(path)
        kind = _kind(sheet, path)
        if not kind:
            raise header_lost(path)
        laid = _laid(sheet, path, kind)
        found = _sheet(laid, door, kind)
        return Reading(
            rows=rows(laid, maker(found)),
            completeness=Completeness(notes=_notes(found)),
            identity=identity_of(
                self.name,
                VERSION,
                found.cabinet,
                found.currency,
                str(found.period),
                *sorted(part.ref + part.title for part in door.config.pages),
                *laid.identity,
            ),
        )


COSTS = CostsReader()


def _kind(sheet: cells.Sheet, path: Path) -> str:
    """`cabinet` or `hand`, "" for a table of something else."""
    places = column_places(sheet.header)
    if "amount" not in places or is_of_a_site(sheet.header):
        return ""
    dated = {"day", "from"} & places.keys() or periods_in(f"{sheet.title} {path.stem}")
    if {"campaign", "campaign_id"} & places.keys() and "impressions" in places and dated:
        return "cabinet"
    purposes = _purposes(sheet, places, path)
    known = sum(kind_named(words) is not None for words in purposes)
    is_hand = {"day", "from"} & places.keys() and purposes and 2 * known >= len(purposes)
    return "hand" if is_hand else ""


def _purposes(sheet: cells.Sheet, places: dict[str, int], path: Path) -> list[str]:
    if "kind" not in places:
        return []
    laid = Laid(sheet=sheet, places=places, orders={}, commas={}, path=path)
    looked = (text(laid.cell(record, "kind")) for record in islice(laid.records(), _LOOKED_AT))
    return [words for words in looked if words]


def _laid(sheet: cells.Sheet, path: Path, kind: str) -> Laid:
    places = column_places(sheet.header)
    if kind == "cabinet":
        places = {role: at for role, at in places.items() if role not in {"kind", "page", "note"}}
    return lay(sheet, path, places=places, dates=_DATES)


def _sheet(laid: Laid, door: Door, kind: str) -> Sheet:
    said = f"{laid.header('amount')} {laid.sheet.title}"
    currency = currency_in(laid.header("amount")) or currency_in(laid.sheet.title)
    return Sheet(
        laid=laid,
        door=door,
        cabinet=cabinet_of(laid.sheet.header, said) if kind == "cabinet" else "",
        currency=currency or door.config.brand.currency,
        period=periods_in(laid.sheet.title) or periods_in(laid.path.stem),
    )


def _notes(sheet: Sheet) -> tuple[str, ...]:
    """What is known of taxes and currency, and what was taken for granted."""
    laid = sheet.laid
    notes = list(laid.sheet.notes)
    if vat := vat_in(f"{laid.header('amount')} {laid.sheet.title}"):
        notes.append("vat_included" if vat == "vat_included" else "vat_excluded")
    told = currency_in(laid.header("amount")) or currency_in(laid.sheet.title)
    if not told and not says_currency(sheet):
        notes.append(f"currency_assumed:{sheet.currency}")
    if sheet.cabinet and not {"day", "from"} & laid.places.keys():
        notes.append("costs_of_a_period")
    return tuple(notes)
