"""Grew, and thanks to the work: the change beside rivals' and without the season."""

from collections.abc import Sequence
from datetime import date
from math import exp
from pathlib import Path

import numpy as np
import pytest
from tests.store_fixture import land_facts

from otvet.audience import answer
from otvet.config import BrandPart, Config, PagePart, RivalPagePart
from otvet.facts import Fact, Metric, Page, PageRef, YearMonth
from otvet.findings import Answer, Verdict

OWN = PageRef("vk:1")
RIVALS = [PageRef(f"vk:{n}") for n in range(11, 16)]
OCTOBER = YearMonth.parse("2026-10")
MERIT = {"more_than_rivals", "rivals_differ", "no_rivals_counted", "too_few_rivals"}


def config(rivals: Sequence[PageRef] = RIVALS) -> Config:
    return Config(
        brand=BrandPart(name="Teahouse"),
        pages=(PagePart(ref=OWN, kind="group"),),
        rival_pages=tuple(RivalPagePart(ref=ref) for ref in rivals),
    )


def count(page: PageRef, month: YearMonth, value: float) -> Metric:
    return Metric(page=page, day=month.last_day, metric="followers", value=value)


def pair(page: PageRef, before: float, now: float) -> list[Fact]:
    return [count(page, OCTOBER.previous, before), count(page, OCTOBER, now)]


def ask(tmp_path: Path, facts: Sequence[Fact], brand: Config) -> Answer:
    with land_facts(tmp_path, facts, brand) as store:
        return answer(store, OCTOBER, brand, rng=np.random.default_rng(7))


def merit(found: Answer) -> tuple[str, bool | None]:
    (told,) = [one for one in found.checks if one.code in MERIT]
    return told.code, told.passed


def value(found: Answer, code: str) -> float | None:
    told = next((one for one in found.figures if one.code == code), None)
    return None if told is None else float(str(told.value))


def market(growth: Sequence[int]) -> list[Fact]:
    """Rivals of 1,000 followers each that win so many."""
    return [
        f for page, more in zip(RIVALS, growth, strict=False) for f in pair(page, 1000, 1000 + more)
    ]


def test_growing_as_everybody_does_is_a_yes_but_no_merit(tmp_path: Path) -> None:
    """The verdict stays on the change as counted; the second line says what the market explains."""
    found = ask(tmp_path, [*pair(OWN, 5000, 5150), *market([29, 30, 31, 30, 30])], config())
    assert found.verdict is Verdict.YES
    assert merit(found) == ("more_than_rivals", False)
    assert value(found, "growth_beside_rivals") == pytest.approx(0, abs=1e-9)


def test_growing_more_than_rivals_is_said_with_its_limits(tmp_path: Path) -> None:
    found = ask(tmp_path, [*pair(OWN, 5000, 5400), *market([29, 30, 31, 30, 30])], config())
    assert merit(found) == ("more_than_rivals", True)
    assert value(found, "growth_beside_rivals") == pytest.approx(1.08 / 1.03 - 1)


def test_rivals_that_go_all_ways_say_nothing(tmp_path: Path) -> None:
    found = ask(tmp_path, [*pair(OWN, 5000, 5150), *market([-100, 300, 20, 90, 0])], config())
    assert merit(found) == ("rivals_differ", None)


def test_nobody_named_and_too_few_counted_are_different_gaps(tmp_path: Path) -> None:
    facts = [*pair(OWN, 5000, 5150), *market([30, 30])]
    assert merit(ask(tmp_path / "a", facts, config())) == ("too_few_rivals", None)
    assert merit(ask(tmp_path / "b", facts, config([]))) == ("no_rivals_counted", None)


def test_rivals_followers_are_never_my_audience(tmp_path: Path) -> None:
    """Those that otvet.toml names and those that a source calls competitors."""
    facts = [*pair(OWN, 5000, 5150), *market([30, 30, 30])]
    facts.append(Page(page=RIVALS[0], kind="group", role="competitor"))
    found = ask(tmp_path, facts, config(RIVALS[1:]))
    assert value(found, "followers") == 5150
    assert merit(found) == ("more_than_rivals", False)


def two_years(season: Sequence[float], *, months: int = 24) -> list[Fact]:
    """Followers at 25 month's ends that grow by the season each year."""
    value = 5000.0
    facts: list[Fact] = []
    for back in range(months, -1, -1):
        month = YearMonth(OCTOBER.index - back)
        facts.append(count(OWN, month, round(value)))
        value *= exp(season[(month.index + 1) % 12])
    return facts


def test_after_two_years_the_season_is_taken_out(tmp_path: Path) -> None:
    """October brings 10% every year, other months 1%: without it the month is as good as any."""
    season = [0.01] * 12
    season[OCTOBER.index % 12] = 0.10
    found = ask(tmp_path / "a", two_years(season), config([]))
    assert found.verdict is Verdict.YES
    assert value(found, "growth_without_season") == pytest.approx(exp(0.0175) - 1, abs=5e-4)
    short = ask(tmp_path / "b", two_years(season, months=23), config([]))
    assert value(short, "growth_without_season") is None


def test_a_page_that_came_later_is_no_growth_of_its_month(tmp_path: Path) -> None:
    """A second page of 5,000 appears in May: the chain goes over pages counted at both ends."""
    season = [0.01] * 12
    other = [count(PageRef("vk:2"), YearMonth(OCTOBER.index - back), 5000) for back in range(6)]
    brand = config([]).model_copy(update={"pages": (*config().pages, PagePart(ref="vk:2"))})
    found = ask(tmp_path, [*two_years(season), *other], brand)
    told = value(found, "growth_without_season")
    assert told is not None
    assert abs(told) < 0.02


def test_a_month_without_a_count_ends_the_chain(tmp_path: Path) -> None:
    gap = [
        f for f in two_years([0.01] * 12) if isinstance(f, Metric) and f.day != date(2026, 3, 31)
    ]
    assert value(ask(tmp_path, gap, config([])), "growth_without_season") is None
