"""How sure an answer is, in one sentence: the same place beside each verdict."""

from otvet.findings import Answer, Check, Verdict
from otvet.i18n import Language, mark, number, words
from otvet.report.words import units
from otvet.report.words.checks import check, short
from otvet.report.words.verdicts import case


def doubt(answer: Answer, language: Language) -> str:
    """How sure the verdict is, or what forbids one; with the shade that its word leaves out."""
    found = forcing(answer)
    if found is not None:
        return short(found, language)
    told = (_sureness(answer, language), shade(answer, language))
    return " ".join(part for part in told if part)


def why(answer: Answer, language: Language) -> str:
    """Which check forbids a verdict, in full; "" where none does."""
    found = forcing(answer)
    return "" if found is None else check(found, language)


def forcing(answer: Answer) -> Check | None:
    """The first check that forbids a verdict."""
    if answer.verdict is not Verdict.NOT_KNOWN:
        return None
    return next((c for c in answer.checks if c.passed is False and c.forces), None)


def chance(answer: Answer, language: Language) -> str:
    """How sure we are that the change is real, of 100; "" where nobody can tell."""
    if answer.chance is None or answer.question == "opinion" or answer.verdict is Verdict.NO:
        return ""
    return _chance_of(answer.chance, language, sure=answer.verdict is Verdict.YES)


def shade(answer: Answer, language: Language) -> str:
    """What the verdict's word leaves out: it grew too little, or it fell."""
    say, found = words(language), case(answer)
    if found == "less" and answer.question != "opinion":
        return say("But by less than matters.")
    return say("It went down.") if found == "fell" else ""


def is_count(answer: Answer) -> bool:
    """Whether nothing was sampled, so that there is no interval to draw."""
    found = answer.estimate
    return found is not None and found.low == found.value == found.high


def rest(answer: Answer, language: Language) -> dict[str, str]:
    """Of the next 100, those who bring something new, and how many may: for the third question."""
    found = answer.estimate
    if found is None or found.unit != "of_100":
        return {}
    digits = units.digits_of(found, answer.goal)
    return {
        "known": number(found.value, language, digits=digits),
        "rest": number(100 - found.value, language, digits=digits),
        "rest_interval": units.ends(
            100 - found.high, 100 - found.low, "of_100", language, digits=digits
        ),
        "rest_goal": number(100 - answer.goal.value, language),
    }


def _sureness(answer: Answer, language: Language) -> str:
    say = words(language)
    if answer.estimate is None:
        return ""
    if answer.question == "opinion":
        return _of_next(answer, language)
    if is_count(answer):
        return say(mark("It is a count, so it has no margin."))
    if answer.method == "followers_alone":
        return say(mark("The margin is what networks round away."))
    if answer.verdict is Verdict.NO:
        return _sure_no(answer, language)
    return chance(answer, language)


def _of_next(answer: Answer, language: Language) -> str:
    say, numbers = words(language), rest(answer, language)
    if answer.verdict is Verdict.YES:
        return say(mark("{known} of the next 100 who speak up will say nothing new.")).format(
            **numbers
        )
    return say(
        mark(
            "{rest} of the next 100 who speak up will say something new; "
            "the goal is no more than {rest_goal}."
        )
    ).format(**numbers)


def _sure_no(answer: Answer, language: Language) -> str:
    """A no holds in 95 cases of 100: the drawn band of 90 has 5 beyond each end."""
    say = words(language)
    if case(answer) == "fell":
        return say(mark("At least 95 in 100 that the fall is real."))
    matters = units.goal(answer.goal, language)
    return say(mark("At least 95 in 100 that the growth is below {goal}.")).format(goal=matters)


def _chance_of(share: float, language: Language, *, sure: bool) -> str:
    say, n = words(language), number(min(99, int(share * 100)), language)
    if share >= 0.995:
        return say("Over 99 in 100 that the growth is real.")
    if sure:
        return say("{n} in 100 that the growth is real.").format(n=n)
    return say("{n} in 100 that the growth is real. A yes needs 95.").format(n=n)
