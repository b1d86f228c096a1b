"""Signs of interest beside the answer: searches with the brand's name and visits from networks.

They are proxies. Whoever searches may know nothing but the name, and nobody tells how many people
they are, so they never vote: no verdict, check or need reads them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from otvet.awareness.searches import Searches, brand_searches
from otvet.facts import PageRef, YearMonth
from otvet.findings import Figure, SourceLine
from otvet.store.counts.site import SocialVisits, social_visits
from otvet.store.store import Store

SEARCHES, VISITS = "search_periods", "site_visits"
MEASURE = "brand-search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """The figures, and the imports that they stand on."""

    figures: tuple[Figure, ...] = ()
    sources: tuple[SourceLine, ...] = ()


def interest(store: Store, month: YearMonth) -> Interest:
    """Searches and social visits of the month; nothing where no file tells of them."""
    lines = {
        int(line.run, 16): line
        for line in store.source_lines(month, since=YearMonth(0), tables=("search", "visit"))
    }
    files = {run: line.file for run, line in lines.items()}
    series = _told(brand_searches(store), month)
    visits = social_visits(store, month)
    used = {run for one in series for run in one.runs} | {run for v in visits for run in v.runs}
    return Interest(
        figures=(
            *(figure for one in series for figure in _of_phrase(one, month, files)),
            *_of_visits(visits, files),
        ),
        sources=tuple(line for run, line in lines.items() if run in used),
    )


def _told(series: Sequence[Searches], month: YearMonth) -> list[Searches]:
    """One series of every phrase: counts where the month has any, else indices of each place."""
    recent = (month, month.previous, _year_before(month))
    known = [one for one in series if any(one.of(m) is not None for m in recent)]
    known = known or [one for one in series if one.touches(month)]
    counts = [one for one in known if not one.is_index]
    indices = [one for one in known if one.is_index]
    if any(one.of(month) is not None for one in counts) or not indices:
        return _widest(counts, month)
    best: dict[tuple[str, str, str], Searches] = {}
    for one in sorted(indices, key=lambda s: (s.of(month) is None, _fineness(s))):
        best.setdefault((one.phrase, one.region, one.device), one)
    return list(best.values())


def _widest(counts: Sequence[Searches], month: YearMonth) -> list[Searches]:
    """A part of a country is never searched in more than all of it, so the largest is the whole.

    Phrases are never added up: a longer one is counted within the shorter one that it holds.
    """
    best: dict[str, Searches] = {}
    for one in sorted(counts, key=lambda s: (-(s.of(month) or 0), _fineness(s))):
        best.setdefault(one.phrase, one)
    return list(best.values())


def _fineness(series: Searches) -> int:
    return ("month", "week", "day").index(series.granularity)


def _year_before(month: YearMonth) -> YearMonth:
    return YearMonth(month.index - 12)


def _of_phrase(
    series: Searches, month: YearMonth, files: Mapping[int, str]
) -> tuple[Figure, Figure, Figure]:
    sources = _files(series.runs, files)
    now, before, year = month, month.previous, _year_before(month)
    if series.is_index:
        return (
            _figure("brand_search_index", series, now, sources),
            _figure("brand_search_index_before", series, before, sources),
            _figure("brand_search_index_year_ago", series, year, sources),
        )
    return (
        _figure("brand_search", series, now, sources),
        _figure("brand_search_before", series, before, sources),
        _figure("brand_search_year_ago", series, year, sources),
    )


def _figure(code: str, series: Searches, month: YearMonth, sources: tuple[str, ...]) -> Figure:
    value = series.of(month)
    shown = value if value is None or series.is_index else round(value)
    return Figure(
        code=code,
        value=shown,
        unit="" if series.is_index else "searches",
        reason=_reason(series, month),
        count=SEARCHES,
        measure=MEASURE,
        sources=sources,
        label=", ".join(part for part in (series.phrase, series.region, series.device) if part),
    )


def _reason(series: Searches, month: YearMonth) -> str:
    """Why there is no figure, or what to mind about it."""
    if series.of(month) is not None:
        return "month_not_over" if series.is_part(month) else ""
    if series.touches(month):
        return "weeks_make_no_month" if series.granularity == "week" else "days_missing"
    return "downloads_not_linked" if series.unlinked else "no_search_count"


def _of_visits(found: Sequence[SocialVisits], files: Mapping[int, str]) -> list[Figure]:
    """Visits by network, advertising apart; a site is named where a counter has several."""
    pages = Counter(_counter(page) for page in {one.page for one in found})
    return [
        Figure(
            code=f"{'social_visits_paid' if one.paid else 'social_visits'}_{_counter(one.page)}",
            value=one.visits,
            unit="visits",
            reason="" if one.whole else "days_missing",
            count=VISITS,
            measure=MEASURE,
            sources=_files(one.runs, files),
            label=_label(one, several=pages[_counter(one.page)] > 1),
        )
        for one in found
    ]


def _counter(page: PageRef) -> str:
    return page.partition(":")[0]


def _label(one: SocialVisits, *, several: bool) -> str:
    return f"{one.network}, {one.page.partition(':')[2]}" if several else one.network


def _files(runs: Iterable[int], files: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(sorted({files[run] for run in runs if run in files}))
