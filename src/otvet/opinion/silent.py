"""Do those who never comment name the same problems as those who do? Asked inside one survey.

Comments and survey answers are different instruments and are never compared for this.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from otvet.findings import SilentLine, SilentMajority, Verdict
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.problems import matcher, readable
from otvet.stats.silent import FEWEST, compare
from otvet.store.counts.asked import Asked

ITEM = "comments"
"""The attribute under which surveys keep how often a respondent comments."""
P = 0.05
_ME = r"(?:(?:я|i|вообще|совсем) )*"
_NEVER = re.compile(
    rf"{_ME}(?:никогда|ни разу|never)\b|{_ME}не (?:комментирую|пишу|оставляю)"
    r"(?: (?:комментари\w+|отзыв\w*|ничего|никогда|вообще|совсем))*(?=$|[,.;:!(—–-])"
    rf"|{_ME}(?:do not|don['’]t) comment(?: at all| ever)?(?=$|[,.;:!(—–-])"
    r"|(?:нет|no|none|not at all|0(?: раз| times)?)(?=$|[,.;:!(—–-](?!\d))"
)
_SAVE = re.compile(r"\b(?:но|кроме|хотя|but|except|unless|though)\b")
"""What takes a part of a "never" back."""
_OR_NEVER = re.compile(r"\b(?:никогда|ни разу|never|ever)\b")
_OFTEN = re.compile(
    r"\d|\b(?:да|yes|раза?|часто|нечасто|иногда|бывает|редко|реже|изредка|порой|постоянно|регулярно"
    r"|обычно|всегда|ежедневно|ежемесячно|еженедельно|кажд\w+|дня|день|недел\w+|месяц\w*|год\w*"
    r"|often|sometimes|rarely|seldom|occasionally|regularly|frequently|usually|normally|always|daily"
    r"|weekly|monthly|yearly|every|once|twice|times|now and then|days?|weeks?|months?|years?)\b"
)

Reader = Callable[[str], Collection[int]]
"""The problems (by number) that a text raises."""


@dataclass(frozen=True, slots=True)
class _Respondent:
    speaks: bool
    weight: float
    texts: tuple[str, ...]


def silent_majority(
    asked: Sequence[Asked],
    frame: Codeframe,
    *,
    rng: np.random.Generator,
    reader: Reader | None = None,
    item: str = ITEM,
) -> SilentMajority:
    """Compare the problems named by respondents who comment and by those who never do.

    Args:
        asked: Open answers, attributes and weights of the month's surveys.
        frame: The codeframe in force.
        rng: Source of the draws.
        reader: What reads an answer; by default the codeframe's patterns.
        item: The survey's item that asks how often the respondent comments.
    """
    people = _respondents(asked, item)
    speaking = sum(one.speaks for one in people)
    silent = len(people) - speaking
    if not any(a.role == "open" and a.text for a in asked):
        return SilentMajority(speaking=0, silent=0, reason="no_open_answers")
    if not people:
        return SilentMajority(speaking=0, silent=0, reason="comments_not_asked")
    raised = _raised(people, frame, reader or pattern_reader(frame))
    groups, weights = [one.speaks for one in people], [one.weight for one in people]
    found = compare(raised, groups, weights, rng=rng)
    if found is None:
        return SilentMajority(speaking=speaking, silent=silent, reason="too_few_answers")
    named = np.flatnonzero(raised.any(axis=0))
    lines = [
        SilentLine(
            problem=frame.kinds[place].code,
            name=frame.kinds[place].name,
            speak=float(found.speak[place]),
            silent=float(found.silent[place]),
            differs=bool(found.differs[place]),
        )
        for place in named
    ]
    return SilentMajority(
        speaking=speaking,
        silent=silent,
        alike=Verdict.NO if found.p_value <= P else Verdict.NOT_KNOWN,
        p_value=found.p_value,
        lines=tuple(sorted(lines, key=lambda one: (-abs(one.speak - one.silent), one.problem))),
    )


def pattern_reader(frame: Codeframe) -> Reader:
    """Reads an answer by the codeframe's patterns."""
    read = matcher(frame).raised
    return lambda text: {found.problem for found in read(readable(text)) if found.problem >= 0}


def _respondents(asked: Sequence[Asked], item: str) -> list[_Respondent]:
    """Those who told whether they ever comment and answered an open question."""
    told: Mapping[tuple[str, str, int], list[Asked]] = defaultdict(list)
    for one in asked:
        told[one.survey, one.wave, one.respondent].append(one)
    found = (_respondent(answers, item) for answers in told.values())
    return [one for one in found if one is not None]


def _respondent(answers: Sequence[Asked], item: str) -> _Respondent | None:
    often = next((a.text for a in answers if a.item == item and a.role != "weight" and a.text), "")
    texts = tuple(a.text for a in answers if a.role == "open" and a.item != item and a.text)
    weight = next((a.value for a in answers if a.role == "weight" and a.value), 1.0)
    if not often or not texts:
        return None
    speaks = comments(often)
    return None if speaks is None else _Respondent(speaks, weight, texts)


def comments(often: str) -> bool | None:
    """Whether who answers so to "how often do you comment" ever does; None where it says neither.

    >>> comments("Никогда"), comments("Раз в месяц"), comments("No, I only read"), comments("No idea")
    (False, True, False, None)
    """
    said = " ".join(often.casefold().split())
    if _NEVER.match(said) and not _SAVE.search(said):
        return False
    if _OR_NEVER.search(said) and not _SAVE.search(said):
        return None
    return True if _OFTEN.search(said) else None


def _raised(
    people: Sequence[_Respondent], frame: Codeframe, read: Reader
) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
    raised = np.zeros((len(people), len(frame.kinds)), dtype=np.bool_)
    for row, one in enumerate(people):
        for text in one.texts:
            raised[row, [place for place in read(text) if place >= 0]] = True
    return raised


__all__ = ["FEWEST", "ITEM", "Reader", "comments", "pattern_reader", "silent_majority"]
