"""The fourteen months the tea house lives through, and what is planned in each of them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from otvet.facts import YearMonth

FIRST = YearMonth.parse("2025-09")
LAST = YearMonth.parse("2026-10")
MONTHS = tuple(YearMonth(index) for index in range(FIRST.index, LAST.index + 1))
OPENING = FIRST.first_day
DAYS = (LAST.next.first_day - OPENING).days


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPlan:
    """What the brand does and whom it meets in a month.

    `joined` and `left` are shares of a page's followers; `strangers` is the number of people who
    may write without following any page; `posts` is what the twelve posts a week came to.
    """

    posts: int
    joined: float
    left: float
    strangers: int


_PLAN = """
46 .030 .014 330
52 .034 .015 338
51 .036 .014 345
47 .030 .016 350
40 .022 .015 352
46 .031 .014 360
53 .038 .015 372
52 .036 .014 380
50 .030 .015 385
44 .024 .016 386
42 .022 .017 388
45 .028 .015 396
44 .033 .014 410
56 .050 .014 430
"""
PLANS = tuple(
    MonthPlan(posts=int(posts), joined=float(joined), left=float(left), strangers=int(strangers))
    for posts, joined, left, strangers in (line.split() for line in _PLAN.split("\n") if line)
)
"""October 2026 posts a quarter more than September: a tool that counts heads would see growth."""


def days_of(month: int) -> range:
    """The days of the month with this number, counted from the opening day."""
    first = (MONTHS[month].first_day - OPENING).days
    return range(first, first + MONTHS[month].last_day.day)


def date_of(day: int) -> date:
    """The calendar day of a day counted from the opening."""
    return OPENING + timedelta(days=day)


def moment_of(second: int) -> datetime:
    """The tea house's own clock, `second` seconds after the opening day began."""
    return datetime.combine(OPENING, time()) + timedelta(seconds=second)
