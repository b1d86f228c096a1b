"""Counts behind "has my audience grown?": follower counts, lists of followers, active people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from otvet.facts import PageRef, YearMonth, day_number, day_of
from otvet.store.store import Store

LONGEST_MEMORY = timedelta(days=400)
"""How far back figures are looked for, so that "too old" can be told from "never"."""
TWO_YEARS = timedelta(days=800)
"""The same of follower counts: a season shows in 24 months of growth, that is in 25 ends."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowerCount:
    """What a page's follower figure was on a day; `value` None has its `reason`."""

    page: PageRef
    day: date
    value: float | None
    reason: str
    by_hand: bool
    precision: str
    run: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRole:
    """What the sources say about a page: its title, and whether it is the brand's own."""

    page: PageRef
    title: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivePeople:
    """How many people acted how often in a month; each row is one number of actions.

    `follows` 1 marks people who follow a counted page, `times` their actions, `people` how many.
    """

    follows: NDArray[np.int64]
    times: NDArray[np.int64]
    people: NDArray[np.int64]


def follower_counts(store: Store, month: YearMonth) -> tuple[FollowerCount, ...]:
    """Every follower count of every page up to the month's last day, oldest first."""
    last = month.last_day
    store.engine.table("metric", [])
    rows = store.engine.query(
        "audience_followers",
        ints={"after_day": day_number(last - TWO_YEARS), "last_day": day_number(last)},
    )
    counts = [
        FollowerCount(
            page=PageRef(row["ref"]),
            day=day_of(row["day"]),
            value=row["value"],
            reason=row["reason"] or "",
            by_hand=bool(row["by_hand"]),
            precision=row["precision"],
            run=row["run"],
        )
        for row in rows.to_pylist()
    ]
    return tuple(sorted(counts, key=lambda c: (c.day, c.page, c.value is not None, c.run)))


def daily_joins(
    store: Store, first: date, last: date
) -> dict[PageRef, tuple[tuple[date, float], ...]]:
    """Followers that each page won on each day, both ends included, where the network tells."""
    store.engine.table("metric", [])
    days = {"after_day": day_number(first) - 1, "last_day": day_number(last)}
    rows = store.engine.query("audience_joins", ints=days).to_pylist()
    found: dict[PageRef, dict[date, float]] = {}
    for row in rows:
        day = day_of(row["day"])
        found.setdefault(PageRef(row["ref"]), {})[day] = float(row["value"])
    return {page: tuple(sorted(found[page].items())) for page in sorted(found)}


def page_roles(store: Store) -> tuple[PageRole, ...]:
    """The pages that sources described, in the order of their names."""
    store.engine.table("page", [])
    rows = store.engine.query("audience_pages", ints={}).to_pylist()
    roles = (
        PageRole(page=PageRef(row["ref"]), title=row["title"] or "", role=row["role"])
        for row in rows
    )
    return tuple(sorted(roles, key=lambda found: found.page))


def listed_followers(store: Store, month: YearMonth) -> dict[PageRef, int]:
    """Accounts on each page's list of followers, for pages whose list was taken in the month."""
    store.engine.table("follow", [month])
    rows = store.engine.query("audience_lists", ints={"month": month.index}).to_pylist()
    return {PageRef(row["ref"]): int(row["members"]) for row in rows}


def active_people(store: Store, month: YearMonth, *, pages: Collection[PageRef]) -> ActivePeople:
    """How many people acted how often on the pages in the month, followers apart from others.

    A person follows if any of the pages listed the account, or saw it join, in the month.
    """
    engine = store.engine
    engine.table("actor_month", [month])
    engine.table("follow", [month])
    engine.put("counted_pages", page_numbers(store, pages))
    rows = engine.query("audience_frequencies", ints={"month": month.index})
    follows, times, people = (
        np.asarray(rows.column(name).to_pylist(), dtype=np.int64)
        for name in ("follows", "times", "people")
    )
    order = np.lexsort((times, follows))
    return ActivePeople(follows=follows[order], times=times[order], people=people[order])


@dataclass(frozen=True, slots=True, kw_only=True)
class ActDays:
    """From which day to which people acted on a page, and on how many days."""

    page: PageRef
    first_day: date
    last_day: date
    days: int


def act_days(
    store: Store, months: Sequence[YearMonth], *, pages: Collection[PageRef]
) -> tuple[ActDays, ...]:
    """The days of the months on which somebody known acted, page by page."""
    for table in ("interaction", "mention"):
        store.engine.table(table, months)
    store.engine.put("counted_pages", page_numbers(store, pages))
    found = (
        ActDays(
            page=PageRef(row["ref"]),
            first_day=day_of(row["first_day"]),
            last_day=day_of(row["last_day"]),
            days=int(row["days"]),
        )
        for row in store.engine.query("audience_act_days", ints={}).to_pylist()
    )
    return tuple(sorted(found, key=lambda one: one.page))


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewsSplit:
    """Views of a month by those who follow the page and by others; views may be added up."""

    followers: float
    others: float
    days: int
    """Days of the month that the export tells of."""


def views_split(store: Store, month: YearMonth, *, pages: Collection[PageRef]) -> ViewsSplit | None:
    """The month's views by follow type; None where no network tells both parts by days."""
    store.engine.table("metric", [month])
    store.engine.put("counted_pages", page_numbers(store, pages))
    rows = store.engine.query("audience_views", ints={}).to_pylist()
    found = {row["segment"]: row for row in rows if row["month_index"] == month.index}
    parts = [found.get(segment) for segment in ("follower", "non_follower")]
    if parts[0] is None or parts[1] is None:
        return None
    return ViewsSplit(
        followers=float(parts[0]["views"]),
        others=float(parts[1]["views"]),
        days=min(int(parts[0]["days"]), int(parts[1]["days"])),
    )


def page_numbers(store: Store, pages: Collection[PageRef]) -> pa.Table:
    """The pages' numbers, as counts over chosen pages want them."""
    wanted = sorted(number for number, ref in store.pages().items() if ref in pages)
    return pa.table({"page": pa.array(wanted, pa.int32())})
