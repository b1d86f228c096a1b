"""Which accounts people are asked to look at: drawn at random within what looks suspicious.

Strata are newcomers, those who stayed and those who left, times what is known of each: it came
on a day of a burst, wrote what others wrote, has been silent for half a year, or none of these.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

import numpy as np

from otvet.audience.audit.lists import Lists
from otvet.facts import ActorId, YearMonth
from otvet.stats.sampling import draw
from otvet.store.account_audits import DrawnAccount
from otvet.store.counts.fakes import Account, listed_accounts
from otvet.store.store import Store

SEED = 1_000_033
GROWN = 1.1
"""How many times as many places as at the draw a sample may stand for."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """Everybody who can be drawn, with the stratum of each."""

    accounts: Sequence[Account]
    names: Sequence[str]

    @property
    def place(self) -> Mapping[tuple[int, ActorId], int]:
        return {(one.code, one.actor): n for n, one in enumerate(self.accounts)}


def drawn_accounts(
    store: Store, month: YearMonth, lists: Lists, *, n: int, at: datetime
) -> tuple[DrawnAccount, ...]:
    """The month's sample: the same for the same lists, enlarged when more is asked for.

    Args:
        store: The brand's facts; the sample is kept there.
        month: The month in question.
        lists: Whose lists are drawn from.
        n: How many to draw; fewer where there are fewer.
        at: When it is drawn.
    """
    frame = _frame(store, month, lists)
    kept, place = store.account_sample(month), frame.place
    there = [one for one in kept if (one.page, one.actor) in place]
    names = [frame.names[place[one.page, one.actor]] for one in there]
    grown = has_grown(lists, kept)
    if len(there) >= n and not grown and names == [one.stratum for one in there]:
        return tuple(there)
    # A sample of shorter lists stands for nobody who came since, so all are drawn anew.
    before = [] if grown else [place[one.page, one.actor] for one in there]
    found = _drawn(frame, lists, max(n, len(there)), before, month=month, at=at)
    store.keep_account_sample(month, found)
    return found


def has_grown(lists: Lists, kept: Sequence[DrawnAccount]) -> bool:
    """Whether so many are listed since the draw that the sample does not stand for them."""
    return bool(kept) and lists.accounts > GROWN * sum(one.weight for one in kept)


def _frame(store: Store, month: YearMonth, lists: Lists) -> _Frame:
    found = listed_accounts(
        store, month, pages=lists.pages, copiers=lists.copiers, of=lists.accounts
    )
    able = [one for one in found if lists.both or one.cell != "left"]
    return _Frame(able, [lists.stratum(one) for one in able])


def _drawn(
    frame: _Frame,
    lists: Lists,
    n: int,
    before: Sequence[int],
    *,
    month: YearMonth,
    at: datetime,
) -> tuple[DrawnAccount, ...]:
    actors = np.array([one.actor for one in frame.accounts], dtype=np.int64)
    rng = np.random.default_rng([SEED, month.index, crc32(actors.tobytes())])
    numbers = np.unique(frame.names, return_inverse=True)[1]
    places = draw(numbers, n, rng=rng, before=before).places.tolist()
    weights = _weights(frame, lists, places)
    return tuple(
        DrawnAccount(
            page=frame.accounts[k].code,
            actor=frame.accounts[k].actor,
            place=order,
            stratum=frame.names[k],
            weight=weights[frame.names[k]],
            drawn_at=at,
        )
        for order, k in enumerate(places)
    )


def _weights(frame: _Frame, lists: Lists, places: Sequence[int]) -> dict[str, float]:
    """How many places each drawn one stands for: all of the lists, where only a part was read."""
    taken = Counter(frame.names[k] for k in places)
    sizes: Counter[str] = Counter()
    for one in lists.strata:
        sizes[lists.stratum(one)] += one.accounts
    return {name: sizes[name] / number for name, number in taken.items()}
