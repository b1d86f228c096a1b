"""CommerceML 2, the XML in which 1C and shops exchange orders; read as a stream, without a DTD."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from xml.parsers import expat

from otvet.errors import SourceError
from otvet.facts import Fault, Row
from otvet.i18n import mark
from otvet.sources.base import Door
from otvet.sources.contact import contacts_in
from otvet.sources.orders.line import Line
from otvet.sources.orders.statuses import says_no, says_yes, status_in
from otvet.sources.table.bytes import encoding_of
from otvet.sources.table.dates import moment
from otvet.sources.table.frame import BadRow
from otvet.sources.table.make_orders import customer_of, order_key
from otvet.sources.table.names import plain
from otvet.sources.table.numbers import read_number
from otvet.sources.table.statuses import Status

ROOT = "КоммерческаяИнформация"
_DOCUMENT = "Документ"
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w-]+)""", re.IGNORECASE)
_ENCODINGS = ("utf-8", "cp1251", "utf-16-le", "utf-16-be", "koi8-r", "cp866")
_PARTY = "Контрагент"
_PAIRS = frozenset({"ЗначениеРеквизита", "Контакт"})
_ASIDE = frozenset({"Товары", "ПодчиненныеДокументы", "ПодчиненныйДокумент"})
"""What lies inside a document and is not about the document itself."""

_CHUNK = 1 << 16
_DEEPEST = 40
_LONGEST = 4_000
_MOST_FIELDS = 500
_ORDERS = {"", "заказ товара", "заказ клиента", "розничная продажа", "отчет о розничных продажах"}
_PAID, _CANCELLED = ("заказ оплачен", "оплачен"), ("отменен", "заказ отменен")
_FINAL = ("финальный статус",)
_DELETED = ("пометкаудаления", "пометка удаления")
_POSTED = ("проведен", "проведена")
_STATUS = ("статус заказа", "статусзаказа", "состояние заказа", "статус")
_ADDRESSES = ("почта", "электронная почта", "электроннаяпочта", "email", "e-mail")
_PHONES = ("телефон", "телефон рабочий", "телефонрабочий", "мобильный телефон", "сотовый")


def is_commerceml(head: bytes) -> bool:
    """Whether a file begins as CommerceML, in any of the encodings that it comes in."""
    names = (ROOT.encode(name) for name in _ENCODINGS)
    start = head[:4096]
    return b"<" in start[:64] and any(name in start for name in names)


@dataclass(slots=True)
class _Found:
    """The fields of one document; the deeper ones under the names of their pairs."""

    fields: dict[str, str] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    contacts: dict[str, str] = field(default_factory=dict)


class _Refused(Exception):
    """The file holds what no export has: a DTD, or elements without end inside one another."""


class _Parser:
    """Collects documents as their ends come by; goods and addresses are not kept."""

    def __init__(self, encoding: str) -> None:
        self.found: list[_Found] = []
        self._stack: list[str] = []
        self._base = 0
        self._now: _Found | None = None
        self._pair: dict[str, str] = {}
        self._role = ""
        self._contacts: dict[str, str] = {}
        self._words: list[str] = []
        self._length = 0
        self._expat = expat.ParserCreate(encoding, namespace_separator="\x1f")
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._data
        self._expat.StartDoctypeDeclHandler = _refuse
        self._expat.EntityDeclHandler = _refuse
        self._expat.ExternalEntityRefHandler = _refuse

    def feed(self, chunk: bytes, *, last: bool) -> list[_Found]:
        """The documents that have ended within the chunk."""
        self._expat.Parse(chunk, last)
        found, self.found = self.found, []
        return found

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        local = name.rpartition("\x1f")[2]
        self._stack.append(local)
        if len(self._stack) > _DEEPEST:
            raise _Refused
        if local == _DOCUMENT and self._now is None:
            self._now, self._base = _Found(), len(self._stack)
        if local in _PAIRS:
            self._pair = {}
        if local == _PARTY:
            self._role, self._contacts = "", {}
        self._words, self._length = [], 0

    def _data(self, words: str) -> None:
        if self._now is not None and self._length < _LONGEST:
            self._words.append(words)
            self._length += len(words)

    def _end(self, _name: str) -> None:
        local, depth = self._stack.pop(), len(self._stack)
        if self._now is None:
            return
        if depth < self._base:
            self.found.append(self._now)
            self._now = None
        else:
            self._keep(self._now, local, depth - self._base)
        self._words = []

    def _keep(self, now: _Found, local: str, depth: int) -> None:
        above, words = self._stack[-1], "".join(self._words).strip()
        if depth == 0:
            now.fields.setdefault(local, words)
        elif _ASIDE & set(self._stack[self._base :]):
            return
        elif above in _PAIRS:
            self._pair[local] = words
        elif above == _PARTY and local == "Роль":
            self._role = plain(words)
        elif local == "ЗначениеРеквизита" and len(now.details) < _MOST_FIELDS:
            now.details[plain(self._pair.get("Наименование", ""))] = self._pair.get("Значение", "")
        elif local == "Контакт" and len(self._contacts) < _MOST_FIELDS:
            self._contacts.setdefault(
                plain(self._pair.get("Тип", "")), self._pair.get("Значение", "")
            )
        elif local == _PARTY and self._role != "продавец":
            now.contacts = now.contacts or self._contacts


