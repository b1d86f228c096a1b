"""Links of the pages to a survey: how many answers each brought, and how many are wanted still."""

from datetime import date
from decimal import Decimal

import numpy as np
import pytest

from otvet.audience.links import links, links_check, links_need
from otvet.config import BrandPart, Config, PricesPart
from otvet.facts import PageRef
from otvet.store.counts.people import Followed, Wave

A, B = PageRef("vk:1"), PageRef("vk:2")
CONFIG = Config(
    brand=BrandPart(name="Teahouse"), prices=PricesPart(response=Decimal(40), responses_a_day=20)
)
SIZES = np.array([2000.0, 300.0])


def wave(*groups: tuple[int, PageRef | None, set[PageRef]], month: int = 10) -> Wave:
    """Respondents: how many, the page they came through, the pages they follow."""
    said = [(via, pages) for count, via, pages in groups for _ in range(count)]
    return Wave(
        last_day=date(2026, month, 12),
        said=tuple(
            Followed(respondent=n, actor=None, pages=frozenset(pages), via=via)
            for n, (via, pages) in enumerate(said)
        ),
    )


def test_answers_are_wanted_up_to_150_a_page_or_a_fifth_of_a_small_one() -> None:
    """148 of 150 and 10 of 60: 52 more, 40 roubles each."""
    found = links([wave((148, A, {A}), (10, B, {A, B}))], [A, B], SIZES)
    assert found.lacking == {A: 2, B: 50}
    assert found.survey is None
    need = links_need(found, CONFIG)
    assert need is not None
    assert (need.amount, need.cost, need.days) == (52, Decimal(2080), 3)
    assert need.details["pages"] == "vk:1: 2, vk:2: 50"
    check = links_check(found, CONFIG)[0]
    assert (check.details["responses"], check.details["cost"]) == (52, 2080)


def test_enough_answers_want_no_more_and_make_a_survey() -> None:
    found = links([wave((150, A, {A}), (60, B, {A, B}))], [A, B], SIZES)
    assert found.survey is not None
    assert found.survey.asked.tolist() == [150, 60]
    assert found.survey.pages_each.sum() == 150 + 120
    assert (found.lacking, links_check(found, CONFIG)) == ({}, ())


def test_who_came_through_a_page_without_following_it_is_no_follower_of_it() -> None:
    """Taken for a follower, everybody who saw a post would follow the page."""
    found = links([wave((150, A, {A}), (60, B, {A}), (5, None, {B}))], [A, B], SIZES)
    assert found.came.tolist() == [150, 0]
    assert found.lacking == {B: 60}


def test_an_older_wave_counts_where_the_newest_had_no_links() -> None:
    with_links = wave((150, A, {A}), (60, B, {B}), month=8)
    found = links([wave((200, None, {A, B})), with_links], [A, B], SIZES)
    assert found.survey is not None


def test_of_waves_with_too_few_the_one_with_most_is_gone_on_with() -> None:
    found = links([wave((3, A, {A})), wave((90, A, {A}), month=8)], [A, B], SIZES)
    assert found.lacking == {A: 60, B: 60}


@pytest.mark.parametrize("pages", [1, 9])
def test_one_page_or_nine_are_not_told_apart_by_links(pages: int) -> None:
    refs = [PageRef(f"vk:{n}") for n in range(pages)]
    found = links([], refs, np.full(pages, 1000.0))
    assert (found.lacking, links_need(found, CONFIG)) == ({}, None)
