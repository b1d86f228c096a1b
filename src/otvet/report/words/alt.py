"""What a drawing says to somebody who does not see it, and the few words inside it."""

from otvet.findings import Answer
from otvet.i18n import Language, mark, words
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
