"""Whose lists of followers can be drawn from, and what looks suspicious on them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import pyarrow as pa

from otvet.audience.active import is_whole
from otvet.audience.fakes import JoinBurst
from otvet.audience.followers import Followers
from otvet.facts import PageRef, YearMonth
from otvet.store.counts.audience import listed_followers
from otvet.store.counts.fakes import Account, Listed, listed_strata, texts_by_account
from otvet.store.store import Store
from otvet.text.alike import alike

FEWEST_COPIERS = 3
"""Accounts that wrote nearly the same: two may quote one another."""
SUSPICIOUS = frozenset({"burst", "copies"})
"""What the audit holds to be fakes until a person has looked; silence is too common for that."""
VERSION = "1"
_ACTORS = pa.schema([("actor", pa.int64())])


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Lists of followers of `pages`, with how many stand on them of each kind.

    `both` says whether the month before has whole lists of the same pages, so that newcomers can
    be told; `bursting` are pages that won far more on some days than is usual.
    """

    pages: tuple[PageRef, ...]
    both: bool
    bursting: frozenset[PageRef]
    copiers: pa.Table
    strata: tuple[Listed, ...]

    @property
    def accounts(self) -> int:
        """How many places there are on the lists of both months."""
        return sum(one.accounts for one in self.strata)

    def stratum(self, of: Listed | Account) -> str:
        """The stratum in a word, such as `new:burst`."""
        kind: str = of.kind
        if self.both and of.cell == "new" and of.page in self.bursting:
            kind = "burst"
        return f"{of.cell}:{kind}"


def lists_of(
    store: Store, month: YearMonth, counts: Followers, bursts: Sequence[JoinBurst]
) -> Lists | None:
    """The lists of pages that are counted at both ends; None where no page has a whole one."""
    before, now = (listed_followers(store, when) for when in (month.previous, month))
    fresh = [line for line in counts.both if is_whole(now.get(PageRef(line.page)), line.now)]
    both = [line for line in fresh if is_whole(before.get(PageRef(line.page)), line.before)]
    pages = tuple(PageRef(line.page) for line in both or fresh)
    if not pages:
        return None
    copiers = _copiers(store, month)
    found = listed_strata(store, month, pages=pages, copiers=copiers)
    return Lists(
        pages=pages,
        both=bool(both),
        bursting=frozenset(one.page for one in bursts),
        copiers=copiers,
        strata=found if both else tuple(one for one in found if one.cell != "left"),
    )


def is_suspicious(stratum: str) -> bool:
    """Whether accounts of this stratum are held to be fakes until a person has looked."""
    return stratum.partition(":")[2] in SUSPICIOUS


def _copiers(store: Store, month: YearMonth) -> pa.Table:
    """Accounts that wrote nearly the same as two others, in the month or the one before."""
    found = [
        store.kept("copiers", when, of="mention", version=VERSION, make=_made(store, when))
        for when in (month.previous, month)
    ]
    return pa.table([pa.concat_tables(found)["actor"].unique()], schema=_ACTORS)


def _made(store: Store, month: YearMonth) -> Callable[[], pa.Table]:
    def make() -> pa.Table:
        texts = texts_by_account(store, month)
        groups = alike(texts["key"].to_pylist(), texts["text"].to_pylist())
        return pa.table([sorted(copying(groups, texts["actor"].to_pylist()))], schema=_ACTORS)

    return make


def copying(groups: Collection[int], actors: Collection[int]) -> set[int]:
    """The accounts of groups of near-same texts in which three of them or more have written.

    >>> sorted(copying([1, 1, 1, 1, 5, 5], [10, 11, 12, 10, 11, 13]))
    [10, 11, 12]
    """
    by_group: dict[int, set[int]] = {}
    for group, actor in zip(groups, actors, strict=True):
        by_group.setdefault(group, set()).add(actor)
    return {actor for of in by_group.values() if len(of) >= FEWEST_COPIERS for actor in of}
