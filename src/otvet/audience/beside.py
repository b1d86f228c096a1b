"""Grew, and thanks to the work? The change beside that of rivals, and without the season.

The verdict stays on the raw change, which was agreed on before the month. These stand beside it:
what the market or the month of the year explains is no merit, and no fault, of the work.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import expm1, log

from otvet.audience.followers import Followers, at_end
from otvet.audience.joins import network_of
from otvet.config import Config
from otvet.facts import PageRef, YearMonth
from otvet.findings import Check, Figure, PageLine
from otvet.stats.benchmark import FEWEST_RIVALS, YEAR, Beside, beside_rivals, without_season
from otvet.stats.decide import judge
from otvet.stats.interval import Interval
from otvet.store.counts.audience import FollowerCount, PageRole

COUNT, MEASURE = "audience_followers", "beside"
RIVALS, SEASON = "growth_beside_rivals", "growth_without_season"


def rival_pages(config: Config, roles: Sequence[PageRole]) -> dict[PageRef, str]:
    """Pages of rivals with their titles: those of otvet.toml, and those that sources call so."""
    titles = {found.page: found.title for found in roles if found.role == "competitor"}
    titles |= {PageRef(part.ref): part.title for part in config.rival_pages}
    own = set(config.page_refs)
    return {page: title for page, title in sorted(titles.items()) if page not in own}


def beside_figures(
    counts: Sequence[FollowerCount],
    month: YearMonth,
    own: Followers,
    rivals: Followers,
    *,
    sources: tuple[str, ...],
) -> tuple[Figure, ...]:
    """The change beside rivals', and without the season where 24 months are counted."""
    if not own.before or own.now <= 0:
        return ()
    found = beside_rivals(list(_networks(own.both, rivals.both)))
    season = without_season(monthly_growth(counts, month, own))
    told = ((RIVALS, found), (SEASON, season))
    return tuple(_figure(code, one, sources) for code, one in told if one is not None)


def _networks(own: Sequence[PageLine], rivals: Sequence[PageLine]) -> Iterator[Beside]:
    theirs: dict[str, list[float]] = defaultdict(list)
    for line in rivals:
        if line.before and line.now:
            theirs[network_of(line.page)].append(log(line.now / line.before))
    for network in sorted({network_of(line.page) for line in own}):
        lines = [line for line in own if network_of(line.page) == network]
        now, before = (sum(getattr(line, end) or 0 for line in lines) for end in ("now", "before"))
        if now and before:
            yield Beside(log(now / before), tuple(theirs[network]), float(before))


def _figure(code: str, found: Interval, sources: tuple[str, ...]) -> Figure:
    value, low, high = (expm1(end) for end in (found.estimate, found.low, found.high))
    return Figure(
        code=code,
        value=value,
        unit="share",
        low=low,
        high=high,
        count=COUNT,
        measure=MEASURE,
        sources=sources,
    )


def monthly_growth(
    counts: Sequence[FollowerCount], month: YearMonth, own: Followers
) -> list[float]:
    """Log growth of each of the last 24 months, as far back as no month is missing, oldest first.

    A month's growth is that of the pages counted at both of its ends, so a new page is no growth.
    """
    pages = {PageRef(line.page) for line in own.both}
    ends = [at_end(counts, YearMonth(month.index - back), pages) for back in range(2 * YEAR + 1)]
    found: list[float] = []
    for now, before in pairwise(ends):
        both = now.keys() & before.keys()
        sums = [sum(end[page].value or 0.0 for page in both) for end in (now, before)]
        if min(sums, default=0.0) <= 0:
            break
        found.append(log(sums[0] / sums[1]))
    return found[::-1]


def beside_checks(
    figures: Sequence[Figure], rivals: Followers, *, matters: float
) -> tuple[Check, ...]:
    """Whether the audience grew more than rivals' did, by the rule that verdicts follow.

    `passed` True: more; False: not more by as much as matters; None: not known, by the code why.
    """
    found = next((one for one in figures if one.code == RIVALS), None)
    if found is None or found.low is None or found.high is None:
        why = "too_few_rivals" if rivals.lines else "no_rivals_counted"
        return (Check(code=why, passed=None, details={"least": FEWEST_RIVALS}),)
    said = judge(found.low, found.high, matters=matters)
    if said == "not_known":
        return (Check(code="rivals_differ", passed=None),)
    return (Check(code="more_than_rivals", passed=said == "yes"),)
