"""What was fixed, and whether fewer people speak of it since: before, in the week of it, after.

A difference in time is not a cause: what else happened in those weeks is in it as well.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np

from otvet.facts import YearMonth
from otvet.findings import FixedLine, Problem, Verdict
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.own import Fixed
from otvet.opinion.weeks import BEFORE, SHOWN, WEEK, Window, monday
from otvet.stats.decide import judge
from otvet.stats.shares import Share, difference, share
from otvet.stats.told import in_points, in_shares
from otvet.stats.trend_share import spreads
from otvet.store.counts.weeks import Days, Slices

MATTERS = 0.25
"""The smallest fall that matters: a quarter of those who raised it before."""
FEWEST = 30
"""People who spoke up before and after, without whom nothing is said."""


def in_sight(fixed: Sequence[Fixed], month: YearMonth) -> tuple[Fixed, ...]:
    """The marks of the twelve weeks that the month's trend shows, the earliest first."""
    first = monday(month.last_day) - (SHOWN - 1) * WEEK
    shown = (one for one in fixed if first <= one.on <= month.last_day)
    return tuple(sorted(shown, key=lambda one: (one.on, one.problem, one.what)))


def first_needed(fixed: Sequence[Fixed], month: YearMonth) -> date | None:
    """The first day that the marks look back to; None without marks."""
    return min((_before(one)[0] for one in in_sight(fixed, month)), default=None)


def days_needed(fixed: Sequence[Fixed], window: Window) -> tuple[Days, ...]:
    """The slices of days that the marks compare."""
    parts = [part for one in in_sight(fixed, window.month) for part in _parts(one, window)]
    return (*parts, *(days for part in parts for days in _weeks(part)))


def with_fixed(
    problems: Sequence[Problem],
    fixed: Sequence[Fixed],
    frame: Codeframe,
    window: Window,
    counts: Slices,
) -> tuple[Problem, ...]:
    """The problems, each with what was done against it and what became of it."""
    numbers = {kind.code: place for place, kind in enumerate(frame.kinds)}
    lines: Mapping[str, list[FixedLine]] = defaultdict(list)
    for one in in_sight(fixed, window.month):
        if one.problem in numbers:
            lines[one.problem].append(_line(one, numbers[one.problem], window, counts))
    return tuple(replace(p, fixed=tuple(lines.get(p.code, ()))) for p in problems)


def _before(one: Fixed) -> Days:
    start = monday(one.on)
    return start - BEFORE * WEEK, start - timedelta(days=1)


def _parts(one: Fixed, window: Window) -> tuple[Days, ...]:
    """Eight weeks before, the week of the mark, and what came after, up to the month's end."""
    start, end = monday(one.on), window.month.last_day
    during = (start, min(start + timedelta(days=6), end))
    after = (start + WEEK, end)
    return (_before(one), during, after) if after[0] <= end else (_before(one), during)


def _weeks(part: Days) -> tuple[Days, ...]:
    """The ISO weeks of a part, the last one cut where it ends."""
    first, last = part
    starts = (first + n * WEEK for n in range((last - first).days // 7 + 1))
    return tuple((day, min(day + timedelta(days=6), last)) for day in starts)


def _line(one: Fixed, problem: int, window: Window, counts: Slices) -> FixedLine:
    wider = _wider(one, problem, counts)
    parts = [_share(problem, days, counts, wider) for days in _parts(one, window)]
    shown = [None if found is None else in_shares(found.interval) for found in parts]
    line = FixedLine(
        on=one.on,
        what=one.what,
        problem=one.problem,
        before=shown[0],
        during=shown[1],
        after=shown[2] if len(shown) > 2 else None,
        fell=Verdict.NOT_KNOWN,
    )
    since = window.known_since.get(problem, date.max)
    before, after = parts[0], parts[2] if len(parts) > 2 else None
    if before is None or after is None or since > _before(one)[1]:
        return line
    line = replace(line, change=in_points(difference(before, after)))
    people = min(counts.of(days) for days in (_before(one), _parts(one, window)[2]))
    matters = MATTERS * before.interval.estimate
    if people < FEWEST or matters == 0:
        return line
    fall = difference(after, before)
    return replace(line, fell=Verdict(judge(fall.low, fall.high, matters=matters)))


def _wider(one: Fixed, problem: int, counts: Slices) -> float:
    """How unevenly the weeks before went; the doubt of all three shares is as much wider."""
    weeks = _weeks(_before(one))
    of = [counts.of(days) for days in weeks]
    if not any(of):
        return 1.0
    raised = [[counts.authors(problem, days) for days in weeks]]
    return float(np.max(spreads(raised, of, [0] * len(weeks)).wider))


def _share(problem: int, part: Days, counts: Slices, wider: float) -> Share | None:
    found, people = counts.weekly(problem, _weeks(part), part)
    return share(found, people / wider) if people else None
