"""Pieces of one series, each scaled anew, brought to one scale by the time they share.

Google Trends gives every download its own 100. Two downloads that share some periods differ there
by one factor only, so the ratio of their sums over the shared periods brings one to the scale of
the other. A ratio of sums and not a mean of ratios: a single small period, rounded to 1 or 2,
would otherwise weigh as much as the peak.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import hypot, sqrt

Series = Mapping[int, float]
"""Values by place in time, such as the number of a period's first day."""

LEAST_OVERLAP = 4
"""Shared periods below which nothing is linked."""
MOST_ERROR = 0.05
"""The largest relative error of a factor that rounding alone may cause (one standard error)."""
_ROUNDING = 1 / sqrt(12)
"""Standard deviation of what rounding to whole numbers adds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The linked series in the scale of its newest piece; `left` names pieces that did not fit."""

    values: Series
    linked: tuple[str, ...]
    left: tuple[str, ...]


def factor(base: Series, other: Series) -> float | None:
    """What brings `other` to the scale of `base`; None where the overlap cannot tell.

    >>> factor({1: 10, 2: 20, 3: 30, 4: 40}, {1: 5, 2: 10, 3: 15, 4: 20, 5: 25})
    2.0
    >>> factor({1: 10, 2: 20}, {1: 5, 2: 10}) is None
    True
    """
    shared = base.keys() & other.keys()
    ours = sum(base[place] for place in sorted(shared))
    theirs = sum(other[place] for place in sorted(shared))
    if len(shared) < LEAST_OVERLAP or ours <= 0 or theirs <= 0:
        return None
    error = _ROUNDING * sqrt(len(shared)) * hypot(1 / ours, 1 / theirs)
    return ours / theirs if error <= MOST_ERROR else None


def chained(pieces: Mapping[str, Series]) -> Chain:
    """All pieces that can be linked to the newest one, directly or through others.

    The piece with most in common with what is linked already is linked next, so the order in
    which pieces are given changes nothing. Where pieces overlap, the one linked first is kept.
    """
    waiting = {name: series for name, series in sorted(pieces.items()) if series}
    if not waiting:
        return Chain(values={}, linked=(), left=())
    first = max(waiting, key=lambda name: (max(waiting[name]), len(waiting[name]), name))
    values, linked = dict(waiting.pop(first)), [first]
    while name := _next(values, waiting):
        series = waiting.pop(name)
        scale = factor(values, series) or 0.0
        values = {place: scale * value for place, value in series.items()} | values
        linked.append(name)
    return Chain(values=values, linked=tuple(linked), left=tuple(waiting))


def _next(values: Series, waiting: Mapping[str, Series]) -> str:
    """The waiting piece whose overlap tells most; "" where none can be linked."""
    fitting = [name for name in waiting if factor(values, waiting[name]) is not None]
    return max(fitting, key=lambda name: (_weight(values, waiting[name]), name), default="")


def _weight(values: Series, series: Series) -> float:
    return sum(series[place] for place in sorted(values.keys() & series.keys()))
