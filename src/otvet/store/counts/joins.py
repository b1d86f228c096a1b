"""Counts of people who followed pages and who left them, and of how those who joined had come."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from otvet.facts import PageRef, YearMonth, day_number, day_of
from otvet.store.store import Store

Days = dict[date, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFlow:
    """Followers that a page won and lost on each day that its network tells of.

    `sources` are those won by where they had come from, in codes of our own or the network's words.
    """

    joined: Days = field(default_factory=dict)
    left: Days = field(default_factory=dict)
    sources: dict[str, Days] = field(default_factory=dict)


def page_flows(store: Store, first: date, last: date) -> Mapping[PageRef, PageFlow]:
    """The flow of every page that tells of one, from the first day to the last one."""
    store.engine.table("metric", [])
    days = {"after_day": day_number(first - timedelta(days=1)), "last_day": day_number(last)}
    found: dict[PageRef, PageFlow] = {}
    for row in store.engine.query("audience_flows", ints=days).to_pylist():
        flow = found.setdefault(PageRef(row["page_ref"]), PageFlow())
        told = flow.joined if row["figure"] == "followers_gained" else flow.left
        if row["source"] and row["figure"] == "followers_gained":
            told = flow.sources.setdefault(row["source"], {})
        if not row["source"] or row["figure"] == "followers_gained":
            told[day_of(row["told_day"])] = float(row["people"])
    return found


def joined_by_link(store: Store, month: YearMonth) -> Mapping[tuple[PageRef, str], int]:
    """Accounts that joined in the month by page and by how: a link's name, a folder, a request."""
    store.engine.table("follow", [month])
    ends = (month.previous.last_day, month.last_day)
    days = {"after_day": day_number(ends[0]), "last_day": day_number(ends[1])}
    rows = store.engine.query("audience_links", ints=days).to_pylist()
    found = {(PageRef(row["page_ref"]), str(row["link"])): int(row["people"]) for row in rows}
    return dict(sorted(found.items()))
