"""What is labelled: what each person of the sample wrote, and the same as a table, out and in.

The reader's own guess is not in the table: who sees it agrees with it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import get_args

from otvet.facts import YearMonth
from otvet.i18n import Language
from otvet.opinion.audit.reading import UNPLACED_CODE, Read
from otvet.opinion.by_hand import in_a_cell, written
from otvet.opinion.codeframe import Cause, Codeframe
from otvet.store.audits import Label

COLUMNS = ("key", "day", "page", "text", "sentiment", "problems", "cause")
NO_COMPLAINT = "-"
SENTIMENT_WORDS: Mapping[str, int] = {
    **dict.fromkeys(("negative", "neg", "-1", "отрицательная", "негативная", "негатив"), -1),
    **dict.fromkeys(("neutral", "0", "нейтральная", "нейтрально"), 0),
    **dict.fromkeys(("positive", "pos", "1", "+1", "положительная", "позитивная", "позитив"), 1),
    **dict.fromkeys(("unclear", "2", "?", "неясно", "неясная"), 2),
}
NO_COMPLAINT_WORDS = frozenset(
    {NO_COMPLAINT, "—", "no", "none", "нет", "no complaint", "нет жалобы"}
)
UNPLACED_WORDS = frozenset({UNPLACED_CODE, "*", "other", "другое", "другая"})
_KEYS = 2**64
_SEPARATOR = re.compile(r"\s*([;,])\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetText:
    """A text to label, masked; `guess` is what the reader says of it."""

    mention: int
    text: str
    page: str
    day: date
    guess: Read


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The month's sample in the order of labelling, the codes to label with, the labels so far."""

    month: YearMonth
    texts: tuple[SheetText, ...]
    names: Mapping[str, Mapping[str, str]]
    """Names of the problems by code and language."""
    labels: tuple[Label, ...]

    def left(self, rater: str) -> list[SheetText]:
        """The texts that this person has not labelled yet."""
        done = {label.mention for label in self.labels if label.rater == rater}
        return [text for text in self.texts if text.mention not in done]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row of a table of labels that was not taken: why, and the word that was wrong."""

    row: int
    reason: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table of labels gave; rows in which nothing was filled in are `empty`."""

    labels: tuple[Label, ...]
    bad: tuple[BadRow, ...]
    empty: int


def names_of(frame: Codeframe) -> Mapping[str, Mapping[str, str]]:
    """Names of the codeframe's problems by code and language."""
    return {kind.code: kind.name for kind in frame.kinds}


def to_csv(sheet: Sheet, rater: str, *, language: Language) -> bytes:
    """The sheet as a table that spreadsheets open, with this person's labels filled in."""
    mine = {label.mention: label for label in sheet.labels if label.rater == rater}
    rows = ((*_row(text), *_filled(mine.get(text.mention))) for text in sheet.texts)
    return written(COLUMNS, rows, language=language)


def _row(text: SheetText) -> tuple[str, ...]:
    return key_of(text.mention), text.day.isoformat(), text.page, in_a_cell(text.text)


def _filled(label: Label | None) -> tuple[str, str, str]:
    if label is None:
        return "", "", ""
    word = next(word for word, said in SENTIMENT_WORDS.items() if said == label.sentiment)
    return word, "; ".join(label.problems) or NO_COMPLAINT, label.cause


def key_of(mention: int) -> str:
    """A text's key that no spreadsheet rounds.

    >>> key_of(-2), mention_of(key_of(-2))
    ('mfffffffffffffffe', -2)
    """
    return f"m{mention % _KEYS:016x}"


def mention_of(key: str) -> int | None:
    """The text behind a key; None for what is no key."""
    digits = key.strip().casefold().removeprefix("m")
    try:
        value = int(digits, 16)
    except ValueError:
        return None
    return value - _KEYS if value >= _KEYS // 2 else value


Row = tuple[int, Mapping[str, str] | None]
"""The number of a row and its words by column; None for one that cannot be read."""


def from_rows(rows: Iterable[Row], sheet: Sheet, rater: str, *, at: datetime) -> Taken:
    """The labels in the rows of a table; a bad row is told and the others are taken."""
    labels: list[Label] = []
    bad: list[BadRow] = []
    empty = 0
    for number, row in rows:
        if row is None:
            bad.append(BadRow(number, "broken"))
            continue
        if not (row.get("sentiment") or row.get("problems")):
            empty += 1
            continue
        found = _label({name: row.get(name, "") for name in COLUMNS}, sheet, rater, at)
        if isinstance(found, Label):
            labels.append(found)
        else:
            bad.append(BadRow(number, *found))
    return Taken(tuple(labels), tuple(bad), empty)


def _label(
    row: Mapping[str, str], sheet: Sheet, rater: str, at: datetime
) -> Label | tuple[str, str]:
    mention = mention_of(row["key"])
    sentiment = SENTIMENT_WORDS.get(row["sentiment"].casefold())
    problems = problems_of(row["problems"], sheet.names)
    if mention is None or mention not in {text.mention for text in sheet.texts}:
        return "not_in_sample", row["key"]
    if sentiment is None:
        return "sentiment", row["sentiment"]
    if isinstance(problems, str):
        return "problem", problems
    if row["cause"] and row["cause"] not in get_args(Cause):
        return "cause", row["cause"]
    return Label(
        mention=mention,
        rater=rater,
        sentiment=sentiment,
        problems=problems,
        cause=row["cause"],
        at=at,
    )


def problems_of(text: str, names: Mapping[str, Mapping[str, str]]) -> tuple[str, ...] | str:
    """Codes of problems told by code or by name, with `;` or `,` between; else the strange word.

    Names have commas of their own, so the longest name that fits is taken first.

    >>> names = {"cold_food": {"en": "cold, or lukewarm"}, "cold": {"en": "cold"}}
    >>> problems_of("Cold , or lukewarm; *", names)
    ('cold_food', 'unplaced')
    >>> problems_of("-", names), problems_of("cold, dragons", names)
    ((), 'dragons')
    """
    known = {_plain(word): code for code, of in names.items() for word in (code, *of.values())}
    known |= dict.fromkeys(UNPLACED_WORDS, UNPLACED_CODE)
    longest = sorted(known, key=len, reverse=True)
    left, codes = _plain(text), dict[str, None]()
    if left in NO_COMPLAINT_WORDS:
        return ()
    while left:
        fits = (w for w in longest if left == w or left.startswith((f"{w};", f"{w},")))
        word = next(fits, None)
        if word is None:
            return _SEPARATOR.split(left)[0]
        codes[known[word]] = None
        left = left[len(word) + 1 :]
    return tuple(codes) or ""


def _plain(text: str) -> str:
    return _SEPARATOR.sub(r"\1", text.strip().casefold()).strip(";,")
