"""Numbers as exports write them: spaces in thousands, decimal commas, `1,2K`, `—`, `(5)`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Literal

from otvet.sources.table.cells import Cell, text

Comma = Literal["decimal", "thousands", ""]
"""What a comma means in a column; "" where nothing shows it."""

_ABSENT = frozenset(
    {"—", "–", "-", "--", "---", "*", "н/д", "н.д.", "нд", "нет", "нет данных", "не определено"}
    | {"n/a", "na", "n.a.", "undefined", "null", "none", "nan", "#n/a", "#н/д", "no data"}
    | {"(not set)"}
)
_SCALES = {
    "k": 3,
    "к": 3,
    "тыс": 3,
    "тыс.": 3,
    "m": 6,
    "м": 6,
    "млн": 6,
    "млн.": 6,
    "b": 9,
    "млрд": 9,
    "млрд.": 9,
}
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u2009'’]+")
_MONEY = re.compile(r"(?i)(?:руб(?:лей|ля|\.)?|р\.|rub|usd|eur|kzt|byn|₽|\$|€|₸)\.?")
_NUMBER = re.compile(r"([+-]?)(\d[\d.,]*|[.,]\d+)(%?)([a-zа-я.]*)", re.IGNORECASE)
_LONGEST = 60
_MOST_DIGITS = 18
_TOO_MUCH = Decimal(10) ** 15
# No count or sum of a brand is as large; what is, is an id or a slip, and no table has room for it.
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Number:
    """A cell as a number, or why there is none.

    `problem` "" | "not_given" (the source says so) | "below_shown" (`<1`) | "not_a_number".
    """

    value: Decimal | None
    problem: Literal["", "not_given", "below_shown", "not_a_number"] = ""
    rounded: bool = False


NOT_A_NUMBER = Number(None, "not_a_number")
NOT_GIVEN = Number(None, "not_given")


def read_number(cell: Cell, *, comma: Comma = "") -> Number:
    r"""The cell as a number; what a comma means is decided per column, never per cell.

    >>> read_number("−1\u00a0234,5", comma="decimal").value
    Decimal('-1234.5')
    >>> read_number("1,2 тыс.", comma="decimal")
    Number(value=Decimal('1200'), problem='', rounded=True)
    """
    if isinstance(cell, bool):
        return NOT_A_NUMBER
    if isinstance(cell, int | float):
        return _from_float(cell)
    if isinstance(cell, time | timedelta):
        return Number(Decimal(_seconds(cell)))
    if isinstance(cell, str) and len(cell) > _LONGEST:
        return NOT_A_NUMBER
    words = text(cell).casefold()
    if not words or words in _ABSENT:
        return NOT_GIVEN
    if words[0] in "<≤":
        return Number(None, "below_shown")
    return _from_words(words, comma)


def _from_float(value: float) -> Number:
    number = Decimal(str(value))
    if not number.is_finite():
        return NOT_GIVEN
    return Number(number) if abs(number) < _TOO_MUCH else NOT_A_NUMBER


def _seconds(value: time | timedelta) -> int:
    if isinstance(value, timedelta):
        return round(value.total_seconds())
    return value.hour * 3600 + value.minute * 60 + value.second


@lru_cache(maxsize=4096)
def _from_words(words: str, comma: Comma) -> Number:
    if clock := _CLOCK.fullmatch(words):
        hours, minutes, seconds = map(int, clock.groups())
        return Number(Decimal(hours * 3600 + minutes * 60 + seconds))
    minus = words.startswith("(") and words.endswith(")")
    bare = words.strip("()") if minus else words
    bare = _SPACES.sub("", _MONEY.sub("", bare)).replace("−", "-").replace("–", "-")
    found = _NUMBER.fullmatch(bare)
    if found is None or (found[4] and found[4] not in _SCALES):
        return NOT_A_NUMBER
    plain = _plain(found[2], "decimal" if found[4] and comma == "" else comma)
    if plain is None:
        return NOT_A_NUMBER
    value = plain.scaleb(_SCALES.get(found[4], 0) - (2 if found[3] else 0))
    if value >= _TOO_MUCH:
        return NOT_A_NUMBER
    negative = minus or found[1] == "-"
    return Number(_tidy(-value if negative and value else value), rounded=bool(found[4]))


def _tidy(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _plain(digits: str, comma: Comma) -> Decimal | None:
    """Digits with separators as a number; None when the separators contradict one another."""
    if "," in digits and "." in digits:
        decimal = "," if digits.rindex(",") > digits.rindex(".") else "."
    elif digits.count(",") > 1 or digits.count(".") > 1:
        decimal = ""
    elif "," in digits:
        decimal = "" if comma == "thousands" and _in_threes(digits, ",") else ","
    else:
        grouped = comma == "decimal" and _in_threes(digits, ".") and digits[0] != "0"
        decimal = "" if grouped else "."
    thousands = {"": ",.", ",": ".", ".": ","}[decimal]
    if not all(_in_threes(digits.split(decimal or "\0")[0], mark) for mark in thousands):
        return None
    for mark in thousands:
        digits = digits.replace(mark, "")
    if len(digits) > _MOST_DIGITS:
        return None
    try:
        return Decimal(digits.replace(",", "."))
    except InvalidOperation:
        return None


def _in_threes(digits: str, mark: str) -> bool:
    first, *groups = digits.split(mark)
    return all(len(group) == 3 for group in groups) and (not groups or 1 <= len(first) <= 3)


def comma_of(cells: Iterable[Cell]) -> Comma:
    """What a comma means in this column, as its own values prove; "" where none does.

    >>> comma_of(["12,400", "1,5"]), comma_of(["12,400"]), comma_of(["1,234.5"])
    ('decimal', '', 'thousands')
    """
    short = (cell for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST)
    seen = {_proof(_SPACES.sub("", text(cell))) for cell in short if "," in cell}
    if "decimal" in seen:
        return "decimal"
    return "thousands" if "thousands" in seen else ""


def _proof(words: str) -> Comma:
    found = re.search(r"\d[\d.,]*", words)
    digits = found[0].rstrip(".,") if found else ""
    if "," not in digits:
        return ""
    if "." in digits:
        return "thousands" if digits.rindex(".") > digits.rindex(",") else "decimal"
    if digits.count(",") > 1:
        return "thousands"
    whole, _, part = digits.partition(",")
    return "" if len(part) == 3 and whole.strip("0") and len(whole) <= 3 else "decimal"
