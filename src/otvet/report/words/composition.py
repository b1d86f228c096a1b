"""Who the audience is, in parts that do not overlap: the strip of page two and its keys.

Followers come apart by whom posts reached, where networks tell of reach; otherwise by who acted.
The unseen are told as "at least" and never added up.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from otvet.findings import Answer, Figure
from otvet.i18n import Language, mark, words

REACHED, NOT_REACHED = "followers_reached", "followers_not_reached"
BEYOND, BEYOND_AT_LEAST = "active_non_followers", "active_non_followers_at_least"


@dataclass(frozen=True, slots=True)
class Part:
    """People of one part, and what follows their number in words."""

    people: float
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The seen parts, and how many people there are with the unseen ones at least."""

    heading: str
    title: str
    parts: tuple[Part, ...]
    least: float
    unseen_said: str = ""

    @property
    def seen(self) -> float:
        """People of all parts that are seen."""
        return sum(part.people for part in self.parts)

    @property
    def unseen(self) -> float:
        """Unseen people at least; 0 where none can be told."""
        return max(self.least - self.seen, 0.0)


def composition(answer: Answer, language: Language) -> Composition | None:
    """The parts as far as they are known; None where nobody's acts are."""
    found = {figure.code: figure for figure in answer.figures}
    known = (REACHED, NOT_REACHED, BEYOND, BEYOND_AT_LEAST)
    if all(_number(found, code) is not None for code in known):
        return _by_reach(found, language)
    return _by_acts(found, language)


def _by_reach(found: Mapping[str, Figure], language: Language) -> Composition:
    say = words(language)
    told = (
        (REACHED, say(mark("followers whom posts reached, at least"))),
        (NOT_REACHED, say(mark("followers whom nothing reached, at most"))),
        (BEYOND, say(mark("act and follow no page"))),
    )
    parts = tuple(Part(_number(found, code) or 0.0, said) for code, said in told)
    beyond = _number(found, BEYOND) or 0.0
    unseen = max((_number(found, BEYOND_AT_LEAST) or 0.0) - beyond, 0.0)
    return Composition(
        heading=say(mark("Who the audience is")),
        title=say(
            mark("People: followers reached and not, those who act without following, the unseen")
        ),
        parts=parts,
        least=sum(part.people for part in parts) + unseen,
        unseen_said=say(mark("act without following and are not seen in the data, at least")),
    )


def _by_acts(found: Mapping[str, Figure], language: Language) -> Composition | None:
    say = words(language)
    follow, beyond = (_number(found, code) for code in ("active_followers", BEYOND))
    if follow is None or beyond is None:
        return None
    parts = (Part(follow, say(mark("follow a page"))), Part(beyond, say(mark("follow no page"))))
    return Composition(
        heading=say(mark("Who acted this month")),
        title=say(mark("Active people: followers, those who follow no page, and the unseen")),
        parts=parts,
        least=max(_number(found, "at_least") or 0.0, follow + beyond),
        unseen_said=say(mark("who act and are not seen in the data, at least")),
    )


def _number(found: Mapping[str, Figure], code: str) -> float | None:
    value = found[code].value if code in found else None
    return None if value is None or isinstance(value, str) else float(value)
