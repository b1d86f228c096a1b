"""Counts behind "how many people are these followers?": who is on two lists, who says so."""

from dataclasses import dataclass
from datetime import timedelta

from otvet.facts import PageRef, YearMonth
from otvet.store.counts.audience import EPOCH
from otvet.store.store import Store

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
    """Which of the brand's pages a respondent follows; `via` is the one they came through."""

    respondent: int
    pages: frozenset[PageRef]
    via: PageRef | None


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


def pages_followed(store: Store, month: YearMonth) -> tuple[Followed, ...]:
    """What the respondents of the newest wave that asked say they follow, in their order."""
    store.engine.table("response", [])
    last = month.last_day
    days = {"after_day": (last - OLDEST - EPOCH).days, "last_day": (last - EPOCH).days}
    rows = store.engine.query("people_followed", ints=days).to_pylist()
    if not rows:
        return ()
    newest = max(rows, key=lambda row: (row["day"], row["survey"], row["wave"]))
    wave = [r for r in rows if (r["survey"], r["wave"]) == (newest["survey"], newest["wave"])]
    pages: dict[int, set[PageRef]] = {}
    via: dict[int, PageRef] = {}
    for row in sorted(wave, key=lambda r: (r["respondent"], r["role"], r["item"])):
        followed = pages.setdefault(row["respondent"], set())
        if row["value"] and row["role"] == "via":
            via[row["respondent"]] = PageRef(row["item"])
        elif row["value"]:
            followed.add(PageRef(row["item"]))
    return tuple(
        Followed(respondent=who, pages=frozenset(followed), via=via.get(who))
        for who, followed in pages.items()
    )
