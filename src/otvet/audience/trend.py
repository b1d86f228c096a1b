"""Followers month by month, over the same pages all the way, so that a new page is no growth."""

from collections.abc import Iterator, Sequence

from otvet.audience.followers import Followers, at_end, slack_of
from otvet.facts import PageRef, YearMonth
from otvet.findings import TrendPoint
from otvet.store.counts.audience import FollowerCount

MONTHS = 13
"""A year and the month before it, as far back as counts are looked for."""


def trend(
    counts: Sequence[FollowerCount], month: YearMonth, found: Followers
) -> tuple[TrendPoint, ...]:
    """The sum of followers at the end of each month, back to the first in which a page lacks one.

    Only pages that the answer itself compares are in it; fewer than three months are no trend.
    """
    pages = {PageRef(line.page) for line in found.both}
    points = list(_backwards(counts, month, pages)) if pages else []
    return tuple(reversed(points)) if len(points) > 2 else ()


def _backwards(
    counts: Sequence[FollowerCount], month: YearMonth, pages: set[PageRef]
) -> Iterator[TrendPoint]:
    for back in range(MONTHS):
        then = YearMonth(month.index - back)
        newest = at_end(counts, then, pages)
        if not pages <= newest.keys():
            return
        values = [newest[page].value or 0.0 for page in pages]
        slack = sum(slack_of(newest[page]) for page in pages)
        total = sum(values)
        yield TrendPoint(month=str(then), value=total, low=total - slack, high=total + slack)
