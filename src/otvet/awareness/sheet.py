"""A wave as a sheet: one row per respondent, one column per item; nan where nobody answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from otvet.stats.arrays import FloatArray, IntArray
from otvet.store.counts.awareness import Said

SILENT_ROLES = ("silent", "advantage")
"""An advantage keeps its column whether or not it was silent when the file was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What the respondents of one wave said.

    `columns` holds, by role and item, 1 knows, 0 does not, nan not answered. `attributes` holds
    the respondents' sex, age or the like as text. `base_weights` are those of the file, or 1.
    `actors` are the same in every wave a person answered; None where nobody knows who it was.
    `runs` are the imports that brought the wave.
    """

    respondents: IntArray
    actors: tuple[int | None, ...]
    columns: Mapping[tuple[str, str], FloatArray]
    attributes: Mapping[str, tuple[str | None, ...]]
    base_weights: FloatArray
    runs: frozenset[int]

    @property
    def n(self) -> int:
        """Respondents."""
        return len(self.respondents)

    @property
    def identified(self) -> int:
        """Respondents who can be asked again, because it is known who they are."""
        return sum(actor is not None for actor in self.actors)

    def asked(self, *roles: str) -> frozenset[str]:
        """Items of the roles that anybody answered."""
        return frozenset(item for role, item in self.columns if role in roles)

    def matrix(self, items: Sequence[str], *roles: str) -> FloatArray:
        """The items' columns side by side, in the order given."""
        if not items:
            return np.zeros((self.n, 0))
        return np.column_stack([self._column(item, roles) for item in items])

    def _column(self, item: str, roles: Sequence[str]) -> FloatArray:
        found = [self.columns[role, item] for role in roles if (role, item) in self.columns]
        column = found[0]
        for other in found[1:]:
            column = np.where(np.isnan(column), other, column)
        return column


def sheet(said: Sequence[Said]) -> Sheet:
    """The sheet of one wave's responses, each known person once."""
    said = _once_each(said)
    respondents = np.array(sorted({row.respondent for row in said}), dtype=np.int64)
    place = {int(who): i for i, who in enumerate(respondents)}
    columns: dict[tuple[str, str], FloatArray] = {}
    attributes: dict[str, list[str | None]] = {}
    actors: list[int | None] = [None] * len(respondents)
    weights = np.full(len(respondents), np.nan)
    for row in said:
        at = place[row.respondent]
        actors[at] = row.actor
        if row.role == "margin":
            texts = attributes.setdefault(row.item, [None] * len(respondents))
            texts[at] = row.text.strip() or None
        elif row.role == "weight":
            weights[at] = row.value if row.value and row.value > 0 else np.nan
        elif row.value is not None:
            empty = np.full(len(respondents), np.nan)
            columns.setdefault((row.role, row.item), empty)[at] = row.value
    return Sheet(
        respondents=respondents,
        actors=tuple(actors),
        columns=columns,
        attributes={name: tuple(texts) for name, texts in attributes.items()},
        base_weights=_filled(weights),
        runs=frozenset(row.run for row in said),
    )


def _once_each(said: Sequence[Said]) -> list[Said]:
    """The responses without a person's second ones: having been asked teaches, so the first counts.

    A link in a group is filled in again and again; a hundred forms of one person are one person.
    """
    firsts: dict[int, tuple[date, int]] = {}
    for row in said:
        if row.actor is not None:
            this = (row.day, row.respondent)
            firsts[row.actor] = min(firsts.get(row.actor, this), this)
    kept = {respondent for _, respondent in firsts.values()}
    return [row for row in said if row.actor is None or row.respondent in kept]


def _filled(weights: FloatArray) -> FloatArray:
    """Respondents whose weight the file does not give stand for as many as the average one."""
    given = ~np.isnan(weights)
    return np.where(given, weights, weights[given].mean() if given.any() else 1.0)
