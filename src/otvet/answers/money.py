"""What the month cost and what else happened in it: by kind and currency, spread evenly by days."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from otvet.config import Config
from otvet.facts import YearMonth
from otvet.store.counts.money import Happened, by_days, happened, spent
from otvet.store.counts.sources import sales
from otvet.store.store import Store

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """What the month cost in one kind and currency; sums of different money never mix."""

    kind: str
    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """Something that happened in the month; it may have begun before and end later."""

    kind: str
    first_day: date
    last_day: date
    size: float | None = None
    page: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesLine:
    """Orders of a month in one currency; `total` is what the `sold` of them cost together."""

    month: str
    currency: str
    orders: int
    sold: int
    total: Decimal


def sales_lines(store: Store, month: YearMonth) -> tuple[SalesLine, ...]:
    """What was sold in the month and in the one before: facts, with no word on their cause."""
    return tuple(
        SalesLine(
            month=str(one.month),
            currency=one.currency,
            orders=one.orders,
            sold=one.sold,
            total=one.total,
        )
        for one in sales(store, [month.previous, month])
        if one.month in (month.previous, month)
    )


def cost_lines(store: Store, month: YearMonth, config: Config) -> tuple[CostLine, ...]:
    """The costs that files and otvet.toml tell, each by its days within the month."""
    sums: dict[tuple[str, str], Decimal] = {}
    costs = spent(store, config, month.first_day, month.last_day)
    for cost, days in by_days(costs, month):
        length = (cost.last_day - cost.day).days + 1
        place = cost.kind, cost.currency
        sums[place] = sums.get(place, Decimal(0)) + cost.amount * days / length
    return tuple(
        CostLine(kind=kind, currency=currency, amount=amount.quantize(_CENT))
        for (kind, currency), amount in sorted(sums.items())
    )


def event_lines(store: Store, month: YearMonth) -> tuple[EventLine, ...]:
    """What happened in the month, the earliest first."""
    return tuple(_event(one) for one in happened(store, month.first_day, month.last_day))


def _event(one: Happened) -> EventLine:
    return EventLine(
        kind=one.kind,
        first_day=one.day,
        last_day=one.last_day,
        size=one.size,
        page=one.page or "",
        note=one.note,
    )
