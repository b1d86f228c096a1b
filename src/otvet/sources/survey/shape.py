"""Each tool's table in the one shape that the table reader knows: a column for each thing asked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from otvet.config import Config
from otvet.sources.survey.columns import Made, Take, as_it_is, made
from otvet.sources.survey.people import is_dropped
from otvet.sources.survey.ticks import with_ticks
from otvet.sources.survey.tools import LIMESURVEY, SURVEYMONKEY, Tool, limesurvey_name
from otvet.sources.table.came_through import page_of
from otvet.sources.table.cells import Cell, Sheet, text
from otvet.sources.table.columns import evidence
from otvet.sources.table.names import item_named, plain

_AGAIN = re.compile(r" \(\d+\)$")
_NO_DATE = "1980-01-01"
_YES_NO_OR_UNSURE = {"Y", "N", "U"}


def shaped(sheet: Sheet, tool: Tool, config: Config) -> Sheet:
    """The table without people, with one column for each question that repeats, ticks told apart.

    Of links, tokens and custom data only the brand's page that they name is left.
    """
    sheet = _without_people(_STEPS.get(tool, _same)(sheet), config)
    return with_ticks(_merged(sheet), tool)


def _same(sheet: Sheet) -> Sheet:
    return sheet


def _without_people(sheet: Sheet, config: Config) -> Sheet:
    dropped = {index for index, name in enumerate(sheet.header) if is_dropped(name)}
    links = {index for index in dropped if item_named("via", sheet.header[index]) is not None}
    of = {c.index: c for c in evidence(sheet)} if links else {}
    tell = {at for at in links if any(page_of(config, value) for value in of[at].values)}
    columns = [
        _page_alone(sheet, index, config) if index in tell else as_it_is(sheet, index)
        for index in range(len(sheet.header))
        if index in tell or index not in dropped
    ]
    return made(sheet, columns)


def _page_alone(sheet: Sheet, index: int, config: Config) -> Made:
    return Made(sheet.header[index], lambda cells: page_of(config, text(cells[index])) or None)


def _merged(sheet: Sheet) -> Sheet:
    """A question asked in several branches of a form is one, if nobody has answered it twice."""
    groups: dict[str, list[int]] = {}
    for index, name in enumerate(sheet.header):
        base = _AGAIN.sub("", name)
        groups.setdefault(base if base in sheet.header else name, []).append(index)
    columns: list[Made] = []
    for name, indices in groups.items():
        if len(indices) > 1 and _never_together(sheet, indices):
            columns.append(Made(name, _first_of(indices)))
        else:
            columns += [as_it_is(sheet, index) for index in indices]
    return made(sheet, columns) if len(columns) < len(sheet.header) else sheet


def _never_together(sheet: Sheet, indices: Sequence[int]) -> bool:
    return all(
        sum(bool(text(record.cells[index])) for index in indices if index < len(record.cells)) <= 1
        for record in sheet.records()
    )


def _first_of(indices: Sequence[int]) -> Take:
    return lambda cells: next((cells[index] for index in indices if text(cells[index])), None)


def _limesurvey(sheet: Sheet) -> Sheet:
    """Its own columns by their codes; ids that begin anew in each survey made whole by the seed."""
    names = [limesurvey_name(name) for name in sheet.header]
    unsure = {
        column.index
        for column in evidence(sheet)
        if "U" in column.values and set(column.values) <= _YES_NO_OR_UNSURE
    }
    columns = []
    for index, name in enumerate(names):
        own = name if name in LIMESURVEY.values() else sheet.header[index]
        columns.append(Made(own, _limesurvey_cell(index, own, names, unsure=unsure)))
    return made(sheet, columns)


def _limesurvey_cell(index: int, name: str, names: Sequence[str], *, unsure: set[int]) -> Take:
    if name == "id" and "seed" in names:
        seed = names.index("seed")
        return lambda cells: f"{text(cells[index])}-{text(cells[seed])}".strip("-")
    if name == "submitdate":
        dated = [names.index(other) for other in ("datestamp", "startdate") if other in names]
        return _submitted(index, dated)
    if index in unsure:
        return lambda cells: None if cells[index] == "U" else cells[index]
    return lambda cells: cells[index]


def _submitted(index: int, dated: Sequence[int]) -> Take:
    """A survey that keeps no dates writes 1980 for "submitted"; its other dates are then better."""

    def take(cells: Sequence[Cell]) -> Cell:
        if not text(cells[index]).startswith(_NO_DATE):
            return cells[index]
        found = (cells[n] for n in dated if text(cells[n]))
        return next((cell for cell in found if not text(cell).startswith(_NO_DATE)), None)

    return take


def _surveymonkey(sheet: Sheet) -> Sheet:
    header = (SURVEYMONKEY.get(plain(name), name) for name in sheet.header)
    return replace(sheet, header=tuple(header))


def _typeform(sheet: Sheet) -> Sheet:
    """Its moments are in UTC, which only the header says."""
    columns = []
    for index, name in enumerate(sheet.header):
        in_utc = name.casefold().endswith("(utc)")
        columns.append(Made(name, _utc(index)) if in_utc else as_it_is(sheet, index))
    return made(sheet, columns)


def _utc(index: int) -> Take:
    def take(cells: Sequence[Cell]) -> Cell:
        cell = cells[index]
        if isinstance(cell, datetime):
            return cell if cell.tzinfo else cell.replace(tzinfo=UTC)
        return f"{cell}Z" if isinstance(cell, str) and cell.strip()[-1:].isdecimal() else cell

    return take


_STEPS: dict[Tool, Callable[[Sheet], Sheet]] = {
    "limesurvey": _limesurvey,
    "surveymonkey": _surveymonkey,
    "typeform": _typeform,
}
