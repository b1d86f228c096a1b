"""The share of a page's people whom the brand is for: never of other people than it says."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.store_fixture import land_facts

from otvet.audience import answer
from otvet.audience.target import in_target
from otvet.config import BrandPart, Config, PagePart, TargetPart
from otvet.facts import Fact, Margin, Metric, PageRef, YearMonth
from otvet.findings import Figure
from otvet.store.counts.margins import PageMargin

OCTOBER = YearMonth.parse("2026-10")
SEPTEMBER = OCTOBER.previous
VK, TG = PageRef("vk:1"), PageRef("telegram:1900000001")
WOMEN = TargetPart(sex="female", ages="25-44")
Base = Literal["followers", "reached", "visitors"]
BY_BOTH = {
    "female;18-24": 0.1,
    "female;25-34": 0.3,
    "female;35-44": 0.2,
    "male;25-34": 0.3,
    "male;35-44": 0.1,
}


def told(
    attribute: str, shares: Mapping[str, float], *, page: PageRef = VK, base: Base = "followers"
) -> PageMargin:
    day = OCTOBER.last_day
    return PageMargin(
        page=page, attribute=attribute, day=day, base=base, shares=shares, source="VK"
    )


def span(found: Sequence[PageMargin], target: TargetPart) -> tuple[float, float] | None:
    one = in_target(found, OCTOBER, target).get(VK)
    return None if one is None else (round(one.low, 3), round(one.high, 3))


def test_a_split_by_both_gives_the_share_itself() -> None:
    assert span([told("sex_age", BY_BOTH)], WOMEN) == (0.5, 0.5)


def test_attributes_told_apart_give_limits() -> None:
    found = [
        told("sex", {"female": 0.6, "male": 0.4}),
        told("age", {"18-24": 0.1, "25-34": 0.6, "35-44": 0.3}),
    ]
    assert span(found, WOMEN) == (0.5, 0.6)


@given(st.lists(st.floats(0, 1), min_size=4, max_size=4).filter(lambda parts: sum(parts) > 0))
def test_the_limits_hold_the_true_share_whatever_goes_together(parts: list[float]) -> None:
    """Women and others, of the ages and not: what is told apart never excludes the truth."""
    women, women_else, men, men_else = (part / sum(parts) for part in parts)
    found = [
        told("sex", {"female": women + women_else, "male": men + men_else}),
        told("age", {"25-44": women + men, "45+": women_else + men_else}),
    ]
    one = in_target(found, OCTOBER, WOMEN)[VK]
    assert one.low - 1e-9 <= women <= one.high + 1e-9


def test_a_band_over_the_edge_may_be_inside_or_not() -> None:
    ages = told("age", {"18-29": 0.4, "30-39": 0.3, "40-49": 0.2, "50+": 0.1})
    assert span([ages], TargetPart(ages="25-44")) == (0.3, 0.9)


def test_people_whom_the_network_does_not_place_may_be_inside() -> None:
    assert span([told("sex", {"female": 0.5, "male": 0.3})], TargetPart(sex="female")) == (0.5, 0.7)


def test_a_town_that_a_cut_list_does_not_name_may_be_in_the_rest() -> None:
    towns = told("city", {"Tver": 0.4, "Moscow": 0.35})
    assert span([towns], TargetPart(cities=("tver",))) == (0.4, 0.4)
    assert span([towns], TargetPart(cities=("Tver", "Kimry"))) == (0.4, 0.65)


def test_a_page_that_tells_only_a_part_of_what_is_asked_tells_nothing() -> None:
    assert span([told("sex", {"female": 0.6, "male": 0.4})], WOMEN) is None


def test_attributes_of_different_people_are_not_joined() -> None:
    found = [
        told("sex", {"female": 0.6, "male": 0.4}, base="followers"),
        told("age", {"25-44": 0.9, "45+": 0.1}, base="visitors"),
    ]
    assert span(found, WOMEN) is None


def config(target: TargetPart = WOMEN) -> Config:
    pages = (PagePart(ref=VK, title="Tea, VK", kind="group"), PagePart(ref=TG, kind="channel"))
    return Config(brand=BrandPart(name="Teahouse"), pages=pages, target=target)


def margin(share: float, *, page: PageRef = VK, day: date, base: Base = "followers") -> list[Fact]:
    """A page with so many women of the ages."""
    return [
        Margin(page=page, day=day, attribute="sex_age", group=group, share=part, base=base)
        for group, part in (("female;25-44", share), ("male;25-44", 1 - share))
    ]


def figures(folder: Path, facts: Sequence[Fact], brand: Config) -> dict[tuple[str, str], Figure]:
    with land_facts(folder, facts, brand) as store:
        found = answer(store, OCTOBER, brand, rng=np.random.default_rng(7))
    return {(f.code, f.label): f for f in found.figures if f.code.startswith("target")}


def counts(page: PageRef, now: float) -> list[Fact]:
    return [
        Metric(page=page, day=month.last_day, metric="followers", value=value)
        for month, value in ((SEPTEMBER, now - 100), (OCTOBER, now))
    ]


def test_each_share_names_its_base_and_only_followers_add_up(tmp_path: Path) -> None:
    facts = [
        *counts(VK, 2000),
        *counts(TG, 1000),
        *margin(0.5, day=OCTOBER.last_day),
        *margin(0.45, day=SEPTEMBER.last_day),
        *margin(0.8, page=TG, day=OCTOBER.last_day, base="visitors"),
        *margin(0.7, page=TG, day=SEPTEMBER.last_day, base="reached"),
    ]
    found = figures(tmp_path, facts, config())
    shares = {key: (one.value, one.reason) for key, one in found.items()}
    assert shares == {
        ("target_share", "Tea, VK"): (pytest.approx(0.5), "of_followers"),
        ("target_share", str(TG)): (pytest.approx(0.8), "of_visitors"),
        ("target_share_before", "Tea, VK"): (pytest.approx(0.45), "of_followers"),
        ("target_followers", ""): (1000, "pages_that_tell"),
    }
    assert all(one.sources for one in found.values())


def test_without_a_make_up_the_share_is_not_nought_but_not_known(tmp_path: Path) -> None:
    (one,) = figures(tmp_path, counts(VK, 2000), config()).values()
    assert (one.value, one.low, one.reason) == (None, None, "no_make_up")


def test_where_nobody_is_named_nothing_is_said(tmp_path: Path) -> None:
    facts = [*counts(VK, 2000), *margin(0.5, day=OCTOBER.last_day)]
    assert figures(tmp_path, facts, config(TargetPart())) == {}


@pytest.mark.parametrize("ages", ["young", "25", "25-", "25-44 years"])
def test_ages_that_are_no_band_are_refused(ages: str) -> None:
    with pytest.raises(ValidationError):
        TargetPart(ages=ages)
