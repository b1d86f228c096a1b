"""One thing to do next: the cheapest act that would turn an open answer into a yes or a no."""

from collections.abc import Sequence
from dataclasses import dataclass

from otvet.findings import Answer, Need, Problem, Question, Verdict

_RANK = {Verdict.NOT_KNOWN: 0, Verdict.NO: 1, Verdict.YES: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """What to do next: an act with its price, or a problem to mend where nothing is left to find."""

    question: Question
    need: Need | None = None
    problem: Problem | None = None


def next_step(answers: Sequence[Answer]) -> Advice | None:
    """The cheapest act for an answer that is not known, then for a no; else the greatest problem.

    Acts without a known price come after those with one; None where there is nothing to do.
    """
    acts = [(a, need) for a in answers if a.verdict is not Verdict.YES for need in a.needs]
    if acts:
        answer, need = min(acts, key=lambda act: _dearness(*act))
        return Advice(question=answer.question, need=need)
    mended = [(a, problem) for a in answers for problem in a.problems[:1] if problem.authors]
    return Advice(question=mended[0][0].question, problem=mended[0][1]) if mended else None


def _dearness(answer: Answer, need: Need) -> tuple[int, bool, float, int]:
    cost = float(need.cost) if need.cost is not None else 0.0
    return _RANK[answer.verdict], need.cost is None, cost, need.days or 0
