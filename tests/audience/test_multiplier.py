"""All people by those who ordered and by the share who say so; customers who follow nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from tests.store_fixture import land_facts

from otvet.audience import answer
from otvet.config import BrandPart, Config, PagePart
from otvet.facts import (
    ActorId,
    Fact,
    Mention,
    Metric,
    Order,
    PageRef,
    Response,
    ResponseItem,
    YearMonth,
)
from otvet.findings import Answer, Figure
from otvet.stats.headcount import multiplied
from otvet.stats.shares import share

GROUP, SHOP = PageRef("vk:2"), PageRef("file:shop")
OCTOBER = YearMonth.parse("2026-10")
CONFIG = Config(brand=BrandPart(name="Teahouse"), pages=(PagePart(ref=GROUP, kind="group"),))
SURVEYED = datetime(2026, 10, 25, tzinfo=UTC)


def orders(count: int, *, day: date = date(2026, 10, 9), nobody: int = 0) -> list[Fact]:
    """One order by each of so many people, and some that do not tell who ordered."""
    return [
        Order(
            page=SHOP,
            native_id=f"{day}-{number}",
            at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
            total=Decimal(900),
            currency="RUB",
            actor=ActorId(number) if number < count else None,
        )
        for number in range(count + nobody)
    ]


def responses(
    count: int,
    *,
    did: bool | None,
    act: str = "order",
    follows: bool = True,
    via: bool = False,
    weight: float | None = None,
    first: int = 0,
) -> list[Fact]:
    items = [
        ResponseItem(role="page", item=GROUP, value=float(follows)),
        ResponseItem(role="did", item=act, value=None if did is None else float(did)),
    ]
    items += [ResponseItem(role="via", item=GROUP, value=1.0)] if via else []
    items += [ResponseItem(role="weight", item="weight", value=weight)] if weight else []
    return [
        Response(
            survey="s",
            wave="2026-10",
            native_id=f"{first + n}",
            at=SURVEYED,
            items=tuple(items),
        )
        for n in range(count)
    ]


def ask(tmp_path: Path, facts: Sequence[Fact]) -> Answer:
    days = (date(2026, 9, 30), date(2026, 10, 31))
    counted = [Metric(page=GROUP, day=day, metric="followers", value=100) for day in days]
    with land_facts(tmp_path, [*counted, *facts], CONFIG) as store:
        return answer(store, OCTOBER, CONFIG, rng=np.random.default_rng(7))


def figure(found: Answer, code: str) -> Figure:
    return next(one for one in found.figures if one.code == code)


def checks(found: Answer) -> set[str]:
    return {check.code for check in found.checks}


def test_all_people_are_those_who_ordered_by_the_share_who_say_so(tmp_path: Path) -> None:
    """500 ordered, 75 of 300 say they did; who does not remember is not asked."""
    said = [
        *responses(75, did=True),
        *responses(225, did=False, first=75),
        *responses(50, did=None, first=300),
    ]
    found = ask(tmp_path, [*orders(500), *said])
    everyone, expected = figure(found, "all_people_by_orders"), multiplied(500, 0.25, 300)
    assert everyone.value == 2000
    assert everyone.low == round(expected.interval.low)
    assert everyone.high == round(expected.interval.high)
    assert "people_by_orders" in checks(found)


def test_orders_count_in_the_thirty_days_before_the_survey(tmp_path: Path) -> None:
    """Who ordered on 24 September did so more than a month before 25 October."""
    said = [*responses(75, did=True), *responses(225, did=False, first=75)]
    early = orders(900, day=date(2026, 9, 24))
    within = orders(400, day=date(2026, 9, 26))
    found = figure(ask(tmp_path, [*early, *within, *said]), "all_people_by_orders")
    assert found.value == 1600


def test_weights_of_the_file_weigh_the_share(tmp_path: Path) -> None:
    """60 of 120 say so with weight 1 beside 60 with weight 3: a quarter."""
    said = [*responses(60, did=True, weight=1.0), *responses(60, did=False, weight=3.0, first=60)]
    found = figure(ask(tmp_path, [*orders(500), *said]), "all_people_by_orders")
    assert found.value == 2000


def test_who_follows_two_pages_had_two_chances_of_a_link(tmp_path: Path) -> None:
    """60 came by links and follow two pages, all did it; 90 others did not: 30 of 120."""
    shop = ResponseItem(role="page", item=PageRef("vk:3"), value=1.0)
    twice = [
        replace(one, items=(*one.items, shop))
        for one in responses(60, did=True, via=True)
        if isinstance(one, Response)
    ]
    said = [*twice, *responses(90, did=False, first=60)]
    found = figure(ask(tmp_path, [*orders(500), *said]), "all_people_by_orders")
    assert found.value == 2000


@pytest.mark.parametrize(
    ("facts", "reason"),
    [
        (
            [
                *orders(500),
                *responses(75, did=True, via=True),
                *responses(75, did=False, via=True, first=75),
            ],
            "asked_on_pages_only",
        ),
        ([*responses(75, did=True), *responses(225, did=False, first=75)], "act_not_counted"),
        ([*orders(10), *responses(75, did=True), *responses(1, did=False, first=75)], "fewer"),
        ([*orders(500), *responses(4, did=True), *responses(200, did=False, first=4)], "few_did"),
        ([*orders(500), *responses(20, did=True), *responses(39, did=False, first=20)], "few_did"),
        (
            [
                *orders(500, nobody=30),
                *responses(75, did=True),
                *responses(75, did=False, first=75),
            ],
            "acts_without_names",
        ),
    ],
)
def test_where_it_cannot_be_known_the_reason_stands_and_no_number(
    tmp_path: Path, facts: list[Fact], reason: str
) -> None:
    """10 customers by 75 of 76 would be fewer people than the 100 who follow."""
    found = ask(tmp_path, facts)
    everyone = figure(found, "all_people_by_orders")
    assert (everyone.value, everyone.low) == (None, None)
    assert everyone.reason.startswith(reason)
    assert "people_by_orders" not in checks(found)


def test_who_commented_counts_those_seen_to_comment_on_the_brands_pages(tmp_path: Path) -> None:
    """Two comments of one person, a comment elsewhere and the brand's own make one person."""
    comments = [
        Mention(
            page=page,
            native_id=str(number),
            at=datetime(2026, 10, 9, tzinfo=UTC),
            kind="comment",
            text="ok",
            actor=ActorId(who),
            is_own=own,
        )
        for number, (page, who, own) in enumerate(
            [(GROUP, 1, False), (GROUP, 1, False), (PageRef("vk:9"), 2, False), (GROUP, 3, True)]
            + [(GROUP, who, False) for who in range(10, 59)]
        )
    ]
    said = [
        *responses(30, did=True, act="comment"),
        *responses(70, did=False, act="comment", first=30),
    ]
    found = figure(ask(tmp_path, [*comments, *said]), "all_people_by_comments")
    assert found.value == round(50 / 0.3)


