"""People by the lists they are on: from facts small enough to count by hand, and simulated ones."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from tests.store_fixture import land_facts

from otvet.audience import answer
from otvet.audience.lists import by_lists
from otvet.config import BrandPart, Config, PagePart
from otvet.facts import (
    ActorId,
    Contact,
    Fact,
    Metric,
    Order,
    PageRef,
    Response,
    ResponseItem,
    YearMonth,
)
from otvet.findings import Answer, Figure
from otvet.stats.arrays import BoolArray
from otvet.stats.lists import chapman
from otvet.store.counts.contacts import OnLists, TakenList, on_lists, same_people

A, B, SHOP = PageRef("vk:1"), PageRef("telegram:2"), PageRef("file:shop")
OCTOBER = YearMonth.parse("2026-10")
CONFIG = Config(
    brand=BrandPart(name="Teahouse"),
    pages=(PagePart(ref=A, kind="group"), PagePart(ref=B, kind="channel")),
)
NEWS = "newsletter"


def counted(first: int, second: int) -> list[Fact]:
    """Followers of both pages, the same a month ago."""
    days = (date(2026, 9, 30), date(2026, 10, 31))
    return [
        Metric(page=page, day=day, metric="followers", value=value)
        for page, value in ((A, first), (B, second))
        for day in days
    ]


def listed(
    name: str,
    people: Iterable[int],
    *,
    page: PageRef | None = None,
    day: date = date(2026, 10, 30),
    also: int = 0,
    kind: Literal["email", "phone"] = "phone",
) -> list[Fact]:
    """A list of contacts; `also` gives each person an e-mail, so far from the phone."""
    return [
        Contact(
            list_name=name, record=str(who), actor=ActorId(contact), day=day, page=page, kind=of
        )
        for who in people
        for contact, of in (((who, kind), (who + also, "email")) if also else ((who, kind),))
    ]


def bought(
    people: Iterable[int], *, month: int = 10, lost: bool = False, contact: bool = True
) -> list[Fact]:
    """Orders; `contact` False knows the buyers by the shop's own numbers."""
    people = list(people)
    day = date(2026, month, 9)
    known = [
        Contact(list_name="", record=str(who), actor=ActorId(who), kind="phone", day=day)
        for who in people
        if contact
    ]
    return [*known, *_orders(people, month, lost=lost)]


def _orders(people: Iterable[int], month: int, *, lost: bool) -> list[Order]:
    return [
        Order(
            page=SHOP,
            native_id=f"{month}-{who}",
            at=datetime(2026, month, 9, tzinfo=UTC),
            total=Decimal(900),
            currency="RUB",
            status="lost" if lost else "done",
            actor=ActorId(who),
        )
        for who in people
    ]


def answered(people: Iterable[int], *, month: int = 10, contact: bool = True) -> list[Fact]:
    role = "contact" if contact else "page"
    item = ResponseItem(role=role, item="phone", value=1.0)
    at = datetime(2026, month, 12, tzinfo=UTC)
    return [
        Response(survey="s", wave="1", native_id=str(w), at=at, items=(item,), actor=ActorId(w))
        for w in people
    ]


def ask(tmp_path: Path, facts: Sequence[Fact]) -> Answer:
    with land_facts(tmp_path, facts, CONFIG) as store:
        return answer(store, OCTOBER, CONFIG, rng=np.random.default_rng(7))


def sets(tmp_path: Path, facts: Sequence[Fact]) -> dict[frozenset[str], int]:
    """People by the names of the lists they are on."""
    with land_facts(tmp_path, facts, CONFIG) as store:
        found = on_lists(store, OCTOBER)
    assert found is not None
    names = [one.name for one in found.lists]
    rows = zip(found.on, found.people, strict=True)
    return {frozenset(n for n, yes in zip(names, on, strict=True) if yes): int(p) for on, p in rows}


def figure(found: Answer, code: str) -> Figure | None:
    return next((one for one in found.figures if one.code == code), None)


