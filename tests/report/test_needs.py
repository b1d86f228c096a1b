"""The first advice is one that a small business can follow."""

from decimal import Decimal

from otvet.findings import Need
from otvet.report.words import needs

WAVE = Need(
    code="baseline",
    amount=12_990,
    unit="responses",
    cost=Decimal(649_500),
    currency="RUB",
    days=433,
    decides="awareness",
    details={
        "waves": 2,
        "affordable_responses": 300,
        "affordable_change_points": 10.6,
        "affordable_cost": 30_000.0,
    },
)


def test_the_affordable_wave_stands_first_and_the_whole_plan_after_it() -> None:
    said = needs.need(WAVE, "en")
    assert "600 responses" in said
    assert "30,000" in said
    assert "20 days" in said
    assert "649,500" not in said + needs.column(WAVE, "en")
    other = needs.other_price(WAVE, "en")
    assert "12,990 responses" in other
    assert "out of reach" in other
    assert "433" not in other


def test_numbers_to_look_up_come_with_commands_that_can_be_typed() -> None:
    told = {"numbers": "vk:1 2026-09-30, telegram:tea 2026-10-31"}
    found = Need(code="follower_counts", amount=2, unit="numbers", decides="audience", details=told)
    assert needs.commands(found, "ru") == (
        "otvet enter vk:1 followers ЧИСЛО --day 2026-09-30",
        "otvet enter telegram:tea followers ЧИСЛО --day 2026-10-31",
    )
    assert needs.commands(WAVE, "ru") == ()
