"""The language in which the command line speaks, and the options that many verbs share."""

import os
from pathlib import Path
from shlex import quote

import click

from otvet.i18n import LANGUAGES, Language, words
from otvet.report.clean import clean


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
