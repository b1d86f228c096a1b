"""Words of strangers in signs that the PDF's fonts can draw: its rules refuse any other."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TypeVar

from otvet.report.deep import with_texts

INSTEAD = "\u25fb"
"""An empty square, in place of a run of signs that no font of ours has."""
BREAK, PIECE = "\u200b", 12
"""A place to break that is not seen, and after how many letters of a long word it stands."""
_LONG_WORD = re.compile(r"\S{32,}")
_NO_PICTURE = re.compile("[\u200d\u20e3\ufe0e\ufe0f\U0001f3fb-\U0001f3ff\U000e0000-\U000e007f]")
"""Joiners, variants and skin tones: an emoji is drawn in its plain form."""

Told = TypeVar("Told")


def printable(text: str) -> str:
    """The text with every sign that cannot be printed shown as a square, not lost.

    >>> printable("чай 👍🏽 ok")
    'чай 👍 ok'
    >>> printable("好的 ok")
    '◻ ok'
    """
    plain = _NO_PICTURE.sub("", unicodedata.normalize("NFC", text))
    return _strange().sub(INSTEAD, plain)


def breakable(text: str) -> str:
    """The text with places to break in words longer than a column, or they run off the paper.

    >>> [len(part) for part in breakable("x" * 50).split(BREAK)]
    [12, 12, 12, 12, 2]
    >>> breakable("чай") == "чай"
    True
    """
    return _LONG_WORD.sub(lambda word: BREAK.join(_pieces(word[0])), text)


def _pieces(word: str) -> list[str]:
    return [word[start : start + PIECE] for start in range(0, len(word), PIECE)]


def printable_all(told: Told) -> Told:
    """The same data with every text in it printable, however deep."""
    return with_texts(told, lambda text, _: printable(text))


def breakable_all(told: Told) -> Told:
    """The same data with every text in it breakable, however deep; drawings must not go here."""
    return with_texts(told, lambda text, _: breakable(text))


@cache
def _strange() -> re.Pattern[str]:
    """Runs of what is not in `fonts/covered.txt`, which is made together with the fonts."""
    ranges = (files("otvet.report") / "fonts" / "covered.txt").read_text("ascii").split("\n")
    ends = [line.split() for line in ranges if line]
    known = "".join(
        f"{re.escape(chr(int(first, 16)))}-{re.escape(chr(int(last, 16)))}" for first, last in ends
    )
    return re.compile(f"[^\\n\\t{known}]+")
