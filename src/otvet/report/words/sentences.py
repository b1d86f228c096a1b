"""The answer to a question in a sentence: the answer first, then the number, then the doubt."""

from collections.abc import Mapping

from otvet.findings import Answer, Check, Estimate, Verdict
from otvet.i18n import Language, mark, number, words
from otvet.report.words import units
from otvet.report.words.checks import check
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
    "opinion": mark(
        "We don't know yet. By the estimate, from {value} of the next 100 people who speak up "
        "we shall hear nothing new ({interval})."
    ),
}


def sentence(answer: Answer, language: Language) -> str:
    """The answer, its number and its doubt; a check that forbids a verdict is the doubt."""
    say, doubt = words(language), why(answer, language)
    if answer.estimate is None:
        known = say("We don't know yet.")
        return f"{known} {doubt}" if doubt else say(_NO_NUMBER[answer.question])
    numbers = _numbers(answer, answer.estimate, language)
    if not doubt:
        return say(_texts(answer)[_case(answer)]).format(**numbers)
    text = _FORCED["opinion" if answer.question == "opinion" else "change"]
    return f"{say(text).format(**numbers)} {doubt}"


def why(answer: Answer, language: Language) -> str:
    """Which check forbids a verdict; "" where none does."""
    doubt = _forcing(answer)
    return "" if doubt is None else check(doubt, language)


def is_count(answer: Answer) -> bool:
    """Whether nothing was sampled, so that there is no interval to draw."""
    found = answer.estimate
    return found is not None and found.low == found.value == found.high


def chance(answer: Answer, language: Language) -> str:
    """How sure we are that the change is real, of 100; "" where nobody can tell."""
    if answer.chance is None or answer.question == "opinion" or answer.verdict is Verdict.NO:
        return ""
    return _chance_of(answer.chance, language, sure=answer.verdict is Verdict.YES)


def shade(answer: Answer, language: Language) -> str:
    """What the verdict's word leaves out: it grew too little, or it fell."""
    say, found = words(language), case(answer)
    if found == "less":
        return say("But by less than matters.")
    return say("It went down.") if found == "fell" else ""


def wanted(answer: Answer, language: Language) -> str:
    """The goal with its sign or its hundred: `+1 %`, `90 из 100`."""
    if answer.goal.unit == "of_100":
        return units.amount(answer.goal.value, "of_100", language)
    return f"+{goal(answer, language)}"


def _chance_of(share: float, language: Language, *, sure: bool) -> str:
    say, n = words(language), number(min(99, int(share * 100)), language)
    if share >= 0.995:
        return say("Over 99 in 100 that the growth is real.")
    if sure:
        return say("{n} in 100 that the growth is real.").format(n=n)
    return say("{n} in 100 that the growth is real. A yes needs 95.").format(n=n)


def _case(answer: Answer) -> str:
    found = case(answer)
    return "yes" if answer.question == "opinion" and found == "less" else found


def _forcing(answer: Answer) -> Check | None:
    """The first check that forbids a verdict."""
    if answer.verdict is not Verdict.NOT_KNOWN:
        return None
    return next((c for c in answer.checks if c.passed is False and c.forces), None)


def _texts(answer: Answer) -> Mapping[str, str]:
    if answer.question == "opinion":
        return _OPINION
    if answer.question == "awareness":
        return _AWARENESS
    if answer.method != "followers_alone":
        return _PEOPLE
    return _FOLLOWERS if is_count(answer) else _ROUNDED


def _numbers(answer: Answer, found: Estimate, language: Language) -> dict[str, str]:
    digits = units.digits_of(found, answer.goal)
    return {
        "value": units.amount(abs(found.value), found.unit, language, digits=digits)
        if found.unit != "of_100"
        else number(found.value, language, digits=digits),
        "change": units.change(found.value, found.unit, language, digits=digits),
        "interval": interval(answer, language),
        "goal": goal(answer, language),
        **_rest(answer, found, language),
    }


def _rest(answer: Answer, found: Estimate, language: Language) -> dict[str, str]:
    if found.unit != "of_100":
        return {}
    digits = units.digits_of(found, answer.goal)
    return {
        "rest": number(100 - found.value, language, digits=digits),
        "rest_interval": units.ends(
            100 - found.high, 100 - found.low, "of_100", language, digits=digits
        ),
        "rest_goal": number(100 - answer.goal.value, language),
    }


def goal(answer: Answer, language: Language) -> str:
    """The smallest change that matters, or the level wanted: `1 %`, `2 п. п.`, `90`."""
    wanted = answer.goal
    if wanted.unit == "of_100":
        return number(wanted.value, language)
    scaled = wanted.value * (100 if wanted.unit == "share" else 1)
    whole = abs(scaled - round(scaled)) < 1e-9
    return units.amount(wanted.value, wanted.unit, language, digits=0 if whole else 1)


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
    if found is None or is_count(answer) or _says_nothing(found):
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
