"""What one new person cost: the month's money by how many people more there are."""

from dataclasses import replace
from decimal import Decimal

from otvet.findings import Answer, Figure
from otvet.stats.headcount import UnitCost, cost_per_new_person
from otvet.stats.interval import Interval

CODE = "cost_per_new_person"


def with_cost(found: Answer, cost: Decimal, currency: str) -> Answer:
    """The answer with the price of a new person, where money was spent and people are known.

    Args:
        found: The answer about the audience.
        cost: What the month cost in the currency.
        currency: Its code, such as RUB.
    """
    new = _new_people(found)
    if not cost or new is None:
        return found
    figure = _figure(cost_per_new_person(float(cost), new), currency)
    return replace(found, figures=(*found.figures, figure))


def _figure(price: UnitCost, currency: str) -> Figure:
    reason = "" if price.high is not None else "no_upper_price"
    return Figure(
        code=CODE,
        value=price.value,
        unit=currency,
        low=price.low,
        high=price.high,
        reason=reason if price.value is not None else "nobody_came",
        count="money_costs",
        measure="cost",
    )


def _new_people(found: Answer) -> Interval | None:
    """How many people more there are; None where the people behind the followers are not known."""
    people, now = _value(found, "people_following"), _value(found, "followers")
    before, change = _value(found, "followers_before"), found.estimate
    if not people or not now or before is None or change is None:
        return None
    real = _value(found, "real_followers_before")
    base = people / now * (before if real is None else real)
    if found.method == "people_who_follow_or_act":
        base += _value(found, "active_non_followers_before") or 0.0
    return Interval(
        change.value * base,
        0.0,
        change.low * base,
        change.high * base,
        change.low * base,
        change.high * base,
    )


def _value(found: Answer, code: str) -> float | None:
    figure = next((one for one in found.figures if one.code == code), None)
    return float(figure.value) if figure and isinstance(figure.value, int | float) else None
