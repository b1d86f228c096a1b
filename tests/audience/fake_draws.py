"""Pages whose fakes are known: drawn, labelled and judged without files, for many months."""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
import pyarrow as pa

from otvet.audience.audit.labels import Audit, audit_of
from otvet.audience.audit.lists import Lists
from otvet.audience.change import Change, followers_change
from otvet.audience.followers import Followers
from otvet.facts import ActorId, PageRef
from otvet.findings import PageLine
from otvet.stats.sampling import draw
from otvet.store.account_audits import AccountLabel, DrawnAccount
from otvet.store.counts.fakes import Cell, Listed

PAGE = PageRef("vk:42")
AT = datetime(2026, 11, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A page of two months: people and fakes on each part of its lists.

    `burst` says whether newcomers came within days, which makes all of them suspicious.
    """

    stayed: tuple[int, int]
    new: tuple[int, int]
    left: tuple[int, int]
    burst: bool = True

    @property
    def truth(self) -> float:
        """The change of those who are no fakes."""
        return (self.stayed[0] + self.new[0]) / (self.stayed[0] + self.left[0]) - 1

    @property
    def counts(self) -> Followers:
        now, before = sum(self.stayed) + sum(self.new), sum(self.stayed) + sum(self.left)
        line = PageLine(page=PAGE, title="", now=now, before=before)
        return Followers(
            lines=(line,),
            now=now,
            before=before,
            slack_now=0.0,
            slack_before=0.0,
            rounded=(),
            runs=frozenset(),
        )

    @property
    def parts(self) -> dict[Cell, tuple[int, int]]:
        return {"stayed": self.stayed, "new": self.new, "left": self.left}

    @property
    def lists(self) -> Lists:
        strata = [
            Listed(page=PAGE, cell=cell, kind="plain", accounts=sum(part))
            for cell, part in self.parts.items()
            if sum(part)
        ]
        return Lists(
            pages=(PAGE,),
            both=True,
            bursting=frozenset({PAGE} if self.burst else ()),
            copiers=pa.table({"actor": pa.array([], pa.int64())}),
            strata=tuple(strata),
        )


def audited(world: World, labels: int, rng: np.random.Generator) -> Audit:
    """What a month's labels say, of a sample drawn as the product draws."""
    lists = world.lists
    names = {one.cell: lists.stratum(one) for one in lists.strata}
    strata, fake = [], []
    for cell, (people, fakes) in world.parts.items():
        strata += [names[cell]] * (people + fakes) if people + fakes else []
        fake += [False] * people + [True] * fakes
    found = draw(np.unique(strata, return_inverse=True)[1], labels, rng=rng)
    sample = [
        DrawnAccount(
            page=1, actor=ActorId(k), place=n, stratum=strata[k], weight=float(v), drawn_at=AT
        )
        for n, (k, v) in enumerate(zip(found.places.tolist(), found.weights, strict=True))
    ]
    said = [AccountLabel(actor=one.actor, rater="1", fake=fake[one.actor], at=AT) for one in sample]
    audit = audit_of(lists, world.counts, sample, said, pages={1: PAGE}, enough=60, rng=rng)
    assert audit is not None
    return audit


def change(world: World, labels: int, rng: np.random.Generator) -> Change:
    """The change of followers without fakes."""
    audit = audited(world, labels, rng)
    assert audit.fakes is not None
    return followers_change(world.counts, matters=0.01, fakes=audit.fakes)
