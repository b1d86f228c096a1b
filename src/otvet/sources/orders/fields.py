"""Reading the cells of a row of orders: who, when, how much, in which money."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal

from otvet.facts import ActorId, Row
from otvet.sources.contact import Known, contacts_in
from otvet.sources.orders.line import Line
from otvet.sources.orders.names import money_in
from otvet.sources.table.cells import Record, text
from otvet.sources.table.dates import moment
from otvet.sources.table.frame import BadRow, Frame
from otvet.sources.table.make_orders import currency_in, customer_of, order_key
from otvet.sources.table.names import plain
from otvet.sources.table.statuses import Status

_ASSUMED = frozenset({"open", "done"})
"""What is taken for granted of an order in a table without statuses."""

Make = Callable[[Record], Line | Row]

_COUPON = re.compile(r"\bcode:\s*([^|;,]+)")
_SEVERAL = re.compile(r"[,;]")
_OF_DELIVERY = re.compile(r"shipping|доставк|получател|recipient")
_SAYS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+|(?:\D*\d){7}")


def first(laid: Frame, record: Record, role: str) -> str:
    """The first of the role's columns that is filled in this row."""
    found = (text(record.cells[slot.index]) for slot in laid.all(role))
    return next((words.lstrip("'") for words in found if words), "")


def moment_of(laid: Frame, record: Record) -> datetime | None:
    """When the order was made, None where no column says it."""
    for slot in laid.all("date"):
        cell = record.cells[slot.index]
        if text(cell):
            at = moment(cell, order=slot.order, zone=laid.door.zone, before=laid.before)
            if at is None:
                raise BadRow("bad_date", slot.header)
            return at
    return None


def needed(laid: Frame, record: Record) -> datetime:
    """When the order was made; BadRow where no column says it."""
    at = moment_of(laid, record)
    if at is None:
        slots = laid.all("date")
        raise BadRow("no_date", slots[0].header if slots else "")
    return at


def currency_of(laid: Frame, record: Record) -> str:
    """A column of currencies, else a sign beside the sum, else the name of the column."""
    slots = laid.all("total") or laid.all("price")
    beside = text(record.cells[slots[0].index]) if slots else ""
    told = [first(laid, record, "currency"), "" if beside.isdecimal() else beside]
    told += [money_in(slot.header) for slot in slots[:1]]
    return next((found for words in told if (found := currency_in(words))), "")


def buyer_of(laid: Frame, record: Record) -> ActorId | None:
    """Who bought, by the first address or number that is one."""
    for slot in laid.all("customer"):
        words = text(record.cells[slot.index])
        if _SAYS.search(words):
            return customer_of(laid.door, _SEVERAL.split(words)[0])
    return None


def contacts_of(laid: Frame, record: Record) -> tuple[Known, ...]:
    """The buyer's e-mails and phones; a phone of the delivery may be somebody else's."""
    slots = [s for s in laid.all("customer") if not _OF_DELIVERY.search(plain(s.header))]
    return contacts_in(laid.door, *(text(record.cells[slot.index]) for slot in slots))


def line_of(
    laid: Frame,
    record: Record,
    *,
    at: datetime,
    total: Decimal | None,
    status: Status | None,
    number: str,
    said: str = "",
) -> Line:
    """The record as an order; without a number its moment and sum are its name."""
    native = order_key(laid.door, number, at) or f"@{at.isoformat()}/{total}"
    promo = first(laid, record, "promo")
    coupon = _COUPON.search(promo)
    return Line(
        number=record.number,
        native=native,
        at=at,
        total=total,
        status=status,
        said=said,
        currency=currency_of(laid, record),
        promo=coupon[1].strip() if coupon else promo,
        actor=buyer_of(laid, record),
        contacts=contacts_of(laid, record),
        told=status not in _ASSUMED or any(laid.all(role) for role in ("status", "paid")),
    )
