"""The one thing to do next, with its price and the question that it answers."""

from datetime import date

from otvet.answers.advice import Advice
from otvet.findings import QUESTIONS
from otvet.i18n import Language, mark, words
from otvet.report.words import figures, needs, parts, verdicts


def advice(found: Advice, language: Language, *, today: date | None) -> str:
    """The act with its price, in one line."""
    return "; ".join([act(found, language), *price(found, language, today=today)])


def act(found: Advice, language: Language) -> str:
    """What to do: get an answer, or mend what people speak of most."""
    if found.need is not None:
        return needs.act(found.need, language)
    if found.problem is None:
        return ""
    say = words(language)
    return say(mark("mend what is spoken of most: {problem} ({cause})")).format(
        problem=parts.problem_name(found.problem, language),
        cause=figures.cause(found.problem.cause, language),
    )


def title(found: Advice, language: Language) -> str:
    """What to do, as it stands alone."""
    text = act(found, language)
    return text[:1].upper() + text[1:]


def price(found: Advice, language: Language, *, today: date | None) -> tuple[str, ...]:
    """Hands, days and money, as far as each is known; of mending nobody knows the price."""
    return needs.price(found.need, language, today=today) if found.need else ()


def decides(found: Advice, language: Language) -> str:
    """Which question the act answers."""
    say = words(language)
    place = QUESTIONS.index(found.question) + 1
    if found.need is None:
        return say(mark("All three questions are answered; this is what people say most."))
    return say(mark("This answers question {place}: {question}")).format(
        place=place, question=verdicts.question(found.question, language)
    )
