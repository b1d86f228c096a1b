"""How many people raised each problem: its share, and its weeks."""

from collections.abc import Sequence

from markupsafe import Markup, escape

from otvet.findings import Problem
from otvet.i18n import Language
from otvet.report.charts.svg import ACCENT, FOIL, HAIR, INK, frame, percent, tag, text
from otvet.report.words import over_time, parts

SPARK, ROW = 28, 58
MOST = 12
_GAP = 0.22


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


def problem_spark(found: Problem, language: Language, *, colour: str = "") -> Markup:
    """Its weeks as small bars from nought, the highest as high as the drawing."""
    said = tag("title", escape(over_time.weeks(found, language)))
    return tag(
        "svg",
        said,
        _bars(found, colour=colour or ACCENT),
        width="100%",
        height=SPARK,
        role="img",
    )


def _bars(found: Problem, *, colour: str) -> Markup:
    points = found.trend
    step, top = 100 / len(points), max(1, *(point.authors for point in points))
    month = points[-1].week_start.month
    body = Markup("")
    for place, point in enumerate(points):
        height = max(1.0, (SPARK - 2) * point.authors / top)
        fill = colour if point.week_start.month == month else FOIL
        body += tag(
            "rect",
            x=percent(step * (place + _GAP / 2)),
            y=round(SPARK - 1 - height, 1),
            width=percent(step * (1 - _GAP)),
            height=round(height, 1),
            fill=fill,
        )
    floor = {"x1": "0%", "x2": "100%", "y1": SPARK - 0.5, "y2": SPARK - 0.5}
    return body + tag("line", **floor, stroke=HAIR, stroke_width=1)


def problem_weeks(
    problems: Sequence[Problem], language: Language, *, title: str, colour: str = ""
) -> Markup:
    """The weeks of the most frequent problems under each other, each with what became of it."""
    body = Markup("")
    shown = [problem for problem in problems if problem.trend][:MOST]
    for place, problem in enumerate(shown):
        body += _row(problem, ROW * place, language, colour=colour or ACCENT)
    desc = "; ".join(over_time.weeks(problem, language) for problem in shown)
    return frame(body, ROW * len(shown), name="problems", title=title, desc=desc)


def _row(found: Problem, top: int, language: Language, *, colour: str) -> Markup:
    name = parts.problem_name(found, language)
    body = text((0, "start"), top + 16, name, size=15, weight=600)
    body += text((0, "start"), top + 36, over_time.moved(found, language))
    place = {"x": "72%", "y": top + 8, "width": "28%", "height": SPARK}
    return body + tag("svg", _bars(found, colour=colour), **place)
