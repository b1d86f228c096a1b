"""What a drawing says to somebody who does not see it, and the few words inside it."""

from otvet.facts import YearMonth
from otvet.findings import Answer
from otvet.i18n import Language, in_month, mark, month_name, number, words
from otvet.report.words import findings, parts, sentences, verdicts


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


def slope(answer: Answer, language: Language) -> tuple[str, str]:
    """Title and description of the slopes: the finding, then each advantage in words."""
    return findings.awareness(answer, language), "; ".join(parts.advantage_lines(answer, language))


def wave_heads(answer: Answer, language: Language) -> tuple[str, str]:
    """The two waves as they are called, for the heads of before and after."""
    say, named = words(language), {f.code: f.value for f in answer.figures}
    before, after = named.get("wave_before"), named.get("wave")
    return (
        _wave(str(before), language) if before else say(mark("before")),
        _wave(str(after), language) if after else say(mark("now")),
    )


def _wave(code: str, language: Language) -> str:
    try:
        name = month_name(YearMonth.parse(code), language)
    except ValueError:
        return code
    return name.lower() if language == "ru" else name


def foil_level(language: Language) -> str:
    """The words at the level of guessing."""
    return words(language)(mark("“know” what does not exist: guessing"))


def slope_note(language: Language) -> str:
    """How the slopes are read."""
    return words(language)(
        mark(
            "Whiskers hold 90 of 100. Grey: the change is within noise. "
            "Dotted: what does not exist and is claimed to be known all the same."
        )
    )


def shares(answer: Answer, language: Language) -> str:
    """Whether the shares of problems are raw, or corrected by how many labels."""
    labels = next((f.value for f in answer.figures if f.code == "labels"), None)
    if not all(problem.corrected for problem in answer.problems) or not isinstance(labels, int):
        return raw(language)
    return words(language)(
        mark(
            "Corrected: what {n} of these people wrote has been checked by hand, "
            "and the program's mistakes are taken out of the shares."
        )
    ).format(n=number(labels, language))


def raw(language: Language) -> str:
    """What a raw share is."""
    return words(language)(
        mark(
            "Raw: as the program has read the texts, "
            "before anybody has checked a part of them by hand."
        )
    )


def silent(language: Language) -> str:
    """Of whom the shares are not."""
    return words(language)(
        mark("This is what people who speak up say. Those who keep silent may think otherwise.")
    )


def legend(language: Language) -> str:
    """How an answer bar is read."""
    return words(language)(
        mark(
            "Dot: the best estimate. Dark band: right in 50 cases of 100, light band: in 90. "
            "The line: no change; in the third question, what is wanted. "
            "The dashed tick: the smallest change that matters. "
            "Wholly right of the line is a yes; wholly left of the tick, or in the third question "
            "of the line, a no; anything else we don't know yet."
        )
    )
