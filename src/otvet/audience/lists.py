"""People by the lists they are on: customers, respondents, newsletters, cards, followers.

Contacts are the one thing that tells a customer in a network: e-mails and phones are hashed under
the brand's key, and the same contact is the same person on every list. What two pages' lists share
narrows the number of people behind the followers; customers on no list of followers may follow
nothing; and people on several lists tell how many are on none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from math import isfinite

import numpy as np

from otvet.audience.aside import Aside
from otvet.audience.followers import Followers
from otvet.facts import PageRef, YearMonth
from otvet.findings import Check, Figure
from otvet.stats.arrays import BoolArray, FloatArray, IntArray
from otvet.stats.bounds import Evidence
from otvet.stats.interval import Interval
from otvet.stats.lists import FEWEST_LISTS, chapman, histories, people_on_lists
from otvet.store.counts.contacts import CUSTOMERS, OnLists, TakenList
from otvet.store.counts.people import OLDEST
from otvet.store.store import Store

CONTACTS = "contacts_match"
FEWEST_TWICE = 7
"""People on two lists and more. With fewer Chapman's number is biased (Robson and Regier 1964)."""
LEAST_OF_KIND = 0.95
"""Part of a list's people with an e-mail (or a phone) known, from which on it is compared by it."""
MOST_LISTS = 8
"""With more only the largest are compared: a model has a cell for every set of lists."""
COUNT, MEASURE = "people_on_lists", "lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLists:
    """How many people there are by those on several lists, or why nobody can tell.

    `kind` is what lists are compared by, email or phone. `apart` are lists that are not compared:
    they hold contacts of another kind, or share nobody with the others. `at_least` holds however people differ; `people` only if they do not.
    """

    compared: int
    seen: int
    twice: int
    apart: tuple[str, ...]
    kind: str = ""
    people: Interval | None = None
    at_least: float | None = None
    reason: str = ""


def contact_evidence(
    found: OnLists | None, pages: Sequence[PageRef], sizes: FloatArray
) -> Evidence | None:
    """People on lists of two pages follow both; who is on no list may follow both as well."""
    if found is None:
        return None
    on = np.column_stack([followers_of(found, page) for page in pages])
    least = np.zeros((len(pages),) * 2)
    for a, b in combinations(range(len(pages)), 2):
        shared = found.people[on[:, a] & on[:, b]].sum()
        least[a, b] = least[b, a] = min(shared, sizes[a], sizes[b])
    return Evidence(assumption=CONTACTS, at_least=least) if least.any() else None


def followers_of(found: OnLists, page: PageRef) -> BoolArray:
    """Sets of lists one of which holds followers of the page."""
    held = np.array([one.page == page for one in found.lists], dtype=np.bool_)
    on: BoolArray = np.asarray(found.on[:, held].any(axis=1))
    return on


def follow_nothing(found: OnLists | None, counts: Followers) -> Figure | None:
    """Customers on no list of followers, as bounds; None where no list is of a page's followers.

    At most those on no such list; at least those less every follower who may be one of them: whom
    no list names, or names by a contact of another kind.
    """
    limits = _limits(found, counts)
    if limits is None:
        return None
    low, high = limits
    return Figure(
        code="customers_who_follow_nothing",
        value=low if low == high else None,
        unit="people",
        low=low,
        high=high,
        reason="" if low == high else "contacts_bound",
        count=COUNT,
        measure=MEASURE,
    )


def _limits(found: OnLists | None, counts: Followers) -> tuple[int, int] | None:
    pages = [PageRef(line.page) for line in counts.lines]
    if found is None or not {one.page for one in found.lists} & set(pages):
        return None
    customers = _on(found, TakenList(CUSTOMERS))
    listed = [followers_of(found, page) for page in pages]
    following = np.any(listed, axis=0)
    high = int(found.people[customers & ~following].sum())
    if any(line.now is None for line in counts.lines):
        return 0, high
    sizes = [line.now or 0 for line in counts.lines]
    unlisted = [max(n - found.people[on].sum(), 0) for n, on in zip(sizes, listed, strict=True)]
    unmatched = _may_be_the_same(found, customers & ~following, following & ~customers)
    return max(high - int(sum(unlisted)) - unmatched, 0), high


def _may_be_the_same(found: OnLists, some: BoolArray, others: BoolArray) -> int:
    """At most so many of some are among the others: those who have no kind of contact in common."""

    def without(among: BoolArray, kind: BoolArray) -> int:
        return int(found.people[among & ~kind].sum())

    by_phone = min(without(some, found.email), without(others, found.phone))
    by_email = min(without(some, found.phone), without(others, found.email))
    nameless = without(some, found.email | found.phone)
    return min(by_phone + by_email + nameless, int(found.people[others].sum()))


def _on(found: OnLists, wanted: TakenList) -> BoolArray:
    place = [one == wanted for one in found.lists]
    on: BoolArray = np.asarray(found.on[:, place].any(axis=1))
    return on


