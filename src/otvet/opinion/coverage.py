"""How likely the next person who speaks up says something that the report does not have.

The unit is the author: one angry author is one. A complaint that fits no problem of the codeframe
is a problem of its own until a person merges it. The window is the month; nothing is carried over,
because an older problem is known only if this report prints it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from otvet.findings import CurvePoint, Estimate
from otvet.stats.curve import known_curve
from otvet.stats.novelty import FEWEST_AUTHORS, Incidence, Novelty, authors_needed, novelty
from otvet.store.counts.opinion import UNPLACED, OpinionTotals, ProblemCount, QuoteRow

AHEAD = 3
"""How many times the authors at hand the curve looks ahead at the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was named by how many, and the novelty that follows.

    `placed` is the novelty of the codeframe's own problems, unplaced complaints left out. A text
    placed wrongly in a problem that nobody else names still adds to it.
    """

    counts: Incidence
    novelty: Novelty
    placed: Novelty
    unplaced: int
    named_by: tuple[int, ...] = ()

    @property
    def singletons(self) -> int:
        """Problems named by one author only, each to be confirmed or merged by a person."""
        return self.counts.named_once

    @property
    def enough_authors(self) -> bool:
        """Whether enough people spoke up to judge at all."""
        return self.counts.authors >= FEWEST_AUTHORS


def coverage(
    totals: OpinionTotals, problems: Sequence[ProblemCount], alone: Sequence[QuoteRow]
) -> Coverage | None:
    """The month's coverage; None when nobody spoke up.

    Args:
        totals: Texts and authors of the month.
        problems: Authors by problem of the codeframe.
        alone: The texts of problems that one author alone named; each unplaced one is such.
    """
    if not totals.authors:
        return None
    lone = len({row.author for row in alone})
    lone_placed = len({row.author for row in alone if row.problem != UNPLACED})
    everything = _incidence(totals.authors, problems, lone, unplaced=totals.unplaced)
    placed = _incidence(totals.authors, problems, lone_placed, unplaced=0)
    return Coverage(
        counts=everything,
        novelty=novelty(everything),
        placed=novelty(placed),
        unplaced=totals.unplaced,
        named_by=(*(problem.authors for problem in problems), *[1] * totals.unplaced),
    )


def curve(found: Coverage, *, goal_share: float) -> tuple[CurvePoint, ...]:
    """What was known after each number of authors, and what would be when the goal is reached."""
    read = found.counts.authors
    more = more_authors(found, goal_share=goal_share)
    until = min(read + (read if more is None else more), AHEAD * read)
    return tuple(
        CurvePoint(authors=t, known=100 * known, forecast=t > read)
        for t, known in known_curve(found.named_by, found.counts, until=until)
    )


def _incidence(
    authors: int, problems: Sequence[ProblemCount], lone: int, *, unplaced: int
) -> Incidence:
    named_by = [problem.authors for problem in problems]
    return Incidence(
        authors=authors,
        named_once=named_by.count(1) + unplaced,
        named_twice=named_by.count(2),
        lone_authors=lone,
        namings=sum(named_by) + unplaced,
    )


def known_of_100(found: Novelty) -> Estimate:
    """Of the next 100 people who speak up, those who say only what the report already has."""
    return Estimate(
        value=100 * (1 - found.estimate),
        low=100 * (1 - found.high),
        high=100 * (1 - found.low),
        unit="of_100",
    )


def more_authors(found: Coverage, *, goal_share: float) -> int | None:
    """Authors still to be heard before a verdict; None when hearing more will not help.

    Too few to judge are brought up to the fewest first, whatever their tail promises.
    """
    fewest = max(FEWEST_AUTHORS - found.counts.authors, 0)
    wanted = authors_needed(found.counts, goal=goal_share)
    if wanted is None:
        return fewest or None
    return max(wanted - found.counts.authors, fewest)
