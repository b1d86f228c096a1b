"""Which problems of the codeframe a text raises, and whether it complains of something else.

A clause raises a problem when one of the problem's patterns holds in it; a text may raise several.
A clause that retells others or an old fear counts for nothing.
A text that complains but raises no problem of the codeframe is an unplaced complaint.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from otvet.opinion.codeframe import Codeframe
from otvet.opinion.patterns import Clause, Group, Pattern, Terms, cues, parse, retold
from otvet.text.normalise import clause_spans, clean, words
from otvet.text.privacy import mask_quote

LOW_RATING = 2.0
"""Reviews rated so or lower complain, whatever their words."""


@dataclass(frozen=True, slots=True)
class ClauseRead:
    """A clause by the patterns alone: where it lies, what it raises, whether it complains at all."""

    start: int
    end: int
    problems: tuple[int, ...] = ()
    complains: bool = False
    retold: bool = False


class Matcher:
    """A codeframe made ready: words lead straight to the few patterns worth trying."""

    def __init__(self, frame: Codeframe) -> None:
        self._terms = Terms()
        self._bad: Group = cues(frame.bad_cues, frame.good_cues, self._terms)
        self._retold: Group = retold(frame.retold_cues, self._terms)
        self._tries: dict[int, list[tuple[int, Pattern]]] = defaultdict(list)
        for number, kind in enumerate(frame.kinds):
            for text in kind.patterns:
                self._learn(number, parse(text, self._terms, bad=self._bad))

    def _learn(self, number: int, pattern: Pattern) -> None:
        for term in pattern.needs[0]:
            self._tries[term].append((number, pattern))

    def clauses(self, text: str) -> list[ClauseRead]:
        """What the patterns say of each clause of a readable text."""
        return [self._clause(start, end, text[start:end]) for start, end in clause_spans(text)]

    def _clause(self, start: int, end: int, said: str) -> ClauseRead:
        clause = Clause(words(said), self._terms)
        if clause.places(self._retold):
            return ClauseRead(start, end, retold=True)
        return ClauseRead(
            start,
            end,
            problems=tuple(self._in_clause(clause)),
            complains=bool(clause.places(self._bad)),
        )

    def _in_clause(self, clause: Clause) -> Sequence[int]:
        found: list[int] = []
        for term in clause.hits:
            for number, pattern in self._tries.get(term, ()):
                if number not in found and clause.holds(pattern):
                    found.append(number)
        return found


@lru_cache(maxsize=8)
def matcher(frame: Codeframe) -> Matcher:
    """The codeframe made ready, once per process."""
    return Matcher(frame)


def readable(text: str) -> str:
    """The text as it is read and quoted: clean, and nobody's address in it."""
    return mask_quote(clean(text))
