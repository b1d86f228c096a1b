"""Which letters the bytes of a text file stand for."""

import codecs
import re
from pathlib import Path

from otvet.errors import SourceError
from otvet.i18n import mark

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 262_144
_CHUNK = 1 << 20
_PLAIN_SHARE = 0.9
_DAMAGED_SHARE = 0.15
_RUSSIAN = ("cp1251", "cp866", "koi8-r")
_SHOUTED = 0.95
# Shares of letters in Russian text, the common half; a wrong code page gives rare letters.
_COMMON = frozenset("оеаинтсрвлкмдпуяыьг")
_ENOUGH_COMMON = 0.6
_MIXED = re.compile("[A-Za-z](?=[А-яЁё])|[А-яЁё](?=[A-Za-z])")
_META_CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


def encoding_of(path: Path) -> str:
    """The file's encoding: its mark, else UTF-8 if all of it is, else the Russian code page.

    Raises:
        SourceError: the bytes are not text in any of them.
    """
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for sign, name in _MARKS:
        if head.startswith(sign):
            return _checked(path, name)
    if b"\0" in head[:2000]:
        for name in ("utf-16-le", "utf-16-be"):
            if _is_plainly(head, name):
                return _checked(path, name)
    if _decodes(path, "utf-8"):
        return "utf-8"
    foreign = head if not head.isascii() else _first_foreign(path)
    return "utf-8" if _is_nearly_utf8(foreign) else _guessed(foreign, path)


def _first_foreign(path: Path) -> bytes:
    """The first part of the file that has other letters than English ones."""
    with path.open("rb") as file:
        while chunk := file.read(_SAMPLE):
            if not chunk.isascii():
                return chunk
    return b""


def _is_nearly_utf8(sample: bytes) -> bool:
    """Whether all but a few letters are UTF-8: a damaged one costs itself, not the file."""
    letters = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    foreign = sum(char > "\x7f" for char in letters)
    return foreign > 0 and letters.count("\ufffd") <= _DAMAGED_SHARE * foreign


def encoding_of_head(head: bytes) -> str:
    """The encoding of a file of which only the beginning is at hand; UTF-8 where in doubt."""
    for sign, name in _MARKS:
        if head.startswith(sign):
            return name
    if b"\0" in head[:2000]:
        for name in ("utf-16-le", "utf-16-be"):
            if _is_plainly(head, name):
                return name
    if _is_nearly_utf8(head) or head.isascii():
        return "utf-8"
    scores = {name: russian_share(head, name) for name in _RUSSIAN}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _ENOUGH_COMMON else "utf-8"


def _is_plainly(head: bytes, name: str) -> bool:
    """Whether a file without a mark reads as Latin and Cyrillic in this order of its bytes."""
    letters = head[:2000].decode(name, "replace")
    return sum(char < "\u0500" for char in letters) >= _PLAIN_SHARE * len(letters)


def _checked(path: Path, name: str) -> str:
    if not _decodes(path, name):
        raise SourceError(
            mark("{file} is cut or damaged ({encoding}): export it again"),
            {"file": path.name, "encoding": name},
        )
    return name


def _decodes(path: Path, name: str) -> bool:
    """Whether every letter is one of the encoding, but for a last one that is cut."""
    decoder = codecs.getincrementaldecoder(name)("strict")
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
    except UnicodeError:
        return False
    return True


def _guessed(head: bytes, path: Path) -> str:
    declared = _META_CHARSET.search(head[:2000])
    if declared and _knows(declared[1].decode("ascii")):
        return declared[1].decode("ascii").lower()
    scores = {name: russian_share(head, name) for name in _RUSSIAN}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] >= _ENOUGH_COMMON:
        return best
    raise SourceError(
        mark(
            "{file} is written in an encoding that Otvet does not recognise: "
            "open it and save it again as CSV UTF-8"
        ),
        {"file": path.name},
    )


def _knows(name: str) -> bool:
    try:
        codecs.lookup(name)
    except LookupError:
        return False
    return True


def russian_share(head: bytes, encoding: str) -> float:
    """How much of the letters beyond ASCII are common Russian ones, 0..1.

    A letter beside an English one is not: it is part of a German or French word.
    """
    words = head.decode(encoding, "replace")
    foreign = [char for char in words if char > "\x7f"]
    letters = [char for char in foreign if char not in "«»–—…№\u00a0“”„•₽©®°"]
    if not letters:
        return 0.0
    common = sum(char.lower() in _COMMON for char in letters) - len(_MIXED.findall(words))
    capitals = sum("А" <= char <= "Я" for char in letters)
    odd = max(0, capitals - len(letters) // 2) if capitals < _SHOUTED * len(letters) else 0
    return (common - odd) / len(letters)
