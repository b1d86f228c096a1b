"""Small bars: changes about nought, causes, goals."""

import re
from dataclasses import replace

import pytest
from tests.report import samples

from otvet.findings import Problem, Verdict
from otvet.report import charts
from otvet.report.causes import by_cause
from otvet.report.charts.svg import FULL, standalone
from otvet.report.words import parts

BAR = r'<rect x="([\d.]+)%" y="5" width="([\d.]+)%"'


def _ends(change: float, changes: list[float]) -> tuple[float, float]:
    found = re.search(BAR, str(charts.change_bar(change, changes)))
    assert found is not None
    return float(found[1]), float(found[1]) + float(found[2])


def test_gains_and_losses_part_at_nought_and_share_a_scale() -> None:
    """Two bars of one length must mean two changes of one size."""
    changes = [300.0, -100.0, 0.0]
    gain, loss, nothing = (_ends(change, changes) for change in changes)
    assert gain[0] == pytest.approx(loss[1], abs=0.02)
    assert gain[1] - gain[0] == pytest.approx(3 * (loss[1] - loss[0]), abs=0.05)
    assert nothing[1] == nothing[0]
    assert FULL[Verdict.NO] in str(charts.change_bar(-100, changes))


def test_mentions_are_added_up_by_cause() -> None:
    """Mentions add up and people do not, so the page says which of them it shows."""
    problems = samples.PROBLEMS
    more = replace(problems[0], code="rude", mentions=19)
    lines = by_cause((*problems, more))
    assert [(line.cause, line.mentions) for line in lines] == [
        ("staff", 140),
        ("pricing", 70),
        ("product", 44),
    ]
    assert sum(line.share for line in lines) == pytest.approx(1)


def test_complaints_that_fit_no_problem_have_causes_as_well_and_these_are_called_guesses() -> None:
    """Without them the page would tell whom to send only by what the list already knew."""
    lines = by_cause(samples.PROBLEMS, {"product": 100, "delivery": 3})
    assert [(line.cause, line.mentions, line.guessed) for line in lines] == [
        ("product", 144, 100),
        ("staff", 121, 0),
        ("pricing", 70, 0),
        ("delivery", 3, 3),
    ]
    answer = replace(samples.opinion_no(), unplaced_causes={"product": 100, "delivery": 3})
    told = "\n".join(parts.cause_lines(answer, "en"))
    assert "Product 43%" in told.replace("\u00a0", " ")
    assert "338 mentions" in told
    assert "among them: 103" in told
    assert "guess" not in "\n".join(parts.cause_lines(samples.opinion_no(), "en"))


def test_no_mentions_make_no_causes() -> None:
    silent: tuple[Problem, ...] = (replace(samples.PROBLEMS[0], mentions=0),)
    assert by_cause(silent) == []


def _goal(drawn: str) -> float:
    found = re.findall(r'<line x1="([\d.]+)%" x2="[\d.]+%" y1="3"', drawn)
    return float(found[0])


def test_a_goal_stands_where_it_is_on_the_rail() -> None:
    assert _goal(str(charts.bullet(samples.opinion_no()))) == 90
    drawn = str(charts.bullet(samples.audience_yes()))
    bar = re.findall(r'width="([\d.]+)%" height="4" fill="#2747C4"', drawn)
    assert _goal(drawn) == pytest.approx(float(bar[0]) * 0.01 / 0.0412, rel=0.01)


def test_a_loss_is_drawn_left_of_nought() -> None:
    drawn = str(charts.bullet(samples.audience_fell()))
    first, width = re.findall(r'<rect x="([\d.]+)%" y="12" width="([\d.]+)%"', drawn)[1]
    assert float(first) == 0
    assert float(width) > 0
    assert _goal(drawn) > float(width)


def test_no_number_leaves_the_rail_empty() -> None:
    assert str(charts.bullet(samples.audience_missing())).count("<rect") == 1


def test_a_drawing_of_its_own_paints_edges_before_letters() -> None:
    """Paper and slides paint sign by sign: an edge after its letter eats the one before it."""
    drawn = standalone(charts.answer_bar(samples.audience_yes(), "en"), width=330)
    edged = [text for text in re.findall("<text [^>]*>", drawn) if "paint-order" in text]
    assert edged
    assert all('fill="none"' in text and "aria-hidden" in text for text in edged)
    assert drawn.count(">+4.1%<") == 2
