"""Texts of strangers as a report shows them: clean, and no longer than a reader will read.

The JSON keeps every text whole.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from otvet.answers.look import Look
from otvet.answers.notes import LONGEST, Notes
from otvet.findings import Check, Quote
from otvet.report.clean import cleaned

ELLIPSIS = "…"
QUOTE, NAME = 240, 120
"""Letters of people's own words that are shown, and of names, titles and file names."""
LAST_WORD = 30
"""A word cut short is left out, unless it is longer than this."""
MARKS = 3
"""Marks that may stand upon one letter: more of them cover the lines above and below."""
LOOKED_AT = 20
"""Times as many signs are looked at as are shown: the rest may well be marks upon one letter."""
_LONGEST: Mapping[type, int] = {Quote: QUOTE, Check: QUOTE, Notes: LONGEST, Look: LONGEST}
_UNCUT = frozenset({"logo"})
_JOINER = "\u200d"

Finding = TypeVar("Finding")


def shown(finding: Finding) -> Finding:
    """The same finding, every text in it clean and cut to what is shown, however deep."""
    return _walk(cleaned(finding), NAME)  # type: ignore[return-value]  # each branch gives back its own type


def cut(text: str, most: int) -> str:
    """At most so many letters of the text, the last one an ellipsis where some are left out.

    >>> cut("Стояла 17 минут за капучино", 20)
    'Стояла 17 минут за…'
    """
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    word = re.search(r"\S*$", kept)
    if word and 0 < len(word[0]) <= LAST_WORD and word.start() > 0:
        kept = kept[: word.start()]
    return kept.rstrip(_JOINER + " ,;:–-") + ELLIPSIS


def unstacked(text: str) -> str:
    """The text with no more than three marks upon one letter.

    >>> len(unstacked("а" + "\u0301" * 500))
    4
    """
    kept, marks = [], 0
    for sign in text:
        marks = marks + 1 if unicodedata.category(sign) in {"Mn", "Me"} else 0
        if marks <= MARKS:
            kept.append(sign)
    return "".join(kept)


def _walk(value: object, most: int) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return cut(unstacked(value[: LOOKED_AT * most]), most)
    if isinstance(value, tuple):
        return tuple(_walk(item, most) for item in value)
    if isinstance(value, Mapping):
        return {_walk(key, most): _walk(item, most) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _walk_fields(value)
    return value


def _walk_fields(value: object) -> object:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    most = _LONGEST.get(type(value), NAME)
    parts = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _UNCUT}
    return replace(value, **{name: _walk(part, most) for name, part in parts.items()})
