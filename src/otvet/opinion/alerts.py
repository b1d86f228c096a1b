"""Days and weeks in which far more people complained than before, and bursts of near-same texts.

Every day and every whole week of the month is looked at for every problem and for complaints of
any kind, so the chance of a false alert is shared out among all of these looks.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from otvet.facts import YearMonth
from otvet.findings import Alert, Quote
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.quotes import LOOKED_AT, SHORTEST, beginning, snippet
from otvet.opinion.weeks import BEFORE, WEEK, Window, first_needed, monday
from otvet.stats.bursts import FEWEST, burst_p, expected, most_expected
from otvet.store.counts.opinion import UNPLACED, QuoteRow, TextRow, text_rows
from otvet.store.counts.weeks import Days, Slices, copies, texts_between
from otvet.store.store import Store

FALSE = 0.05
"""Chance of any false alert in a month, over all problems, days and weeks."""
MOST_COPIES = 3
FEWEST_COPIES = 5
"""Near-same texts of one day of which an alert is made."""
_TIMES = 2
"""A burst is at least twice what was to be expected: less is no news, however sure."""


@dataclass(frozen=True, slots=True)
class _Burst:
    problem: int
    days: Days
    authors: int
    history: tuple[int, ...]
    p: float


def days_needed(window: Window) -> tuple[Days, ...]:
    """The days and weeks looked at, and those that they are compared with."""
    return (*_days(window), *_past_days(window), *_weeks(window), *_past_weeks(window))


def bursts(frame: Codeframe, window: Window, counts: Slices) -> tuple[tuple[int, Alert], ...]:
    """The month's bursts with their problems' numbers, the earliest first; at most one a week each.

    Complaints of any kind (UNPLACED) are told only where no single problem explains the week.
    """
    if not window.enough:
        return ()
    numbers = [n for n in range(len(frame.kinds)) if window.has_history(n)]
    found: dict[tuple[int, object], _Burst] = {}
    for burst in _found([*numbers, UNPLACED], window, counts):
        week = (burst.problem, monday(burst.days[0]))
        if week not in found or burst.p < found[week].p:
            found[week] = burst
    told = {week for problem, week in found if problem != UNPLACED}
    kept = [b for (n, week), b in found.items() if n != UNPLACED or week not in told]
    limit = FALSE / _looks(len(numbers) + 1, window)
    return tuple(
        (burst.problem, _alert(burst, frame, limit))
        for burst in sorted(kept, key=lambda b: (b.days, b.problem))
    )


def alerts(store: Store, frame: Codeframe, window: Window, counts: Slices) -> tuple[Alert, ...]:
    """Bursts of people, each with a quote, then bursts of near-same texts."""
    told = []
    for problem, alert in bursts(frame, window, counts):
        days = (max(alert.first, window.now[0]), alert.last)
        rows = texts_between(store, problem, days, shortest=SHORTEST, most=LOOKED_AT)
        told.append(_with_quote(alert, rows))
    return (*told, *_copies(store, window.month))


def _found(numbers: Sequence[int], window: Window, counts: Slices) -> Iterator[_Burst]:
    limit = FALSE / _looks(len(numbers), window)
    kinds = ((_days(window), _past_days(window)), (_weeks(window), _past_weeks(window)))
    for number in numbers:
        for looked, past in kinds:
            history = tuple(counts.authors(number, days) for days in past)
            least = max(FEWEST, _TIMES * expected(history)) if history else 0
            for days in looked if len(history) > 1 else ():
                authors = counts.authors(number, days)
                if authors >= least and (p := burst_p(authors, history)) <= limit:
                    yield _Burst(number, days, authors, history, p)


def _looks(problems: int, window: Window) -> int:
    return problems * (len(_days(window)) + len(_weeks(window)))


def _days(window: Window) -> tuple[Days, ...]:
    first, last = window.now
    return tuple(
        (first + timedelta(days=n), first + timedelta(days=n))
        for n in range((last - first).days + 1)
    )


def _past_days(window: Window) -> tuple[Days, ...]:
    first = max(first_needed(window.month), window.begins or window.now[0])
    days = (window.now[0] - first).days
    return tuple((first + timedelta(days=n), first + timedelta(days=n)) for n in range(days))


def _weeks(window: Window) -> tuple[Days, ...]:
    """Whole ISO weeks that end within the month."""
    first, last = monday(window.now[0]), window.now[1]
    starts = (first + n * WEEK for n in range(6))
    return tuple(
        (day, day + timedelta(days=6)) for day in starts if day + timedelta(days=6) <= last
    )


def _past_weeks(window: Window) -> tuple[Days, ...]:
    first = monday(window.now[0])
    begins = window.begins or first
    starts = (first - n * WEEK for n in range(BEFORE, 0, -1))
    return tuple((day, day + timedelta(days=6)) for day in starts if day >= begins)


def _alert(found: _Burst, frame: Codeframe, chance: float) -> Alert:
    kind = frame.kinds[found.problem] if found.problem != UNPLACED else None
    return Alert(
        kind="burst",
        first=found.days[0],
        last=found.days[1],
        authors=found.authors,
        expected=expected(found.history),
        limit=most_expected(found.history, chance=chance) - 1,
        problem=kind.code if kind else "",
        name=kind.name if kind else {},
    )


def _with_quote(alert: Alert, rows: Sequence[QuoteRow]) -> Alert:
    for row in rows:
        text = snippet(row.text, row.clause)
        if text is not None:
            return replace(alert, quote=Quote(text=text, source=row.page, day=row.day))
    return alert


def _copies(store: Store, month: YearMonth) -> tuple[Alert, ...]:
    found = copies(store, shortest=SHORTEST, fewest=FEWEST_COPIES)[:MOST_COPIES]
    if not found:
        return ()
    samples = text_rows(store, month, [group.key for group in found])
    by_key = {row.mention: row for row in samples}
    return tuple(
        _with_text(
            Alert(
                kind="copies",
                first=group.first_day,
                last=group.last_day,
                authors=group.authors,
                texts=group.texts,
            ),
            by_key.get(group.key),
        )
        for group in found
    )


def _with_text(alert: Alert, row: TextRow | None) -> Alert:
    if row is None:
        return alert
    return replace(alert, quote=Quote(text=beginning(row.text), source=row.page, day=row.day))
