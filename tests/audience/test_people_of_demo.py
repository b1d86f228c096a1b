"""The tea house's survey narrows the people behind its followers, and the truth stays inside."""

from pathlib import Path

import pytest
from tests.report import demo_month

from otvet.demo.build import make_demo

pytestmark = [demo_month.GROUP, pytest.mark.slow]


def test_the_true_number_of_people_lies_within_the_bounds(tmp_path: Path) -> None:
    """From export files to the figure: the survey asks which pages people follow."""
    truth = make_demo(tmp_path / "truth", seed=demo_month.SEED, language="en").people_following
    figures = demo_month.month("en").audience.figures
    people = next(one for one in figures if one.code == "people_following")
    followers = next(one for one in figures if one.code == "followers")
    assert people.low is not None
    assert people.high is not None
    assert people.low <= truth <= people.high
    assert isinstance(followers.value, int)
    assert people.high - people.low < 0.1 * followers.value
