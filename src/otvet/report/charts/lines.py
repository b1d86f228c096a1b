"""Lines over time and over people read; every point stands in per cent, so letters keep their size."""

from collections.abc import Sequence
from itertools import pairwise

from markupsafe import Markup

from otvet.facts import YearMonth
from otvet.findings import CurvePoint, TrendPoint
from otvet.i18n import Language, month_short, number
from otvet.report.charts.svg import (
    ACCENT,
    GREY,
    HAIR,
    INK,
    SECOND,
    WASH,
    frame,
    held,
    percent,
    tag,
    text,
)
from otvet.report.happenings import Mark

HEIGHT, TOP, BOTTOM = 190, 24, 158
RIGHT = 91.0

Spot = tuple[float, float]
"""Place across in per cent, place down in pixels."""


def trend_line(
    points: Sequence[TrendPoint],
    language: Language,
    *,
    title: str,
    colour: str = "",
    marks: Sequence[Mark] = (),
) -> Markup:
    """Followers by month, the last one with its number; what happened stands as numbers below."""
    low, high = _ends([p.low for p in points], [p.high for p in points])
    left = _left(low, high, language)
    across = _spread(len(points), left)
    spots = [(x, _down(p.value, low, high)) for x, p in zip(across, points, strict=True)]
    names = [month_short(YearMonth.parse(point.month), language) for point in points]
    body = _grid(low, high, left, language) + _names(across, names)
    body += _marks(marks, across) + _band(across, points, low, high)
    body += _stretch(spots, colour=colour or ACCENT) + _last(spots[-1], points[-1].value, language)
    return frame(body, HEIGHT, name="trend", title=title, desc="")


def known_line(
    points: Sequence[CurvePoint],
    goal: float,
    language: Language,
    *,
    title: str,
    goal_words: str,
    colour: str = "",
) -> Markup:
    """What was known after each number of authors: solid up to now, dashed beyond, goal as a line."""
    most, left = points[-1].authors, _left(0.0, 100.0, language)
    low = max(0.0, min(10 * (min(p.known for p in points) // 10), 80.0))
    across = [left + (RIGHT - left) * p.authors / most for p in points]
    place = [(x, _down(p.known, low, 100.0)) for x, p in zip(across, points, strict=True)]
    now = max(n for n, p in enumerate(points) if not p.forecast)
    body = _grid(low, 100.0, left, language) + _goal(goal, low, left, goal_words)
    body += _stretch(place[: now + 1], colour=colour or ACCENT)
    body += _stretch(place[now:], colour=colour or ACCENT, dash="4 4")
    body += _last(place[now], points[now].known, language)
    counts = [points[now].authors, *([most] if most > points[now].authors else [])]
    at = [left + (RIGHT - left) * n / most for n in counts]
    body += _names(at, [number(n, language) for n in counts])
    return frame(body, HEIGHT, name="known", title=title, desc="")


def _ends(lows: Sequence[float], highs: Sequence[float]) -> tuple[float, float]:
    """A scale with room above and below; from nought only where nought is near."""
    low, high = min(lows), max(highs)
    room = max((high - low) * 0.25, high * 0.01, 1.0)
    return (0.0 if low < 0.3 * high else low - room), high + room


def _left(low: float, high: float, language: Language) -> float:
    """Where the lines begin: right of the numbers of the scale, on the narrowest phone too."""
    widest = max((len(number(value, language)) for value in _round_steps(low, high)), default=1)
    return 5 + 1.6 * widest


def _spread(n: int, left: float) -> list[float]:
    return [left + (RIGHT - left) * place / max(n - 1, 1) for place in range(n)]


def _down(value: float, low: float, high: float) -> float:
    return BOTTOM - (BOTTOM - TOP) * (value - low) / (high - low)


def _grid(low: float, high: float, left: float, language: Language) -> Markup:
    """Two rules across with their numbers, round ones."""
    body = Markup("")
    for value in _round_steps(low, high):
        y = round(_down(value, low, high), 1)
        rule = {"x1": percent(left), "x2": percent(RIGHT), "y1": y, "y2": y}
        body += tag("line", **rule, stroke=HAIR, stroke_width=1)
        body += text((left, "end"), round(y + 4), number(value, language), dx=-8)
    return body


def _round_steps(low: float, high: float) -> list[float]:
    span = high - low
    power = 10.0 ** (len(str(int(span))) - 1)
    steps = (power, 2 * power, 5 * power, power / 2, power / 4)
    step = min(steps, key=lambda one: abs(span / one - 3))
    first = -(-low // step) * step
    return [first + n * step for n in range(int((high - first) // step) + 1)]


def _names(across: Sequence[float], names: Sequence[str]) -> Markup:
    return Markup("").join(
        text(held(x, 4), BOTTOM + 22, name) for x, name in zip(across, names, strict=True)
    )


def _band(across: Sequence[float], points: Sequence[TrendPoint], low: float, high: float) -> Markup:
    """What rounding leaves open, as a tinted shape that is as wide as the drawing."""
    if not any(point.low < point.high for point in points):
        return Markup("")
    upper = [(x, _down(p.high, low, high)) for x, p in zip(across, points, strict=True)]
    lower = [(x, _down(p.low, low, high)) for x, p in zip(across, points, strict=True)]
    path = " L".join(f"{x:.2f},{y:.1f}" for x, y in [*upper, *reversed(lower)])
    shape = tag("path", d=f"M{path}Z", fill=WASH)
    size = {"x": 0, "y": 0, "width": "100%", "height": HEIGHT}
    return tag("svg", shape, **size, viewBox=f"0 0 100 {HEIGHT}", preserveAspectRatio="none")


def _stretch(spots: Sequence[Spot], *, colour: str, dash: str = "none") -> Markup:
    body = Markup("")
    for (x1, y1), (x2, y2) in pairwise(spots):
        ends = {"x1": percent(x1), "x2": percent(x2), "y1": round(y1, 1), "y2": round(y2, 1)}
        look = {"stroke": colour, "stroke_width": 2, "stroke_linecap": "round"}
        body += tag("line", **ends, **look, stroke_dasharray=dash)
    return body


def _marks(marks: Sequence[Mark], across: Sequence[float]) -> Markup:
    """A dashed rule at each mark with its number above; the days of a month lie before its point."""
    body, step = Markup(""), across[1] - across[0] if len(across) > 1 else 0.0
    for one in marks:
        x = across[0] + one.at * step
        rule = {"x1": percent(x), "x2": percent(x), "y1": TOP - 4, "y2": BOTTOM}
        body += tag("line", **rule, stroke=GREY, stroke_width=1, stroke_dasharray="2 3")
        body += text((x, "middle"), TOP - 10, str(one.number))
    return body


def _last(spot: Spot, value: float, language: Language) -> Markup:
    x, y = spot
    dot = tag("circle", cx=percent(x), cy=round(y, 1), r=5, fill=INK, stroke="#fff", stroke_width=2)
    return dot + text(held(x, 8), round(y) - 10, number(value, language), size=15, weight=600)


def _goal(goal: float, low: float, left: float, words: str) -> Markup:
    y = round(_down(goal, low, 100.0), 1)
    rule = {"x1": percent(left), "x2": percent(RIGHT), "y1": y, "y2": y}
    line = tag("line", **rule, stroke=SECOND, stroke_width=1.5, stroke_dasharray="3 3")
    return line + text((RIGHT, "end"), round(y) + 16, words)
