"""What the reader says of each text of the month, in codes of the codeframe."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from otvet.opinion.codeframe import Codeframe
from otvet.store.counts.opinion import QUIET, UNPLACED, ReadRow

UNPLACED_CODE = "unplaced"
"""Stands among codes of problems for a complaint that fits none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text as the reader sees it; no problems is no complaint.

    `sure` is how sure it is of what it doubts most; `alike` tells texts that are nearly copies.
    """

    mention: int
    author: int
    problems: frozenset[str]
    sentiment: int
    sure: float
    alike: int


def reads(rows: Iterable[ReadRow], frame: Codeframe) -> tuple[Read, ...]:
    """The texts behind rows sorted by text."""
    return tuple(_read(list(of), frame) for _, of in groupby(rows, key=lambda row: row.mention))


def _read(rows: list[ReadRow], frame: Codeframe) -> Read:
    first = rows[0]
    return Read(
        mention=first.mention,
        author=first.author,
        problems=frozenset(_code(row.problem, frame) for row in rows if row.problem != QUIET),
        sentiment=first.sentiment,
        sure=min(row.sure for row in rows),
        alike=first.alike,
    )


def _code(problem: int, frame: Codeframe) -> str:
    return UNPLACED_CODE if problem == UNPLACED else frame.kinds[problem].code
