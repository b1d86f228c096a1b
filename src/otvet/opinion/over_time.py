"""The month beside the weeks before it: trends, what was fixed, alerts, sources, age of the texts."""

from collections.abc import Sequence
from dataclasses import dataclass

from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import Alert, Check, Problem
from otvet.opinion import age, alerts, fixed, selftrain, trend
from otvet.opinion.own import Fixed
from otvet.opinion.segments import with_cells
from otvet.opinion.selftrain import Tried, tried_in
from otvet.opinion.weeks import FrameOf, Window, show_weeks
from otvet.store.counts.cells import follow_cells, page_cells
from otvet.store.counts.weeks import PageDays, Slices, Yield, slices, yields
from otvet.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """What the weeks before are good for; `counts` hold every slice of days that is told of."""

    window: Window
    counts: Slices
    days: tuple[PageDays, ...]
    yields: tuple[Yield, ...]
    marks: tuple[Fixed, ...]
    tried: Tried | None
    """What teaching the reader by the month's own texts came to."""

    @property
    def is_old(self) -> bool:
        """Whether the month's texts end too early to judge by them."""
        return age.is_old(self.days, self.window)


def over_time(
    store: Store,
    month: YearMonth,
    frame_of: FrameOf,
    config: Config,
    *,
    marks: Sequence[Fixed] = (),
) -> OverTime:
    """Count the weeks; the month's own scores stay visible to the counts that follow."""
    since = fixed.first_needed(marks, month)
    window, days, scores = show_weeks(store, month, frame_of, config, since=since)
    wanted = (
        *trend.days_needed(window),
        *fixed.days_needed(marks, window),
        *alerts.days_needed(window),
    )
    return OverTime(
        window=window,
        counts=slices(store, wanted, pages=window.pages),
        days=days,
        yields=yields(store, first=month.first_day, last=month.last_day),
        marks=tuple(marks),
        tried=tried_in(scores),
    )


def problems_over_time(
    store: Store, problems: Sequence[Problem], frame_of: FrameOf, found: OverTime
) -> tuple[Problem, ...]:
    """The problems with all that the weeks tell.

    One that nobody raised this month stays only if fewer raise it than before, or if something
    was done against it: then its silence is the news.
    """
    window, frame = found.window, frame_of(found.window.month)
    told = trend.with_trend(problems, frame, window, found.counts)
    told = fixed.with_fixed(told, found.marks, frame, window, found.counts)
    kept = [p for p in told if p.authors or p.corrected or p.moved == "fewer" or p.fixed]
    pages, follow = page_cells(store, window.month), follow_cells(store, window.month)
    return with_cells(kept, frame, pages, follow)


def alerts_over_time(store: Store, frame_of: FrameOf, found: OverTime) -> tuple[Alert, ...]:
    """Bursts of people and of near-same texts."""
    store.engine.table("mention", [found.window.month])
    return alerts.alerts(store, frame_of(found.window.month), found.window, found.counts)


def checks_over_time(
    problems: Sequence[Problem], found: OverTime, *, forces: bool
) -> tuple[Check, ...]:
    """How old the texts are, and what keeps changes from being told."""
    return (
        *age.checks(found.days, found.window, forces=forces),
        *trend.checks(problems, found.window),
        *selftrain.checks(found.tried),
    )
