"""Followers of every page, now and a month ago; only pages with both counts are added up."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from otvet.config import Config
from otvet.facts import PageRef, YearMonth
from otvet.findings import PageLine
from otvet.store.counts.audience import FollowerCount, PageRole

OLDEST = timedelta(days=45)
"""A follower count older than this at a month's end says nothing about that month's end."""
HAS_FOLLOWERS = ("channel", "group", "page", "account")
"""Kinds of pages that people follow: one of these without a count is a gap, a shop is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Followers:
    """Follower counts of the brand's pages, and their sums over pages with both counts."""

    lines: tuple[PageLine, ...]
    now: int
    before: int
    slack_now: float
    """By how much rounded counts may miss the sum of now; 0 where every count is exact."""
    slack_before: float
    rounded: tuple[str, ...]
    """Pages whose counts the network rounds or estimates."""
    runs: frozenset[int]
    """The imports that brought the counts."""

    @property
    def both(self) -> tuple[PageLine, ...]:
        """The lines that have both counts."""
        return tuple(line for line in self.lines if _has_both(line))

    @property
    def left_out(self) -> tuple[PageLine, ...]:
        """The lines that lack a count; they are in neither sum."""
        return tuple(line for line in self.lines if not _has_both(line))


def own_pages(config: Config, roles: Sequence[PageRole]) -> dict[PageRef, str]:
    """The brand's own pages with their titles: those of otvet.toml, and those sources call own.

    A page that otvet.toml names is the brand's own whatever a source says.
    """
    titles = {found.page: found.title for found in roles if found.role == "own"}
    for page in config.pages:
        known = next((found.title for found in roles if found.page == page.ref), "")
        titles[PageRef(page.ref)] = page.title or known
    return dict(sorted(titles.items()))


def followers(
    counts: Sequence[FollowerCount],
    month: YearMonth,
    *,
    titles: Mapping[PageRef, str],
    config: Config,
) -> Followers:
    """Followers of each page at the end of the month and at the end of the month before.

    The count of now must be taken in the month itself: one count never stands for both ends.
    """
    expected = {page.ref for page in config.pages if page.kind in HAS_FOLLOWERS}
    ends = [
        _ends(ref, [count for count in counts if count.page == ref], month=month)
        for ref in titles
        if ref in expected or any(count.page == ref for count in counts)
    ]
    pairs = [(end.now, end.before) for end in ends if end.now and end.before]
    return Followers(
        lines=tuple(_line(end, titles[end.page]) for end in ends),
        now=round(sum(_people(now) for now, _ in pairs)),
        before=round(sum(_people(before) for _, before in pairs)),
        slack_now=sum(slack_of(now) for now, _ in pairs),
        slack_before=sum(slack_of(before) for _, before in pairs),
        rounded=tuple(
            now.page
            for now, before in pairs
            if now.precision != "exact" or before.precision != "exact"
        ),
        runs=frozenset(count.run for pair in pairs for count in pair),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ends:
    """One page's counts at both ends of the month, and why one is missing."""

    page: PageRef
    now: FollowerCount | None
    before: FollowerCount | None
    reason: str


def _ends(page: PageRef, counts: Sequence[FollowerCount], *, month: YearMonth) -> _Ends:
    start = month.first_day
    inside = [count for count in counts if count.day >= start]
    earlier = [count for count in counts if count.day < start]
    fresh = [count for count in earlier if count.day >= start - timedelta(days=1) - OLDEST]
    now, before = _newest(inside), _newest(fresh)
    reason = ""
    if now is None:
        reason = _reason(inside, otherwise="no_count_this_month")
    elif before is None:
        stale = _newest(earlier) is not None
        reason = "count_too_old" if stale else _reason(fresh, otherwise="no_count_a_month_ago")
    return _Ends(page=page, now=now, before=before, reason=reason)


def _newest(counts: Iterable[FollowerCount]) -> FollowerCount | None:
    """The newest count with a value; `counts` come oldest first."""
    return next((count for count in reversed(tuple(counts)) if count.value is not None), None)


def at_end(
    counts: Sequence[FollowerCount], month: YearMonth, pages: Collection[PageRef]
) -> dict[PageRef, FollowerCount]:
    """Each page's last count of the month with a value; `counts` come oldest first."""
    inside = (one for one in counts if one.page in pages and YearMonth.of(one.day) == month)
    return {one.page: one for one in inside if one.value is not None}


def _reason(counts: Sequence[FollowerCount], *, otherwise: str) -> str:
    """What the source says about the gap, if it says anything."""
    return next((count.reason for count in reversed(counts) if count.reason), otherwise)


def _line(ends: _Ends, title: str) -> PageLine:
    now, before = ends.now, ends.before
    return PageLine(
        page=ends.page,
        title=title,
        now=None if now is None else round(_people(now)),
        before=None if before is None else round(_people(before)),
        now_day=None if now is None else now.day,
        before_day=None if before is None else before.day,
        reason=ends.reason,
        by_hand=any(count is not None and count.by_hand for count in (now, before)),
    )


def _has_both(line: PageLine) -> bool:
    return line.now is not None and line.before is not None


def _people(count: FollowerCount) -> float:
    if count.value is None:
        raise ValueError(f"{count.page} has no follower count on {count.day}")
    return count.value


def slack_of(count: FollowerCount) -> float:
    """Half of the last digit that a rounded count shows: 12 300 may be 12 250 to 12 350."""
    whole = round(_people(count))
    if count.precision == "exact" or whole == 0:
        return 0.0
    zeros = len(str(whole)) - len(str(whole).rstrip("0"))
    return float(10**zeros) / 2
