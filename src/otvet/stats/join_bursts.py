"""Days on which far more joined than usual: bought followers, giveaways, or a post that spread.

A burst says nothing of its cause. It says where to look, and what the figure is without it.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

FEWEST_DAYS = 14
"""With fewer days nobody knows what is usual."""
FAR = 6.0
"""Robust standard deviations above the usual, on the scale on which counts spread evenly."""
MAD_TO_SD = 1.4826


@dataclass(frozen=True, slots=True)
class Burst:
    """A day, by its place in the series, with what was counted and what is usual."""

    place: int
    counted: float
    usual: float

    @property
    def excess(self) -> float:
        """How many came beyond the usual."""
        return self.counted - self.usual


def bursts(daily: ArrayLike) -> tuple[Burst, ...]:
    """Days far above the usual of their series; none where fewer than 14 days are told.

    Anscombe's scale 2 sqrt(x + 3/8) gives counts of pure chance a standard deviation of 1;
    weekdays and posts spread them more, which the median deviation measures. Up to half of the
    days may be bursts before they pass for usual.

    >>> [(b.place, b.excess) for b in bursts([9, 11, 10, 8, 12, 10, 9] * 2 + [400])]
    [(14, 390.0)]
    """
    counted = np.asarray(daily, dtype=float)
    if counted.size < FEWEST_DAYS:
        return ()
    scale = 2 * np.sqrt(np.maximum(counted, 0.0) + 3 / 8)
    middle = float(np.median(scale))
    spread = max(MAD_TO_SD * float(np.median(np.abs(scale - middle))), 1.0)
    usual = float(np.median(counted))
    return tuple(
        Burst(int(place), float(counted[place]), usual)
        for place in np.flatnonzero(scale > middle + FAR * spread)
    )
