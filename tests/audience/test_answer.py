"""The audience's answer, from facts in a store to verdict, doubt and needs."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.store_fixture import land_facts

from otvet.audience import answer
from otvet.config import BrandPart, Config, PagePart
from otvet.facts import (
    ActorId,
    Fact,
    Follow,
    Interaction,
    Metric,
    Missing,
    Page,
    PageRef,
    YearMonth,
)
from otvet.findings import Answer, Check, Figure, Verdict

CHANNEL, GROUP = PageRef("telegram:1"), PageRef("vk:2")
OCTOBER = YearMonth.parse("2026-10")
LAST, BEFORE = date(2026, 10, 31), date(2026, 9, 30)
CONFIG = Config(
    brand=BrandPart(name="Teahouse"),
    pages=(PagePart(ref=CHANNEL, kind="channel"), PagePart(ref=GROUP, kind="group")),
)
ONE_PAGE = Config(brand=BrandPart(name="Teahouse"), pages=(PagePart(ref=CHANNEL, kind="channel"),))


def count(page: PageRef, day: date, value: float | Missing, *, by_hand: bool = False) -> Metric:
    return Metric(page=page, day=day, metric="followers", value=value, by_hand=by_hand)


def counts(page: PageRef, *, before: float, now: float) -> list[Fact]:
    return [count(page, BEFORE, before), count(page, LAST, now)]


def acts(times: Sequence[int] | NDArray[np.int64], *, month: int, start: int = 0) -> list[Fact]:
    """Person number start, start + 1 … acted so many times on the channel in the month."""
    at = datetime(2026, month, 10, tzinfo=UTC)
    return [
        Interaction(
            page=CHANNEL,
            native_id=f"{month}-{who}",
            at=at,
            kind="like",
            actor=ActorId(who),
            n=int(n),
        )
        for who, n in enumerate(times, start)
        if n
    ]


def listed(members: int, *, month: int) -> list[Fact]:
    """A list of the channel's followers, with nobody on it who acts."""
    at = datetime(2026, month, 28, tzinfo=UTC)
    return [
        Follow(page=CHANNEL, actor=ActorId(-who), at=at, state="member")
        for who in range(1, members + 1)
    ]


def lists(members: int = 310) -> list[Fact]:
    """A list of the channel's followers in both months."""
    return [*listed(members, month=9), *listed(members, month=10)]


def ask(tmp_path: Path, facts: Sequence[Fact], config: Config = ONE_PAGE) -> Answer:
    with land_facts(tmp_path, facts, config) as store:
        return answer(store, OCTOBER, config, rng=np.random.default_rng(7))


def check(found: Answer, code: str) -> Check:
    return next(one for one in found.checks if one.code == code)


def figure(found: Answer, code: str) -> Figure:
    return next(one for one in found.figures if one.code == code)


@pytest.mark.parametrize(
    ("now", "verdict", "size"),
    [
        (1009, Verdict.NO, None),
        (1010, Verdict.YES, "matters"),
        (980, Verdict.NO, None),
    ],
)
def test_counted_growth_is_a_yes_from_what_matters_on(
    tmp_path: Path, now: int, verdict: Verdict, size: str | None
) -> None:
    """One new follower is not growth, and a count has no doubt: no interval, no chance."""
    found = ask(tmp_path, counts(CHANNEL, before=1000, now=now))
    assert (found.verdict, found.size, found.method) == (verdict, size, "followers_alone")
    assert found.estimate is not None
    assert found.estimate.value == (now - 1000) / 1000
    assert found.estimate.low == found.estimate.value == found.estimate.high
    assert found.chance is None
    assert check(found, "no_identities").passed is None


def test_a_bought_page_without_a_count_a_month_ago_is_in_neither_sum(tmp_path: Path) -> None:
    """Buying a page of 50 000 in October would otherwise be growth of 4 900 %."""
    facts = [*counts(CHANNEL, before=1000, now=1005), count(GROUP, LAST, 50_000)]
    found = ask(tmp_path, facts, CONFIG)
    assert found.estimate is not None
    assert found.estimate.value == 5 / 1000
    assert found.verdict is Verdict.NO
    assert check(found, "page_left_out").details == {"pages": GROUP, "n": 1}
    line = next(page for page in found.pages if page.page == GROUP)
    assert (line.now, line.before, line.reason) == (50_000, None, "no_count_a_month_ago")


