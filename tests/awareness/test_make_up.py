"""Surveys weighed by what the networks show of the audience, where otvet.toml says nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.awareness.survey_facts import OCTOBER_DAY, SEPTEMBER, brand, first, wave
from tests.store_fixture import land_facts

from otvet.awareness import answer
from otvet.config import Config, PagePart
from otvet.facts import Fact, Margin, Metric, PageRef, YearMonth
from otvet.findings import Answer

OCTOBER = YearMonth.parse("2026-10")
BREW, GOLD = ("advantage", "brew"), ("foil", "gold")
VK, TG = PageRef("vk:1"), PageRef("telegram:2")
DAY = date(2026, 10, 31)
SEXES = {"female": 0.5, "male": 0.5}


def _brand(margins: Mapping[str, Mapping[str, float]] | None = None) -> Config:
    plain = brand(points=10, margins=margins)
    return plain.model_copy(update={"pages": (PagePart(ref=VK), PagePart(ref=TG))})


def _margins(
    attribute: str, shares: Mapping[str, float], *, page: PageRef = VK, day: date = DAY
) -> list[Fact]:
    return [
        Margin(page=page, day=day, attribute=attribute, group=group, share=share)
        for group, share in shares.items()
    ]


def _waves(**told: Sequence[str]) -> list[Fact]:
    """100 respondents twice; the first 60 know in the first wave, 80 in the second."""
    columns = [{BREW: first(known, 100), GOLD: first(0, 100)} for known in (60, 80)]
    return [
        *wave("w1", SEPTEMBER, columns[0], margins=told),
        *wave("w2", OCTOBER_DAY, columns[1], margins=told),
    ]


def _ask(tmp_path: Path, facts: Sequence[Fact], config: Config) -> Answer:
    with land_facts(tmp_path, facts, config) as store:
        return answer(store, OCTOBER, config, rng=np.random.default_rng(7))


def _values(found: Answer) -> dict[str, object]:
    return {f"{f.code}{':' if f.label else ''}{f.label}": f.value for f in found.figures}


def _codes(found: Answer) -> dict[str, object]:
    return {check.code: check.details.get("names") for check in found.checks}


def test_sexes_of_the_network_weigh_as_those_of_otvet_toml_would(tmp_path: Path) -> None:
    """80 women of 100 who all know, 20 men who do not: half and half, it is 50 and not 80."""
    told = ["Женский"] * 80 + ["мужской"] * 20
    by_hand = _ask(
        tmp_path / "a", _waves(sex=told), _brand({"sex": {"Женский": 0.5, "Мужской": 0.5}})
    )
    found = _ask(tmp_path / "b", [*_waves(sex=told), *_margins("sex", SEXES)], _brand())
    assert _values(found)["knowledge"] == pytest.approx(0.5)
    assert _values(found)["knowledge_before"] == _values(by_hand)["knowledge_before"]
    assert found.estimate == by_hand.estimate
    assert _values(found)["margin_source:sex"] == "vk:1"
    assert _values(found)["margin_day:sex"] == "2026-10-31"
    assert "not_weighted" not in _codes(found)


def test_otvet_toml_wins_and_a_newer_make_up_replaces_an_older_one(tmp_path: Path) -> None:
    told = ["Женский"] * 80 + ["Мужской"] * 20
    old = _margins("sex", {"female": 0.9, "male": 0.1}, day=date(2026, 9, 30))
    later = _margins("sex", {"female": 0.1, "male": 0.9}, day=date(2026, 11, 1))
    facts = [*_waves(sex=told), *_margins("sex", SEXES), *old, *later]
    found = _ask(tmp_path / "a", facts, _brand())
    assert _values(found)["knowledge"] == pytest.approx(0.5)
    own = {"sex": {"Женский": 0.8, "Мужской": 0.2}}
    by_hand = _ask(tmp_path / "b", facts, _brand(own))
    assert _values(by_hand)["knowledge"] == pytest.approx(0.8)
    assert _values(by_hand)["margin_source:sex"] == "VK statistics"


def test_ages_are_joined_into_bands_that_both_have(tmp_path: Path) -> None:
    """18-21 and 21-35 of VK are 18–34 of the survey: 40 of 100, whatever they are called."""
    vk = {"18-21": 0.1, "21-35": 0.3, "35-45": 0.2, "45-100": 0.4}
    told = ["18–34"] * 60 + ["35 и старше"] * 40
    found = _ask(tmp_path, [*_waves(age=told), *_margins("age", vk)], _brand())
    # All 60 young know, and 20 of the 40 others: 0.4 * 1 + 0.6 * 0.5.
    assert _values(found)["knowledge"] == pytest.approx(0.7)


def test_ages_in_years_fall_into_the_networks_bands(tmp_path: Path) -> None:
    told = ["20"] * 80 + ["50"] * 20
    both = {"female;18-35": 0.3, "male;18-35": 0.2, "female;35-100": 0.4, "male;35-100": 0.1}
    found = _ask(tmp_path, [*_waves(age=told), *_margins("sex_age", both)], _brand())
    assert _values(found)["knowledge"] == pytest.approx(0.5)


def test_bands_without_a_common_cut_weigh_nothing_and_are_told(tmp_path: Path) -> None:
    """Weighing by the nearest band would be weighing by nothing that anybody counted."""
    told = ["18–29"] * 60 + ["30+"] * 40
    vk = {"18-24": 0.5, "24-45": 0.3, "45-100": 0.2}
    found = _ask(tmp_path, [*_waves(age=told), *_margins("age", vk)], _brand())
    assert _codes(found)["margins_not_alike"] == "age"
    assert _values(found)["knowledge"] == pytest.approx(0.8)
    assert "not_weighted" not in _codes(found)
    assert not [name for name in _values(found) if name.startswith("margin_")]


def test_pages_count_by_their_followers_or_not_at_all(tmp_path: Path) -> None:
    """A page of 300 and one of 100: women are 0.3 * 0.75 + 0.7 * 0.25 of both."""
    told = ["female"] * 80 + ["male"] * 20
    facts = [
        *_waves(sex=told),
        *_margins("sex", {"female": 0.3, "male": 0.7}),
        *_margins("sex", {"female": 0.7, "male": 0.3}, page=TG),
        Metric(page=VK, day=DAY, metric="followers", value=300),
    ]
    unknown = _ask(tmp_path / "a", facts, _brand())
    assert _codes(unknown)["margins_pages_unknown"] == "sex"
    assert _values(unknown)["knowledge"] == pytest.approx(0.8)
    other = Metric(page=TG, day=DAY, metric="followers", value=100)
    known = _ask(tmp_path / "b", [*facts, other], _brand())
    assert _values(known)["knowledge"] == pytest.approx(0.3 * 0.75 + 0.7 * 0.25)
    assert _values(known)["margin_source:sex"] == "telegram:2; vk:1"


def test_rivals_pages_and_cut_lists_weigh_nothing(tmp_path: Path) -> None:
    told = ["Москва"] * 80 + ["Тверь"] * 20
    cut = _margins("city", {"Москва": 0.3, "Тверь": 0.1})
    rival = [
        replace(m, page=PageRef("vk:9")) for m in _margins("sex", SEXES) if isinstance(m, Margin)
    ]
    found = _ask(tmp_path, [*_waves(city=told, sex=["female"] * 100), *cut, *rival], _brand())
    assert _values(found)["knowledge"] == pytest.approx(0.8)
    assert "not_weighted" in _codes(found)
