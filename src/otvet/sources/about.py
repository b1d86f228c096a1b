"""What each kind of file gives and how to get it, as the ABOUT.md in its reader's folder says."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from otvet.errors import InputError
from otvet.i18n import Language, mark
from otvet.sources.base import Reader
from otvet.sources.inbox import READERS

HALVES: Mapping[Language, str] = {"en": "English", "ru": "Русский"}
HEADINGS: Mapping[Language, tuple[str, ...]] = {
    "en": (
        "How to get the file.",
        "What it gives.",
        "What it does not give.",
        "How it is understood.",
    ),
    "ru": ("Где взять файл.", "Что в нём есть.", "Чего в нём нет.", "Как он понимается."),
}
"""What every half tells, in any order; it may tell more."""
_HEADING = re.compile(r"(?m)^\*\*(.+)\*\*$")
_SENTENCE = re.compile(r".+?[.:](?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """One half of an ABOUT.md: `gives` is its one line, `text` the whole half in Markdown."""

    name: str
    title: str
    language: Language
    text: str

    @property
    def headings(self) -> tuple[str, ...]:
        """What the half tells, in its order."""
        return tuple(_HEADING.findall(self.text))

    @property
    def gives(self) -> str:
        """What the file gives for which question: the line above the headings.

        A half without such a line says the first sentence of what it gives.
        """
        line = self.text.partition("**")[0].strip()
        if line:
            return " ".join(line.split())
        given = self.text.partition(f"**{HEADINGS[self.language][1]}**")[2].strip()
        first = _SENTENCE.match(given)
        return first.group(0) if first else given.partition("\n")[0]


def folder_of(reader: Reader) -> str:
    """The folder that the reader lives in, which is where its ABOUT.md lies."""
    return type(reader).__module__.split(".")[2]


def source_names(readers: Sequence[Reader] = READERS) -> tuple[str, ...]:
    """The kinds of file that Otvet reads, by the names of their folders."""
    return tuple(dict.fromkeys(folder_of(reader) for reader in readers))


@cache
def about(name: str, language: Language) -> About:
    """What there is to know of a kind of file.

    Raises:
        InputError: no reader has this name.
    """
    if name not in source_names():
        raise InputError(
            mark("there is no source {name}; choose one of these: {known}"),
            {"name": name, "known": source_names()},
        )
    whole = (files("otvet.sources") / name / "ABOUT.md").read_text("utf-8")
    title, _, rest = whole.partition("\n")
    return About(
        name=name,
        title=title.removeprefix("# ").strip(),
        language=language,
        text=_half(rest, HALVES[language]),
    )


def abouts(language: Language) -> tuple[About, ...]:
    """Every kind of file that Otvet reads, in the order in which readers are asked."""
    return tuple(about(name, language) for name in source_names())


def _half(text: str, heading: str) -> str:
    after = text.partition(f"\n## {heading}\n")[2]
    return re.split(r"(?m)^## ", after, maxsplit=1)[0].strip()
