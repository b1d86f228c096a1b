"""Page, PDF, workbook, JSON, text and message carry the same numbers, over twelve months.

Each number is looked for beside its own name, and written by the test itself: a table that shows
a neighbour's number, or rounds one away, fails here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

import pytest
from tests.report import demo_month, twelve
from tests.report.tellings import TOLD, after, as_json, holds, sheets, telling

from otvet.answers.month import Month
from otvet.findings import AdvantageLine, Answer, Estimate, Figure, SourceLine, Verdict
from otvet.i18n import LANGUAGES, Language
from otvet.report.causes import by_cause
from otvet.report.words import figures, needs, parts, verdicts
from otvet.report.words.units import digits_of

CARRIES: Mapping[str, frozenset[str]] = {
    "page": frozenset(
        [
            "verdict",
            "estimate",
            "ends",
            "chance",
            "goal",
            "need",
            "figure",
            "page",
            "trend",
            "problem",
            "advantage",
            "rows",
            "means",
            "truth",
        ]
    ),
    "pdf": frozenset(
        [
            "verdict",
            "estimate",
            "ends",
            "chance",
            "goal",
            "need",
            "figure",
            "page",
            "problem",
            "advantage",
            "rows",
            "means",
            "truth",
        ]
    ),
    "text": frozenset(
        [
            "verdict",
            "estimate",
            "ends",
            "chance",
            "need",
            "figure",
            "problem",
            "advantage",
            "rows",
            "means",
            "truth",
        ]
    ),
    "message": frozenset(["verdict", "estimate", "ends", "problem"]),
}
"""What each telling says of a month; JSON and the workbook carry all of it but the truth."""
PROBLEMS = {"page": 12, "pdf": 12, "text": 5, "message": 3}
"""So many problems are told in full; the rest are counted."""
WORDS: Mapping[Language, Mapping[Verdict, str]] = {
    "en": {
        Verdict.YES: r"\bYes\b",
        Verdict.NO: r"\bNo\b(?! [a-z])",
        Verdict.NOT_KNOWN: r"We don't know yet",
    },
    "ru": {
        Verdict.YES: r"\bДа\b",
        Verdict.NO: r"\bНет\b(?! [а-я])",
        Verdict.NOT_KNOWN: r"Пока не знаем",
    },
}
"""Verdicts as titles or first words; the same words may stand elsewhere in small letters."""
SCALE = {"share": 100, "points": 1, "of_100": 1}
FAR, NEAR = 900, 420
"""Signs after a name within which its numbers stand: in an answer, in a row."""

NAMES = [*twelve.PLANS, pytest.param("demo", marks=pytest.mark.slow)]

pytestmark = demo_month.GROUP


@dataclass(frozen=True, slots=True)
class Said:
    """Numbers that must stand together after a name; `least` is the fewest decimals of each."""

    kind: str
    name: str
    numbers: tuple[float | Decimal, ...]
    least: int = 0
    reach: int = NEAR


def _names(month: Month, language: Language) -> dict[str, list[str]]:
    """Names of one kind, each of which ends what is said of the one before."""
    return {
        "question": [verdicts.question(a.question, language) for a in month.answers],
        "page": [page.title or page.page for page in month.audience.pages],
        "advantage": [line.name for line in month.awareness.advantages],
        "problem": [parts.problem_name(p, language) for p in month.opinion.problems],
        "rows": [line.file for line in month.sources],
    }


def _estimates(month: Month, language: Language, output: str) -> Iterator[Said]:
    for answer in month.answers:
        name, found = verdicts.question(answer.question, language), answer.estimate
        if found is None:
            continue
        least = digits_of(found, answer.goal)
        value, *ends = (SCALE[found.unit] * v for v in (found.value, found.low, found.high))
        if output == "message" and answer.question == "opinion" and answer.verdict is Verdict.NO:
            value, ends = 100 - value, [100 - end for end in ends]  # told as what is still unsaid
        yield Said("estimate", name, (value,), least, FAR)
        if found.low != found.high:
            yield Said("ends", name, tuple(ends), least, FAR)
        if answer.chance is not None and answer.question != "opinion":
            yield from _chance(answer, name)
        goal = SCALE[answer.goal.unit] * answer.goal.value
        yield Said("goal", name, (goal,), 0, FAR)


def _chance(answer: Answer, name: str) -> Iterator[Said]:
    share = answer.chance or 0.0
    if answer.verdict is not Verdict.NO:
        yield Said("chance", name, (min(99, int(100 * share)),), 0, FAR)


def _needs(month: Month, language: Language) -> Iterator[Said]:
    for answer in month.answers:
        for need in answer.needs:
            if need.cost:
                act = needs.act(need, language)
                amount = (need.amount,) if need.amount else ()
                yield Said("need", act.partition("(")[0], (*amount, need.cost))


def _figures(month: Month, language: Language) -> Iterator[Said]:
    for answer in month.answers:
        for row in figures.pairs(answer.figures):
            told = [f for f in (row.now, row.before) if f and isinstance(f.value, int | float)]
            ends = [end for f in told for end in (f.value, f.low, f.high) if end is not None]
            scale = 100 if row.now.unit == "share" else 1
            numbers = tuple(scale * end for end in ends if not isinstance(end, str))
            yield Said("figure", figures.name(row.now, language), numbers, 1)


def _lines(month: Month, language: Language) -> Iterator[Said]:
    for page in month.audience.pages:
        counts = [n for n in (page.before, page.now) if n is not None]
        if len(counts) == 2:
            counts.append(counts[1] - counts[0])
        yield Said("page", page.title or page.page, tuple(counts))
    for line in month.sources:
        rows = (line.rows_in, line.rows_taken, line.rows_rejected, line.rows_left_out)
        yield Said("rows", line.file, rows)
    for means in month.means:
        yield Said("means", means.text, (means.cost or 0,))
    for known in month.awareness.advantages:
        levels = [e.value for e in (known.before, known.after) if e]
        yield Said("advantage", known.name, tuple(levels))
        if known.change:
            yield Said("advantage", known.name, _three(known.change, 1), 1)


def _three(found: Estimate, scale: int) -> tuple[float, float, float]:
    return scale * found.value, scale * found.low, scale * found.high


def _problems(month: Month, language: Language, output: str) -> Iterator[Said]:
    for problem in month.opinion.problems[: PROBLEMS[output]]:
        name = parts.problem_name(problem, language)
        yield Said("problem", name, (problem.authors, *_three(problem.share, 100)))


def _truth(month: Month, language: Language) -> Iterator[Said]:
    for answer in month.answers:
        if month.truth:
            value = SCALE[answer.goal.unit] * month.truth[answer.question]
            yield Said("truth", verdicts.question(answer.question, language), (value,), 0, FAR)


def _everything(month: Month, language: Language, output: str) -> Iterator[Said]:
    told = [
        *_estimates(month, language, output),
        *_needs(month, language),
        *_figures(month, language),
        *_lines(month, language),
        *_problems(month, language, output),
        *_truth(month, language),
    ]
    return (said for said in told if said.kind in CARRIES[output])


def _is_told(said: Said, text: str, names: list[str], language: Language) -> bool:
    """Whether all its numbers stand after one of the places of its name."""
    places = after(text, said.name, names, reach=said.reach)
    return any(all(_holds(part, n, said.least, language) for n in said.numbers) for part in places)


def _holds(part: str, number: float | Decimal, least: int, language: Language) -> bool:
    """A whole number needs no decimals."""
    first = 0 if number == int(number) else least
    return holds(part, number, language, digits=range(first, first + 3))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output", TOLD)
@pytest.mark.parametrize("name", NAMES)
def test_every_number_stands_beside_its_name(name: str, output: str, language: Language) -> None:
    month = twelve.month(name)
    text, names = telling(name, output, language), _names(month, language)
    lost = []
    for said in _everything(month, language, output):
        kind = said.kind if said.kind in names else "question"
        if not _is_told(said, text, names[kind], language):
            lost.append(said)
    assert lost == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("output", TOLD)
@pytest.mark.parametrize("name", NAMES)
def test_every_verdict_stands_beside_its_question(
    name: str, output: str, language: Language
) -> None:
    """The first verdict after the question is its own, in word, wherever it is read."""
    month = twelve.month(name)
    questions = [verdicts.question(a.question, language) for a in month.answers]
    for answer, question in zip(month.answers, questions, strict=True):
        said = after(telling(name, output, language), question, questions, reach=FAR)
        firsts = [first for part in said if (first := _first_verdict(part, language))]
        assert firsts[0] is answer.verdict, said[0][:300]


def _first_verdict(part: str, language: Language) -> Verdict | None:
    found = {verdict: re.search(word, part) for verdict, word in WORDS[language].items()}
    places = [(at.start(), verdict) for verdict, at in found.items() if at]
    return min(places)[1] if places else None


@pytest.mark.parametrize("name", NAMES)
def test_the_trend_is_told_month_by_month_on_the_page(name: str) -> None:
    text = telling(name, "page", "en")
    for point in twelve.month(name).audience.trend:
        assert holds(text, point.value, "en", digits=range(1)), point


@pytest.mark.parametrize("name", NAMES)
def test_the_json_carries_every_number_whole(name: str) -> None:
    month, told = twelve.month(name), as_json(name)
    for answer in month.answers:
        found = told[answer.question]
        assert found["verdict"] == answer.verdict.value
        assert found["chance"] == answer.chance
        assert found["goal"]["value"] == answer.goal.value
        assert _of(found["estimate"]) == _ends(answer.estimate)
        rows = list(found["figures"].values())
        assert [_of(row) for row in rows] == [(f.value, f.low, f.high) for f in answer.figures]
        assert [n["cost"] for n in found["needs"]] == [_money(n.cost) for n in answer.needs]
    assert [(p["now"], p["before"]) for p in told["audience"]["pages"]] == [
        (page.now, page.before) for page in month.audience.pages
    ]
    assert [(p["authors"], *_of(p["share"])) for p in told["opinion"]["problems"]] == [
        (p.authors, *_ends(p.share)) for p in month.opinion.problems
    ]
    assert [(_of(a["before"]), _of(a["after"]), _of(a["change"])) for a in _told_lines(told)] == [
        (_ends(a.before), _ends(a.after), _ends(a.change)) for a in month.awareness.advantages
    ]


def _told_lines(told: dict[str, dict[str, list[dict[str, object]]]]) -> list[dict[str, object]]:
    return told["awareness"]["advantages"]


def _of(found: object) -> tuple[object, ...]:
    if not isinstance(found, dict):
        return (None, None, None)
    return (found["value"], found["low"], found["high"])


def _ends(found: Estimate | None) -> tuple[object, ...]:
    return (None, None, None) if found is None else (found.value, found.low, found.high)


def _money(cost: Decimal | None) -> float | None:
    return None if cost is None else float(cost)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_workbook_carries_every_number_whole(name: str, language: Language) -> None:
    month = twelve.month(name)
    read = sheets(name, language)
    answers, shown, pages, trend, known, problems, causes, weeks, fixed, curve, todo, files = read
    every = [figure for a in month.answers for figure in a.figures]
    pairs: list[tuple[list[Row], list[Row]]] = [
        ([row[2:5] for row in answers], [_ends(a.estimate) for a in month.answers]),
        ([row[6:8] for row in answers], [(a.goal.value, a.chance) for a in month.answers]),
        ([row[2:5] for row in shown], [_told_figure(f, language) for f in every]),
        ([row[2:4] for row in pages], [(p.before, p.now) for p in month.audience.pages]),
        ([row[1:4] for row in trend], [(p.value, p.low, p.high) for p in month.audience.trend]),
        ([row[3:9] for row in known], [_levels(a) for a in month.awareness.advantages]),
        (
            [(row[2], *row[4:7]) for row in problems],
            [(p.authors, *_ends(p.share)) for p in month.opinion.problems]
            + [(new.authors, None, None, None) for new in month.opinion.new_problems],
        ),
        (
            [row[7:10] for row in problems],
            [_ends(p.change) for p in month.opinion.problems],
        ),
        (
            [row[1:4] for row in causes],
            [
                (line.mentions, line.guessed, line.share)
                for line in by_cause(month.opinion.problems, month.opinion.unplaced_causes)
            ],
        ),
        (
            [row[2:4] for row in weeks],
            [(w.authors, w.of) for p in month.opinion.problems for w in p.trend],
        ),
        ([row[2:3] for row in fixed], [(f.what,) for p in month.opinion.problems for f in p.fixed]),
        ([row[:2] for row in curve], [(p.authors, p.known) for p in month.opinion.curve]),
        (
            [row[2:4] for row in todo],
            [(n.amount, _money(n.cost)) for a in month.answers for n in a.needs],
        ),
        ([row[4:8] for row in files], [_rows(line) for line in month.sources]),
    ]
    for there, here in pairs:
        assert [_exact(row) for row in there] == [_exact(row) for row in here]
    said = [verdicts.verdict(a.verdict, language) for a in month.answers]
    assert [row[1] for row in answers] == said


Row = tuple[object, ...]


def _exact(row: Row) -> Row:
    """A workbook keeps sixteen digits of a number, so the very last ones are not compared."""
    return tuple(float(f"{cell:.12g}") if isinstance(cell, float) else cell for cell in row)


def _told_figure(found: Figure, language: Language) -> Row:
    value = figures.value(found, language) if isinstance(found.value, str) else found.value
    return (value, found.low, found.high)


def _levels(line: AdvantageLine) -> Row:
    return (*_ends(line.after), *_ends(line.change))


def _rows(line: SourceLine) -> Row:
    return (line.rows_in, line.rows_taken, line.rows_rejected, line.rows_left_out)


@pytest.mark.slow
def test_the_twelve_months_hold_what_a_report_can_meet() -> None:
    """Every verdict beside every other one, a fall, too little growth, nothing, 1 and 12 lines."""
    assert len(twelve.MONTHS) == 12
    assert len(twelve.pairs_of_verdicts()) == 27
    months = {name: twelve.month(name) for name in twelve.MONTHS}
    assert months["less_than_matters"].audience.size == "less_than_matters"
    fell = months["audience_and_awareness_fell"]
    assert all(a.estimate and a.estimate.high < 0 for a in (fell.audience, fell.awareness))
    told = [
        sum(line.role == "advantage" and line.before is not None for line in m.awareness.advantages)
        for m in (months["one_advantage"], months["twelve_advantages"])
    ]
    assert told == [1, 12]
    assert months["nothing"].sources == ()
    assert months["closed"].notes.plan
    assert months["closed"].look.logo
    assert months["demo"].simulated
