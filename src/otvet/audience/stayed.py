"""Active people who stayed, came and left, from ids that stay the same over three and more months.

Jolly-Seber counts the unseen too. People who act seldom make its numbers too low, so it is a
secondary figure that no verdict rests on; and it speaks of the month before, which alone has a
month on either side.
"""

from collections.abc import Sequence
from itertools import takewhile

import numpy as np

from otvet.facts import YearMonth
from otvet.findings import Figure
from otvet.stats.open_population import FEWEST_MONTHS, Seen, jolly_seber
from otvet.store.counts.flow import MonthBack, months_back
from otvet.store.store import Store

COUNT, MEASURE = "audience_months", "stayed"
MONTHS = 13
FEWEST_AGAIN = 10
"""People seen again by whom the unseen are told; with fewer of them chance decides."""


def stayed_figures(
    store: Store, month: YearMonth, *, sources: tuple[str, ...]
) -> tuple[Figure, ...]:
    """Active people by what they did before, and who stayed, came and left; else nothing."""
    back = months_back(store, month, months=MONTHS)
    told = list(takewhile(lambda one: one.active > 0, back))
    if len(told) < FEWEST_MONTHS:
        return ()
    if len(told) == FEWEST_MONTHS and told[-1].seen_before:
        # Who is marked from before a gap would pass for a newcomer of the first month.
        return _seen(told[0], sources)
    return (*_seen(told[0], sources), *_unseen_too(told, sources))


def _seen(now: MonthBack, sources: tuple[str, ...]) -> tuple[Figure, ...]:
    """Those who acted in the month: in the month before too, again after a pause, or for the first time."""
    parts = (("again", now.stayed), ("returned", now.returned), ("first", now.first_seen))
    return tuple(_figure(f"acted_{part}", value, "people", sources) for part, value in parts)


def _unseen_too(told: Sequence[MonthBack], sources: tuple[str, ...]) -> tuple[Figure, ...]:
    """From two months ago to a month ago; nothing where too few were seen again to tell."""
    inner = told[1:-1][:2]
    if min(min(one.seen_before, one.seen_later) for one in inner) < FEWEST_AGAIN:
        return ()
    found = jolly_seber(_counts(told[::-1]))
    stayed = min(float(found.stayed_share[-1]), 1.0)
    figures = [
        _figure("active_with_unseen", float(found.people[-1]), "people", sources),
        _figure("active_kept", stayed, "share", sources),
    ]
    if found.came.size:
        left = (1 - stayed) * float(found.people[-2])
        figures.append(_figure("active_came", max(float(found.came[-1]), 0.0), "people", sources))
        figures.append(_figure("active_gone", left, "people", sources))
    return tuple(figures)


def _counts(months: Sequence[MonthBack]) -> Seen:
    """What Jolly-Seber needs, the oldest month first."""
    rows = [(one.active, one.seen_before, one.seen_later, one.only_around) for one in months]
    n, m, r, z = np.array(rows, dtype=np.int64).T
    return Seen(n=n, m=m, r=r, z=z)


def _figure(code: str, value: float, unit: str, sources: tuple[str, ...]) -> Figure:
    return Figure(
        code=code,
        value=round(value) if unit == "people" else value,
        unit=unit,
        reason="seldom_active_make_it_low" if code.startswith("active_") else "",
        count=COUNT,
        measure=MEASURE,
        sources=sources,
    )