def test_nothing_is_said_of_all_people_where_no_survey_asks(tmp_path: Path) -> None:
    found = ask(tmp_path, orders(500))
    assert not {one.code for one in found.figures} & {"all_people_by_orders"}


def test_customers_who_follow_nothing_come_from_those_asked_elsewhere(tmp_path: Path) -> None:
    """Of 40 customers asked at the till 10 follow nothing; the page's own link says nothing."""
    said = [
        *responses(30, did=True),
        *responses(10, did=True, follows=False, first=30),
        *responses(60, did=True, via=True, first=40),
        *responses(25, did=False, follows=False, first=100),
    ]
    found = figure(ask(tmp_path, [*orders(200), *said]), "customers_who_follow_nothing")
    expected = share(0.25, 40).interval
    assert (found.value, found.reason) == (50, "by_the_survey")
    assert (found.low, found.high) == (round(200 * expected.low), round(200 * expected.high))


@pytest.mark.parametrize(
    ("via", "count", "reason"),
    [
        (True, 60, "asked_on_pages_only"),
        (False, 29, "few_customers_asked"),
        (False, 0, "ids_do_not_match"),
    ],
)
def test_a_survey_on_the_pages_alone_cannot_tell_of_those_who_follow_nothing(
    tmp_path: Path, count: int, reason: str, *, via: bool
) -> None:
    said = responses(count, did=True, via=via)
    found = figure(ask(tmp_path, [*orders(200), *said]), "customers_who_follow_nothing")
    assert (found.value, found.reason) == (None, reason)


def test_the_interval_holds_the_truth_though_few_ordered() -> None:
    """5,000 people, 250 ordered, 100 answer; surveys with fewer than 5 who ordered are not used."""
    rng, held, used = np.random.default_rng(4), 0, 0
    for said in rng.binomial(100, 0.05, 4000):
        if said >= 5:
            interval = multiplied(250, said / 100, 100).interval
            held, used = held + (interval.low <= 5000 <= interval.high), used + 1
    assert 0.86 <= held / used <= 0.97
