"""Every number of a month by its name, and what it stands on: queries, measures, files."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Literal, TypeAlias

from otvet.findings import (
    AdvantageLine,
    Answer,
    Check,
    CurvePoint,
    Figure,
    Need,
    PageLine,
    Problem,
    Question,
    SourceLine,
    TrendPoint,
)

if TYPE_CHECKING:
    from otvet.answers.month import MeansLine, Month

    Finding: TypeAlias = (
        Answer
        | Figure
        | PageLine
        | TrendPoint
        | AdvantageLine
        | Problem
        | CurvePoint
        | Need
        | Check
        | MeansLine
        | SourceLine
    )

Kind = Literal[
    "answer",
    "figure",
    "page",
    "trend",
    "advantage",
    "problem",
    "curve",
    "need",
    "check",
    "means",
    "file",
]
ALL, TREND, CURVE, MEANS = "verdict", "trend", "curve", "means"
"""Names of what has none of its own: the three answers, and every point of a line."""
NEAREST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding under its name; `counts` are queries of store/sql, `measures` pages of docs."""

    name: str
    kind: Kind
    finding: "Finding"
    question: Question | None = None
    counts: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


_Stands = tuple[tuple[str, ...], tuple[str, ...]]
_FOLLOWERS: _Stands = (("audience_followers",), ("followers",))
_KNOWLEDGE: _Stands = (("awareness_responses",), ("knowledge", "weights"))
_NOVELTY: _Stands = (("opinion_singles", "opinion_totals"), ("novelty",))
STANDS: Mapping[str, _Stands] = {
    "followers_alone": _FOLLOWERS,
    "followers_without_fakes": (("audience_followers", "fakes_listed"), ("fakes", "followers")),
    "people_who_follow_or_act": (
        ("audience_followers", "audience_frequencies"),
        ("equal-coverage-growth", "followers"),
    ),
    "knowledge": _KNOWLEDGE,
    "aided": _KNOWLEDGE,
    "novelty": _NOVELTY,
    "page": _FOLLOWERS,
    "trend": _FOLLOWERS,
    "advantage": _KNOWLEDGE,
    "problem": (
        ("opinion_problems", "opinion_totals", "opinion_slices"),
        ("problem-trend", "fixed-marks"),
    ),
    "corrected": (("opinion_problems", "opinion_reads"), ("audited-shares",)),
    "curve": _NOVELTY,
}
"""Queries and measures behind an answer by its method, and behind what a figure does not name."""


def find(month: "Month", name: str) -> tuple[Found, ...]:
    """All findings of that name: a code, a page, a file, a month of the trend, or `verdict`.

    Figures of one code are found together by it, and one by one by `code:label`.
    """
    return tuple(found for found in every(month) if name in _names(found))


def names(month: "Month") -> tuple[str, ...]:
    """Every name that finds something, each once, in the order of the page."""
    return tuple(dict.fromkeys(found.name for found in every(month) if found.name))


def nearest(month: "Month", name: str) -> tuple[str, ...]:
    """The names most like one that finds nothing: those that hold it first."""
    known = dict.fromkeys(other for found in every(month) for other in _names(found))
    lower = {other.lower(): other for other in known}
    holding = [other for other in known if name.lower() in other.lower()] if name else []
    alike = [lower[other] for other in get_close_matches(name.lower(), lower, NEAREST, 0.6)]
    return tuple(dict.fromkeys([*holding, *alike]))[:NEAREST]


def every(month: "Month") -> Iterator[Found]:
    """Everything that the month says in numbers, in the order of the page."""
    for answer in month.answers:
        yield from _of_answer(answer)
    for line in month.means:
        yield Found(name=MEANS, kind="means", finding=line)
    known = {line.run: line for answer in month.answers for line in answer.sources}
    for source in {**known, **{line.run: line for line in month.sources}}.values():
        yield Found(name=source.file, kind="file", finding=source, files=(source.file,))


def _names(found: Found) -> frozenset[str]:
    also = {"answer": ALL, "trend": TREND, "curve": CURVE, "means": MEANS}.get(found.kind, "")
    code = found.finding.code if isinstance(found.finding, Figure) else ""
    return frozenset({found.name, also, code} - {""})


def _of_answer(answer: Answer) -> Iterator[Found]:
    yield _found(answer, answer.question, "answer", answer, stands=answer.method)
    for figure in answer.figures:
        yield _figure(figure, answer)
    for page in answer.pages:
        yield _found(answer, page.page, "page", page)
    for point in answer.trend:
        yield _found(answer, point.month, "trend", point)
    for line in answer.advantages:
        yield _found(answer, line.code, "advantage", line)
    for problem in answer.problems:
        stands = "corrected" if problem.corrected else ""
        yield _found(answer, problem.code, "problem", problem, stands=stands)
    for step in answer.curve:
        yield _found(answer, CURVE, "curve", step)
    for need in answer.needs:
        yield _found(answer, need.code, "need", need, stands=answer.method)
    for check in answer.checks:
        yield _found(answer, check.code, "check", check, stands=answer.method)


def _figure(figure: Figure, answer: Answer) -> Found:
    return Found(
        name=f"{figure.code}:{figure.label}" if figure.label else figure.code,
        kind="figure",
        finding=figure,
        question=answer.question,
        counts=(figure.count,) if figure.count else (),
        measures=(figure.measure,) if figure.measure else (),
        files=figure.sources,
    )


def _found(answer: Answer, name: str, kind: Kind, finding: "Finding", *, stands: str = "") -> Found:
    counts, measures = STANDS.get(stands or kind, ((), ()))
    return Found(
        name=name,
        kind=kind,
        finding=finding,
        question=answer.question,
        counts=counts,
        measures=measures,
        files=_files(answer, counts),
    )


def _files(answer: Answer, counts: tuple[str, ...]) -> tuple[str, ...]:
    """The files behind figures of the same queries, else all files of the answer."""
    named = [file for f in answer.figures if f.count in counts for file in f.sources]
    return tuple(dict.fromkeys(named or [line.file for line in answer.sources]))
