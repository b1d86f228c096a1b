"""The month in a message: what is up, what to do and its price, in a few lines for a phone."""

from collections.abc import Iterator
from datetime import date

from otvet.answers.advice import Advice, next_step
from otvet.answers.month import Month
from otvet.findings import Answer
from otvet.i18n import Language, mark, words
from otvet.report import short
from otvet.report.words import advice, figures, findings, over_time, parts, sentences, verdicts

PROBLEMS = 3


def month_message(month: Month, language: Language) -> str:
    """Plain text without markup: every messenger shows it alike."""
    shown = short.shown(month)
    blocks = [
        f"{findings.title(shown, language)}\n{verdicts.headline(shown.answers, language)}",
        *(_answer(place, answer, language) for place, answer in enumerate(shown.answers, start=1)),
        "\n".join(_problems(shown.opinion, language)),
        "\n".join(_moves(shown.opinion, language)),
        "\n".join(_next(next_step(shown.answers), language, today=shown.today)),
    ]
    return "\n\n".join(block for block in blocks if block)


def _answer(place: int, answer: Answer, language: Language) -> str:
    question = verdicts.question(answer.question, language)
    return f"{place}. {question}\n{sentences.sentence(answer, language)}"


def _problems(answer: Answer, language: Language) -> Iterator[str]:
    raised = [found for found in answer.problems if found.authors][:PROBLEMS]
    if raised:
        yield words(language)(mark("People speak of:"))
    for found in raised:
        cause = figures.cause(found.cause, language)
        name = parts.problem_name(found, language)
        yield f"• {name} ({cause}): {parts.problem_share(found, language)}"


def _moves(answer: Answer, language: Language) -> Iterator[str]:
    """What moved, and nothing at all where nothing did."""
    moves = list(over_time.moves(answer, language))[:PROBLEMS]
    if moves:
        yield words(language)(mark("What has changed:"))
        yield from (f"• {move}" for move in moves)


def _next(found: Advice | None, language: Language, *, today: date | None) -> Iterator[str]:
    if found is None:
        return
    yield words(language)(mark("What to do next:"))
    yield advice.advice(found, language, today=today)
