"""The month as plain text: a block of three lines, then what each of them stands on."""

from collections.abc import Iterator
from textwrap import wrap

from otvet.answers.month import Month
from otvet.findings import Answer
from otvet.i18n import Language, mark, words
from otvet.report import short, truth
from otvet.report.words import (
    checks,
    doubts,
    figures,
    findings,
    growth,
    money,
    needs,
    over_time,
    parts,
    sentences,
    sources,
    told,
    units,
    verdicts,
)

WIDTH = 100
PROBLEMS = 5
GAP = "  "


def month_text(month: Month, language: Language, *, width: int = WIDTH) -> str:
    """The month as it is printed; no line but the first three is longer than `width`."""
    shown = short.shown(month)
    lines = [findings.title(shown, language), *_block(shown, language)]
    if shown.simulated:
        lines.append(words(language)(mark("Simulated: the brand and its people are invented.")))
    for place, answer in enumerate(shown.answers, start=1):
        title = f"{place} {verdicts.question(answer.question, language)}"
        lines += ["", title, *_wrapped(_answer(shown, answer, language), width)]
    for title, body in _ends(shown, language):
        lines += ["", title, *_wrapped(body, width)]
    return "\n".join(line.rstrip() for line in lines)


def _block(month: Month, language: Language) -> list[str]:
    rows = [_row(month, answer, language) for answer in month.answers]
    rows = [(f"{place} {row[0]}", *row[1:]) for place, row in enumerate(rows, start=1)]
    wide = [max(len(row[column]) for row in rows) for column in range(len(rows[0]) - 1)]
    lines = []
    for row in rows:
        cells = [cell.ljust(size) for cell, size in zip(row, wide, strict=False)]
        lines.append(GAP.join([*(c for c, size in zip(cells, wide, strict=True) if size), row[-1]]))
    return lines


def _row(month: Month, answer: Answer, language: Language) -> tuple[str, ...]:
    need = answer.needs[0] if answer.needs else None
    return (
        verdicts.question(answer.question, language),
        verdicts.short_verdict(answer.verdict, language),
        sentences.figure(answer, language),
        sentences.brackets(answer, language),
        truth.of_answer(month, answer, language),
        needs.column(need, language, today=month.today) if need else "",
    )


def _answer(month: Month, answer: Answer, language: Language) -> Iterator[str]:
    yield sentences.sentence(answer, language)
    yield from filter(None, [doubts.chance(answer, language), growth.merit(answer, language)])
    yield from _needs(month, answer, language)
    yield from parts.problem_lines(answer, language, most=PROBLEMS)
    yield from parts.cause_lines(answer, language)
    yield from (parts.new_problem(found, language) for found in answer.new_problems[:PROBLEMS])
    yield from over_time.moves(answer, language)
    for problem in answer.problems:
        yield from (" ".join(over_time.fixed(line, language)) for line in problem.fixed)
    yield from (over_time.alert(alert, language) for alert in answer.alerts)
    if answer.silent:
        yield over_time.silent(answer.silent, language)
        yield from over_time.silent_lines(answer.silent, language)
    yield from parts.advantage_lines(answer, language)
    yield from (text for _, text in growth.happened(answer, language))
    for pair in figures.pairs(answer.figures):
        said = [told.figure(pair.now, month, language), figures.before(pair, language)]
        yield "; ".join(part for part in said if part)
    for check in filter(checks.matters, answer.checks):
        yield f"{checks.state(check, language)}: {checks.check(check, language)}"


def _needs(month: Month, answer: Answer, language: Language) -> Iterator[str]:
    lead = needs.lead(answer.verdict, language)
    for need in answer.needs:
        yield f"{lead} {needs.need(need, language, today=month.today)}"
        if other := needs.other_price(need, language):
            yield f"  {other}"
        yield from needs.commands(need, language)


def _ends(month: Month, language: Language) -> Iterator[tuple[str, list[str]]]:
    say = words(language)
    if month.means:
        yield (
            say("Means, not goals"),
            [_means(month, place, language) for place in range(len(month.means))],
        )
    if month.costs:
        yield say("Costs of the month"), [money.costs(month.costs, language)]
    if month.events:
        yield say("What else happened"), [money.events(month.events, language)]
    yield say("Sources"), _sources(month, language)


def _means(month: Month, place: int, language: Language) -> str:
    line = month.means[place]
    said = sources.means(line.text, line.cost, month.currency, language)
    return f"{said}: {sources.purpose(line.question, language)}"


def _sources(month: Month, language: Language) -> list[str]:
    say = words(language)
    lines = [
        f"{line.file} ({sources.kind(line.source, language)}): {sources.rows(line, language)}"
        for line in month.sources
    ]
    lines += sources.notes(month.sources, language)
    if not lines:
        lines.append(say("No files have been taken in yet. Drop exports into the inbox."))
    if month.rejected:
        count = units.counted(month.rejected, "rows", language)
        lines.append(say("Not taken in all files together: {rows}.").format(rows=count))
    return lines


def _wrapped(lines: Iterator[str] | list[str], width: int) -> list[str]:
    out: list[str] = []
    for line in lines:
        out += wrap(
            line,
            width,
            initial_indent="  ",
            subsequent_indent="    ",
            break_on_hyphens=False,
        )
    return out
