"""A goal is a change in one of the three answers; a means gets the question "in order to what?"."""

import re
from dataclasses import dataclass
from typing import Literal

from otvet.findings import Question

_MEANS = re.compile(
    r"\b(пост(?:ы|ов|ам|ами|ах|а|у|е|ом|инг\w*)?|публикац\w*|сторис\w*|рилс\w*|ролик\w*|видео|контент\w*|эфир\w*|рассыл\w*|конкурс\w*"
    r"|лайк\w*|коммент\w*|просмотр\w*|показ(?:ы|ов|ам|ами|ах)|вести|ведени\w*|бюджет\w*|реклам(?!аци)\w*|блогер\w*"
    r"|posts?|posting|stories|reels?|videos?|content|streams?|newsletters?|giveaways?|likes?"
    r"|comments?|views?|impressions?|run (?:our|the)|manage (?:our|the)|ads?|budget|influencers?)\b",
    re.IGNORECASE,
)
_ANSWERS: tuple[tuple[Question, re.Pattern[str]], ...] = (
    (
        "opinion",
        re.compile(
            r"мнени|думают|жалоб|проблем|отзыв|opinion|think|complain|problem", re.IGNORECASE
        ),
    ),
    (
        "awareness",
        re.compile(r"узнава|узна[юеё]|зна(?:ют|ние|ть)|aware|know|recogni", re.IGNORECASE),
    ),
    ("audience", re.compile(r"аудитори|подписчик|людей|audience|followers|people", re.IGNORECASE)),
)
_PER_CENT = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:%|процент|per ?cent)", re.IGNORECASE)
_POINTS = re.compile(r"(\d+(?:[.,]\d+)?)\s*(?:п\. ?п\.|пункт|points?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SortedGoal:
    """What a wish turned out to be; `amount` is in per cent or points as it was written."""

    text: str
    kind: Literal["audience", "awareness", "opinion", "means", "unclear"]
    amount: float | None = None


def sort_goal(text: str) -> SortedGoal:
    """A wish becomes a goal only if it names a change in one of the three answers.

    >>> sort_goal("12 posts a week").kind
    'means'
    >>> sort_goal("audience +3 %")
    SortedGoal(text='audience +3 %', kind='audience', amount=3.0)
    """
    if _MEANS.search(text):
        return SortedGoal(text, "means")
    for question, pattern in _ANSWERS:
        if pattern.search(text):
            return SortedGoal(text, question, _amount(text))
    return SortedGoal(text, "unclear")


def _amount(text: str) -> float | None:
    found = _PER_CENT.search(text) or _POINTS.search(text)
    return float(found.group(1).replace(",", ".")) if found else None
