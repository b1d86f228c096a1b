"""Weights that make a wave's respondents look like the audience, by the margins of its make-up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from otvet.awareness.sheet import Sheet
from otvet.config import MarginPart
from otvet.stats.raking import (
    FEWEST_IN_CELL,
    Categories,
    GuardCode,
    Margins,
    Weighting,
    collapse,
    design_effect,
    effective_n,
    rake,
    weighting_guards,
)

MISSED_FROM = 0.1
"""Share of the audience from which on a group that did not answer takes the verdict away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A group that (nearly) nobody of the wave belongs to, and its share of the audience."""

    attribute: str
    group: str
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A wave with its weights; `joined` names categories joined for want of respondents.

    `missing` are groups for want of which a whole attribute could not be weighed.
    """

    sheet: Sheet
    weighting: Weighting
    guards: tuple[GuardCode, ...]
    attributes: tuple[str, ...]
    joined: tuple[str, ...]
    missing: tuple[Missing, ...] = ()


def usable(margins: Sequence[MarginPart], sheets: Sequence[Sheet]) -> tuple[MarginPart, ...]:
    """The margins that every wave compared tells something of: else the waves are not alike."""
    return tuple(
        margin for margin in margins if all(any(_cells(margin, sheet)) for sheet in sheets)
    )


def weigh(sheet: Sheet, margins: Sequence[MarginPart]) -> Weighed:
    """Weights of a wave's respondents: those of the file, fitted to the margins."""
    given = {margin.attribute: _cells(margin, sheet) for margin in margins}
    cells, shares = collapse(given, {margin.attribute: margin.shares for margin in margins})
    fitted = rake(cells, shares, base_weights=sheet.base_weights) if shares else _as_given(sheet)
    return Weighed(
        sheet=sheet,
        weighting=fitted,
        guards=_guards(fitted, cells, shares),
        attributes=tuple(shares),
        joined=tuple(cell for margin in shares.values() for cell in margin if " + " in cell),
        missing=tuple(
            group
            for margin in margins
            if len(shares[margin.attribute]) == 1
            for group in _missing(margin, given[margin.attribute])
        ),
    )


def _missing(margin: MarginPart, given: Sequence[str | None]) -> list[Missing]:
    """The groups too large to be left out, of which fewer answered than a cell takes."""
    answered, audience = Counter(given), sum(margin.shares.values())
    shares = {group: share / audience for group, share in margin.shares.items() if share > 0}
    return [
        Missing(attribute=margin.attribute, group=group, share=share)
        for group, share in shares.items()
        if MISSED_FROM <= share < 1 and answered[group] < FEWEST_IN_CELL
    ]


def _guards(fitted: Weighting, cells: Categories, margins: Margins) -> tuple[GuardCode, ...]:
    """What forbids a verdict; without margins there is no cell that could be too small."""
    failed = weighting_guards(fitted, cells, margins)
    return failed if margins else tuple(guard for guard in failed if guard != "small_cell")


def _as_given(sheet: Sheet) -> Weighting:
    """The file's own weights, or equal ones."""
    weights = sheet.base_weights / sheet.base_weights.mean()
    return Weighting(
        weights=weights,
        effective_n=effective_n(weights),
        design_effect=design_effect(weights),
        smallest=float(np.min(weights)),
        largest=float(np.max(weights)),
        trimmed=0,
        limits_kept=True,
        margins_met=True,
    )


def _cells(margin: MarginPart, sheet: Sheet) -> list[str | None]:
    """The category of each respondent; None where it is not told, or not one of the margin."""
    known = {_plain(name): name for name, share in margin.shares.items() if share > 0}
    texts = sheet.attributes.get(margin.attribute, (None,) * sheet.n)
    return [None if text is None else known.get(_plain(text)) for text in texts]


def _plain(text: str) -> str:
    return text.strip().casefold()
