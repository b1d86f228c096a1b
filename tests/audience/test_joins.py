"""Who joined and left, from where, and growth without advertising."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from tests.store_fixture import land_facts

from otvet.audience import answer
from otvet.config import BrandPart, Config, CostPart, PagePart
from otvet.facts import ActorId, Cost, Fact, Follow, Metric, PageRef, YearMonth
from otvet.findings import Answer, Check, Figure, Verdict

CHANNEL, GROUP = PageRef("telegram:1"), PageRef("vk:2")
OCTOBER = YearMonth.parse("2026-10")
FIRST, BEFORE, LAST = date(2026, 9, 1), date(2026, 9, 30), date(2026, 10, 31)
DAYS = [FIRST + timedelta(days=n) for n in range(61)]
CONFIG = Config(
    brand=BrandPart(name="Teahouse"),
    pages=(PagePart(ref=CHANNEL, kind="channel"), PagePart(ref=GROUP, kind="group")),
)


def counts(page: PageRef, before: int, now: int) -> list[Fact]:
    return [
        Metric(page=page, day=day, metric="followers", value=value)
        for day, value in ((BEFORE, before), (LAST, now))
    ]


def flow(page: PageRef, metric: str, daily: float, *, source: str = "") -> list[Fact]:
    """So many on each day of September and October."""
    dim = "source" if source else "all"
    return [
        Metric(
            page=page,
            day=day,
            metric=metric,
            value=daily,
            segment_dim=dim,
            segment=source,
            additive=True,
        )
        for day in DAYS
    ]


def channel(*, now: int = 5155, sources: Mapping[str, float] | None = None) -> list[Fact]:
    """10 join and 5 leave a day: 155 more in October."""
    facts = [*counts(CHANNEL, 5000, now)]
    facts += flow(CHANNEL, "followers_gained", 10) + flow(CHANNEL, "followers_lost", 5)
    for source, daily in (sources or {}).items():
        facts += flow(CHANNEL, "followers_gained", daily, source=source)
    return facts


def ask(tmp_path: Path, facts: Sequence[Fact], config: Config = CONFIG) -> Answer:
    with land_facts(tmp_path, facts, config) as store:
        return answer(store, OCTOBER, config, rng=np.random.default_rng(7))


def figures(found: Answer) -> dict[tuple[str, str], Figure]:
    return {(one.code, one.label): one for one in found.figures}


def value(found: Answer, code: str, label: str = "") -> object:
    one = figures(found).get((code, label))
    return one.value if one else None


def check(found: Answer, code: str) -> Check | None:
    return next((one for one in found.checks if one.code == code), None)


def cost(*, joins: int | None, cabinet: str = "vk") -> Cost:
    return Cost(
        native_id=f"ads/{cabinet}/autumn/2026-10-01..2026-10-31",
        day=date(2026, 10, 1),
        last_day=LAST,
        kind="ads",
        amount=Decimal(9000),
        currency="RUB",
        joins=joins,
    )


def test_the_flow_of_the_month_is_told_and_agrees_with_the_counts(tmp_path: Path) -> None:
    """31 days of 10 and 5; the parts by source are no further people."""
    found = ask(tmp_path, channel(sources={"search": 6, "ads": 4}))
    told = ("followers_joined", "followers_left", "followers_net", "followers_joined_before")
    assert [value(found, code) for code in told] == [310, 155, 155, 300]
    assert value(found, "joined_from", "search") == 186
    assert value(found, "joined_from_before", "ads") == 120
    agreed = check(found, "flow_agrees")
    assert agreed is not None
    assert agreed.passed
    assert value(found, "followers_unexplained") is None


def test_a_rest_that_no_hour_of_a_count_explains_is_named(tmp_path: Path) -> None:
    """15 a day at either end leave room for 30; 200 lost beyond that are deleted accounts, say."""
    found = ask(tmp_path, channel(now=5155 - 200))
    told = check(found, "flow_agrees")
    assert told is not None
    assert (told.passed, told.forces) == (False, False)
    assert value(found, "followers_unexplained") == -200
    fits = check(ask(tmp_path / "b", channel(now=5155 - 30)), "flow_agrees")
    assert fits is not None
    assert fits.passed


def test_a_network_that_tells_stands_by_its_name_beside_one_that_does_not(tmp_path: Path) -> None:
    """310 joined Telegram; how many joined the group nobody says, and no nought stands for them."""
    found = ask(tmp_path, [*channel(), *counts(GROUP, 900, 950)])
    assert value(found, "followers_joined", "telegram") == 310
    assert {label for code, label in figures(found) if code == "followers_joined"} == {"telegram"}


def test_days_that_are_not_told_make_a_part_of_the_month(tmp_path: Path) -> None:
    facts = [
        fact
        for fact in channel()
        if not (isinstance(fact, Metric) and fact.metric != "followers" and fact.day.day > 20)
    ]
    found = ask(tmp_path, facts)
    assert figures(found)["followers_joined", ""].reason == "part_of_the_month"
    assert check(found, "flow_agrees") is None


def test_sources_of_views_are_not_taken_for_those_of_joins(tmp_path: Path) -> None:
    """The same graph exists for views: 900 a day from search cannot be of 10 who joined."""
    found = ask(tmp_path, channel(sources={"search": 900}))
    assert check(found, "sources_disagree") is not None
    assert value(found, "joined_from", "search") is None


def test_growth_without_advertising_leaves_out_those_who_came_from_it(tmp_path: Path) -> None:
    """155 more, 124 of them from advertising: 3.1% as counted, 0.62% without; the verdict stays."""
    found = ask(tmp_path, channel(sources={"search": 6, "ads": 4}))
    assert found.verdict is Verdict.YES
    assert value(found, "joined_paid") == 124
    assert value(found, "joined_organic") == 186
    assert value(found, "growth_without_ads") == pytest.approx(31 / 5000)


def test_a_network_is_not_counted_by_its_cabinet_too(tmp_path: Path) -> None:
    """Telegram tells 124; its cabinet's 130 are the same people, the 40 of VK's are others."""
    facts = [*channel(sources={"search": 6, "ads": 4}), *counts(GROUP, 900, 950)]
    facts += [cost(joins=130, cabinet="telegram"), cost(joins=40)]
    assert value(ask(tmp_path, facts), "joined_paid") == 164


def test_paid_growth_that_no_file_tells_apart_has_no_figure(tmp_path: Path) -> None:
    """Nought joins from advertising would call the growth organic."""
    found = ask(tmp_path, [*channel(), cost(joins=None)])
    told = figures(found)["growth_without_ads", ""]
    assert (told.value, told.reason) == (None, "ads_not_told")
    assert "growth_without_ads" not in {one.code for one in ask(tmp_path / "b", channel()).figures}


def test_joins_of_a_network_whose_pages_are_not_compared_are_not_taken_from_the_others(
    tmp_path: Path,
) -> None:
    """The 40 of VK's cabinet are in no count of the channel."""
    facts = [*channel(sources={"search": 6, "ads": 4}), cost(joins=40)]
    found = ask(tmp_path, facts)
    assert value(found, "joined_paid") == 124
    assert value(found, "growth_without_ads") == pytest.approx(31 / 5000)


