"""Which question asks for which advantage: one column each, or the file goes back with a list."""

import json
from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from otvet.errors import UnknownQuestions, UnknownShape
from otvet.i18n import mark
from otvet.sources.survey.tools import TOOLS, Tool
from otvet.sources.table.columns import Evidence
from otvet.sources.table.mapping import Column, Mapping
from otvet.sources.table.names import item_named
from otvet.sources.table.survey import Asked, parts_of
from otvet.text.privacy import mask

_OWN_ROLES = ("at", "started", "respondent", "wave", "weight", "person", "drop", "via")
_MOST_QUESTIONS = 40
_ADVANTAGES = frozenset({"advantage", "silent", "foil"})


def unmatched(
    path: Path, tool: Tool, questions: Sequence[str], *, nothing_named: bool
) -> UnknownQuestions:
    """The refusal of a survey in which nothing of otvet.toml is asked.

    Args:
        path: The file.
        tool: The tool that wrote it.
        questions: What it asks.
        nothing_named: Whether otvet.toml names no advantage and no foil at all.
    """
    values = {"file": path.name, "tool": TOOLS.get(tool, ""), "questions": _quoted(questions)}
    if nothing_named:
        text = mark(
            "{file} is a survey of {tool}, and otvet.toml does not say yet what people should "
            "know of the brand. Questions found: {questions}. Write each advantage, and each "
            "invented one under [[foils]], into otvet.toml like this:\n{lines}"
        )
        return UnknownQuestions(text, {**values, "lines": _lines(questions)})
    return UnknownQuestions(
        mark(
            "{file} is a survey of {tool}, but none of its questions asks for an advantage of "
            "otvet.toml. Questions found: {questions}. Put the wording of those that ask for an "
            "advantage or a foil, or of the options ticked in them, into its asked_as "
            "in otvet.toml and collect again"
        ),
        values,
    )


def _lines(questions: Sequence[str]) -> str:
    """How an advantage is written, with a question of this very file."""
    options = [question for question in questions if " / " in question or "[" in question]
    asked = json.dumps(mask([*options, *questions, "…"][0]), ensure_ascii=False)
    return f'[[advantages]]\ncode = "advantage-1"\ntext = {asked}\nasked_as = [{asked}]'


def unreadable(path: Path, columns: Sequence[str]) -> UnknownShape:
    """The refusal of a survey that asks for advantages and answers in codes or marks."""
    return UnknownShape(
        mark(
            "{file} asks for advantages of otvet.toml, but the answers mean neither yes nor no: "
            "{columns}. Export full answers instead of codes and collect again"
        ),
        {"file": path.name, "columns": _quoted(columns)},
    )


def undated(path: Path, tool: Tool) -> UnknownShape:
    """The refusal of a survey that does not say when it was answered."""
    return UnknownShape(
        mark(
            "{file} is a survey of {tool} without the moment of each response: "
            "export it again with that column (in LimeSurvey, turn on the date stamp)"
        ),
        {"file": path.name, "tool": TOOLS.get(tool, "")},
    )


def questions_of(
    columns: Sequence[Evidence], options: MappingOf[str, Sequence[str]]
) -> tuple[str, ...]:
    """What the survey asks, without the tool's own columns; with what was picked, where known."""
    asked = [column.header for column in columns if not _is_own(column.header)]
    return tuple(_with_options(header, options.get(header, ())) for header in asked)


def _with_options(header: str, options: Sequence[str]) -> str:
    return f"{header} ({'; '.join(options)})" if options else header


def _is_own(header: str) -> bool:
    return any(item_named(role, header) is not None for role in _OWN_ROLES)


def _quoted(questions: Sequence[str]) -> list[str]:
    shown = [f"«{mask(question)}»" for question in questions[:_MOST_QUESTIONS]]
    return [*shown, "…"] if len(questions) > _MOST_QUESTIONS else shown or ["—"]


def named(columns: Sequence[Evidence], known: Sequence[Asked]) -> tuple[str, ...]:
    """The headers that ask for an advantage or foil by its own wording, whatever is answered."""
    words = {w for item in known if item.role in _ADVANTAGES for w in item.wordings}
    filled = [column.header for column in columns if column.filled]
    return tuple(header for header in filled if set(parts_of(header)) & words)


def once_each(mapping: Mapping, known: Sequence[Asked], path: Path) -> Mapping:
    """The mapping with one column for each thing asked: the one that is named most exactly.

    Raises:
        UnknownShape: two questions offer the same, and nothing tells which of them is meant.
    """
    wordings = {(item.role, item.item): item.wordings for item in known}
    asked: dict[tuple[str, str], list[Column]] = {}
    for column in mapping.columns:
        key = (column.role.partition(":")[0], column.item)
        if key in wordings:
            asked.setdefault(key, []).append(column)
    dropped = {
        column.header
        for key, several in asked.items()
        for column in several
        if column != _best(several, wordings[key], path)
    }
    kept = tuple(column for column in mapping.columns if column.header not in dropped)
    return replace(mapping, columns=kept)


def _best(several: Sequence[Column], wordings: Sequence[str], path: Path) -> Column:
    ranks = [_rank(column, wordings) for column in several]
    best = [column for column, rank in zip(several, ranks, strict=True) if rank == min(ranks)]
    if len(best) == 1:
        return best[0]
    raise UnknownShape(
        mark(
            "{file} asks for {item} in several columns: {columns}. Put the whole header of the one "
            "that asks who knows it into its asked_as in otvet.toml and collect again"
        ),
        {"file": path.name, "item": best[0].item, "columns": _quoted([c.header for c in best])},
    )


def _rank(column: Column, wordings: Sequence[str]) -> int:
    whole, *more = parts_of(column.header)
    if whole in wordings:
        return 0
    return 1 if set(more) & set(wordings) else 2