def shown(found: Figure | None) -> tuple[object, object, object, str]:
    assert found is not None
    return found.value, found.low, found.high, found.reason


def codes(found: Answer) -> set[str]:
    return {check.code for check in found.checks}


def test_people_are_counted_by_the_set_of_lists_they_are_on(tmp_path: Path) -> None:
    """Orders that fell through and people known by no contact are on no list."""
    facts = [
        *listed(NEWS, range(10)),
        *bought([8, 9, 20]),
        *bought([8]),
        *bought([0], lost=True),
        *bought([1], month=9),
        *answered([9, 30]),
        *answered([2], contact=False),
    ]
    assert sets(tmp_path, facts) == {
        frozenset([NEWS]): 8,
        frozenset([NEWS, "customers"]): 1,
        frozenset([NEWS, "customers", "respondents"]): 1,
        frozenset(["customers"]): 1,
        frozenset(["respondents"]): 1,
    }


def test_of_each_list_the_newest_counts_and_an_old_one_does_not(tmp_path: Path) -> None:
    """Who is on September's list alone has left it; a list of last year says nothing of now."""
    facts = [
        *listed(NEWS, range(5), day=date(2026, 9, 30)),
        *listed(NEWS, range(3, 7), day=date(2026, 10, 20)),
        *listed(NEWS, range(90), day=date(2026, 11, 3)),
        *listed("cards", range(50), day=date(2026, 3, 1)),
    ]
    assert sets(tmp_path, facts) == {frozenset([NEWS]): 4}


def test_somebody_with_an_email_and_a_phone_is_one_person(tmp_path: Path) -> None:
    """The till knows the phone, the newsletter the e-mail, the cards both."""
    facts = [
        *listed("cards", range(10), also=100),
        *listed(NEWS, range(10)),
        *bought(range(100, 104)),
    ]
    assert sets(tmp_path, facts) == {
        frozenset(["cards", NEWS, "customers"]): 4,
        frozenset(["cards", NEWS]): 6,
    }


def test_contacts_that_stand_beside_a_dozen_others_join_nobody() -> None:
    """The shop's phone, typed in for everybody, would else make one person of all customers."""
    own = np.arange(12)
    actor, record = np.concatenate([own, np.full(12, 99)]), np.concatenate([own, own])
    assert same_people(actor, record)[0].size == 0
    joined, person = same_people(np.append(actor, [0, 50]), np.append(record, [77, 77]))
    assert (joined.tolist(), person.tolist()) == ([0, 50], [0, 0])


