"""Orders from tills, shops and CRM tables."""

from datetime import datetime
from decimal import Decimal
from typing import Literal

from otvet.facts import ActorId, Order, PageRef, Row
from otvet.sources.table.cells import Record
from otvet.sources.table.frame import BadRow, Frame, RowMaker
from otvet.sources.table.names import plain
from otvet.text.privacy import mask

Status = Literal["open", "paid", "done", "cancelled", "refunded", "lost"]

_WORDS: dict[Status, tuple[str, ...]] = {
    "lost": ("не реализован", "проигран", "lost", "провал", "отказ", "143", "lose"),
    "cancelled": ("отмен", "аннулир", "cancel", "void", "true", "истина", "failed", "trash"),
    "refunded": ("возврат", "возвращ", "refund", "return"),
    "done": (
        *("успешно", "реализован", "выполнен", "заверш", "доставлен", "получен", "выдан"),
        *("done", "complete", "deliver", "won", "success", "142", "fulfilled", "закрыт"),
    ),
    "paid": ("оплач", "paid", "processing", "отгруж", "собран", "пробит", "false", "ложь"),
    "open": ("",),
}


def status_of(words: str) -> Status:
    """The status in our words; an unknown one is still open.

    >>> status_of("Закрыто и не реализовано"), status_of("Успешно реализовано"), status_of("Новая")
    ('lost', 'done', 'open')
    """
    said = plain(words)
    if said.startswith(("не оплач", "unpaid", "pending", "ожида")):
        return "open"
    return next(status for status, marks in _WORDS.items() if any(m in said for m in marks))


def order_rows(frame: Frame) -> RowMaker:
    """Builds orders; lines of one order after its first only hold more goods."""
    page = PageRef(frame.mapping.page)
    seen: set[str] = set()
    last = ""

    def make(record: Record) -> Row:
        nonlocal last
        number = frame.words(record, "number")
        total = frame.amount(record, "total")
        if total is None and number in {"", last}:
            return Row(record.number, left_out="goods_of_the_order_above")
        if total is None:
            raise BadRow("no_total", frame.all("total")[0].header)
        if total < 0:
            return Row(record.number, left_out="negative_total")
        at = frame.needed_moment(record, "date")
        last = number
        native = _native(frame, number, at) or f"@{at.isoformat()}/{total}"
        if native in seen:
            return Row(record.number, left_out="repeat")
        seen.add(native)
        order = Order(
            page=page,
            native_id=native,
            at=at,
            total=total.quantize(Decimal("0.01")),
            currency=_currency(frame, record),
            status=status_of(frame.words(record, "status")) if frame.all("status") else "done",
            promo_code=mask(frame.words(record, "promo")),
            actor=_customer(frame, record),
        )
        return Row(record.number, facts=(order,))

    return make


def _native(frame: Frame, number: str, at: datetime) -> str:
    """Numbers of tills begin anew each year, so the day belongs to the order's name."""
    kept = str(frame.door.actor("customer", number.casefold())) if "@" in number else number
    return f"{kept}@{frame.day(at)}" if number else ""


def _currency(frame: Frame, record: Record) -> str:
    words = frame.words(record, "currency").upper()
    return words if len(words) == 3 and words.isalpha() else frame.door.config.brand.currency


def _customer(frame: Frame, record: Record) -> ActorId | None:
    """Who bought: an address or number that is hashed here and kept nowhere."""
    words = frame.words(record, "customer").casefold()
    if not words or words in {"0", "none", "null", "-"}:
        return None
    digits = "".join(char for char in words if char.isdecimal())
    is_phone = "@" not in words and 10 <= len(digits) <= 15
    return frame.door.actor("customer", digits[-10:] if is_phone else words)
