"""What happened on the way: events, giveaways, advertising and bursts of joins, as marks on the trend.

A mark says when something happened, not that it moved the line.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from otvet.audience.fakes import JoinBurst
from otvet.config import Config
from otvet.facts import PageRef, YearMonth
from otvet.findings import Happening, TrendPoint
from otvet.store.counts.money import Happened, Spent, happened, spent
from otvet.store.store import Store

MOST = 12
"""Marks shown; of more the newest ones."""
SPENT_ON = ("ads", "influencer", "giveaway")
"""Money that may bring followers by itself; people's work and tools are paid every month."""
ONE_RUN = timedelta(days=4)
"""Days of spending no further apart than this are one run of advertising."""


def marks(
    store: Store,
    config: Config,
    trend: Sequence[TrendPoint],
    bursts: Sequence[JoinBurst],
    *,
    pages: Iterable[PageRef],
) -> tuple[Happening, ...]:
    """What happened since the trend's first month, the newest `MOST` of it, in order of days."""
    if not trend:
        return ()
    first = YearMonth.parse(trend[0].month).next.first_day
    last = YearMonth.parse(trend[-1].month).last_day
    own = frozenset(pages)
    events = [one for one in happened(store, first, last) if _ours(one.page, own)]
    costs = spent(store, config, first, last)
    told = [
        *(_event(one) for one in events),
        *_runs(costs, events),
        *_bursts(bursts),
    ]
    inside = [one for one in told if first <= one.first_day <= last]
    ordered = sorted(inside, key=lambda one: (one.first_day, one.last_day, one.kind, one.note))
    return tuple(ordered[-MOST:])


def _ours(page: PageRef | None, own: frozenset[PageRef]) -> bool:
    return page is None or page in own


def _event(one: Happened) -> Happening:
    return Happening(kind=one.kind, first_day=one.day, last_day=one.last_day, note=one.note)


def _runs(costs: Sequence[Spent], events: Sequence[Happened]) -> Iterator[Happening]:
    """Spans in which money of one kind was spent without a pause; a giveaway that an event tells is not told twice."""
    for kind in SPENT_ON:
        days = sorted((one.day, one.last_day) for one in costs if one.kind == kind)
        for first, last in _joined(days):
            if not any(e.kind == kind and e.day <= last and e.last_day >= first for e in events):
                yield Happening(kind=kind, first_day=first, last_day=last)


def _joined(spans: Sequence[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Spans in order, those that overlap or nearly meet as one."""
    if not spans:
        return
    first, last = spans[0]
    for start, end in spans[1:]:
        if start - last > ONE_RUN:
            yield first, last
            first, last = start, end
        last = max(last, end)
    yield first, last


def _bursts(found: Sequence[JoinBurst]) -> Iterator[Happening]:
    """Each day of a burst once, with all who joined beyond the usual on any page."""
    for day in sorted({one.day for one in found}):
        more = round(sum(one.excess for one in found if one.day == day))
        yield Happening(kind="burst", first_day=day, last_day=day, people=more)
