"""Weights: they meet the margins, stay within limits, and say what they cost."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from otvet.errors import InputError
from otvet.stats.raking import (
    collapse,
    design_effect,
    effective_n,
    linearised_se,
    rake,
    weighting_guards,
)

SEX = ["f"] * 30 + ["m"] * 10


def test_one_margin_is_plain_division() -> None:
    """30 women stand for half of the people, 10 men for the other half: weights 2/3 and 2."""
    found = rake({"sex": SEX}, {"sex": {"f": 50, "m": 50}})
    assert found.weights[0] == pytest.approx(20 / 30)
    assert found.weights[-1] == pytest.approx(2)
    assert found.effective_n == pytest.approx(40**2 / (30 * 4 / 9 + 10 * 4))
    assert found.design_effect == pytest.approx(40 / 30)
    assert (found.smallest, found.largest) == pytest.approx((2 / 3, 2))
    assert found.trimmed == 0


def test_a_total_scales_weights_to_people() -> None:
    found = rake({"sex": SEX}, {"sex": {"f": 0.5, "m": 0.5}}, total=6000)
    assert found.weights.sum() == pytest.approx(6000)


@settings(max_examples=50)
@given(
    st.integers(0, 10_000),
    st.floats(0.2, 0.8),
    st.tuples(st.floats(0.2, 1), st.floats(0.2, 1), st.floats(0.2, 1)),
)
def test_weights_reproduce_every_margin(
    seed: int, women: float, ages: tuple[float, float, float]
) -> None:
    rng = np.random.default_rng(seed)
    sex = ["f", "m", *rng.choice(["f", "m"], 58, p=[0.7, 0.3])]
    age = ["18", "30", "50", *rng.choice(["18", "30", "50"], 57)]
    margins = {
        "sex": {"f": women, "m": 1 - women},
        "age": dict(zip(("18", "30", "50"), ages, strict=False)),
    }
    found = rake({"sex": sex, "age": age}, margins)
    assert found.weights.sum() == pytest.approx(60)
    for name, given_, margin in (("sex", sex, margins["sex"]), ("age", age, margins["age"])):
        for category, share in margin.items():
            held = found.weights[np.array(given_) == category].sum() / 60
            assert held == pytest.approx(share / sum(margin.values()), abs=1e-8), name


def test_unknown_categories_keep_their_weight() -> None:
    """Ten people who hide their age are neither dropped nor counted as one age."""
    age = ["a"] * 20 + ["b"] * 10 + [None] * 10
    found = rake({"age": age}, {"age": {"a": 0.5, "b": 0.5}})
    assert found.weights[30:] == pytest.approx(np.ones(10))
    assert found.weights[:20].sum() == pytest.approx(found.weights[20:30].sum())


def test_trimmed_weights_still_meet_the_margins() -> None:
    """Base weights of 1 and 40 are cut to the limit, then fitted again."""
    base = np.ones(40)
    base[0] = 40
    found = rake({"sex": SEX}, {"sex": {"f": 0.5, "m": 0.5}}, base_weights=base, trim=(0.2, 5.0))
    assert found.trimmed > 0
    assert found.limits_kept
    assert found.largest <= 5.0 + 1e-6
    assert found.weights[:30].sum() == pytest.approx(20)
    free = rake({"sex": SEX}, {"sex": {"f": 0.5, "m": 0.5}}, base_weights=base, trim=None)
    assert free.largest > 10


def test_limits_that_cannot_be_kept_are_confessed() -> None:
    """One respondent for a fifth of the people needs a weight of 8, above 5."""
    found = rake({"sex": ["f"] * 39 + ["m"]}, {"sex": {"f": 0.8, "m": 0.2}})
    assert not found.limits_kept
    assert found.largest == pytest.approx(8)


@pytest.mark.parametrize(
    ("margins", "words"),
    [
        ({"sex": {"f": 1, "m": 1, "x": 1}}, "no responses in: x"),
        ({"sex": {"f": 1}}, "nobody in: m"),
        ({"city": {"f": 1}}, "margins: city"),
        ({}, "none given"),
    ],
)
def test_margins_that_do_not_fit_the_responses_are_named(
    margins: dict[str, dict[str, float]], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        rake({"sex": SEX}, margins)


def test_margins_that_contradict_each_other_forbid_a_verdict() -> None:
    """All women are young and all men old: half women cannot go with a fifth young."""
    categories = {"sex": ["f", "m"] * 20, "age": ["young", "old"] * 20}
    margins = {"sex": {"f": 0.5, "m": 0.5}, "age": {"young": 0.2, "old": 0.8}}
    found = rake(categories, margins)
    assert not found.margins_met
    assert "margins_not_met" in weighting_guards(found, categories, margins)


def test_base_weights_of_nothing_are_refused() -> None:
    with pytest.raises(InputError, match="above 0"):
        rake({"sex": SEX}, {"sex": {"f": 1, "m": 1}}, base_weights=np.zeros(40))


def test_effective_responses_are_kish_s() -> None:
    """Weights 1 and 3: (1+3)^2 / (1+9) = 1.6 of 2."""
    assert effective_n([1, 3]) == pytest.approx(1.6)
    assert design_effect([1, 3]) == pytest.approx(1.25)


def test_small_categories_join_their_smaller_neighbour_in_order() -> None:
    """Ages stay in order: 55+ (2 people) goes to 45-54, 18-24 (3) to 25-34."""
    age = ["18"] * 3 + ["25"] * 9 + ["35"] * 12 + ["45"] * 8 + ["55"] * 2 + [None]
    margins = {"age": {"18": 0.1, "25": 0.3, "35": 0.3, "45": 0.2, "55": 0.1}}
    joined, shares = collapse({"age": age}, margins)
    assert shares["age"] == pytest.approx({"18 + 25": 0.4, "35": 0.3, "45 + 55": 0.3})
    assert joined["age"][0] == "18 + 25"
    assert joined["age"][-1] is None
    assert rake(joined, shares).weights.size == 35


def test_a_category_without_responses_joins_too() -> None:
    joined, shares = collapse({"sex": SEX}, {"sex": {"f": 0.6, "m": 0.3, "x": 0.1}})
    assert shares["sex"] == pytest.approx({"f": 0.6, "m + x": 0.4})
    assert set(joined["sex"]) == {"f", "m + x"}


def test_guards_name_what_forbids_a_verdict() -> None:
    margins = {"sex": {"f": 0.5, "m": 0.5}}
    few = ["f"] * 26 + ["m"] * 4
    found = rake({"sex": few}, margins)
    assert weighting_guards(found, {"sex": few}, margins) == (
        "few_effective_responses",
        "small_cell",
    )
    wide = rake({"sex": SEX * 10}, margins, base_weights=np.tile([1, 1, 1, 60], 100), trim=None)
    assert weighting_guards(wide, {"sex": SEX * 10}, margins) == ("wide_weights",)
    assert weighting_guards(rake({"sex": SEX}, margins), {"sex": SEX}, margins) == ()


def test_raking_on_what_predicts_the_figure_shortens_its_error() -> None:
    """A figure that is nothing but the margin has no error left; noise keeps its own."""
    rng = np.random.default_rng(1)
    weights = rake({"sex": SEX}, {"sex": {"f": 0.5, "m": 0.5}}).weights
    told = [1.0 if s == "f" else 0.0 for s in SEX]
    assert linearised_se(told, weights, {"sex": SEX}) == pytest.approx(0, abs=1e-12)
    noise = rng.normal(size=40)
    kish = noise.std(ddof=1) / np.sqrt(effective_n(weights))
    assert linearised_se(noise, weights, {"sex": SEX}) == pytest.approx(kish, rel=0.2)


def test_one_cluster_has_no_standard_error() -> None:
    with pytest.raises(ValueError, match="two clusters"):
        linearised_se([0.0, 1.0], [1, 1], {"sex": ["f", "m"]}, clusters=["a", "a"])
