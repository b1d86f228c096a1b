"""The language in which the command line speaks, and the options that many verbs share."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import TypeVar

import click

from otvet.config import LEAST_LETTERS, is_telling
from otvet.errors import InputError, OtvetError
from otvet.i18n import LANGUAGES, Language, mark, words
from otvet.report.clean import clean

T = TypeVar("T")
_YES = {"y", "yes", "д", "да"}
_NO = {"n", "no", "н", "нет"}


def system_language() -> Language:
    """`OTVET_LANG`, else the system's language if we speak it, else English."""
    for name in ("OTVET_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        language = os.environ.get(name, "")[:2]
        if language in LANGUAGES:
            return language
    return "en"


def harmless(text: str) -> str:
    r"""The same lines without codes that move a cursor, hide, or turn a line round.

    Names of files and columns are other people's words.

    >>> harmless("  - a\x1b[2J.csv\n  - b")
    '  - a[2J.csv\n  - b'
    """
    return "\n".join(_indent(line) + clean(line) for line in text.split("\n"))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" "))]


_ = words(system_language())


def of_brand(folder: Path) -> str:
    """The option that names this brand in a command to type; "" for the current folder."""
    return "" if folder == Path() else f" -b {quote(str(folder))}"


def typed(question: str, default: str = "") -> str:
    """What a person types, the default for nothing.

    Raises:
        InputError: nobody is there to answer.
    """
    try:
        answer = click.prompt(question, default=default, show_default=bool(default))
    except click.Abort:
        if sys.stdin.isatty():
            raise
        click.echo()
        raise InputError(
            mark("there is no terminal to answer “{question}”: add --yes, or tell it as an option"),
            {"question": question},
        ) from None
    return str(answer).strip()


def until_read(question: str, read: Callable[[str], T], default: str = "") -> T:
    """The answer once it can be read; what is wrong is said and the question asked again."""
    while True:
        answer = typed(question, default)
        try:
            return read(answer)
        except OtvetError as error:
            click.echo(error.say(system_language()))


def confirmed(question: str) -> bool:
    """Whether a person agrees, in either language; Enter agrees."""
    return until_read(f"{question} [{_('yes')}/{_('no')}]", _agreed, _("yes"))


def _agreed(answer: str) -> bool:
    if answer.casefold() in _YES | _NO:
        return answer.casefold() in _YES
    raise InputError(mark("type yes or no"))


def number_up_to(question: str, last: int) -> int:
    """A number from 0 to the last; Enter is 0."""

    def read(answer: str) -> int:
        if answer.isdecimal() and int(answer) <= last:
            return int(answer)
        raise InputError(mark("type a number from 0 to {last}"), {"last": last})

    return until_read(question, read, "0")


def texts(answer: str) -> tuple[str, ...]:
    """The texts between semicolons; one too short would be found in every column of a survey."""
    found = tuple(part.strip() for part in answer.split(";") if part.strip())
    short = [text for text in found if not is_telling(text)]
    if short:
        raise InputError(
            mark("write it as a client would say it, with {least} letters or more: {texts}"),
            {"least": LEAST_LETTERS, "texts": short},
        )
    return found


brands = click.option(
    "-b",
    "--brand",
    "folders",
    multiple=True,
    default=(".",),
    type=click.Path(path_type=Path, file_okay=False),
    help=_("The brand's folder; may be given several times. Default: the current folder."),
)
brand = click.option(
    "-b",
    "--brand",
    "folder",
    default=".",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("The brand's folder. Default: the current folder."),
)
language = click.option(
    "--lang",
    "lang",
    type=click.Choice(LANGUAGES),
    default=None,
    help=_("Language of the report. Default: the brand's own."),
)
