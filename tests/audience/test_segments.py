"""Silent followers and customers, from facts small enough to count by hand."""

from collections.abc import Sequence
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


def figures(tmp_path: Path, facts: Sequence[Fact]) -> dict[str, Figure]:
    counted = [
        Metric(page=GROUP, day=day, metric="followers", value=100)
        for day in (date(2026, 9, 30), date(2026, 10, 31))
    ]
    with land_facts(tmp_path, [*counted, *facts], CONFIG) as store:
        found = answer(store, OCTOBER, CONFIG, rng=np.random.default_rng(7))
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


def test_without_lists_and_orders_nothing_is_said_of_either(tmp_path: Path) -> None:
    found = figures(tmp_path, [])
    assert not {"silent_followers", "customers"} & found.keys()
