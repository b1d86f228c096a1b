"""The answer to a question in a sentence: the answer first, then the number, then the doubt."""

from collections.abc import Mapping

from otvet.findings import Answer, Estimate, Verdict
from otvet.i18n import Language, mark, number, words
from otvet.report.words import doubts, units
from otvet.report.words.commenters import commenters
from otvet.report.words.verdicts import case

_PEOPLE: Mapping[str, str] = {
    "yes": mark("Yes. The audience grew by {value} ({interval})."),
    "less": mark(
        "Yes, but by less than matters. The audience grew by {value} ({interval}); "
        "growth from {goal} on matters."
    ),
    "no": mark("No. The audience changed by {change} ({interval}); growth from {goal} on matters."),
    "fell": mark("No. The audience shrank by {value} ({interval})."),
    "not_known": mark(
        "We don't know yet. The estimate of the change is {change} ({interval}): "
        "that may be growth, and may be none."
    ),
}
_FOLLOWERS: Mapping[str, str] = {
    "yes": mark("Yes. There are {value} more followers. It is a count, so it has no margin."),
    "less": mark(
        "Yes, but by less than matters. There are {value} more followers; "
        "growth from {goal} on matters."
    ),
    "no": mark("No. Followers changed by {change}; growth from {goal} on matters."),
    "fell": mark("No. There are {value} fewer followers. It is a count, so it has no margin."),
    "not_known": mark("We don't know yet. Followers changed by {change}."),
}
_ROUNDED: Mapping[str, str] = {
    "yes": mark("Yes. There are {value} more followers ({interval}, as networks round)."),
    "less": mark(
        "Yes, but by less than matters. There are {value} more followers "
        "({interval}, as networks round); growth from {goal} on matters."
    ),
    "no": mark(
        "No. Followers changed by {change} ({interval}, as networks round); "
        "growth from {goal} on matters."
    ),
    "fell": mark("No. There are {value} fewer followers ({interval}, as networks round)."),
    "not_known": mark(
        "We don't know yet. Followers changed by {change} ({interval}, as networks round)."
    ),
}
_REAL: Mapping[str, str] = {
    "yes": mark("Yes. Without fakes there are {value} more followers ({interval})."),
    "no": mark(
        "No. Without fakes followers changed by {change} ({interval}); "
        "growth from {goal} on matters."
    ),
    "fell": mark("No. Without fakes there are {value} fewer followers ({interval})."),
    "not_known": mark(
        "We don't know yet. Without fakes the change of followers is {change} ({interval}): "
        "that may be growth, and may be none."
    ),
}
_AWARENESS: Mapping[str, str] = {
    "yes": mark("Yes. Awareness rose by {value} ({interval})."),
    "less": mark(
        "Yes, but by less than matters. Awareness rose by {value} ({interval}); "
        "a rise from {goal} on matters."
    ),
    "no": mark("No. Awareness changed by {change} ({interval}); a rise from {goal} on matters."),
    "fell": mark("No. Awareness fell by {value} ({interval})."),
    "not_known": mark(
        "We don't know yet. The estimate of the change is {change} ({interval}): "
        "that may be a rise, and may be none."
    ),
}
_OPINION: Mapping[str, str] = {
    "yes": mark(
        "Yes. From {value} of the next 100 people who speak up we shall hear nothing new ({interval})."
    ),
    "no": mark(
        "No. From {rest} of the next 100 people who speak up we shall hear something that is not "
        "in this report ({rest_interval}); the goal is no more than {rest_goal}."
    ),
    "not_known": mark(
        "We don't know yet. From {value} of the next 100 people who speak up we shall, "
        "by the estimate, hear nothing new ({interval}); the goal is {goal}."
    ),
}
_NO_NUMBER: Mapping[str, str] = {
    "audience": mark("We don't know yet. There is nothing to compare this month with."),
    "awareness": mark("We don't know yet. Awareness has not been measured before and after."),
    "opinion": mark("We don't know yet. Too few people have spoken up to judge."),
}
_FORCED: Mapping[str, str] = {
    "change": mark("We don't know yet. By the estimate the change is {change} ({interval})."),
    "count": mark("We don't know yet. Followers changed by {change}."),
    "opinion": mark(
        "We don't know yet. By the estimate, from {value} of the next 100 people who speak up "
        "we shall hear nothing new ({interval})."
    ),
}


