"""Slopes: what moved has colour, and no label covers another one."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report import samples

from otvet.findings import Verdict
from otvet.i18n import LANGUAGES, Language
from otvet.report import charts
from otvet.report.charts.svg import FULL

NAME = r'<text x="47.50%" y="(\d+)"[^>]*>([^<]*)'
LEVEL = (
    r'<line x1="([\d.]+)%" x2="([\d.]+)%" y1="([\d.]+)" y2="([\d.]+)"[^>]*stroke-dasharray="2 4"'
)


def _drawn(name: str, language: Language = "en") -> str:
    return str(charts.advantages(samples.MONTHS[name]().awareness, language))


@pytest.mark.parametrize("name", ["october", "one_advantage", "twelve_advantages"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_label_covers_another_one(name: str, language: Language) -> None:
    """One, two or twelve advantages, with long names: every line of letters has its own place."""
    drawn = _drawn(name, language)
    rows = sorted(int(y) for y, _ in re.findall(NAME, drawn))
    assert rows
    assert all(after - before >= 14 for before, after in pairwise(rows))
    height = re.search(r'height="(\d+)"', drawn)
    assert height is not None
    assert rows[-1] < int(height[1])


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12), st.integers(14, 40))
def test_labels_are_pushed_apart_and_stay_inside(places: list[float], height: int) -> None:
    """Equal values are the usual case: five advantages known to half of the people."""
    room = height * len(places)
    moved = charts.pushed(sorted((y, height) for y in places), top=0, bottom=100 + room)
    assert all(after - before >= height - 1e-6 for before, after in pairwise(moved))
    assert moved[0] >= 0
    assert moved[-1] + height <= 100 + room + 1e-6


def test_only_what_moved_has_colour_and_tells_its_points() -> None:
    """A colour for noise would be praise for nothing."""
    drawn = _drawn("october")
    assert drawn.count(f'stroke="{FULL[Verdict.YES]}" stroke-width="3"') == 2
    assert FULL[Verdict.NO] not in drawn
    assert drawn.count("within noise") == 3 + drawn.partition("</desc>")[0].count("within noise")
    assert "+9.0 points" in drawn.partition("</desc>")[2]


def test_a_fall_beyond_doubt_is_red_and_thick() -> None:
    fell = samples.advantage("a", "Fell", 50, 30, Verdict.NO)
    answer = replace(samples.awareness_not_known(), advantages=(fell,))
    assert f'stroke="{FULL[Verdict.NO]}" stroke-width="3"' in str(charts.advantages(answer, "en"))


def test_the_level_of_guessing_is_dotted_from_before_to_after() -> None:
    """Whatever stands near it may be guessed and not known."""
    found = re.search(LEVEL, _drawn("october"))
    assert found is not None
    assert found[3] == found[4]
    assert float(found[1]) < 10 < 40 < float(found[2])


def test_asked_once_is_a_point_without_a_slope() -> None:
    once = samples.advantage("a", "Once", None, 30, None)
    answer = replace(samples.awareness_not_known(), advantages=(once,))
    drawn = str(charts.advantages(answer, "en"))
    assert drawn.count("<circle") == 1
    assert "asked once" in drawn.partition("</desc>")[2]


def test_a_long_name_is_cut_to_two_lines_in_the_drawing_alone() -> None:
    """The table below has it whole."""
    line = samples.advantage("a", samples.LONG, 20, 30, Verdict.YES)
    answer = replace(samples.awareness_not_known(), advantages=(line,))
    letters = re.findall(NAME, str(charts.advantages(answer, "ru")))
    assert len(letters) == 2
    assert letters[-1][1].endswith("…")
