"""What a drawing says to somebody who does not see it, and the few words inside it."""

from otvet.facts import YearMonth
from otvet.findings import Answer
from otvet.i18n import Language, in_month, mark, number, words
from otvet.report.words import sentences, verdicts


def bar(answer: Answer, language: Language) -> tuple[str, str]:
    """Title and description of an answer bar: the verdict, then the numbers."""
    question = verdicts.question(answer.question, language)
    title = f"{question} {verdicts.verdict(answer.verdict, language)}."
    return title, sentences.sentence(answer, language)


def goal_tick(answer: Answer, language: Language) -> str:
    """The words at the second tick, or at the line of the third question."""
    say, goal = words(language), sentences.goal(answer, language)
    if answer.question == "opinion":
        return say("wanted: {goal} of 100").format(goal=goal)
    return say("+{goal} matters").format(goal=goal)


def both_ends(low: str, high: str, language: Language) -> str:
    """Both ends of a short bar in one label."""
    return words(language)(mark("{low} to {high}")).format(low=low, high=high)


def trend(answer: Answer, language: Language) -> str:
    """What the line of followers shows: how many there were first and last."""
    first, last = answer.trend[0], answer.trend[-1]
    return words(language)(
        mark("Followers of the same pages: {first} {then}, {last} {now}")
    ).format(
        first=number(first.value, language),
        then=in_month(YearMonth.parse(first.month), language),
        last=number(last.value, language),
        now=in_month(YearMonth.parse(last.month), language),
    )


def known(answer: Answer, language: Language) -> str:
    """What the curve shows: how much is known now, after how many people."""
    read = [point for point in answer.curve if not point.forecast][-1]
    return words(language)(
        mark("Of 100 who speak up next, {known} say nothing new: after {authors} people read")
    ).format(known=number(read.known, language), authors=number(read.authors, language))
