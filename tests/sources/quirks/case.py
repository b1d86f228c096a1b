"""A quirk as data: what is made, through what it goes, what must come out."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

GROUPS = {
    1: "bytes",
    2: "lines",
    3: "delimiter",
    4: "numbers",
    5: "dates",
    6: "zones",
    7: "headers",
    8: "text",
    9: "identity",
    10: "re-export",
    11: "sampling",
}
OLDEST = 1_793_000_000
"""When the first file of an inbox was written; each further one a minute later."""

Book = Callable[[Path], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`made` is a file's bytes (or what writes it), the files of an inbox, or a plain value.

    `name` "" stands for a plain value, given to `seen` as it is.
    """

    line: int
    quirk: str
    made: object
    seen: Callable[[Any], object]
    expect: object
    name: str = "vk_stats.csv"

    @property
    def id(self) -> str:
        """How the case is called in a run."""
        return f"{self.line} {GROUPS[self.line]}: {self.quirk}"

    def outcome(self, folder: Path) -> object:
        """What comes out."""
        if isinstance(self.made, Mapping):
            return self.seen(_inbox(folder, self.made))
        if not self.name:
            return self.seen(self.made)
        path = folder / self.name
        if callable(self.made):
            self.made(path)
        else:
            assert isinstance(self.made, bytes)
            path.write_bytes(self.made)
        os.utime(path, (OLDEST, OLDEST))
        return self.seen(path)


def _inbox(folder: Path, files: Mapping[str, bytes]) -> Path:
    """A brand's folder with these exports in its inbox, the later ones newer."""
    inbox = folder / "tea" / "inbox"
    inbox.mkdir(parents=True)
    for number, (name, words) in enumerate(files.items()):
        (inbox / name).write_bytes(words)
        os.utime(inbox / name, (OLDEST + 60 * number,) * 2)
    return inbox.parent


def cases(line: int, *found: tuple[Any, ...]) -> tuple[Case, ...]:
    """Cases of one line: (quirk, made, seen, expected[, name of the file])."""
    return tuple(
        Case(line=line, quirk=one[0], made=one[1], seen=one[2], expect=one[3], name=one[4])
        if len(one) > 4
        else Case(line=line, quirk=one[0], made=one[1], seen=one[2], expect=one[3])
        for one in found
    )
