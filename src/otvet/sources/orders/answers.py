"""Records of JSON as orders: what each API calls the number, the sum, the day and the status."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

from otvet.facts import ActorId, Fault, Row
from otvet.sources.base import Door
from otvet.sources.contact import contacts_in
from otvet.sources.orders.goods import is_moment, wb_told
from otvet.sources.orders.line import Line
from otvet.sources.orders.objects import Json, Place, inner, maps, records
from otvet.sources.orders.sales import net
from otvet.sources.orders.statuses import amo_stage, bitrix_stage, says_yes, status_in
from otvet.sources.table.cells import text
from otvet.sources.table.dates import moment
from otvet.sources.table.frame import BadRow
from otvet.sources.table.make_orders import customer_of, nameless, order_key
from otvet.sources.table.numbers import read_number
from otvet.sources.table.statuses import Status

MOSCOW = ZoneInfo("Europe/Moscow")
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A file of records of one system. `before` is the moment that no order is later than."""

    path: Path
    place: Place
    door: Door
    before: datetime

    def lines(self) -> Iterator[Line | Row]:
        """Every record of the file."""
        make = _MAKERS[self.place.system]
        for number, record in records(self.path, self.place):
            if isinstance(record, Fault):
                yield Row(number, fault=record)
                continue
            try:
                yield make(self, number, record)
            except BadRow as bad:
                yield Row(number, fault=bad.fault)

    def needed(self, record: Json, *names: str, zone: tzinfo) -> datetime:
        """The first of these fields that is filled, as a moment."""
        for name in names:
            value = record.get(name)
            if isinstance(value, str | int | float) and said(value):
                at = moment(value, order="", zone=zone, before=self.before)
                if at is None:
                    raise BadRow("bad_date", name)
                return at
        raise BadRow("no_date", names[0])

    def person(self, *found: object) -> ActorId | None:
        """Who bought, by the first of these that names anybody."""
        for words in found:
            actor = customer_of(self.door, said(words))
            if actor is not None:
                return actor
        return None

    def numbered(self, system: str, value: object) -> ActorId | None:
        """Who bought, by the number that the system itself gave the buyer."""
        words = said(value)
        return self.door.actor("customer", f"{system}:{words}") if words not in {"", "0"} else None


def said(value: object) -> str:
    """A plain value as words, "" for nothing and for lists."""
    return text(value) if isinstance(value, str | int | float) else ""


def money(value: object, column: str) -> Decimal | None:
    """A field as a sum; None where it is empty."""
    if not isinstance(value, str | int | float):
        return None
    number = read_number(value, comma="thousands")
    if number.problem == "not_a_number":
        raise BadRow("not_a_number", column)
    return number.value


def _needed_sum(value: object, column: str) -> Decimal:
    found = money(value, column)
    if found is None:
        raise BadRow("no_total", column)
    return found


def _woocommerce(of: Answer, number: int, record: Json) -> Line | Row:
    """A time of `…_gmt` has no Z and is UTC; the other one is the site's own."""
    name, total = said(record.get("number")) or said(record.get("id")), record.get("total")
    column = "date_created_gmt" if record.get("date_created_gmt") else "date_created"
    zone = UTC if column == "date_created_gmt" else of.door.zone
    at, words = of.needed(record, column, zone=zone), said(record.get("status"))
    kept, status = net(
        _needed_sum(total, "total"), _given_back(record), status_in("woocommerce", words)
    )
    contacts = [said(inner(record, "billing", name)) for name in ("email", "phone")]
    actor = of.person(*contacts)
    return Line(
        number=number,
        native=order_key(of.door, name, at) or f"@{at.isoformat()}/{kept}",
        at=at,
        total=kept,
        status=status,
        said=words,
        currency=said(record.get("currency")),
        promo=", ".join(said(line.get("code")) for line in maps(record.get("coupon_lines"))),
        actor=actor or of.numbered("woocommerce", record.get("customer_id")),
        contacts=contacts_in(of.door, *contacts),
    )


def _given_back(record: Json) -> Decimal:
    sums = (money(refund.get("total"), "refunds") for refund in maps(record.get("refunds")))
    return sum((abs(one) for one in sums if one is not None), Decimal(0))


def _deal(of: Answer, line: Line, number: str, value: object, column: str) -> Line | Row:
    """A deal may have no sum as long as it is not won."""
    total = money(value, column)
    if total is None and line.status not in {"done", "paid"}:
        return Row(line.number, left_out="deal_without_sum")
    native = order_key(of.door, number, line.at)
    return replace(line, native=native, total=_needed_sum(value, column))


def _amocrm(of: Answer, number: int, record: Json) -> Line | Row:
    if record.get("is_deleted") is True:
        return Row(number, left_out="deleted_order")
    contacts = maps(inner(record, "_embedded", "contacts"))
    first = next((c for c in contacts if c.get("is_main")), contacts[0] if contacts else {})
    line = Line(
        number=number,
        native="",
        at=of.needed(record, "created_at", zone=UTC),
        total=None,
        status=amo_stage(said(record.get("status_id"))),
        actor=of.numbered("amocrm", first.get("id")),
    )
    return _deal(of, line, _named(record, "id"), record.get("price"), "price")


