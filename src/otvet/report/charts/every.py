"""Every drawing of a month that is worth a place in a deck, by its file's name."""

from collections.abc import Iterator

from markupsafe import Markup

from otvet.answers.month import Month
from otvet.findings import Answer
from otvet.i18n import Language, mark, words
from otvet.report.charts.answer import answer_bar
from otvet.report.charts.lines import known_line, trend_line
from otvet.report.charts.people import people_strip
from otvet.report.charts.problems import problem_weeks
from otvet.report.charts.slope import slope
from otvet.report.happenings import marks
from otvet.report.words import alt, looks
from otvet.report.words.composition import composition


def all_of(month: Month, language: Language) -> Iterator[tuple[str, Markup]]:
    """The answer bars, then what else the month has facts for."""
    for answer in month.answers:
        yield f"chart-{answer.question}", answer_bar(answer, language)
    colour = looks.colour(month.look)
    if month.audience.trend:
        yield "chart-trend", trend(month.audience, language, colour=colour)
    if any(line.role != "foil" for line in month.awareness.advantages):
        yield "chart-advantages", advantages(month.awareness, language)
    people = composition(month.audience, language)
    if people:
        yield "chart-people", people_strip(people)
    if any(problem.trend for problem in month.opinion.problems):
        title = words(language)(mark("What people speak of, by week"))
        drawn = problem_weeks(month.opinion.problems, language, title=title, colour=colour)
        yield "chart-problems", drawn
    if month.opinion.curve:
        yield "chart-known", known(month.opinion, language, colour=colour)


def trend(answer: Answer, language: Language, *, colour: str = "") -> Markup:
    """Followers by month with what happened on the way, and its finding for a title."""
    title = alt.trend(answer, language)
    found = marks(answer.trend, answer.happened)
    return trend_line(answer.trend, language, title=title, colour=colour, marks=found)


def advantages(answer: Answer, language: Language) -> Markup:
    """Knowledge of the advantages before and after, with its finding for a title."""
    title, desc = alt.slope(answer, language)
    heads = alt.wave_heads(answer, language)
    return slope(answer.advantages, heads, language, title=title, desc=desc)


def known(answer: Answer, language: Language, *, colour: str = "") -> Markup:
    """What is known by authors read, with its finding for a title."""
    return known_line(
        answer.curve,
        answer.goal.value,
        language,
        title=alt.known(answer, language),
        goal_words=alt.goal_tick(answer, language),
        colour=colour,
    )
