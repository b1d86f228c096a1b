"""Problems, advantages and the way from a figure to its files, each in a line."""

from collections.abc import Iterator, Mapping, Sequence

from otvet.findings import (
    AdvantageLine,
    Answer,
    Estimate,
    Figure,
    NewProblem,
    Problem,
    Quote,
    Verdict,
)
from otvet.i18n import Language, day_of_month, mark, number, percent, words
from otvet.report.causes import NOTHING, by_cause
from otvet.report.words import figures, units


def problem_name(found: Problem, language: Language) -> str:
    """The problem's name in this language, else in any, else its code."""
    return units.name_in(found.name, found.code, language)


def problem_share(found: Problem, language: Language) -> str:
    """How many people raised it, in the language's own words; "raw" until labels correct it."""
    say, share = words(language), found.share
    span = units.ends(share.low, share.high, "share", language, digits=0)
    text = say("{people}, {share} of all who spoke up ({interval})").format(
        people=units.counted(found.authors, "people", language),
        share=percent(share.value, language, digits=0),
        interval=span,
    )
    return text if found.corrected else say("{text}; raw").format(text=text)


def problem_of(found: Problem, answer: Answer, language: Language) -> str:
    """After the number of people: of how many, and what share that is: `из 640, 15 % (…)`."""
    say, told = words(language), _part(found, language)
    whole = next((figure.value for figure in answer.figures if figure.code == "authors"), None)
    if not isinstance(whole, int | float):
        return told
    return say(mark("of {all}: {share}")).format(all=number(whole, language), share=told)


def _part(found: Problem, language: Language) -> str:
    say, share = words(language), found.share
    text = say(mark("{share} ({interval})")).format(
        share=percent(share.value, language, digits=0),
        interval=units.ends(share.low, share.high, "share", language, digits=0),
    )
    return text if found.corrected else say(mark("{text}; raw share")).format(text=text)


def of_mentions(
    found: Sequence[Problem],
    language: Language,
    unplaced: Mapping[str, int] = NOTHING,
    *,
    drawn: bool = False,
) -> str:
    """What the shares of causes are shares of, and how many of the causes are guessed.

    Where the shares are `drawn`, the guessed ones are hatched.
    """
    said = mark(
        "Shares of mentions, not of people: one person may name several problems. In all: {mentions}."
    )
    say, guessed = words(language), sum(unplaced.values())
    whole = sum(problem.mentions for problem in found) + guessed
    told = say(said).format(mentions=units.counted(whole, "mentions", language))
    if not guessed:
        return told
    guess = mark("Complaints that fit no known problem among them: {n}; their causes are a guess.")
    if drawn:
        guess = mark(
            "Hatched: complaints that fit no known problem ({n}); their causes are a guess."
        )
    return f"{told} {say(guess).format(n=number(guessed, language))}"


def cause_lines(answer: Answer, language: Language) -> Iterator[str]:
    """Who must fix what people complain of, in a line, and what the shares are of in another."""
    lines, say = by_cause(answer.problems, answer.unplaced_causes), words(language)
    shares = [
        f"{figures.cause(line.cause, language)} {percent(line.share, language, digits=0)}"
        for line in lines
    ]
    if shares:
        yield say(mark("Who must fix it: {shares}.")).format(shares=", ".join(shares))
        yield of_mentions(answer.problems, language, answer.unplaced_causes)


def more_quotes(n: int, language: Language) -> str:
    """How many people's words are folded away."""
    return words(language).plural("{n} more in their own words", "{n} more in their own words", n)


def problem_lines(answer: Answer, language: Language, *, most: int) -> Iterator[str]:
    """The most frequent problems, a line each."""
    raised = [found for found in answer.problems if found.authors]
    for found in raised[:most]:
        name, who = problem_name(found, language), figures.cause(found.cause, language)
        yield f"{name} [{who}]: {problem_share(found, language)}"
    left = len(raised) - most
    if left > 0:
        yield more_problems(left, language)


def more_problems(n: int, language: Language) -> str:
    """How many problems are not shown."""
    return words(language).plural("and {n} more problem", "and {n} more problems", n)


def new_problem(found: NewProblem, language: Language) -> str:
    """A group offered as a new problem, in a line: its own words and how many people said so."""
    said = mark("New problem? “{name}”: {people}")
    return words(language)(said).format(name=found.name, people=people(found, language))


