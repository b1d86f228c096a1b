"""The month's audit as the answer needs it: how far it is, and shares corrected where it is enough."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from otvet.facts import YearMonth
from otvet.opinion.audit.corrected import (
    FEWEST_EFFECTIVE,
    Corrected,
    corrected,
    is_enough,
    wanted,
)
from otvet.opinion.audit.drawing import has_grown
from otvet.opinion.audit.labels import Checked, checked
from otvet.opinion.audit.reading import Read, people, reads
from otvet.opinion.codeframe import Codeframe
from otvet.store.counts.opinion import read_rows
from otvet.store.store import Store

NOTHING = Checked(drawn=0, stands_for=0, labelled=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What people have checked of a month; `corrected` None until it is enough."""

    checked: Checked = NOTHING
    texts: tuple[Read, ...] = ()
    wanted: int
    corrected: Corrected | None = None
    raw: tuple[str, ...] = ()
    """Problems that stay as the reader counted them, since no label speaks of them."""

    @property
    def is_whole(self) -> bool:
        """Whether every share is corrected."""
        return self.corrected is not None and not self.raw

    @property
    def labels(self) -> int:
        """People of the sample whom somebody has labelled."""
        return len(self.checked.labelled)

    @property
    def missing(self) -> int:
        """Labels still to be put before shares are corrected."""
        if self.corrected is not None:
            return FEWEST_EFFECTIVE if self.raw else 0
        few = self.wanted - self.labels
        # People drawn very unequally are worth less than their number.
        unequal = (
            self.labels * (FEWEST_EFFECTIVE / self.checked.effective - 1) if self.labels else 0
        )
        return max(few, ceil(unequal), 1)


def audit_of(
    store: Store,
    month: YearMonth,
    frame: Codeframe,
    *,
    raw_shares: Mapping[str, float],
    enough: int,
) -> Audit:
    """The month's audit; its scores are shown already.

    Args:
        store: The brand's facts.
        month: The month in question.
        frame: The codeframe in force.
        raw_shares: Share of the people who spoke up by problem, as the reader counts it.
        enough: Labels from which shares are corrected.
    """
    sample = store.sample(month)
    if not sample:
        return Audit(wanted=enough)
    texts = people(reads(read_rows(store), frame))
    found = checked(texts, sample, store.labels())
    right = None
    if is_enough(found, enough=enough) and not has_grown(texts, found.stands_for):
        right = corrected(
            found, texts, raw_shares=raw_shares, codes=[kind.code for kind in frame.kinds]
        )
    return Audit(
        checked=found,
        texts=texts,
        wanted=wanted(found, enough=enough),
        corrected=right,
        raw=tuple(code for code in raw_shares if right and code not in right.problems),
    )
