"""Google Trends: interest in phrases over time, 0 to 100 within one download."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from otvet.errors import SourceError
from otvet.facts import Missing, Row, Search
from otvet.i18n import mark
from otvet.sources.search.periods import Granularity, granularity_of, is_provisional
from otvet.sources.search.phrases import Role
from otvet.sources.table.cells import Cell, Record, Sheet, fit, text
from otvet.sources.table.dates import written
from otvet.sources.table.frame import BadRow
from otvet.sources.table.names import plain
from otvet.sources.table.numbers import read_number

HALF = 0.5
"""What `<1` is taken as: between 0 and 1, so no farther off than any other rounded value."""
_MOST = 100
_LOOKED_AT = 10
_CLOCK = re.compile(r"\d[T ]\d{2}(?::|$)")
_PHRASE = re.compile(r"(.+): \((.+)\)")
_EVERYWHERE = frozenset(
    {"worldwide", "по всему миру", "весь мир", "в усьому світі", "увесь світ", "усі країни"}
)
_BY: dict[str, Granularity] = {
    **dict.fromkeys(("day", "день", "tag", "dia", "día", "jour"), "day"),
    **dict.fromkeys(("week", "неделя", "тиждень", "woche", "semana", "semaine"), "week"),
    **dict.fromkeys(("month", "месяц", "місяць", "monat", "mes", "mês", "mois"), "month"),
}
_BY_CLOCK = frozenset({"time", "hour", "minute", "время", "час", "минута", "година", "хвилина"})
_CATEGORY = ("category", "категория", "категорія", "kategorie", "categoría", "categoria")


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """A download: its phrases with their regions by column, and how long its periods are."""

    sheet: Sheet
    phrases: Mapping[int, tuple[str, str]]
    granularity: Granularity
    batch: str

    def records(self) -> Iterator[Record]:
        """The file's rows as they stand."""
        return self.sheet.records()


def is_trends(header: Sequence[str]) -> bool:
    """Whether the columns are a period and phrases, each with its place in brackets."""
    phrases = len(header) > 1 and all(_PHRASE.fullmatch(name) for name in header[1:])
    return phrases and plain(header[0]) in _BY.keys() | _BY_CLOCK


def is_download(rows: Sequence[Sequence[str]]) -> bool:
    """Whether plain first rows are those of any download: a category alone, then a list or chart.

    >>> is_download([["category all categories"], ["region", "tea (1/1/26 - 2/1/26)"]])
    True
    >>> is_download([["category", "name"], ["tea", "sencha"]])
    False
    """
    if len(rows) < 2 or len(rows[0]) != 1 or not rows[0][0].startswith(_CATEGORY):
        return False
    chart = len(rows[1]) > 1 and all(name.endswith(")") and " (" in name for name in rows[1][1:])
    return chart or (len(rows) > 2 and len(rows[1]) == 1 and len(rows[2]) == 2)


def interest(sheet: Sheet, path: Path, *, batch: str) -> Interest:
    """What the download is about; SourceError for one by regions, by phrases or by hours."""
    found = {n: _PHRASE.fullmatch(name) for n, name in enumerate(sheet.header) if n}
    days = [day for record in sheet.records() if (day := _day(_first(record)))]
    if any(_CLOCK.search(text(_first(record))) for record in islice(sheet.records(), _LOOKED_AT)):
        raise _too_short(path)
    if not found or not all(found.values()) or not days:
        raise _not_over_time(path)
    phrases = {n: (m[1], _region(m[2])) for n, m in found.items() if m}
    by = _BY.get(plain(sheet.header[0])) or granularity_of(days)
    return Interest(sheet=sheet, phrases=phrases, granularity=by, batch=batch)


def _not_over_time(path: Path) -> SourceError:
    return SourceError(
        mark(
            "{file} is a list of regions or of related phrases from Google Trends, which tells no "
            "months: download «Interest over time» (multiTimeline.csv) and put it into the inbox"
        ),
        {"file": path.name},
    )


def _too_short(path: Path) -> SourceError:
    return SourceError(
        mark(
            "{file} holds hours of a few days, too few to judge a month by: choose a period of "
            "at least 30 days in Google Trends and download it again"
        ),
        {"file": path.name},
    )


def _region(words: str) -> str:
    return "" if words.casefold() in _EVERYWHERE else words


def _first(record: Record) -> Cell:
    return record.cells[0] if record.cells else None


def _day(cell: Cell) -> date | None:
    found = written(cell)
    if found is None or found.year is None:
        return None
    return date(found.year, found.month, found.day)


def provisional_days(laid: Interest, *, made: date) -> list[date]:
    """First days of the periods that were not over when the file was made."""
    days = [day for record in laid.records() if (day := _day(_first(record)))]
    return [d for d in days if is_provisional(d, laid.granularity, made=made, span=None)]


def below_one(laid: Interest) -> int:
    """How many values stand as `<1`."""
    cells = (fit(r.cells, len(laid.sheet.header)) for r in laid.records())
    return sum(read_number(row[n]).problem == "below_shown" for row in cells for n in laid.phrases)


def maker(laid: Interest, role_of: Callable[[str], Role], *, made: date) -> Callable[[Record], Row]:
    """Builds from each row the index of every phrase in one period."""
    seen: set[date] = set()
    header = laid.sheet.header

    def make(record: Record) -> Row:
        cells = fit(record.cells, len(header))
        day = _day(cells[0])
        if day is None:
            raise BadRow("bad_date" if text(cells[0]) else "no_date", header[0])
        facts = tuple(
            Search(
                engine="google",
                phrase=phrase,
                day=day,
                granularity=laid.granularity,
                value=_value(cells[n], header[n]),
                value_kind="index100",
                region=region,
                batch=laid.batch,
                role=role_of(phrase),
                provisional=is_provisional(day, laid.granularity, made=made, span=None),
            )
            for n, (phrase, region) in laid.phrases.items()
        )
        if day in seen:
            raise BadRow("repeated_day", header[0])
        seen.add(day)
        return Row(record.number, facts=facts)

    return make


def _value(cell: Cell, column: str) -> float | Missing:
    number = read_number(cell)
    if number.problem == "below_shown":
        return HALF
    if number.value is None and number.problem != "not_a_number":
        return Missing(number.problem)
    if number.value is None or not 0 <= number.value <= _MOST:
        raise BadRow("not_a_number", column)
    return float(number.value)
