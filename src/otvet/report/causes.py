"""Who can mend what people speak of: mentions of all complaints, added up by cause.

A known problem has its cause by hand; the cause of a complaint that fits none is the reader's guess.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from otvet.findings import Problem

NOTHING: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class CauseLine:
    """Mentions of one cause and their share of all mentions; of `guessed` the cause is a guess."""

    cause: str
    mentions: int
    share: float
    guessed: int = 0

    @property
    def guess(self) -> float:
        """The part of its mentions whose cause is guessed."""
        return self.guessed / self.mentions if self.mentions else 0.0


def by_cause(problems: Sequence[Problem], unplaced: Mapping[str, int] = NOTHING) -> list[CauseLine]:
    """Causes, most mentioned first.

    Mentions add up and people do not: one person may complain of the price and of the staff.

    Args:
        problems: The known problems.
        unplaced: Mentions that fit none of them, by the cause that the reader guesses.
    """
    counted: Counter[str] = Counter()
    for problem in problems:
        counted[problem.cause] += problem.mentions
    counted.update(unplaced)
    whole = counted.total()
    return [
        CauseLine(cause, n, n / whole, unplaced.get(cause, 0))
        for cause, n in counted.most_common()
        if n
    ]