def test_people_are_the_same_in_whatever_order_their_contacts_came() -> None:
    """Chains of contacts of any length, told record by record in any order."""
    rng = np.random.default_rng(5)
    chains = [rng.permutation(100)[n * 10 : n * 10 + 10] for n in range(1)]
    actor = np.concatenate([np.stack([c[:-1], c[1:]], axis=1).ravel() for c in chains])
    record = np.repeat(np.arange(actor.size // 2), 2)
    for _ in range(5):
        order = rng.permutation(actor.size)
        joined, person = same_people(actor[order], record[order])
        assert joined.tolist() == sorted(chains[0].tolist())
        assert set(person.tolist()) == {min(chains[0])}


def test_lists_of_two_pages_narrow_the_people_behind_them(tmp_path: Path) -> None:
    """Of 1,000 and 400 followers 150 are known by a contact on both lists."""
    facts = [
        *counted(1000, 400),
        *listed("vk", range(300), page=A),
        *listed("bot", range(150, 200), page=B),
        *listed("cards", range(200, 300), page=B),
    ]
    found = ask(tmp_path, facts)
    assert shown(figure(found, "people_following")) == (None, 1000, 1250, "overlap_bounded")
    assert "people_by_contacts" in codes(found)


def test_customers_on_no_list_of_followers_follow_nothing_at_most(tmp_path: Path) -> None:
    """Of 50 customers 20 are on a list; 10 followers without a contact may be customers."""
    facts = [
        *counted(110, 40),
        *listed("vk", range(20), page=A),
        *listed("vk", range(1000, 1080), page=A),
        *listed("bot", range(2000, 2040), page=B),
        *bought(range(50)),
    ]
    found = ask(tmp_path, facts)
    assert shown(figure(found, "customers_who_follow_nothing")) == (None, 20, 30, "contacts_bound")


def test_a_page_nobody_counted_may_hold_every_customer(tmp_path: Path) -> None:
    facts = [
        *counted(20, 40)[:2],
        *listed("vk", range(20), page=A),
        *bought(range(50)),
    ]
    found = ask(tmp_path, facts)
    assert shown(figure(found, "customers_who_follow_nothing")) == (None, 0, 30, "contacts_bound")


def test_whole_lists_of_followers_tell_the_number_itself(tmp_path: Path) -> None:
    facts = [
        *counted(20, 40),
        *listed("vk", range(20), page=A),
        *listed("bot", range(2000, 2040), page=B),
        *bought(range(50)),
    ]
    found = ask(tmp_path, facts)
    assert shown(figure(found, "customers_who_follow_nothing")) == (30, 30, 30, "")


def test_a_list_that_is_no_pages_does_not_tell_who_follows(tmp_path: Path) -> None:
    found = ask(tmp_path, [*counted(20, 40), *listed(NEWS, range(20)), *bought(range(50))])
    nothing = figure(found, "customers_who_follow_nothing")
    assert shown(nothing) == (None, None, None, "ids_do_not_match")


def test_two_lists_are_chapmans_and_say_what_they_assume(tmp_path: Path) -> None:
    found = ask(tmp_path, [*counted(20, 40), *listed(NEWS, range(100)), *bought(range(80, 160))])
    value, low, high, reason = shown(figure(found, "people_on_lists"))
    truth = chapman(100, 80, 20)
    assert (value, low, high) == (round(truth.estimate), round(truth.low), round(truth.high))
    assert reason == ""
    assert "two_lists" in codes(found)


def test_customers_known_by_the_shops_number_alone_make_nobody_missing(tmp_path: Path) -> None:
    """They can be on no other list: counted as if they could they would double the number."""
    facts = [*counted(20, 40), *listed(NEWS, range(100)), *bought(range(80, 160))]
    more = bought(range(500, 900), contact=False)
    with_them, without = ask(tmp_path / "a", [*facts, *more]), ask(tmp_path / "b", facts)
    assert shown(figure(with_them, "people_on_lists")) == shown(figure(without, "people_on_lists"))
    assert shown(figure(with_them, "customers"))[0] == 480


def test_without_lists_of_contacts_nothing_is_said(tmp_path: Path) -> None:
    found = ask(tmp_path, [*counted(20, 40), *bought(range(50)), *answered(range(40))])
    assert figure(found, "people_on_lists") is None


def by_phone(sets: int) -> dict[str, BoolArray]:
    """Everybody is known by a phone and nobody by an e-mail."""
    return {"email": np.zeros(sets, np.bool_), "phone": np.ones(sets, np.bool_)}


def world(chances: Sequence[float], seed: int, *, people: int = 5000, keen: float = 0.0) -> OnLists:
    """Who of so many people is on which list; `keen` says how much people differ."""
    rng = np.random.default_rng(seed)
    each = rng.gamma(1 / keen, keen, (people, 1)) if keen else np.ones((people, 1))
    on = rng.random((people, len(chances))) < np.minimum(each * chances, 0.95)
    rows, counts = np.unique(on[on.any(axis=1)], axis=0, return_counts=True)
    lists = tuple(TakenList(f"list {n}") for n in range(len(chances)))
    return OnLists(lists=lists, on=rows, people=counts, **by_phone(len(rows)))


def test_three_lists_tell_how_many_are_on_none() -> None:
    """5,000 people in each of 40 worlds: the intervals hold them in some 36."""
    found = [by_lists(world([0.3, 0.2, 0.15], seed)).people for seed in range(40)]
    told = [one for one in found if one is not None]
    assert len(told) >= 36
    assert 0.8 <= np.mean([one.low <= 5000 <= one.high for one in told]) <= 1
    assert np.mean([one.estimate for one in told]) == pytest.approx(5000, rel=0.03)


def test_where_people_differ_much_only_at_least_is_said() -> None:
    """Keen people are on every list: a model that takes all for equal would say far too few."""
    found = by_lists(world([0.3, 0.25, 0.2, 0.2, 0.15], 3, keen=2.0))
    assert (found.people, found.reason) == (None, "people_differ")
    assert found.at_least is not None
    assert found.seen < found.at_least < 5000


def test_a_list_whose_contacts_match_nobodys_is_left_out_and_named() -> None:
    """With it each of its people would count as one whom no other list could ever hold."""
    found = world([0.3, 0.2, 0.15], 1)
    apart = np.column_stack([found.on, np.zeros(len(found.on), dtype=np.bool_)])
    only = np.array([[False, False, False, True]])
    more = OnLists(
        lists=(*found.lists, TakenList("spoilt")),
        on=np.vstack([apart, only]),
        people=np.append(found.people, 400),
        **by_phone(len(found.on) + 1),
    )
    assert by_lists(more).apart == ("spoilt",)
    assert by_lists(more).people == by_lists(found).people


@pytest.mark.parametrize(
    ("on", "people", "reason"),
    [
        ([[1, 0], [0, 1]], [50, 60], "lists_share_nobody"),
        ([[1]], [50], "lists_share_nobody"),
        ([[1, 0], [0, 1], [1, 1]], [50, 60, 6], "few_on_two_lists"),
    ],
)
def test_too_little_in_common_gives_a_reason_and_no_number(
    on: list[list[int]], people: list[int], reason: str
) -> None:
    lists = tuple(TakenList(str(n)) for n in range(len(on[0])))
    found = by_lists(
        OnLists(lists=lists, on=np.array(on) == 1, people=np.array(people), **by_phone(len(on)))
    )
    assert (found.people, found.at_least, found.reason) == (None, None, reason)


def test_a_list_of_emails_is_not_compared_with_lists_of_phones() -> None:
    """Whoever is on both would count as two; only for a third of the first a phone is known."""
    found = world([0.3, 0.2, 0.15, 0.2], 4)
    emails = found.on[:, 3]
    phones = found.on[:, :3].any(axis=1)
    alone = np.zeros((1, 4), np.bool_)
    alone[0, 3] = True
    apart = OnLists(
        lists=found.lists,
        on=np.vstack([found.on[phones] & [True, True, True, False], alone]),
        people=np.append(found.people[phones], found.people[emails].sum()),
        email=np.append(np.zeros(phones.sum(), np.bool_), True),
        phone=np.append(np.ones(phones.sum(), np.bool_), False),
    )
    told = by_lists(apart)
    assert (told.kind, told.compared, told.apart) == ("phone", 3, ("list 3",))
    assert told.people is not None
    assert told.people.estimate == pytest.approx(5000, rel=0.1)


def test_customers_by_phone_may_be_followers_known_by_an_email(tmp_path: Path) -> None:
    """30 of 50 customers are on no list, and 12 followers on one are known by an e-mail alone."""
    facts = [
        *counted(20, 12),
        *listed("vk", range(20), page=A),
        *listed("bot", range(2000, 2012), page=B, kind="email"),
        *bought(range(50)),
    ]
    found = ask(tmp_path, facts)
    assert shown(figure(found, "customers_who_follow_nothing")) == (None, 18, 30, "contacts_bound")


def test_more_than_eight_lists_leave_the_smallest_out() -> None:
    found = by_lists(world([0.2] * 9 + [0.02], 2, people=2000))
    assert found.compared == 8
    assert found.people is not None
    assert found.people.estimate == pytest.approx(2000, rel=0.05)
