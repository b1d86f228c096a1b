"""TikTok writes days without a year: the order of the rows and the day of the file give it."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from itertools import pairwise

from otvet.sources.table.cells import Cell
from otvet.sources.table.dates import Written, moment, written

_LEAP = 2024
_YEAR_DAYS = 366


def years_of(cells: Sequence[Cell], before: datetime) -> list[int | None]:
    """The year of each cell, None for a cell without a date.

    Rows in the order of time are followed from the newest one back, so that a year ends where
    January goes before December; in any other order each day is the latest not after `before`.

    >>> seen = datetime(2026, 1, 2, tzinfo=UTC)
    >>> years_of(["December 31", "January 1", "January 2"], seen)
    [2025, 2026, 2026]
    """
    found = [written(cell) for cell in cells]
    if any(day is not None and day.year is not None for day in found):
        return [_alone(cell, before) for cell in cells]
    places = [index for index, day in enumerate(found) if day is not None]
    days = [day for day in found if day is not None]
    rising, falling = _span(days), _span(days[::-1])
    if not days or min(rising, falling) > _YEAR_DAYS:
        return [_alone(cell, before) for cell in cells]
    from_newest = list(reversed(places)) if rising <= falling else places
    return _walked(cells, found, from_newest, before)


def _alone(cell: Cell, before: datetime) -> int | None:
    day = written(cell)
    if day is None or day.year is not None:
        return day.year if day else None
    at = moment(cell, order="", zone=UTC, before=before)
    return at.year if at else None


def _span(days: Sequence[Written]) -> int:
    """How many days pass if each row is later than the one above it."""
    places = [date(_LEAP, day.month, day.day).timetuple().tm_yday for day in days]
    return sum((after - day) % _YEAR_DAYS for day, after in pairwise(places))


def _walked(
    cells: Sequence[Cell], found: Sequence[Written | None], places: Sequence[int], before: datetime
) -> list[int | None]:
    years: list[int | None] = [None] * len(cells)
    year = _alone(cells[places[0]], before)
    later: tuple[int, int] = (12, 31)
    for index in places:
        day = found[index]
        if day is None or year is None:
            continue
        if (day.month, day.day) > later:
            year -= 1
        years[index], later = year, (day.month, day.day)
    return years
