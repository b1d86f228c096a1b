"""Everything Otvet refuses to do, in one tree, each said in the reader's language.

    OtvetError
    ├── ConfigError         otvet.toml cannot be used; holds every fault found
    ├── SourceError         a file or network could not be read at all
    │   ├── UnknownPage     otvet.toml does not name the page that the file is about
    │   └── UnknownShape    nothing recognises the file
    │       ├── UnknownColumns    a table: a person has to say what its columns mean
    │       └── UnknownQuestions  a survey: none of its questions is one of otvet.toml
    ├── StoreError          the brand folder's own files are damaged or of a newer version
    │   └── Busy            another process is writing to this brand
    ├── ModelError          a model that reads texts is missing, damaged or no such model
    ├── NetError            another machine is silent, or refuses
    ├── InputError          what was typed cannot be used
    └── MissingExtra        a part of Otvet is not installed

A message says what happened, in whose data, and what to type next.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from otvet.i18n import Language, mark, words

_CODE_LANGUAGE: Language = "en"
"""The language in which texts stand in the code."""


@dataclass(frozen=True, slots=True)
class Said:
    """A text and what fills it, kept apart until the reader's language is known.

    A value may itself be Said or an error, or a list of them, which is then told with commas.

    >>> str(Said("{file} is empty", {"file": "a.csv"}))
    'a.csv is empty'
    """

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def say(self, language: Language) -> str:
        """The text in a language; English needs no catalogue, so it costs nothing."""
        text = self.text if language == _CODE_LANGUAGE else words(language)(self.text)
        if not self.values:
            return text
        return text.format_map({key: _told(self.values[key], language) for key in self.values})

    def __str__(self) -> str:
        return self.say(_CODE_LANGUAGE)


def _told(value: object, language: Language) -> str:
    if isinstance(value, Said | OtvetError):
        return value.say(language)
    if isinstance(value, list | tuple):
        return ", ".join(_told(part, language) for part in value)
    return str(value)


class OtvetError(Exception):
    """The base of every error that Otvet raises on purpose; `str` of it is English.

    Args:
        text: the English text, marked for the catalogue by `i18n.mark`.
        values: what fills its `{places}`.
    """

    def __init__(self, text: str, values: Mapping[str, object] | None = None) -> None:
        super().__init__(text, values)
        self.said = Said(text, values or {})

    def say(self, language: Language) -> str:
        """What happened and what to do next, in a language."""
        return self.said.say(language)

    def __str__(self) -> str:
        return self.say(_CODE_LANGUAGE)


class ConfigError(OtvetError):
    """otvet.toml has faults; `faults` holds all of them, the message too."""

    def __init__(self, path: str, faults: Sequence[Said]) -> None:
        super().__init__(path)
        self.args = (path, faults)
        self.path = path
        self.faults = tuple(faults)

    def say(self, language: Language) -> str:
        """The file, then a line a fault."""
        return "\n".join(
            [f"{self.path}:", *(f"  - {fault.say(language)}" for fault in self.faults)]
        )


class SourceError(OtvetError):
    """A source could not be read at all; nothing of it was taken."""


class UnknownPage(SourceError):
    """otvet.toml does not name the page that the file is about; `example` is how to write it."""

    @property
    def example(self) -> str:
        """The page as the file names it, else one like it."""
        return str(self.said.values.get("example", "")).strip('"')


class UnknownShape(SourceError):
    """No reader recognises the file, so its columns must be mapped first."""


class UnknownColumns(UnknownShape):
    """A table that a person has to look at: what it is, or what its columns mean, is not sure."""


class UnknownQuestions(UnknownShape):
    """A survey none of whose questions asks for what otvet.toml names."""

    @property
    def questions(self) -> tuple[str, ...]:
        """What the survey asks."""
        asked = self.said.values.get("questions", ())
        listed = asked if isinstance(asked, list | tuple) else ()
        return tuple(str(one)[1:-1] for one in listed if str(one).startswith("«"))


class StoreError(OtvetError):
    """The brand's own files are damaged, or written by a newer Otvet."""


class Busy(StoreError):
    """Another process is writing to this brand."""


class ModelError(OtvetError):
    """A model that reads texts is not on this machine, is damaged, or is none that can be used."""


class NetError(OtvetError):
    """Another machine is silent, or refuses; the message names its host and never a key."""


class InputError(OtvetError):
    """What was typed cannot be used; the message says what can."""


class MissingExtra(OtvetError):
    """A part of Otvet is not installed; the message names the extra."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(
            mark("{purpose}: this part of Otvet is not installed; type: {command}"),
            {"purpose": Said(purpose), "command": f'pip install "otvet[{extra}]"'},
        )
        self.args = (extra, purpose)
