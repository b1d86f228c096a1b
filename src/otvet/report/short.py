"""Texts of strangers as a report shows them: clean, and no longer than a reader will read.

The JSON keeps every text whole.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import TypeVar

from otvet.answers.notes import LONGEST
from otvet.report.clean import cleaned
from otvet.report.deep import with_texts

ELLIPSIS = "…"
QUOTE, NAME = 240, 120
"""Letters of people's own words that are shown, and of names, titles and file names."""
LAST_WORD = 30
"""A word cut short is left out, unless it is longer than this."""
MARKS = 3
"""Marks that may stand upon one letter: more of them cover the lines above and below."""
LOOKED_AT = 20
"""Times as many signs are looked at as are shown: the rest may well be marks upon one letter."""
_LONGEST: Mapping[str, int] = {"Quote": QUOTE, "Check": QUOTE, "Notes": LONGEST, "Look": LONGEST}
"""By the finding that a text stands in."""
_UNCUT = frozenset({"Look.logo"})
_JOINER = "\u200d"

Finding = TypeVar("Finding")


def shown(finding: Finding) -> Finding:
    """The same finding, every text in it clean and cut to what is shown, however deep."""
    return with_texts(cleaned(finding), _cut_at, but=_UNCUT)


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


def _cut_at(text: str, place: str) -> str:
    most = _LONGEST.get(place.partition(".")[0], NAME)
    return cut(unstacked(text[: LOOKED_AT * most]), most)
