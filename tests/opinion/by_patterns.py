"""What the patterns of a codeframe say of a text by themselves, before an encoder looks at it."""

from otvet.opinion.codeframe import Codeframe
from otvet.opinion.problems import matcher, readable


def raised(frame: Codeframe, text: str) -> set[str]:
    """Codes of the problems that a text raises; `unplaced` where it only complains."""
    clauses = matcher(frame).clauses(readable(text))
    found = {frame.kinds[number].code for clause in clauses for number in clause.problems}
    return found or {"unplaced" for clause in clauses if clause.complains}
