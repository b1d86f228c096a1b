"""The month's numbers as an XLSX workbook: typed cells, so that nothing in it can be a formula."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from otvet.answers.month import Month
from otvet.findings import Answer, CurvePoint, Estimate, Figure, TrendPoint
from otvet.i18n import Language, mark, words
from otvet.report.causes import by_cause
from otvet.report.clean import cleaned
from otvet.report.words import (
    figures,
    findings,
    needs,
    over_time,
    parts,
    sentences,
    sources,
    verdicts,
)

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | float | int | date | None
Rows = Sequence[Sequence[Cell]]
MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""Written into every workbook, so that the same month gives the same bytes."""
WIDEST = 60
LONGEST_CELL = 32_767


def month_workbook(month: Month, language: Language) -> bytes:
    """A sheet for answers, figures, pages, advantages, problems, what to do, and sources."""
    from xlsxwriter import Workbook

    shown, say, made = cleaned(month), words(language), BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with Workbook(made, options) as book:
        book.set_properties({"title": findings.title(shown, language), "created": MADE})
        for name, head, rows in _sheets(shown, language):
            _write(book, say(name), [say(title) for title in head], rows)
    return made.getvalue()


def _sheets(month: Month, language: Language) -> Iterator[tuple[str, Sequence[str], Rows]]:
    yield mark("Answers"), _ANSWERS, [_answer(answer, language) for answer in month.answers]
    yield mark("Figures"), _FIGURES, list(_figures(month, language))
    yield (
        "Pages",
        _PAGES,
        [
            (p.title or p.page, p.page, p.before, p.now, *_reason(p.reason, language))
            for p in month.audience.pages
        ],
    )
    yield mark("Month by month"), _TREND, [_point(p, language) for p in month.audience.trend]
    yield mark("Advantages"), _ADVANTAGES, list(_advantages(month, language))
    yield mark("Problems"), _PROBLEMS, list(_problems(month, language))
    yield mark("Causes"), _CAUSES, list(_causes(month, language))
    yield mark("Weeks"), _WEEKS, list(_weeks(month, language))
    yield mark("What was fixed"), _FIXED, list(_fixed(month, language))
    yield mark("What is known"), _CURVE, [_step(p, language) for p in month.opinion.curve]
    yield mark("What to do"), _NEEDS, list(_needs(month, language))
    yield (
        "Sources",
        _SOURCES,
        [
            (
                s.file,
                sources.kind(s.source, language),
                *(s.first_day, s.last_day),
                *(s.rows_in, s.rows_taken, s.rows_rejected, s.rows_left_out),
            )
            for s in month.sources
        ],
    )


_ANSWERS = (
    mark("Question"),
    mark("Answer"),
    mark("Number"),
    mark("From"),
    mark("To"),
    mark("Unit"),
    mark("Goal"),
    mark("Chance that it is real"),
    mark("In words"),
)
_FIGURES = (
    mark("Question"),
    mark("Figure"),
    mark("Number"),
    mark("From"),
    mark("To"),
    mark("Unit"),
    mark("Why not"),
    mark("Measure"),
    mark("Count"),
    mark("Files"),
)
_PAGES = (mark("Page"), mark("Address"), mark("Before"), mark("Now"), mark("Why not"))
_ADVANTAGES = (
    mark("Advantage"),
    mark("Kind"),
    mark("Before"),
    mark("Now"),
    mark("From"),
    mark("To"),
    mark("Change"),
    mark("Change from"),
    mark("Change to"),
    mark("In words"),
)
_TREND = (mark("Month"), mark("Followers"), mark("From"), mark("To"))
_CURVE = (mark("People read"), mark("Of 100, nothing new"), mark("Kind"))
_PROBLEMS = (
    mark("Problem"),
    mark("Who must fix it"),
    mark("People"),
    mark("Mentions"),
    mark("Share"),
    mark("From"),
    mark("To"),
    mark("Change"),
    mark("Change from"),
    mark("Change to"),
    mark("In words"),
)
_CAUSES = (mark("Who must fix it"), mark("Mentions"), mark("Of them guessed"), mark("Share"))
_WEEKS = (mark("Problem"), mark("Week from"), mark("People"), mark("Of all who spoke up"))
_FIXED = (
    mark("Problem"),
    mark("Day"),
    mark("What was done"),
    mark("Before"),
    mark("That week"),
    mark("After"),
    mark("In words"),
)
_NEEDS = (
    mark("Question"),
    mark("What to do"),
    mark("How many"),
    mark("Money"),
    mark("Hours of work"),
    mark("Days"),
)
_SOURCES = (
    mark("File"),
    mark("Kind"),
    mark("First day"),
    mark("Last day"),
    mark("Rows"),
    mark("Taken"),
    mark("Rejected"),
    mark("Left out"),
)


