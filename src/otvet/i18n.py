"""Language, plurals, numbers, dates, money. Nothing else formats text for people.

Texts are written in English in the code and looked up in `report/words/ru.po`; a missing
Russian text fails the tests. Numbers follow the language: NBSP in thousands, U+2212 for minus.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

from otvet.facts import YearMonth

Language = Literal["en", "ru"]
LANGUAGES: tuple[Language, ...] = ("en", "ru")

NBSP = "\u00a0"
MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language: `words("Yes")`, `words.plural("{n} day", "{n} days", 5)`."""

    language: Language
    one: Callable[[str], str]
    many: Callable[[str, str, int], str]

    def __call__(self, text: str) -> str:
        """The text in this language."""
        return self.one(text)

    def plural(self, singular: str, plural: str, n: int) -> str:
        """The text whose form fits n, with `{n}` filled in and grouped."""
        return self.many(singular, plural, n).replace("{n}", number(n, self.language))


@cache
def words(language: Language) -> Words:
    """The texts of a language; English needs no catalogue."""
    from babel.support import NullTranslations, Translations

    found: NullTranslations = NullTranslations()
    if language != "en":
        found = Translations(io.BytesIO(_compiled(language)))
    return Words(language, found.gettext, found.ngettext)


def _compiled(language: Language) -> bytes:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = files("otvet") / "report" / "words" / f"{language}.po"
    out = io.BytesIO()
    write_mo(out, read_po(io.BytesIO(source.read_bytes()), locale=language))
    return out.getvalue()


def mark(text: str) -> str:
    """The same text, marked for the catalogue where a table holds it before the language is known."""
    return text


def mark_plural(singular: str, plural: str) -> tuple[str, str]:
    """The same two texts, marked for the catalogue; looked up with `Words.plural(*pair, n)`."""
    return singular, plural


def number(value: float | Decimal, language: Language, *, digits: int = 0) -> str:
    r"""A number as the language writes it.

    >>> number(-1234.5, "ru", digits=1)
    '\u22121\xa0234,5'
    """
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    text = format_decimal(value, pattern, locale=language)
    if text.strip("-0.,") == "":
        text = text.lstrip("-")
    return text.replace("-", MINUS).replace("\u202f", NBSP)


def signed(value: float | Decimal, language: Language, *, digits: int = 0) -> str:
    """A change: always with its sign, except for nought."""
    text = number(value, language, digits=digits)
    if text.startswith(MINUS) or text.strip("0.,") == "":
        return text
    return "+" + text


def percent(share: float, language: Language, *, digits: int = 1) -> str:
    """A share 0..1 as per cent, with the language's own space: `4,8\u00a0%`, `4.8%`."""
    return _percent_sign(number(share * 100, language, digits=digits), language)


def signed_percent(share: float, language: Language, *, digits: int = 1) -> str:
    """A change of a share as signed per cent."""
    return _percent_sign(signed(share * 100, language, digits=digits), language)


def _percent_sign(text: str, language: Language) -> str:
    return text + (f"{NBSP}%" if language == "ru" else "%")


_SIGNS = {"RUB": "₽", "EUR": "€", "USD": "$", "KZT": "₸", "BYN": "Br"}


def money(amount: Decimal | float, currency: str, language: Language) -> str:
    """A sum without kopecks and with its sign behind: `8\u00a0400\u00a0₽`."""
    return number(amount, language) + NBSP + _SIGNS.get(currency, currency)


def day(value: date, language: Language) -> str:
    """A day in words: `14 November 2026`, `14 ноября 2026`."""
    from babel.dates import format_date

    return format_date(value, "d MMMM y", locale=language).replace(" ", NBSP, 1)


def day_of_month(value: date, language: Language) -> str:
    """A day of a year that the reader knows: `14 Nov`, `14 ноября`."""
    from babel.dates import format_date

    pattern = "d MMMM" if language == "ru" else "d MMM"
    return format_date(value, pattern, locale=language).replace(" ", NBSP)


_IN_MONTH = (
    mark("in January"),
    mark("in February"),
    mark("in March"),
    mark("in April"),
    mark("in May"),
    mark("in June"),
    mark("in July"),
    mark("in August"),
    mark("in September"),
    mark("in October"),
    mark("in November"),
    mark("in December"),
)


def in_month(month: YearMonth, language: Language) -> str:
    """When it was: `in October`, `в октябре`."""
    return words(language)(_IN_MONTH[month.index % 12])


def month_name(month: YearMonth, language: Language) -> str:
    """A month as a title: `October 2026`, `Октябрь 2026`."""
    from babel.dates import format_date

    text = format_date(month.first_day, "LLLL y", locale=language)
    return text[0].upper() + text[1:]


def month_short(month: YearMonth, language: Language) -> str:
    """A month under an axis: `Oct`, `окт`."""
    from babel.dates import format_date

    return format_date(month.first_day, "LLL", locale=language).rstrip(".")[:3]
