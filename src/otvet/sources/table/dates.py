"""Dates as exports write them; the order of day and month is decided per column."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Literal

from otvet.sources.table.cells import Cell, Serial1904, text
from otvet.sources.table.months import month_of

Order = Literal["dmy", "mdy", ""]
"""Which of two numbers is the day; "" where nothing shows it."""

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_COMPACT = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})")
_NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})")
_MONTH_ONLY = re.compile(r"(\d{4})-(\d{2})|(\d{2})\.(\d{4})")
_EPOCH = re.compile(r"\d{10}|\d{13}")
_CLOCK = re.compile(
    r"(?<!\d)(\d{1,2}):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,9}))?)?\s*(am|pm|a\.m\.|p\.m\.)?", re.I
)
_ZONE = re.compile(r"(?:gmt|utc|\s)?\s*([+-])(\d{1,2}):?(\d{2})?\s*$|(z|gmt|utc|мск|msk)\s*$", re.I)
_SERIAL = re.compile(r"\d{5}(?:[.,]\d{1,15})?")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBERS = re.compile(r"\d+")
_DIGIT = re.compile(r"\d")
_EXCEL_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's serials have no zone.
_MIDNIGHT = time()
_DAYS_1904 = 1462
_LONGEST = 60
_SERIALS = (20_000, 80_000)
FIRST_YEAR, LAST_YEAR = 1970, 2100
"""Programs write 31.12.9999 for "never"; no fact of a brand is of another century."""


@dataclass(frozen=True, slots=True)
class Written:
    """A date as it stands in the file; `year` None where it is not written.

    `zone` None means the file's own zone; `by` how exact it is.
    """

    year: int | None
    month: int
    day: int
    clock: time = time()
    zone: tzinfo | None = None
    by: Literal["second", "day", "month"] = "day"

    def at(self, year: int, zone: tzinfo) -> datetime | None:
        """The moment in UTC, None when the year has no such day or cannot be meant."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            return None
        try:
            naive = datetime.combine(date(year, self.month, self.day), self.clock)
            return naive.replace(tzinfo=self.zone or zone).astimezone(UTC)
        except (ValueError, OverflowError):
            return None


def moment(cell: Cell, *, order: Order, zone: tzinfo, before: datetime) -> datetime | None:
    """The cell's moment in UTC; a date without a year is the latest one not after `before`.

    >>> from zoneinfo import ZoneInfo
    >>> seen = datetime(2026, 1, 3, tzinfo=UTC)
    >>> moment("31 декабря", order="", zone=ZoneInfo("UTC"), before=seen).date()
    datetime.date(2025, 12, 31)
    """
    found = written(cell, order=order) or _serial(cell)
    if found is None:
        return None
    if found.year is not None:
        return found.at(found.year, zone)
    limit = before + timedelta(days=1)
    years = (found.at(year, zone) for year in range(before.year + 1, before.year - 9, -1))
    return next((at for at in years if at is not None and at <= limit), None)


def written(cell: Cell, *, order: Order = "") -> Written | None:
    """The date that the cell holds, None for anything else and for a year that cannot be meant."""
    found = _written(cell, order)
    is_meant = found is None or found.year is None or FIRST_YEAR <= found.year <= LAST_YEAR
    return found if is_meant else None


def _written(cell: Cell, order: Order) -> Written | None:
    if isinstance(cell, datetime):
        return _of_datetime(cell)
    if isinstance(cell, date):
        return Written(cell.year, cell.month, cell.day)
    if isinstance(cell, bool | time | timedelta) or cell is None:
        return None
    if isinstance(cell, int | float):
        return _of_number(cell + _DAYS_1904 if isinstance(cell, Serial1904) else float(cell))
    return _of_words(text(cell), order) if len(cell) <= _LONGEST else None


def _of_datetime(cell: datetime) -> Written:
    clock = cell.time()
    by: Literal["second", "day"] = "second" if clock != _MIDNIGHT else "day"
    return Written(cell.year, cell.month, cell.day, clock, cell.tzinfo, by)


def _of_number(value: float) -> Written | None:
    """A spreadsheet's serial day, seconds or milliseconds since 1970, or 20261001."""
    if _SERIALS[0] <= value <= _SERIALS[1]:
        serial = _EXCEL_EPOCH + timedelta(seconds=round(value * 86_400))
        return _of_datetime(serial)
    if not value.is_integer():
        return None
    return _of_words(str(int(value)), "") if value > 0 else None


