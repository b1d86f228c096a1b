"""What may be a new problem: groups of unplaced complaints, named, for a person to accept.

Named by their own words, or by an endpoint where the brand has chosen one; nothing counts by it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import numpy as np

from otvet.config import Config
from otvet.errors import Said
from otvet.opinion.endpoint import MOST_QUOTES, Unnamed, better_names, endpoint
from otvet.opinion.residue import Group, groups, residue
from otvet.opinion.singles import shown
from otvet.store.counts.opinion import QuoteRow
from otvet.store.decisions import Decision
from otvet.text.encoders.base import Encoder

NEAR: Final = 0.78
"""Where groups are cut: of phrases of three packs, 55-61 of 100 lay in a group with their like."""
NEAR_LIGHT: Final = 0.6
"""The static words put texts of one trade nearer together: 32-41 of 100."""


@dataclass(frozen=True, slots=True)
class Offered:
    """The groups, the largest first; `note` says why some kept the name of their own words."""

    groups: tuple[Group, ...] = ()
    note: Said | None = None


def offered(
    rows: Sequence[QuoteRow],
    decisions: Sequence[Decision],
    config: Config,
    by: Encoder,
    *,
    beside: Path,
) -> Offered:
    """Groups among the month's unplaced complaints, by the encoder that reads the brand's texts."""
    found = groups(
        residue(rows, decisions),
        vectors=lambda texts: by.encode(texts).astype(np.float64),
        near=_near(by),
    )
    asker = endpoint(config.opinion, beside)
    if asker is None:
        return Offered(found)
    asked = [
        Unnamed(group.found.name, tuple(map(shown, group.rows[:MOST_QUOTES]))) for group in found
    ]
    told = better_names(asked, asker, language=config.brand.language)
    named = zip(found, told.names, strict=True)
    return Offered(
        tuple(replace(group, found=replace(group.found, name=name)) for group, name in named),
        told.note,
    )


def _near(by: Encoder) -> float:
    return NEAR_LIGHT if by.name.startswith("light-") else NEAR