def _bitrix24(of: Answer, number: int, record: Json) -> Line | Row:
    """`crm.deal.list` writes capitals and strings, `crm.item.list` the same in camel case."""
    is_old = "STAGE_ID" in record
    names = ("STAGE_ID", "OPPORTUNITY", "CURRENCY_ID", "CONTACT_ID", "STAGE_SEMANTIC_ID", "CLOSED")
    new = ("stageId", "opportunity", "currencyId", "contactId", "stageSemanticId", "closed")
    stage, amount, currency, contact, semantic, closed = names if is_old else new
    words = said(record.get(stage))
    line = Line(
        number=number,
        native="",
        at=of.needed(
            record,
            *(("DATE_CREATE", "BEGINDATE") if is_old else ("createdTime", "begindate")),
            zone=of.door.zone,
        ),
        total=None,
        status=bitrix_stage(
            words, semantic=said(record.get(semantic)), closed=said(record.get(closed))
        ),
        said=words,
        currency=said(record.get(currency)) or said(record.get(amount)).partition("|")[2],
        actor=of.numbered("bitrix24", record.get(contact)),
    )
    value = record.get(amount)
    plain = value.partition("|")[0] if isinstance(value, str) else value
    return _deal(of, line, _named(record, "ID" if is_old else "id"), plain, amount)


def _named(record: Json, column: str) -> str:
    found = said(record.get(column))
    if not found:
        raise BadRow("no_number", column)
    return found


def _wildberries(of: Answer, number: int, record: Json) -> Line | Row:
    """Orders, sales and rows of the realisation report; an order's line is its `srid`."""
    told = _wb_kind(record)
    status = wb_told(told) if told else _wb_ordered(record)
    total = _wb_sum(record)
    kind = said(record.get("orderType")).casefold()
    if (told and (status is None or not total)) or kind.startswith(("возврат", "принудит")):
        return Row(number, left_out="not_a_sale")
    if total is None:
        raise BadRow("no_total", "finishedPrice")
    return Line(
        number=number,
        native=nameless(of.door, said(record.get("srid")) or _named(record, "odid")),
        at=of.needed(record, "order_dt", "orderDt", "date", "sale_dt", "saleDt", zone=MOSCOW),
        total=abs(total),
        status=status,
        said=told or said(record.get("isCancel")),
        told=status != "open",
        currency=said(record.get("currency_name")) or said(record.get("currency")),
    )


def _wb_kind(record: Json) -> str:
    names = ("saleID", "supplier_oper_name", "sellerOperName", "doc_type_name", "docTypeName")
    return next((words for name in names if (words := said(record.get(name)))), "")


def _wb_ordered(record: Json) -> Status:
    """Nothing says whether an order that stands was bought."""
    is_cancelled = says_yes(said(record.get("isCancel")))
    return "cancelled" if is_cancelled or is_moment(said(record.get("cancelDate"))) else "open"


def _wb_sum(record: Json) -> Decimal | None:
    """What the buyer pays, else the seller's price, else the full price less its discount."""
    for name in ("retail_amount", "retailAmount", "finishedPrice", "priceWithDisc"):
        if found := money(record.get(name), name):
            return found
    full = money(record.get("totalPrice"), "totalPrice")
    if full is None:
        return money(record.get("retail_amount", record.get("retailAmount")), "retail_amount")
    discount = money(record.get("discountPercent"), "discountPercent") or Decimal(0)
    return full * (_HUNDRED - discount) / _HUNDRED


def _ozon(of: Answer, number: int, record: Json) -> Line | Row:
    """Since v4 a price is an amount with its currency; before it was a string beside it."""
    goods = maps(record.get("products"))
    if not goods:
        raise BadRow("no_total", "products")
    words = said(record.get("status"))
    price = _price(goods[0])
    return Line(
        number=number,
        native=nameless(of.door, _named(record, "posting_number")),
        at=of.needed(record, "in_process_at", "created_at", zone=UTC),
        total=sum(map(_cost, goods), Decimal(0)),
        status=status_in("ozon", words),
        said=words,
        currency=said(price.get("currency", price.get("currency_code"))),
    )


def _price(good: Json) -> Json:
    price = good.get("price")
    return price if isinstance(price, Mapping) else good


def _cost(good: Json) -> Decimal:
    price = _price(good)
    count = money(good.get("quantity"), "quantity")
    one = _needed_sum(price.get("amount", price.get("price")), "products")
    return one if count is None else one * count


_MAKERS: dict[str, Callable[[Answer, int, Json], Line | Row]] = {
    "woocommerce": _woocommerce,
    "amocrm": _amocrm,
    "bitrix24": _bitrix24,
    "wildberries": _wildberries,
    "ozon": _ozon,
}