def test_costs_of_otvet_toml_are_advertising_too(tmp_path: Path) -> None:
    """Where the one page tells its sources, they tell of that money; else nobody does."""
    part = CostPart(from_day=date(2026, 10, 1), to_day=LAST, kind="ads", amount=Decimal(5000))
    one = CONFIG.model_copy(update={"costs": (part,), "pages": CONFIG.pages[:1]})
    facts = channel(sources={"search": 6, "ads": 4})
    told = figures(ask(tmp_path / "a", facts, one))["growth_without_ads", ""]
    assert told.value == pytest.approx(31 / 5000)
    assert told.reason == ""
    untold = figures(ask(tmp_path / "b", channel(), one))["growth_without_ads", ""]
    assert (untold.value, untold.reason) == (None, "ads_not_told")


def test_joins_of_a_cabinets_period_fall_evenly_on_its_days(tmp_path: Path) -> None:
    """62 over September and October: 31 of them in each, but for a day."""
    long = replace(cost(joins=61), day=FIRST)
    assert value(ask(tmp_path, [*counts(GROUP, 900, 950), long]), "joined_paid") == 31


def test_invite_links_count_accounts_once_each(tmp_path: Path) -> None:
    """Who left and joined again by the same link is one; a joining of September is not October's."""
    at = datetime(2026, 10, 5, tzinfo=UTC)
    joined = [(1, at), (1, at + timedelta(days=2)), (2, at), (3, at - timedelta(days=20))]
    facts = [
        Follow(page=CHANNEL, actor=ActorId(who), at=when, state="joined", via="link:vk_ads")
        for who, when in joined
    ]
    facts.append(Follow(page=CHANNEL, actor=ActorId(9), at=at, state="joined", via="folder"))
    facts.append(Follow(page=CHANNEL, actor=ActorId(8), at=at, state="joined"))
    found = ask(tmp_path, [*counts(CHANNEL, 100, 110), *facts])
    assert value(found, "joined_by_link", "vk_ads") == 2
    assert value(found, "joined_by_folder") == 1
