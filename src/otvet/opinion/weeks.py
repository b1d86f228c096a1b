"""The scores of several months under one numbering, and the weeks that a month is compared with.

Each month is read under the codeframe that was in force in it; its problems are found again by
their codes. What an earlier codeframe did not have was not counted then, so it has no history.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pyarrow as pa

from otvet.config import Config
from otvet.facts import PageRef, YearMonth
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.mentions import SCHEMA, show_scores
from otvet.store.counts.opinion import UNPLACED
from otvet.store.counts.weeks import WEEK_SCORES, Days, PageDays, page_days
from otvet.store.store import Store

FrameOf = Callable[[YearMonth], Codeframe]
WEEK = timedelta(days=7)
BEFORE = 8
"""Weeks before the month that it is compared with."""
SHOWN = 12
"""Weeks of the trend, the last of them with the month's last day in it."""
FEWEST_DAYS = 28
"""Days of history without which nothing is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days looked at: history from `begins` on, and pages that had begun to speak by then.

    `begins` None means that there is no text at all; `enough` is False where the history is too
    short to compare anything with.
    """

    month: YearMonth
    begins: date | None
    pages: tuple[PageRef, ...] = ()
    late: tuple[PageRef, ...] = ()
    known_since: Mapping[int, date]

    @property
    def enough(self) -> bool:
        """Whether the history reaches back four weeks before the month."""
        needed = self.month.first_day - timedelta(days=FEWEST_DAYS)
        return self.begins is not None and self.begins <= needed

    @property
    def before(self) -> Days:
        """The eight weeks before the month, or what there is of them."""
        first, last = _eight(self.month)
        return max(first, self.begins or first), last

    @property
    def now(self) -> Days:
        """The month."""
        return self.month.first_day, self.month.last_day

    @property
    def weeks_before(self) -> tuple[Days, ...]:
        """The weeks before the month, seven days each, as far back as the history reaches."""
        return tuple(days for days in blocks(*_eight(self.month)) if days[0] >= self.before[0])

    @property
    def weeks_now(self) -> tuple[Days, ...]:
        """The month cut into weeks from its last day back; what is left over is the first."""
        return blocks(*self.now)

    def has_history(self, problem: int) -> bool:
        """Whether the codeframe had the problem in all of the weeks compared."""
        return self.enough and self.known_since.get(problem, date.max) <= self.before[0]


def blocks(first: date, last: date) -> tuple[Days, ...]:
    """Weeks of seven days that end with the last day; the first may be shorter."""
    ends = [last - n * WEEK for n in range((last - first).days // 7 + 1)]
    return tuple((max(first, end - timedelta(days=6)), end) for end in reversed(ends))


def _eight(month: YearMonth) -> Days:
    return month.first_day - BEFORE * WEEK, month.first_day - timedelta(days=1)


def monday(day: date) -> date:
    """The Monday of the day's ISO week."""
    return day - timedelta(days=day.weekday())


def trend_weeks(window: Window) -> tuple[Days, ...]:
    """The ISO weeks of the trend that the history reaches, cut at the month's last day."""
    last = monday(window.month.last_day)
    starts = (last - back * WEEK for back in reversed(range(SHOWN)))
    begins = window.begins or window.month.first_day
    return tuple(
        (start, min(start + timedelta(days=6), window.month.last_day))
        for start in starts
        if start + timedelta(days=6) >= begins
    )


def first_needed(month: YearMonth) -> date:
    """The first day of what a month is compared with: eight whole weeks before its first week."""
    return monday(month.first_day) - BEFORE * WEEK


def show_weeks(
    store: Store,
    month: YearMonth,
    frame_of: FrameOf,
    config: Config,
    *,
    since: date | None = None,
) -> tuple[Window, tuple[PageDays, ...], pa.Table]:
    """Make the scores of all months since a day visible as one table; the month's stay visible.

    Args:
        store: The brand's facts.
        month: The month in question, the last of them.
        frame_of: The codeframe in force in a month.
        config: The brand.
        since: The first day needed; by default that of `first_needed`.

    Returns:
        The days that are compared, those of each page's texts from `first_needed` to the month's
        end, and the month's own scores.
    """
    first = min(since or date.max, first_needed(month))
    frame, months = frame_of(month), list(_months(first, month))
    parts = [_numbered(store, one, frame_of(one), frame, config) for one in months]
    store.engine.put(WEEK_SCORES, pa.concat_tables(parts))
    store.engine.table("mention", months)
    found = page_days(store, first=first_needed(month), last=month.last_day)
    return _window(month, found, _known_since(months, frame_of, frame)), found, parts[-1]


def _months(first: date, last: YearMonth) -> Iterator[YearMonth]:
    for index in range(YearMonth.of(first).index, last.index + 1):
        yield YearMonth(index)


def _numbered(
    store: Store, month: YearMonth, then: Codeframe, now: Codeframe, config: Config
) -> pa.Table:
    """The month's scores, its problems numbered as they are now; a dropped one is unplaced."""
    scores = show_scores(store, month, then, config)
    codes = [kind.code for kind in now.kinds]
    places = [codes.index(k.code) if k.code in codes else UNPLACED for k in then.kinds]
    if places == list(range(len(places))):
        return scores
    problem = scores["problem"].to_numpy()
    moved = np.where(problem >= 0, np.asarray(places)[np.maximum(problem, 0)], problem)
    at = SCHEMA.get_field_index("problem")
    return scores.set_column(at, SCHEMA.field(at), pa.array(moved, pa.int32()))


def _known_since(
    months: Collection[YearMonth], frame_of: FrameOf, now: Codeframe
) -> Mapping[int, date]:
    """From which day on each problem was in force without a break."""
    since: dict[int, date] = {}
    held = dict(enumerate(kind.code for kind in now.kinds))
    for month in sorted(months, reverse=True):
        codes = {kind.code for kind in frame_of(month).kinds}
        held = {number: code for number, code in held.items() if code in codes}
        since |= dict.fromkeys(held, month.first_day)
    return since


def _window(
    month: YearMonth, found: Collection[PageDays], known_since: Mapping[int, date]
) -> Window:
    """Pages whose texts begin late are left out: their problems would look like a change."""
    begins = min((page.first_day for page in found), default=None)
    if begins is None:
        return Window(month=month, begins=None, known_since=known_since)
    by = month.first_day - timedelta(days=FEWEST_DAYS)
    whole = tuple(page.page for page in found if page.first_day <= by)
    late = tuple(page.page for page in found if page.first_day > by)
    if not whole:
        whole, late = late, ()
    return Window(month=month, begins=begins, pages=whole, late=late, known_since=known_since)
