"""People behind the followers: what each piece of evidence says, and what it is told to assume."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from tests.store_fixture import land_facts
from tests.truth.worlds import follower_survey, followers_of_pages

from otvet.audience import answer
from otvet.audience.change import people_change
from otvet.audience.followers import Followers
from otvet.audience.people import people_checks, people_figure
from otvet.config import BrandPart, Config, PagePart
from otvet.facts import (
    ActorId,
    Fact,
    Follow,
    Metric,
    PageRef,
    Response,
    ResponseItem,
    YearMonth,
)
from otvet.findings import Answer, Figure, PageLine
from otvet.stats.growth import Growth
from otvet.stats.interval import normal_interval

A, B = PageRef("vk:1"), PageRef("vk:2")
OCTOBER = YearMonth.parse("2026-10")
CONFIG = Config(
    brand=BrandPart(name="Teahouse"),
    pages=(PagePart(ref=A, kind="group"), PagePart(ref=B, kind="group")),
)


def counted(first: int, second: int) -> list[Fact]:
    """Followers of both pages, the same a month ago."""
    days = (date(2026, 9, 30), date(2026, 10, 31))
    return [
        Metric(page=page, day=day, metric="followers", value=value)
        for page, value in ((A, first), (B, second))
        for day in days
    ]


def listed(page: PageRef, actors: range) -> list[Fact]:
    at = datetime(2026, 10, 20, tzinfo=UTC)
    return [Follow(page=page, actor=ActorId(who), at=at, state="member") for who in actors]


def responses(follows: Sequence[Sequence[bool]], via: Sequence[int] | None = None) -> list[Fact]:
    """Respondents with the pages that they follow, and the page they came through."""
    found: list[Fact] = []
    for number, row in enumerate(follows):
        items = [
            ResponseItem(role="page", item=page, value=float(yes))
            for page, yes in zip((A, B), row, strict=True)
        ]
        if via is not None:
            items.append(ResponseItem(role="via", item=(A, B)[via[number]], value=1.0))
        at = datetime(2026, 10, 12, tzinfo=UTC)
        found.append(
            Response(survey="s", wave="2026-10", native_id=str(number), at=at, items=tuple(items))
        )
    return found


def ask(tmp_path: Path, facts: Sequence[Fact]) -> Answer:
    with land_facts(tmp_path, facts, CONFIG) as store:
        return answer(store, OCTOBER, CONFIG, rng=np.random.default_rng(7))


def people(found: Answer) -> Figure:
    return next(one for one in found.figures if one.code == "people_following")


def codes(found: Answer) -> set[str]:
    return {check.code for check in found.checks if check.code.startswith("people_")}


def test_counts_alone_give_bounds_and_say_why_no_number(tmp_path: Path) -> None:
    found = ask(tmp_path, counted(1000, 400))
    figure = people(found)
    assert (figure.value, figure.low, figure.high) == (None, 1000, 1400)
    assert figure.reason == "no_overlap_evidence"
    assert codes(found) == {"people_links"}


def test_lists_of_two_pages_narrow_the_bounds(tmp_path: Path) -> None:
    """All of a and 380 of b's 400 are listed, 300 on both: 20 unlisted may be on a, too."""
    facts = [*counted(1000, 400), *listed(A, range(1000)), *listed(B, range(700, 1080))]
    figure = people(ask(tmp_path, facts))
    assert (figure.low, figure.high) == (1400 - 320, 1400 - 300)
    assert figure.reason == "overlap_bounded"


def test_whole_lists_give_the_number_itself(tmp_path: Path) -> None:
    facts = [*counted(1000, 400), *listed(A, range(1000)), *listed(B, range(700, 1100))]
    found = ask(tmp_path, facts)
    assert (people(found).value, people(found).reason) == (1100, "")
    assert codes(found) == {"people_by_lists"}


def test_a_survey_narrows_and_names_its_assumption(tmp_path: Path) -> None:
    """100 of 250 followers of a in the survey also follow b, and 100 of 125 of b's follow a."""
    follows = [[True, True]] * 100 + [[True, False]] * 150 + [[False, True]] * 25
    found = ask(tmp_path, [*counted(1000, 500), *responses(follows)])
    assert codes(found) == {"people_by_survey", "people_links"}
    figure = people(found)
    assert figure.value is None
    assert figure.low is not None
    assert figure.high is not None
    assert 1000 < figure.low < 1100 < figure.high < 1300


