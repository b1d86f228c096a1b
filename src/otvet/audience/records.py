"""Whether what people did is on record for the whole of both months.

Thinning makes months of more and of fewer posts comparable. It cannot tell of days that a network
gave nothing of, and a list that was cut holds the people of its last rows only.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import timedelta

from otvet.facts import PageRef, YearMonth
from otvet.findings import Check, SourceLine
from otvet.store.counts.audience import ActDays, act_days
from otvet.store.store import Store

OLDEST = timedelta(days=7)
"""Silence at the month's end that is still that of people, however many acted before."""
BY_CHANCE = 0.01
SLACK = timedelta(days=2)
CUT_FROM, ROUND = 500, 100
"""Lists of so many rows and more that are a round number of rows may have been cut there."""
TABLES = ("interaction", "mention")


def record_checks(store: Store, month: YearMonth, pages: Collection[PageRef]) -> tuple[Check, ...]:
    """Pages that fell silent before the month's end and files that may be cut; both force.

    Args:
        store: The brand's facts.
        month: The month in question.
        pages: The pages on which active people are compared.
    """
    lines = store.source_lines(month, tables=TABLES)
    return (*_stopped(store, month, pages, lines), *_cut(lines, month))


def _stopped(
    store: Store, month: YearMonth, pages: Collection[PageRef], lines: Iterable[SourceLine]
) -> tuple[Check, ...]:
    latest = month.last_day - OLDEST
    # Days are looked at only where a file of the month ends early: most months need no look.
    early = [one for one in lines if one.last_day and month.first_day <= one.last_day < latest]
    if not early:
        return ()
    found = act_days(store, (month.previous, month), pages=pages)
    silent = [one for one in found if one.last_day < latest and _is_odd(one, month)]
    if not silent:
        return ()
    details: dict[str, str | int | float] = {
        "pages": ", ".join(one.page for one in silent),
        "since": min(one.last_day for one in silent).isoformat(),
    }
    return (Check(code="acts_stopped", passed=False, forces=True, details=details),)


def _is_odd(page: ActDays, month: YearMonth) -> bool:
    """Whether days on which somebody acts would hardly all fall before the silence by chance."""
    spoken = (page.last_day - page.first_day).days + 1
    quiet = (month.last_day - page.last_day).days
    return float((spoken / (spoken + quiet)) ** page.days) < BY_CHANCE


def _cut(lines: Iterable[SourceLine], month: YearMonth) -> tuple[Check, ...]:
    suspects = [one for one in lines if not _spans(one, month)]
    parts = _parts(suspects)
    cut = [one for one in suspects if _is_round(one) or parts.keys() & frozenset(one.notes)]
    if not cut:
        return ()
    rows = ", ".join(dict.fromkeys(str(one.rows_in) for one in cut))
    files = ", ".join(one.file for one in cut)
    details: dict[str, str | int | float] = {"files": files, "rows": rows}
    return (Check(code="acts_cut", passed=False, forces=True, details=details),)


def _is_round(line: SourceLine) -> bool:
    return line.rows_in >= CUT_FROM and line.rows_in % ROUND == 0


def _parts(lines: Iterable[SourceLine]) -> Counter[str]:
    """Notes `list_part:have/of` of lists whose parts, over all files, make less than the whole."""
    have: Counter[tuple[str, str]] = Counter()
    notes: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        for note in line.notes:
            name, _, told = note.partition(":")
            part, _, whole = told.partition("/")
            if name == "list_part" and part.isdecimal() and whole.isdecimal():
                have[line.source, whole] += int(part)
                notes.setdefault((line.source, whole), []).append(note)
    short = [key for key, rows in have.items() if rows < int(key[1])]
    return Counter(note for key in short for note in notes[key])


def _spans(line: SourceLine, month: YearMonth) -> bool:
    """Whether a file holds each of the two months that it touches from its first day to its last."""
    if line.first_day is None or line.last_day is None:
        return False
    touched = [
        one
        for one in (month.previous, month)
        if line.first_day <= one.last_day and line.last_day >= one.first_day
    ]
    return all(
        line.first_day <= one.first_day + SLACK and line.last_day >= one.last_day - SLACK
        for one in touched
    )
