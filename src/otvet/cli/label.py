"""One person at a time on a terminal: the sentiment of what they wrote, then its problems."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from textwrap import indent, shorten, wrap
from typing import Literal, TypeVar, get_args

import click

from otvet.cli.speak import _
from otvet.i18n import Language
from otvet.opinion.audit.reading import UNPLACED_CODE
from otvet.opinion.audit.sheet import NO_COMPLAINT, Sheet, SheetText
from otvet.opinion.codeframe import Cause
from otvet.report.clean import clean
from otvet.report.words.units import name_in
from otvet.store.audits import Label

T = TypeVar("T")
Move = Literal["skip", "back", "quit"]
MOVES: Mapping[str, Move] = {
    **dict.fromkeys(("s", "ы", "п"), "skip"),
    **dict.fromkeys(("b", "и", "н"), "back"),
    **dict.fromkeys(("q", "й", "в"), "quit"),
}
"""Also the same keys of a Russian keyboard, and the first letters of the Russian words."""
SENTIMENTS: Mapping[str, int] = {"1": -1, "2": 0, "3": 1, "4": 2}
FITS_NONE = "*"
_WIDTH = 90
_MOST_LETTERS = 2000


@dataclass(frozen=True, slots=True)
class Said:
    """Problems that a person names and, where the labeller says so, who must fix them."""

    problems: tuple[str, ...]
    cause: str = ""


def label_texts(
    sheet: Sheet,
    rater: str,
    language: Language,
    *,
    keep: Callable[[Sequence[Label]], None],
    guess: bool = False,
) -> None:
    """Ask for the labels that this person has not put yet; each is kept as soon as it is given."""
    left = sheet.left(rater)
    if not left:
        click.echo(_("Everybody in the sample has your label."))
        return
    for line in (*legend(sheet, language), *_keys()):
        click.echo(line)
    place = 0
    while place < len(left):
        text = left[place]
        click.echo("\n".join(_shown(text, place, len(left), sheet, language, guess=guess)))
        said = _label(text, sheet, rater, language)
        if said == "quit":
            click.echo(_("Kept. The next call goes on from here."))
            return
        if isinstance(said, Label):
            keep([said])
        place = max(place - 1, 0) if said == "back" else place + 1


def legend(sheet: Sheet, language: Language) -> Iterator[str]:
    """The problems with the numbers to type for them."""
    yield _("Problems:")
    for number, code in enumerate(sheet.names, 1):
        yield f"  {number:>2}  {name(code, sheet, language)}"


def name(code: str, sheet: Sheet, language: Language) -> str:
    """A problem as people call it."""
    if code == UNPLACED_CODE:
        return _("a complaint that fits none of the problems")
    return name_in(sheet.names[code], code, language)


def _keys() -> list[str]:
    return [
        _("Sentiment: 1 negative, 2 neutral, 3 positive, 4 unclear."),
        _(
            "Problems: their numbers, or a part of a name to look for; “-” no complaint, "
            "“*” a complaint that fits none. Another cause: 7=staff."
        ),
        _("Instead of an answer: s skip, b back, q quit and go on later."),
    ]


def _shown(
    text: SheetText, place: int, of: int, sheet: Sheet, language: Language, *, guess: bool
) -> Iterator[str]:
    yield f"\n[{place + 1}/{of}] {text.day.isoformat()} {clean(text.page)}"
    words = shorten(clean(text.text), _MOST_LETTERS, placeholder=" …")
    yield indent("\n".join(wrap(words, _WIDTH)), "  ")
    if guess:
        read = [name(code, sheet, language) for code in sorted(text.guess.problems)]
        yield _("The program says: {what}").format(what=", ".join(read) or _("no complaint"))


def _label(text: SheetText, sheet: Sheet, rater: str, language: Language) -> Label | Move:
    sentiment = _asked(_("sentiment"), read_sentiment)
    if isinstance(sentiment, str):
        return sentiment
    said = _asked(_("problems"), lambda typed: read_problems(typed, sheet, language))
    if isinstance(said, str):
        return said
    return Label(
        mention=text.mention,
        rater=rater,
        sentiment=sentiment,
        problems=said.problems,
        cause=said.cause,
        at=datetime.now(UTC),
    )


def _asked(question: str, read: Callable[[str], T | None]) -> T | Move:
    while True:
        try:
            typed = str(click.prompt(question, prompt_suffix="> ")).strip().casefold()
        except click.Abort:
            return "quit"
        if typed in MOVES:
            return MOVES[typed]
        found = read(typed)
        if found is not None:
            return found


def read_sentiment(typed: str) -> int | None:
    """The sentiment meant; None where it is not clear."""
    if typed not in SENTIMENTS:
        click.echo("  " + _("type 1, 2, 3 or 4"))
    return SENTIMENTS.get(typed)


def read_problems(typed: str, sheet: Sheet, language: Language) -> Said | None:
    """The problems meant; None where it is not clear, and then what fits is shown."""
    if typed == NO_COMPLAINT:
        return Said(())
    if any(letter.isalpha() for letter in typed) and "=" not in typed:
        return _looked_for(typed, sheet, language)
    codes, cause = list(sheet.names), ""
    found: dict[str, None] = {}
    for word in typed.replace(",", " ").split():
        number, _equals, told = word.partition("=")
        if number == FITS_NONE:
            found[UNPLACED_CODE] = None
        elif number.isdecimal() and 1 <= int(number) <= len(codes):
            found[codes[int(number) - 1]] = None
        else:
            click.echo("  " + _("there is no problem {number}").format(number=number))
            return None
        if told and told not in get_args(Cause):
            causes = ", ".join(get_args(Cause))
            click.echo("  " + _("a cause is one of: {causes}").format(causes=causes))
            return None
        cause = told or cause
    return Said(tuple(found), cause) if found else None


def _looked_for(typed: str, sheet: Sheet, language: Language) -> Said | None:
    """The one problem whose name has these letters; several are listed with their numbers."""
    fits = [
        (number, code)
        for number, code in enumerate(sheet.names, 1)
        if any(typed in word.casefold() for word in (code, *sheet.names[code].values()))
    ]
    if len(fits) == 1:
        click.echo(f"  = {name(fits[0][1], sheet, language)}")
        return Said((fits[0][1],))
    for number, code in fits:
        click.echo(f"  {number:>2}  {name(code, sheet, language)}")
    if not fits:
        click.echo("  " + _("no problem has these letters in its name"))
    return None
