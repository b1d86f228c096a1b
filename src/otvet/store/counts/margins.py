"""Counts behind the audience's make-up: the newest one of each page, as its network shows it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from otvet.facts import PageRef, YearMonth, day_number, day_of
from otvet.store.counts.audience import LONGEST_MEMORY, follower_counts
from otvet.store.store import Store

BASES = ("followers", "reached", "visitors")
"""Whose make-up stands for the audience's: that of followers where it is told."""
_PARTS = {"sex": 0, "age": 1}
"""Where the group of a single attribute stands in one of `sex_age`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMargin:
    """What the people of a page were made up of on a day, by one attribute.

    `shares` are 0..1 of all of them and add up to less where the network's list is cut.
    """

    page: PageRef
    attribute: str
    day: date
    base: str
    shares: Mapping[str, float]
    source: str


def latest_margins(
    store: Store, month: YearMonth, *, pages: Collection[PageRef]
) -> tuple[PageMargin, ...]:
    """The newest make-up of each of the pages by each attribute, up to the month's last day.

    Sexes and ages come from a split by both where no split by one of them is as close.
    """
    told = every_margin(store, month, pages=pages)
    return _newest([*told, *(part for one in told for part in _parts(one))])


def every_margin(
    store: Store, month: YearMonth, *, pages: Collection[PageRef]
) -> tuple[PageMargin, ...]:
    """Every make-up of each of the pages that is remembered up to the month's last day, as told."""
    found: dict[tuple[PageRef, str, str, date], dict[str, float]] = {}
    sources: dict[tuple[PageRef, str, str, date], str] = {}
    for row in _rows(store, month):
        page = PageRef(str(row["page_ref"]))
        if page not in pages:
            continue
        day = day_of(int(str(row["margin_day"])))
        place = page, str(row["margin_attribute"]), str(row["margin_base"]), day
        found.setdefault(place, {})[str(row["margin_group"])] = float(str(row["margin_share"]))
        sources[place] = max(sources.get(place, ""), str(row["margin_source"] or ""))
    return tuple(
        PageMargin(
            page=page, attribute=attribute, day=day, base=base, shares=shares, source=sources[place]
        )
        for place, shares in found.items()
        for page, attribute, base, day in (place,)
    )


def _rows(store: Store, month: YearMonth) -> list[dict[str, object]]:
    last = month.last_day
    store.engine.table("margin", [])
    ints = {
        "after_day": day_number(last - LONGEST_MEMORY),
        "last_day": day_number(last),
    }
    rows: list[dict[str, object]] = store.engine.query("margins", ints=ints).to_pylist()
    return rows


def _parts(one: PageMargin) -> list[PageMargin]:
    """The sexes and the ages in a split by both."""
    if one.attribute != "sex_age":
        return []
    made = []
    for attribute, place in _PARTS.items():
        shares: dict[str, float] = {}
        for group, share in sorted(one.shares.items()):
            part = group.split(";")[place]
            shares[part] = shares.get(part, 0.0) + share
        made.append(
            PageMargin(
                page=one.page,
                attribute=attribute,
                day=one.day,
                base=one.base,
                shares=shares,
                source=one.source,
            )
        )
    return made


def _newest(told: list[PageMargin]) -> tuple[PageMargin, ...]:
    """Of each page and attribute the closest base, of that the newest day, plain before derived."""
    best: dict[tuple[PageRef, str], PageMargin] = {}
    for one in told:
        place = one.page, one.attribute
        if place not in best or _order(one) < _order(best[place]):
            best[place] = one
    return tuple(best[place] for place in sorted(best) if place[1] != "sex_age")


def _order(one: PageMargin) -> tuple[int, int]:
    return BASES.index(one.base), -one.day.toordinal()


def followers_of(store: Store, month: YearMonth) -> dict[PageRef, float]:
    """The last known number of followers of each page, up to the month's last day."""
    counts = follower_counts(store, month)
    return {count.page: count.value for count in counts if count.value is not None}
