"""What the reader says of each text of the month, in codes of the codeframe."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from otvet.opinion.codeframe import Codeframe
from otvet.store.counts.opinion import QUIET, UNPLACED, ReadRow
from otvet.text.sentiment import UNCLEAR

UNPLACED_CODE = "unplaced"
"""Stands among codes of problems for a complaint that fits none of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A text as the reader sees it; no problems is no complaint.

    `sure` is how sure it is of what it doubts most.
    """

    mention: int
    author: int
    problems: frozenset[str]
    sentiment: int
    sure: float
    mentions: tuple[int, ...]
    """All texts of the same person, once they are put together."""


def reads(rows: Iterable[ReadRow], frame: Codeframe) -> tuple[Read, ...]:
    """The texts behind rows sorted by text."""
    return tuple(_read(list(of), frame) for _, of in groupby(rows, key=lambda row: row.mention))


def people(texts: Iterable[Read]) -> tuple[Read, ...]:
    """Each person's texts put together, sorted by the smallest of their keys.

    Shares are of people, so a label has to hold for a person. Their sentiment is that of all their
    texts where these agree; else what is more among them, positive or negative ones, or neutral.
    """
    of: dict[int, list[Read]] = {}
    for text in texts:
        of.setdefault(text.author, []).append(text)
    return tuple(sorted(map(_person, of.values()), key=lambda person: person.mention))


def by_mention(persons: Iterable[Read]) -> Mapping[int, Read]:
    """Who wrote each text: a person is found again by any of them, however many come later."""
    return {mention: person for person in persons for mention in person.mentions}


def _person(texts: list[Read]) -> Read:
    # What the reader finds something in comes first: more texts than are shown are left out.
    order = sorted(texts, key=lambda text: (not text.problems, text.mention))
    first = min(texts, key=lambda text: text.mention)
    said = {text.sentiment for text in texts}
    mood = sum(text.sentiment for text in texts if text.sentiment != UNCLEAR)
    return replace(
        first,
        problems=frozenset().union(*(text.problems for text in texts)),
        sentiment=said.pop() if len(said) == 1 else (mood > 0) - (mood < 0),
        sure=min(text.sure for text in texts),
        mentions=tuple(text.mention for text in order),
    )


def _read(rows: list[ReadRow], frame: Codeframe) -> Read:
    first = rows[0]
    return Read(
        mention=first.mention,
        author=first.author,
        problems=frozenset(_code(row.problem, frame) for row in rows if row.problem != QUIET),
        sentiment=first.sentiment,
        sure=min(row.sure for row in rows),
        mentions=(first.mention,),
    )


def _code(problem: int, frame: Codeframe) -> str:
    return UNPLACED_CODE if problem == UNPLACED else frame.kinds[problem].code
