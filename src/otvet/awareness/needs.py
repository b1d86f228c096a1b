"""What turns "we don't know yet" about awareness into an answer, and its price.

Asking the same people again is priced first: it is the cheapest way to see a change. Then a new
wave against the earlier one; then, where no number of responses in it would do, two waves anew.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil, sqrt

from otvet.awareness.weighting import Missing
from otvet.config import Config
from otvet.findings import Need
from otvet.stats.decide import DETECT, needed_n_against_fixed, needed_se
from otvet.stats.foils import Knowledge
from otvet.stats.interval import Z_90, Interval
from otvet.stats.power import smallest_lift
from otvet.stats.raking import FEWEST_EFFECTIVE

ASSUMED_BASE = 0.3
"""Share that knows an advantage, where nobody has measured it yet."""
ASSUMED_CORRELATION = 0.6
"""Correlation of a person's two responses, where no panel has shown it yet."""
AFFORDABLE = 300
"""Responses per wave that a small business can gather: the plan tells what these would show."""
FEWEST = ceil(FEWEST_EFFECTIVE)
"""Responses of a wave, and people of a panel, below which no verdict is given."""

WAVES = frozenset({"survey_wave", "baseline"})
"""Needs that ask people who have not been asked yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """The earlier wave, which is over: its variance per response, responses, known people."""

    variance: float
    responses: int
    identified: int


def fixed(found: Knowledge, *, identified: int) -> Fixed:
    """What an earlier wave can bear, from its knowledge."""
    variance = found.respondents * found.interval.se**2
    return Fixed(variance=variance, responses=found.respondents, identified=identified)


def preparations(config: Config) -> tuple[Need, ...]:
    """What the survey lacks before it is fielded; writing it down is free."""
    told = any(part.communicated for part in config.advantages)
    codes = [
        code for code, lacks in (("advantages", not told), ("foils", not config.foils)) if lacks
    ]
    return tuple(_free(code, config) for code in codes)


def after(
    earlier: Fixed | None,
    config: Config,
    *,
    now: Knowledge | None = None,
    change: Interval | None = None,
) -> tuple[Need, ...]:
    """A wave against the earlier one: of its own people first, then of others.

    Without an earlier wave: a baseline now, and a wave of the same size after the work.
    Fewer than 30 responses are never asked for, since fewer never give a verdict.

    Args:
        earlier: The wave compared with; None if there is none that tells anything.
        config: Prices, and the smallest change that matters.
        now: Knowledge in the month's wave, if it was fielded: it then lacks only the rest.
        change: The change found, if it was not decided.
    """
    matters = _matters(config)
    if earlier is None:
        se = needed_se(matters, matters)
        return (_pair(2 * ASSUMED_BASE * (1 - ASSUMED_BASE), se, config, measured=False),)
    se = _wanted_se(change, matters)
    variance = earlier.variance if now is None else now.respondents * now.interval.se**2
    have = 0 if now is None else now.respondents
    enough = needed_n_against_fixed(earlier.variance, earlier.responses, variance, se)
    panel = _panel(earlier, variance, se, config=config) if earlier.identified >= FEWEST else None
    fresh = (
        _pair(earlier.variance + variance, se, config, measured=True)
        if enough is None
        else _wave(
            earlier, variance, config, amount=max(enough - have, FEWEST - have, 1), have=have
        )
    )
    return (fresh,) if panel is None else (panel, fresh)


def named_wave(config: Config) -> Need:
    """The wave named in the goal is not here: take its file in, at no cost."""
    return _free("compare_wave", config, wave=config.goals.compare_wave)


def same_items(config: Config, *, wave: str) -> Need:
    """The next wave asks what this one has asked: that much of the work is free."""
    return _free("same_items", config, wave=wave)


def reaching(needed: Sequence[Need], groups: Sequence[Missing]) -> tuple[Need, ...]:
    """The same needs; waves have to reach the groups that were missed before."""
    if not groups:
        return tuple(needed)
    told: dict[str, str | int | float] = {
        "attribute": ", ".join(dict.fromkeys(one.attribute for one in groups)),
        "group": ", ".join(dict.fromkeys(one.group for one in groups)),
    }
    return tuple(
        replace(need, details={**need.details, **told}) if need.code in WAVES else need
        for need in needed
    )


def _wanted_se(change: Interval | None, matters: float) -> float:
    """The standard error of the plan; where it is reached already, that which decides now."""
    planned = needed_se(matters, matters)
    if change is None or change.se > planned:
        return planned
    return max(change.estimate, matters - change.estimate) / Z_90


def _panel(earlier: Fixed, variance: float, se: float, *, config: Config) -> Need:
    spread = 2 * variance * (1 - ASSUMED_CORRELATION)
    needed = max(ceil(spread / se**2), FEWEST)
    amount = min(needed, earlier.identified)
    return _need(
        "panel",
        amount,
        config.prices.panel_response,
        config,
        details={
            "responses_needed": needed,
            "people_known": earlier.identified,
            "smallest_change_points": round(100 * DETECT * sqrt(spread / amount), 1),
            "assumed_correlation": ASSUMED_CORRELATION,
        },
    )


def _wave(earlier: Fixed, variance: float, config: Config, *, amount: int, have: int) -> Need:
    details: dict[str, str | int | float] = {"responses_have": have}
    if have + amount > AFFORDABLE:
        spread = earlier.variance / earlier.responses + variance / AFFORDABLE
        details |= _affordable(100 * DETECT * sqrt(spread), config, waves=1)
    return _need("survey_wave", amount, config.prices.response, config, details=details)


def _pair(spread: float, se: float, config: Config, *, measured: bool) -> Need:
    """Two waves of equal size, now and after the work: amount, money and days are for both."""
    per_wave = max(ceil(spread / se**2), FEWEST)
    details: dict[str, str | int | float] = {
        "waves": 2,
        "responses_per_wave": per_wave,
    }
    if not measured:
        details["assumed_base"] = ASSUMED_BASE
    if per_wave > AFFORDABLE:
        points = DETECT * sqrt(spread / AFFORDABLE)
        if not measured:
            points = smallest_lift(ASSUMED_BASE, AFFORDABLE)
        details |= _affordable(100 * points, config, waves=2)
    return _need("baseline", 2 * per_wave, config.prices.response, config, details=details)


def _affordable(points: float, config: Config, *, waves: int) -> dict[str, str | int | float]:
    """What a wave of 300 responses would show, and what it costs: the other price."""
    return {
        "affordable_responses": AFFORDABLE,
        "affordable_change_points": round(points, 1),
        "affordable_cost": float(waves * AFFORDABLE * config.prices.response),
    }


def _need(
    code: str,
    amount: int,
    price: Decimal,
    config: Config,
    *,
    details: dict[str, str | int | float],
) -> Need:
    return Need(
        code=code,
        amount=amount,
        unit="responses",
        cost=amount * price,
        currency=config.brand.currency,
        days=ceil(amount / config.prices.responses_a_day),
        decides="awareness",
        details=details,
    )


def _free(code: str, config: Config, *, wave: str = "") -> Need:
    return Need(
        code=code,
        cost=Decimal(0),
        currency=config.brand.currency,
        days=0,
        decides="awareness",
        details={"wave": wave} if wave else {},
    )


def _matters(config: Config) -> float:
    """The smallest change that matters, as a share."""
    return config.goals.awareness_points / 100
