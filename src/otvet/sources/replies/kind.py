"""A kind of reply: what it is told by, and what its records become."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from otvet.facts import Fact, Page
from otvet.sources.base import Door
from otvet.sources.fields import Json, figure
from otvet.sources.replies.signs import Signs
from otvet.sources.table.frame import BadRow, latest_moment


@dataclass(frozen=True, slots=True)
class Around:
    """Where a reply was found: its file and the brand it is read for."""

    path: Path
    door: Door

    @property
    def seen(self) -> datetime:
        """When the reply was saved: the day in the file's name, else the file's time."""
        return latest_moment(self.path, self.door)

    @property
    def seen_day(self) -> date:
        """The brand's day of that moment."""
        return self.seen.astimezone(self.door.zone).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """Replies laid out: their records, what makes facts of one, and how whole they are.

    `make` raises BadRow for a record that cannot be taken and LeftOut for one that is no data.
    `pages` are those that the facts are about; `told` is what the file's name has decided.
    """

    records: Sequence[Any]
    make: Callable[[Any], Sequence[Fact]]
    pages: Sequence[Page] = ()
    notes: Sequence[str] = ()
    complete: bool = True
    told: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of reply. `lay` raises SourceError where nothing of it is to be taken."""

    name: str
    fits: Callable[[Signs], bool]
    lay: Callable[[Sequence[Json], Around], Laid]


def counted(reply: object, *path: str) -> float:
    """What the network itself counts at a path; 0 where it does not say, or says no number."""
    try:
        return (figure(reply, *path) if isinstance(reply, Mapping) else None) or 0
    except BadRow:
        return 0


def part_of_list(have: int, of: float | None) -> list[str]:
    """The note on a list that the network says is longer than what the file holds of it."""
    notes = []
    if of is not None and of > have:
        notes.append(f"list_part:{have}/{of:.0f}")
    return notes


def more_pages(*follows: object) -> list[str]:
    """The note on a reply that names a next page, which another file may hold."""
    notes = []
    if any(follows):
        notes.append("more_pages")
    return notes