def sentence(answer: Answer, language: Language) -> str:
    """The answer, its number and its doubt; a check that forbids a verdict is the doubt."""
    say, doubt = words(language), doubts.why(answer, language)
    if answer.estimate is None:
        known = say("We don't know yet.")
        return f"{known} {doubt}" if doubt else say(_NO_NUMBER[answer.question])
    numbers = _numbers(answer, answer.estimate, language)
    if not doubt:
        said = _ended(say(_texts(answer)[_case(answer)]).format(**numbers))
        return _of_whom(said, answer, language)
    text = _FORCED[_forced(answer)]
    return f"{say(text).format(**numbers)} {doubt}"


def _forced(answer: Answer) -> str:
    if answer.question == "opinion":
        return "opinion"
    return "count" if doubts.is_count(answer) else "change"


def _of_whom(said: str, answer: Answer, language: Language) -> str:
    """A yes about opinion never goes without how few those who speak up are."""
    if answer.question != "opinion" or answer.verdict is not Verdict.YES:
        return said
    return " ".join(filter(None, [said, commenters(answer, language)]))


def _ended(text: str) -> str:
    """With one full stop, where a unit such as «п. п.» brings its own."""
    return text.removesuffix(".") if text.endswith("..") else text


def wanted(answer: Answer, language: Language) -> str:
    """The goal with its sign or its hundred: `+1 %`, `90 из 100`."""
    if answer.goal.unit == "of_100":
        return units.amount(answer.goal.value, "of_100", language)
    return f"+{goal(answer, language)}"


def _case(answer: Answer) -> str:
    found = case(answer)
    return "yes" if answer.question == "opinion" and found == "less" else found


def _texts(answer: Answer) -> Mapping[str, str]:
    if answer.question == "opinion":
        return _OPINION
    if answer.question == "awareness":
        return _AWARENESS
    if answer.method == "followers_without_fakes":
        return _REAL
    if answer.method != "followers_alone":
        return _PEOPLE
    return _FOLLOWERS if doubts.is_count(answer) else _ROUNDED


def _numbers(answer: Answer, found: Estimate, language: Language) -> dict[str, str]:
    digits = units.digits_of(found, answer.goal)
    return {
        "value": units.amount(abs(found.value), found.unit, language, digits=digits)
        if found.unit != "of_100"
        else number(found.value, language, digits=digits),
        "change": units.change(found.value, found.unit, language, digits=digits),
        "interval": interval(answer, language),
        "goal": goal(answer, language),
        **doubts.rest(answer, language),
    }


def goal(answer: Answer, language: Language) -> str:
    """The smallest change that matters, or the level wanted: `1 %`, `2 п. п.`, `90`."""
    return units.goal(answer.goal, language)


def interval(answer: Answer, language: Language) -> str:
    """The 90 % interval in words; of a fall both ends are told as sizes of the fall."""
    found = answer.estimate
    if found is None:
        return ""
    digits = units.digits_of(found, answer.goal)
    if found.unit == "of_100":
        return units.ends(found.low, found.high, found.unit, language, digits=digits)
    if found.high < 0 and case(answer) == "fell":
        return units.ends(-found.high, -found.low, found.unit, language, digits=digits)
    return units.ends(
        found.low, found.high, found.unit, language, digits=digits, signs=found.low < 0
    )


def figure(answer: Answer, language: Language) -> str:
    """The number beside the verdict: `+4,1 %`, `97 из 100`."""
    found = answer.estimate
    if found is None or _says_nothing(found):
        return words(language)(mark("no number"))
    digits = units.digits_of(found, answer.goal)
    if found.unit == "of_100":
        return units.amount(found.value, found.unit, language, digits=digits)
    return units.change(found.value, found.unit, language, digits=digits)


def _says_nothing(found: Estimate) -> bool:
    """Whether anything from 0 to 100 may be true: a number beside it would look like an answer."""
    return found.unit == "of_100" and round(found.low) <= 0 and round(found.high) >= 100


def brackets(answer: Answer, language: Language) -> str:
    """The interval for a column of text: `[+1,2; +7,0]`; "" for a count."""
    found = answer.estimate
    if found is None or doubts.is_count(answer) or _says_nothing(found):
        return ""
    first, last = end_texts(answer, language)
    return f"[{first}; {last}]" if language == "ru" else f"[{first}, {last}]"


def end_texts(answer: Answer, language: Language) -> tuple[str, str]:
    """Both ends of the interval as bare numbers, with signs for a change."""
    found = answer.estimate
    if found is None:
        return "", ""
    digits = units.digits_of(found, answer.goal)
    if found.unit == "of_100":
        return number(found.low, language, digits=digits), number(
            found.high, language, digits=digits
        )
    return (
        units.bare_change(found.low, found.unit, language, digits=digits),
        units.bare_change(found.high, found.unit, language, digits=digits),
    )
