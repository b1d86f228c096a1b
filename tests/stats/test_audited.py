"""Corrected shares: figures by hand, published forms, and what must always hold."""

import numpy as np
import pytest

from otvet.stats.arrays import IntArray
from otvet.stats.audited import Audited, Stratum, audited
from otvet.stats.sampling import allocate, draw


def by_hand(weight: float, labels: float, true: float) -> tuple[float, float]:
    """Mean and variance that methods write down for a stratum."""
    a, b = true * labels + 0.5, (1 - true) * labels + 0.5
    return weight * a / (a + b), weight**2 * a * b / ((a + b) ** 2 * (a + b + 1))


def test_the_share_is_the_sum_of_two_strata_with_half_a_text_added() -> None:
    """10 of 100 said; there 20 labels, 16 true; elsewhere 80 labels, 4 true: .079 + .050."""
    said = [1] * 20 + [0] * 80
    true = [1] * 16 + [0] * 4 + [1] * 4 + [0] * 76
    found = audited(said, true, [1.0] * 100, said_share=0.10)
    assert found.estimate == pytest.approx(0.1 * 16.5 / 21 + 0.9 * 4.5 / 81)
    parts = [by_hand(0.1, 20, 0.8), by_hand(0.9, 80, 0.05)]
    assert found.estimate == pytest.approx(sum(mean for mean, _ in parts))
    assert found.variance == pytest.approx(sum(variance for _, variance in parts))


def test_drawing_weights_count_and_cost_precision() -> None:
    """Weights 1 and 3 in halves: p = .75 and 4 labels are worth (2+6)^2/20 = 3.2."""
    found = audited([1] * 4, [0, 0, 1, 1], [1, 1, 3, 3], said_share=1.0)
    assert found.said.true == pytest.approx(0.75)
    assert found.said.labels == pytest.approx(3.2)
    assert found.estimate == pytest.approx((0.75 * 3.2 + 0.5) / 4.2)


def test_a_stratum_without_labels_is_not_known_rather_than_nought() -> None:
    """Nothing labelled of the texts that the reader called silent leaves every share open."""
    found = audited([1] * 30, [1] * 30, [1.0] * 30, said_share=0.5)
    assert found.unsaid == Stratum(0.5, 0.0, 0.0)
    assert found.interval(level=0.95).high > 0.95
    assert found.recall() is None
    assert audited([0], [0], [1.0], said_share=0.5).precision() is None


def test_the_limits_are_those_of_the_two_betas_drawn() -> None:
    """Quantiles of the summed points against a million draws."""
    found = Audited(Stratum(0.2, 30, 0.7), Stratum(0.8, 60, 0.03))
    drawn = found.draws(np.random.default_rng(1), size=1_000_000)
    limits = found.interval()
    ends = [limits.low, limits.inner_low, limits.inner_high, limits.high]
    assert ends == pytest.approx(np.quantile(drawn, [0.05, 0.25, 0.75, 0.95]), abs=5e-4)
    assert limits.se == pytest.approx(drawn.std(), rel=0.01)
    assert limits.se == pytest.approx(found.variance**0.5, rel=0.01)


def test_draws_for_another_month_hold_the_luck_of_who_spoke_up() -> None:
    """With a flawless reader and 100 people, a share of .3 wanders like 100 coins."""
    found = Audited(Stratum(0.3, 1e6, 1.0), Stratum(0.7, 1e6, 0.0))
    rng = np.random.default_rng(1)
    assert found.draws(rng, size=10_000).std() < 0.001
    assert found.draws(rng, size=10_000, of=100).std() == pytest.approx(0.0458, rel=0.05)


def test_one_stratum_of_everything_is_jeffreys_interval() -> None:
    """Beta(5.5, 15.5) has the 95% limits .102 and .464 (Brown, Cai and DasGupta's form)."""
    found = audited([1] * 20, [1] * 5 + [0] * 15, [1.0] * 20, said_share=1.0)
    limits = found.interval(level=0.95)
    assert (limits.low, limits.high) == pytest.approx((0.1023, 0.4643), abs=2e-3)


def test_a_rare_label_among_many_classes_stays_rare() -> None:
    """25 problems, 100 labels, a true 1%: a stratum per class would say 13%."""
    said, true = [0] * 97 + [1] * 3, [0] * 98 + [1] * 2
    found = audited(said, true, [1.0] * 100, said_share=0.011)
    assert found.estimate < 0.015


