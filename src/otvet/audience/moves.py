"""Who stayed, moved between pages and was lost, from people asked in both months.

A panel of followers shows who was lost, never who is new: newcomers are nobody's panel.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from otvet.audience.followers import Followers
from otvet.facts import PageRef, YearMonth
from otvet.findings import Figure
from otvet.stats.arrays import FloatArray
from otvet.stats.moves import MOST_PAGES, Moves, moves
from otvet.stats.raking import effective_n
from otvet.store.counts.people import Followed, Wave

FEWEST = 60
"""People asked in both months, with whom shares of a few in a hundred can be told from nothing."""


@dataclass(frozen=True, slots=True)
class _Asked:
    """A person of both waves: pages followed before and now, and the page they came through."""

    before: frozenset[PageRef]
    now: frozenset[PageRef]
    linked: bool


def page_moves(
    waves: Sequence[Wave], month: YearMonth, counts: Followers, *, rng: np.random.Generator
) -> Moves | None:
    """Moves between the wave of the month before and that of the month; None without a panel."""
    pages = [PageRef(line.page) for line in counts.both]
    by_month = {YearMonth.of(wave.last_day): wave.said for wave in reversed(waves)}
    before, now = by_month.get(month.previous, ()), by_month.get(month, ())
    panel = _panel(before, now, frozenset(pages))
    if len(panel) < FEWEST or not 1 < len(pages) <= MOST_PAGES:
        return None
    sizes = [line.before or 0 for line in counts.both]
    return moves(_table(panel, pages), sizes, rng=rng)


def move_figures(found: Moves | None) -> tuple[Figure, ...]:
    """People who stayed, moved and were lost; nothing where nobody was asked twice."""
    if found is None:
        return ()
    parts = (
        ("people_stayed", found.stayed),
        ("people_moved", found.moved),
        ("people_lost", found.lost),
    )
    return tuple(
        Figure(
            code=code,
            value=round(part.estimate),
            unit="people",
            low=round(part.low),
            high=round(part.high),
            count="people_followed",
            measure="moves",
        )
        for code, part in parts
    )


def _panel(
    before: Sequence[Followed], now: Sequence[Followed], pages: frozenset[PageRef]
) -> list[_Asked]:
    """People of both waves who followed a page before."""
    again = {one.actor: one for one in now if one.actor is not None}
    return [
        _Asked(one.pages & pages, again[one.actor].pages & pages, linked=one.via is not None)
        for one in before
        if one.actor in again and one.pages & pages
    ]


def _table(panel: Sequence[_Asked], pages: Sequence[PageRef]) -> FloatArray:
    """Effective respondents by set before and set now.

    Who came through the link of a page had a chance for every page followed, and weighs 1/m.
    """
    bit = {page: 2**number for number, page in enumerate(pages)}
    weights = np.array([1 / len(one.before) if one.linked else 1.0 for one in panel])
    scale = effective_n(weights) / weights.sum()
    table = np.zeros((2 ** len(pages),) * 2)
    for one, weight in zip(panel, weights, strict=True):
        table[sum(bit[p] for p in one.before), sum(bit[p] for p in one.now)] += weight * scale
    return table
