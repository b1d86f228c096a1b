"""What a simulation study is, and when one of its cells fails.

A cell fails only if a one-sided binomial test rejects its limit at 1%, Bonferroni over the cells
of its study. Coverage above the upper limit is a warning: an honest method may be too careful.
"""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

import numpy as np
from scipy.stats import binom

Tally: TypeAlias = dict[str, tuple[int, int]]
"""Per check, how many months were so, of how many."""
Level: TypeAlias = Literal["fails", "warns"]

SEED = 20_261_031
ALPHA = 0.01


@dataclass(frozen=True, slots=True)
class Limit:
    """What a rate of months must not fall below, or not exceed."""

    check: str
    at_least: float | None = None
    at_most: float | None = None
    level: Level = "fails"


@dataclass(frozen=True, slots=True)
class Cell:
    """One world of a study, told by its name, and what is asked of the method there."""

    name: str
    settings: Mapping[str, str | float]
    limits: tuple[Limit, ...]
    small: bool = True
    """Whether the cell also runs in the small study."""


@dataclass(frozen=True, slots=True)
class Study:
    """Cells, the function that simulates months of a cell, and limits of the pooled cells."""

    code: str
    title: str
    cells: tuple[Cell, ...]
    simulate: Callable[[Cell, int, np.random.Generator], Tally]
    pooled: tuple[Limit, ...] = field(default=())


def run_cell(study: Study, cell: Cell, months: int) -> Tally:
    """Simulate a cell; its seed is its own, so cells may run in any order."""
    seed = zlib.crc32(f"{study.code} {cell.name}".encode())
    return study.simulate(cell, months, np.random.default_rng([SEED, seed]))


def broken(limits: Sequence[Limit], tally: Tally, *, cells: int) -> list[tuple[Level, str]]:
    """Limits that the tally rejects, in words, with what follows from each."""
    found: list[tuple[Level, str]] = []
    for limit in limits:
        hits, of = tally.get(limit.check, (0, 0))
        if of == 0:
            continue
        if limit.at_least is not None and binom.cdf(hits, of, limit.at_least) < ALPHA / cells:
            found.append((limit.level, f"{limit.check} {hits / of:.3f} < {limit.at_least}"))
        if limit.at_most is not None and binom.sf(hits - 1, of, limit.at_most) < ALPHA / cells:
            found.append((limit.level, f"{limit.check} {hits / of:.3f} > {limit.at_most}"))
    return found


def pool(tallies: Sequence[Tally]) -> Tally:
    """Sum of tallies, check by check."""
    total: Tally = {}
    for tally in tallies:
        for check, (hits, of) in tally.items():
            before = total.get(check, (0, 0))
            total[check] = (before[0] + hits, before[1] + of)
    return total


def faults(study: Study, tallies: Mapping[str, Tally]) -> list[tuple[Level, str]]:
    """Everything broken in a study whose cells have the tallies given, by cell name."""
    size = len(tallies) + bool(study.pooled)
    found = [
        (level, f"{study.code} {cell.name}: {words}")
        for cell in study.cells
        if cell.name in tallies
        for level, words in broken(cell.limits, tallies[cell.name], cells=size)
    ]
    pooled = broken(study.pooled, pool(list(tallies.values())), cells=size)
    return found + [(level, f"{study.code} all cells: {words}") for level, words in pooled]