def test_a_flawless_reader_keeps_its_count_and_a_blind_one_gets_the_labels() -> None:
    rng = np.random.default_rng(2)
    true = rng.random(4000) < 0.3
    flawless = audited(true, true, np.ones(4000), said_share=0.3)
    assert flawless.estimate == pytest.approx(0.3, abs=0.001)
    blind = rng.random(4000) < 0.5
    found = audited(blind, true, np.ones(4000), said_share=0.5)
    assert found.estimate == pytest.approx(true.mean(), abs=0.01)


@pytest.mark.parametrize("seed", range(20))
def test_more_true_labels_never_lower_the_share(seed: int) -> None:
    rng = np.random.default_rng(seed)
    said, weights = rng.random(60) < 0.4, rng.uniform(1, 9, 60)
    true = (rng.random(60) < 0.3).astype(float)
    before = audited(said, true, weights, said_share=0.4)
    true[rng.choice(np.flatnonzero(true == 0))] = 1
    after = audited(said, true, weights, said_share=0.4)
    assert after.estimate > before.estimate
    assert 0 <= before.interval().low < before.estimate < before.interval().high <= 1


def test_shares_of_classes_that_exclude_each_other_add_up_almost() -> None:
    """Half a text in each of two strata is all that is added to each of three sentiments."""
    rng = np.random.default_rng(3)
    true, said = rng.integers(0, 3, 3000), rng.integers(0, 3, 3000)
    found = [
        audited(said == k, true == k, np.ones(3000), said_share=float((said == k).mean())).estimate
        for k in range(3)
    ]
    assert sum(found) == pytest.approx(1, abs=0.002)


def test_precision_and_recall_are_what_a_table_of_four_says() -> None:
    """All 1,000 labelled: said 200, true of them 150; 50 true among the other 800."""
    said = [1] * 200 + [0] * 800
    true = [1] * 150 + [0] * 50 + [1] * 50 + [0] * 750
    found = audited(said, true, np.ones(1000), said_share=0.2)
    precision, recall = found.precision(), found.recall()
    assert precision is not None
    assert recall is not None
    assert precision.estimate == pytest.approx(0.75)
    assert 0.69 < precision.low < 0.75 < precision.high < 0.80
    assert recall.estimate == pytest.approx(0.75, abs=0.005)
    assert 0.69 < recall.low < recall.estimate < recall.high < 0.81


def strata_of(sizes: list[int]) -> IntArray:
    return np.repeat(np.arange(len(sizes)), sizes)


def test_every_stratum_gives_one_and_the_rest_goes_by_the_square_root() -> None:
    assert allocate([900, 100, 0], 40).tolist() == [30, 10, 0]
    assert allocate([10_000, 1, 1], 3).tolist() == [1, 1, 1]
    assert allocate([5, 100], 60).tolist() == [5, 55]
    assert allocate([3, 4], 100).tolist() == [3, 4]
    assert allocate([1, 50, 9], 2).tolist() == [0, 1, 1]


def test_weights_bring_back_every_text() -> None:
    strata = strata_of([700, 50, 7, 3])
    found = draw(strata, 60, rng=np.random.default_rng(4))
    assert len(set(found.places.tolist())) == 60
    assert found.weights.sum() == pytest.approx(760)
    for stratum, size in enumerate([700, 50, 7, 3]):
        assert found.weights[strata[found.places] == stratum].sum() == pytest.approx(size)


def test_the_order_is_random_so_that_half_a_sample_is_a_sample() -> None:
    """Sorted by stratum, an audit broken off half-way would have read one class alone."""
    strata = strata_of([500, 500])
    first = [
        strata[draw(strata, 40, rng=np.random.default_rng(seed)).places[:20]].mean()
        for seed in range(50)
    ]
    assert 0.45 < np.mean(first) < 0.55
    assert max(first) < 0.9


def test_a_larger_sample_keeps_what_was_drawn_and_stays_random() -> None:
    """Labels already put must not be lost, nor make their texts likelier than others."""
    strata, taken = strata_of([60, 20]), np.zeros(80)
    for seed in range(600):
        small = draw(strata, 10, rng=np.random.default_rng(seed))
        large = draw(strata, 20, rng=np.random.default_rng(10_000 + seed), before=small.places)
        assert large.places[:10].tolist() == small.places.tolist()
        assert len(set(large.places.tolist())) == 20
        assert large.weights.sum() == pytest.approx(80)
        taken[large.places] += 1
    by_stratum = [taken[strata == k] / 600 for k in range(2)]
    for chances in by_stratum:
        assert chances.std() < 0.03
