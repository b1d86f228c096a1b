"""The three questions in the PDF, each with its drawings, tables, figures and checks."""

from collections.abc import Iterator, Sequence

from otvet.answers.month import Month
from otvet.findings import QUESTIONS, Answer, Figure, Need, NewProblem, PageLine, Problem
from otvet.i18n import Language, number, percent, words
from otvet.report import charts, truth
from otvet.report.causes import by_cause
from otvet.report.words import (
    alt,
    checks,
    commenters,
    figures,
    findings,
    growth,
    looks,
    needs,
    over_time,
    parts,
    sentences,
    verdicts,
)
from otvet.report.words.composition import Composition, composition

WIDE, CHART, STRIP, SMALL = 700, 440, 250, 140
"""Pixels that a drawing is laid out for: all of the page, the left part, the right part, a cell."""
PROBLEMS, QUOTED, ALERTS = 12, 6, 6
"""Problems shown, those with a quote, and alerts, as on the page; the rest are counted."""

Content = dict[str, object]
Drawings = dict[str, str | bytes]


def audience(month: Month, language: Language, drawings: Drawings) -> Content:
    """Followers by month and by page, and who acted."""
    answer = month.audience
    told = _section(answer, findings.audience(answer, month.month, language), month, language)
    told["merit"] = growth.merit(answer, language)
    if answer.trend:
        drawn = charts.trend(answer, language, colour=looks.colour(month.look))
        drawings["trend.svg"] = charts.standalone(drawn, width=CHART)
        title = words(language)("Followers of the same pages, month by month")
        told["chart"] = _chart("trend.svg", title, alt.trend(answer, language))
        told["marks"] = [f"{n}. {text}" for n, text in growth.happened(answer, language)]
    people = composition(answer, language)
    if people:
        told["strip"] = _strip(people, language, drawings)
    if answer.pages:
        told["pages"] = _pages(month, language, drawings)
    return told


def awareness(month: Month, language: Language, drawings: Drawings) -> Content:
    """Knowledge of each advantage before and after, drawn and as a table."""
    say, answer = words(language), month.awareness
    told = _section(answer, findings.awareness(answer, language), month, language)
    if not answer.advantages:
        return told
    if any(line.role != "foil" for line in answer.advantages):
        drawn = charts.standalone(charts.advantages(answer, language), width=WIDE)
        drawings["slope.svg"] = drawn
        said = ". ".join(alt.slope(answer, language))
        told["slope"] = _chart("slope.svg", say("How many of 100 people know it"), said)
        told["slope_note"] = alt.slope_note(language)
    told["advantages"] = {
        "head": [say("Advantage"), say("Know it"), say("Change")],
        "rows": [
            [
                line.name,
                parts.advantage_role(line, language),
                parts.advantage_levels(line, language),
                parts.moved(line, language),
                parts.advantage_change(line, language),
            ]
            for line in answer.advantages
        ],
    }
    return told


def opinion(month: Month, language: Language, drawings: Drawings) -> Content:
    """What people speak of most, who can mend it, and how much of it is known."""
    say, answer = words(language), month.opinion
    told = _section(answer, findings.opinion(answer, language), month, language)
    if answer.curve:
        drawn = charts.known(answer, language, colour=looks.colour(month.look))
        drawings["known.svg"] = charts.standalone(drawn, width=CHART)
        title = say("How much of what people say we know already")
        told["chart"] = _chart("known.svg", title, alt.known(answer, language))
    if answer.new_problems:
        told["new"] = {
            "title": say("New problems? Alike, and like no known problem"),
            "lines": [_new(found, language) for found in answer.new_problems[:PROBLEMS]],
        }
    told["alerts"] = _alerts(answer, language)
    told["silent"] = _silent(answer, language)
    if not answer.problems:
        return told
    told["causes"] = _causes(month, language, drawings)
    told["problems_title"] = say("What people speak of most, and who can mend it")
    shown = over_time.worth_showing(answer, PROBLEMS)
    told["problems"] = [
        _problem(problem, place, month, language, drawings) for place, problem in enumerate(shown)
    ]
    left = len(answer.problems) - len(shown)
    more = [parts.more_problems(left, language)] if left > 0 else []
    how = [over_time.note(language)] if over_time.any_trend(answer) else []
    told["notes"] = [*more, alt.shares(answer, language), *how, alt.silent(language)]
    return told


def _alerts(answer: Answer, language: Language) -> Content:
    """What was out of the ordinary, each with its quote; {} where nothing was."""
    if not answer.alerts:
        return {}
    rows = [
        [
            over_time.alert(alert, language),
            *([alert.quote.text, parts.quote_source(alert.quote, language)] if alert.quote else []),
        ]
        for alert in answer.alerts[:ALERTS]
    ]
    left = len(answer.alerts) - ALERTS
    return {
        "title": words(language)("Out of the ordinary this month"),
        "rows": rows,
        "more": over_time.more_alerts(left, language) if left > 0 else "",
    }


def _silent(answer: Answer, language: Language) -> Content:
    """What the silent think, or what is missing to tell; {} in months closed before it was asked."""
    if answer.silent is None:
        return {}
    said = [commenters.commenters(answer, language), over_time.silent(answer.silent, language)]
    return {
        "title": words(language)("What those who keep silent think"),
        "said": " ".join(filter(None, said)),
        "lines": over_time.silent_lines(answer.silent, language),
    }