def by_lists(found: OnLists) -> ByLists:
    """The number of people by who is on which lists, with those on none.

    Only lists that are whole by one kind of contact are compared. Three and more: the log-linear model of least BIC, or only "at least" where models
    disagree. Two: Chapman's number. Lists that share nobody with the others are left out.
    """
    kind, known, alike = max(_kinds(found), key=lambda k: (k[2].sum(), found.people[k[1]].sum()))
    on, people = found.on[known] & alike, found.people[known]
    sharing = _sharing(on)
    on = on[:, sharing]
    on = on[:, np.sort(np.argsort(-(people @ on), kind="stable")[:MOST_LISTS])]
    anybody = on.any(axis=1)
    on, people = on[anybody], people[anybody]
    apart = tuple(one.name for one, is_in in zip(found.lists, sharing, strict=True) if not is_in)
    told = ByLists(
        compared=on.shape[1],
        seen=int(people.sum()),
        twice=int(people[on.sum(axis=1) > 1].sum()),
        apart=apart,
        kind=kind,
    )
    if told.compared < FEWEST_LISTS - 1:
        return replace(told, reason="lists_share_nobody")
    if told.twice < FEWEST_TWICE:
        return replace(told, reason="few_on_two_lists")
    return _modelled(told, on, people) if told.compared >= FEWEST_LISTS else _two(told, on, people)


def _kinds(found: OnLists) -> Iterator[tuple[str, BoolArray, BoolArray]]:
    """For each kind of contact who is known by it, and the lists that are whole by it.

    A list of e-mails and one of phones match only where a third joins the two: whoever is on both
    would count twice, and on one of them alone.
    """
    anyhow = found.email | found.phone
    whole = found.people[anyhow] @ found.on[anyhow]
    for kind, known in (("email", found.email), ("phone", found.phone)):
        share = (found.people[known] @ found.on[known]) / np.maximum(whole, 1)
        yield kind, known, share >= LEAST_OF_KIND


def _sharing(on: BoolArray) -> BoolArray:
    """Lists somebody on which is on another list, too."""
    several = on[on.sum(axis=1) > 1]
    shares: BoolArray = several.any(axis=0)
    return shares


def _two(told: ByLists, on: BoolArray, people: IntArray) -> ByLists:
    first, second = (int(people[on[:, place]].sum()) for place in (0, 1))
    return replace(told, people=chapman(first, second, told.twice))


def _modelled(told: ByLists, on: BoolArray, people: IntArray) -> ByLists:
    found = people_on_lists(histories(on, people))
    told = replace(told, at_least=found.at_least)
    if found.model is None:
        return replace(told, reason="people_differ")
    if not isfinite(found.model.people) or found.model.se > found.model.people:
        return replace(told, at_least=None, reason="few_on_two_lists")
    return replace(told, people=found.model.interval)


def said_by_lists(store: Store, month: YearMonth, found: OnLists | None) -> Aside:
    """The number of people by the lists they are on, and what it takes for granted.

    Nothing where no list was taken.
    """
    if found is None:
        return Aside()
    since = YearMonth.of(month.last_day - OLDEST)
    files = store.source_files(month, since=since, tables=("contact", "orders", "response"))
    told = by_lists(found)
    return Aside(figures=list_figures(told, sources=files), checks=list_checks(told))


def list_figures(told: ByLists, *, sources: tuple[str, ...]) -> tuple[Figure, ...]:
    """The number of people with its interval, or "at least", or why there is neither."""
    found = _figure(COUNT, None, sources, reason=told.reason)
    if told.people is not None:
        low, high = max(told.people.low, told.seen), told.people.high
        found = _figure(COUNT, told.people.estimate, sources, low=low, high=high)
    if told.at_least is None:
        return (found,)
    return (found, _figure("people_on_lists_at_least", told.at_least, sources))


def _figure(
    code: str,
    value: float | None,
    sources: tuple[str, ...],
    *,
    low: float | None = None,
    high: float | None = None,
    reason: str = "",
) -> Figure:
    return Figure(
        code=code,
        value=None if value is None else round(value),
        unit="people",
        low=None if low is None else round(low),
        high=None if high is None else round(high),
        reason=reason,
        count=COUNT,
        measure=MEASURE,
        sources=sources,
    )


def list_checks(told: ByLists) -> tuple[Check, ...]:
    """What the number takes for granted, and which lists it leaves out."""
    said = []
    if told.people is not None or told.at_least is not None:
        details: dict[str, str | int | float]
        details = {"lists": told.compared, "seen": told.seen, "twice": told.twice}
        details["kind"] = told.kind
        code = "two_lists" if told.compared < FEWEST_LISTS else "several_lists"
        said.append(Check(code=code, passed=None, details=details))
    if told.apart and told.compared:
        names = ", ".join(told.apart)
        said.append(Check(code="lists_apart", passed=None, details={"names": names}))
    return tuple(said)
