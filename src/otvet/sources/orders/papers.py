"""Rows of 1C and MoySklad: documents, with groups, subtotals and returns between them."""

import re
from datetime import datetime
from decimal import Decimal

from otvet.facts import Row
from otvet.sources.orders.fields import Make, first, line_of, needed
from otvet.sources.orders.line import Line
from otvet.sources.orders.statuses import says_no, says_yes, status_in
from otvet.sources.table.cells import Record
from otvet.sources.table.dates import moment
from otvet.sources.table.frame import BadRow, Frame
from otvet.sources.table.statuses import Status

DOCUMENT = re.compile(
    r"(?P<number>\S*\d\S*)\s+от\s+(?P<date>\d{1,2}\.\d{1,2}\.\d{4}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?)"
)
_NUMBER = re.compile(r"\S*\d\S*")
_NOT_A_SALE = re.compile(
    r"поступл|закуп|поставщик|списани|перемещ|инвентар|расходн|оприход|приобрет|приходн|авансов"
)
_RETURN = re.compile(r"возврат|коррект")


def is_purchase(words: str) -> bool:
    """Whether a title or a kind of document is about goods that came in, not about sales."""
    return _NOT_A_SALE.search(words.casefold()) is not None


def document_rows(laid: Frame, system: str) -> Make:
    """1C and MoySklad: documents, between them groups with their subtotals."""

    def make(record: Record) -> Line | Row:
        document = DOCUMENT.search(first(laid, record, "document"))
        number = first(laid, record, "number") or _number_in(laid, record, document)
        if reason := _no_order(laid, record, number):
            return Row(record.number, left_out=reason)
        at = _document_day(laid, document) if document and not laid.all("date") else None
        at, total = at or needed(laid, record), laid.amount(record, "total")
        if total is None:
            raise BadRow("no_total", laid.all("total")[0].header)
        said = first(laid, record, "status")
        status = _document_status(laid, system, record, said, total)
        return line_of(laid, record, at=at, total=total, status=status, number=number, said=said)

    return make


def _number_in(laid: Frame, record: Record, document: re.Match[str] | None) -> str:
    """The number in the name of the document, such as "Заказ клиента УТ-12 от 03.10.2026"."""
    if document is not None:
        return document["number"]
    found = _NUMBER.search(first(laid, record, "document"))
    return found[0] if found and first(laid, record, "date") else ""


def _no_order(laid: Frame, record: Record, number: str) -> str:
    """Why a row is a group, a purchase or a return and no order; "" for an order."""
    kind = f"{first(laid, record, 'kind')} {first(laid, record, 'document')}".casefold()
    if says_yes(first(laid, record, "deleted")):
        return "deleted_order"
    if _NOT_A_SALE.search(kind):
        return "not_a_sale"
    if _RETURN.search(kind):
        return "return_apart"
    return "group_row" if _is_group(laid, record, number) else ""


def _is_group(laid: Frame, record: Record, number: str) -> bool:
    """Whether the row has no number where others have one: the name of a buyer, a month, a sum."""
    if not laid.all("number") and not laid.all("document"):
        return False
    has_digits = any(char.isdecimal() for char in number)
    return not number or (not has_digits and not first(laid, record, "date"))


def _document_day(laid: Frame, document: re.Match[str]) -> datetime | None:
    return moment(document["date"], order="dmy", zone=laid.door.zone, before=laid.before)


def _document_status(
    laid: Frame, system: str, record: Record, said: str, total: Decimal
) -> Status | None:
    if says_no(first(laid, record, "posted")):
        return "open"
    found = status_in(system, said) if laid.all("status") else "done"
    if system != "moysklad" or (laid.all("status") and found not in {None, "open"}):
        return found
    paid = laid.amount(record, "paid") if laid.all("paid") else None
    if paid is None:
        return found
    return "paid" if paid >= total > 0 else "open"
