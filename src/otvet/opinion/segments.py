"""Each problem by source and by who follows; small cells are hidden, and so is what betrays them.

A cell of fewer than ten people is never shown. One hidden cell could be told by subtraction from
the whole, and so could a few whose sum is small, so the smallest shown ones are hidden with it
(complementary suppression: Hundepool and others 2012, Statistical Disclosure Control, 4).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from otvet.findings import CellLine, Estimate, Problem
from otvet.opinion.codeframe import Codeframe
from otvet.stats.shares import share
from otvet.store.counts.cells import FOLLOWER, NON_FOLLOWER, Cells

FEWEST = 10
"""People in a cell that is shown."""


def shown(people: Mapping[str, int]) -> Mapping[str, int | None]:
    """The cells with every one hidden (None) that is small or would betray a small one."""
    order = sorted(people, key=lambda cell: (people[cell], cell))
    hidden = [cell for cell in order if people[cell] < FEWEST]
    for cell in order[len(hidden) :]:
        if not hidden or (len(hidden) > 1 and sum(people[h] for h in hidden) >= FEWEST):
            break
        hidden.append(cell)
    return {cell: None if cell in hidden else n for cell, n in people.items()}


def with_cells(
    problems: Sequence[Problem], frame: Codeframe, pages: Cells, follow: Cells | None
) -> tuple[Problem, ...]:
    """The problems, each by page where several spoke, and by who follows where that is known."""
    numbers = {kind.code: place for place, kind in enumerate(frame.kinds)}
    several = len(pages.of) > 1
    return tuple(
        replace(
            problem,
            by_page=_lines(numbers[problem.code], pages) if several else (),
            by_follow=_lines(numbers[problem.code], follow) if follow else (),
        )
        for problem in problems
    )


def _lines(problem: int, cells: Cells) -> tuple[CellLine, ...]:
    """The cells, most people first; the number that a share is of is hidden by the same rule."""
    names = sorted(cells.of, key=lambda cell: (-cells.of[cell], cell))
    if set(names) & {FOLLOWER, NON_FOLLOWER}:
        names = [FOLLOWER, NON_FOLLOWER]
    of = shown({name: cells.of.get(name, 0) for name in names})
    raised = shown({name: cells.raised.get((problem, name), 0) for name in names})
    return tuple(_line(name, raised[name], of[name]) for name in names)


def _line(name: str, authors: int | None, of: int | None) -> CellLine:
    if authors is None or of is None:
        return CellLine(cell=name, of=of)
    found = share(authors / of, of).interval
    told = Estimate(value=found.estimate, low=found.low, high=found.high, unit="share")
    return CellLine(cell=name, authors=authors, of=of, share=told)
