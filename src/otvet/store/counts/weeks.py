"""Counts of the same problems over many weeks: authors by any slice of days.

They read `week_scores`: the scores of several months, problems numbered as the month's codeframe
numbers them. A text whose author is not known counts as its own author; spam counts for nothing.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

import pyarrow as pa

from otvet.facts import PageRef, day_number, day_of
from otvet.store.counts.audience import page_numbers
from otvet.store.counts.opinion import NOT_READ, SPAM, UNPLACED, QuoteRow, raised_rows
from otvet.store.store import Store

WEEK_SCORES = "week_scores"

Days = tuple[date, date]
"""The first and the last day of a slice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageDays:
    """From which day to which a page has texts, within the days looked at."""

    page: PageRef
    first_day: date
    last_day: date
    texts: int


@dataclass(frozen=True, slots=True)
class Slices:
    """People by slice of days: all who spoke up, those who complained, and those of a problem."""

    spoke: Mapping[Days, int] = field(default_factory=dict)
    complained: Mapping[Days, int] = field(default_factory=dict)
    raised: Mapping[tuple[int, Days], int] = field(default_factory=dict)

    def of(self, days: Days) -> int:
        """All who spoke up in these days."""
        return self.spoke.get(days, 0)

    def authors(self, problem: int, days: Days) -> int:
        """Those who raised the problem in these days; UNPLACED stands for any complaint."""
        if problem == UNPLACED:
            return self.complained.get(days, 0)
        return self.raised.get((problem, days), 0)

    def weekly(self, problem: int, weeks: Sequence[Days], whole: Days) -> tuple[float, int]:
        """The mean weekly share of people who raise the problem, and the people behind it.

        Whoever speaks in three weeks has three chances to complain, so over a longer period a
        larger part of the people has complained at least once: only weeks compare with weeks.
        The same people in several weeks are no more evidence than they are people.
        """
        of = sum(self.of(days) for days in weeks)
        people = min(of, self.of(whole))
        raised = sum(self.authors(problem, days) for days in weeks)
        return (raised / of if of else 0.0), people


@dataclass(frozen=True, slots=True, kw_only=True)
class Yield:
    """What a page's texts of the month brought: people, and those who had not spoken before."""

    page: PageRef
    texts: int
    authors: int
    new_authors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Copies:
    """Texts of the month that say nearly the same; `key` is one of them."""

    key: int
    texts: int
    authors: int
    first_day: date
    last_day: date


def page_days(store: Store, *, first: date, last: date) -> tuple[PageDays, ...]:
    """The days of each page's texts, the earliest page first."""
    ints = {"not_read": NOT_READ, "first_day": day_number(first), "last_day": day_number(last)}
    pages = store.pages()
    found = (
        PageDays(
            page=pages[row["page"]],
            first_day=day_of(row["first_day"]),
            last_day=day_of(row["last_day"]),
            texts=row["texts"],
        )
        for row in store.engine.query("opinion_page_days", ints=ints).to_pylist()
    )
    return tuple(sorted(found, key=lambda p: (p.first_day, p.page)))


def slices(store: Store, wanted: Sequence[Days], *, pages: Collection[PageRef]) -> Slices:
    """People by slice, over the texts of these pages alone; slices may overlap."""
    distinct = list(dict.fromkeys(wanted))
    store.engine.put("sliced_days", _days_of(distinct))
    store.engine.put("compared_pages", page_numbers(store, pages))
    ints = {"unplaced": UNPLACED, "not_read": NOT_READ}
    rows = store.engine.query("opinion_slices", ints=ints).to_pylist()
    totals = [row for row in rows if row["problem"] is None]
    raised = (row for row in rows if row["problem"] is not None and row["problem"] >= 0)
    return Slices(
        {distinct[row["slice"]]: row["authors"] for row in totals},
        {distinct[row["slice"]]: row["complaining"] for row in totals},
        {(row["problem"], distinct[row["slice"]]): row["authors"] for row in raised},
    )


def yields(store: Store, *, first: date, last: date) -> tuple[Yield, ...]:
    """What each page's texts between two days brought, in the order of the pages' names."""
    ints = {"not_read": NOT_READ, "first_day": day_number(first), "last_day": day_number(last)}
    pages = store.pages()
    found = (
        Yield(
            page=pages[row["page"]],
            texts=int(row["texts"]),
            authors=row["authors"],
            new_authors=row["new_authors"],
        )
        for row in store.engine.query("opinion_yield", ints=ints).to_pylist()
    )
    return tuple(sorted(found, key=lambda y: y.page))


def texts_between(
    store: Store, problem: int, days: Days, *, shortest: int, most: int
) -> tuple[QuoteRow, ...]:
    """Texts of the month shown that raised a problem in these days; UNPLACED: any complaint."""
    last = 2**31 - 1 if problem == UNPLACED else problem
    ints = {"first_problem": problem, "last_problem": last, "shortest": shortest, "most": most}
    ints |= {"first_day": day_number(days[0]), "last_day": day_number(days[1])}
    found = raised_rows(store, "opinion_between", ints)
    return tuple(sorted(found, key=lambda r: (r.key, r.problem)))


def copies(store: Store, *, shortest: int, fewest: int) -> tuple[Copies, ...]:
    """Near-same texts of one day of the month shown, the largest groups first, each on its largest day.

    Advertisements of others are not among them: they are told by their count.
    Said by many over a month they are a figure of speech; said by many on a day, something else.
    """
    ints = {"shortest": shortest, "fewest": fewest, "spam": SPAM}
    rows = store.engine.query("opinion_copies", ints=ints).to_pylist()
    largest: dict[int, Copies] = {}
    for row in sorted(rows, key=lambda row: (row["texts"], -row["first_day"])):
        largest[row["alike"]] = Copies(
            key=row["sample_key"],
            texts=row["texts"],
            authors=row["authors"],
            first_day=day_of(row["first_day"]),
            last_day=day_of(row["last_day"]),
        )
    return tuple(sorted(largest.values(), key=lambda c: (-c.texts, c.key)))


def _days_of(wanted: Sequence[Days]) -> pa.Table:
    pairs = [
        (at, place)
        for place, (first, last) in enumerate(wanted)
        for at in range(day_number(first), day_number(last) + 1)
    ]
    days, places = zip(*pairs, strict=True) if pairs else ((), ())
    return pa.table(
        {"sliced_day": pa.array(days, pa.int32()), "slice": pa.array(places, pa.int32())}
    )
