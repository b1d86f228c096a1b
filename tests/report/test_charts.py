"""Drawings: the picture says the verdict before any word does."""

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report import samples

from otvet.findings import Answer, Figure, Verdict
from otvet.report import charts
from otvet.report.words.composition import Composition, Part, composition

WHO = Composition(heading="h", title="t", parts=(Part(5, "a"), Part(2, "b"), Part(1, "c")), least=9)

BANDS = r'<rect x="([\d.]+)%" y="30" width="([\d.]+)%"'
WIDE = st.floats(-3, 3, allow_nan=False)


def _band(low: float, value: float, high: float) -> tuple[float, float]:
    answer = replace(samples.audience_yes(), estimate=samples.estimate(value, low, high, "share"))
    drawn = re.search(BANDS, str(charts.answer_bar(answer, "en")))
    assert drawn is not None
    return float(drawn[1]), float(drawn[1]) + float(drawn[2])


def test_a_yes_stands_right_of_the_line_and_a_doubt_across_it() -> None:
    """The drawn band is the 90 % interval, so clear of the line and yes are one event."""
    assert _band(0.012, 0.041, 0.07)[0] > charts.LINE
    first, last = _band(-0.02, 0.018, 0.06)
    assert first < charts.LINE < last


@given(ends=st.tuples(WIDE, WIDE, WIDE).map(sorted))
def test_a_band_never_leaves_the_drawing_nor_changes_sides(ends: list[float]) -> None:
    """A month of +300 % must not push its label out of the page."""
    low, value, high = ends
    if low < high:
        first, last = _band(low, value, high)
        assert 0 <= first <= last <= 100
        assert (first >= charts.LINE - 0.01) == (low >= 0) or abs(low) < 1e-3


def test_opinion_has_its_goal_for_a_line() -> None:
    """The third question asks for a level, not for a change."""
    bar = str(charts.answer_bar(samples.opinion_yes(), "en"))
    drawn = re.search(BANDS, bar)
    assert drawn is not None
    assert float(drawn[1]) > charts.LINE
    assert "wanted: 90 of 100" in bar


def test_a_count_has_a_dot_but_no_band() -> None:
    """A count has no doubt to draw."""
    assert not re.search(BANDS, str(charts.answer_bar(samples.audience_fell(), "en")))


def test_no_number_is_said_and_not_drawn() -> None:
    """A missing estimate must not look like nought."""
    bar = str(charts.answer_bar(samples.audience_missing(), "en"))
    assert "no number" in bar
    assert "<circle" not in bar


@pytest.mark.parametrize("n", [1, 2, 12])
def test_advantages_stay_within_their_row(n: int) -> None:
    """One, two or twelve of them, known by all or by none."""
    lines = samples.with_advantages(n).awareness.advantages
    for line in lines:
        row = str(charts.advantage_row(line, lines))
        assert all(0 <= float(x) <= 100 for x in re.findall(r'(?:x1|x2|cx)="([\d.]+)%"', row))


def test_every_drawing_stands_alone() -> None:
    """Mail and slides know none of our style sheets: no class, well-formed, real text."""
    month = samples.october()
    lines = month.awareness.advantages
    drawings = [charts.answer_bar(answer, "ru") for answer in month.answers]
    drawings += [charts.glyph(verdict) for verdict in Verdict]
    drawings += [charts.advantage_row(line, lines) for line in lines]
    drawings += [charts.advantage_axis(lines, "ru"), charts.people_strip(WHO)]
    drawings += [
        charts.advantages(month.awareness, "ru"),
        charts.answer_key(),
        charts.key("hatch"),
        charts.key(2),
    ]
    drawings += [charts.change_bar(-3, [5, -3]), charts.share_bar(0.2, 0.5, colour="#2747C4")]
    drawings += [charts.bullet(answer) for answer in month.answers]
    drawings += [
        charts.problem_bar(problem, month.opinion.problems) for problem in month.opinion.problems
    ]
    for drawing in drawings:
        root = ElementTree.fromstring(str(drawing))  # noqa: S314  # our own text
        assert not [e for e in root.iter() if {"class", "style"} & set(e.attrib)]
        assert [e for e in root.iter("text") if int(e.attrib["font-size"]) < 13] == []


def test_a_hostile_title_is_escaped_in_a_drawing() -> None:
    """Names reach charts too."""
    drawn = str(charts.people_strip(replace(WHO, title=samples.HOSTILE)))
    assert "<script" not in drawn


def test_a_composition_by_reach_shows_parts_that_do_not_overlap() -> None:
    """Unseen people of all who act may be followers, so only those beyond are drawn beside them."""
    answer = _with(followers_reached=700, followers_not_reached=3900, active_non_followers=200)
    found = composition(answer, "en")
    assert found is not None
    assert [part.people for part in found.parts] == [700, 3900, 200]
    assert (found.unseen, found.seen) == (60, 4800)


def test_without_reach_the_strip_shows_who_acted() -> None:
    answer = _with(active_followers=380, active_non_followers=200, at_least=1400)
    found = composition(answer, "en")
    assert found is not None
    assert [part.people for part in found.parts] == [380, 200]
    assert found.unseen == 820


def test_where_nobody_is_seen_there_is_no_strip() -> None:
    assert composition(_with(), "en") is None


def _with(**values: int) -> Answer:
    figures = [Figure(code=code, value=value, unit="people") for code, value in values.items()]
    figures.append(Figure(code="active_non_followers_at_least", value=260, unit="people"))
    return replace(samples.october().audience, figures=tuple(figures))


def test_the_strip_is_as_wide_as_people_are_many() -> None:
    drawn = ElementTree.fromstring(str(charts.people_strip(WHO)))  # noqa: S314  # our own text
    bars = [e for e in drawn.iter() if e.tag.endswith("rect") and e.attrib["height"] == "32"]
    ends = [(float(e.attrib["x"].rstrip("%")), float(e.attrib["width"].rstrip("%"))) for e in bars]
    whole = 9 * 1.12
    assert [x for x, _ in ends] == pytest.approx([100 * n / whole for n in (0, 5, 7, 8)], abs=0.1)
    assert ends[0][1] == pytest.approx(100 * 5 / whole - 0.3, abs=0.1)


def test_the_guessed_part_of_a_cause_is_hatched_and_the_bar_is_as_long() -> None:
    drawn = ElementTree.fromstring(  # noqa: S314  # our own text
        str(charts.share_bar(0.2, 0.4, colour="#2747C4", guessed=0.25))
    )
    bars = [e for e in drawn.iter() if e.tag.endswith("rect") and e.attrib["height"] == "12"]
    assert [e.attrib["width"] for e in bars] == ["37.50%", "12.50%"]
    assert bars[1].attrib["fill"].startswith("url(#")
    assert "url(" not in str(charts.share_bar(0.2, 0.4, colour="#2747C4"))
