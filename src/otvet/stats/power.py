"""What a survey would show, and what it costs, before money is spent."""

from dataclasses import dataclass
from math import ceil, sqrt

from scipy.special import ndtri

from otvet.stats.interval import Z_90

Z_80 = 0.8416212335729143
"""Normal quantile of a power of 80%."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Responses and money needed to find a lift of the size asked for."""

    responses: int
    """Completed responses in all, over both waves (or both arms)."""
    responses_per_wave: int
    """Completed responses in one wave (or arm)."""
    invitations: int
    """People to invite in all, at the response rate given."""
    cost: float
    """Price of the invitations, in the unit of ``cost_per_invitation``."""


def plan(
    base: float,
    lift: float,
    *,
    power: float = 0.80,
    design_effect: float = 1.0,
    panel_correlation: float | None = None,
    response_rate: float = 1.0,
    cost_per_invitation: float = 0.0,
) -> Plan:
    """Responses needed to find a lift of a share, one-sided at 5%.

    Total N = 2 (p0 q0 + p1 q1) ((z_a + z_b) / d)^2 x design effect; the same people asked twice
    need (1 - correlation) of it.

    Args:
        base: Share that knows now, 0..1.
        lift: Smallest change worth finding, in the same unit (0.05 is five points).
        power: Chance to find it if it is there.
        design_effect: From weighting (``raking.design_effect``).
        panel_correlation: Correlation of a person's two responses; None for separate people.
        response_rate: Share of the invited who respond.
        cost_per_invitation: Price of inviting one person.

    >>> plan(0.3, 0.1).responses_per_wave
    279
    >>> plan(0.3, 0.1, panel_correlation=0.6).responses_per_wave
    112
    """
    goal = base + lift
    if not (0 <= base <= 1 and 0 < goal <= 1 and lift > 0):
        raise ValueError(f"A lift from {base} to {goal} is not a rise of a share between 0 and 1.")
    if not 0 < response_rate <= 1:
        raise ValueError(f"A response rate lies between 0 and 1, not at {response_rate}.")
    spread = base * (1 - base) + goal * (1 - goal)
    z = Z_90 + float(ndtri(power))
    per_wave = ceil(spread * (z / lift) ** 2 * design_effect * _panel_factor(panel_correlation))
    invitations = ceil(2 * per_wave / response_rate)
    return Plan(2 * per_wave, per_wave, invitations, invitations * cost_per_invitation)


def _panel_factor(correlation: float | None) -> float:
    """Share of the responses that a panel needs."""
    return 1.0 if correlation is None else 1.0 - correlation


def smallest_lift(
    base: float,
    per_wave: float,
    *,
    design_effect: float = 1.0,
    panel_correlation: float | None = None,
) -> float:
    """Smallest lift that waves of this size find 80 times of 100 (mde).

    Solved on the variance of the base share twice, a slight overstatement for bases below .5.

    >>> round(smallest_lift(0.3, 278), 3)
    0.097
    """
    factor = design_effect * _panel_factor(panel_correlation)
    return (Z_90 + Z_80) * sqrt(2 * base * (1 - base) * factor / per_wave)
