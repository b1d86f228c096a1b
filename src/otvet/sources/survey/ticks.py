"""Options with a column each: ticked is a yes, not ticked a no, and a question passed over neither.

A column in which nobody has ticked anything is empty, like a question that nobody was asked. What
stands beside it tells them apart: an invented advantage that nobody falls for is to stay a no.
"""

import re
from collections.abc import Iterator, Sequence

from otvet.sources.survey.columns import Made, Take, as_it_is, made
from otvet.sources.survey.tools import Tool
from otvet.sources.table.cells import Cell, Sheet, text
from otvet.sources.table.columns import Evidence, evidence
from otvet.sources.table.names import plain
from otvet.sources.table.survey import parts_of, question_of

_TICKS = {"y", "x", "х", "✓", "✔", "+", "1", "true", "checked", "selected", "выбрано"}
_OTHER = re.compile(r"^(?:other|друго[ей]|иное|сво[йе] |ваш вариант|ни ?один|none)|comment$")


def with_ticks(sheet: Sheet, tool: Tool) -> Sheet:
    """The sheet with "yes" and "no" for ticked and not ticked."""
    columns = evidence(sheet)
    groups = list(_runs(columns) if tool == "typeform" else _questions(columns))
    group_of = {column.index: group for group in groups for column in group}
    made_of = []
    for column in columns:
        group = group_of.get(column.index)
        if group is None or not (_is_ticked(column) or not column.filled):
            made_of.append(as_it_is(sheet, column.index))
        else:
            made_of.append(Made(column.header, _answer(column.index, [c.index for c in group])))
    return made(sheet, made_of) if groups else sheet


def _answer(index: int, group: Sequence[int]) -> Take:
    def take(cells: Sequence[Cell]) -> Cell:
        if text(cells[index]):
            return "yes"
        return "no" if any(text(cells[other]) for other in group) else None

    return take


def _questions(columns: Sequence[Evidence]) -> Iterator[list[Evidence]]:
    """Columns of one question of which each is an option; a grid of answers is not taken."""
    asked: dict[str, list[Evidence]] = {}
    for column in columns:
        if question := question_of(column.header):
            asked.setdefault(question, []).append(column)
    for group in asked.values():
        fits = (_is_ticked(c) or not c.filled or _is_other(c) for c in group)
        if any(map(_is_ticked, group)) and all(fits):
            yield group


def _runs(columns: Sequence[Evidence]) -> Iterator[list[Evidence]]:
    """Typeform calls a column by its option alone, so options are neighbours named as they are."""
    run: list[Evidence] = []
    for column in columns:
        bare = not column.filled and not column.header.rstrip().endswith("?")
        if _names_itself(column) or (bool(run) and (bare or _is_other(column))):
            run.append(column)
            continue
        if run:
            yield run
        run = []
    if run:
        yield run


def _is_ticked(column: Evidence) -> bool:
    """Whether whoever filled the cell has ticked its option: all cells are one mark or its name."""
    said = {plain(value) for value in column.values}
    return _names_itself(column) or (len(said) == 1 and said <= _TICKS)


def _names_itself(column: Evidence) -> bool:
    return {plain(value) for value in column.values} in [{p} for p in parts_of(column.header)]


def _is_other(column: Evidence) -> bool:
    return any(
        _OTHER.search(part) for part in parts_of(column.header)[1:] or (plain(column.header),)
    )
