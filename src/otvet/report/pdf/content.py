"""Everything that the PDF says, as plain data: the words are those of the page."""

from base64 import b64decode
from collections.abc import Iterator

from otvet.answers.month import Month
from otvet.findings import QUESTIONS, Answer, Need, PageLine, Problem
from otvet.i18n import Language, number, words
from otvet.report import charts, truth
from otvet.report.charts.svg import FULL
from otvet.report.clean import cleaned
from otvet.report.words import (
    alt,
    checks,
    figures,
    findings,
    looks,
    needs,
    parts,
    sentences,
    sources,
    verdicts,
)

BAR_WIDTH, ROW_WIDTH, STRIP_WIDTH = 330, 300, 520
PROBLEMS, SOURCES = 12, 40
"""Shown in full, as on the page; the rest are counted."""

Content = dict[str, object]
Drawings = dict[str, str | bytes]


def content(month: Month, language: Language) -> tuple[Content, Drawings]:
    """What the template prints, and its drawings by file name."""
    shown, drawings = cleaned(month), Drawings()
    say = words(language)
    told: Content = {
        "language": language,
        "title": findings.title(shown, language),
        "headline": verdicts.headline(shown.answers, language),
        "simulated": say("Simulated: the brand and its people are invented.")
        if shown.simulated
        else "",
        "sides": [say("← no"), say("yes →")],
        "answers": [_row(shown, answer, language, drawings) for answer in shown.answers],
        "sections": [
            _audience(shown, language, drawings),
            _awareness(shown, language, drawings),
            _opinion(shown, language, drawings),
        ],
        "look": _look(shown, drawings),
        "plan": _plan(shown, language),
        "footnotes": [*looks.footnotes(shown.look, language), shown.look.footer],
        "goals": _goals(shown, language),
        "sources": _sources(shown, language),
        "made": say("Counted by Otvet {version}, seed {seed}.").format(
            version=shown.version, seed=shown.seed
        ),
        "page": say("page {page} of {pages}"),
    }
    return told, drawings


def _look(month: Month, drawings: Drawings) -> Content:
    look, file = month.look, ""
    if look.logo:
        file = f"logo.{look.kind.partition('/')[2].partition('+')[0]}"
        drawings[file] = b64decode(look.logo)
    return {"name": look.name, "logo": file, "colour": looks.colour(look)}


def _plan(month: Month, language: Language) -> Content:
    say, notes = words(language), month.notes
    lists = ((say("Plan"), notes.plan), (say("What we ask of you"), notes.asks))
    return {
        "eye": say("What comes next"),
        "heading": looks.plan_heading(notes, language),
        "lists": [[title, list(lines)] for title, lines in lists if lines],
    }


def _comment(answer: Answer, month: Month, language: Language) -> list[str]:
    text = month.notes.comments.get(answer.question, "")
    return [words(language)("Comment"), text] if text else []


def _row(month: Month, answer: Answer, language: Language, drawings: Drawings) -> Content:
    name = f"bar-{answer.question}.svg"
    drawings[name] = charts.standalone(charts.answer_bar(answer, language), width=BAR_WIDTH)
    glyph = f"glyph-{answer.verdict.value}.svg"
    drawings[glyph] = charts.standalone(charts.glyph(answer.verdict), width=28)
    doubts = (
        sentences.chance(answer, language),
        sentences.why(answer, language),
        sentences.shade(answer, language),
        truth.of_answer(month, answer, language),
    )
    return {
        "question": verdicts.question(answer.question, language),
        "method": figures.method(answer.method, language),
        "bar": name,
        "alt": " ".join(alt.bar(answer, language)),
        "glyph": glyph,
        "verdict": verdicts.verdict(answer.verdict, language),
        "colour": FULL[answer.verdict],
        "doubts": [text for text in doubts if text],
        "act": _lead(month, answer, language),
    }


def _lead(month: Month, answer: Answer, language: Language) -> list[str]:
    if not answer.needs:
        return []
    act = needs.need(answer.needs[0], language, today=month.today)
    return [needs.lead(answer.verdict, language), act]


def _section(answer: Answer, heading: str, month: Month, language: Language) -> Content:
    say = words(language)
    return {
        "eye": f"{QUESTIONS.index(answer.question) + 1}. {verdicts.room(answer.question, language)}",
        "heading": heading,
        "lede": sentences.sentence(answer, language),
        "plan": {
            "title": say("How to get the answer"),
            "acts": [list(_act(need, month, language)) for need in answer.needs],
        },
        "figures": {"title": say("Figures"), "rows": list(_figures(month, answer, language))},
        "checks": [
            [checks.state(c, language), checks.check(c, language)]
            for c in answer.checks
            if checks.matters(c)
        ],
        "comment": _comment(answer, month, language),
        "table": {},
        "chart": {},
        "strip": {},
        "problems": [],
        "notes": [],
    }


def _act(need: Need, month: Month, language: Language) -> Iterator[str]:
    yield needs.act(need, language)
    yield ", ".join(needs.price(need, language, today=month.today))
    yield needs.other_price(need, language)


def _figures(month: Month, answer: Answer, language: Language) -> Iterator[list[str]]:
    for row in figures.pairs(answer.figures):
        reason = figures.reason(row.now.reason, language) if row.now.reason else ""
        told = (
            figures.span(row.now, language),
            truth.of_figure(month, row.now, language),
            figures.before(row, language),
            reason,
        )
        more = "; ".join(text for text in told if text)
        yield [figures.name(row.now, language), figures.value(row.now, language), more]


