"""Do those who never comment name the same problems as those who do? Asked inside one survey.

Comments and survey answers are different instruments and are never compared for this.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from otvet.findings import SilentLine, SilentMajority, Verdict
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.problems import readable
from otvet.opinion.reader import reader
from otvet.opinion.settle import placed
from otvet.stats.silent import compare
from otvet.store.counts.asked import Asked
from otvet.text.encoders.base import Encoder
from otvet.text.linear import one_thread

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


@dataclass(frozen=True, slots=True)
class _Respondent:
    speaks: bool
    weight: float
    texts: tuple[str, ...]


def silent_majority(
    asked: Sequence[Asked], frame: Codeframe, by: Encoder, *, rng: np.random.Generator
) -> SilentMajority:
    """Compare the problems named by respondents who comment and by those who never do.

    Args:
        asked: Open answers, attributes and weights of the month's surveys.
        frame: The codeframe in force.
        by: The encoder that reads the brand's texts.
        rng: Source of the draws.
    """
    people = _respondents(asked)
    speaking = sum(one.speaks for one in people)
    silent = len(people) - speaking
    if not any(a.role == "open" and a.text for a in asked):
        return SilentMajority(speaking=0, silent=0, reason="no_open_answers")
    if not people:
        return SilentMajority(speaking=0, silent=0, reason="comments_not_asked")
    raised = _raised(people, frame, by)
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


def _respondents(asked: Sequence[Asked]) -> list[_Respondent]:
    """Those who told whether they ever comment and answered an open question."""
    told: Mapping[tuple[str, str, int], list[Asked]] = defaultdict(list)
    for one in asked:
        told[one.survey, one.wave, one.respondent].append(one)
    found = (_respondent(answers) for answers in told.values())
    return [one for one in found if one is not None]


def _respondent(answers: Sequence[Asked]) -> _Respondent | None:
    often = next((a.text for a in answers if a.item == ITEM and a.role != "weight" and a.text), "")
    texts = tuple(a.text for a in answers if a.role == "open" and a.item != ITEM and a.text)
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


def _raised(people: Sequence[_Respondent], frame: Codeframe, by: Encoder) -> NDArray[np.bool_]:
    """A row per respondent, a column per problem; answers are read as all other texts are."""
    said = [(row, readable(text)) for row, one in enumerate(people) for text in one.texts]
    with one_thread():
        found = reader(frame, by).read([text for _, text in said], [None] * len(said))
    raised = np.zeros((len(people), len(frame.kinds)), dtype=np.bool_)
    for (row, _), reading in zip(said, found, strict=True):
        raised[row, [number for number, _ in reading.placed]] = True
        guessed = (placed(told.chances, told.near)[0] for told in reading.candidates)
        raised[row, [number for number in guessed if number >= 0]] = True
    return raised
