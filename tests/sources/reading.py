"""What the tests of sources share: a door, and reading a file in one go."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from otvet.config import Config
from otvet.facts import Row
from otvet.sources.base import Door
from otvet.sources.inbox import sniff

T = TypeVar("T")


def config(**parts: object) -> Config:
    """A brand that knows nothing but its name and what is given."""
    brand = {"name": "Пример", "zone": "Europe/Moscow"}
    return Config.model_validate({"brand": brand, **parts})


def door(
    settings: Config | None = None, *, accept: bool = False, folder: Path | None = None
) -> Door:
    """A door with a fixed key."""
    return Door(
        key=b"k" * 32,
        zone=ZoneInfo("Europe/Moscow"),
        config=settings or config(),
        folder=folder,
        accept_guesses=accept,
    )


def rows(path: Path, through: Door) -> list[Row]:
    """All rows of a file by the reader that knows it."""
    return list(sniff(path).read(path, through).rows)


def facts(found: Sequence[Row], kind: type[T]) -> list[T]:
    """The facts of one kind among the rows."""
    return [fact for row in found for fact in row.facts if isinstance(fact, kind)]


def save(path: Path, words: str, *, encoding: str = "utf-8") -> Path:
    """A text file as given, line ends untouched."""
    path.write_bytes(words.encode(encoding))
    return path
