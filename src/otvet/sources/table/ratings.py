"""Ratings as people and programs write them: `4`, `4,5`, `5 из 5`, `4/5`, `★★★★☆`, `FIVE`."""

import re

from otvet.sources.table.cells import Cell, text
from otvet.sources.table.numbers import read_number

_WORDS = {"one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0, "five": 5.0}
_OF_FIVE = re.compile(
    r"(\d(?:[.,]\d+)?)\s*(?:(?:из|of|out of|/)\s*(?:5|10)|звезд\w*|stars?)", re.IGNORECASE
)
_STARS = re.compile(r"([★⭐]\ufe0f?)+[☆✩]*")


def read_rating(cell: Cell) -> float | None:
    """The rating in a cell, None where it is empty or holds something else.

    >>> [read_rating(words) for words in ("4,5", "5 из 5", "★★★★☆", "FIVE", "хорошо")]
    [4.5, 5.0, 4.0, 5.0, None]
    """
    number = read_number(cell, comma="decimal")
    if number.value is not None:
        return float(number.value)
    words = text(cell).casefold().replace("ё", "е")
    if found := _OF_FIVE.fullmatch(words):
        return float(found[1].replace(",", "."))
    if _STARS.fullmatch(words):
        return float(words.count("★") + words.count("⭐"))
    return _WORDS.get(words)
