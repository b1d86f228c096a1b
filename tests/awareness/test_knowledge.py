"""The change of knowledge where some people answered both waves and some one."""

import numpy as np
import pytest

from otvet.awareness.knowledge import Panel, change
from otvet.stats.foils import knowledge_change, panel_change, wave


def columns(known: int, n: int) -> list[list[float]]:
    return [[1.0]] * known + [[0.0]] * (n - known)


def panel(n: int, before: int, after: int) -> Panel:
    """The first n rows of both waves are the same people."""
    return Panel(
        before=np.arange(n),
        after=np.arange(n),
        fresh_before=np.arange(n, before),
        fresh_after=np.arange(n, after),
    )


def test_panel_and_fresh_people_are_joined_by_their_variances() -> None:
    """Each change counts by what it knows: the panel more than as many strangers."""
    before = wave(columns(20, 60) + columns(20, 60), [[0.0]] * 120)
    after = wave(columns(26, 60) + columns(32, 60), [[0.0]] * 120)
    found = change(before, after, panel(60, 120, 120))
    assert found is not None
    # Panel: 6 of 60, var .1 x .9 / 60 = .0015; fresh: 12 of 60, var (2/9 + .248889) / 60.
    weights = np.array([1 / 0.0015, 60 / (2 / 9 + (32 / 60) * (28 / 60))])
    assert found.interval.estimate == pytest.approx(np.average([0.1, 0.2], weights=weights))
    assert found.interval.se == pytest.approx(weights.sum() ** -0.5)
    assert (found.panel, found.fresh) == (60, 60)


def test_a_panel_below_thirty_counts_as_strangers() -> None:
    """A dozen faithful respondents are no panel."""
    before, after = wave(columns(40, 100), [[0.0]] * 100), wave(columns(50, 100), [[0.0]] * 100)
    found = change(before, after, panel(29, 100, 100))
    assert found is not None
    assert found.interval == knowledge_change(before, after)
    assert found.panel == 0
    assert found.interval != panel_change(before, after)


def test_a_panel_with_few_fresh_people_stands_alone() -> None:
    """Ten strangers beside a panel of ninety would only add noise."""
    before, after = wave(columns(40, 100), [[0.0]] * 100), wave(columns(50, 100), [[0.0]] * 100)
    found = change(before, after, panel(90, 100, 100))
    assert found is not None
    assert (found.panel, found.fresh) == (90, 0)