def _answer(answer: Answer, language: Language) -> Sequence[Cell]:
    found = answer.estimate
    numbers = (None, None, None, "") if found is None else (*_ends(found), found.unit)
    return (
        verdicts.question(answer.question, language),
        verdicts.verdict(answer.verdict, language),
        *numbers,
        answer.goal.value,
        answer.chance,
        sentences.sentence(answer, language),
    )


def _ends(found: Estimate | None) -> tuple[float | None, float | None, float | None]:
    return (None, None, None) if found is None else (found.value, found.low, found.high)


def _figures(month: Month, language: Language) -> Iterator[Sequence[Cell]]:
    for answer in month.answers:
        for figure in answer.figures:
            yield (verdicts.room(answer.question, language), *_figure(figure, language))


def _figure(found: Figure, language: Language) -> Sequence[Cell]:
    value: Cell = found.value
    if isinstance(value, str):
        value = figures.value(found, language)
    return (
        figures.name(found, language),
        value,
        found.low,
        found.high,
        found.unit,
        *_reason(found.reason, language),
        found.measure,
        found.count,
        ", ".join(found.sources),
    )


def _reason(code: str, language: Language) -> tuple[str]:
    return (figures.reason(code, language) if code else "",)


def _advantages(month: Month, language: Language) -> Iterator[Sequence[Cell]]:
    for line in month.awareness.advantages:
        before = line.before.value if line.before else None
        yield (
            line.name,
            parts.advantage_role(line, language),
            before,
            *_ends(line.after),
            *_ends(line.change),
            parts.moved(line, language),
        )


def _point(found: TrendPoint, language: Language) -> Sequence[Cell]:
    month = findings.month_title(found.month, language)
    return (month, found.value, found.low, found.high)


def _step(found: CurvePoint, language: Language) -> Sequence[Cell]:
    kind = words(language)(mark("forecast") if found.forecast else mark("read"))
    return (found.authors, found.known, kind)


def _problems(month: Month, language: Language) -> Iterator[Sequence[Cell]]:
    for found in month.opinion.problems:
        name, cause = parts.problem_name(found, language), figures.cause(found.cause, language)
        told = over_time.moved(found, language)
        yield (
            name,
            cause,
            found.authors,
            found.mentions,
            *_ends(found.share),
            *_ends(found.change),
            told,
        )
    for new in month.opinion.new_problems:
        said = words(language)(mark("New problem? “{name}”")).format(name=new.name)
        yield (said, None, new.authors, new.mentions, *_ends(None), *_ends(None), "")


def _causes(month: Month, language: Language) -> Iterator[Sequence[Cell]]:
    for line in by_cause(month.opinion.problems, month.opinion.unplaced_causes):
        yield (figures.cause(line.cause, language), line.mentions, line.guessed, line.share)


def _weeks(month: Month, language: Language) -> Iterator[Sequence[Cell]]:
    for found in month.opinion.problems:
        for point in found.trend:
            yield (parts.problem_name(found, language), point.week_start, point.authors, point.of)


def _fixed(month: Month, language: Language) -> Iterator[Sequence[Cell]]:
    for found in month.opinion.problems:
        for line in found.fixed:
            shares = [e.value if e else None for e in (line.before, line.during, line.after)]
            told = over_time.fixed(line, language)[2]
            yield (parts.problem_name(found, language), line.on, line.what, *shares, told)


def _needs(month: Month, language: Language) -> Iterator[Sequence[Cell]]:
    for answer in month.answers:
        for need in answer.needs:
            cost = float(need.cost) if need.cost is not None else None
            told = (verdicts.room(answer.question, language), needs.act(need, language))
            yield (*told, need.amount, cost, need.hours, need.days)


def _write(book: "Workbook", name: str, head: Sequence[str], rows: Rows) -> None:
    sheet = book.add_worksheet(name[:31])
    bold = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for column, title in enumerate(head):
        sheet.write_string(0, column, title, bold)
        cells = [row[column] for row in rows]
        sheet.set_column(column, column, _width([title, *cells]))
        for place, cell in enumerate(cells, start=1):
            _write_cell(sheet, place, column, cell, day)
    sheet.freeze_panes(1, 1)


def _write_cell(sheet: "Worksheet", row: int, column: int, cell: Cell, day: "Format") -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, cell[:LONGEST_CELL])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), day)  # noqa: DTZ001  # a day has no zone
    else:
        sheet.write_number(row, column, cell)


def _width(cells: Sequence[Cell]) -> int:
    return min(WIDEST, max(10, *(len(str(cell)) + 2 for cell in cells if cell is not None)))
