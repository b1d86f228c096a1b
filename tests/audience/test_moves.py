"""Stayed, moved, lost: from two waves of a survey to figures."""

from datetime import date

import numpy as np
import pytest

from otvet.audience.followers import Followers
from otvet.audience.moves import move_figures, page_moves
from otvet.facts import PageRef, YearMonth
from otvet.findings import PageLine
from otvet.store.counts.people import Followed, Wave

A, B = PageRef("vk:1"), PageRef("telegram:2")
OCTOBER = YearMonth.parse("2026-10")
COUNTS = Followers(
    lines=(
        PageLine(page=A, title="", now=7800, before=8000),
        PageLine(page=B, title="", now=2300, before=2000),
    ),
    now=10_100,
    before=10_000,
    slack_now=0,
    slack_before=0,
    rounded=(),
    runs=frozenset(),
)


def wave(day: date, said: list[tuple[int | None, frozenset[PageRef]]]) -> Wave:
    return Wave(
        last_day=day,
        said=tuple(
            Followed(respondent=number, actor=actor, pages=pages, via=None)
            for number, (actor, pages) in enumerate(said)
        ),
    )


def people(kept: int, moved: int, lost: int) -> tuple[Wave, Wave]:
    """Followers of a who kept it, left it for b, or left; a fifth as many who follow b only."""
    only_a, only_b, none = frozenset({A}), frozenset({B}), frozenset[PageRef]()
    before = [only_a] * (kept + moved + lost) + [only_b] * ((kept + moved + lost) // 4)
    now = [only_a] * kept + [only_b] * moved + [none] * lost + [only_b] * (len(before) // 5)
    return (
        wave(date(2026, 10, 20), list(enumerate(now))),
        wave(date(2026, 9, 20), list(enumerate(before))),
    )


def test_who_left_one_page_for_another_is_moved_and_not_lost() -> None:
    """Of 400 followers of a, 40 moved to b and 20 left: of 8,000, 800 and 400."""
    found = page_moves(people(340, 40, 20), OCTOBER, COUNTS, rng=np.random.default_rng(3))
    figures = {one.code: one for one in move_figures(found)}
    assert figures["people_moved"].value == pytest.approx(800, rel=0.1)
    assert figures["people_lost"].value == pytest.approx(400, rel=0.1)
    for code, truth in (("people_moved", 800), ("people_lost", 400), ("people_stayed", 8800)):
        low, high = figures[code].low, figures[code].high
        assert low is not None
        assert high is not None
        assert low < truth < high
    assert "people_new" not in figures


@pytest.mark.parametrize("size", [10, 40])
def test_a_small_panel_says_nothing(size: int) -> None:
    found = page_moves(people(size, 2, 2), OCTOBER, COUNTS, rng=np.random.default_rng(3))
    assert found is None
    assert move_figures(found) == ()


def test_waves_of_other_months_and_people_unknown_are_no_panel() -> None:
    """Moves of half a year are not those of the month, and nobody is asked twice unknown."""
    now, before = people(340, 40, 20)
    old = Wave(last_day=date(2026, 6, 20), said=before.said)
    rng = np.random.default_rng(3)
    assert page_moves((now, old), OCTOBER, COUNTS, rng=rng) is None
    unknown = wave(date(2026, 9, 20), [(None, one.pages) for one in before.said])
    assert page_moves((now, unknown), OCTOBER, COUNTS, rng=rng) is None
