"""Drawings as SVG that stands alone: no class, no script, text that stays text."""

from otvet.report.charts.advantages import advantage_axis, advantage_row
from otvet.report.charts.answer import LINE, answer_bar, glyph
from otvet.report.charts.every import all_of, known, trend
from otvet.report.charts.people import key, people_strip
from otvet.report.charts.problems import problem_bar
from otvet.report.charts.svg import standalone

__all__ = [
    "LINE",
    "advantage_axis",
    "advantage_row",
    "all_of",
    "answer_bar",
    "glyph",
    "key",
    "known",
    "people_strip",
    "problem_bar",
    "standalone",
    "trend",
]
