"""Numbers and days of a finding, put into a sentence."""

from collections.abc import Mapping
from datetime import date

from otvet.i18n import Language, day_of_month, number, percent


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def filled(
    text: str, details: Mapping[str, str | int | float], language: Language, *, counted: str = ""
) -> str:
    """The sentence with its numbers; a number that the finding does not bring is a `…`."""
    known = _Known({key: detail(key, value, language) for key, value in details.items()})
    if counted:
        known["counted"] = counted
    return text.format_map(known)


def detail(key: str, value: str | float, language: Language) -> str:
    """One detail as people write it: days in words, shares as per cent."""
    if isinstance(value, str):
        return ", ".join(_day(part, language) for part in value.split(", "))
    if isinstance(value, int):
        return number(value, language)
    if "coverage" in key or "share" in key:
        return percent(value, language, digits=0)
    return number(value, language, digits=0 if value == int(value) else 2)


def _day(text: str, language: Language) -> str:
    try:
        return day_of_month(date.fromisoformat(text), language)
    except ValueError:
        return text
