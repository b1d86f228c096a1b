"""Followers month by month: the same pages all the way, or no line at all."""

from datetime import date

import pytest

from otvet.audience.followers import followers
from otvet.audience.trend import trend
from otvet.config import BrandPart, Config
from otvet.facts import PageRef, YearMonth
from otvet.store.counts.audience import FollowerCount

OCTOBER = YearMonth.parse("2026-10")
VK, OK = PageRef("vk:1"), PageRef("ok:2")


def _count(page: PageRef, month: int, value: float, precision: str = "exact") -> FollowerCount:
    day = date(2026, month, 28)
    return FollowerCount(
        page=page, day=day, value=value, reason="", by_hand=False, precision=precision, run=1
    )


def _trend(counts: list[FollowerCount]) -> list[tuple[str, float]]:
    counts = sorted(counts, key=lambda c: c.day)
    config = Config(brand=BrandPart(name="Tea"))
    found = followers(counts, OCTOBER, titles={VK: "", OK: ""}, config=config)
    return [(point.month, point.value) for point in trend(counts, OCTOBER, found)]


def test_a_page_that_came_later_ends_the_line_instead_of_lifting_it() -> None:
    """A new page of 500 followers must not look like 500 new people."""
    counts = [_count(VK, month, 100 + month) for month in range(5, 11)]
    counts += [_count(OK, month, 500) for month in range(8, 11)]
    assert _trend(counts) == [("2026-08", 608), ("2026-09", 609), ("2026-10", 610)]


def test_two_months_are_no_trend() -> None:
    assert _trend([_count(VK, 9, 100), _count(VK, 10, 110)]) == []


def test_rounded_counts_leave_the_ends_open() -> None:
    counts = [_count(VK, month, 12300, "rounded") for month in (8, 9, 10)]
    config = Config(brand=BrandPart(name="Tea"))
    found = followers(counts, OCTOBER, titles={VK: ""}, config=config)
    (_, _, last) = trend(counts, OCTOBER, found)
    assert (last.low, last.high) == pytest.approx((12250, 12350))
