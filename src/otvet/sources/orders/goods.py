"""Rows of marketplaces: one good each, sold and perhaps returned."""

from collections import Counter
from dataclasses import replace
from decimal import Decimal

from otvet.facts import Row
from otvet.sources.orders.fields import Make, first, line_of, needed
from otvet.sources.orders.line import Line
from otvet.sources.orders.statuses import status_in
from otvet.sources.table.cells import Record
from otvet.sources.table.dates import FIRST_YEAR, written
from otvet.sources.table.frame import BadRow, Frame, hashed
from otvet.sources.table.make_orders import nameless
from otvet.sources.table.statuses import Status


def wildberries_rows(laid: Frame) -> Make:
    """Orders, and the report of realisation, where deliveries and fines stand between the sales.

    That an order stands tells nothing of its sale. Without a number of its own, the nth return of a good on a day is that of the nth sale.
    """
    nth = Counter[tuple[str, ...]]()

    def make(record: Record) -> Line | Row:
        told = first(laid, record, "sale") or first(laid, record, "kind")
        said, status = told, wb_told(told)
        total = laid.amount(record, "total")
        if told and (status is None or not total):
            return Row(record.number, left_out="not_a_sale")
        if not told:
            said, status = _ordered(laid, record)
        at = needed(laid, record)
        if total is None:
            raise BadRow("no_total", laid.all("total")[0].header)
        number = first(laid, record, "number")
        if not number:
            base = (first(laid, record, "item"), at.isoformat(), str(abs(total)))
            way = "back" if status == "refunded" else "out"
            nth[*base, way] += 1
            number = "@" + hashed(*base, str(nth[*base, way]))
        else:
            number = nameless(laid.door, number)
        line = line_of(laid, record, at=at, total=abs(total), status=status, number="", said=said)
        return replace(line, native=number, told=status != "open")

    return make


def _ordered(laid: Frame, record: Record) -> tuple[str, Status | None]:
    """An order that nothing says more of is only placed: whether it was bought is not told."""
    said = first(laid, record, "status")
    if is_moment(first(laid, record, "cancelled")):
        return said, "cancelled"
    return said, status_in("wildberries", said) if said else "open"


_SALES = frozenset(
    {"продажа", "корректная продажа", "возврат", "корректный возврат"}
    | {"сторно продаж", "сторно возвратов"}
)
_LETTERS: dict[str, Status] = {"S": "done", "R": "refunded", "A": "cancelled", "B": "done"}


def wb_told(words: str) -> Status | None:
    """What a sale's number or the kind of a row says; None for deliveries, fines, storage.

    >>> wb_told("S9993700024"), wb_told("R9993700024"), wb_told("Возврат"), wb_told("Логистика")
    ('done', 'refunded', 'refunded', None)
    """
    if words[1:].isdecimal():
        return _LETTERS.get(words[0].upper())
    return status_in("wildberries", words) if words.strip().casefold() in _SALES else None


def is_moment(words: str) -> bool:
    """Whether it is a date that can be meant: Wildberries writes 0001-01-01 for "never"."""
    found = written(words)
    return found is not None and (found.year or 0) >= FIRST_YEAR


def ozon_rows(laid: Frame) -> Make:
    """Several rows are the goods of one posting."""

    def make(record: Record) -> Line | Row:
        number, said = first(laid, record, "number"), first(laid, record, "status")
        if not number:
            raise BadRow("no_number", laid.all("number")[0].header)
        status = status_in("ozon", said) if laid.all("status") else "open"
        line = line_of(
            laid, record, at=needed(laid, record), total=None, status=status, number="", said=said
        )
        return replace(_with_sum(laid, record, line), native=nameless(laid.door, number))

    return make


def _with_sum(laid: Frame, record: Record, line: Line) -> Line:
    """Goods whose price cannot be read spoil the whole posting, unless its own sum is told."""
    try:
        total = laid.amount(record, "total")
        try:
            goods = laid.amount(record, "goods") or _priced(laid, record)
        except BadRow as bad:
            return replace(line, total=total, fault=None if total is not None else bad.fault)
    except BadRow as bad:
        return replace(line, fault=bad.fault)
    return replace(line, total=total, goods=goods)


def _priced(laid: Frame, record: Record) -> Decimal | None:
    price = laid.amount(record, "price")
    count = laid.amount(record, "count") if laid.all("count") else Decimal(1)
    return None if price is None or count is None else price * count
