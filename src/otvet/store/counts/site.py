"""Counts of visits that social networks brought to the brand's site in a month."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from otvet.facts import PageRef, YearMonth, day_number
from otvet.store.store import Store

PAID = ("cpc", "cpm", "cpv", "ppc", "paid", "ads", "advert", "реклам", "таргет", "banner")
"""Words in a medium that mean advertising."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialVisits:
    """The month's visits from one network, by one counter of the site.

    `whole` False means that the export lacks days of the month.
    """

    page: PageRef
    network: str
    paid: bool
    visits: int
    whole: bool
    runs: frozenset[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    page: str
    first: int
    last: int
    network: str
    paid: bool
    table: tuple[bool, bool, bool]
    run: int
    visits: int


def social_visits(store: Store, month: YearMonth) -> tuple[SocialVisits, ...]:
    """Visits from networks in the month, counter by counter, most visits first.

    A counter may have been exported in several tables that hold the same visits: one of them is
    counted, the whole month before single days, names of networks before groups of sources, and
    tables that tell advertising apart before others.
    """
    store.engine.table("visit", [month])
    ints = {"first_day": day_number(month.first_day), "last_day": day_number(month.last_day)}
    rows = store.engine.query("site_visits", ints=ints).to_pylist()
    lines = sorted((_line(row) for row in rows), key=lambda line: line.page)
    found = [
        visits
        for page, group in groupby(lines, key=lambda line: line.page)
        for visits in _of_page(PageRef(page), list(group), month)
    ]
    return tuple(sorted(found, key=lambda v: (v.page, -v.visits, v.network, v.paid)))


def _line(row: Mapping[str, object]) -> _Line:
    medium = str(row["medium"] or "")
    return _Line(
        page=str(row["page_ref"]),
        first=int(str(row["day"])),
        last=int(str(row["last_day"])),
        network=str(row["network"] or ""),
        paid=any(word in medium.casefold() for word in PAID),
        table=(bool(row["group_only"]), medium == "", bool(row["has_campaign"])),
        run=int(str(row["run"])),
        visits=int(str(row["visits"])),
    )


def _of_page(page: PageRef, lines: Sequence[_Line], month: YearMonth) -> list[SocialVisits]:
    first, last = day_number(month.first_day), day_number(month.last_day)
    whole = [line for line in lines if (line.first, line.last) == (first, last)]
    chosen = _one_table(whole or [line for line in lines if line.first == line.last])
    days = {day for line in chosen for day in range(line.first, line.last + 1)}
    groups: dict[tuple[str, bool], list[_Line]] = {}
    for line in chosen:
        groups.setdefault((line.network, line.paid), []).append(line)
    return [
        SocialVisits(
            page=page,
            network=network,
            paid=paid,
            visits=sum(line.visits for line in mine),
            whole=len(days) == last - first + 1,
            runs=frozenset(line.run for line in mine),
        )
        for (network, paid), mine in groups.items()
        if network
    ]


def _one_table(lines: Iterable[_Line]) -> list[_Line]:
    """The lines of the first kind of table that names networks."""
    found = list(lines)
    first = min((line.table for line in found if line.network), default=None)
    return [line for line in found if line.table == first]
