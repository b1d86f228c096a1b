"""What the imports behind an answer say of their own wholeness, where it touches that answer.

A note names its kind before the colon: a kind that ends in `_cut` is a list that was cut.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from otvet.facts import YearMonth, day_of
from otvet.findings import SourceLine
from otvet.store.store import Store

_DAY = timedelta(days=1)
PROVISIONAL = ("last_days_provisional", "last_days_may_change")
PACIFIC = {"days_are_pacific": "America/Los_Angeles"}
"""Notes that name a zone by themselves."""
MOST_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One note of one import: `what` is what stands after its colon."""

    line: SourceLine
    name: str
    what: str

    @property
    def run(self) -> int:
        """The import as facts name it."""
        return int(self.line.run, 16)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provisional:
    """Figures of an import that still show and that the network still corrects."""

    limit: Limit
    since: date
    final: date
    """The day on which an export made anew no longer holds them as provisional."""


def limits(lines: Iterable[SourceLine], wanted: Callable[[str], bool]) -> tuple[Limit, ...]:
    """The notes of some names, an import after another."""
    parts = ((line, note.partition(":")) for line in lines for note in line.notes)
    return tuple(
        Limit(line=line, name=name, what=what) for line, (name, _, what) in parts if wanted(name)
    )


def named(*names: str) -> Callable[[str], bool]:
    """Whether a note has one of these names."""
    return lambda name: name in names


def details(found: Sequence[Limit], **more: str | float) -> dict[str, str | int | float]:
    """The files of the limits, the first few by name, and what they say."""
    names = list(dict.fromkeys(limit.line.file for limit in found))
    shown = [*names[:MOST_NAMED], *(["…"] if len(names) > MOST_NAMED else [])]
    said = list(dict.fromkeys(limit.what for limit in found if limit.what))
    return {"files": ", ".join(shown), "n": len(names), "what": ", ".join(said), **more}


def cut_lists(lines: Iterable[SourceLine]) -> tuple[Limit, ...]:
    """The lists of which a source gives no more than so many rows."""
    return limits(lines, lambda name: name.endswith("_cut"))


def cut_inside(store: Store, months: Sequence[YearMonth]) -> tuple[Limit, ...]:
    """The cut lists of texts that do not reach back to the first day of these months.

    Lists give the newest rows first. What one lacks may stand in another file of the same sort
    about the same page, such as an export of a week earlier.
    """
    start, before = months[0].first_day, months[0].previous
    lines = store.source_lines(months[-1], since=before, tables=("mention",))
    cut = cut_lists(lines)
    if not cut:
        return ()
    pages = _pages(store, (before, *months))
    return tuple(
        limit
        for limit in cut
        if pages.get(limit.run)
        and not _reaches(limit.line, start, _beside(limit.line, lines, pages))
    )


def _pages(store: Store, months: Sequence[YearMonth]) -> dict[int, set[int]]:
    store.engine.table("mention", months)
    found: dict[int, set[int]] = {}
    for row in store.engine.query("limits_mentions", ints={}).to_pylist():
        found.setdefault(row["run"], set()).add(row["page"])
    return found


def _beside(
    one: SourceLine, lines: Iterable[SourceLine], pages: Mapping[int, set[int]]
) -> list[SourceLine]:
    """Other files of the same sort that hold every page that this one holds."""
    wanted = pages[int(one.run, 16)]
    return [
        line
        for line in lines
        if line.source == one.source and wanted <= pages.get(int(line.run, 16), set())
    ]


def _reaches(one: SourceLine, start: date, beside: Iterable[SourceLine]) -> bool:
    """Whether the days before a list's oldest row are held by it or by files beside it."""
    known = start
    spans = [(a.first_day, a.last_day) for a in beside if a.first_day and a.last_day]
    for first, last in sorted(spans):
        if first <= known:
            known = max(known, last + _DAY)
    return one.first_day is not None and (one.first_day <= start or known > one.first_day)


def provisional(
    store: Store, months: Sequence[YearMonth], lines: Iterable[SourceLine]
) -> tuple[Provisional, ...]:
    """The figures of these months that still show as an import gave them before they settled."""
    found = limits(lines, named(*PROVISIONAL))
    if not found:
        return ()
    store.engine.table("metric", months)
    rows = store.engine.query("limits_metrics", ints={}).to_pylist()
    newest = {row["run"]: day_of(row["last_day"]) for row in rows}
    return tuple(
        _provisional(limit, newest[limit.run])
        for limit in found
        if limit.run in newest and _day(limit.what, limit.line) <= newest[limit.run]
    )


def _provisional(limit: Limit, newest: date) -> Provisional:
    """An export holds its last days as provisional, so each day settles as many days later."""
    since = _day(limit.what, limit.line)
    settles = (limit.line.last_day or newest) - since + _DAY
    return Provisional(limit=limit, since=since, final=newest + settles)


def _day(text: str, line: SourceLine) -> date:
    """The day that a note names; the last of the file where it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return line.last_day or day_of(0)


def zones(lines: Iterable[SourceLine]) -> tuple[Limit, ...]:
    """The zones in which times were read that say none, or in which a network's days begin."""
    found = limits(lines, named("zone_assumed", *PACIFIC))
    return tuple(
        Limit(line=limit.line, name=limit.name, what=limit.what or PACIFIC.get(limit.name, ""))
        for limit in found
    )
