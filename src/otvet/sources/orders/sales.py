"""Rows of shops and CRMs: Shopify, WooCommerce, amoCRM, Bitrix24."""

from decimal import Decimal

from otvet.facts import Row
from otvet.sources.orders.fields import Make, first, line_of, needed
from otvet.sources.orders.line import Line
from otvet.sources.orders.statuses import amo_stage, bitrix_stage, shopify_status, status_in
from otvet.sources.table.cells import Record
from otvet.sources.table.frame import BadRow, Frame
from otvet.sources.table.numbers import read_number
from otvet.sources.table.statuses import Status


def shop_rows(laid: Frame, system: str) -> Make:
    """Shopify and WooCommerce: an order is told once, and its further rows are goods."""
    seen = set[str]()

    def make(record: Record) -> Line | Row:
        number, total = first(laid, record, "number"), laid.amount(record, "total")
        if total is None and not first(laid, record, "date") and (number in seen or not number):
            if not seen:
                raise BadRow("no_total", laid.all("total")[0].header)
            return Row(record.number, left_out="goods_of_the_order_above")
        at = needed(laid, record)
        if total is None:
            raise BadRow("no_total", laid.all("total")[0].header)
        seen.add(number)
        said = first(laid, record, "status")
        kept, status = net(
            total, laid.amount(record, "refunded"), _shop_status(laid, system, record, said)
        )
        return line_of(laid, record, at=at, total=kept, status=status, number=number, said=said)

    return make


def _shop_status(laid: Frame, system: str, record: Record, said: str) -> Status | None:
    if system != "shopify":
        return status_in(system, said) if laid.all("status") else "done"
    fulfilled = first(laid, record, "fulfilled")
    return shopify_status(said, fulfilled=fulfilled, cancelled=first(laid, record, "cancelled"))


def net(
    total: Decimal, refunded: Decimal | None, status: Status | None
) -> tuple[Decimal, Status | None]:
    """The sum that was kept; a refund of everything leaves the sum and changes the status."""
    back = abs(refunded or Decimal(0))
    if back and back >= total:
        return total, "refunded"
    return (total, status) if status == "refunded" else (total - back, status)


def deal_rows(laid: Frame, system: str) -> Make:
    """AmoCRM and Bitrix24: a deal may have no sum as long as it is not won."""

    def make(record: Record) -> Line | Row:
        said, number = first(laid, record, "status"), first(laid, record, "number")
        status = _stage(laid, system, record, said)
        total, at = _deal_sum(laid, record), needed(laid, record)
        if total is None and status not in {"done", "paid"}:
            return Row(record.number, left_out="deal_without_sum")
        if total is None:
            raise BadRow("no_total", laid.all("total")[0].header)
        return line_of(laid, record, at=at, total=total, status=status, number=number, said=said)

    return make


def _stage(laid: Frame, system: str, record: Record, said: str) -> Status | None:
    if system == "amocrm":
        return amo_stage(said) if said.isdecimal() else status_in("amocrm", said)
    semantic, closed = (first(laid, record, role) for role in ("semantic", "closed"))
    return bitrix_stage(said, semantic=semantic, closed=closed)


def _deal_sum(laid: Frame, record: Record) -> Decimal | None:
    """Bitrix24 may write the currency into the same cell: `1250.50|RUB`."""
    slot = laid.all("total")[0]
    cell = record.cells[slot.index]
    found = read_number(cell.partition("|")[0] if isinstance(cell, str) else cell, comma=slot.comma)
    if found.problem == "not_a_number":
        raise BadRow("not_a_number", slot.header)
    return found.value
