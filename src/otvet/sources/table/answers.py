"""What people tick and write in surveys: yes, no, nothing; and options joined in one cell."""

import re
from collections.abc import Collection
from typing import Literal

from otvet.sources.table.names import plain

YES = frozenset(
    {"да", "yes", "y", "1", "true", "истина", "знаю", "слышал", "слышала", "слышал(а)", "know"}
    | {"x", "х", "✓", "✔", "✅", "+", "v", "выбрано", "отмечено", "checked", "selected", "on"}
    | {"знал", "знала", "знал(а)", "знаком", "знакома", "известно", "i know", "heard", "aware"}
    | {"слышали", "точно знаю", "да, знаю", "yes, i know", "скорее да", "знают"}
)
"""Answers that mean "I know it"."""

NO = frozenset(
    {"нет", "no", "n", "0", "false", "ложь", "не знаю", "не слышал", "не слышала", "don't know"}
    | {"не слышал(а)", "не знал", "не знала", "не знал(а)", "не слышали", "впервые слышу"}
    | {"впервые вижу", "not aware", "never heard", "нет, не знаю", "i don't know", "do not know"}
    | {"скорее нет", "неизвестно", "не знаком", "не знакома", "unchecked", "off", "не отмечено"}
)
"""Answers that mean "I do not know it": of an advantage, «не знаю» is one."""

SKIPPED = frozenset(
    {"", "-", "—", "затрудняюсь", "затрудняюсь ответить", "не уверен", "не уверена", "not sure"}
    | {"не уверен(а)", "hard to say", "prefer not to say", "n/a", "нет ответа", "no answer"}
    | {"отказ", "сложно сказать", "не помню", "пропуск", "skip", "skipped", "undefined"}
)
"""Answers that say nothing either way."""

NONE_OF_THEM = frozenset(
    {"ничего", "ничего из этого", "ни одну", "ни на одну", "ни один", "ни одного", "никакие"}
    | {"none", "none of these", "none of the above", "нет", "no", "не знаю", "ничего из перечня"}
    | {"ничего из перечисленного", "ни на какие", "ни одного из них", "ни одной", "никаких"}
)
"""In a list of options: everything is "no"."""

_BETWEEN = re.compile(r"\s*[;|\n]\s*")

Said = Literal["yes", "no", "nothing", "unknown"]


def said(words: str) -> Said:
    """What an answer to "do you know it?" says.

    >>> said("Да"), said("Не знаю"), said("затрудняюсь ответить"), said("42")
    ('yes', 'no', 'nothing', 'unknown')
    """
    answer = plain(words)
    if answer in _PLAIN_YES:
        return "yes"
    if answer in _PLAIN_NO:
        return "no"
    return "nothing" if answer in _PLAIN_SKIPPED else "unknown"


_PLAIN_YES = frozenset(map(plain, YES))
_PLAIN_NO = frozenset(map(plain, NO))
_PLAIN_SKIPPED = frozenset(map(plain, SKIPPED)) | {""}
_PLAIN_NONE = frozenset(map(plain, NONE_OF_THEM))


def chosen(words: str, options: Collection[str]) -> frozenset[str] | None:
    """Which known options (plain) a cell with several holds; None for an unanswered question.

    Options may hold commas themselves, so the longest known ones are taken out first.

    >>> sorted(chosen("Быстро, рядом с домом;Недорого", ["быстро, рядом с домом", "недорого"]))
    ['быстро, рядом с домом', 'недорого']
    """
    answer = plain(words)
    if answer in _PLAIN_NONE:
        return frozenset()
    if answer in _PLAIN_SKIPPED:
        return None
    found = set()
    rest = ", ".join(plain(part) for part in _BETWEEN.split(words))
    for option in sorted(options, key=len, reverse=True):
        pattern = rf"(?:^|(?<=, )){re.escape(option)}(?=, |,?$)"
        if re.search(pattern, rest):
            found.add(option)
            rest = re.sub(pattern, "", rest)
    return frozenset(found)


def band(words: str, bands: Collection[str]) -> str:
    """The band of a margin that an answer falls into, in the margin's own writing; "" for none.

    >>> band("25–34 года", ["18-24", "25-34", "45+"]), band("51", ["18-24", "45+"])
    ('25-34', '45+')
    """
    answer = _band_words(words)
    for name in bands:
        if _band_words(name) == answer:
            return name
    if answer.isdecimal():
        return next((name for name in bands if _holds(name, int(answer))), "")
    starts = [name for name in bands if answer and _band_words(name)[:1] == answer[:1]]
    short = len(answer) == 1 or any(len(_band_words(name)) == 1 for name in starts)
    return starts[0] if len(starts) == 1 and short else ""


def _band_words(words: str) -> str:
    joined = re.sub(r"\s*[-–—−]\s*", "-", plain(words))
    return re.sub(r"(?<=[\d+])\s*(?:лет|года|год|years?|y\.?o\.?)\b.*$", "", joined).strip()


def _holds(name: str, age: int) -> bool:
    edges = [int(edge) for edge in re.findall(r"\d+", name)]
    if len(edges) == 2:
        return edges[0] <= age <= edges[1]
    if len(edges) != 1:
        return False
    below = re.search(r"(?:до|under|<)\s*\d", name.casefold())
    return age < edges[0] if below else age >= edges[0]
