"""How old the texts are: a month whose last week nobody heard is not a month of opinions.

A silence of more than a week is no silence of the people if, at the pace of before, it would
happen in fewer than one month of a hundred: then a source has stopped.
"""

from collections.abc import Sequence

from otvet.findings import Check
from otvet.opinion.weeks import Window
from otvet.store.counts.weeks import PageDays

OLDEST = 7
"""Days between the newest text and the month's end."""
BY_CHANCE = 0.01


def is_old(found: Sequence[PageDays], window: Window) -> bool:
    """Whether the newest text of all is too old for the month to be judged by it."""
    newest = max((page.last_day for page in found), default=None)
    return newest is not None and (window.now[1] - newest).days > OLDEST


def stopped(found: Sequence[PageDays], window: Window) -> tuple[PageDays, ...]:
    """Pages that fell silent so early that it cannot be chance, the earliest first."""
    quiet = (page for page in found if _silent_by_chance(page, window) < BY_CHANCE)
    late = (page for page in quiet if (window.now[1] - page.last_day).days > OLDEST)
    return tuple(sorted(late, key=lambda page: (page.last_day, page.page)))


def checks(found: Sequence[PageDays], window: Window, *, forces: bool) -> tuple[Check, ...]:
    """The newest text, and the sources that stopped before the month's end."""
    told = []
    newest = max((page.last_day for page in found), default=None)
    if newest is not None:
        old = is_old(found, window)
        details: dict[str, str | int | float] = {
            "newest": newest.isoformat(),
            "days": (window.now[1] - newest).days,
        }
        told.append(Check(code="texts_old", passed=not old, forces=old and forces, details=details))
    for page in stopped(found, window):
        since = {"page": str(page.page), "since": page.last_day.isoformat()}
        told.append(Check(code="source_stopped", passed=False, details=since))
    return tuple(told)


def _silent_by_chance(page: PageDays, window: Window) -> float:
    """Chance that texts at the pace of before all fall before the silence."""
    spoken = (page.last_day - page.first_day).days + 1
    quiet = (window.now[1] - page.last_day).days
    return float((spoken / (spoken + quiet)) ** page.texts)
