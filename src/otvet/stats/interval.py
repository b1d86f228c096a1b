"""The range every number carries: 90 of 100, with the inner half of it.

The 90% two-sided interval is drawn, because its ends are the two one-sided 95% limits that the
verdict reads. The inner half shades where the truth is as likely inside as outside.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr

from otvet.stats.arrays import FloatArray

Z_90 = 1.6448536269514722
"""Normal quantile of a 90% two-sided (one-sided 95%) interval."""
Z_50 = 0.6744897501960817
"""Normal quantile of the inner half."""


@dataclass(frozen=True, slots=True)
class Interval:
    """An estimate between two limits, with the inner half and the standard error."""

    estimate: float
    se: float
    low: float
    high: float
    inner_low: float
    inner_high: float

    @property
    def p_value(self) -> float:
        """Chance of an estimate this high or higher if the truth were 0 (one-sided, normal)."""
        if self.se == 0:
            return 0.0 if self.estimate > 0 else 1.0
        return float(ndtr(-self.estimate / self.se))


def normal_interval(estimate: float, se: float, *, z: float = Z_90) -> Interval:
    """Interval of a normally distributed estimate; ``z`` widens both bands alike.

    >>> found = normal_interval(4.0, 1.0)
    >>> round(found.low, 3), round(found.high, 3)
    (2.355, 5.645)
    """
    inner = se * Z_50 * z / Z_90
    return Interval(
        estimate, se, estimate - z * se, estimate + z * se, estimate - inner, estimate + inner
    )


def interval_from_draws(draws: FloatArray, *, estimate: float | None = None) -> Interval:
    """Interval whose limits are the 5, 25, 75 and 95% points of draws.

    Args:
        draws: Values of the figure, one per draw.
        estimate: What is printed as the figure; the median of the draws when not given.
    """
    low, inner_low, middle, inner_high, high = np.quantile(draws, [0.05, 0.25, 0.5, 0.75, 0.95])
    figure = float(middle) if estimate is None else estimate
    se = float(np.std(draws, ddof=1)) if len(draws) > 1 else 0.0
    return Interval(figure, se, float(low), float(high), float(inner_low), float(inner_high))
