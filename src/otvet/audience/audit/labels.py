"""How many of the followers counted are fakes, from what people found of a sample.

Those who stayed, came and left are estimated apart, each from its own labels. Who stayed is in
both months, so their labels are drawn once for both.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from otvet.audience.audit.drawing import has_grown
from otvet.audience.audit.fakes import DRAWS, Fakes
from otvet.audience.audit.lists import Lists, is_suspicious
from otvet.audience.followers import Followers
from otvet.facts import ActorId, PageRef
from otvet.stats.audited import Audited, audited
from otvet.store.account_audits import AccountLabel, DrawnAccount

FEWEST_A_STRATUM = 5
"""Labels that newcomers, those who stayed and those who left need each, suspicious or not."""
SMALL = 0.02
"""A stratum with less of the places than this may go without labels."""
CELLS = ("stayed", "new", "left")


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """How far the audit of followers is; `fakes` None until enough is labelled."""

    labels: int
    missing: int
    fakes: Fakes | None


@dataclass(frozen=True, slots=True)
class _Labelled:
    stratum: str
    weight: float
    fake: float
    """Share of those who looked at it that call it a fake."""

    @property
    def key(self) -> tuple[str, bool]:
        return self.stratum.partition(":")[0], is_suspicious(self.stratum)


def audit_of(
    lists: Lists | None,
    counts: Followers,
    sample: Sequence[DrawnAccount],
    labels: Sequence[AccountLabel],
    *,
    pages: Mapping[int, PageRef],
    enough: int,
    rng: np.random.Generator,
) -> Audit | None:
    """What the labels of a month's sample say; None where nothing is labelled.

    Args:
        lists: The lists of followers as they are now.
        counts: Followers of the pages.
        sample: The accounts drawn.
        labels: What people found.
        pages: The pages by their code.
        enough: Labels from which fakes are taken out.
        rng: Source of the draws.
    """
    labelled = [] if lists is None else _labelled(lists, sample, labels, pages)
    if lists is None or not labelled:
        return None
    sizes = _sizes(lists)
    missing = _missing(labelled, sizes, enough=enough)
    if has_grown(lists, sample):
        missing = max(missing, 1)
    fakes = None if missing else _fakes(lists, counts, labelled, sizes, rng)
    return Audit(labels=len(labelled), missing=missing, fakes=fakes)


def _labelled(
    lists: Lists,
    sample: Sequence[DrawnAccount],
    labels: Sequence[AccountLabel],
    pages: Mapping[int, PageRef],
) -> list[_Labelled]:
    said: dict[ActorId, list[bool]] = {}
    for label in labels:
        said.setdefault(label.actor, []).append(label.fake)
    return [
        _Labelled(one.stratum, one.weight, float(np.mean(said[one.actor])))
        for one in sample
        if one.actor in said and pages.get(one.page) in lists.pages
    ]


def _sizes(lists: Lists) -> Counter[tuple[str, bool]]:
    sizes: Counter[tuple[str, bool]] = Counter()
    for one in lists.strata:
        sizes[one.cell, is_suspicious(lists.stratum(one))] += one.accounts
    return sizes


def _missing(
    labelled: Sequence[_Labelled], sizes: Counter[tuple[str, bool]], *, enough: int
) -> int:
    """Labels still to be put: in all, and of each part of the lists that is not small."""
    had, whole = Counter(one.key for one in labelled), sizes.total()
    lacking = sum(
        max(min(FEWEST_A_STRATUM, size) - had[key], 0)
        for key, size in sizes.items()
        if size >= SMALL * whole
    )
    return max(min(enough, whole) - len(labelled), lacking, 0)


def _fakes(
    lists: Lists,
    counts: Followers,
    labelled: Sequence[_Labelled],
    sizes: Counter[tuple[str, bool]],
    rng: np.random.Generator,
) -> Fakes:
    lines = [line for line in counts.both if PageRef(line.page) in lists.pages]
    now, before = (
        sum(n or 0 for n in of) for of in zip(*((a.now, a.before) for a in lines), strict=True)
    )
    at = {cell: float(sizes[cell, True] + sizes[cell, False]) for cell in CELLS}
    draws = {
        cell: at[cell] * _audited(cell, labelled, sizes).draws(rng, size=DRAWS)
        for cell in CELLS
        if at[cell]
    }
    none = np.zeros(DRAWS)
    new, stayed, left = (draws.get(cell, none) for cell in ("new", "stayed", "left"))
    scale = now / (at["stayed"] + at["new"])
    return Fakes(
        pages=lists.pages,
        followers=now,
        now=scale * (stayed + new),
        before=before / (at["stayed"] + at["left"]) * (stayed + left) if lists.both else None,
        newcomers=float(scale * new.mean()),
    )


def _audited(cell: str, labelled: Sequence[_Labelled], sizes: Counter[tuple[str, bool]]) -> Audited:
    mine = [one for one in labelled if one.key[0] == cell]
    whole = sizes[cell, True] + sizes[cell, False]
    return audited(
        [one.key[1] for one in mine],
        [one.fake for one in mine],
        [one.weight for one in mine],
        said_share=sizes[cell, True] / whole,
    )
