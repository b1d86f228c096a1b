"""The answer line: one line through three questions, and each estimate about it."""

from dataclasses import dataclass

from markupsafe import Markup

from otvet.findings import Answer, Estimate, Verdict
from otvet.i18n import Language
from otvet.report.charts.svg import FULL, GREY, INK, SECOND, TINT, frame, held, percent, tag, text
from otvet.report.words import alt, sentences

LINE = 38.0
"""Where the answer line stands, per cent from the left, the same in all three questions."""
CLOSE = 26.0
"""Ends nearer than this share one label."""


@dataclass(frozen=True, slots=True)
class _Scale:
    """Turns a value into per cent of the width, with `line` at `LINE`."""

    line: float
    per_unit: float

    def __call__(self, value: float) -> float:
        return max(2.0, min(98.0, LINE + (value - self.line) * self.per_unit))


def answer_bar(answer: Answer, language: Language) -> Markup:
    """The estimate about the answer line: clear of it to the right is a yes."""
    line = answer.goal.value if answer.question == "opinion" else 0.0
    tick = None if answer.question == "opinion" else answer.goal.value
    found = answer.estimate
    scale = _scale(line, found, tick)
    body = _line() + _goal(answer, scale, tick, language)
    body += (
        text((LINE, "start"), 42, sentences.figure(answer, language), dx=14)
        if found is None
        else ""
    )
    if found is not None:
        body += _band(found, scale, answer.verdict) + _labels(answer, found, scale, language)
    title, desc = alt.bar(answer, language)
    return frame(body, 92, name=f"bar-{answer.question}", title=title, desc=desc)


def _scale(line: float, found: Estimate | None, tick: float | None) -> _Scale:
    values = [] if found is None else [found.low - line, found.value - line, found.high - line]
    widest = max(map(abs, values), default=1.0) or 1.0
    least = 2.0 if tick is None else abs(tick) or 0.3 * widest
    right = max([*values, 1.8 * least])
    left = max([*(-v for v in values), 0.8 * least])
    return _Scale(line, min((92 - LINE) / right, (LINE - 8) / left))


def _line() -> Markup:
    return tag(
        "line", x1=percent(LINE), x2=percent(LINE), y1=0, y2="100%", stroke=INK, stroke_width=2
    )


def _goal(answer: Answer, scale: _Scale, tick: float | None, language: Language) -> Markup:
    told = alt.goal_tick(answer, language)
    if tick is None:
        return text((LINE, "start"), 86, told, dx=8)
    x = scale(tick)
    found = answer.estimate
    crossed = found is not None and _is_near(x, (scale(found.low), scale(found.high)))
    mark = Markup("")
    for first, last in ((25, 50), (67, 75)) if crossed else ((25, 75),):
        place = {"x1": percent(x), "x2": percent(x), "y1": first, "y2": last}
        mark += tag("line", **place, stroke=SECOND, stroke_width=1.5, stroke_dasharray="3 3")
    return mark + text((x, "start") if x < 55 else held(x, 16), 86, told)


def _is_near(x: float, ends: tuple[float, float]) -> bool:
    """Whether the tick would cross out the number at an end of the band, or both in one label."""
    first, last = ends
    if last - first < CLOSE:
        return abs(x - (first + last) / 2) < CLOSE / 2
    return min(abs(x - first), abs(x - last)) < CLOSE / 3


def _band(found: Estimate, scale: _Scale, verdict: Verdict) -> Markup:
    full, tint = FULL[verdict], TINT[verdict]
    parts = Markup("")
    if found.low < found.high:
        parts += _rect(scale(found.low), scale(found.high), fill=tint, stroke=full)
    if found.inner_low is not None and found.inner_high is not None:
        parts += _rect(scale(found.inner_low), scale(found.inner_high), fill=full, stroke="none")
    x = scale(found.value)
    dot = tag("circle", cx=percent(x), cy=37, r=6.5, fill=full, stroke="#fff", stroke_width=2.5)
    return parts + dot


def _rect(first: float, last: float, *, fill: str, stroke: str) -> Markup:
    place = {
        "x": percent(first),
        "y": 30,
        "width": percent(max(last - first, 0)),
        "height": 14,
        "rx": 2,
    }
    return tag("rect", **place, fill=fill, stroke=stroke, stroke_width=0.75)


def _labels(answer: Answer, found: Estimate, scale: _Scale, language: Language) -> Markup:
    x = scale(found.value)
    drawn = text(held(x, 16), 19, sentences.figure(answer, language), size=17, weight=600)
    if found.low == found.high:
        return drawn
    low, high = sentences.end_texts(answer, language)
    first, last = scale(found.low), scale(found.high)
    if last - first < CLOSE:
        both = alt.both_ends(low, high, language)
        return drawn + text(held((first + last) / 2, 16), 62, both)
    return drawn + text(held(first, 8), 62, low) + text(held(last, 8), 62, high)


def answer_key() -> Markup:
    """The sign of an estimate, small, before the words that explain it."""
    body = tag("rect", x=1, y=3, width=58, height=10, rx=2, fill="#D5DAE1", stroke=GREY)
    body += tag("rect", x=18, y=3, width=24, height=10, fill=GREY)
    body += tag("circle", cx=30, cy=8, r=5, fill=GREY, stroke="#fff", stroke_width=2)
    return tag("svg", body, width=60, height=16, aria_hidden="true")


def glyph(verdict: Verdict) -> Markup:
    """Disc with a tick, square with a cross, half-filled circle: told apart without colour."""
    full = FULL[verdict]
    shape = {
        Verdict.YES: tag("circle", cx=14, cy=14, r=13.5, fill=full)
        + _stroke("M8 14.5l4.2 4.2L20.4 10"),
        Verdict.NO: tag("rect", x=1, y=1, width=26, height=26, rx=4, fill=full)
        + _stroke("M9.5 9.5l9 9M18.5 9.5l-9 9"),
        Verdict.NOT_KNOWN: tag(
            "circle", cx=14, cy=14, r=12, fill="#fff", stroke=full, stroke_width=2.6
        )
        + tag("path", d="M14 2a12 12 0 0 1 0 24z", fill=full),
    }[verdict]
    return tag("svg", shape, viewBox="0 0 28 28", width=28, height=28, aria_hidden="true")


def _stroke(path: str) -> Markup:
    return tag("path", d=path, fill="none", stroke="#fff", stroke_width=2.6, stroke_linecap="round")
