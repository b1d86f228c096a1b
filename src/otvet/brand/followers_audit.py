"""An audit of followers from the brand's side: whom to look at, and what was found.

Facts hold no names. So the lists in the inbox are read once more for the accounts drawn, and
what they are called goes to the table that a person labels, and nowhere else.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from otvet.audience.audit.ask import account_sample
from otvet.audience.audit.sheet import rows_out
from otvet.config import Config
from otvet.errors import InputError, OtvetError
from otvet.facts import ActorId, YearMonth
from otvet.i18n import mark
from otvet.sources.base import Door
from otvet.sources.inbox import sniff
from otvet.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Followers:
    """Accounts to look at: `rows` of the table, and how many no file of the inbox names."""

    rows: Sequence[tuple[str, str, str]]
    nameless: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Naming(Door):
    """A door that remembers what the accounts drawn are called, as long as it is open."""

    wanted: Collection[ActorId] = ()
    called: dict[ActorId, str] = field(default_factory=dict)

    def actor(self, network: str, native_id: str) -> ActorId:
        number = Door.actor(self, network, native_id)
        if number in self.wanted:
            self.called[number] = f"{network}:{native_id}"
        return number


def followers_to_look_at(
    store: Store,
    month: YearMonth,
    config: Config,
    door: Door,
    *,
    inbox: Path,
    rater: str,
    n: int | None,
) -> Followers:
    """The month's sample by the names that the lists in the inbox give.

    Raises:
        InputError: No page has a whole list of followers for the month.
    """
    sample = account_sample(store, month, config, n=n, at=datetime.now(UTC))
    if not sample:
        raise InputError(
            mark(
                "no page has a whole list of followers taken in {month}: drop one into the inbox, "
                "with follower counts at both ends of the month, and type: otvet collect"
            ),
            {"month": str(month)},
        )
    wanted = frozenset(one.actor for one in sample)
    names = _names(store, month, door, wanted, inbox=inbox)
    rows = rows_out(sample, names, store.account_labels(), rater)
    return Followers(rows=rows, nameless=len(wanted - names.keys()))


def _names(
    store: Store, month: YearMonth, door: Door, wanted: frozenset[ActorId], *, inbox: Path
) -> dict[ActorId, str]:
    """What the accounts are called in the files that brought the lists of both months."""
    naming = _Naming(
        key=door.key,
        zone=door.zone,
        config=door.config,
        folder=door.folder,
        accept_guesses=True,
        wanted=wanted,
    )
    for line in store.source_lines(month, tables=("follow",)):
        path = inbox / line.file
        if path.is_file() and wanted - naming.called.keys():
            _pass_through(path, naming)
    return naming.called


def _pass_through(path: Path, door: Door) -> None:
    """Read a file to its end for what the door sees; one that changed since may not be readable."""
    try:
        for _row in sniff(path).read(path, door).rows:
            pass
    except OtvetError:
        return
