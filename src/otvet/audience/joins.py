"""Who joined and who left: the flow behind the follower counts, by where those who joined came from.

The flow never decides. It is what networks tell of their own counts, and whether the two agree is
a check; what they do not tell is named, never guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from otvet.audience.followers import Followers
from otvet.facts import PageRef, YearMonth
from otvet.findings import Check, Figure, PageLine
from otvet.store.counts.joins import PageFlow, joined_by_link, page_flows
from otvet.store.store import Store

COUNT, LINKS = "audience_flows", "audience_links"
MEASURE = "joins"
ADS = "ads"
"""The source of those whom advertising brought."""
MOST_LINKS = 8
MORE_THAN_JOINED = 1.05
"""Sources may count somebody who left within the day, the total not; more is another figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joins:
    """The flow of the compared pages, and how people joined in the month."""

    month: YearMonth
    pages: frozenset[PageRef]
    flows: Mapping[PageRef, PageFlow]
    links: Mapping[str, int]
    disagreeing: tuple[PageRef, ...] = ()
    """Pages whose sources count more people than joined; their sources are not used."""

    def by_network(self, month: YearMonth) -> dict[str, list["Flow"]]:
        """The month's flow of every page that tells both who joined and who left."""
        found: dict[str, list[Flow]] = {}
        for page, told in self.flows.items():
            if (flow := flow_in(told, month)) is not None:
                found.setdefault(network_of(page), []).append(flow)
        return found

    def by_source(self, month: YearMonth) -> dict[str, float]:
        """Those who joined in the month by source, over the pages that tell sources."""
        found: dict[str, float] = {}
        for page, flow in self.flows.items():
            for source, days in flow.sources.items() if page not in self.disagreeing else ():
                inside = [value for day, value in days.items() if YearMonth.of(day) == month]
                if inside:
                    found[source] = found.get(source, 0.0) + sum(inside)
        return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def with_sources(self, month: YearMonth) -> frozenset[PageRef]:
        """The pages that tell where those who joined in the month came from."""
        return frozenset(
            page
            for page, flow in self.flows.items()
            if page not in self.disagreeing
            and any(YearMonth.of(day) == month for days in flow.sources.values() for day in days)
        )


@dataclass(frozen=True, slots=True)
class Flow:
    """Joined and left over some days; `days` is on how many of them both are told."""

    joined: float
    left: float
    days: int


def joins(store: Store, month: YearMonth, counts: Followers) -> Joins:
    """The flow of the compared pages in the month, and in the one before or since their counts."""
    pages = frozenset(PageRef(line.page) for line in counts.both)
    starts = [line.before_day for line in counts.both if line.before_day is not None]
    first = min([*starts, month.previous.first_day])
    told = page_flows(store, first, month.last_day)
    flows = {page: flow for page, flow in sorted(told.items()) if page in pages}
    links: dict[str, int] = {}
    for (page, link), people in joined_by_link(store, month).items():
        if page in pages:
            links[link] = links.get(link, 0) + people
    disagreeing = tuple(page for page, flow in flows.items() if not _sources_fit(flow))
    return Joins(month=month, pages=pages, flows=flows, links=links, disagreeing=disagreeing)


def network_of(page: str) -> str:
    """The network that a page is in."""
    return page.partition(":")[0]


def _sources_fit(flow: PageFlow) -> bool:
    """Whether the sources are those of people who joined, and not of views, say."""
    days = {day for told in flow.sources.values() for day in told} & flow.joined.keys()
    by_source = sum(told.get(day, 0.0) for told in flow.sources.values() for day in days)
    return by_source <= MORE_THAN_JOINED * sum(flow.joined[day] for day in days) + len(days)


def flow_in(flow: PageFlow, month: YearMonth) -> Flow | None:
    """The page's flow over the days of the month; None where it tells no day of both."""
    return flow_of(flow, month.first_day, month.last_day)


def flow_of(flow: PageFlow, first: date, last: date) -> Flow | None:
    """The page's flow from one day to another; None where no day tells both parts."""
    days = [day for day in flow.joined if day in flow.left and first <= day <= last]
    if not days:
        return None
    return Flow(sum(flow.joined[d] for d in days), sum(flow.left[d] for d in days), len(days))


def flow_figures(found: Joins, sources: tuple[str, ...]) -> tuple[Figure, ...]:
    """Joined, left and the difference, this month and the one before; then by source and link."""
    return (
        *_totals(found, found.month, "", sources),
        *_totals(found, found.month.previous, "_before", sources),
        *_by_source(found, sources),
        *_by_link(found),
    )


