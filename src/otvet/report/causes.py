"""Who can mend what people speak of: mentions of the known problems, added up by cause."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from otvet.findings import Problem


@dataclass(frozen=True, slots=True)
class CauseLine:
    """Mentions of the problems of one cause, and their share of all mentions."""

    cause: str
    mentions: int
    share: float


def by_cause(problems: Sequence[Problem]) -> list[CauseLine]:
    """Causes, most mentioned first.

    Mentions add up and people do not: one person may complain of the price and of the staff.
    """
    counted: Counter[str] = Counter()
    for problem in problems:
        counted[problem.cause] += problem.mentions
    whole = counted.total()
    return [CauseLine(cause, n, n / whole) for cause, n in counted.most_common() if n]
