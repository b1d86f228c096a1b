"""What is known of a simulated brand, in the units of what was found."""

from otvet.answers.month import Month
from otvet.findings import Answer, Figure
from otvet.i18n import Language, mark, words
from otvet.report.words import units


def of_answer(month: Month, answer: Answer, language: Language) -> str:
    """`truth: +3,8 %` beside an answer; "" where the truth is not known."""
    value = (month.truth or {}).get(answer.question)
    if value is None:
        return ""
    unit = answer.estimate.unit if answer.estimate else answer.goal.unit
    write = units.amount if unit == "of_100" else units.change
    return words(language)(mark("truth: {value}")).format(value=write(value, unit, language))


def of_figure(month: Month, figure: Figure, language: Language) -> str:
    """The truth beside a figure; "" where it is not known."""
    value = (month.truth or {}).get(figure.code)
    if value is None or figure.code in {"audience", "awareness", "opinion"}:
        return ""
    text = units.amount(value, figure.unit, language)
    return words(language)(mark("truth: {value}")).format(value=text)
