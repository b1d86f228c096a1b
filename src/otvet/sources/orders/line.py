"""One record of a file as an order or a part of one, and how parts become one order."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from typing import Literal

from otvet.facts import ActorId, Fault, Order, Page, PageRef, Row
from otvet.sources.contact import Known, Together
from otvet.sources.table.make_orders import currency_in
from otvet.sources.table.statuses import Status, listed
from otvet.text.privacy import mask

Join = Literal["", "goods", "returns"]
"""How several records are one order: not at all, as its goods, or as a sale and its return."""

_CENT = Decimal("0.01")
_LONGEST_CODE = 100
_MOST_STATUSES = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What a record says of its order.

    `total` is the order's own sum, `goods` the sum of this record's goods alone. `status` None
    means that `said` is not understood; `told` False that nothing is said. `contacts` are e-mails
    and phones of the buyer's. `fault` spoils the order that the record belongs to.
    """

    number: int
    native: str
    at: datetime
    total: Decimal | None
    status: Status | None
    said: str = ""
    currency: str = ""
    promo: str = ""
    actor: ActorId | None = None
    contacts: tuple[Known, ...] = ()
    goods: Decimal | None = None
    told: bool = True
    fault: Fault | None = None


Lines = Callable[[], Iterator[Line | Row]]
"""Reads a file's records anew each time; a `Row` is a record that is no order or cannot be read."""


@dataclass(slots=True)
class Seen:
    """What a first look over the file has shown."""

    orders: int = 0
    without_currency: int = 0
    with_actor: int = 0
    sold: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    joined: dict[str, Line] = field(default_factory=dict)

    @property
    def notes(self) -> list[str]:
        """Statuses that are not understood, which count as still open."""
        return [f"unknown_statuses:{listed(self.unknown.elements())}"] if self.unknown else []


def look_over(lines: Lines, join: Join) -> Seen:
    """Everything that has to be known before the first order can be given."""
    seen = Seen()
    parts: dict[str, list[Line]] = {}
    for line in lines():
        if isinstance(line, Row):
            continue
        seen.orders += 1
        seen.without_currency += not currency_in(line.currency)
        seen.with_actor += line.actor is not None
        seen.sold += line.status in {"done", "refunded"}
        if line.status is None and (
            len(seen.unknown) < _MOST_STATUSES or line.said in seen.unknown
        ):
            seen.unknown[line.said] += 1
        if join:
            parts.setdefault(line.native, []).append(line)
    unite = _returned if join == "returns" else _summed
    seen.joined = {native: unite(found) for native, found in parts.items()}
    return seen


def _summed(lines: Sequence[Line]) -> Line:
    """Goods of one order: its own sum where the file tells it, else what the goods cost."""
    fault = next((line.fault for line in lines if line.fault), None)
    known = next((line for line in lines if line.status is not None), lines[0])
    return replace(
        lines[0], total=_sum_of(lines), status=known.status, told=known.told, fault=fault
    )


def _sum_of(lines: Sequence[Line]) -> Decimal | None:
    """Some exports repeat the order's sum beside each of its goods, some write each one's own."""
    totals = [line.total for line in lines if line.total is not None]
    goods = [line.goods for line in lines if line.goods is not None]
    if not totals:
        return sum(goods, Decimal(0)) if len(goods) == len(lines) else None
    is_own = len(goods) == len(lines) and sum(goods, Decimal(0)) == sum(totals, Decimal(0))
    return sum(totals, Decimal(0)) if is_own or len(set(totals)) > 1 else totals[0]


def _returned(lines: Sequence[Line]) -> Line:
    """A sale and its return: one order, refunded; the day is the earliest that is told."""
    first = min(lines, key=lambda line: line.at)
    totals = [abs(line.total) for line in lines if line.total is not None]
    statuses = [line.status for line in lines]
    ranked: tuple[Status, ...] = ("refunded", "cancelled", "done", "paid", "lost", "open")
    status = next((status for status in ranked if status in statuses), None)
    told = any(line.told for line in lines if line.status == status)
    return replace(first, total=max(totals, default=None), status=status, told=told)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """Where the orders were made: the page that they belong to, and the money it takes."""

    page: Page
    currency: str


def order_rows(
    lines: Lines, joined: Mapping[str, Line], shop: Shop, *, join: Join
) -> Iterator[Row]:
    """Every record of the file with what became of it; the page is told before its first order."""
    sums: dict[str, Decimal] = {}
    together = Together()
    told = False
    for line in lines():
        row = line if isinstance(line, Row) else _row(line, joined, sums, shop, join, together)
        if row.facts and not told:
            row, told = replace(row, facts=(shop.page, *row.facts)), True
        yield row


def _row(
    line: Line,
    joined: Mapping[str, Line],
    sums: dict[str, Decimal],
    shop: Shop,
    join: Join,
    together: Together,
) -> Row:
    whole = joined.get(line.native, line)
    total = whole.total
    if whole.fault is not None or total is None:
        return Row(line.number, fault=whole.fault or Fault("no_total"))
    if total < 0:
        return Row(line.number, left_out="negative_total")
    if line.native in sums:
        return _again(line, join, total, sums[line.native])
    sums[line.native] = total
    order = _order(whole, total, PageRef(shop.page.page), shop.currency)
    return Row(line.number, facts=(order, *together.facts(whole.contacts, whole.at)))


def _again(line: Line, join: Join, total: Decimal, before: Decimal) -> Row:
    if join == "goods":
        return Row(line.number, left_out="goods_of_the_order_above")
    if join == "returns":
        return Row(line.number, left_out="same_order")
    if total != before:
        return Row(line.number, fault=Fault("another_sum"))
    return Row(line.number, left_out="repeat")


def _order(line: Line, total: Decimal, page: PageRef, currency: str) -> Order:
    return Order(
        page=page,
        native_id=line.native,
        at=line.at,
        total=total.quantize(_CENT),
        currency=currency_in(line.currency) or currency,
        status=line.status or "open",
        promo_code=mask(line.promo)[:_LONGEST_CODE],
        actor=line.actor,
        status_told=line.told and line.status is not None,
    )
