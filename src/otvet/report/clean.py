"""Texts of strangers, made harmless: nothing in them turns the line round, hides, or moves a cursor."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from otvet.answers.notes import Notes

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
    """The same finding with every text in it clean, however deep."""
    return _walk(finding)  # type: ignore[return-value]  # each branch gives back its own type


def _walk(value: object) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_walk(item) for item in value)
    if isinstance(value, Mapping):
        return {_walk(key): _walk(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _walk_fields(value)
    return value


def _walk_fields(value: object) -> object:
    if not is_dataclass(value) or isinstance(value, type):
        return value
    if isinstance(value, Notes):
        return _notes(value)
    return replace(value, **{f.name: _walk(getattr(value, f.name)) for f in fields(value)})


def _notes(found: Notes) -> Notes:
    """A comment keeps its lines: whoever wrote it is the one who sends the report."""
    return Notes(
        comments={key: clean_lines(text) for key, text in found.comments.items()},
        plan=tuple(map(clean, found.plan)),
        asks=tuple(map(clean, found.asks)),
    )
