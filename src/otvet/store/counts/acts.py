"""Counts beside a survey: people who did what it asks for, and followers that networks reached."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from otvet.facts import PageRef, YearMonth, day_number
from otvet.store.counts.audience import page_numbers
from otvet.store.store import Store

SPAN = timedelta(days=30)
"""The last month, as a survey asks for it."""
_WINDOW = re.compile(r"reach(?:_(\d+)d)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """People who did something in a span of days; `named` of its acts tell who, of 0..1."""

    people: int
    named: float


def ordered(store: Store, last_day: date, _pages: Collection[PageRef] = ()) -> Acted:
    """People with orders that stand in the 30 days up to the last one."""
    return _acted(store, "orders", "people_ordered", last_day)


def commented(store: Store, last_day: date, pages: Collection[PageRef]) -> Acted:
    """People who wrote on the pages in the 30 days up to the last one."""
    store.engine.put("counted_pages", page_numbers(store, pages))
    return _acted(store, "mention", "people_commented", last_day)


Count = Callable[[Store, date, Collection[PageRef]], Acted]
COUNTED: Mapping[str, Count] = {"order": ordered, "comment": commented}
"""How those who did an act are counted, by the act's name in surveys."""


def _acted(store: Store, table: str, count: str, last_day: date) -> Acted:
    first = last_day - SPAN
    months = [YearMonth.of(first), YearMonth.of(last_day)]
    store.engine.table(table, sorted(set(months), key=lambda month: month.index))
    days = {"after_day": day_number(first), "last_day": day_number(last_day)}
    row = store.engine.query(count, ints=days).to_pylist()[0]
    return Acted(people=int(row["people"]), named=row["acts_named"] / max(row["acts"], 1))


def followers_reached(store: Store, month: YearMonth) -> dict[PageRef, float]:
    """Followers that each page reached within the month, at least: its best day or span of days.

    People of two days are never added up, for most of them are the same.
    """
    store.engine.table("metric", [month])
    first = day_number(month.first_day)
    days = {"after_day": first - 1, "last_day": day_number(month.last_day)}
    best: dict[PageRef, float] = {}
    for row in store.engine.query("people_reached", ints=days).to_pylist():
        window = _WINDOW.fullmatch(row["name"])
        if window is None or row["day"] - int(window[1] or 1) + 1 < first:
            continue
        page = PageRef(row["ref"])
        best[page] = max(best.get(page, 0.0), float(row["value"]))
    return dict(sorted(best.items()))
