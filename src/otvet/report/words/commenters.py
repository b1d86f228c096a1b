"""How few those are who speak up: said beside every yes of the third question."""

from otvet.findings import Answer
from otvet.i18n import Language, mark, number, words


def commenters(answer: Answer, language: Language) -> str:
    """Of 100 people of the audience, how many spoke up; every yes is said together with it."""
    say = words(language)
    figure = next((f for f in answer.figures if f.code == "commenters_of_100"), None)
    if figure is None:
        return ""
    if figure.low is None or figure.high is None:
        return say(
            mark("How many of 100 people of your audience those who comment are, nobody knows yet.")
        )
    low, high = _of_100(figure.low, language), _of_100(figure.high, language)
    if low == high:
        text = mark("People who comment are {n} of 100 of your audience.")
        return say(text).format(n=low)
    text = mark("People who comment are {low} to {high} of 100 of your audience.")
    return say(text).format(low=low, high=high)


def _of_100(value: float, language: Language) -> str:
    return number(value, language, digits=1 if value < 10 else 0)
