"""Twelve weeks of each problem, and whether it was raised by more people than in the weeks before."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

import numpy as np

from otvet.findings import Check, Moved, Problem, WeekPoint
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.weeks import Window, trend_weeks
from otvet.stats.interval import Interval
from otvet.stats.shares import discoveries
from otvet.stats.told import in_points
from otvet.stats.trend_share import Spreads, change_p, share_change, spreads
from otvet.store.counts.weeks import Days, Slices

FALSE = 0.05
"""Of the changes named, how many may be none."""


@dataclass(frozen=True, slots=True)
class _Tested:
    problem: int
    change: Interval
    p: float


def days_needed(window: Window) -> tuple[Days, ...]:
    """The slices of days that the trend is made of."""
    weeks = (*window.weeks_before, *window.weeks_now)
    return (*trend_weeks(window), *weeks, window.before, window.now)


def with_trend(
    problems: Sequence[Problem], frame: Codeframe, window: Window, counts: Slices
) -> tuple[Problem, ...]:
    """The problems with their weeks, their change, and whether it stands beside all the others."""
    number = {kind.code: place for place, kind in enumerate(frame.kinds)}
    wide = _spreads([number[p.code] for p in problems], window, counts)
    tested = [
        _test(number[problem.code], window, counts, wide, place)
        for place, problem in enumerate(problems)
        if window.has_history(number[problem.code])
        and counts.of(window.before)
        and counts.of(window.now)
    ]
    stand = discoveries([one.p for one in tested], rate=FALSE)
    moved = {
        one.problem: _moved(one, bool(is_so)) for one, is_so in zip(tested, stand, strict=True)
    }
    changes = {one.problem: in_points(one.change) for one in tested}
    return tuple(
        replace(
            problem,
            trend=_weeks(number[problem.code], window, counts),
            change=changes.get(number[problem.code]),
            moved=moved.get(number[problem.code], ""),
        )
        for problem in problems
    )


def checks(problems: Collection[Problem], window: Window) -> tuple[Check, ...]:
    """What keeps changes from being told: no history, or pages that began to speak later."""
    found = []
    if problems and not window.enough:
        begins = window.begins or window.month.first_day
        told: dict[str, str | int | float] = {"since": begins.isoformat()}
        found.append(Check(code="no_trend", passed=None, details=told))
    if problems and window.enough and window.late:
        found.append(
            Check(code="pages_late", passed=None, details={"pages": ", ".join(window.late)})
        )
    return tuple(found)


def _weeks(problem: int, window: Window, counts: Slices) -> tuple[WeekPoint, ...]:
    """The weeks in which the codeframe had the problem; none where the history is too short."""
    since = window.known_since.get(problem)
    if since is None or not window.enough:
        return ()
    return tuple(
        WeekPoint(week_start=days[0], authors=counts.authors(problem, days), of=counts.of(days))
        for days in trend_weeks(window)
        if days[0] >= since or since <= window.before[0]
    )


def _spreads(numbers: Sequence[int], window: Window, counts: Slices) -> Spreads:
    """How unevenly the weeks before the month and those of it go."""
    before, now = window.weeks_before, window.weeks_now
    if not numbers:
        return Spreads(wider=np.ones(0), freedom=1)
    raised = [[counts.authors(n, days) for days in (*before, *now)] for n in numbers]
    of = [counts.of(days) for days in (*before, *now)]
    return spreads(raised, of, [0] * len(before) + [1] * len(now))


def _test(problem: int, window: Window, counts: Slices, wide: Spreads, place: int) -> _Tested:
    now, of_now = counts.weekly(problem, window.weeks_now, window.now)
    before, of_before = counts.weekly(problem, window.weeks_before, window.before)
    told = (now * of_now, of_now, before * of_before, of_before)
    wider = float(wide.wider[place])
    p = change_p(*told, wider=wider, freedom=wide.freedom)
    return _Tested(problem, share_change(*told, wider=wider), p)


def _moved(found: _Tested, stands: bool) -> Moved:  # noqa: FBT001  # named at its only call
    if not stands:
        return "no_change_shown"
    return "more" if found.change.estimate > 0 else "fewer"
