"""Texts of strangers, made harmless: nothing in them turns the line round, hides, or moves a cursor."""

import re
import unicodedata
from typing import TypeVar

from otvet.report.deep import with_texts

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_FIRST_EMOJI, _JOINER = 0x2190, "\u200d"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
"""Letters that print as nothing: Hangul fillers, the empty Braille cell and their like."""
_RARE = re.compile(f"[{''.join(_BLANKS)}]")

Finding = TypeVar("Finding")


def clean(text: str) -> str:
    r"""The text on one line, without bidi controls, zero-width signs and terminal codes.

    Joiners stay inside emoji, where they make one picture of several.

    >>> clean("moc.\u202elive\u202c \u200bgood\x1b[31m\nday")
    'moc.live good[31m day'
    """
    if text.isprintable() and not _RARE.search(text):
        return text.strip()
    line = _BREAKS.sub(" ", text)
    kept = [sign for place, sign in enumerate(line) if _is_seen(line, place, sign)]
    return "".join(kept).strip()


def clean_lines(text: str) -> str:
    r"""The text clean line by line, at most one empty line between two.

    >>> clean_lines("good\u202e\n\n\n\n day\x1b")
    'good\n\nday'
    """
    lines = "\n".join(map(clean, text.splitlines()))
    return re.sub("\n{3,}", "\n\n", lines).strip()


def _is_seen(line: str, place: int, sign: str) -> bool:
    if sign == _JOINER:
        return place > 0 and ord(line[place - 1]) >= _FIRST_EMOJI
    return sign not in _BLANKS and unicodedata.category(sign) not in _UNSEEN


def cleaned(finding: Finding) -> Finding:
    """The same finding with every text in it clean, however deep.

    A comment keeps its lines: whoever wrote it is the one who sends the report.
    """
    return with_texts(finding, _clean_at)


def _clean_at(text: str, place: str) -> str:
    return clean_lines(text) if place == "Notes.comments" else clean(text)