def _audience(month: Month, language: Language, drawings: Drawings) -> Content:
    say, answer = words(language), month.audience
    told = _section(answer, findings.audience(answer, month.month, language), month, language)
    if answer.pages:
        told["table"] = {
            "title": say("Followers by page"),
            "head": [say("Page"), say("Before"), say("Now"), say("Change")],
            "rows": [_page(page, month, language) for page in answer.pages],
            "note": say(
                "One person may follow several pages, so there are fewer people than subscriptions."
            ),
        }
    if answer.trend:
        drawn = charts.trend(answer, language, colour=looks.colour(month.look))
        title = say("Followers of the same pages, month by month")
        drawings["trend.svg"] = charts.standalone(drawn, width=STRIP_WIDTH)
        told["chart"] = _chart("trend.svg", title, alt.trend(answer, language))
    people = findings.people(answer)
    if people:
        told["strip"] = _strip(people, language, drawings)
    return told


def _page(page: PageLine, month: Month, language: Language) -> list[str]:
    counts = [number(n, language) if n is not None else "—" for n in (page.before, page.now)]
    notes = " · ".join(findings.page_notes(page, language)) + looks.star(page, month.look)
    change = findings.page_change(page, language) or "—"
    return [page.title or page.page, *counts, change, notes]


def _chart(drawing: str, title: str, said: str) -> Content:
    return {"title": title, "drawing": drawing, "alt": said}


def _strip(people: tuple[float, float, float], language: Language, drawings: Drawings) -> Content:
    say = words(language)
    title = say("Active people: followers, those who follow no page, and the unseen")
    drawn = charts.people_strip(people[0], people[1], least=people[2], title=title)
    drawings["people.svg"] = charts.standalone(drawn, width=STRIP_WIDTH)
    keys = [
        [number(people[0], language), say("follow a page")],
        [number(people[1], language), say("follow no page")],
    ]
    if people[2] > people[0] + people[1]:
        keys.append([number(people[2], language), say("with the unseen ones at least")])
    return {
        "title": say("Who acted this month"),
        "alt": title,
        "drawing": "people.svg",
        "keys": keys,
    }


def _awareness(month: Month, language: Language, drawings: Drawings) -> Content:
    say, answer = words(language), month.awareness
    told = _section(answer, findings.awareness(answer, language), month, language)
    if not answer.advantages:
        return told
    for place, line in enumerate(answer.advantages):
        drawn = charts.advantage_row(line, answer.advantages)
        drawings[f"advantage-{place}.svg"] = charts.standalone(drawn, width=ROW_WIDTH)
    told["advantages"] = {
        "title": say(
            "How many of 100 people know it: hollow before, full after; whiskers hold 90 of 100. "
            "Dotted: what does not exist and is claimed to be known all the same."
        ),
        "rows": [
            [
                line.name,
                parts.advantage_role(line, language),
                f"advantage-{place}.svg",
                parts.advantage_levels(line, language),
                parts.moved(line, language),
                parts.advantage_change(line, language),
            ]
            for place, line in enumerate(answer.advantages)
        ],
    }
    return told


def _opinion(month: Month, language: Language, drawings: Drawings) -> Content:
    say, answer = words(language), month.opinion
    told = _section(answer, findings.opinion(answer, language), month, language)
    problems, notes = [], []
    if answer.curve:
        drawn = charts.known(answer, language, colour=looks.colour(month.look))
        title = say("How much of what people say we know already")
        drawings["known.svg"] = charts.standalone(drawn, width=STRIP_WIDTH)
        told["chart"] = _chart("known.svg", title, alt.known(answer, language))
    for place, problem in enumerate(answer.problems[:PROBLEMS]):
        drawn = charts.problem_bar(problem, answer.problems, colour=looks.colour(month.look))
        drawings[f"problem-{place}.svg"] = charts.standalone(drawn, width=ROW_WIDTH)
        problems.append(_problem(problem, f"problem-{place}.svg", language))
    left = len(answer.problems) - PROBLEMS
    if left > 0:
        notes.append(parts.more_problems(left, language))
    if answer.problems:
        notes += [
            say(
                "Raw: as the program has read the texts, "
                "before anybody has checked a part of them by hand."
            ),
            say("This is what people who speak up say. Those who keep silent may think otherwise."),
        ]
    return told | {"problems": problems, "notes": notes}


def _problem(problem: Problem, drawing: str, language: Language) -> Content:
    return {
        "name": parts.problem_name(problem, language),
        "cause": figures.cause(problem.cause, language),
        "share": parts.problem_share(problem, language),
        "drawing": drawing,
        "quotes": [[q.text, parts.quote_source(q, language)] for q in problem.quotes],
    }


def _goals(month: Month, language: Language) -> Content:
    say = words(language)
    return {
        "eye": say("Goals and means"),
        "heading": say("What counts is a change in one of the three answers"),
        "head": [say("Question"), say("From here on it matters"), say("Now")],
        "rows": [
            [
                verdicts.room(answer.question, language),
                sentences.wanted(answer, language),
                sentences.figure(answer, language),
            ]
            for answer in month.answers
        ],
        "means": [
            [
                sources.means(line.text, line.cost, month.currency, language),
                sources.purpose(line.question, language),
            ]
            for line in month.means
        ],
        "means_head": [say("What is done"), say("In order to what")],
    }


def _sources(month: Month, language: Language) -> Content:
    say = words(language)
    left = len(month.sources) - SOURCES
    return {
        "eye": say("Sources and gaps"),
        "heading": sources.heading(month.sources, month.rejected, language),
        "head": [say("File"), say("Days"), say("Rows")],
        "rows": [
            [
                line.file,
                sources.span(line, language),
                sources.rows(line, language),
                " · ".join(
                    [sources.kind(line.source, language)]
                    + [sources.note(note, language) for note in line.notes]
                ),
            ]
            for line in month.sources[:SOURCES]
        ],
        "more": parts.more_files(left, language) if left > 0 else "",
    }
