"""The change of people who follow or act, where the evidence is made by hand."""

import numpy as np
import pytest
from scipy.stats import norm

from otvet.audience.active import Active, non_follower_growth
from otvet.audience.change import followers_change, people_change
from otvet.audience.followers import Followers
from otvet.findings import PageLine, Verdict
from otvet.stats.growth import Growth
from otvet.stats.interval import normal_interval
from otvet.stats.unseen import frequencies_of


def counts(*, before: int, now: int, pages: int = 1, slack: float = 0.0) -> Followers:
    lines = tuple(
        PageLine(page=f"vk:{i}", title="", now=now // pages, before=before // pages)
        for i in range(pages)
    )
    return Followers(
        lines=lines,
        now=now,
        before=before,
        slack_now=slack,
        slack_before=slack,
        rounded=("vk:0",) if slack else (),
        runs=frozenset(),
    )


def growth(share: float, *, se: float) -> Growth:
    """Growth of active people known to be about `share`, with evenly spread normal draws."""
    centre = float(np.log1p(share))
    quantiles = (np.arange(999) + 1) / 1000
    draws = centre + se * norm.ppf(quantiles)
    return Growth(
        interval=normal_interval(centre, se),
        draws=draws,
        coverage_first=0.8,
        coverage_second=0.8,
        coverage_compared=0.8,
        people_first=100.0,
        people_second=100.0 * (1 + share),
        shape_z=0.0,
        guards_failed=(),
    )


def test_active_people_weigh_more_where_followers_follow_everything() -> None:
    """Followers up 2 %, active people down 10 %: grown if pages share nobody, shrunk if all."""
    found = people_change(
        counts(before=3000, now=3060, pages=3),
        growth(-0.10, se=0.002),
        active_before=400,
        matters=0.01,
    )
    # m = 1: (3060 + 360) / 3400 - 1 = +0.59 %; m = 3: (1020 + 360) / 1400 - 1 = -1.43 %.
    assert found.estimate.value == pytest.approx(0.0058824, abs=1e-6)
    assert found.estimate.low < -0.0142857 < 0.0058824 < found.estimate.high
    assert found.verdict is Verdict.NOT_KNOWN
    assert not found.overlap_agrees


def test_a_verdict_stands_where_both_ends_of_overlap_agree() -> None:
    """Both up: whoever follows how many pages, the audience has grown."""
    found = people_change(
        counts(before=3000, now=3090, pages=3),
        growth(0.05, se=0.01),
        active_before=400,
        matters=0.01,
    )
    assert (found.verdict, found.size) == (Verdict.YES, "matters")
    assert found.overlap_agrees
    assert found.chance == 1.0
    # The interval reaches from m = 1's lower limit to m = 3's upper one.
    assert found.estimate.value == pytest.approx((3090 + 420) / 3400 - 1)
    upper = 400 * np.exp(np.log(1.05) + 1.645 * 0.01)
    assert found.estimate.high == pytest.approx((1030 + upper) / 1400 - 1, abs=2e-4)


def test_growth_of_active_people_alone_widens_the_interval_as_much_as_they_weigh() -> None:
    """One page of 900 and 100 active people: 10 % doubt about these is 1 % about all."""
    found = people_change(
        counts(before=900, now=900), growth(0.0, se=0.10), active_before=100, matters=0.01
    )
    assert found.estimate.low == pytest.approx(0.1 * (np.exp(-0.1645) - 1), abs=1e-4)
    assert found.verdict is Verdict.NOT_KNOWN
    assert found.chance == pytest.approx(0.5, abs=0.01)


def test_less_than_matters_is_said_with_a_yes() -> None:
    """Growth is sure, and surely below 1 %."""
    found = people_change(
        counts(before=9000, now=9045), growth(0.0, se=0.001), active_before=1000, matters=0.01
    )
    assert (found.verdict, found.size) == (Verdict.YES, "less_than_matters")


def test_rounded_followers_agree_only_if_both_ends_do() -> None:
    """Rounding to hundreds hides up to half a per cent of 10 000 on each side."""
    sure = followers_change(counts(before=10_000, now=10_300, slack=50), matters=0.01)
    assert (sure.verdict, sure.rounding_agrees) == (Verdict.YES, True)
    unsure = followers_change(counts(before=10_000, now=10_150, slack=50), matters=0.01)
    assert (unsure.verdict, unsure.rounding_agrees) == (Verdict.NOT_KNOWN, False)


def test_more_posts_give_a_false_yes_as_rarely_as_promised() -> None:
    """Same people, half as many posts again: 5 of 100 months may say yes, not 25 or all of them."""
    false_yes = 0
    for seed in range(25):
        rng = np.random.default_rng(seed)
        rates = rng.gamma(1.0, 1.0, 600)
        before, now = (frequencies_of(rng.poisson(posts * rates)) for posts in (1.0, 1.5))
        people = Active(
            everyone_before=before,
            everyone_now=now,
            listed=(),
            followers_now=frequencies_of([]),
            non_followers_before=before,
            non_followers_now=now,
        )
        found = non_follower_growth(people, rng=rng)
        assert found is not None
        change = people_change(
            counts(before=200, now=200), found, active_before=before.people, matters=0.01
        )
        false_yes += change.verdict is Verdict.YES
    assert false_yes <= 4
