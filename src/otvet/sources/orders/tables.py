"""A table of orders laid over its columns, and its rows as records of orders."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from otvet.facts import Row
from otvet.sources.base import Door
from otvet.sources.orders.fields import Make
from otvet.sources.orders.goods import ozon_rows, wildberries_rows
from otvet.sources.orders.line import Line
from otvet.sources.orders.names import System
from otvet.sources.orders.papers import DOCUMENT, document_rows
from otvet.sources.orders.sales import deal_rows, shop_rows
from otvet.sources.table.cells import Record, Sheet, fit
from otvet.sources.table.columns import evidence
from otvet.sources.table.dates import written
from otvet.sources.table.frame import BadRow, Frame, Slot, frame
from otvet.sources.table.mapping import Column, Mapping
from otvet.sources.table.read import not_data

_MAKERS: dict[str, Callable[[Frame], Make]] = {
    "shopify": partial(shop_rows, system="shopify"),
    "woocommerce": partial(shop_rows, system="woocommerce"),
    "amocrm": partial(deal_rows, system="amocrm"),
    "bitrix24": partial(deal_rows, system="bitrix24"),
    "1c": partial(document_rows, system="1c"),
    "moysklad": partial(document_rows, system="moysklad"),
    "wildberries": wildberries_rows,
    "ozon": ozon_rows,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose system is known, laid over its columns."""

    sheet: Sheet
    laid: Frame
    system: System

    @property
    def is_readable(self) -> bool:
        """Whether every date can be read without asking, and documents say their numbers."""
        if any(slot.order == "" and _either(slot) for slot in self.laid.all("date")):
            return False
        documents = [value for slot in self.laid.all("document") for value in slot.values]
        return bool(self.laid.all("date")) or any(map(DOCUMENT.search, documents))

    @property
    def zone_is_told(self) -> bool:
        """Whether each time stands with its zone."""
        values = [value for slot in self.laid.all("date")[:1] for value in slot.values]
        found = [day for value in values if (day := written(value)) is not None]
        return bool(found) and all(day.zone is not None for day in found)

    def lines(self) -> Iterator[Line | Row]:
        """Every row below the header."""
        make = _MAKERS[self.system.name](self.laid)
        width = len(self.sheet.header)
        for record in self.sheet.records():
            row = not_data(record, self.sheet.header)
            if row is not None:
                yield row
                continue
            try:
                yield make(Record(record.number, fit(record.cells, width)))
            except BadRow as bad:
                yield Row(record.number, fault=bad.fault)


def _either(slot: Slot) -> bool:
    """Whether 03/04/2026 stands there and nothing shows which number is the day."""
    both = (written(value, order="dmy") == written(value, order="mdy") for value in slot.values)
    return not all(both)


def table(sheet: Sheet, system: System, *, door: Door, path: Path) -> Table:
    """The table as the system's own; dates in Russian headers begin with the day."""
    is_russian = any("а" <= char <= "я" for char in "".join(sheet.header).casefold())
    columns = [
        Column(header, role)
        for role, headers in system.columns(sheet.header).items()
        for header in headers
    ]
    mapping = Mapping(
        target="orders",
        columns=tuple(columns),
        day_order="dmy" if is_russian else "",
        comma="thousands" if sheet.delimiter == "," else "decimal",
    )
    own = replace(door, zone=ZoneInfo(system.zone)) if system.zone else door
    laid = frame(evidence(sheet), mapping, door=own, path=path)
    return Table(sheet=sheet, laid=laid, system=system)
