"""Bursts of joins: bought followers, and people who came for a prize."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from tests.store_fixture import land_facts

from otvet.audience import answer
from otvet.config import BrandPart, Config, PagePart
from otvet.facts import Fact, Metric, PageRef, YearMonth
from otvet.findings import Answer, Check, Verdict

GROUP = PageRef("vk:2")
OCTOBER = YearMonth.parse("2026-10")
FIRST = date(2026, 9, 1)
CONFIG = Config(brand=BrandPart(name="Teahouse"), pages=(PagePart(ref=GROUP, kind="group"),))


def page(joins: Sequence[int], *, before: int, now: int) -> list[Fact]:
    """A page's joins from 1 September on, and its followers at both ends of October."""
    days = [FIRST + timedelta(days=n) for n in range(len(joins))]
    return [
        Metric(page=GROUP, day=date(2026, 9, 30), metric="followers", value=before),
        Metric(page=GROUP, day=date(2026, 10, 31), metric="followers", value=now),
        *(
            Metric(page=GROUP, day=day, metric="followers_gained", value=joined, additive=True)
            for day, joined in zip(days, joins, strict=True)
        ),
    ]


def quiet(*, bought: int = 0, day: int = 42) -> list[int]:
    """Two months of 8 to 12 joins a day, and so many on one day."""
    joins = [8 + n % 5 for n in range(61)]
    joins[day] += bought
    return joins


def ask(tmp_path: Path, facts: Sequence[Fact]) -> Answer:
    with land_facts(tmp_path, facts, CONFIG) as store:
        return answer(store, OCTOBER, CONFIG, rng=np.random.default_rng(7))


def burst(found: Answer) -> Check | None:
    return next((one for one in found.checks if one.code == "join_burst"), None)


@pytest.mark.parametrize("share", [0.05, 0.2, 0.4])
def test_bought_followers_make_no_yes(tmp_path: Path, share: float) -> None:
    """5 to 40% of the page are bought on 13 October: without them nothing grew."""
    bought = round(5000 * share)
    found = ask(tmp_path, page(quiet(bought=bought), before=5000, now=5000 + bought))
    assert found.verdict is Verdict.NOT_KNOWN
    told = burst(found)
    assert told is not None
    assert told.passed is False
    assert told.details == {"pages": GROUP, "days": "2026-10-13", "joined": bought}
    bare = next(one for one in found.figures if one.code == "growth_without_bursts")
    assert bare.value == pytest.approx(0, abs=0.001)
    assert "next_month" in {need.code for need in found.needs}


def test_growth_that_stands_without_the_burst_is_a_yes(tmp_path: Path) -> None:
    """400 joined at once, 300 by and by: 6% and more are real whatever the burst was."""
    found = ask(tmp_path, page(quiet(bought=400), before=5000, now=5700))
    assert found.verdict is Verdict.YES
    told = burst(found)
    assert told is not None
    assert told.passed


def test_a_burst_of_september_is_in_both_counts_and_says_nothing(tmp_path: Path) -> None:
    found = ask(tmp_path, page(quiet(bought=400, day=10), before=5000, now=5100))
    assert found.verdict is Verdict.YES
    assert burst(found) is None


def test_a_page_without_daily_joins_is_judged_by_its_counts(tmp_path: Path) -> None:
    found = ask(tmp_path, page([], before=5000, now=5100))
    assert found.verdict is Verdict.YES
    assert burst(found) is None
