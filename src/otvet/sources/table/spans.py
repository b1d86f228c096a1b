"""From which day to which day a file is: what its title or its name says."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from otvet.facts import YearMonth

_DAY = re.compile(
    r"(?<!\d)(20\d\d)([-_.]?)([01]\d)\2([0-3]\d)(?!\d)"
    r"|(?<!\d)([0-3]\d)[-_.]([01]\d)[-_.](20\d\d)(?!\d)"
)
_MONTH = re.compile(r"(?<!\d)(20\d\d)[-_.](0[1-9]|1[0-2])(?![-_.]?\d)")


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a file, both ends included."""

    first: date
    last: date


def span_in(words: str) -> Span | None:
    """The span between the first two days that the words name; None where they do not.

    >>> span_in("# Start date: 20261001 # End date: 20261031")
    Span(first=datetime.date(2026, 10, 1), last=datetime.date(2026, 10, 31))
    >>> span_in("за 31.10.2026") is None
    True
    """
    days = list(_days(words))[:2]
    return Span(days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None


def span_in_name(path: Path) -> Span | None:
    """The span that the file's name tells: two days, or one whole month such as 2026-10."""
    if any(_days(path.stem)):
        return span_in(path.stem)
    months = {found.groups() for found in _MONTH.finditer(path.stem)}
    if len(months) != 1:
        return None
    month = YearMonth.parse("-".join(months.pop()))
    return Span(month.first_day, month.last_day)


def _days(words: str) -> Iterator[date]:
    for found in _DAY.finditer(words):
        year, month, day = (
            (found[1], found[3], found[4]) if found[1] else (found[7], found[6], found[5])
        )
        try:
            yield date(int(year), int(month), int(day))
        except ValueError:
            continue
