"""Knowledge of advantages with guessing taken out.

Foils are invented advantages: whoever "knows" them guesses. Whoever does not know guesses at the
same rate f, so the share that knows is K = (y - f) / (1 - f) (Abbott). The plain difference y - f
would fall when guessing rises.
"""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from otvet.stats.arrays import BoolArray, FloatArray
from otvet.stats.interval import Interval, normal_interval
from otvet.stats.raking import effective_n
from otvet.stats.shares import discoveries

Design: TypeAlias = Literal["separate", "panel"]


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Share of advantages known, guessing taken out, with its interval."""

    interval: Interval
    claimed: float
    """Mean share of the advantages that respondents say they know (y)."""
    guessed: float
    """Mean share of the foils that they say they know (f)."""
    effective_n: float
    respondents: int
    """Respondents with at least one advantage and one foil answered."""


@dataclass(frozen=True, slots=True)
class AdvantageChange:
    """Change of the knowledge of one advantage between two waves."""

    item: int
    """Column of the advantage."""
    interval: Interval
    p_value: float
    stands: bool
    """Whether the rise still counts after Benjamini-Hochberg over all advantages."""


@dataclass(frozen=True, slots=True)
class Wave:
    """Responses of one wave: rows are respondents, columns items, values 0, 1 or nan."""

    advantages: FloatArray
    foils: FloatArray
    weights: FloatArray


@dataclass(frozen=True, slots=True)
class _Influence:
    """How each respondent moves K; nan for respondents who say nothing about it."""

    k: float
    claimed: float
    guessed: float
    u: FloatArray


def wave(advantages: ArrayLike, foils: ArrayLike, weights: ArrayLike | None = None) -> Wave:
    """A wave from plain arrays; equal weights when none are given.

    Raises:
        ValueError: The numbers of rows differ, or a value is not 0, 1 or nan.
    """
    known, invented = (np.asarray(part, dtype=float) for part in (advantages, foils))
    w = np.ones(len(known)) if weights is None else np.asarray(weights, dtype=float)
    if known.ndim != 2 or invented.ndim != 2 or not len(known) == len(invented) == len(w):
        raise ValueError("Advantages, foils and weights need one row per respondent.")
    for part in (known, invented):
        if not np.isin(part[~np.isnan(part)], (0.0, 1.0)).all():
            raise ValueError("Responses about advantages and foils are 0, 1 or nan (not asked).")
    return Wave(known, invented, w)


def knowledge(responses: Wave) -> Knowledge:
    """Share of the advantages known, guessing taken out.

    The standard error comes from the influence of each respondent on K, over the effective number
    of responses. Respondents without an advantage or without a foil answered are left out.

    Raises:
        ValueError: Nobody answered both, or everybody claims to know the foils.

    >>> found = knowledge(wave([[1, 0], [1, 1], [0, 0], [1, 0]], [[0], [0], [0], [1]]))
    >>> found.claimed, found.guessed, round(found.interval.estimate, 3)
    (0.5, 0.25, 0.333)
    """
    found = _influence(_own_means(responses.advantages), responses)
    used = ~np.isnan(found.u)
    return Knowledge(
        interval=_of_share(normal_interval(found.k, _se(found.u, responses.weights))),
        claimed=found.claimed,
        guessed=found.guessed,
        effective_n=effective_n(responses.weights[used]),
        respondents=int(used.sum()),
    )


def _of_share(found: Interval) -> Interval:
    """The interval within 0 and 1, where every share lies; chance guesses alone may fall below."""
    floor = min(found.estimate, 0.0)
    return replace(
        found,
        low=max(found.low, floor),
        high=min(found.high, 1.0),
        inner_low=max(found.inner_low, floor),
        inner_high=min(found.inner_high, 1.0),
    )


def knowledge_change(before: Wave, after: Wave) -> Interval:
    """Change of knowledge between two waves of separate people, in shares (0.02 is two points)."""
    return _change(_own_means(before.advantages), before, _own_means(after.advantages), after)


def panel_change(before: Wave, after: Wave) -> Interval:
    """Change of knowledge among the same people: row i is the same respondent in both waves.

    Weights are those of ``after``. Respondents lacking either wave are left out.
    """
    return _paired(_own_means(before.advantages), before, _own_means(after.advantages), after)


def advantage_changes(
    before: Wave, after: Wave, *, design: Design = "separate", rate: float = 0.05
) -> tuple[AdvantageChange, ...]:
    """Change of each advantage, guessing taken out, and whether it stands among the others.

    Args:
        before: Earlier wave.
        after: Later wave, the same columns.
        design: ``"separate"`` people, or the same people in the same rows: ``"panel"``.
        rate: Share of false rises among those named that is borne.
    """
    if before.advantages.shape[1] != after.advantages.shape[1]:
        raise ValueError("Both waves need the same advantages in the same columns.")
    compare = _paired if design == "panel" else _change
    changes = [
        compare(before.advantages[:, item], before, after.advantages[:, item], after)
        for item in range(before.advantages.shape[1])
    ]
    p_values = [change.p_value for change in changes]
    stand = discoveries(p_values, rate=rate)
    return tuple(
        AdvantageChange(item, change, p_values[item], bool(stand[item]))
        for item, change in enumerate(changes)
    )


def _change(claims_1: FloatArray, before: Wave, claims_2: FloatArray, after: Wave) -> Interval:
    """Change of K between separate people."""
    first, second = _influence(claims_1, before), _influence(claims_2, after)
    se = np.hypot(_se(first.u, before.weights), _se(second.u, after.weights))
    return normal_interval(second.k - first.k, float(se))


def _paired(claims_1: FloatArray, before: Wave, claims_2: FloatArray, after: Wave) -> Interval:
    """Change of K among the same people, by the difference of their influences."""
    if len(claims_1) != len(claims_2):
        raise ValueError("A panel needs the same respondents in the same rows of both waves.")
    both = _answered(claims_1, before.foils) & _answered(claims_2, after.foils)
    first, second = (
        _influence(claims[both], Wave(part.advantages[both], part.foils[both], after.weights[both]))
        for claims, part in ((claims_1, before), (claims_2, after))
    )
    return normal_interval(second.k - first.k, _se(second.u - first.u, after.weights[both]))


def answered(responses: Wave) -> BoolArray:
    """Respondents who said something about the advantages and about the foils."""
    return _answered(_own_means(responses.advantages), responses.foils)


def _own_means(items: FloatArray) -> FloatArray:
    """Share of the items asked that each respondent knows; nan where none was asked."""
    asked = ~np.isnan(items)
    total = np.where(asked, items, 0.0).sum(axis=1)
    number = asked.sum(axis=1)
    own: FloatArray = np.full(len(items), np.nan)
    np.divide(total, number, out=own, where=number > 0)
    return own


def _answered(claims: FloatArray, foils: FloatArray) -> BoolArray:
    """Respondents who said something about the advantages and about the foils."""
    return ~np.isnan(claims) & ~np.isnan(_own_means(foils))


def _influence(claims: FloatArray, responses: Wave) -> _Influence:
    """K and how each respondent moves it."""
    guesses, w = _own_means(responses.foils), responses.weights
    used = _answered(claims, responses.foils)
    if not used.any():
        raise ValueError("Nobody answered about both an advantage and a foil.")
    claimed = float(np.average(claims[used], weights=w[used]))
    guessed = float(np.average(guesses[used], weights=w[used]))
    if guessed >= 1:
        raise ValueError("Everybody claims to know the foils: knowledge cannot be told.")
    k = (claimed - guessed) / (1 - guessed)
    u = ((claims - claimed) - (1 - k) * (guesses - guessed)) / (1 - guessed)
    return _Influence(k, claimed, guessed, np.where(used, u, np.nan))


def _se(u: FloatArray, weights: FloatArray) -> float:
    """Standard error of the weighted mean of influences.

    When everybody answered alike, the spread is that of one more person who did not: a handful of
    like answers is not certainty.
    """
    used = ~np.isnan(u)
    w = weights[used]
    n = effective_n(w)
    spread = float(np.average((u[used] - np.average(u[used], weights=w)) ** 2, weights=w))
    if spread < 1e-12:
        spread = 0.5 * (n + 0.5) / (n + 1) ** 2
    return float(np.sqrt(spread / n))
