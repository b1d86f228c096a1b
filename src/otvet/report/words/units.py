"""A number and what it counts, as people write it."""

from collections.abc import Mapping
from math import copysign, isfinite

from otvet.findings import Estimate, Goal
from otvet.i18n import (
    Language,
    mark,
    mark_plural,
    money,
    number,
    percent,
    signed,
    signed_percent,
    words,
)

COUNTED: dict[str, tuple[str, str]] = {
    "people": mark_plural("{n} person", "{n} people"),
    "accounts": mark_plural("{n} account", "{n} accounts"),
    "followers": mark_plural("{n} follower", "{n} followers"),
    "subscriptions": mark_plural("{n} subscription", "{n} subscriptions"),
    "responses": mark_plural("{n} response", "{n} responses"),
    "respondents": mark_plural("{n} respondent", "{n} respondents"),
    "authors": mark_plural("{n} author", "{n} authors"),
    "mentions": mark_plural("{n} mention", "{n} mentions"),
    "texts": mark_plural("{n} text", "{n} texts"),
    "labels": mark_plural("{n} label", "{n} labels"),
    "numbers": mark_plural("{n} number", "{n} numbers"),
    "problems": mark_plural("{n} problem", "{n} problems"),
    "complaints": mark_plural("{n} complaint", "{n} complaints"),
    "pages": mark_plural("{n} page", "{n} pages"),
    "files": mark_plural("{n} file", "{n} files"),
    "rows": mark_plural("{n} row", "{n} rows"),
    "days": mark_plural("{n} day", "{n} days"),
    "weeks": mark_plural("{n} week", "{n} weeks"),
    "months": mark_plural("{n} month", "{n} months"),
    "hours": mark_plural("{n} hour", "{n} hours"),
    "waves": mark_plural("{n} wave", "{n} waves"),
    "advantages": mark_plural("{n} advantage", "{n} advantages"),
    "actions": mark_plural("{n} action", "{n} actions"),
    "views": mark_plural("{n} view", "{n} views"),
    "orders": mark_plural("{n} order", "{n} orders"),
    "posts": mark_plural("{n} post", "{n} posts"),
    "items": mark_plural("{n} item", "{n} items"),
    "searches": mark_plural("{n} search", "{n} searches"),
    "visits": mark_plural("{n} visit", "{n} visits"),
}
"""What a whole number can count, in both languages with the right ending."""

_SHOWN_AS = {"share": 100.0}


def counted(n: int, unit: str, language: Language) -> str:
    """A whole number with its noun: `1 подписчик`, `2 подписчика`, `5 подписчиков`."""
    pair = COUNTED.get(unit)
    if pair is None:
        return f"{number(n, language)} {plain(unit)}".strip()
    return words(language).plural(*pair, n)


def plain(code: str) -> str:
    """A code that has no words yet, readable all the same."""
    return code.replace("_", " ")


def amount(value: float, unit: str, language: Language, *, digits: int | None = None) -> str:
    """A level: `44,3 %`, `97 из 100`, `1 204 человека`."""
    say = words(language)
    if unit == "share":
        return percent(value, language, digits=1 if digits is None else digits)
    if unit == "points":
        text = number(value, language, digits=1 if digits is None else digits)
        return say("{n} points").format(n=text)
    if unit == "of_100":
        return say("{n} of 100").format(n=number(value, language, digits=digits or 0))
    if unit.isupper():
        return money(round(value), unit, language)
    if value == int(value):
        return counted(int(value), unit, language)
    return _fraction(value, unit, language)


def _fraction(value: float, unit: str, language: Language) -> str:
    # After a decimal fraction Russian takes the form of two: 4,8 человека.
    text, pair = number(value, language, digits=1), COUNTED.get(unit)
    if pair is None:
        return f"{text} {plain(unit)}".strip()
    return words(language).many(*pair, 2).replace("{n}", text)


def change(value: float, unit: str, language: Language, *, digits: int = 1) -> str:
    """A change with its sign: `+4,1 %`, `−1,8 п. п.`."""
    if unit == "share":
        return signed_percent(value, language, digits=digits)
    if unit == "points":
        return words(language)(mark("{n} points")).format(n=signed(value, language, digits=digits))
    return signed(value, language)


def bare_change(value: float, unit: str, language: Language, *, digits: int = 1) -> str:
    """A change without its unit, for the ends of a bar: `+1,2`."""
    return signed(value * _SHOWN_AS.get(unit, 1.0), language, digits=digits)


def ends(
    low: float, high: float, unit: str, language: Language, *, digits: int, signs: bool = False
) -> str:
    """An interval in words: `от 1,2 до 7,0 %`; signs where it spans nought."""
    say, scale = words(language), _SHOWN_AS.get(unit, 1.0)
    write = signed if signs else number
    first = write(low * scale, language, digits=digits)
    last = write(high * scale, language, digits=digits)
    if unit == "share":
        return say("{low} to {high}%").format(low=first, high=last)
    if unit == "points":
        return say("{low} to {high} points").format(low=first, high=last)
    return say("{low} to {high}").format(low=first, high=last)


def share_with_ends(share: float, low: float, high: float, language: Language) -> str:
    """A share and its interval in whole per cent: `12 % (от 9 до 15 %)`."""
    told = percent(share, language, digits=0)
    return f"{told} ({ends(low, high, 'share', language, digits=0)})"


def name_in(names: Mapping[str, str], code: str, language: Language) -> str:
    """What has names by language, in this one, else in any, else its code in words."""
    return names.get(language) or next(iter(names.values()), "") or plain(code)


def goal(found: Goal, language: Language) -> str:
    """The smallest change that matters, or the level wanted: `1 %`, `2 п. п.`, `90`."""
    if found.unit == "of_100":
        return number(found.value, language)
    scaled = found.value * _SHOWN_AS.get(found.unit, 1.0)
    whole = abs(scaled - round(scaled)) < 1e-9
    return amount(found.value, found.unit, language, digits=0 if whole else 1)


def digits_of(estimate: Estimate, goal: Goal) -> int:
    """As few digits as still show each end on its own side of nought and of the goal.

    Otherwise a printed 90 could stand beside a "no" whose limit is 89.6.
    """
    scale = _SHOWN_AS.get(estimate.unit, 1.0)
    start = {"share": 1, "points": 1}.get(estimate.unit, 0)
    marks = [0.0, goal.value * scale] if goal.unit == estimate.unit else [0.0]
    values = [x * scale for x in (estimate.low, estimate.value, estimate.high) if isfinite(x)]
    for digits in range(start, start + 3):
        if all(_side(round(v, digits), m) == _side(v, m) for v in values for m in marks):
            return digits
    return start + 2


def _side(value: float, mark: float) -> float:
    gap = round(value - mark, 9)
    return copysign(1.0, gap) if gap else 0.0
