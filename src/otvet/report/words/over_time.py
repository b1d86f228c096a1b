"""The month beside the weeks before it, in words: trends, fixes, alerts, sources, the silent."""

from collections.abc import Iterator, Mapping
from datetime import date

from otvet.findings import (
    Alert,
    Answer,
    CellLine,
    Estimate,
    FixedLine,
    Problem,
    SilentLine,
    SilentMajority,
    Verdict,
)
from otvet.i18n import Language, day_of_month, mark, number, percent, words
from otvet.report.words import figures, parts, units

MOVED: Mapping[str, str] = {
    "more": mark("more often than in the weeks before: {change} ({interval})"),
    "fewer": mark("less often than in the weeks before: {change} ({interval})"),
    "no_change_shown": mark("no change shown: {change} is within noise"),
}
_SELDOM = 0.1
"""People a day or a week, below which a mean is not told in figures."""
_FELL: Mapping[Verdict, str] = {
    Verdict.YES: mark("Fewer people speak of it since. That is a difference in time, not a cause."),
    Verdict.NO: mark("It is spoken of about as often as before, or more often."),
    Verdict.NOT_KNOWN: mark("Whether fewer people speak of it since, we don't know yet."),
}
_REASONS: Mapping[str, str] = {
    "no_open_answers": mark(
        "Nobody was asked in a survey. To hear those who keep silent, ask an open question such as "
        "“What do you dislike?” and beside it “How often do you comment on our pages?”: "
        "at least 60 answers each of people who comment and of people who never do."
    ),
    "comments_not_asked": mark(
        "The survey has open answers, but does not ask “How often do you comment on our pages?”. "
        "Add that question: without it, those who never comment cannot be told apart."
    ),
    "too_few_answers": mark(
        "Too few open answers to compare: {speaking} of people who comment and {silent} of people "
        "who never do; at least 60 of each are needed."
    ),
}


def moved(found: Problem, language: Language) -> str:
    """What became of the problem beside the weeks before, with the change; "" where unknown."""
    text, change = MOVED.get(found.moved), found.change
    if text is None or change is None:
        return ""
    return words(language)(text).format(
        change=units.change(change.value, "points", language),
        interval=units.ends(
            change.low, change.high, "points", language, digits=1, signs=change.low < 0
        ),
    )


def has_moved(found: Problem) -> bool:
    """Whether more or fewer people raise it, beyond doubt."""
    return found.moved in ("more", "fewer")


def weeks(found: Problem, language: Language) -> str:
    """What the weeks show, for those who do not see the drawing."""
    people = ", ".join(number(point.authors, language) for point in found.trend)
    return words(language)(mark("{name}, people by week from {since} on: {people}")).format(
        name=parts.problem_name(found, language),
        since=day_of_month(found.trend[0].week_start, language),
        people=people,
    )


def week_rows(found: Problem, language: Language) -> Iterator[tuple[str, str, str]]:
    """Each week: the Monday, people, and their share of all who spoke up."""
    for point in found.trend:
        share = percent(point.authors / point.of, language, digits=0) if point.of else "—"
        yield (
            day_of_month(point.week_start, language),
            number(point.authors, language),
            words(language)(mark("{share} of {all}")).format(
                share=share, all=number(point.of, language)
            ),
        )


def fixed(found: FixedLine, language: Language) -> tuple[str, str, str]:
    """What was done and when, the three shares, and whether fewer speak of it since."""
    say = words(language)
    done = say(mark("Fixed on {day}: {what}.")).format(
        day=day_of_month(found.on, language), what=found.what.rstrip(".") or "…"
    )
    shares = say(mark("Before: {before}; in that week: {during}; after: {after}.")).format(
        before=_share(found.before, language),
        during=_share(found.during, language),
        after=_share(found.after, language),
    )
    return done, shares, say(_FELL[found.fell])


def _share(found: Estimate | None, language: Language) -> str:
    if found is None:
        return words(language)(mark("nobody spoke up"))
    return units.share_with_ends(found.value, found.low, found.high, language)


def alert(found: Alert, language: Language) -> str:
    """When, how many, and how many would be usual."""
    say, when = words(language), days(found.first, found.last, language)
    people = units.counted(found.authors, "people", language)
    if found.kind == "copies":
        return say(mark("{when}: nearly the same words in {texts}, written by {people}")).format(
            when=when, texts=units.counted(found.texts, "texts", language), people=people
        )
    daily = found.first == found.last
    text = mark("{when}: {what}, {people}. Usually {expected} a day; up to {limit} is within noise")
    weekly = mark(
        "{when}: {what}, {people}. Usually {expected} a week; up to {limit} is within noise"
    )
    return say(text if daily else weekly).format(
        when=when,
        what=_what(found, language),
        people=people,
        expected=_usual(found.expected or 0, language),
        limit=number(found.limit or 0, language),
    )


