"""Where an answer stands and where it is wanted: a rail, a bar up to now, a tick at the goal."""

from markupsafe import Markup

from otvet.findings import Answer
from otvet.report.charts.svg import ACCENT, FOIL, INK, percent, tag

RAIL, TINT = "#DFE3E8", "#AFC0F2"
HEIGHT = 28


def bullet(answer: Answer, *, colour: str = "") -> Markup:
    """The estimate as a bar from nought with its interval, the goal as a tick; no forecast."""
    low, high = _ends(answer)

    def across(value: float) -> float:
        return 100 * (value - low) / ((high - low) or 1.0)

    body = _bar(0, 100, y=12, thick=4, fill=RAIL)
    if low < 0:
        nought = {"x1": percent(across(0)), "x2": percent(across(0)), "y1": 8, "y2": 20}
        body += tag("line", **nought, stroke=FOIL, stroke_width=1)
    found = answer.estimate
    if found is not None:
        if not colour and found.low < found.high:
            ends = across(found.low), across(found.high)
            body += _bar(*ends, y=10, thick=8, fill=TINT, outline=ACCENT)
        first, last = sorted((across(0), across(found.value)))
        body += _bar(first, last, y=12, thick=4, fill=colour or ACCENT)
    goal = {"x1": percent(across(answer.goal.value)), "x2": percent(across(answer.goal.value))}
    body += tag("line", **goal, y1=3, y2=25, stroke=INK, stroke_width=2.5)
    return tag("svg", body, width="100%", height=HEIGHT, aria_hidden="true")


def _ends(answer: Answer) -> tuple[float, float]:
    """A rail from nought, or from what was lost, to a little beyond the goal and the interval."""
    if answer.goal.unit == "of_100":
        return 0.0, 100.0
    found, goal = answer.estimate, answer.goal.value
    ends = (0.0, 0.0) if found is None else (found.low, found.high)
    low, high = min(0.0, ends[0]), max(1.4 * goal, ends[1])
    return low, high + 0.05 * (high - low)


def _bar(
    first: float, last: float, *, y: int, thick: int, fill: str, outline: str = "none"
) -> Markup:
    place = {"x": percent(first), "y": y, "width": percent(max(last - first, 0)), "height": thick}
    return tag("rect", **place, fill=fill, stroke=outline, stroke_width=0.75)
