"""The way back from any number of the month: what it is, its query, its files, how to recount it."""

from collections.abc import Iterator, Set
from dataclasses import replace
from importlib.resources import files

from otvet.answers.find import Found, find, names, nearest
from otvet.answers.month import Month
from otvet.errors import InputError
from otvet.findings import QUESTIONS, Answer, Question, SourceLine
from otvet.i18n import Language, day, mark, words
from otvet.report import short
from otvet.report.clean import cleaned
from otvet.report.words import checks, parts, sources, told

GAP = "  "
WIDEST = 40
"""Signs of a name that the list keeps room for."""
FIRST_FILES = 12
"""Files told in full; the rest are counted."""


def explain(
    month: Month, name: str, language: Language, *, folder: str = ".", sql: bool = False
) -> list[str]:
    """Everything of that name, line by line: its value, what it is, and the way to its files.

    Args:
        month: what was found.
        name: a question, `verdict`, or any name that `answers.find` knows.
        language: of the words.
        folder: the brand's, as it was typed, for the line of Python.
        sql: whether the text of each query is told too.

    Raises:
        InputError: nothing has the name; the nearest names are told.
    """
    shown = cleaned(month)
    found = find(shown, name)
    if not found:
        raise _unknown(shown, name)
    lines: list[str] = []
    for place, one in enumerate(found):
        before = {measure for other in found[:place] for measure in other.measures}
        lines += [*_told(one, shown, language, before=before, sql=sql), ""]
    if name in QUESTIONS:
        lines += _answer(shown, shown.answer(name), language)
    return [*lines, *_end(shown, name, folder, language)]


def listing(month: Month, language: Language) -> list[str]:
    """Every name with its number, for whoever does not know what to ask for."""
    shown = short.shown(month)
    known = {name: find(shown, name)[0] for name in names(shown)}
    wide = min(WIDEST, max(map(len, known)))
    lines = [f"{name:{wide}}  {told.value(one, shown, language)}" for name, one in known.items()]
    return [*lines, "", words(language)(mark("To see where one comes from: otvet explain NAME"))]


def _unknown(month: Month, name: str) -> InputError:
    values = {"name": name, "month": month.month, "known": nearest(month, name)}
    if not values["known"]:
        text = mark("nothing in {month} is called {name}; all names: otvet explain")
        return InputError(text, values)
    return InputError(
        mark("nothing in {month} is called {name}; nearest: {known}; all names: otvet explain"),
        values,
    )


def _told(
    one: Found, month: Month, language: Language, *, before: Set[str], sql: bool
) -> Iterator[str]:
    """One finding; a measure that was told before is only named."""
    yield told.value(replace(one, finding=short.shown(one.finding)), month, language)
    yield GAP + told.place(one, language)
    new = [measure for measure in one.measures if measure not in before]
    yield from (GAP + line for line in told.meaning(one, language))
    yield from (GAP + line for line in told.measured(new, language))
    for measure in one.measures:
        yield GAP + words(language)("Measure: {page}").format(page=f"docs/measures/{measure}.md")
    for count in one.counts:
        yield from _count(count, language, sql=sql)
    yield from _files(one, month, language)


def _count(count: str, language: Language, *, sql: bool) -> Iterator[str]:
    yield GAP + words(language)("Count: {query}").format(query=f"store/sql/{count}.sql")
    if sql:
        text = (files("otvet.store") / "sql" / f"{count}.sql").read_text("utf-8")
        yield from (2 * GAP + line for line in text.splitlines())


def _files(one: Found, month: Month, language: Language) -> Iterator[str]:
    known = _known(month)
    if not one.files:
        yield GAP + told.no_files(one, language)
        return
    for name in one.files[:FIRST_FILES]:
        line = known.get(name)
        yield GAP + (_file(line, language) if line else name)
        if one.kind == "file":
            yield from _faults(month, {name}, language)
    if len(one.files) > FIRST_FILES:
        yield GAP + parts.more_files(len(one.files) - FIRST_FILES, language)


def _known(month: Month) -> dict[str, SourceLine]:
    every = [*month.sources, *(line for answer in month.answers for line in answer.sources)]
    return {line.file: line for line in every}


def _file(line: SourceLine, language: Language) -> str:
    kind, rows = sources.kind(line.source, language), sources.rows(line, language)
    said = f"{line.file} ({kind}): {rows}"
    if line.first_day is None or line.last_day is None:
        return said
    first, last = day(line.first_day, language), day(line.last_day, language)
    return f"{said}; {first if first == last else f'{first} – {last}'}"


def _answer(month: Month, answer: Answer, language: Language) -> Iterator[str]:
    """Each figure with its way, then the checks."""
    for figure in answer.figures:
        yield told.figure(figure, month, language)
        yield from (GAP + step for step in parts.way(figure, language))
        yield ""
    yield words(language)(mark("Checks"))
    for check in answer.checks:
        yield f"{GAP}{checks.state(check, language)}: {checks.check(check, language)}"
    yield ""
    yield from _rejected(month, answer.question, language)


def _rejected(month: Month, question: Question, language: Language) -> Iterator[str]:
    """Rows of the answer's own files that were not taken, and why."""
    answer = month.answer(question)
    own = {line.file for line in answer.sources} | {f for a in answer.figures for f in a.sources}
    rows = list(_faults(month, own, language))
    if rows:
        yield from [words(language)(mark("Rows not taken")), *rows, ""]


def _faults(month: Month, names: Set[str], language: Language) -> Iterator[str]:
    for row in month.rejected_rows:
        if row.file in names:
            where = sources.rejected(row.file, row.row, row.column, language)
            yield f"{GAP}{where}: {sources.fault(row.reason, language)}"


def _end(month: Month, name: str, folder: str, language: Language) -> Iterator[str]:
    say = words(language)
    yield say("Drawn with seed {seed}, by Otvet {version}.").format(
        seed=month.seed, version=month.version
    )
    yield say(mark("In Python: {code}")).format(code=python(month, name, folder))


def python(month: Month, name: str, folder: str) -> str:
    """The line of Python that counts the same from the facts."""
    return f"import otvet; otvet.Brand({folder!r}).month({str(month.month)!r}).find({name!r})"
