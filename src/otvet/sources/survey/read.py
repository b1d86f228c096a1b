"""Exports of survey tools, brought into one shape and read as tables of responses."""

from collections.abc import Mapping as MappingOf
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from otvet.config import Config
from otvet.errors import SourceError
from otvet.facts import Completeness
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.survey.match import (
    named,
    once_each,
    questions_of,
    undated,
    unmatched,
    unreadable,
)
from otvet.sources.survey.shape import shaped
from otvet.sources.survey.tools import Tool, tool_of
from otvet.sources.survey.typeform import Asked, is_typeform, read_typeform
from otvet.sources.table.cells import Sheet
from otvet.sources.table.columns import Evidence, evidence
from otvet.sources.table.dates import written
from otvet.sources.table.first_rows import header_lost
from otvet.sources.table.guesses import Guess, Table, guess
from otvet.sources.table.mapping import SURE_ENOUGH, Column, Mapping
from otvet.sources.table.objects import looks_like_json
from otvet.sources.table.open import likely_table, open_sheet
from otvet.sources.table.profile import load
from otvet.sources.table.read import TABLE, reading
from otvet.sources.table.survey import asked, survey_columns

VERSION = "1"
_SURE = 0.9
_HEAD_BYTES = 65_536
_MONTH_FIRST: frozenset[Tool] = frozenset({"surveymonkey"})
_ITEMS = frozenset(
    {"advantage", "silent", "foil", "aided", "decoy", "unaided", "choices", "page", "did"}
)


@dataclass(frozen=True, slots=True)
class _Survey:
    """A survey in one shape; `raw` as it stands in the file, None for JSON."""

    tool: Tool
    sheet: Sheet
    raw: Sheet | None = None
    fields: MappingOf[str, Asked] = field(default_factory=dict)


class SurveyReader:
    """Reads what Google and Yandex Forms, LimeSurvey, SurveyMonkey and Typeform export."""

    name = "survey"

    def sniff(self, head: bytes, path: Path, /) -> float:
        """Sure where the tool's own columns stand in the header, whatever the file is called."""
        if looks_like_json(head):
            return _SURE if is_typeform(head) else 0.0
        if not likely_table(head):
            return 0.0
        stat = path.stat()
        return _SURE if _tool_in(path, stat.st_mtime_ns, stat.st_size) else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The survey's responses by the brand's own wordings.

        Raises:
            UnknownShape: nothing of otvet.toml is asked in it, or the same is asked twice.
        """
        survey = _open(path, door.config)
        if survey.raw is not None and _is_another_table(survey.raw, path, door):
            return TABLE.read(path, door)
        columns = evidence(survey.sheet)
        mapping = _mapping(survey, columns, path, door)
        if mapping is None:
            return TABLE.read(path, door)
        found = reading(survey.sheet, columns, mapping, path=path, door=door)
        return replace(
            found,
            completeness=_with_own_zone(found.completeness, survey.tool),
            identity=identity_of("survey", VERSION, survey.tool, found.identity),
        )


SURVEY = SurveyReader()


@lru_cache(maxsize=8)
def _tool_in(path: Path, _changed: int, _size: int) -> Tool:
    """The tool that wrote the file; kept for a moment, because files are asked more than once."""
    try:
        return tool_of(open_sheet(path))
    except SourceError:
        return ""


def _open(path: Path, config: Config) -> _Survey:
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    if is_typeform(head):
        form = read_typeform(path)
        return _Survey("typeform", shaped(form.sheet, "", config), fields=form.fields)
    sheet = open_sheet(path)
    tool = tool_of(sheet)
    return _Survey(tool, shaped(sheet, tool, config), sheet)


def _is_another_table(sheet: Sheet, path: Path, door: Door) -> bool:
    """Whether a person has said what the table is, or it surely is reviews, orders, figures."""
    if load(door.profiles, sheet.header) is not None:
        return True
    columns = evidence(sheet)
    if _asks(columns, door):
        return False
    best = guess(Table(columns=columns, config=door.config, path=path, sheet=sheet))
    return best is not None and best.certainty >= SURE_ENOUGH


def _asks(columns: Sequence[Evidence], door: Door) -> bool:
    found = survey_columns(columns, door.config)
    return any(column.role.partition(":")[0] in _ITEMS for column in found)


def _mapping(
    survey: _Survey, columns: Sequence[Evidence], path: Path, door: Door
) -> Mapping | None:
    """What each column asks; None where the table reader is to put its own question first."""
    table = Table(columns=columns, config=door.config, path=path, sheet=survey.sheet)
    best = guess(table)
    if best is None or best.mapping.target != "responses":
        if _asks(columns, door):
            raise undated(path, survey.tool)
        raise _unmatched(survey, columns, path, door)
    settled = _settled(best, survey.tool)
    if settled.certainty < SURE_ENOUGH and not door.accept_guesses:
        if settled.questions == ("items",):
            raise _unmatched(survey, columns, path, door)
        return None
    mapping = once_each(settled.mapping, asked(door.config), path)
    return _with_words(mapping, survey.fields)


def _unmatched(survey: _Survey, columns: Sequence[Evidence], path: Path, door: Door) -> SourceError:
    if any(written(name) is not None for name in survey.sheet.header):
        return header_lost(path)
    if coded := named(columns, asked(door.config)):
        return unreadable(path, coded)
    picked = {name: tuple(of.labels) for name, of in survey.fields.items()}
    bare = not door.config.advantages and not door.config.foils
    questions = questions_of(columns, picked)
    return unmatched(path, survey.tool, questions, nothing_named=bare)


def _settled(best: Guess, tool: Tool) -> Guess:
    """SurveyMonkey writes the month first, whatever the numbers could mean."""
    if tool not in _MONTH_FIRST or best.questions != ("day_order",):
        return best
    return Guess(mapping=replace(best.mapping, day_order="mdy"), certainty=_SURE)


def _with_own_zone(known: Completeness, tool: Tool) -> Completeness:
    """Typeform tells its zone, so none is assumed."""
    if tool != "typeform":
        return known
    notes = tuple(note for note in known.notes if not note.startswith("zone_assumed"))
    return replace(known, notes=notes)


def _with_words(mapping: Mapping, fields: MappingOf[str, Asked]) -> Mapping:
    """Fields that are for words are open answers, however short the words are."""
    taken = {column.header for column in mapping.columns}
    words = [n for n, asked in fields.items() if asked.is_open and n not in taken]
    more = tuple(Column(name, "open", name[:60]) for name in words)
    return replace(mapping, columns=(*mapping.columns, *more))