def _section(answer: Answer, heading: str, month: Month, language: Language) -> Content:
    say, text = words(language), month.notes.comments.get(answer.question, "")
    return {
        "eye": f"{QUESTIONS.index(answer.question) + 1}. {verdicts.room(answer.question, language)}",
        "heading": heading,
        "lede": sentences.sentence(answer, language),
        "comment": [say("Comment"), text] if text else [],
        "needed": {
            "title": say("How to get the answer"),
            "acts": [list(_act(need, month, language)) for need in answer.needs],
        },
        "figures": {
            "head": [say("Figures"), say("Now"), say("Before")],
            "rows": [_figure(month, pair, language) for pair in figures.pairs(answer.figures)],
        },
        "checks": [
            [checks.state(c, language), checks.check(c, language)]
            for c in answer.checks
            if checks.matters(c)
        ],
    }


def _act(need: Need, month: Month, language: Language) -> Iterator[str]:
    yield needs.act(need, language)
    yield ", ".join(needs.price(need, language, today=month.today))
    yield needs.other_price(need, language)


def _figure(month: Month, row: figures.Pair, language: Language) -> list[str]:
    """A figure in five texts: name, reason, value with its interval, the same of before."""
    reason = figures.reason(row.now.reason, language) if row.now.reason else ""
    told = (figures.span(row.now, language), truth.of_figure(month, row.now, language))
    return [
        figures.name(row.now, language),
        reason,
        figures.value(row.now, language),
        "; ".join(filter(None, told)),
        *_before(row.before, language),
    ]


def _before(found: Figure | None, language: Language) -> tuple[str, str]:
    if found is None:
        return "", ""
    return figures.value(found, language), figures.span(found, language)


def _pages(month: Month, language: Language, drawings: Drawings) -> Content:
    say, lines = words(language), month.audience.pages
    changes = findings.page_changes(lines)
    for place, change in changes.items():
        drawn = charts.change_bar(change, list(changes.values()))
        drawings[f"page-{place}.svg"] = charts.standalone(drawn, width=SMALL)
    return {
        "head": [say(name) for name in ("Followers by page", "Before", "Now", "Change")],
        "rows": [
            [*_page(page, month, language), f"page-{place}.svg" if place in changes else ""]
            for place, page in enumerate(lines)
        ],
        "note": say(
            "One person may follow several pages, so there are fewer people than subscriptions."
        ),
    }


def _page(page: PageLine, month: Month, language: Language) -> list[str]:
    counts = [number(n, language) if n is not None else "—" for n in (page.before, page.now)]
    notes = " · ".join(findings.page_notes(page, language)) + looks.star(page, month.look)
    return [
        page.title or page.page,
        notes,
        *counts,
        findings.page_change(page, language) or "—",
    ]


def _chart(drawing: str, title: str, said: str) -> Content:
    return {"title": title, "drawing": drawing, "alt": said}


def _strip(people: Composition, language: Language, drawings: Drawings) -> Content:
    drawings["people.svg"] = charts.standalone(charts.people_strip(people), width=STRIP)
    keys: list[tuple[int | str, str, str]] = [
        (place, number(part.people, language), part.said) for place, part in enumerate(people.parts)
    ]
    if people.unseen:
        keys.append((charts.UNSEEN, number(people.unseen, language), people.unseen_said))
    for kind, *_ in keys:
        drawings[f"key-{kind}.svg"] = charts.standalone(charts.key(kind), width=14)
    return _chart("people.svg", people.heading, people.title) | {"keys": keys}


def _causes(month: Month, language: Language, drawings: Drawings) -> Content:
    problems, unplaced = month.opinion.problems, month.opinion.unplaced_causes
    lines, rows = by_cause(problems, unplaced), []
    colour = looks.colour(month.look) or charts.ACCENT
    for place, line in enumerate(lines):
        drawn = charts.share_bar(line.share, lines[0].share, colour=colour, guessed=line.guess)
        drawings[f"cause-{place}.svg"] = charts.standalone(drawn, width=SMALL)
        share = percent(line.share, language, digits=0)
        rows.append([figures.cause(line.cause, language), f"cause-{place}.svg", share])
    return {
        "title": words(language)("What to mend first"),
        "rows": rows,
        "note": parts.of_mentions(problems, language, unplaced, drawn=True),
    }


def _new(found: NewProblem, language: Language) -> Content:
    quotes = [[quote.text, parts.quote_source(quote, language)] for quote in found.quotes[:1]]
    return {"name": found.name, "people": parts.people(found, language), "quotes": quotes}


def _problem(
    problem: Problem, place: int, month: Month, language: Language, drawings: Drawings
) -> Content:
    answer = month.opinion
    drawn = charts.problem_bar(problem, answer.problems, colour=looks.colour(month.look))
    drawings[f"problem-{place}.svg"] = charts.standalone(drawn, width=SMALL)
    quotes: Sequence[list[str]] = [
        [quote.text, parts.quote_source(quote, language)] for quote in problem.quotes[:1]
    ]
    spark = ""
    if problem.trend:
        spark = f"problem-weeks-{place}.svg"
        weeks = charts.problem_spark(problem, language, colour=looks.colour(month.look))
        drawings[spark] = charts.standalone(weeks, width=SMALL)
    return {
        "spark": [spark, over_time.weeks(problem, language)] if spark else [],
        "moved": over_time.moved(problem, language),
        "sure": over_time.has_moved(problem),
        "fixed": [list(over_time.fixed(line, language)) for line in problem.fixed],
        "name": parts.problem_name(problem, language),
        "cause": figures.cause(problem.cause, language),
        "people": number(problem.authors, language),
        "of": parts.problem_of(problem, answer, language),
        "alt": parts.problem_share(problem, language),
        "drawing": f"problem-{place}.svg",
        "quotes": quotes if place < QUOTED else [],
    }
