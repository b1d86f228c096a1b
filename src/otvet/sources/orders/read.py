"""Exports of orders: tables, answers of APIs and CommerceML, each known by its content."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from otvet.config import PagePart
from otvet.errors import SourceError, UnknownShape
from otvet.facts import Completeness, Page, PageRef
from otvet.i18n import mark
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.orders import commerceml
from otvet.sources.orders.answers import Answer
from otvet.sources.orders.line import Join, Lines, Seen, Shop, look_over, order_rows
from otvet.sources.orders.names import System, system_of
from otvet.sources.orders.objects import has_more, place_in, place_of
from otvet.sources.orders.papers import is_purchase
from otvet.sources.orders.tables import Table, table
from otvet.sources.own_pages import network_of, page_fact
from otvet.sources.table.frame import latest_moment
from otvet.sources.table.objects import looks_like_json
from otvet.sources.table.open import likely_table, open_sheet
from otvet.sources.table.pages import place_page
from otvet.sources.table.profile import load
from otvet.sources.table.read import TABLE

VERSION = "3"
_SURE = 0.93
_HEAD_BYTES = 65_536
_MARKETPLACES = frozenset({"wildberries", "ozon"})
_NETWORKS = {
    "shopify": ("shopify",),
    "woocommerce": ("woocommerce", "woo"),
    "amocrm": ("amocrm", "amo", "kommo"),
    "bitrix24": ("bitrix24", "bitrix"),
    "1c": ("1c", "1с"),
    "moysklad": ("moysklad",),
    "wildberries": ("wildberries", "wb"),
    "ozon": ("ozon",),
}


class OrdersReader:
    """Reads Shopify, WooCommerce, amoCRM, Bitrix24, 1C, MoySklad, Wildberries and Ozon."""

    name = "orders"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure by the keys of a record, the names of the columns, or the root of the XML."""
        if commerceml.is_commerceml(head):
            return _SURE
        if looks_like_json(head):
            return _SURE if place_in(head) else 0.0
        if not likely_table(head):
            return 0.0
        stat = path.stat()
        return _SURE if _system_in(path, stat.st_mtime_ns, stat.st_size) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's orders; a table that a person has mapped, or that is unclear, goes that way.

        Raises:
            SourceError: the file is damaged, or holds no orders.
            UnknownShape: a table of purchases, or days that can be read in two ways.
        """
        with path.open("rb") as file:
            head = file.read(_HEAD_BYTES)
        if commerceml.is_commerceml(head):
            commerceml.check(path)
            return _reading(_exchange(path, door), path, door)
        place = place_of(path) if looks_like_json(head) else None
        if place is not None:
            before = latest_moment(path, door)
            answer = Answer(path=path, place=place, door=door, before=before)
            return _reading(_answer(answer), path, door)
        return _table(path, door)


ORDERS = OrdersReader()


@lru_cache(maxsize=8)
def _system_in(path: Path, _changed: int, _size: int) -> str:
    """The system that wrote the table; kept for a moment, because files are asked more than once."""
    try:
        system = system_of(open_sheet(path).header)
    except SourceError:
        return ""
    return system.name if system else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Export:
    """A file that is understood: whose it is, its records, and what it says of itself."""

    system: str
    lines: Lines
    join: Join = ""
    zone: str = ""
    notes: tuple[str, ...] = ()


def _table(path: Path, door: Door) -> Reading:
    sheet = open_sheet(path)
    system = system_of(sheet.header)
    if system is None or load(door.profiles, sheet.header) is not None:
        return TABLE.read(path, door)
    if system.name in {"1c", "moysklad"} and is_purchase(sheet.title):
        raise _purchases(path)
    found = table(sheet, system, door=door, path=path)
    if not found.is_readable:
        return TABLE.read(path, door)
    return _reading(_sheet(found, system, door), path, door)


def _sheet(found: Table, system: System, door: Door) -> _Export:
    notes = list(found.sheet.notes)
    if (
        system.name not in _MARKETPLACES
        and not found.laid.all("status")
        and not found.laid.all("paid")
    ):
        notes.append("no_statuses")
    zone = system.zone or door.config.brand.zone
    return _Export(
        system=system.name,
        lines=found.lines,
        join=system.join,
        zone="" if found.zone_is_told else zone,
        notes=tuple(notes),
    )


def _answer(answer: Answer) -> _Export:
    system = answer.place.system
    notes = ["more_pages"] if has_more(answer.path) else []
    is_wildberries = system == "wildberries"
    return _Export(
        system=system,
        lines=answer.lines,
        join="returns" if is_wildberries else "",
        zone="Europe/Moscow" if is_wildberries else "",
        notes=tuple(notes),
    )


def _exchange(path: Path, door: Door) -> _Export:
    before = latest_moment(path, door)
    return _Export(
        system="1c",
        lines=lambda: commerceml.lines(path, door, before),
        zone=door.config.brand.zone,
    )


def _reading(export: _Export, path: Path, door: Door) -> Reading:
    seen = look_over(export.lines, export.join)
    page, part = _page(export.system, path, door)
    shop = Shop(
        page=page_fact(part) if part else Page(page=page, kind="shop"),
        currency=door.config.brand.currency,
    )
    notes = _notes(export, seen, door)
    return Reading(
        rows=order_rows(export.lines, seen.joined, shop, join=export.join),
        completeness=Completeness(complete="more_pages" not in notes, notes=notes),
        identity=identity_of(
            "orders", VERSION, export.system, str(door.zone), page, door.config.brand.currency
        ),
    )


def _page(system: str, path: Path, door: Door) -> tuple[PageRef, PagePart | None]:
    """The system's own page of otvet.toml, else the brand's only shop, else the file's folder."""
    networks = _NETWORKS[system]
    own = [part for part in door.config.pages if network_of(part).casefold() in networks]
    if len(own) == 1:
        return PageRef(own[0].ref), own[0]
    default = system if system in _MARKETPLACES else "orders"
    ref = place_page(door.config, path, ("shop",), default=default)
    part = next((part for part in door.config.pages if part.ref == ref), None)
    others = {name for names in _NETWORKS.values() for name in names} - set(networks)
    if part is not None and network_of(part).casefold() in others:
        bare = door.config.model_copy(update={"pages": ()})
        return PageRef(place_page(bare, path, ("shop",), default=default)), None
    return PageRef(ref), part


def _notes(export: _Export, seen: Seen, door: Door) -> tuple[str, ...]:
    """What is known about how whole the file is, and what was taken for granted."""
    notes = [*export.notes, *seen.notes]
    if seen.without_currency:
        notes.append(f"currency_assumed:{door.config.brand.currency}")
    if export.system == "wildberries" and not seen.sold:
        notes.append("sales_not_told")
    if export.system in _MARKETPLACES:
        notes.append("marketplace_hides_buyers")
    elif seen.orders and not seen.with_actor:
        notes.append("no_buyers")
    if export.zone:
        notes.append(f"zone_assumed:{ZoneInfo(export.zone).key}")
    return tuple(notes)


def _purchases(path: Path) -> UnknownShape:
    return UnknownShape(
        mark(
            "{file} looks like purchases or stock papers, not like sales: export the orders or the "
            "sales, or say what its columns mean: otvet map {path}"
        ),
        {"file": path.name, "path": path},
    )
