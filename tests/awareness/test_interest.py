"""Signs of interest stand beside the answer and never decide it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
from tests.awareness.survey_facts import OCTOBER_DAY, SEPTEMBER, brand, first, wave
from tests.shared_data import shared
from tests.sources.reading import config, door
from tests.store_fixture import land_facts, run_key

from otvet.awareness import answer
from otvet.awareness.interest import interest
from otvet.facts import Fact, PageRef, Search, Visit, YearMonth
from otvet.findings import Figure
from otvet.report.words import figures as words
from otvet.sources.inbox import sniff
from otvet.store.store import Store

OCTOBER = YearMonth.parse("2026-10")
MONTH = Search(
    engine="yandex",
    phrase="чай",
    day=OCTOBER.first_day,
    granularity="month",
    value=1200,
    value_kind="count",
)
LAST_YEAR = YearMonth(OCTOBER.index - 12)
VISIT = Visit(
    page=PageRef("ga4:site"),
    day=OCTOBER.first_day,
    last_day=OCTOBER.last_day,
    source="vk.com",
    network="vk",
    visits=100,
)


def _of(month: YearMonth, value: float, **changed: object) -> Search:
    return replace(MONTH, day=month.first_day, value=value, **changed)  # type: ignore[arg-type]


def _told(tmp_path: Path, facts: list[Fact]) -> dict[str, Figure]:
    with land_facts(tmp_path, facts) as store:
        found = interest(store, OCTOBER)
    return {f"{f.code}:{f.label}": f for f in found.figures}


def test_the_month_the_month_before_and_the_same_month_last_year(tmp_path: Path) -> None:
    facts: list[Fact] = [MONTH, _of(OCTOBER.previous, 900), _of(LAST_YEAR, 800)]
    found = _told(tmp_path, facts)
    assert [f.value for f in found.values()] == [1200, 900, 800]
    assert list(found) == [
        "brand_search:чай",
        "brand_search_before:чай",
        "brand_search_year_ago:чай",
    ]
    assert {f.count for f in found.values()} == {"search_periods"}
    assert {f.measure for f in found.values()} == {"brand-search"}
    assert {f.sources for f in found.values()} == {("facts.csv",)}


def test_a_month_that_nobody_counted_is_none_with_its_reason(tmp_path: Path) -> None:
    """A missing file is no fall to nought."""
    found = _told(tmp_path, [_of(OCTOBER.previous, 900)])
    assert found["brand_search:чай"].value is None
    assert found["brand_search:чай"].reason == "no_search_count"
    assert found["brand_search_before:чай"].value == 900


def test_an_unfinished_month_says_so(tmp_path: Path) -> None:
    found = _told(tmp_path, [replace(MONTH, provisional=True)])
    assert found["brand_search:чай"].value == 1200
    assert found["brand_search:чай"].reason == "month_not_over"


def test_a_town_is_not_added_to_its_country_nor_a_phrase_to_a_shorter_one(tmp_path: Path) -> None:
    facts: list[Fact] = [
        replace(MONTH, region="Россия"),
        replace(MONTH, region="Москва", value=700),
        replace(MONTH, phrase="чай москва", region="Россия", value=300),
    ]
    found = {k: f.value for k, f in _told(tmp_path, facts).items() if f.code == "brand_search"}
    assert found == {"brand_search:чай, Россия": 1200, "brand_search:чай москва, Россия": 300}


def test_an_index_is_shown_only_where_no_count_is(tmp_path: Path) -> None:
    index = replace(MONTH, engine="google", value_kind="index100", value=57, batch="a")
    both = _told(tmp_path / "a", [MONTH, index])
    alone = _told(tmp_path / "b", [index])
    assert {f.code.partition("_index")[1] for f in both.values()} == {""}
    assert alone["brand_search_index:чай"].value == 57
    assert alone["brand_search_index:чай"].unit == ""


def test_visits_are_told_by_network_in_words(tmp_path: Path) -> None:
    free = replace(VISIT, medium="social")
    facts: list[Fact] = [free, replace(free, medium="cpc", source="vk", visits=30)]
    found = _told(tmp_path, facts)
    assert found["social_visits_ga4:vk"].value == 100
    assert found["social_visits_paid_ga4:vk"].value == 30
    assert words.name(found["social_visits_ga4:vk"], "ru").endswith("ВКонтакте")
    assert words.value(found["social_visits_ga4:vk"], "ru") == "100\u00a0визитов"


def test_two_counters_are_named(tmp_path: Path) -> None:
    facts: list[Fact] = [VISIT, replace(VISIT, page=PageRef("metrika:site"), visits=110)]
    found = _told(tmp_path, facts)
    assert set(found) == {"social_visits_ga4:vk", "social_visits_metrika:vk"}
    assert {f.code for f in found.values()} <= set(words.FIGURES)


def test_two_sites_of_one_counter_are_named(tmp_path: Path) -> None:
    facts: list[Fact] = [replace(VISIT, page=PageRef(f"ga4:{name}.example")) for name in "ab"]
    assert {f.label for f in _told(tmp_path, facts).values()} == {"vk, a.example", "vk, b.example"}


def test_no_file_of_searches_or_visits_adds_nothing(tmp_path: Path) -> None:
    """A brand that never looked at them is not told that they are missing."""
    with land_facts(tmp_path, []) as store:
        found = interest(store, OCTOBER)
    assert (found.figures, found.sources) == ((), ())


def test_signs_of_interest_change_nothing_of_the_answer(tmp_path: Path) -> None:
    """Searches doubled, and the verdict, its interval, checks and needs are as they were."""
    brew, gold = ("advantage", "brew"), ("foil", "gold")
    waves: list[Fact] = [
        *wave("w1", SEPTEMBER, {brew: first(50, 100), gold: first(0, 100)}),
        *wave("w2", OCTOBER_DAY, {brew: first(60, 100), gold: first(0, 100)}),
    ]
    signs: list[Fact] = [_of(OCTOBER.previous, 1), MONTH, VISIT]
    said = []
    for name, facts in (("without", waves), ("with", waves + signs)):
        with land_facts(tmp_path / name, facts, brand()) as store:
            said.append(answer(store, OCTOBER, brand(), rng=np.random.default_rng(7)))
    without, with_signs = said
    codes = {figure.code for figure in without.figures}
    assert {f.code for f in with_signs.figures} - codes == {
        "brand_search", "brand_search_before", "brand_search_year_ago", "social_visits_ga4",
    }  # fmt: skip
    told = tuple(f for f in with_signs.figures if f.code in codes)
    assert replace(with_signs, figures=told, sources=()) == replace(without, sources=())


def test_the_excerpt_of_wordstat_tells_its_august(tmp_path: Path) -> None:
    """From the file to the figure: 36 806 searches in August 2024."""
    path = shared("data/exports/wordstat/dynamics_monthly_excerpt.csv")
    settings = config(brand={"name": "Подарки", "searched_as": ["новогодние подарки"]})
    reading = sniff(path).read(path, door(settings))
    with Store.open(tmp_path / "brand", settings) as store:
        run = run_key(path.name, source="search", identity=reading.identity)
        store.land(run, reading.rows, observed_at=OCTOBER_DAY)
        found = interest(store, YearMonth.parse("2024-09")).figures
    assert [(f.code, f.value) for f in found] == [
        ("brand_search", 87_798),
        ("brand_search_before", 36_806),
        ("brand_search_year_ago", None),
    ]
