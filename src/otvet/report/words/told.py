"""What `otvet explain` says of a number: its value, where it stands, and what it means."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from otvet.answers.find import Found, Kind
from otvet.answers.month import MeansLine, Month
from otvet.findings import (
    AdvantageLine,
    Answer,
    Check,
    CurvePoint,
    Estimate,
    Figure,
    Need,
    PageLine,
    Problem,
    SourceLine,
    TrendPoint,
)
from otvet.i18n import Language, mark, number, percent, words
from otvet.report import truth
from otvet.report.words import (
    checks,
    doubts,
    figures,
    findings,
    measures,
    needs,
    over_time,
    parts,
    sentences,
    sources,
    units,
    verdicts,
)

_KINDS: Mapping[Kind, str] = {
    "answer": mark("the answer to: {question}"),
    "figure": mark("a figure of: {question}"),
    "page": mark("a page of: {question}"),
    "trend": mark("a point of the line of followers"),
    "advantage": mark("an advantage of: {question}"),
    "problem": mark("a problem of: {question}"),
    "curve": mark("a point of the line of what is known"),
    "need": mark("what would decide: {question}"),
    "check": mark("a check of: {question}"),
    "means": mark("a means, not a goal"),
    "file": mark("a file behind the month"),
}
_PLAIN: Mapping[Kind, str] = {
    "page": mark(
        "The newest count of the month, and the newest one up to the end of the month before."
    ),
    "trend": mark(
        "Followers at the month's end over the pages that this month compares. "
        "Its files: otvet explain followers --month {name}"
    ),
    "advantage": mark(
        "Of the responses of a wave, weighted, so many claim to know it; from an advantage that "
        "exists guessing is taken out. The change is the later wave minus the earlier one."
    ),
    "problem": mark(
        "People who raised it this month, each once, out of all who spoke up. The interval is "
        "Jeffreys' for a share of so many people; mistakes of the program are not in it."
    ),
    "need": mark(
        "The amount follows from the doubt that this month's number leaves and from the goal; "
        "prices and hours stand in otvet.toml under [[costs]]."
    ),
    "check": mark("A named test of the conclusion: one that fails may forbid a yes or a no."),
    "means": mark("Written down in otvet.toml under [[means]]; no answer rests on it."),
    "file": mark("Every row of a file is taken, rejected or left out, and counted in one of them."),
}
_RULES: Mapping[str, str] = {
    "change": mark(
        "Yes: the whole interval lies above nought. No: it lies below {goal}, the smallest change "
        "that matters. Anything else, or a failed check that forbids it: we don't know yet."
    ),
    "followers": mark(
        "Yes: followers grew by {goal} or more, whatever rounding and labels leave open: one new "
        "follower is no growth. No: by less. Anything else, or a failed check that forbids it: we "
        "don't know yet."
    ),
    "opinion": mark(
        "Yes: the whole interval lies above {goal} of 100. No: it lies below. "
        "Anything else, or a failed check that forbids it: we don't know yet."
    ),
}


def value(one: Found, month: Month, language: Language) -> str:
    """The number itself, with its interval and what it counts."""
    return _VALUES[one.kind](one.finding, month, language)


def place(one: Found, language: Language) -> str:
    """What sort of number it is, and of which answer."""
    asked = verdicts.question(one.question, language) if one.question else ""
    kind = words(language)(_KINDS[one.kind]).format(question=asked)
    return f"{one.name}: {kind}"


def meaning(one: Found, language: Language) -> Iterator[str]:
    """In a plain sentence what sort of number it is, and by which rule an answer is given."""
    say = words(language)
    if isinstance(one.finding, Answer):
        yield from _answer_meaning(one.finding, language)
    if one.kind in _PLAIN:
        yield say(_PLAIN[one.kind]).format(name=one.name)
    if isinstance(one.finding, SourceLine):
        yield from (sources.note(code, language) for code in one.finding.notes)


def measured(names: Iterable[str], language: Language) -> Iterator[str]:
    """Measures in plain paragraphs, each with its formula and where it may mislead."""
    for name in names:
        if name in measures.MEASURES:
            title, plain, formula, limits = measures.lines(name, language)
            yield f"{title}. {plain}"
            yield from filter(None, [formula, limits])


def no_files(one: Found, language: Language) -> str:
    """Where a number comes from that no file holds."""
    say = words(language)
    if isinstance(one.finding, Figure) and not one.counts:
        return say(mark("No file: it is written down in otvet.toml."))
    return say(mark("No file: nothing has been taken in that it could be counted from."))


def figure(found: Figure, month: Month, language: Language) -> str:
    """A figure in a line: its name, its value, what to mind about it."""
    said = f"{figures.name(found, language)}: {figures.value(found, language)}"
    extras = [*figures.notes(found, language), truth.of_figure(month, found, language)]
    more = "; ".join(extra for extra in extras if extra)
    return f"{said} ({more})" if more else said


def _answer_meaning(found: Answer, language: Language) -> Iterator[str]:
    say = words(language)
    yield say("Method: {method}").format(
        method=f"{figures.method(found.method, language)} ({found.method})"
    )
    yield say(_RULES[_rule(found)]).format(goal=sentences.goal(found, language))


def _rule(found: Answer) -> str:
    if found.question == "opinion":
        return "opinion"
    return "followers" if found.method.startswith("followers_") else "change"


def _answer(found: Answer, month: Month, language: Language) -> str:
    said = [sentences.sentence(found, language), doubts.chance(found, language)]
    return " ".join(part for part in [*said, truth.of_answer(month, found, language)] if part)


def _page(found: PageLine, month: Month, language: Language) -> str:
    del month
    counts = [number(n, language) if n is not None else "—" for n in (found.before, found.now)]
    notes = [findings.page_change(found, language), *findings.page_notes(found, language)]
    more = "; ".join(note for note in notes if note)
    return f"{found.title or found.page}: {counts[0]} → {counts[1]} ({more})"


def _trend(found: TrendPoint, month: Month, language: Language) -> str:
    del month
    said = f"{findings.month_title(found.month, language)}: {number(found.value, language)}"
    if found.low == found.high:
        return said
    span = units.ends(found.low, found.high, "accounts", language, digits=0)
    return f"{said} ({span})"


def _advantage(found: AdvantageLine, month: Month, language: Language) -> str:
    del month
    levels = [_level(level, language) for level in (found.before, found.after) if level]
    change = [parts.moved(found, language), parts.advantage_change(found, language)]
    name = " ".join(part for part in (found.name, _in_brackets(found, language)) if part)
    return f"{name}: {' → '.join(levels)}; {', '.join(part for part in change if part)}"


def _in_brackets(found: AdvantageLine, language: Language) -> str:
    role = parts.advantage_role(found, language)
    return f"[{role}]" if role else ""


def _level(found: Estimate, language: Language) -> str:
    scale = 1.0 if found.unit == "share" else 0.01
    low, high = scale * found.low, scale * found.high
    span = units.ends(low, high, "share", language, digits=1)
    return f"{percent(scale * found.value, language)} ({span})"


def _problem(found: Problem, month: Month, language: Language) -> str:
    del month
    name, who = parts.problem_name(found, language), figures.cause(found.cause, language)
    texts = units.counted(found.mentions, "texts", language)
    said = f"{name} [{who}]: {parts.problem_share(found, language)}; {texts}"
    return "; ".join(filter(None, [said, over_time.moved(found, language)]))


def _curve(found: CurvePoint, month: Month, language: Language) -> str:
    del month
    known = units.amount(found.known, "of_100", language, digits=1)
    return f"{units.counted(found.authors, 'authors', language)}: {known}"


def _need(found: Need, month: Month, language: Language) -> str:
    said = [needs.need(found, language, today=month.today), needs.other_price(found, language)]
    return "; ".join(part for part in said if part)


def _check(found: Check, month: Month, language: Language) -> str:
    del month
    return f"{checks.state(found, language)}: {checks.check(found, language)}"


def _means(found: MeansLine, month: Month, language: Language) -> str:
    said = sources.means(found.text, found.cost, month.currency, language)
    return f"{said}: {sources.purpose(found.question, language)}"


def _file(found: SourceLine, month: Month, language: Language) -> str:
    del month
    return f"{found.file}: {sources.rows(found, language)}"


_VALUES: Mapping[Kind, Callable[[Any, Month, Language], str]] = {
    "answer": _answer,
    "figure": figure,
    "page": _page,
    "trend": _trend,
    "advantage": _advantage,
    "problem": _problem,
    "curve": _curve,
    "need": _need,
    "check": _check,
    "means": _means,
    "file": _file,
}
