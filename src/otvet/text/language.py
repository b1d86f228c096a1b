"""Which language a text is in, by its letters alone: enough to tell what the packs can read."""

import re
from typing import Literal

TextLanguage = Literal["ru", "en", "other", "none"]

_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC = re.compile("[а-яА-ЯёЁ]")
_LATIN = re.compile("[a-zA-Z]")
_NEIGHBOURS = re.compile("[іїєґўқғңәөұүһІЇЄҐЎҚҒҢӘӨҰҮҺ]")
"""Letters of Ukrainian, Belarusian, Kazakh and their kin that Russian does not have."""

LOOKED_AT = 2_000
"""Letters beyond these change nothing."""


def is_cyrillic(letter: str) -> bool:
    """Say whether a letter is Cyrillic."""
    return "\u0400" <= letter <= "\u052f"


def language(text: str) -> TextLanguage:
    """The language of a text by the script rule; "none" for a text without letters.

    >>> language("Очень долго"), language("So slow"), language("Дуже повільно і довго, її"), language("👍")
    ('ru', 'en', 'other', 'none')
    """
    head = text[:LOOKED_AT]
    letters = len(_LETTER.findall(head))
    if not letters:
        return "none"
    if len(_NEIGHBOURS.findall(head)) >= max(2, 0.02 * letters):
        return "other"
    cyrillic, latin = len(_CYRILLIC.findall(head)), len(_LATIN.findall(head))
    if 2 * (cyrillic + latin) < letters:
        return "other"
    return "ru" if cyrillic >= latin else "en"
