"""Silent followers and customers, from facts small enough to count by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
from tests.store_fixture import land_facts

from otvet.audience import answer
from otvet.config import BrandPart, Config, PagePart
from otvet.facts import ActorId, Fact, Follow, Interaction, Metric, Order, PageRef, YearMonth
from otvet.findings import Figure

GROUP, SHOP = PageRef("vk:2"), PageRef("file:shop")
OCTOBER = YearMonth.parse("2026-10")
CONFIG = Config(brand=BrandPart(name="Teahouse"), pages=(PagePart(ref=GROUP, kind="group"),))


def order(number: int, actor: int | None, status: str = "done") -> Order:
    return Order(
        page=SHOP,
        native_id=str(number),
        at=datetime(2026, 10, 9, tzinfo=UTC),
        total=Decimal(900),
        currency="RUB",
        status="cancelled" if status == "cancelled" else "done",
        actor=None if actor is None else ActorId(actor),
    )


def figures(tmp_path: Path, facts: Sequence[Fact], config: Config = CONFIG) -> dict[str, Figure]:
    counted = [
        Metric(page=GROUP, day=day, metric="followers", value=100)
        for day in (date(2026, 9, 30), date(2026, 10, 31))
    ]
    with land_facts(tmp_path, [*counted, *facts], config) as store:
        found = answer(store, OCTOBER, config, rng=np.random.default_rng(7))
    return {one.code: one for one in found.figures}


def liked(actor: int, month: int) -> Interaction:
    at = datetime(2026, month, 5, tzinfo=UTC)
    return Interaction(
        page=GROUP, native_id=f"{month}-{actor}", at=at, kind="like", actor=ActorId(actor)
    )


def test_silent_followers_are_the_list_less_those_who_acted(tmp_path: Path) -> None:
    """100 listed, 7 of them and 2 others liked something."""
    listed = [
        Follow(
            page=GROUP,
            actor=ActorId(who),
            at=datetime(2026, month, 20, tzinfo=UTC),
            state="member",
        )
        for who in range(100)
        for month in (9, 10)
    ]
    acts = [liked(who, month) for who in (*range(7), 200, 201) for month in (9, 10)]
    found = figures(tmp_path, [*listed, *acts])
    assert found["silent_followers"].value == 93
    assert found["active_followers"].value == 7


def test_customers_are_counted_once_and_cancelled_orders_do_not_count(tmp_path: Path) -> None:
    facts = [order(1, 5), order(2, 5), order(3, 6), order(4, 7, "cancelled"), order(5, None)]
    found = figures(tmp_path, facts)
    assert found["customers"].value == 2
    nothing = found["customers_who_follow_nothing"]
    assert (nothing.value, nothing.reason) == (None, "ids_do_not_match")


def test_a_part_of_which_nothing_is_known_says_why(tmp_path: Path) -> None:
    found = figures(tmp_path, [])
    told = {code: found[code].reason for code in found if found[code].measure == "segments"}
    assert told == {
        "followers_reached": "no_reach_of_followers",
        "followers_not_reached": "no_reach_of_followers",
        "silent_followers": "no_identities",
        "customers_who_follow_nothing": "no_orders",
        "unseen_at_least": "no_identities",
    }
    assert all(found[code].value is None for code in told)


def reached(day: date, value: int, metric: str = "reach", segment: str = "follower") -> Metric:
    return Metric(
        page=GROUP,
        day=day,
        metric=metric,
        value=value,
        segment_dim="follow_type",
        segment=segment,
    )


def test_people_reached_on_several_days_are_never_added_up(tmp_path: Path) -> None:
    """40 on the best day; a week that began in September and strangers do not count."""
    facts = [
        reached(date(2026, 10, 3), 25),
        reached(date(2026, 10, 9), 40),
        reached(date(2026, 10, 9), 900, segment="non_follower"),
        reached(date(2026, 10, 4), 80, "reach_7d"),
        reached(date(2026, 9, 30), 95),
    ]
    found = figures(tmp_path, facts)
    assert (found["followers_reached"].value, found["followers_not_reached"].value) == (40, 60)


def test_a_week_inside_the_month_tells_more_than_its_days(tmp_path: Path) -> None:
    facts = [reached(date(2026, 10, 3), 25), reached(date(2026, 10, 7), 80, "reach_7d")]
    found = figures(tmp_path, facts)
    assert (found["followers_reached"].value, found["followers_not_reached"].value) == (80, 20)


def test_more_reached_than_follow_are_no_more_than_follow(tmp_path: Path) -> None:
    """A follower of a week ago who left since was reached all the same."""
    found = figures(tmp_path, [reached(date(2026, 10, 3), 130)])
    assert (found["followers_reached"].value, found["followers_not_reached"].value) == (100, 0)


def test_reach_of_a_page_that_is_not_compared_leaves_nobody_out_of_the_others(
    tmp_path: Path,
) -> None:
    """900 reached on a page begun this month are not among the group's 100."""
    channel = PageRef("telegram:5")
    pages = (*CONFIG.pages, PagePart(ref=channel, kind="channel"))
    count = Metric(page=channel, day=date(2026, 10, 31), metric="followers", value=950)
    facts = [replace(reached(date(2026, 10, 3), 900), page=channel), count]
    found = figures(tmp_path, facts, CONFIG.model_copy(update={"pages": pages}))
    assert (found["followers_reached"].value, found["followers_not_reached"].value) == (900, 100)


def test_unseen_people_are_the_lower_limit_less_those_seen(tmp_path: Path) -> None:
    """30 acted once, 10 twice."""
    acts = [liked(who, 10) for who in range(40)]
    again = [
        Interaction(
            page=GROUP,
            native_id=f"again-{who}",
            at=datetime(2026, 10, 6, tzinfo=UTC),
            kind="like",
            actor=ActorId(who),
        )
        for who in range(10)
    ]
    found = figures(tmp_path, [*acts, *again])
    least, unseen = found["at_least"].value, found["unseen_at_least"].value
    assert isinstance(least, float)
    assert unseen == least - 40
    assert unseen > 0
