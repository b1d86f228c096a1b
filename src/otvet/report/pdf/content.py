"""Everything that the PDF says, as plain data: the words are those of the page."""

from base64 import b64decode

from otvet.answers.advice import next_step
from otvet.answers.month import Month
from otvet.findings import Answer
from otvet.i18n import Language, number, words
from otvet.report import charts, truth
from otvet.report.charts.svg import FULL
from otvet.report.clean import cleaned
from otvet.report.pdf.sections import Content, Drawings, audience, awareness, opinion
from otvet.report.words import (
    advice,
    alt,
    doubts,
    figures,
    findings,
    looks,
    money,
    movers,
    needs,
    parts,
    sentences,
    sources,
    verdicts,
)

BAR_WIDTH, BULLET_WIDTH, KEY_WIDTH = 330, 360, 60
SOURCES = 40
"""Shown in full, as on the page; the rest are counted."""


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
        "decision": _decision(shown, language),
        "legend": _legend(language, drawings),
        "sections": [
            audience(shown, language, drawings),
            awareness(shown, language, drawings),
            opinion(shown, language, drawings),
        ],
        "look": _look(shown, drawings),
        "money": _money(shown, language),
        "plan": _plan(shown, language),
        "footnotes": [*looks.footnotes(shown.look, language), shown.look.footer],
        "goals": _goals(shown, language, drawings),
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


def _money(month: Month, language: Language) -> Content:
    """Sales, costs and events as far as facts exist; empty lists where they do not."""
    say = words(language)
    costs = money.costs_heading(month.costs, language) if month.costs else ""
    heading = money.sales_heading(month, language) or costs
    return {
        "eye": say("Sales and costs"),
        "heading": heading or say("What else happened"),
        "lede": say(
            "These are facts of the till. What of it is thanks to the networks, they do not say."
        )
        if month.sales
        else "",
        "sold": say("Sold"),
        "sales": [list(row) for row in money.sales_rows(month, language)],
        "cost": costs,
        "costs": [list(row) for row in money.cost_rows(month.costs, language)],
        "per_result": money.per_result(month, language),
        "happened": say("What else happened"),
        "events": money.event_rows(month.events, language),
    }


def _plan(month: Month, language: Language) -> Content:
    say, notes = words(language), month.notes
    lists = ((say("Plan"), notes.plan), (say("What we ask of you"), notes.asks))
    return {
        "eye": say("What comes next"),
        "heading": looks.plan_heading(notes, language),
        "lists": [[title, list(lines)] for title, lines in lists if lines],
    }


def _row(month: Month, answer: Answer, language: Language, drawings: Drawings) -> Content:
    name = f"bar-{answer.question}.svg"
    drawings[name] = charts.standalone(charts.answer_bar(answer, language), width=BAR_WIDTH)
    glyph = f"glyph-{answer.verdict.value}.svg"
    drawings[glyph] = charts.standalone(charts.glyph(answer.verdict), width=28)
    sure = (doubts.doubt(answer, language), truth.of_answer(month, answer, language))
    return {
        "question": verdicts.question(answer.question, language),
        "method": figures.method(answer.method, language),
        "lead": movers.lead(answer, language),
        "movers": [list(pair) for pair in movers.movers(answer, month.look, language)],
        "bar": name,
        "alt": " ".join(alt.bar(answer, language)),
        "glyph": glyph,
        "verdict": verdicts.verdict(answer.verdict, language),
        "colour": FULL[answer.verdict],
        "doubts": [text for text in sure if text],
        "act": _lead(month, answer, language),
    }


def _lead(month: Month, answer: Answer, language: Language) -> list[str]:
    if not answer.needs:
        return []
    act = needs.need(answer.needs[0], language, today=month.today)
    return [needs.lead(answer.verdict, language), act]


def _decision(month: Month, language: Language) -> Content:
    step = next_step(month.answers)
    if step is None:
        return {}
    return {
        "title": words(language)("What to do next"),
        "act": advice.title(step, language),
        "price": list(advice.price(step, language, today=month.today)),
        "decides": advice.decides(step, language),
    }


def _legend(language: Language, drawings: Drawings) -> Content:
    drawings["key.svg"] = charts.standalone(charts.answer_key(), width=KEY_WIDTH)
    return {"drawing": "key.svg", "words": alt.legend(language)}


def _goals(month: Month, language: Language, drawings: Drawings) -> Content:
    say = words(language)
    return {
        "eye": say("Goals and means"),
        "heading": say("What counts is a change in one of the three answers"),
        "title": say("Goals"),
        "rows": [_goal(answer, month, language, drawings) for answer in month.answers],
        "means": [
            [
                sources.means(line.text, line.cost, month.currency, language),
                sources.purpose(line.question, language),
            ]
            for line in month.means
        ],
        "means_title": say("Means"),
        "means_head": [say("What is done"), say("In order to what")],
    }


def _goal(answer: Answer, month: Month, language: Language, drawings: Drawings) -> Content:
    name = f"goal-{answer.question}.svg"
    drawn = charts.bullet(answer, colour=looks.colour(month.look))
    drawings[name] = charts.standalone(drawn, width=BULLET_WIDTH)
    return {
        "room": verdicts.room(answer.question, language),
        "wanted": alt.goal_tick(answer, language),
        "drawing": name,
        "now": [words(language)("now"), sentences.figure(answer, language)],
        "verdict": verdicts.verdict(answer.verdict, language),
    }


def _sources(month: Month, language: Language) -> Content:
    say = words(language)
    shown = month.sources[:SOURCES]
    left = len(month.sources) - SOURCES
    heads = ("File", "Days", "Rows", "Taken", "Rejected", "Left out")
    return {
        "eye": say("Sources and gaps"),
        "heading": sources.heading(month.sources, month.rejected, language),
        "head": [say(head) for head in heads],
        "rows": [
            [
                line.file,
                sources.kind(line.source, language),
                sources.span(line, language),
                *(
                    number(n, language)
                    for n in (
                        line.rows_in,
                        line.rows_taken,
                        line.rows_rejected,
                        line.rows_left_out,
                    )
                ),
            ]
            for line in shown
        ],
        "more": parts.more_files(left, language) if left > 0 else "",
        "gaps_title": say("What the files do not tell"),
        "gaps": sources.notes(shown, language),
    }