def _what(found: Alert, language: Language) -> str:
    if not found.problem:
        return words(language)(mark("complaints of any kind"))
    name = units.name_in(found.name, found.problem, language)
    return words(language)(mark("“{name}”")).format(name=name)


def _usual(expected: float, language: Language) -> str:
    if expected < _SELDOM:
        return words(language)(mark("less than {n}")).format(n=number(_SELDOM, language, digits=1))
    return number(expected, language, digits=1 if expected < 10 else 0)


def days(first: date, last: date, language: Language) -> str:
    """One day, or the first and the last of several."""
    if first == last:
        return day_of_month(first, language)
    return words(language)(mark("{first} to {last}")).format(
        first=day_of_month(first, language), last=day_of_month(last, language)
    )


def cell(found: CellLine, language: Language) -> str:
    """The source or the segment by name."""
    say = words(language)
    segments = {"follower": say(mark("follow a page")), "non_follower": say(mark("follow no page"))}
    return segments.get(found.cell) or figures.network(found.cell, language)


def cell_share(found: CellLine, language: Language) -> str:
    """People and their share of those who spoke up there; what is hidden says so."""
    if found.share is None or found.authors is None or found.of is None:
        return words(language)(mark("fewer than 10, or hidden beside such a number"))
    return words(language)(mark("{n} of {all}: {share} ({interval})")).format(
        n=number(found.authors, language),
        all=number(found.of, language),
        share=percent(found.share.value, language, digits=0),
        interval=units.ends(found.share.low, found.share.high, "share", language, digits=0),
    )


def cells(found: Problem, language: Language) -> list[tuple[str, str]]:
    """The problem by source and by who follows; nothing where every cell is hidden."""
    told: list[tuple[str, str]] = []
    for lines in (found.by_page, found.by_follow):
        if any(line.share is not None for line in lines):
            told += [(cell(line, language), cell_share(line, language)) for line in lines]
    return told


def silent(found: SilentMajority, language: Language) -> str:
    """Whether those who keep silent name other problems, or what is missing to tell."""
    say = words(language)
    counts = {
        "speaking": number(found.speaking, language),
        "silent": number(found.silent, language),
    }
    if found.reason:
        return say(_REASONS.get(found.reason, found.reason)).format(**counts)
    if found.alike is Verdict.NO:
        text = mark(
            "In the survey, people who never comment name other problems than people who do "
            "({silent} and {speaking} answers)."
        )
    else:
        text = mark(
            "In the survey, no difference is shown between people who never comment and people "
            "who do ({silent} and {speaking} answers). That is no proof that they think alike."
        )
    return say(text).format(**counts)


def silent_lines(found: SilentMajority, language: Language, *, most: int = 5) -> list[str]:
    """The problems that differ for sure, else the first few, each with both shares."""
    sure = [line for line in found.lines if line.differs]
    return [_silent_line(line, language) for line in (sure or list(found.lines))[:most]]


def _silent_line(found: SilentLine, language: Language) -> str:
    name = units.name_in(found.name, found.problem, language)
    text = mark("{name}: {silent} of those who never comment, {speak} of those who do")
    return words(language)(text).format(
        name=name,
        silent=percent(found.silent, language, digits=0),
        speak=percent(found.speak, language, digits=0),
    )


def moves(answer: Answer, language: Language) -> Iterator[str]:
    """Every problem that moved, a line each."""
    for found in filter(has_moved, answer.problems):
        yield f"{parts.problem_name(found, language)}: {moved(found, language)}"


def worth_showing(answer: Answer, most: int) -> list[Problem]:
    """The most frequent problems, and further down those that moved or that something was done for.

    A problem that nobody raises any more is the last of all, and may be the best news.
    """
    rest = (one for one in answer.problems[most:] if has_moved(one) or one.fixed)
    return [*answer.problems[:most], *rest]


def any_trend(answer: Answer) -> bool:
    """Whether any problem has weeks to show."""
    return any(found.trend for found in answer.problems)


def more_alerts(n: int, language: Language) -> str:
    """How many alerts are not shown."""
    return words(language).plural("and {n} more", "and {n} more", n)


def note(language: Language) -> str:
    """What the small bars and the change are."""
    return words(language)(
        mark(
            "Small bars: people by week; those of this month are coloured. The change is that of the "
            "mean weekly share: this month beside the eight weeks before it, or as many of them as "
            "there are texts of; a change is named only where it stands beside all the other problems."
        )
    )


def hidden(language: Language) -> str:
    """Why some numbers by source are not told."""
    return words(language)(
        mark(
            "Numbers below 10 people are hidden, and so is the next one where a subtraction "
            "would betray them."
        )
    )