def test_links_of_the_pages_give_a_number_without_eager_followers(tmp_path: Path) -> None:
    """Followers of both answer twice as readily: the survey alone would say 965 people."""
    follows = (
        [[True, True]] * 160 + [[True, False]] * 120 + [[True, True]] * 240 + [[False, True]] * 30
    )
    via = [0] * 280 + [1] * 270
    found = ask(tmp_path, [*counted(1000, 500), *responses(follows, via)])
    figure = people(found)
    assert figure.value is not None
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low < 1100 < figure.high
    assert "people_by_model" in codes(found)


@pytest.mark.parametrize(("followers", "told"), [(800, False), (740, True)])
def test_few_through_a_link_give_bounds_only(tmp_path: Path, followers: int, *, told: bool) -> None:
    """148 through a link: less than 150, but a fifth of a page of 740."""
    follows = [[True, True]] * 100 + [[True, False]] * 60 + [[True, True]] * 90
    follows += [[False, True]] * 58
    facts = [*counted(1000, followers), *responses(follows, [0] * 160 + [1] * 148)]
    found = ask(tmp_path, facts)
    assert (people(found).value is not None) is told
    assert ("people_by_model" in codes(found)) is told


def test_evidence_that_contradicts_leaves_the_counts(tmp_path: Path) -> None:
    """Whole lists share nobody, but all respondents follow both pages."""
    facts = [
        *counted(500, 400),
        *listed(A, range(500)),
        *listed(B, range(500, 900)),
        *listed(B, range(1)),
    ]
    found = ask(tmp_path, [*facts, *responses([[True, True]] * 200)])
    assert (people(found).low, people(found).high) == (500, 900)
    assert people(found).reason == "evidence_contradicts"
    assert "people_contradict" in codes(found)


def test_without_counts_nothing_is_said_of_people() -> None:
    assert people_figure(None, count="x", sources=()).reason == "no_counts"
    assert people_checks(None, CONFIG) == ()


def test_a_known_overlap_decides_what_its_ends_leave_open() -> None:
    """Followers +2%, people who act -10%: with m = 1.2 it is a yes, at m = 3 it would be a no."""
    lines = tuple(PageLine(page=f"vk:{i}", title="", now=1020, before=1000) for i in range(3))
    counts = Followers(
        lines=lines,
        now=3060,
        before=3000,
        slack_now=0,
        slack_before=0,
        rounded=(),
        runs=frozenset(),
    )
    draws = np.random.default_rng(1).normal(np.log(0.9), 0.002, 400)
    growth = Growth(
        interval=normal_interval(float(np.log(0.9)), 0.002),
        draws=draws,
        coverage_first=0.8,
        coverage_second=0.8,
        coverage_compared=0.8,
        people_first=100.0,
        people_second=90.0,
        shape_z=0.0,
        guards_failed=(),
    )
    open_end = people_change(counts, growth, active_before=400, matters=0.01)
    assert not open_end.overlap_agrees
    each = np.full(60, 1.2)
    found = people_change(counts, growth, active_before=400, matters=0.01, pages_each=each)
    assert found.overlap_agrees
    assert found.estimate.value == pytest.approx((2550 + 360) / 2900 - 1)
    assert found.verdict.value == "yes"


@pytest.mark.slow
def test_a_brand_of_two_pages_is_counted_within_its_range(tmp_path: Path) -> None:
    """From files to figure: 7,000 people, g = .3, 300 responses a link."""
    rng, held = np.random.default_rng(5), 0
    for number in range(10):
        follows = followers_of_pages(2, 7000, sizes="one main page", rng=rng)
        survey = follower_survey(follows, 300, readiness=0.3, rng=rng)
        sizes = [int(n) for n in follows.sum(axis=0)]
        facts = [*counted(*sizes), *responses(survey.follows.tolist(), survey.via.tolist())]
        figure = people(ask(tmp_path / str(number), facts))
        assert figure.low is not None
        assert figure.high is not None
        held += figure.low <= 7000 <= figure.high
    assert held >= 7