def _refuse(*_what: object) -> int:
    raise _Refused


def _encoding(path: Path) -> str:
    """The declared encoding where the beginning really is in it, else what the bytes show."""
    with path.open("rb") as file:
        head = file.read(_CHUNK)
    declared = _DECLARED.search(head[:200])
    name = declared[1].decode("ascii").lower() if declared else "utf-8"
    try:
        if ROOT in head.decode(name, "ignore"):
            return name
    except LookupError:
        pass
    return encoding_of(path).removesuffix("-sig")


def _documents(path: Path) -> Iterator[_Found | None]:
    """Every document; None where the file breaks off.

    Raises:
        SourceError: the file has a DTD, or cannot be read at all.
    """
    any_found = False
    try:
        parser = _Parser(_encoding(path))
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                for found in parser.feed(chunk, last=False):
                    any_found = True
                    yield found
        yield from parser.feed(b"", last=True)
    except _Refused:
        raise SourceError(
            mark(
                "{file} holds definitions of its own (a DTD), which no export of 1C has: "
                "it is not opened; export the orders again"
            ),
            {"file": path.name},
        ) from None
    except (expat.ExpatError, ValueError):
        if not any_found:
            raise SourceError(
                mark("{file} is damaged at its beginning: export it again"), {"file": path.name}
            ) from None
        yield None


def check(path: Path) -> None:
    """SourceError for a file of goods and prices, in which there are no orders."""
    if next(_documents(path), None) is None:
        raise SourceError(
            mark("{file} holds no orders, only goods or prices: export the orders from 1C"),
            {"file": path.name},
        )


def lines(path: Path, door: Door, before: datetime) -> Iterator[Line | Row]:
    """Every document of the file as an order, or the reason why it is none."""
    for number, found in enumerate(_documents(path), start=1):
        if found is None:
            yield Row(number, fault=Fault("file_is_cut"))
            continue
        try:
            yield _line(found, number, door, before)
        except BadRow as bad:
            yield Row(number, fault=bad.fault)


def _line(found: _Found, number: int, door: Door, before: datetime) -> Line | Row:
    fields = found.fields
    if reason := _no_order(found):
        return Row(number, left_out=reason)
    at, total = _at(fields, door, before), _total(fields)
    said = next((found.details[n] for n in _STATUS if found.details.get(n)), "")
    said = said or fields.get("СтатусЗаказа", "") or fields.get("Статус", "")
    name = fields.get("Номер") or fields.get("Ид", "")
    contacts = [found.contacts[n] for n in (*_ADDRESSES, *_PHONES) if found.contacts.get(n)]
    status = _status(found, said)
    return Line(
        number=number,
        native=order_key(door, name, at) or f"@{at.isoformat()}/{total}",
        at=at,
        total=total,
        status=status,
        told=status != "open" or bool(said),
        said=said,
        currency=fields.get("Валюта", ""),
        actor=customer_of(door, contacts[0]) if contacts else None,
        contacts=contacts_in(door, *contacts),
    )


def _no_order(found: _Found) -> str:
    operation = plain(found.fields.get("ХозОперация", ""))
    if _flag(found, _DELETED) or says_yes(found.fields.get("ПометкаУдаления", "")):
        return "deleted_order"
    if "возврат" in operation:
        return "return_apart"
    is_bought = plain(found.fields.get("Роль", "")) == "покупатель"
    return "not_a_sale" if is_bought or operation not in _ORDERS else ""


def _at(fields: dict[str, str], door: Door, before: datetime) -> datetime:
    day, clock = fields.get("Дата", ""), fields.get("Время", "")
    words = day if ":" in day or not clock else f"{day} {clock}"
    at = moment(words, order="dmy", zone=door.zone, before=before)
    if at is None:
        raise BadRow("bad_date" if day else "no_date", "Дата")
    return at


def _total(fields: dict[str, str]) -> Decimal:
    found = read_number(fields.get("Сумма", ""), comma="decimal")
    if found.value is None:
        raise BadRow("not_a_number" if found.problem == "not_a_number" else "no_total", "Сумма")
    return found.value


def _flag(found: _Found, names: tuple[str, ...]) -> bool:
    return any(says_yes(found.details.get(name, "")) for name in names)


def _status(found: _Found, said: str) -> Status | None:
    """Flags go before the name of the status, which every shop words itself."""
    if _flag(found, _CANCELLED):
        return "cancelled"
    known = status_in("1c", said.partition("]")[2] or said) if said else None
    if known not in {None, "open"}:
        return known
    if _flag(found, _PAID) or any(
        found.details.get(n) for n in ("дата оплаты по 1с", "датаоплаты")
    ):
        return "done" if _flag(found, _FINAL) else "paid"
    is_draft = any(says_no(found.details.get(name, "")) for name in _POSTED)
    return "open" if known == "open" or is_draft or not said else None