def test_no_page_with_both_counts_is_not_known_and_costs_nothing_to_mend(tmp_path: Path) -> None:
    """Typing two numbers turns this into an answer, so nothing dearer is asked for."""
    found = ask(tmp_path, [count(CHANNEL, LAST, 1000)], CONFIG)
    assert (found.verdict, found.estimate, found.size) == (Verdict.NOT_KNOWN, None, None)
    assert check(found, "follower_counts").passed is False
    (need,) = found.needs
    assert (need.code, need.amount, need.unit, need.cost) == (
        "follower_counts",
        3,
        "numbers",
        Decimal(0),
    )
    assert need.details == {
        "pages": f"{CHANNEL}, {GROUP}",
        "days": "2026-09-30, 2026-10-31",
        "numbers": f"{CHANNEL} 2026-09-30, {GROUP} 2026-09-30, {GROUP} 2026-10-31",
    }
    assert figure(found, "followers").value is None
    assert figure(found, "followers").reason == "no_counts"


def test_one_count_never_stands_for_both_ends_of_the_month(tmp_path: Path) -> None:
    """The September count carried into October would prove that nothing has changed."""
    found = ask(tmp_path, [count(CHANNEL, BEFORE, 1000)])
    assert found.verdict is Verdict.NOT_KNOWN
    assert found.pages[0].reason == "no_count_this_month"
    assert found.pages[0].now is None


def test_a_count_older_than_45_days_is_missing(tmp_path: Path) -> None:
    """A count of early summer says nothing about the end of September."""
    fresh, stale = date(2026, 8, 16), date(2026, 8, 15)
    kept = ask(tmp_path / "a", [count(CHANNEL, fresh, 1000), count(CHANNEL, LAST, 1010)])
    assert kept.pages[0].before == 1000
    assert check(kept, "uneven_days").passed is False
    lost = ask(tmp_path / "b", [count(CHANNEL, stale, 1000), count(CHANNEL, LAST, 1010)])
    assert (lost.pages[0].before, lost.pages[0].reason) == (None, "count_too_old")


@pytest.mark.parametrize(
    ("before_day", "now_day", "now", "verdict"),
    [
        (BEFORE, date(2026, 10, 3), 1000, Verdict.NOT_KNOWN),
        (BEFORE, date(2026, 10, 3), 1015, Verdict.NOT_KNOWN),
        (date(2026, 8, 16), LAST, 1015, Verdict.NOT_KNOWN),
        (date(2026, 8, 16), LAST, 1000, Verdict.NO),
    ],
)
def test_growth_of_three_days_or_of_eleven_weeks_is_not_a_months(
    tmp_path: Path, before_day: date, now_day: date, now: int, verdict: Verdict
) -> None:
    """What three days brought is no verdict on October; nor is what eleven weeks brought."""
    found = ask(tmp_path, [count(CHANNEL, before_day, 1000), count(CHANNEL, now_day, now)])
    assert found.verdict is verdict
    assert check(found, "uneven_days").forces is (verdict is Verdict.NOT_KNOWN)
    if verdict is Verdict.NOT_KNOWN:
        (need,) = found.needs
        assert (need.code, need.amount, need.cost) == ("follower_counts", 1, Decimal(0))


def test_a_gap_has_the_networks_reason_and_is_not_nought(tmp_path: Path) -> None:
    """Nought followers would be a fall of 100 %."""
    facts = [count(CHANNEL, BEFORE, 1000), count(CHANNEL, LAST, Missing("private_page"))]
    found = ask(tmp_path, facts)
    assert (found.pages[0].now, found.pages[0].reason) == (None, "private_page")
    assert found.verdict is Verdict.NOT_KNOWN


def test_counts_by_hand_are_flagged(tmp_path: Path) -> None:
    """The reader must see which numbers nobody else can check."""
    facts = [count(CHANNEL, BEFORE, 1000), count(CHANNEL, LAST, 1100, by_hand=True)]
    found = ask(tmp_path, facts)
    assert found.pages[0].by_hand
    assert check(found, "by_hand").details["pages"] == CHANNEL


def test_rivals_are_not_my_audience(tmp_path: Path) -> None:
    """A rival's export in the inbox must not double the audience."""
    facts = [
        *counts(CHANNEL, before=1000, now=1020),
        Page(page=PageRef("vk:9"), kind="group", role="competitor"),
        *counts(PageRef("vk:9"), before=100, now=900),
    ]
    found = ask(tmp_path, facts)
    assert [line.page for line in found.pages] == [CHANNEL]
    assert figure(found, "followers").value == 1020


