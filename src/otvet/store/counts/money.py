"""Counts of what was spent and what else happened, for periods that touch a month."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from otvet.config import Config
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
    joins: int | None = None
    """People who followed a page, as a cabinet of advertising counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """Something that happened from `day` to `last_day`; `page` None is all of the brand."""

    day: date
    last_day: date
    kind: str
    size: float | None
    page: PageRef | None
    note: str


def spent(store: Store, config: Config, first: date, last: date) -> tuple[Spent, ...]:
    """Every cost whose period touches the days: those that files tell, then those of otvet.toml."""
    return (*_of_files(store, first, last), *_of_config(config, first, last))


def _of_files(store: Store, first: date, last: date) -> tuple[Spent, ...]:
    store.engine.table("cost", [])
    rows = store.engine.query("money_costs", ints=_days(first, last)).to_pylist()
    found = (
        Spent(
            campaign=_campaign(row["cost_id"]),
            native_id=row["cost_id"],
            day=day_of(row["first_day"]),
            last_day=day_of(row["final_day"]),
            kind=row["cost_kind"],
            currency=row["cost_currency"],
            amount=row["cost_amount"],
            joins=row["cost_joins"],
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (one.day, one.last_day, one.native_id)))


def _of_config(config: Config, first: date, last: date) -> tuple[Spent, ...]:
    ends = [(min(c.from_day, c.to_day), max(c.from_day, c.to_day)) for c in config.costs]
    return tuple(
        Spent(
            campaign="",
            native_id="",
            day=begin,
            last_day=end,
            kind=part.kind,
            currency=config.brand.currency,
            amount=part.amount,
        )
        for (begin, end), part in zip(ends, config.costs, strict=True)
        if begin <= last and end >= first
    )


def happened(store: Store, first: date, last: date) -> tuple[Happened, ...]:
    """Every event whose days touch these, the earliest first."""
    store.engine.table("event", [])
    rows = store.engine.query("money_events", ints=_days(first, last)).to_pylist()
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


def by_days(costs: Sequence[Spent], month: YearMonth) -> Iterator[tuple[Spent, int]]:
    """Each cost with how many days of the month it pays for.

    A campaign's day that two reports tell is paid for once: by the report of the shorter period.
    """
    taken: dict[str, set[date]] = {}
    for cost in sorted(costs, key=lambda one: (one.last_day - one.day, one.day, one.native_id)):
        days = set(_within(cost, month))
        if cost.campaign:
            days -= taken.setdefault(cost.campaign, set())
            taken[cost.campaign] |= days
        yield cost, len(days)


def _within(cost: Spent, month: YearMonth) -> Iterator[date]:
    day = max(cost.day, month.first_day)
    while day <= min(cost.last_day, month.last_day):
        yield day
        day += timedelta(days=1)


def _campaign(native_id: str) -> str:
    """What overlapping costs have in common: `ads/cabinet/campaign` before the period."""
    return native_id.rpartition("/")[0] if native_id.startswith("ads/") else ""


def _days(first: date, last: date) -> dict[str, int]:
    return {"first_day": day_number(first), "last_day": day_number(last)}
