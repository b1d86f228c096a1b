"""What a month has to say about the audience, gathered once: the answer judges it, and tells it."""

from dataclasses import dataclass

import numpy as np

from otvet.audience.active import Active, active
from otvet.audience.aside import Aside
from otvet.audience.audit.ask import audited_fakes
from otvet.audience.audit.fakes import Fakes
from otvet.audience.audit.labels import Audit
from otvet.audience.fakes import JoinBurst, join_bursts
from otvet.audience.figures import FOLLOWERS, views_figures
from otvet.audience.followers import Followers, followers, own_pages
from otvet.audience.links import Links
from otvet.audience.lists import said_by_lists
from otvet.audience.marks import marks
from otvet.audience.moved import moved
from otvet.audience.moves import move_figures, page_moves
from otvet.audience.people import Behind, people_behind, people_figure
from otvet.audience.segments import Segments, segments
from otvet.audience.target import target_figures
from otvet.audience.trend import trend
from otvet.audience.wholeness import Limited, limited
from otvet.config import Config
from otvet.facts import PageRef, YearMonth
from otvet.findings import Figure, Happening, SourceLine, TrendPoint
from otvet.store.counts.audience import follower_counts, page_roles, views_split
from otvet.store.counts.contacts import on_lists
from otvet.store.counts.people import pages_followed
from otvet.store.store import Store

ACTS = ("interaction", "mention", "follow")
"""Tables in which people can be seen acting or following."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the month has to say about the audience."""

    month: YearMonth
    config: Config
    counts: Followers
    trend: tuple[TrendPoint, ...]
    people: Active
    behind: Behind | None
    bursts: tuple[JoinBurst, ...]
    audit: Audit | None
    moves: tuple[Figure, ...]
    following: Figure
    segments: Segments
    lists: Aside
    sources: tuple[SourceLine, ...]
    acted: tuple[SourceLine, ...]
    limited: Limited
    views: tuple[Figure, ...]
    target: tuple[Figure, ...]
    moved: Aside
    happened: tuple[Happening, ...]

    @property
    def fakes(self) -> Fakes | None:
        """Fakes among the followers, where enough of them are labelled."""
        return None if self.audit is None else self.audit.fakes

    @property
    def links(self) -> Links | None:
        """Who came through which page's link; None where no page is counted."""
        return self.behind.links if self.behind else None

    @property
    def counted(self) -> tuple[SourceLine, ...]:
        """The imports that brought the follower counts."""
        return tuple(line for line in self.sources if int(line.run, 16) in self.counts.runs)


def gathered(
    store: Store, month: YearMonth, config: Config, *, rng: np.random.Generator
) -> Evidence:
    """Everything that the answer rests on or tells; nothing is judged here."""
    roles = page_roles(store)
    titles = own_pages(config, roles)
    every = follower_counts(store, month)
    counts = followers(every, month, titles=titles, config=config)
    people = active(store, month, tuple(titles), counts=counts)
    sources = store.source_lines(month, tables=(*ACTS, "metric"))
    acted = store.source_lines(month, tables=ACTS)
    waves = pages_followed(store, month)
    bursts, contacts = join_bursts(store, month, counts), on_lists(store, month)
    behind = people_behind(store, month, counts, waves=waves, contacts=contacts, rng=rng)
    files = tuple(line.file for line in sources if int(line.run, 16) in counts.runs)
    following = people_figure(behind, count=FOLLOWERS, sources=files)
    acts, line = tuple(one.file for one in acted), trend(every, month, counts)
    return Evidence(
        month=month,
        config=config,
        counts=counts,
        trend=line,
        people=people,
        behind=behind,
        bursts=bursts,
        audit=audited_fakes(store, month, counts, bursts, enough=config.audit.enough, rng=rng),
        moves=move_figures(page_moves(waves, month, counts, rng=rng)),
        following=following,
        segments=segments(
            store,
            month,
            people,
            counts,
            contacts=contacts,
            pages=tuple(titles),
            following=following,
            sources=acts,
        ),
        lists=said_by_lists(store, month, contacts),
        sources=sources,
        acted=acted,
        limited=limited(store, month, sources, runs=counts.runs, acts=people.counts_in),
        views=_views(store, month, tuple(titles)),
        target=target_figures(store, month, config.target, counts, titles=titles),
        moved=moved(
            store,
            month,
            config,
            every=every,
            counts=counts,
            roles=roles,
            acted=acts,
        ),
        happened=marks(store, config, line, bursts, pages=titles),
    )


def _views(store: Store, month: YearMonth, pages: tuple[PageRef, ...]) -> tuple[Figure, ...]:
    now, before = (views_split(store, m, pages=pages) for m in (month, month.previous))
    files = store.source_files(month, since=month, tables=("metric",))
    return views_figures(now, before, days=month.last_day.day, sources=files)