def people(found: NewProblem, language: Language) -> str:
    """How many people said so."""
    return units.counted(found.authors, "people", language)


def quote_source(found: Quote, language: Language) -> str:
    """Where and when it was said: `ВКонтакте, 14 октября`."""
    return f"{figures.network(found.source, language)}, {day_of_month(found.day, language)}"


def lone_texts(answer: Answer) -> list[str]:
    """Complaints that fit no known problem, in people's own words, for a person to look at."""
    details = [check.details for check in answer.checks if check.code == "singletons"]
    return [str(v) for found in details for key, v in found.items() if key.startswith("text_")]


def moved(line: AdvantageLine, language: Language) -> str:
    """What became of knowledge of an advantage: risen, fallen, within noise, or asked once."""
    say = words(language)
    if line.role == "foil":
        return say("guessing")
    if line.change is None:
        return say("asked once")
    if line.moved is Verdict.YES:
        return say("rose")
    if line.moved is Verdict.NO:
        return say("fell") if line.change.high < 0 else say("did not rise")
    return say("within noise")


def advantage_change(line: AdvantageLine, language: Language) -> str:
    """The change of knowledge with its interval; "" where it was asked once."""
    found = line.change
    if found is None:
        return ""
    # A change of a share is told in points: from 20 % to 30 % is 10 points, not 10 %.
    low, mid, high = (100 * x if found.unit == "share" else x for x in _ends(found))
    value = units.change(mid, "points", language)
    span = units.ends(low, high, "points", language, digits=1, signs=low < 0)
    return f"{value} ({span})"


def advantage_move(line: AdvantageLine, language: Language) -> str:
    """The change in points of what rose or fell; of the rest what became of it, in words."""
    if not has_moved(line):
        return moved(line, language)
    return units.change(points(line), "points", language)


def has_moved(line: AdvantageLine) -> bool:
    """Whether knowledge of it rose or fell beyond doubt."""
    fell = line.change is not None and line.change.high < 0
    return line.moved is Verdict.YES or (line.moved is Verdict.NO and fell)


def points(line: AdvantageLine) -> float:
    """The change of knowledge in points; 0 where it was asked once."""
    if line.change is None:
        return 0.0
    return line.change.value * (100 if line.change.unit == "share" else 1)


def advantage_role(line: AdvantageLine, language: Language) -> str:
    """Foil or silent advantage, in words; "" for an advantage that is told."""
    say = words(language)
    return {"foil": say("invented"), "silent": say("not told")}.get(line.role, "")


def advantage_levels(line: AdvantageLine, language: Language) -> str:
    """Knowledge before and after: `42 % → 51 %`."""
    after = _level(line.after.value, line.after.unit, language)
    if line.before is None:
        return after
    return f"{_level(line.before.value, line.before.unit, language)} → {after}"


def advantage_lines(answer: Answer, language: Language) -> Iterator[str]:
    """Knowledge of each advantage before and after, a line each."""
    for line in answer.advantages:
        role = advantage_role(line, language)
        name = f"{line.name} [{role}]" if role else line.name
        more = advantage_change(line, language)
        said = f"{moved(line, language)}, {more}" if more else moved(line, language)
        yield f"{name}: {advantage_levels(line, language)}; {said}"


def way(found: Figure, language: Language, *, most: int | None = None) -> Iterator[str]:
    """Where a figure comes from: its measure, its count, its files (the first `most` of them)."""
    say = words(language)
    if found.measure:
        yield say("Measure: {page}").format(page=f"docs/measures/{found.measure}.md")
    if found.count:
        yield say("Count: {query}").format(query=f"store/sql/{found.count}.sql")
    if found.sources:
        yield say("Files: {files}").format(files=_some(found.sources, most, language))


def _some(names: tuple[str, ...], most: int | None, language: Language) -> str:
    left = 0 if most is None else max(0, len(names) - most)
    shown = ", ".join(names[: len(names) - left])
    if not left:
        return shown
    return f"{shown} {more_files(left, language)}"


def more_files(n: int, language: Language) -> str:
    """How many files are not shown."""
    return words(language).plural("and {n} more file", "and {n} more files", n)


def _ends(found: Estimate) -> tuple[float, float, float]:
    return found.low, found.value, found.high


def _level(value: float, unit: str, language: Language) -> str:
    if unit == "points":
        return percent(value / 100, language, digits=0)
    if unit == "share":
        return percent(value, language, digits=0)
    return number(value, language)
