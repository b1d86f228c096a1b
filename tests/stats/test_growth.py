"""Growth at equal coverage: more posts are not more people."""

import numpy as np
import pytest

from otvet.stats.growth import Growth, equal_coverage_growth
from otvet.stats.thinning import alone, community, people_and_mix
from otvet.stats.unseen import (
    Frequencies,
    at_least,
    coverage_at,
    frequencies,
    frequencies_of,
    people_at,
    sample_coverage,
    shannon_at,
    size_at_coverage,
)


def months(
    seed: int, *, people: int = 3000, posts: float = 1.0, newcomers: int = 0
) -> tuple[Frequencies, Frequencies]:
    """Two months of the same people with unequal activity, the second with more posts."""
    rng = np.random.default_rng(seed)
    rates = rng.gamma(1.0, 1.0, people + newcomers)
    first = frequencies_of(rng.poisson(rates[:people]))
    return first, frequencies_of(rng.poisson(posts * rates))


def grown(seed: int, *, posts: float = 1.0, newcomers: int = 0) -> Growth:
    """Growth between two such months."""
    first, second = months(seed, posts=posts, newcomers=newcomers)
    return equal_coverage_growth(first, second, rng=np.random.default_rng(seed + 1), draws=100)


def test_half_as_many_posts_again_are_no_growth() -> None:
    """Seen people jump by a fifth; at equal coverage the change is about nothing."""
    first, second = months(7, posts=1.5)
    assert second.people > 1.15 * first.people
    found = equal_coverage_growth(first, second, rng=np.random.default_rng(1))
    assert abs(found.interval.estimate) < 0.06
    assert found.interval.low < 0 < found.interval.high
    assert found.guards_failed == ()


def test_a_quarter_more_people_are_found_in_either_direction_of_posts() -> None:
    for posts in (0.67, 1.0, 1.5):
        found = grown(11, posts=posts, newcomers=750)
        assert found.interval.low > 0, posts
        assert found.interval.estimate == pytest.approx(np.log(1.25), abs=0.08)


def test_the_table_s_arithmetic_is_the_single_month_s() -> None:
    """The vectorised thinning equals the published formulas of ``unseen``."""
    first, second = months(3, posts=1.5)
    target = min(sample_coverage(first), sample_coverage(second))
    (people_1, people_2), (mix_1, mix_2) = people_and_mix(alone(first), alone(second))
    size = size_at_coverage(second, target)
    assert coverage_at(second, size) == pytest.approx(target)
    assert people_2[0] == pytest.approx(people_at(second, size), rel=1e-6)
    assert people_1[0] == first.people
    assert mix_2[0] == pytest.approx(shannon_at(second, size))
    assert mix_1[0] == pytest.approx(shannon_at(first, first.actions))


def test_the_community_behind_a_month_has_its_actions_and_its_unseen() -> None:
    """Expected actions equal the month's; unseen people are Chao's, rounded up."""
    first, _ = months(5)
    behind = community(first)
    assert behind.rates @ behind.people == pytest.approx(first.actions, rel=1e-9)
    drawn = behind.months(np.random.default_rng(2), 200)
    assert drawn.actions.mean() == pytest.approx(first.actions, rel=0.01)
    assert behind.people.sum() == np.ceil(at_least(first).chao1)


def test_a_very_active_few_are_drawn_too() -> None:
    """Counts beyond 500 are kept on a coarse grid: totals stay within a percent."""
    counts = frequencies([1, 2, 3, 900, 5000], [300, 120, 60, 30, 2])
    drawn = community(counts).months(np.random.default_rng(4), 100)
    assert drawn.actions.mean() == pytest.approx(counts.actions, rel=0.01)
    found = equal_coverage_growth(counts, counts, rng=np.random.default_rng(1), draws=50)
    assert found.interval.estimate == 0.0


def test_draws_are_centred_and_as_wide_as_the_interval() -> None:
    found = grown(2)
    assert found.draws.mean() == pytest.approx(found.interval.estimate)
    wide = (found.interval.high - found.interval.low) / 2 / 1.6448536
    assert found.draws.std(ddof=1) == pytest.approx(wide)
    assert found.draws.size == 100


def test_low_coverage_widens_the_interval() -> None:
    """Below .7 the limits lie 1.75 standard errors away."""
    thin, _ = months(2, posts=1.0)
    rare = frequencies_of(np.random.default_rng(3).poisson(0.7, 3000))
    found = equal_coverage_growth(rare, thin, rng=np.random.default_rng(1), draws=50)
    assert 0.4 < found.coverage_compared < 0.7
    half = found.interval.high - found.interval.estimate
    assert half == pytest.approx(1.75 * found.interval.se)
    rich = frequencies_of(np.random.default_rng(1).poisson(3.0, 1000))
    narrow = equal_coverage_growth(rich, rich, rng=np.random.default_rng(1), draws=50).interval
    assert narrow.high - narrow.estimate == pytest.approx(1.6448536 * narrow.se)


def test_one_off_commenters_of_a_give_away_forbid_a_verdict() -> None:
    """1,500 people who wrote once for a prize change the shape of activity."""
    first, second = months(9)
    flooded = frequencies([*second.k, 1], [*second.f, 1500])
    found = equal_coverage_growth(first, flooded, rng=np.random.default_rng(1))
    assert "shape_changed" in found.guards_failed


def test_a_quarter_of_one_timers_is_no_growth_where_shannon_sees_nothing() -> None:
    """Where all are equally active Shannon's diversity hides them; f1 beside f2 and f3 does not."""
    rng = np.random.default_rng(6)
    first, second = (frequencies_of(rng.poisson(1.0, 4000)) for _ in range(2))
    flooded = frequencies([*second.k, 1], [*second.f, 600])
    found = equal_coverage_growth(first, flooded, rng=np.random.default_rng(1), draws=80)
    assert found.interval.low > 0
    assert found.guards_failed == ("more_seen_once",)
    assert found.one_timers == pytest.approx(600, abs=400)


def test_one_timers_who_make_no_growth_forbid_nothing() -> None:
    """Where people became fewer all the same, the excess cannot have made a yes."""
    rng = np.random.default_rng(6)
    first, second = (frequencies_of(rng.poisson(1.0, n)) for n in (8000, 4000))
    flooded = frequencies([*second.k, 1], [*second.f, 400])
    found = equal_coverage_growth(first, flooded, rng=np.random.default_rng(1), draws=80)
    assert found.one_timers > 200
    assert found.interval.estimate < 0
    assert "more_seen_once" not in found.guards_failed


def test_thin_months_forbid_a_verdict() -> None:
    thin = frequencies([1, 2], [40, 3])
    found = equal_coverage_growth(thin, thin, rng=np.random.default_rng(1), draws=50)
    assert found.guards_failed == ("coverage_too_low", "few_seen_twice")


def test_a_month_without_actions_is_missing_not_empty() -> None:
    with pytest.raises(ValueError, match="missing"):
        equal_coverage_growth(
            frequencies([], []), frequencies([1], [5]), rng=np.random.default_rng(1)
        )


def test_a_month_of_one_person_does_not_break() -> None:
    one = frequencies([1], [1])
    found = equal_coverage_growth(one, one, rng=np.random.default_rng(1), draws=20)
    assert "coverage_too_low" in found.guards_failed


def test_the_same_seed_gives_the_same_interval() -> None:
    assert grown(4).interval == grown(4).interval
