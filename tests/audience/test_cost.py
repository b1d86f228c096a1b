"""What one new person cost: from an answer and the month's money."""

from dataclasses import replace
from decimal import Decimal

import pytest

from otvet.audience.cost import with_cost
from otvet.findings import Answer, Estimate, Figure, Goal, Verdict


def answered(
    low: float, value: float, high: float, *, people: int | None = 4000, acting: bool = False
) -> Answer:
    """An audience of 5,000 followers, 4,800 a month ago, who are so many people."""
    figures = [
        Figure(code="followers", value=5000),
        Figure(code="followers_before", value=4800),
        Figure(code="people_following", value=people),
        Figure(code="active_non_followers_before", value=160),
    ]
    return Answer(
        question="audience",
        verdict=Verdict.YES,
        goal=Goal(value=0.01, unit="share"),
        method="people_who_follow_or_act" if acting else "followers_alone",
        estimate=Estimate(value=value, low=low, high=high, unit="share"),
        figures=tuple(figures),
    )


def price(found: Answer) -> Figure | None:
    return next((one for one in found.figures if one.code == "cost_per_new_person"), None)


def test_the_price_is_money_by_people_more() -> None:
    """4,800 followers were 3,840 people; 5% more are 192 of them."""
    found = price(with_cost(answered(0.05, 0.05, 0.05), Decimal(19_200), "RUB"))
    assert found is not None
    assert found.value == pytest.approx(100)
    assert (found.unit, found.reason) == ("RUB", "")


def test_fakes_are_nobody_who_could_have_come() -> None:
    """600 of the 4,800 were fakes: 4,200 followers were 3,360 people."""
    answer = answered(0.05, 0.05, 0.05)
    real = Figure(code="real_followers_before", value=4200.0)
    with_fakes = replace(answer, figures=(*answer.figures, real))
    found = price(with_cost(with_fakes, Decimal(16_800), "RUB"))
    assert found is not None
    assert found.value == pytest.approx(100)


def test_people_who_act_count_where_they_are_part_of_the_answer() -> None:
    found = price(with_cost(answered(0.04, 0.05, 0.06, acting=True), Decimal(20_000), "RUB"))
    assert found is not None
    assert found.value == pytest.approx(20_000 / (0.05 * 4000))
    assert found.low == pytest.approx(20_000 / (0.06 * 4000))
    assert found.high == pytest.approx(20_000 / (0.04 * 4000))


def test_growth_that_may_be_none_has_no_upper_price_and_a_loss_has_none() -> None:
    unsure = price(with_cost(answered(-0.01, 0.02, 0.05), Decimal(10_000), "RUB"))
    assert unsure is not None
    assert (unsure.high, unsure.reason) == (None, "no_upper_price")
    lost = price(with_cost(answered(-0.05, -0.03, -0.01), Decimal(10_000), "RUB"))
    assert lost is not None
    assert (lost.value, lost.reason) == (None, "nobody_came")


def test_without_money_or_people_nothing_is_said() -> None:
    assert price(with_cost(answered(0.05, 0.05, 0.05), Decimal(0), "RUB")) is None
    unknown = answered(0.05, 0.05, 0.05, people=None)
    assert price(with_cost(unknown, Decimal(10_000), "RUB")) is None