def _serial(cell: Cell) -> Written | None:
    """A spreadsheet's serial day saved as words, as in a column that is known to hold dates."""
    words = text(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else ""
    return _of_number(float(words.replace(",", "."))) if _SERIAL.fullmatch(words) else None


def _of_words(words: str, order: Order) -> Written | None:
    if not _DIGIT.search(words):
        return None
    if _EPOCH.fullmatch(words):
        seconds = int(words) / (1000 if len(words) == 13 else 1)
        return _of_datetime(datetime.fromtimestamp(seconds, UTC))
    days, clock, zone = _split(words)
    found = _day(days, order)
    if found is None or clock is None:
        return None
    by = "second" if clock != time() or zone else found.by
    return Written(found.year, found.month, found.day, clock, zone, by)


def _split(words: str) -> tuple[str, time | None, tzinfo | None]:
    """The words of the day, the time of day and the zone."""
    found = _CLOCK.search(words)
    if found is None:
        return words, time(), None
    after = words[found.end() :]
    zone = _zone(after)
    days = words[: found.start()].rstrip(" T,в") or after
    return days, _clock(found), zone


def _clock(found: re.Match[str]) -> time | None:
    hour, minute, second = (int(found[index] or 0) for index in (1, 2, 3))
    half = (found[5] or "").casefold()[:1]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute, second) if hour < 24 else None


def _zone(words: str) -> tzinfo | None:
    found = _ZONE.search(words) if words else None
    if found is None:
        return None
    if found[4]:
        return timezone(timedelta(hours=3)) if found[4].casefold() in {"мск", "msk"} else UTC
    minutes = int(found[2]) * 60 + int(found[3] or 0)
    if minutes >= 24 * 60:
        return None
    return timezone(timedelta(minutes=minutes if found[1] == "+" else -minutes))


# Most rows of a table share their day with others.
@lru_cache(maxsize=4096)
def _day(words: str, order: Order) -> Written | None:
    words = words.strip(" ,\t")
    if found := _ISO.fullmatch(words):
        return _valid(int(found[1]), int(found[2]), int(found[3]))
    if found := _COMPACT.fullmatch(words):
        return _valid(int(found[1] + found[2]), int(found[3]), int(found[4]))
    if found := _NUMERIC.fullmatch(words):
        first, second = int(found[1]), int(found[3])
        month_first = order == "mdy" and found[2] != "."
        month, day = (first, second) if month_first else (second, first)
        return _valid(_full_year(found[4]), month, day)
    if found := _MONTH_ONLY.fullmatch(words):
        written_year, number = (found[1], found[2]) if found[1] else (found[4], found[3])
        return _valid(int(written_year), int(number), 1, by="month")
    return _in_words(words)


def _in_words(words: str) -> Written | None:
    """`28 авг. 2025 г.`, `Aug 28, 2025`, `август 2024`, `December 31`."""
    names = [name for name in _WORD.findall(words) if month_of(name)]
    numbers = _NUMBERS.findall(words)
    if len(names) != 1 or not 1 <= len(numbers) <= 2 or len(_WORD.findall(words)) > 2:
        return None
    month = month_of(names[0]) or 0
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    if len(years) + len(days) != len(numbers) or len(years) > 1 or len(days) > 1:
        return None
    if not days:
        return _valid(years[0], month, 1, by="month")
    return _valid(years[0] if years else None, month, days[0])


def _full_year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _valid(
    year: int | None, month: int, day: int, *, by: Literal["day", "month"] = "day"
) -> Written | None:
    try:
        date(year if year is not None else 2024, month, day)
    except ValueError:
        return None
    return Written(year, month, day, by=by)


def order_of(cells: Iterable[Cell]) -> Order | Literal["either"]:
    """Which number is the day in this column: a number above 12 proves it; else the file's rise.

    "" means that no date of the column needs to know; "either" that both ways read well.

    >>> order_of(["03/04/2026", "05/14/2026"]), order_of(["03/04/2026"]), order_of(["2026-01-02"])
    ('mdy', 'either', '')
    """
    day_first = month_first = 0
    doubtful: list[str] = []
    half_days = False
    for cell in cells:
        words = text(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else ""
        found = _NUMERIC.match(words)
        if found is None or found[2] == ".":
            continue
        day_first += int(found[1]) > 12
        month_first += int(found[3]) > 12
        half_days = half_days or words.casefold().rstrip(".").endswith("m")
        doubtful.append(found[0])
    if not doubtful:
        return ""
    if day_first or month_first:
        return "dmy" if day_first >= month_first else "mdy"
    return "mdy" if half_days else _by_rise(doubtful)


def _by_rise(doubtful: list[str]) -> Order | Literal["either"]:
    """Rows of an export stand in the order of time, so the right reading rises or falls."""
    rises: list[Order] = [order for order in ("dmy", "mdy") if _is_sorted(doubtful, order)]
    distinct = len(set(doubtful)) > 2
    return rises[0] if len(rises) == 1 and distinct else "either"


def _is_sorted(words: list[str], order: Order) -> bool:
    days = [
        (found.year, found.month, found.day)
        for found in (_day(word, order) for word in words)
        if found is not None
    ]
    return days == sorted(days, key=_known) or days == sorted(days, key=_known, reverse=True)


def _known(day: tuple[int | None, int, int]) -> tuple[int, int, int]:
    return (day[0] or 0, day[1], day[2])
