"""Yandex Wordstat: how often a phrase was looked for, by months, weeks or days.

The phrase, the region and the devices stand nowhere but in the chart's title, which the export
puts into the header of an empty fourth column.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from otvet.errors import SourceError, UnknownShape
from otvet.facts import Missing, Row, Search
from otvet.i18n import mark
from otvet.sources.search.periods import Granularity, granularity_of, is_provisional
from otvet.sources.search.phrases import Role
from otvet.sources.table.cells import Cell, Record, Sheet, fit, text
from otvet.sources.table.dates import written
from otvet.sources.table.frame import BadRow
from otvet.sources.table.names import plain
from otvet.sources.table.numbers import Comma, comma_of, read_number
from otvet.sources.table.spans import Span, span_in

_DAYS = frozenset({"период", "дата", "неделя", "месяц", "день", "period", "date"})
_COUNTS = frozenset({"число запросов", "количество запросов", "number of queries"})
_TOPS = ("популярные запросы", "похожие запросы", "топ запросов", "запросы со словами")
_PHRASE = re.compile('[«“"](.+)[»”"]')
_SPAN = re.compile(r"(\d{2}\.\d{2}\.\d{4})\s*[—–-]\s*(\d{2}\.\d{2}\.\d{4})(.*)$")
_BY: dict[str, Granularity] = {"по месяцам": "month", "по неделям": "week", "по дням": "day"}
_DEVICES = re.compile(r"устройств|телефон|планшет|десктоп|компьютер|мобильн|device", re.IGNORECASE)
_ALL = re.compile(r"вс[еёя]\b|all\b", re.IGNORECASE)
_EVERYWHERE = re.compile(r"все регионы|весь мир|all regions", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dynamics:
    """The table «Динамика»: what its title says, and its rows with their days.

    `region` and `device` are "" for everywhere and for all devices.
    """

    sheet: Sheet
    phrase: str
    region: str
    device: str
    granularity: Granularity
    span: Span | None
    comma: Comma

    def records(self) -> Iterator[Record]:
        """The file's rows as they stand."""
        return self.sheet.records()

    @property
    def width(self) -> int:
        """How many columns the header names."""
        return len(self.sheet.header)


def is_wordstat(header: Sequence[str]) -> bool:
    """Whether the columns are those of «Динамика» or of a list of top phrases."""
    names = [plain(name) for name in header]
    return is_top(header) or (len(names) > 1 and names[0] in _DAYS and names[1] in _COUNTS)


def is_top(header: Sequence[str]) -> bool:
    """Whether the columns are those of the list of phrases, which has no days."""
    names = [plain(name) for name in header]
    return len(names) > 1 and names[1] in _COUNTS and names[0].startswith(_TOPS)


def dynamics(sheet: Sheet, path: Path) -> Dynamics:
    """What the export is about; SourceError where it does not tell its phrase."""
    if is_top(sheet.header):
        raise _undated(path)
    title = next((n for n in sheet.header[2:] if _PHRASE.search(n)), sheet.title)
    phrase = _PHRASE.search(title)
    if phrase is None:
        raise UnknownShape(
            mark(
                "{file} does not say which phrase was looked for: its title is gone; export the "
                "table «Динамика» of Wordstat again and put it into the inbox as it is"
            ),
            {"file": path.name},
        )
    after = title[phrase.end() :]
    span, region, device = _rest(after)
    days = [day for record in sheet.records() if (day := _day(_first(record)))]
    by = next((g for words, g in _BY.items() if words in after), None)
    return Dynamics(
        sheet=sheet,
        phrase=" ".join(phrase[1].split()),
        region=region,
        device=device,
        granularity=by or granularity_of(days),
        span=span,
        comma=comma_of(fit(r.cells, 3)[2] for r in sheet.records()),
    )


def _undated(path: Path) -> SourceError:
    """The list counts some 30 days that it does not name, and its phrases hold one another."""
    return SourceError(
        mark(
            "{file} is the list of top phrases of Wordstat, which names no days and counts the "
            "same searches in several lines: open «Динамика», choose months, look for the brand's "
            "name and export that table"
        ),
        {"file": path.name},
    )


def _rest(after: str) -> tuple[Span | None, str, str]:
    """The span, region and devices that the title names after the phrase."""
    found = _SPAN.search(after)
    if found is None:
        return None, "", ""
    span = span_in(found[0])
    parts = [part.strip() for part in found[3].split(",") if part.strip()]
    devices = [part for part in parts if _DEVICES.search(part)]
    regions = ", ".join(part for part in parts if part not in devices)
    device = "" if any(_ALL.match(part) for part in devices) else ", ".join(devices)
    return span, "" if _EVERYWHERE.fullmatch(regions) else regions, device


def _first(record: Record) -> Cell:
    return record.cells[0] if record.cells else None


def _day(cell: Cell) -> date | None:
    """The period's first day: `август 2024`, `29.06.2026`, or the first of two days."""
    if isinstance(cell, str) and (found := _SPAN.match(text(cell))):
        cell = found[1]
    found_day = written(cell)
    if found_day is None or found_day.year is None:
        return None
    return date(found_day.year, found_day.month, found_day.day)


def provisional_days(laid: Dynamics, *, made: date) -> list[date]:
    """First days of the periods that were not over when the file was made."""
    days = [day for record in laid.records() if (day := _day(_first(record)))]
    return [d for d in days if is_provisional(d, laid.granularity, made=made, span=laid.span)]


def maker(laid: Dynamics, role: Role, *, made: date) -> Callable[[Record], Row]:
    """Builds from each row the searches of one period and, where told, their share of all."""
    seen: set[date] = set()

    def make(record: Record) -> Row:
        cells, header = fit(record.cells, max(3, laid.width)), laid.sheet.header
        day = _day(cells[0])
        if day is None:
            raise BadRow("bad_date" if text(cells[0]) else "no_date", header[0])
        count = _search(laid, day, _value(cells[1], header[1], comma="thousands"), role, made=made)
        facts = [count]
        if "%" in "".join(header[2:3]):
            share = _value(cells[2], header[2], comma=laid.comma or "decimal", parts=100)
            facts.append(replace(count, value=share, value_kind="share"))
        if day in seen:
            raise BadRow("repeated_day", header[0])
        seen.add(day)
        return Row(record.number, facts=tuple(facts))

    return make


def _search(laid: Dynamics, day: date, value: float | Missing, role: Role, *, made: date) -> Search:
    return Search(
        engine="yandex",
        phrase=laid.phrase,
        day=day,
        granularity=laid.granularity,
        value=value,
        value_kind="count",
        region=laid.region,
        device=laid.device,
        role=role,
        provisional=is_provisional(day, laid.granularity, made=made, span=laid.span),
    )


def _value(cell: Cell, column: str, *, comma: Comma, parts: int = 1) -> float | Missing:
    number = read_number(cell, comma=comma)
    if number.problem == "not_a_number" or (number.value is not None and number.value < 0):
        raise BadRow("not_a_number", column)
    return Missing(number.problem) if number.value is None else float(number.value / parts)
