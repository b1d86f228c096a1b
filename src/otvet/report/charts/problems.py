"""How many people raised each problem."""

from collections.abc import Sequence

from markupsafe import Markup

from otvet.findings import Problem
from otvet.report.charts.svg import ACCENT, INK, percent, tag


def problem_bar(found: Problem, problems: Sequence[Problem], *, colour: str = "") -> Markup:
    """The share of people who raised it, with its interval, on a scale shared by all problems."""
    top = max([0.01, *(problem.share.high for problem in problems)])
    low, mid, high = (
        100 * max(0.0, v) / top for v in (found.share.low, found.share.value, found.share.high)
    )
    body = tag("rect", x=0, y=3, width=percent(mid), height=6, fill=colour or ACCENT)
    for first, last, y in ((low, high, (6, 6)), (low, low, (1, 11)), (high, high, (1, 11))):
        place = {"x1": percent(first), "x2": percent(last), "y1": y[0], "y2": y[1]}
        body += tag("line", **place, stroke=INK, stroke_width=1.5)
    return tag("svg", body, width="100%", height=12, aria_hidden="true")
