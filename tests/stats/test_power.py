"""Plans: what a survey would show is said before money is spent."""

import pytest

from otvet.stats.power import plan, smallest_lift


def test_two_points_need_ten_thousand_responses() -> None:
    """Published bands of brand lift: 2 points at base .2 to .5 need 10,252 to 15,446 at 80%."""
    assert plan(0.2, 0.02).responses == pytest.approx(10_252, abs=4)
    assert plan(0.5, 0.02).responses == pytest.approx(15_446, abs=4)
    assert plan(0.2, 0.02, power=0.5).responses == pytest.approx(4_487, abs=4)
    assert plan(0.5, 0.02, power=0.5).responses == pytest.approx(6_760, abs=4)


def test_a_panel_and_a_design_effect_scale_the_number() -> None:
    plain = plan(0.3, 0.1).responses_per_wave
    assert plan(0.3, 0.1, panel_correlation=0.6).responses_per_wave == pytest.approx(
        0.4 * plain, abs=1
    )
    assert plan(0.3, 0.1, design_effect=1.5).responses_per_wave == pytest.approx(1.5 * plain, abs=1)


def test_the_price_counts_those_who_do_not_respond() -> None:
    found = plan(0.3, 0.1, response_rate=0.1, cost_per_invitation=5.0)
    assert found.responses == 558
    assert found.invitations == 5580
    assert found.cost == 27_900


def test_the_smallest_lift_is_what_the_plan_was_made_for() -> None:
    """Base .5 is the honest case: variances are largest there."""
    assert smallest_lift(0.5, plan(0.5, 0.05).responses_per_wave) == pytest.approx(0.05, rel=0.02)
    assert smallest_lift(0.3, 400, panel_correlation=0.75) == pytest.approx(
        smallest_lift(0.3, 1600)
    )


@pytest.mark.parametrize(("base", "lift"), [(0.3, 0.0), (0.9, 0.2), (-0.1, 0.2)])
def test_an_impossible_lift_is_refused(base: float, lift: float) -> None:
    with pytest.raises(ValueError, match="not a rise"):
        plan(base, lift)


def test_an_impossible_response_rate_is_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        plan(0.3, 0.1, response_rate=0.0)
