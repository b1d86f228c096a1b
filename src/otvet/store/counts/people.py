"""Counts behind "how many people are these followers?": who is on two lists, who says so."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeAlias

from otvet.facts import PageRef, YearMonth, day_number, day_of
from otvet.store.counts.audience import page_numbers
from otvet.store.store import Store

Row: TypeAlias = dict[str, Any]
OLDEST = timedelta(days=185)
"""What people say they follow stands for half a year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """Accounts on the lists of followers of both pages in a month."""

    first: PageRef
    second: PageRef
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Which of the brand's pages a respondent follows; `via` is the one they came through.

    `actor` is the same in every wave that the person answered; None if nobody knows who it was.
    """

    respondent: int
    actor: int | None
    pages: frozenset[PageRef]
    via: PageRef | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """A wave that asked which pages people follow: its last day, and what they said."""

    last_day: date
    said: tuple[Followed, ...]


def shared_followers(store: Store, month: YearMonth) -> tuple[Shared, ...]:
    """Accounts that two lists of followers have in common, for lists taken in the month."""
    store.engine.table("follow", [month])
    rows = store.engine.query("people_shared", ints={"month": month.index}).to_pylist()
    found = (
        Shared(
            first=PageRef(row["first_ref"]),
            second=PageRef(row["second_ref"]),
            people=int(row["people"]),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda one: (one.first, one.second)))


def people_listed(store: Store, month: YearMonth, *, pages: Collection[PageRef]) -> int:
    """Accounts that any of the pages listed, or saw join, in the month."""
    store.engine.table("follow", [month])
    store.engine.put("counted_pages", page_numbers(store, pages))
    rows = store.engine.query("people_listed", ints={"month": month.index}).to_pylist()
    return int(rows[0]["people"])


def customers(store: Store, month: YearMonth) -> int:
    """Customers who ordered in the month and whose orders stand, where orders tell who ordered."""
    store.engine.table("orders", [month])
    rows = store.engine.query("people_customers", ints={"month": month.index}).to_pylist()
    return int(rows[0]["people"])


def pages_followed(store: Store, month: YearMonth) -> tuple[Wave, ...]:
    """The waves of the last half year that asked which pages people follow, the newest first."""
    store.engine.table("response", [])
    last = month.last_day
    days = {"after_day": day_number(last - OLDEST), "last_day": day_number(last)}
    waves: dict[tuple[str, str], list[Row]] = {}
    for row in store.engine.query("people_followed", ints=days).to_pylist():
        waves.setdefault((row["survey"], row["wave"]), []).append(row)
    found = {key: _wave(rows) for key, rows in waves.items()}
    order = sorted(found, key=lambda key: (found[key].last_day, key), reverse=True)
    return tuple(found[key] for key in order)


def _wave(rows: list[Row]) -> Wave:
    pages: dict[int, set[PageRef]] = {}
    via: dict[int, PageRef] = {}
    actors: dict[int, int | None] = {}
    for row in sorted(rows, key=lambda r: (r["respondent"], r["role"], r["item"])):
        followed = pages.setdefault(row["respondent"], set())
        actors[row["respondent"]] = row["actor"]
        if row["value"] and row["role"] == "via":
            via[row["respondent"]] = PageRef(row["item"])
        elif row["value"]:
            followed.add(PageRef(row["item"]))
    said = (
        Followed(respondent=who, actor=actors[who], pages=frozenset(followed), via=via.get(who))
        for who, followed in pages.items()
    )
    return Wave(last_day=day_of(max(r["day"] for r in rows)), said=tuple(said))
