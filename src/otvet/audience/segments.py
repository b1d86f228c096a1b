"""The audience by what is known of people: silent followers, customers.

Who is reached and never acts leaves no trace; only a list of followers, a list of customers or a
survey tells of them. What is not known is named with its reason.
"""

from otvet.audience.active import Active
from otvet.audience.followers import Followers
from otvet.audience.lists import follow_nothing
from otvet.facts import YearMonth
from otvet.findings import Figure
from otvet.store.counts.contacts import OnLists
from otvet.store.counts.people import customers, people_listed
from otvet.store.store import Store


def segment_figures(
    store: Store,
    month: YearMonth,
    people: Active,
    *,
    counts: Followers,
    contacts: OnLists | None,
    sources: tuple[str, ...],
) -> tuple[Figure, ...]:
    """Followers who did nothing this month, and customers with those of them who follow nothing."""
    silent = _silent(store, month, people, sources)
    return (*silent, *_customers(store, month, counts, contacts))


def _silent(
    store: Store, month: YearMonth, people: Active, sources: tuple[str, ...]
) -> tuple[Figure, ...]:
    """Of the pages with a whole list: listed followers less those who acted."""
    if not people.listed or not people.identities:
        return ()
    listed = people_listed(store, month, pages=people.listed)
    return (
        _figure("silent_followers", listed - people.followers_now.people, "people_listed", sources),
    )


def _customers(
    store: Store, month: YearMonth, counts: Followers, contacts: OnLists | None
) -> tuple[Figure, ...]:
    """Networks and tills know people by other ids; only contacts tell which customers follow."""
    found = customers(store, month)
    if not found:
        return ()
    files = store.source_lines(month, since=month, tables=("orders",))
    sources = tuple(line.file for line in files)
    return (
        _figure("customers", found, "people_customers", sources),
        follow_nothing(contacts, counts),
    )


def _figure(code: str, value: int, count: str, sources: tuple[str, ...]) -> Figure:
    return Figure(
        code=code, value=value, unit="people", count=count, measure="segments", sources=sources
    )
