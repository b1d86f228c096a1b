"""Orders from tills, shops and CRM tables."""

import re
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from otvet.facts import ActorId, Order, PageRef, Row
from otvet.sources.base import Door
from otvet.sources.contact import CONTACTS, Together, contact_key, contacts_in
from otvet.sources.table.cells import Record
from otvet.sources.table.frame import BadRow, Frame, RowMaker
from otvet.sources.table.statuses import known_status, listed, status_of
from otvet.text.privacy import EMAIL, PHONE, mask

_MARKS: dict[str, str] = {"₽": "RUB", "$": "USD", "€": "EUR", "₸": "KZT", "₴": "UAH", "£": "GBP"}
_MONEY_WORDS = (
    ("BYN", "бел"),
    ("RUB", "руб"),
    ("RUB", "росс"),
    ("KZT", "тенге"),
    ("UAH", "грив"),
    ("USD", "долл"),
    ("EUR", "евро"),
)
_IP = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_MONEY_CODES = {"643": "RUB", "810": "RUB", "840": "USD", "978": "EUR", "398": "KZT", "933": "BYN"}


def order_rows(frame: Frame) -> RowMaker:
    """Builds orders; lines of one order after its first only hold more goods."""
    page = PageRef(frame.mapping.page)
    seen: set[str] = set()
    together = Together()
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
        native = order_key(frame.door, number, at) or f"@{at.isoformat()}/{total}"
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
            actor=customer_of(frame.door, frame.words(record, "customer")),
            status_told=bool(known_status(frame.words(record, "status"))),
        )
        contacts = contacts_in(frame.door, frame.words(record, "customer"))
        return Row(record.number, facts=(order, *together.facts(contacts, at)))

    return make


def order_key(door: Door, number: str, at: datetime) -> str:
    """Numbers of tills begin anew each year, so the day belongs to the order's name."""
    return f"{nameless(door, number)}@{at.astimezone(door.zone).date()}" if number else ""


def nameless(door: Door, number: str) -> str:
    """An order's number; hashed where it is an address, a phone, or words such as a name."""
    masked = mask(number)
    is_place = any(sign in masked for sign in ("@", EMAIL, PHONE)) or _IP.fullmatch(number)
    if is_place or any(char.isspace() for char in number.strip()):
        return str(door.actor("customer", number.casefold()))
    return number


def order_notes(frame: Frame) -> list[str]:
    """What had to be taken for granted about statuses and money."""
    notes = []
    statuses = frame.all("status")
    if not statuses:
        notes.append("no_statuses")
    elif unknown := [word for word in statuses[0].values if known_status(word) is None]:
        notes.append(f"unknown_statuses:{listed(unknown)}")
    written = [currency_in(value) for slot in frame.all("currency") for value in slot.values]
    if not all(written) or not written:
        notes.append(f"currency_assumed:{frame.door.config.brand.currency}")
    return notes


@lru_cache(maxsize=1024)
def currency_in(words: str) -> str:
    """The currency that a cell or a column's name tells, "" for none.

    >>> currency_in("руб."), currency_in("1 250,50 ₽"), currency_in("usd"), currency_in("Бюджет")
    ('RUB', 'RUB', 'USD', '')
    """
    said = words.strip().upper()
    if len(said) == 3 and said.isascii() and said.isalpha():
        return "RUB" if said == "RUR" else said
    if said in _MONEY_CODES:
        return _MONEY_CODES[said]
    sign = next((code for sign, code in _MARKS.items() if sign in said), "")
    return sign or next((code for code, stem in _MONEY_WORDS if stem in said.casefold()), "")


def _currency(frame: Frame, record: Record) -> str:
    return currency_in(frame.words(record, "currency")) or frame.door.config.brand.currency


def customer_of(door: Door, words: str) -> ActorId | None:
    """Who bought: an address or number that is hashed here and kept nowhere."""
    said = words.strip().lstrip("'").casefold()
    if not said or said in {"0", "none", "null", "-"}:
        return None
    return door.actor(CONTACTS, contact_key(said) or _as_written(said))


def _as_written(said: str) -> str:
    """What is no contact names somebody all the same: a number in the shop, a phone with words."""
    digits = "".join(char for char in said if char.isdecimal())
    is_phone = "@" not in said and 10 <= len(digits) <= 15
    return digits[-10:] if is_phone else said
