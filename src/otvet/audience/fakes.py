"""Bursts of joins: what bought followers and giveaway hunters look like from outside.

Nobody can tell from counts alone who they are. So the change is found with them and without them,
and a verdict that depends on them is not given.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from otvet.audience.audit.fakes import Fakes
from otvet.audience.change import Change
from otvet.audience.followers import Followers
from otvet.facts import PageRef, YearMonth
from otvet.findings import Check, Figure
from otvet.stats.join_bursts import bursts
from otvet.store.counts.audience import daily_joins
from otvet.store.store import Store

BEFORE = timedelta(days=60)
"""How far back a page's usual joins are looked at."""
COUNT = "audience_joins"


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinBurst:
    """A day of the month on which a page won far more followers than usual."""

    page: PageRef
    day: date
    joined: float
    excess: float


def join_bursts(store: Store, month: YearMonth, counts: Followers) -> tuple[JoinBurst, ...]:
    """Bursts in the time between the two follower counts of each page that is compared."""
    told = daily_joins(store, month.first_day - BEFORE, month.last_day)
    return tuple(
        JoinBurst(
            page=PageRef(line.page),
            day=days[burst.place][0],
            joined=burst.counted,
            excess=burst.excess,
        )
        for line in counts.both
        for days in [told.get(PageRef(line.page), ())]
        for burst in bursts([joined for _, joined in days])
        if line.before_day is None or days[burst.place][0] > line.before_day
    )


def without(
    counts: Followers, found: Sequence[JoinBurst], *, fakes: Fakes | None = None
) -> Followers:
    """The followers as if those who came in bursts, beyond the usual, had not come.

    Newcomers whom people found to be fakes are taken out already, and not a second time.
    """
    caught = 0.0 if fakes is None else fakes.newcomers
    looked_at = frozenset(() if fakes is None else fakes.pages)
    seen = sum(one.excess for one in found if one.page in looked_at)
    unseen = sum(one.excess for one in found if one.page not in looked_at)
    return replace(counts, now=max(counts.now - round(unseen + max(seen - caught, 0.0)), 0))


def burst_checks(
    found: Sequence[JoinBurst], change: Change, bare: Change | None
) -> tuple[Check, ...]:
    """Whether the verdict is the same without them; a failed check forces "we don't know yet"."""
    if not found or bare is None:
        return ()
    turns = bare.verdict is not change.verdict
    details: dict[str, str | int | float] = {
        "pages": ", ".join(dict.fromkeys(one.page for one in found)),
        "days": ", ".join(dict.fromkeys(one.day.isoformat() for one in found)),
        "joined": round(sum(one.excess for one in found)),
    }
    return (Check(code="join_burst", passed=not turns, forces=True, details=details),)


def burst_figures(bare: Change | None, sources: tuple[str, ...]) -> tuple[Figure, ...]:
    """The change as it is without the bursts."""
    if bare is None:
        return ()
    return (
        Figure(
            code="growth_without_bursts",
            value=bare.estimate.value,
            unit="share",
            low=bare.estimate.low,
            high=bare.estimate.high,
            count=COUNT,
            measure="bursts",
            sources=sources,
        ),
    )
