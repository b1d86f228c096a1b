"""What a row tells in words that readers of several kinds take alike: its days, and its page."""

import re
from datetime import date, timedelta

from otvet.facts import PageRef, YearMonth
from otvet.sources.base import Door
from otvet.sources.own_pages import called
from otvet.sources.table.cells import Record, text
from otvet.sources.table.dates import written
from otvet.sources.table.frame import BadRow
from otvet.sources.table.laid import Laid

Period = tuple[date, date]
"""A first and a last day."""

_LONGEST = timedelta(days=3660)
_DAY = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}\s+[а-яё]+\s+\d{4}|[A-Z][a-z]+ \d{1,2}, \d{4}"
)


def periods_in(title: str) -> Period | None:
    """The first and last day that a title names, None for none.

    >>> periods_in("Статистика за период 01.10.2026 - 31.10.2026")
    (datetime.date(2026, 10, 1), datetime.date(2026, 10, 31))
    """
    found = [written(words, order="dmy") for words in _DAY.findall(title)]
    days = [date(f.year, f.month, f.day) for f in found if f is not None and f.year is not None]
    return (min(days), max(days)) if days else None


def page_named(laid: Laid, record: Record, door: Door) -> PageRef | None:
    """The brand's page that the row names, None for all of the brand; BadRow for a strange one."""
    name = laid.words(record, "page")
    if not name:
        return None
    ours = [p for p in door.config.pages if name == p.ref or called(p, [name])]
    if len(ours) != 1:
        raise BadRow("unknown_page", laid.header("page"))
    return PageRef(ours[0].ref)


def period_of(laid: Laid, record: Record, first: str, last: str) -> Period:
    """The days from the one cell to the other; a month alone is all of its days."""
    both = _both_in_one(laid, record, first)
    if both is not None and not laid.words(record, last):
        return both
    begun, ended = laid.day(record, first), laid.written(record, last)
    by_month = laid.written(record, first)
    if ended is None or ended.year is None:
        whole = by_month is not None and by_month.by == "month"
        return (begun, YearMonth.of(begun).last_day) if whole else (begun, begun)
    end = date(ended.year, ended.month, ended.day)
    end = YearMonth.of(end).last_day if ended.by == "month" else end
    if end < begun or end - begun > _LONGEST:
        raise BadRow("ends_before_it_begins", laid.header(last))
    return begun, end


def _both_in_one(laid: Laid, record: Record, role: str) -> Period | None:
    """`01.10.2026 – 15.10.2026` in one cell."""
    words = text(laid.cell(record, role))
    return periods_in(words) if len(_DAY.findall(words)) == 2 else None