def test_rounded_counts_decide_only_what_rounding_cannot_turn(tmp_path: Path) -> None:
    """12.3K to 12.4K may be growth of 0 or of 1.6 %."""

    def rounded(day: date, value: float) -> Metric:
        return Metric(page=CHANNEL, day=day, metric="followers", value=value, precision="rounded")

    unsure = ask(tmp_path / "a", [rounded(BEFORE, 12_300), rounded(LAST, 12_400)])
    assert unsure.verdict is Verdict.NOT_KNOWN
    assert unsure.estimate is not None
    assert unsure.estimate.low == 0.0
    assert unsure.estimate.high == pytest.approx(12_450 / 12_250 - 1)
    assert [need.code for need in unsure.needs] == ["exact_counts"]
    sure = ask(tmp_path / "b", [rounded(BEFORE, 12_300), rounded(LAST, 14_000)])
    assert sure.verdict is Verdict.YES


def test_pages_bound_people_without_any_evidence(tmp_path: Path) -> None:
    """At least the largest page, at most the sum: accounts are not people."""
    facts = [*counts(CHANNEL, before=1000, now=1020), *counts(GROUP, before=500, now=510)]
    found = ask(tmp_path, facts, CONFIG)
    people = figure(found, "people_following")
    assert (people.value, people.reason) == (None, "no_overlap_evidence")
    assert (people.low, people.high) == (1020, 1530)
    assert found.estimate is not None
    assert found.estimate.value == 30 / 1500


def test_people_without_a_list_of_followers_are_shown_but_do_not_vote(tmp_path: Path) -> None:
    """Where nobody can tell followers from others, followers alone are compared."""
    facts = [
        *counts(CHANNEL, before=1000, now=1020),
        *acts([1, 1, 1, 2], month=9),
        *acts([1] * 30 + [2] * 10 + [3], month=10),
    ]
    found = ask(tmp_path, facts)
    assert (found.method, found.verdict) == ("followers_alone", Verdict.YES)
    assert check(found, "no_list_of_followers").passed is None
    assert figure(found, "seen_people").value == 41
    assert figure(found, "seen_people").reason == "not_comparable"
    assert figure(found, "actions").value == 53
    # Chao1 = 41 + 52/53 * 900/20 = 85.2; its lower limit lies well above the people seen.
    least = figure(found, "at_least").value
    assert isinstance(least, float)
    assert 52 <= least <= 85
    assert figure(found, "active_non_followers").value is None
    assert figure(found, "active_non_followers").reason == "no_list_of_followers"


def test_a_list_of_followers_that_was_cut_is_no_list(tmp_path: Path) -> None:
    """In a list cut to 100 of 300, 200 followers would look like as many new active strangers."""
    rng = np.random.default_rng(3)
    rates = rng.gamma(1.0, 2.0, 600)
    facts = [*counts(CHANNEL, before=300, now=300), *listed(300, month=9)]
    for month in (9, 10):
        times = rng.poisson(rates)
        facts += acts(times[:300], month=month) + acts(times[300:], month=month, start=-300)
    found = ask(tmp_path / "cut", [*facts, *listed(100, month=10)])
    assert (found.method, found.verdict) == ("followers_alone", Verdict.NO)
    assert figure(found, "active_non_followers").reason == "no_list_of_followers"
    whole = ask(tmp_path / "whole", [*facts, *listed(300, month=10)])
    assert whole.method == "people_who_follow_or_act"
    assert whole.verdict is not Verdict.YES


@pytest.mark.parametrize("seed", [1, 2])
def test_posting_half_as_much_again_never_looks_like_growth(tmp_path: Path, seed: int) -> None:
    """The same people seen more often are the same people; counting those seen says plus 20 %."""
    rng = np.random.default_rng(seed)
    rates = rng.gamma(1.0, 1.0, 1000)
    before, now = rng.poisson(rates), rng.poisson(1.5 * rates)
    facts = [*counts(CHANNEL, before=200, now=200), *lists(), *acts(before, month=9)]
    found = ask(tmp_path, [*facts, *acts(now, month=10)])
    assert found.method == "people_who_follow_or_act"
    assert found.verdict is not Verdict.YES
    assert np.count_nonzero(now) / np.count_nonzero(before) > 1.1
    assert found.estimate is not None
    assert found.estimate.low < 0 < found.estimate.high
    assert found.estimate.value < 0.1


