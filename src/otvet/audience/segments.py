"""The audience by what is known of people: reached or not, silent, customers, nobody has seen.

Who is reached and never acts leaves no trace; only networks' reports of reach, a list of
followers, a list of customers or a survey tell of them. What is not known is named with its reason.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor

from otvet.audience.active import Active
from otvet.audience.followers import Followers
from otvet.audience.lists import follow_nothing
from otvet.audience.multiplier import (
    Multiplier,
    multiplier_checks,
    multiplier_figures,
    multipliers,
    who_follow_nothing,
)
from otvet.facts import PageRef, YearMonth
from otvet.findings import Check, Figure, PageLine
from otvet.stats.unseen import at_least
from otvet.store.counts.acts import followers_reached
from otvet.store.counts.contacts import OnLists
from otvet.store.counts.people import customers, people_listed
from otvet.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """Parts of the audience, and all people by the acts that a survey asks for."""

    parts: tuple[Figure, ...]
    everyone: tuple[Multiplier, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The parts, then all people."""
        return (*self.parts, *multiplier_figures(self.everyone))

    @property
    def checks(self) -> tuple[Check, ...]:
        """What the numbers of all people assume."""
        return multiplier_checks(self.everyone)


def segments(
    store: Store,
    month: YearMonth,
    people: Active,
    counts: Followers,
    *,
    contacts: OnLists | None,
    pages: Sequence[PageRef],
    following: Figure,
    sources: tuple[str, ...],
) -> Segments:
    """Parts of the audience as people, each with how it is known.

    Args:
        store: The brand's facts.
        month: The month in question.
        people: Those who acted.
        counts: Followers of the pages.
        contacts: People by the lists of contacts they are on.
        pages: The brand's own pages, those without followers too.
        following: People behind the followers, or their bounds.
        sources: Files that tell who acted.
    """
    known = max(following.low or 0.0, float(people.everyone_now.people))
    return Segments(
        parts=(
            *_reached(store, month, counts, following),
            _silent(store, month, people, sources),
            *_customers(store, month, counts, contacts),
            _unseen(people, sources),
        ),
        everyone=multipliers(store, month, pages, seen=known),
    )


def _reached(
    store: Store, month: YearMonth, counts: Followers, following: Figure
) -> tuple[Figure, Figure]:
    """Followers reached, at least, and those not reached, at most; in people, not accounts.

    One person may be reached on several pages, so the page that reached most gives the limit. Those
    who follow are known of the pages counted at both ends alone, so of these the rest is told too.
    """
    reach = followers_reached(store, month)
    pages = [line for line in counts.lines if PageRef(line.page) in reach]
    best = _most_reached(reach, pages)
    files = store.source_files(month, since=month, tables=("metric",))
    why = "reach_of_days" if pages else "no_reach_of_followers"
    least = _figure("followers_reached", round(best) if pages else None, why, files)
    if not pages or following.high is None:
        rest = _figure("followers_not_reached", None, why if not pages else "no_counts", files)
    else:
        compared = _most_reached(reach, [line for line in pages if line in counts.both])
        most = max(round(following.high - compared), 0)
        rest = _figure("followers_not_reached", most, "", files)
    return least, rest


def _most_reached(reach: Mapping[PageRef, float], pages: Sequence[PageLine]) -> float:
    return max((_within(reach[PageRef(line.page)], line.now) for line in pages), default=0.0)


def _within(reached: float, followers: int | None) -> float:
    return reached if followers is None else min(reached, followers)


def _silent(store: Store, month: YearMonth, people: Active, sources: tuple[str, ...]) -> Figure:
    """Of the pages with a whole list: listed followers less those who acted."""
    if not people.listed or not people.identities:
        reason = "no_list_of_followers" if people.identities else "no_identities"
        return _figure("silent_followers", None, reason, count="people_listed")
    listed = people_listed(store, month, pages=people.listed)
    silent = listed - people.followers_now.people
    return _figure("silent_followers", silent, "", sources, count="people_listed")


def _customers(
    store: Store, month: YearMonth, counts: Followers, contacts: OnLists | None
) -> tuple[Figure, ...]:
    """Networks and tills know people by other ids: a survey tells which customers follow.

    Where it cannot, contacts of followers bound them.
    """
    found = customers(store, month)
    if not found:
        nobody = _figure(
            "customers_who_follow_nothing", None, "no_orders", count="people_customers"
        )
        return (nobody,)
    files = store.source_files(month, since=month, tables=("orders",))
    counted = _figure("customers", found, "", files, count="people_customers")
    nothing = who_follow_nothing(store, month, found)
    if nothing.value is None:
        nothing = follow_nothing(contacts, counts) or nothing
    return counted, nothing


def _unseen(people: Active, sources: tuple[str, ...]) -> Figure:
    """Active people whom nobody saw this month, at least: the lower limit less those seen."""
    now = people.everyone_now
    if not now.people:
        return _figure("unseen_at_least", None, "no_identities", count="audience_frequencies")
    unseen = max(floor(at_least(now).at_least) - now.people, 0)
    return _figure("unseen_at_least", unseen, "", sources, count="audience_frequencies")


def _figure(
    code: str,
    value: int | None,
    reason: str,
    sources: tuple[str, ...] = (),
    *,
    count: str = "people_reached",
) -> Figure:
    return Figure(
        code=code,
        value=value,
        unit="people",
        reason=reason,
        count=count,
        measure="segments",
        sources=sources,
    )
