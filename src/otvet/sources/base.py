"""What every reader needs and gives: a door through which no name passes, and rows of facts."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from otvet.config import Config
from otvet.facts import ActorId, Completeness, Row, actor_id

_REMEMBERED = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """What turns a file into facts: people are hashed here, so the store never meets them.

    `folder` is the brand's folder, where confirmed column mappings are kept under `profiles/`;
    `accept_guesses` takes a table by its guessed mapping without asking.
    """

    key: bytes = field(repr=False)
    zone: ZoneInfo
    config: Config
    folder: Path | None = None
    accept_guesses: bool = False
    _numbers: Callable[[str, str], ActorId] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Few people write most of the rows, and a hash costs more than looking it up.
        remembered = lru_cache(maxsize=_REMEMBERED)(partial(actor_id, self.key))
        object.__setattr__(self, "_numbers", remembered)

    def actor(self, network: str, native_id: str) -> ActorId:
        """The brand's own number for an account."""
        return self._numbers(network, native_id)

    @property
    def profiles(self) -> Path | None:
        """Where confirmed column mappings are kept, None outside a brand's folder."""
        return self.folder / "profiles" if self.folder else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A file's rows, read as they are asked for, in the same order and numbering every time.

    `identity` names everything but the file's bytes that decides the rows: the same file under
    the same identity gives the same rows, so it is taken in once. `observed_at` is when the source
    was made, where the file itself tells; else the file's own time stands for it.
    """

    rows: Iterator[Row]
    completeness: Completeness
    identity: str
    observed_at: datetime | None = None


class Reader(Protocol):
    """A kind of file that can be read."""

    @property
    def name(self) -> str:
        """The reader's own name, kept with every import."""

    def sniff(self, head: bytes, path: Path, /) -> float:
        """How surely the file is of this kind, 0..1, by content and never by name alone."""

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's rows; SourceError when nothing of it can be read."""


def identity_of(*parts: str) -> str:
    """A short name for everything that decides how a file is read."""
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