def test_real_growth_of_active_people_is_found(tmp_path: Path) -> None:
    """Half as many people again, as active as the others, must be a yes."""
    rng = np.random.default_rng(11)
    before, now = rng.poisson(rng.gamma(1.0, 2.0, 800)), rng.poisson(rng.gamma(1.0, 2.0, 1200))
    facts = [*counts(CHANNEL, before=300, now=300), *lists(), *acts(before, month=9)]
    found = ask(tmp_path, [*facts, *acts(now, month=10)])
    assert (found.verdict, found.size) == (Verdict.YES, "matters")
    assert found.chance is not None
    assert found.chance > 0.99
    assert found.estimate is not None
    # Active people make about 2 of 3 of this audience, so it grows by about a third.
    assert 0.2 < found.estimate.value < 0.5
    assert figure(found, "active_non_followers_before").value == np.count_nonzero(before)


def test_a_giveaway_with_one_off_commenters_is_not_known(tmp_path: Path) -> None:
    """A prize brings people who comment once: activity has another shape, so nothing is said."""
    rng = np.random.default_rng(5)
    rates = rng.gamma(1.0, 2.0, 600)
    facts = [*counts(CHANNEL, before=300, now=300), *lists()]
    facts += acts(rng.poisson(rates), month=9) + acts(rng.poisson(rates), month=10)
    facts += acts([1] * 500, month=10, start=10_000)
    found = ask(tmp_path, facts)
    assert found.verdict is Verdict.NOT_KNOWN
    shape = check(found, "activity_shape")
    assert (shape.passed, shape.forces) == (False, True)
    assert "next_month" in [need.code for need in found.needs]
    assert all(need.cost == 0 for need in found.needs)


def test_one_off_commenters_are_told_from_growth_where_all_are_equally_active(
    tmp_path: Path,
) -> None:
    """Shannon's diversity sees no change there; people seen twice and thrice do."""
    rng = np.random.default_rng(8)
    facts = [*counts(CHANNEL, before=300, now=300), *lists()]
    facts += acts(rng.poisson(1.0, 2000), month=9) + acts(rng.poisson(1.0, 2000), month=10)
    facts += acts([1] * 600, month=10, start=10_000)
    found = ask(tmp_path, facts)
    assert found.verdict is Verdict.NOT_KNOWN
    assert check(found, "activity_shape").passed is True
    said = check(found, "one_timers")
    assert (said.passed, said.forces) == (False, True)
    assert said.details["one_timers"] == pytest.approx(600, abs=300)
    assert [need.code for need in found.needs] == ["next_month"]


def test_too_few_people_seen_twice_are_not_known(tmp_path: Path) -> None:
    """Thirty one-off commenters say nothing of how many more there are."""
    facts = [*counts(CHANNEL, before=1000, now=1500), *lists(1500)]
    facts += acts([1] * 30 + [2] * 4, month=9) + acts([1] * 30 + [2] * 5, month=10)
    found = ask(tmp_path, facts)
    assert found.verdict is Verdict.NOT_KNOWN
    assert check(found, "seen_twice").passed is False
    need = next(need for need in found.needs if need.code == "longer_window")
    # 34 people with 4 seen twice: 20 seen twice takes 170 people, 136 more, 5 months.
    assert need.amount is not None
    assert need.amount >= 136
    assert need.unit == "people"
    assert need.cost == 0


def test_the_same_facts_give_the_same_answer(tmp_path: Path) -> None:
    """A report that changes when printed again is no report."""
    rng = np.random.default_rng(3)
    facts = [*counts(CHANNEL, before=300, now=310), *lists()]
    facts += acts(rng.poisson(1.0, 400), month=9) + acts(rng.poisson(1.0, 400), month=10)
    first = ask(tmp_path / "a", facts)
    assert first == ask(tmp_path / "b", facts[::-1])


def test_every_figure_says_where_it_comes_from(tmp_path: Path) -> None:
    """A client clicks a number and must find its measure, its count and its file."""
    root = Path(__file__).resolve().parents[2]
    found = ask(tmp_path, [*counts(CHANNEL, before=1000, now=1020), *acts([1, 2], month=10)])
    for one in found.figures:
        assert (root / "docs" / "measures" / f"{one.measure}.md").is_file(), one.code
        assert (root / "src/otvet/store/sql" / f"{one.count}.sql").is_file(), one.code
        assert one.sources == ("facts.csv",) or one.value is None, one.code
        assert one.value is not None or one.reason
