"""Counts of what was spent and what else happened, for periods that touch a month."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from otvet.facts import PageRef, YearMonth, day_number, day_of
from otvet.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """Money spent from `day` to `last_day`; `campaign` is "" where no other cost can overlap it.

    Costs of one campaign of a cabinet may come by days and by months: then the days count.
    """

    campaign: str
    native_id: str
    day: date
    last_day: date
    kind: str
    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something that happened from `day` to `last_day`; `page` None is all of the brand."""

    day: date
    last_day: date
    kind: str
    size: float | None
    page: PageRef | None
    note: str


def spent(store: Store, month: YearMonth) -> tuple[Spent, ...]:
    """Every cost whose period touches the month."""
    store.engine.table("cost", [])
    rows = store.engine.query("money_costs", ints=_days(month)).to_pylist()
    found = (
        Spent(
            campaign=_campaign(row["cost_id"]),
            native_id=row["cost_id"],
            day=day_of(row["first_day"]),
            last_day=day_of(row["final_day"]),
            kind=row["cost_kind"],
            currency=row["cost_currency"],
            amount=row["cost_amount"],
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.last_day, one.native_id)))


def happened(store: Store, month: YearMonth) -> tuple[Happened, ...]:
    """Every event whose days touch the month, the earliest first."""
    store.engine.table("event", [])
    rows = store.engine.query("money_events", ints=_days(month)).to_pylist()
    found = (
        Happened(
            day=day_of(row["first_day"]),
            last_day=day_of(row["final_day"]),
            kind=row["event_kind"],
            size=row["event_size"],
            page=PageRef(row["page_ref"]) if row["page_ref"] else None,
            note=row["event_note"] or "",
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.last_day, one.kind, one.note)))


def _campaign(native_id: str) -> str:
    """What overlapping costs have in common: `ads/cabinet/campaign` before the period."""
    return native_id.rpartition("/")[0] if native_id.startswith("ads/") else ""


def _days(month: YearMonth) -> dict[str, int]:
    return {
        "first_day": day_number(month.first_day),
        "last_day": day_number(month.last_day),
    }
