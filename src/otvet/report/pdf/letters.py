"""Words of strangers in signs that the PDF's fonts can draw: its rules refuse any other."""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import TypeVar

INSTEAD = "\u25fb"
"""An empty square, in place of a run of signs that no font of ours has."""
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


def printable_all(told: Told) -> Told:
    """The same data with every text in it printable, however deep."""
    return _walk(told)  # type: ignore[return-value]  # each branch gives back its own type


def _walk(value: object) -> object:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, list | tuple):
        return type(value)(map(_walk, value))
    if isinstance(value, dict):
        return {key: _walk(item) for key, item in value.items()}
    return value


@cache
def _strange() -> re.Pattern[str]:
    """Runs of what is not in `fonts/covered.txt`, which is made together with the fonts."""
    ranges = (files("otvet.report") / "fonts" / "covered.txt").read_text("ascii").split("\n")
    ends = [line.split() for line in ranges if line]
    known = "".join(
        f"{re.escape(chr(int(first, 16)))}-{re.escape(chr(int(last, 16)))}" for first, last in ends
    )
    return re.compile(f"[^\\n\\t{known}]+")
