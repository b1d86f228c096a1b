"""The audit of followers: who is drawn, when it is enough, and that its draws hold the truth."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from tests.audience.fake_draws import AT, PAGE, World, audited, change
from tests.store_fixture import land_facts

from otvet.audience.audit.ask import account_sample
from otvet.audience.audit.labels import audit_of
from otvet.audience.change import followers_change
from otvet.audience.fakes import JoinBurst, without
from otvet.config import BrandPart, Config, PagePart
from otvet.facts import ActorId, Fact, Follow, Mention, Metric, YearMonth
from otvet.findings import Verdict
from otvet.store.account_audits import AccountLabel, DrawnAccount
from otvet.store.store import Store

OCTOBER = YearMonth.parse("2026-10")
CONFIG = Config(brand=BrandPart(name="Teahouse"), pages=(PagePart(ref=PAGE, kind="group"),))
BOUGHT = World(stayed=(4850, 50), new=(100, 1000), left=(98, 2))


def members(who: Iterable[int], month: int) -> list[Fact]:
    at = datetime(2026, month, 25, tzinfo=UTC)
    return [Follow(page=PAGE, actor=ActorId(one), at=at, state="member") for one in who]


def counted(before: int, now: int) -> list[Fact]:
    return [
        Metric(page=PAGE, day=day, metric="followers", value=value)
        for day, value in (
            (OCTOBER.previous.last_day, before),
            (OCTOBER.last_day, now),
        )
    ]


def sample(store: Store, n: int = 100) -> tuple[DrawnAccount, ...]:
    return account_sample(store, OCTOBER, CONFIG, n=n, at=AT)


def test_newcomers_those_who_stayed_and_those_who_left_are_all_drawn(tmp_path: Path) -> None:
    """Whoever is drawn stands for so many that all of them together are the lists."""
    facts = [*members(range(1000), 9), *members(range(50, 1100), 10), *counted(1000, 1050)]
    with land_facts(tmp_path, facts, CONFIG) as store:
        found = sample(store)
    by = Counter(one.stratum for one in found)
    assert by.keys() == {"stayed:plain", "new:plain", "left:plain"}
    assert min(by.values()) >= 10
    weights = {name: sum(o.weight for o in found if o.stratum == name) for name in by}
    assert weights == pytest.approx({"stayed:plain": 950, "new:plain": 100, "left:plain": 50})


def test_a_sample_stays_is_enlarged_and_is_the_same_anywhere(tmp_path: Path) -> None:
    facts = [*members(range(1000), 9), *members(range(1000), 10), *counted(1000, 1000)]
    with land_facts(tmp_path / "a", facts, CONFIG) as store:
        first = sample(store)
        assert sample(store) == first
        more = sample(store, 150)
    assert [one.actor for one in more][:100] == [one.actor for one in first]
    assert len(more) == 150
    with land_facts(tmp_path / "b", facts[::-1], CONFIG) as store:
        assert [one.actor for one in sample(store)] == [one.actor for one in first]


def test_a_list_that_has_grown_is_drawn_anew(tmp_path: Path) -> None:
    """Who came since stands behind nobody of the old sample."""
    with land_facts(tmp_path, [*members(range(1000), 10), *counted(1000, 1000)], CONFIG) as store:
        first = sample(store)
    later = [*members(range(1000, 1200), 10), *counted(1000, 1200)]
    with land_facts(tmp_path, later, CONFIG, file="later.csv") as store:
        again = sample(store)
    assert sum(one.weight for one in again) == pytest.approx(1200)
    assert {one.actor for one in again} != {one.actor for one in first}


def test_pages_without_a_whole_list_give_nobody(tmp_path: Path) -> None:
    """Half of a list is drawn by the network, and nobody knows how."""
    with land_facts(tmp_path, [*members(range(503), 10), *counted(1000, 1000)], CONFIG) as store:
        assert sample(store) == ()


def test_accounts_that_write_the_same_are_a_stratum_of_their_own(tmp_path: Path) -> None:
    text = "Лучшее место в городе, всем советую сюда сходить"
    said = [
        Mention(
            page=PAGE,
            native_id=str(who),
            at=datetime(2026, 10, 5, tzinfo=UTC),
            kind="comment",
            text=text + "!" * who if who < 4 else f"Взяла чай номер {who}, понравилось мне тут",
            actor=ActorId(who),
        )
        for who in (1, 2, 3, 700)
    ]
    facts = [*members(range(1000), 9), *members(range(1000), 10), *counted(1000, 1000), *said]
    with land_facts(tmp_path, facts, CONFIG) as store:
        found = sample(store)
    assert {one.actor for one in found if one.stratum == "stayed:copies"} <= {1, 2, 3}
    assert sum(o.weight for o in found if o.stratum == "stayed:copies") == pytest.approx(3)


def test_too_few_labels_take_nothing_out() -> None:
    """59 labels of 60, or none on newcomers, who make a fifth of the page."""
    rng = np.random.default_rng(1)
    few = audited(BOUGHT, 59, rng)
    assert (few.labels, few.missing, few.fakes) == (59, 1, None)
    drawn = [
        DrawnAccount(
            page=1, actor=ActorId(k), place=k, stratum="stayed:plain", weight=60.0, drawn_at=AT
        )
        for k in range(100)
    ]
    said = [AccountLabel(actor=one.actor, rater="1", fake=False, at=AT) for one in drawn]
    found = audit_of(BOUGHT.lists, BOUGHT.counts, drawn, said, pages={1: PAGE}, enough=60, rng=rng)
    assert found is not None
    assert (found.missing, found.fakes) == (5, None)


def test_a_label_of_one_rater_of_two_is_half_a_fake() -> None:
    """Where people differ nobody is right by being asked last."""
    rng = np.random.default_rng(1)
    world = World(stayed=(1000, 0), new=(0, 0), left=(0, 0))
    drawn = [
        DrawnAccount(
            page=1, actor=ActorId(k), place=k, stratum="stayed:plain", weight=10.0, drawn_at=AT
        )
        for k in range(100)
    ]
    said = [
        AccountLabel(actor=one.actor, rater=rater, fake=rater == "2", at=AT)
        for one in drawn
        for rater in ("1", "2")
    ]
    found = audit_of(world.lists, world.counts, drawn, said, pages={1: PAGE}, enough=60, rng=rng)
    assert found is not None
    assert found.fakes is not None
    assert found.fakes.share.mean() == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("part", [0.05, 0.2, 0.4])
def test_the_interval_of_the_change_holds_the_truth(part: float) -> None:
    """90 of 100 months, bought within days; fewer than 82 would be a broken interval."""
    world = replace(BOUGHT, new=(100, round(5000 * part)))
    rng = np.random.default_rng(round(100 * part))
    months = [change(world, 100, rng) for _ in range(60)]
    held = sum(m.estimate.low <= world.truth <= m.estimate.high for m in months)
    assert held >= 49
    assert not any(month.verdict is Verdict.YES for month in months)
    assert np.mean([m.estimate.value for m in months]) == pytest.approx(world.truth, abs=0.01)


def test_old_fakes_that_a_network_removes_are_no_fall() -> None:
    """The count falls by a tenth; the people are still there."""
    world = World(stayed=(4900, 50), new=(100, 0), left=(100, 500))
    found = change(world, 200, np.random.default_rng(2))
    assert world.counts.now < 0.92 * world.counts.before
    assert found.estimate.low < world.truth < found.estimate.high


def test_labels_of_those_who_stayed_are_drawn_once_for_both_months() -> None:
    """40% of fakes among all who were there: a doubt of 8 points in each month, and none in D."""
    world = World(stayed=(3000, 2000), new=(0, 0), left=(0, 0))
    fakes = audited(world, 100, np.random.default_rng(3)).fakes
    assert fakes is not None
    assert fakes.before is not None
    assert np.std(fakes.share) > 0.03
    found = followers_change(world.counts, matters=0.01, fakes=fakes)
    assert (found.estimate.low, found.estimate.high) == pytest.approx((0, 0), abs=1e-9)


def test_without_a_list_of_a_month_ago_the_verdict_must_stand_both_ways() -> None:
    """10% more followers, 10% fakes: all of the growth, or none of it."""
    world = World(stayed=(5000, 0), new=(0, 500), left=(0, 0), burst=False)
    rng = np.random.default_rng(4)
    fakes = audited(world, 200, rng).fakes
    assert fakes is not None
    unsure = followers_change(world.counts, matters=0.01, fakes=replace(fakes, before=None))
    assert (unsure.verdict, unsure.fakes_agree) == (Verdict.NOT_KNOWN, False)
    assert unsure.estimate.low < 0.01 < 0.1 < unsure.estimate.high
    few = replace(fakes, now=fakes.now / 10, before=None)
    sure = followers_change(world.counts, matters=0.01, fakes=few)
    assert (sure.verdict, sure.fakes_agree) == (Verdict.YES, True)


def test_a_fake_that_came_in_a_burst_is_taken_out_once() -> None:
    """1,000 joined within a day, and labels call 980 newcomers fakes: 20 are left of the burst."""
    rng = np.random.default_rng(5)
    fakes = audited(World(stayed=(5000, 0), new=(0, 1000), left=(0, 0)), 100, rng).fakes
    assert fakes is not None
    burst = JoinBurst(page=PAGE, day=OCTOBER.first_day, joined=1010, excess=1000)
    rest = without(BOUGHT.counts, [burst], fakes=replace(fakes, newcomers=980.0))
    assert BOUGHT.counts.now - rest.now == 20
    elsewhere = replace(fakes, newcomers=980.0, pages=())
    assert BOUGHT.counts.now - without(BOUGHT.counts, [burst], fakes=elsewhere).now == 1000
