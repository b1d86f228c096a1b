"""Drawings as SVG that stands alone: no class, no script, text that stays text."""

from otvet.report.charts.advantages import advantage_axis, advantage_row
from otvet.report.charts.answer import LINE, answer_bar, answer_key, glyph
from otvet.report.charts.changes import change_bar, share_bar
from otvet.report.charts.every import advantages, all_of, known, trend
from otvet.report.charts.goals import bullet
from otvet.report.charts.people import UNSEEN, key, people_strip
from otvet.report.charts.problems import problem_bar, problem_spark
from otvet.report.charts.slope import pushed, slope
from otvet.report.charts.svg import ACCENT, standalone

__all__ = [
    "ACCENT",
    "LINE",
    "UNSEEN",
    "advantage_axis",
    "advantage_row",
    "advantages",
    "all_of",
    "answer_bar",
    "answer_key",
    "bullet",
    "change_bar",
    "glyph",
    "key",
    "known",
    "people_strip",
    "problem_bar",
    "problem_spark",
    "pushed",
    "share_bar",
    "slope",
    "standalone",
    "trend",
]
