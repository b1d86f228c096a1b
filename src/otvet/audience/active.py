"""People who act, and the part of them who follow no page."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from otvet.audience.followers import Followers
from otvet.facts import PageRef, YearMonth
from otvet.findings import Check
from otvet.stats.growth import Growth, GrowthGuard, equal_coverage_growth
from otvet.stats.unseen import Frequencies, frequencies
from otvet.store.counts.audience import ActivePeople, active_people, listed_followers
from otvet.store.store import Store

GUARDS: Mapping[GrowthGuard, str] = {
    "coverage_too_low": "sample_coverage",
    "few_seen_twice": "seen_twice",
    "shape_changed": "activity_shape",
    "more_seen_once": "one_timers",
}
"""The check that reports each guard of the comparison at equal coverage."""
DRAWS = 400
"""Bootstrap draws: their 5 and 95 % points are the limits, so more of them than a spread needs."""
WHOLE_LIST = 0.9
"""Part of a page's followers that its list must hold. In a list that the network cut, all others
look like people who follow no page, and a list cut this month only looks like growth."""
ROUND = 100
"""Networks cut lists at round numbers: 500 rows of 520 followers are a list that was cut."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Active:
    """Active people of two months.

    `everyone_*` acted on any of the brand's pages. The others acted on `listed` pages, those with
    a whole list of followers in both months: only there can a follower be told from others.
    `members_now` are on these lists; `unlisted_*` are counted and on none.
    """

    everyone_before: Frequencies
    everyone_now: Frequencies
    listed: tuple[PageRef, ...]
    followers_now: Frequencies
    non_followers_before: Frequencies
    non_followers_now: Frequencies
    members_now: int = 0
    unlisted_before: int = 0
    unlisted_now: int = 0

    @property
    def identities(self) -> bool:
        """Whether anybody is known to have acted in each of the two months."""
        return self.everyone_before.people > 0 and self.everyone_now.people > 0

    @property
    def counts_in(self) -> bool:
        """Whether active people who follow no page are part of the primary figure."""
        seen = self.non_followers_before.people + self.non_followers_now.people
        return bool(self.listed) and self.identities and seen > 0


def active(
    store: Store, month: YearMonth, pages: Sequence[PageRef], *, counts: Followers
) -> Active:
    """Active people of the month and of the month before, over all pages and over listed ones."""
    before, now = (listed_followers(store, when) for when in (month.previous, month))
    lines = [
        line
        for line in counts.both
        if is_whole(before.get(PageRef(line.page)), line.before)
        and is_whole(now.get(PageRef(line.page)), line.now)
    ]
    listed = tuple(PageRef(line.page) for line in lines)
    every = [active_people(store, when, pages=pages) for when in (month.previous, month)]
    sure = [active_people(store, when, pages=listed) for when in (month.previous, month)]
    return Active(
        everyone_before=_all(every[0]),
        everyone_now=_all(every[1]),
        listed=listed,
        followers_now=_part(sure[1], follows=1),
        non_followers_before=_part(sure[0], follows=0),
        non_followers_now=_part(sure[1], follows=0),
        members_now=sum(now[page] for page in listed),
        unlisted_before=sum(_unlisted(before, line.page, line.before) for line in lines),
        unlisted_now=sum(_unlisted(now, line.page, line.now) for line in lines),
    )


def non_follower_growth(found: Active, *, rng: np.random.Generator) -> Growth | None:
    """Growth of active people who follow no page; None where a month shows none of them."""
    before, now = found.non_followers_before, found.non_followers_now
    if not before.people or not now.people:
        return None
    return equal_coverage_growth(before, now, rng=rng, draws=DRAWS)


def growth_checks(growth: Growth | None) -> tuple[Check, ...]:
    """Checks of the comparison at equal coverage; a failed one forces "we don't know yet"."""
    if growth is None:
        return (Check(code="seen_twice", passed=False, forces=True),)
    details = {
        "coverage_first": round(growth.coverage_first, 4),
        "coverage_second": round(growth.coverage_second, 4),
        "shape_z": round(growth.shape_z, 2),
        "one_timers": round(growth.one_timers),
    }
    return tuple(
        Check(code=code, passed=guard not in growth.guards_failed, forces=True, details=details)
        for guard, code in GUARDS.items()
    )


def is_whole(members: int | None, followers: int | None) -> bool:
    """Whether a page's list holds its followers; nobody can say so of a page without a count.

    >>> is_whole(947, 1000), is_whole(800, 1000), is_whole(500, 520), is_whole(500, 500)
    (True, False, False, True)
    """
    if not members or followers is None:
        return False
    cut = members < followers and members % ROUND == 0
    return not cut and members >= WHOLE_LIST * followers


def _unlisted(members: Mapping[PageRef, int], page: str, followers: int | None) -> int:
    return max((followers or 0) - members[PageRef(page)], 0)


def _all(people: ActivePeople) -> Frequencies:
    return frequencies(people.times, people.people)


def _part(people: ActivePeople, *, follows: int) -> Frequencies:
    chosen = people.follows == follows
    return frequencies(people.times[chosen], people.people[chosen])
