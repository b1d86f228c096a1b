"""Changes about nought: one bar a row, on a scale that all rows share."""

from collections.abc import Sequence

from markupsafe import Markup

from otvet.findings import Verdict
from otvet.report.charts.svg import FULL, SECOND, hatch, percent, tag

HEIGHT = 20


def change_bar(change: float, changes: Sequence[float]) -> Markup:
    """The change to the right of nought, or to the left where something was lost."""
    nought, per_one = _scale(changes)
    first, last = sorted((nought, nought + change * per_one))
    colour = FULL[Verdict.NO if change < 0 else Verdict.YES]
    place = {"x": percent(first), "y": 5, "width": percent(last - first), "height": 10}
    line = {"x1": percent(nought), "x2": percent(nought), "y1": 0, "y2": HEIGHT}
    body = tag("rect", **place, fill=colour) + tag("line", **line, stroke=SECOND, stroke_width=1)
    return tag("svg", body, width="100%", height=HEIGHT, aria_hidden="true")


def _scale(changes: Sequence[float]) -> tuple[float, float]:
    """Where nought stands, and per cent of the width for one; all changes fit between 1 and 99."""
    low, high = min([0.0, *changes]), max([0.0, *changes])
    per_one = 98 / ((high - low) or 1.0)
    return 1 - low * per_one, per_one


def share_bar(share: float, most: float, *, colour: str, guessed: float = 0.0) -> Markup:
    """A share of the greatest one of its list; the part of it that is guessed is hatched."""
    width = 100 * share / (most or 1.0)
    known = width * (1 - guessed)
    body = tag("rect", x=0, y=4, width=percent(known), height=12, rx=1, fill=colour)
    if guessed:
        name = f"guess-{round(100 * width)}-{round(100 * known)}"
        body += hatch(name, colour)
        place = {"x": percent(known), "width": percent(width - known)}
        body += tag("rect", **place, y=4, height=12, rx=1, fill=f"url(#{name})")
    return tag("svg", body, width="100%", height=HEIGHT, aria_hidden="true")