def _totals(
    found: Joins, month: YearMonth, suffix: str, sources: tuple[str, ...]
) -> tuple[Figure, ...]:
    return tuple(
        figure
        for network, flows in found.by_network(month).items()
        for figure in _total(found, network, flows, month, suffix, sources)
    )


def _total(
    found: Joins,
    network: str,
    flows: Sequence["Flow"],
    month: YearMonth,
    suffix: str,
    sources: tuple[str, ...],
) -> Iterator[Figure]:
    """One network's joined, left and the difference; the network is named where there are others."""
    joined, left = sum(flow.joined for flow in flows), sum(flow.left for flow in flows)
    whole = all(flow.days >= month.last_day.day for flow in flows)
    every = sum(network_of(page) == network for page in found.pages) == len(flows)
    reason = "" if whole and every else "pages_that_tell" if whole else "part_of_the_month"
    alone = {network_of(page) for page in found.pages} == {network}
    for part, value in (("joined", joined), ("left", left), ("net", joined - left)):
        yield Figure(
            code=f"followers_{part}{suffix}",
            label="" if alone else network,
            value=round(value),
            unit="accounts",
            reason=reason,
            count=COUNT,
            measure=MEASURE,
            sources=sources,
        )


def _by_source(found: Joins, sources: tuple[str, ...]) -> tuple[Figure, ...]:
    now, before = (found.by_source(when) for when in (found.month, found.month.previous))
    told = [("", source, value) for source, value in now.items()]
    told += [("_before", source, value) for source, value in before.items() if source in now]
    return tuple(
        Figure(
            code=f"joined_from{suffix}",
            label=source,
            value=round(value),
            unit="accounts",
            count=COUNT,
            measure=MEASURE,
            sources=sources,
        )
        for suffix, source, value in told
    )


def _by_link(found: Joins) -> tuple[Figure, ...]:
    """Those seen to join by how, most first: at least so many, for nobody sees every joining."""
    ranked = sorted(found.links.items(), key=lambda one: (-one[1], one[0]))[:MOST_LINKS]
    return tuple(
        Figure(
            code="joined_by_link" if link.startswith("link:") else f"joined_by_{link}",
            label=link.removeprefix("link:") if link.startswith("link:") else "",
            value=people,
            unit="accounts",
            count=LINKS,
            measure=MEASURE,
        )
        for link, people in ranked
    )


def flow_checks(found: Joins, counts: Followers) -> tuple[Check, ...]:
    """Whether joined less left is what the follower counts changed by, and sources fit the total."""
    rests = {
        line.page: rest
        for line in counts.both
        for rest in [_rest(line, found.flows.get(PageRef(line.page)), counts)]
        if rest is not None
    }
    checks = []
    if rests:
        off = {page: rest for page, (rest, room) in rests.items() if abs(rest) > room}
        told = off or {page: rest for page, (rest, _) in rests.items()}
        details: dict[str, str | int | float] = {
            "pages": ", ".join(told),
            "rest": round(sum(told.values())),
        }
        checks.append(Check(code="flow_agrees", passed=not off, details=details))
    if found.disagreeing:
        named = {"pages": ", ".join(found.disagreeing)}
        checks.append(Check(code="sources_disagree", passed=False, details=named))
    return tuple(checks)


def _rest(line: PageLine, flow: PageFlow | None, counts: Followers) -> tuple[float, float] | None:
    """What the flow leaves unexplained of a page's change, and how much the hour of a count may.

    A count is taken at any hour of its day, so the whole flow of the first and of the last day
    may fall on either side of it; rounding leaves room too.
    """
    if flow is None or line.before_day is None or line.now_day is None:
        return None
    between = flow_of(flow, line.before_day + timedelta(days=1), line.now_day)
    if between is None or between.days < (line.now_day - line.before_day).days:
        return None
    ends = [flow_of(flow, day, day) for day in (line.before_day, line.now_day)]
    busiest = max(flow.joined[day] + flow.left.get(day, 0.0) for day in flow.joined)
    room = sum(busiest if end is None else end.joined + end.left for end in ends)
    if line.page in counts.rounded:
        room += counts.slack_now + counts.slack_before
    change = float((line.now or 0) - (line.before or 0))
    return change - (between.joined - between.left), room


def unexplained(checks: Sequence[Check], sources: tuple[str, ...]) -> tuple[Figure, ...]:
    """The part of the change that joins and leaves do not explain, where there is one."""
    failed = next((one for one in checks if one.code == "flow_agrees" and not one.passed), None)
    if failed is None:
        return ()
    return (
        Figure(
            code="followers_unexplained",
            value=int(failed.details["rest"]),
            unit="accounts",
            count=COUNT,
            measure=MEASURE,
            sources=sources,
        ),
    )
