"""Every drawing of a month that is worth a place in a deck, by its file's name."""

from collections.abc import Iterator

from markupsafe import Markup

from otvet.answers.month import Month
from otvet.i18n import Language, words
from otvet.report.charts.answer import answer_bar
from otvet.report.charts.people import people_strip
from otvet.report.words import findings


def all_of(month: Month, language: Language) -> Iterator[tuple[str, Markup]]:
    """The answer bars, then what else the month has facts for."""
    for answer in month.answers:
        yield f"chart-{answer.question}", answer_bar(answer, language)
    people = findings.people(month.audience)
    if people:
        title = words(language)(
            "Active people: followers, those who follow no page, and the unseen"
        )
        yield "chart-people", people_strip(people[0], people[1], least=people[2], title=title)
