"""Counts behind "how many people are these followers?": who is on two lists, who says so."""

from collections.abc import Callable, Collection, Iterable
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, field, replace
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
    `told` says whether they answered which pages they follow, and `did` what they answered to acts
    of the last month: by the act's name.
    """

    respondent: int
    actor: int | None
    pages: frozenset[PageRef]
    via: PageRef | None
    told: bool = True
    did: MappingOf[str, bool] = field(default_factory=dict)
    weight: float | None = None
    day: date = date.min


@dataclass(frozen=True, slots=True, kw_only=True)
class Wave:
    """A wave that asked which pages people follow, or what they did: its last day, what they said.

    Nobody is in it twice, as far as it is known who answered: the first answer counts.
    """

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
    """The waves of the last half year that asked which pages people follow, the newest first.

    Who passed the question over is not in them: they do not follow nothing, they said nothing.
    """
    return _with(people_asked(store, month), lambda one: one.told)


def acts_told(store: Store, month: YearMonth) -> tuple[Wave, ...]:
    """The waves of the month itself that asked what people did, the newest first."""
    waves = _with(people_asked(store, month), lambda one: bool(one.did))
    return tuple(wave for wave in waves if YearMonth.of(wave.last_day) == month)


def _with(told: Iterable[Wave], answered: Callable[[Followed], bool]) -> tuple[Wave, ...]:
    waves = (replace(wave, said=tuple(filter(answered, wave.said))) for wave in told)
    return tuple(wave for wave in waves if wave.said)


def people_asked(store: Store, month: YearMonth) -> tuple[Wave, ...]:
    """The waves of the last half year that asked of pages or acts, the newest first."""
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
    answers: dict[int, list[Row]] = {}
    for row in rows:
        answers.setdefault(row["respondent"], []).append(row)
    said = sorted(map(_respondent, answers.values()), key=lambda one: (one.day, one.respondent))
    firsts: dict[int, int] = {}
    for one in said:
        firsts.setdefault(one.respondent if one.actor is None else one.actor, one.respondent)
    kept = tuple(one for one in said if one.actor is None or firsts[one.actor] == one.respondent)
    return Wave(last_day=day_of(max(row["day"] for row in rows)), said=kept)


def _respondent(rows: list[Row]) -> Followed:
    """One respondent's answers; of two links, which no form gives, the first by name."""
    pages = [row for row in rows if row["role"] == "page" and row["value"] is not None]
    via = sorted(row["item"] for row in rows if row["role"] == "via" and row["value"])
    weights = [row["value"] for row in rows if row["role"] == "weight" and row["value"]]
    acts = (row for row in rows if row["role"] == "did" and row["value"] is not None)
    return Followed(
        respondent=rows[0]["respondent"],
        actor=rows[0]["actor"],
        pages=frozenset(PageRef(row["item"]) for row in pages if row["value"]),
        via=PageRef(via[0]) if via else None,
        told=bool(pages),
        did={row["item"]: bool(row["value"]) for row in acts},
        weight=weights[0] if weights else None,
        day=day_of(rows[0]["day"]),
    )
