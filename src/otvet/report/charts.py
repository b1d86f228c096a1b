"""Drawings as SVG that stands alone: no class, no script, text that stays text.

Places across are per cent of the width, so that letters keep their size on a phone and in print.
This is the only module that may hand ready markup to a template.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup, escape

from otvet.findings import AdvantageLine, Answer, Estimate, Problem, Verdict
from otvet.i18n import Language, number
from otvet.report.words import alt, sentences

INK, SECOND, HAIR, GREY, FOIL = "#14181F", "#535B68", "#DFE3E8", "#5D6675", "#7C8594"
FULL = {Verdict.YES: "#0A7256", Verdict.NO: "#B3261E", Verdict.NOT_KNOWN: "#8A5B00"}
TINT = {Verdict.YES: "#A9DCCB", Verdict.NO: "#F1BDB7", Verdict.NOT_KNOWN: "#F0D79E"}
A, B, HATCH = "#1D3597", "#6F88DC", "url(#hatch)"
FONT = "'Golos Text',system-ui,'Segoe UI',Roboto,sans-serif"
LINE = 38.0
"""Where the answer line stands, per cent from the left, the same in all three questions."""
CLOSE = 26.0
"""Ends nearer than this share one label."""

Anchor = Literal["start", "middle", "end"]


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
        _text((LINE, "start"), 42, sentences.figure(answer, language), dx=14)
        if found is None
        else ""
    )
    if found is not None:
        body += _band(found, scale, answer.verdict) + _labels(answer, found, scale, language)
    title, desc = alt.bar(answer, language)
    return _svg(body, 92, name=f"bar-{answer.question}", title=title, desc=desc)


def _scale(line: float, found: Estimate | None, tick: float | None) -> _Scale:
    values = [] if found is None else [found.low - line, found.value - line, found.high - line]
    least = abs(tick) if tick is not None else 2.0
    right = max([*values, 1.8 * least])
    left = max([*(-v for v in values), 0.8 * least])
    return _Scale(line, min((92 - LINE) / right, (LINE - 8) / left))


def _line() -> Markup:
    return _tag("line", x1=_pc(LINE), x2=_pc(LINE), y1=0, y2="100%", stroke=INK, stroke_width=2)


def _goal(answer: Answer, scale: _Scale, tick: float | None, language: Language) -> Markup:
    text = alt.goal_tick(answer, language)
    if tick is None:
        return _text((LINE, "start"), 86, text, dx=8)
    x = scale(tick)
    mark = Markup("")
    for first, last, dash in ((25, 50, "3 3"), (67, 75, "none")):
        place = {"x1": _pc(x), "x2": _pc(x), "y1": first, "y2": last}
        mark += _tag("line", **place, stroke=SECOND, stroke_width=1.5, stroke_dasharray=dash)
    return mark + _text((x, "start" if x < 60 else "end"), 86, text)


def _band(found: Estimate, scale: _Scale, verdict: Verdict) -> Markup:
    full, tint = FULL[verdict], TINT[verdict]
    parts = Markup("")
    if found.low < found.high:
        parts += _rect(scale(found.low), scale(found.high), fill=tint, stroke=full)
    if found.inner_low is not None and found.inner_high is not None:
        parts += _rect(scale(found.inner_low), scale(found.inner_high), fill=full, stroke="none")
    x = scale(found.value)
    dot = _tag("circle", cx=_pc(x), cy=37, r=6.5, fill=full, stroke="#fff", stroke_width=2.5)
    return parts + dot


def _rect(first: float, last: float, *, fill: str, stroke: str) -> Markup:
    place = {"x": _pc(first), "y": 30, "width": _pc(max(last - first, 0)), "height": 14, "rx": 2}
    return _tag("rect", **place, fill=fill, stroke=stroke, stroke_width=0.75)


def _labels(answer: Answer, found: Estimate, scale: _Scale, language: Language) -> Markup:
    x = scale(found.value)
    drawn = _text(_held(x, 16), 19, sentences.figure(answer, language), size=17, weight=600)
    if found.low == found.high:
        return drawn
    low, high = sentences.end_texts(answer, language)
    first, last = scale(found.low), scale(found.high)
    if last - first < CLOSE:
        both = alt.both_ends(low, high, language)
        return drawn + _text(_held((first + last) / 2, 16), 62, both)
    return drawn + _text(_held(first, 8), 62, low) + _text(_held(last, 8), 62, high)


def _held(x: float, margin: float) -> tuple[float, Anchor]:
    """The place and anchor that keep a label inside the drawing."""
    if x < margin:
        return max(x - 0.7 * margin, 0.0), "start"
    if x > 100 - margin:
        return min(x + 0.7 * margin, 100.0), "end"
    return x, "middle"


def glyph(verdict: Verdict) -> Markup:
    """Disc with a tick, square with a cross, half-filled circle: told apart without colour."""
    full = FULL[verdict]
    shape = {
        Verdict.YES: _tag("circle", cx=14, cy=14, r=13.5, fill=full)
        + _stroke("M8 14.5l4.2 4.2L20.4 10"),
        Verdict.NO: _tag("rect", x=1, y=1, width=26, height=26, rx=4, fill=full)
        + _stroke("M9.5 9.5l9 9M18.5 9.5l-9 9"),
        Verdict.NOT_KNOWN: _tag(
            "circle", cx=14, cy=14, r=12, fill="#fff", stroke=full, stroke_width=2.6
        )
        + _tag("path", d="M14 2a12 12 0 0 1 0 24z", fill=full),
    }[verdict]
    return _tag("svg", shape, viewBox="0 0 28 28", width=28, height=28, aria_hidden="true")


def _stroke(path: str) -> Markup:
    return _tag(
        "path", d=path, fill="none", stroke="#fff", stroke_width=2.6, stroke_linecap="round"
    )


def advantage_axis(lines: Sequence[AdvantageLine], language: Language) -> Markup:
    """The scale above the rows of advantages."""
    top = _top(lines)
    steps = range(0, top + 1, 20 if top > 40 else 10)
    text = [_text(_held(6 + 88 * s / top, 7), 14, number(s, language)) for s in steps]
    return _tag("svg", *text, width="100%", height=18, aria_hidden="true", font_family=FONT)


def advantage_row(line: AdvantageLine, lines: Sequence[AdvantageLine]) -> Markup:
    """Knowledge before (hollow) and after (full), each with its interval; a foil is dotted."""
    top = _top(lines)
    rail = _tag("line", x1="6%", x2="94%", y1=17, y2=17, stroke=HAIR, stroke_width=1)
    body = rail + _foil_level(lines, top)
    if line.before is not None:
        body += _point(line.before, top, 10, colour=FOIL, full=False, dotted=line.role == "foil")
    colour = _moved_colour(line)
    body += _point(line.after, top, 24, colour=colour, full=True, dotted=line.role == "foil")
    return _tag("svg", body, width="100%", height=34, aria_hidden="true")


def _top(lines: Sequence[AdvantageLine]) -> int:
    ends = [_of_100(e.high, e) for line in lines for e in (line.before, line.after) if e]
    tens = -(-max([10.0, *ends]) // 10)
    return int(min(100, 10 * tens if tens <= 4 else 20 * -(-tens // 2)))


def _of_100(value: float, found: Estimate) -> float:
    return value * 100 if found.unit == "share" else value


def _foil_level(lines: Sequence[AdvantageLine], top: int) -> Markup:
    foils = [_of_100(line.after.value, line.after) for line in lines if line.role == "foil"]
    if not foils:
        return Markup("")
    x = 6 + 88 * sum(foils) / len(foils) / top
    place = {"x1": _pc(x), "x2": _pc(x), "y1": 0, "y2": 34}
    return _tag("line", **place, stroke=FOIL, stroke_width=1.5, stroke_dasharray="2 4")


def _point(found: Estimate, top: int, y: int, *, colour: str, full: bool, dotted: bool) -> Markup:
    low, mid, high = (
        6 + 88 * max(0.0, min(_of_100(v, found), top)) / top
        for v in (found.low, found.value, found.high)
    )
    dash = "2 3" if dotted else "none"
    place = {"x1": _pc(low), "x2": _pc(high), "y1": y, "y2": y}
    whisker = _tag("line", **place, stroke=colour, stroke_width=2, stroke_dasharray=dash)
    fill, edge = (colour, "#fff") if full else ("#fff", colour)
    return whisker + _tag("circle", cx=_pc(mid), cy=y, r=5, fill=fill, stroke=edge, stroke_width=2)


def _moved_colour(line: AdvantageLine) -> str:
    if line.moved is Verdict.YES:
        return FULL[Verdict.YES]
    fell = line.change is not None and line.change.high < 0
    return FULL[Verdict.NO] if fell and line.moved is Verdict.NO else GREY


def problem_bar(found: Problem, problems: Sequence[Problem]) -> Markup:
    """The share of people who raised it, with its interval, on a scale shared by all problems."""
    top = max([0.01, *(problem.share.high for problem in problems)])
    low, mid, high = (
        100 * max(0.0, v) / top for v in (found.share.low, found.share.value, found.share.high)
    )
    body = _tag("rect", x=0, y=3, width=_pc(mid), height=6, fill="#2747C4")
    for first, last, y in ((low, high, (6, 6)), (low, low, (1, 11)), (high, high, (1, 11))):
        place = {"x1": _pc(first), "x2": _pc(last), "y1": y[0], "y2": y[1]}
        body += _tag("line", **place, stroke=INK, stroke_width=1.5)
    return _tag("svg", body, width="100%", height=12, aria_hidden="true")


def people_strip(followers: float, non_followers: float, *, least: float, title: str) -> Markup:
    """Active people: followers, those who follow no page, and the unseen, open-ended and hatched."""
    seen = followers + non_followers
    whole = max(seen, least) * 1.12 or 1.0
    one, two, three = (100 * part / whole for part in (followers, seen, max(seen, least)))
    body = _hatch()
    for first, last, fill in ((0.0, one, A), (one, two, B), (two, three, HATCH)):
        width = _pc(max(last - first - 0.3, 0))
        body += _tag("rect", x=_pc(first), y=0, width=width, height=32, fill=fill)
    if least > seen:
        body += _text((three, "start"), 21, "→", dx=6)
    return _svg(body, 32, name="people", title=title, desc="")


def key(kind: Literal["a", "b", "hatch"]) -> Markup:
    """The sign of a part of the strip, beside its name."""
    fill = {"a": A, "b": B, "hatch": HATCH}[kind]
    square = _tag("rect", width=14, height=14, rx=2, fill=fill)
    return _tag("svg", square, width=14, height=14, aria_hidden="true")


def _hatch() -> Markup:
    ground = _tag("rect", width=6, height=6, fill="#EEF1FA")
    stripe = _tag("line", x1=0, x2=0, y1=0, y2=6, stroke=B, stroke_width=2.4)
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return _tag("defs", _tag("pattern", ground, stripe, id="hatch", width=6, height=6, **turned))


def _svg(body: Markup, height: int, *, name: str, title: str, desc: str) -> Markup:
    told = [_tag("title", escape(title), id=f"{name}-t")]
    if desc:
        told.append(_tag("desc", escape(desc), id=f"{name}-d"))
    labels = " ".join(f"{name}-{part}" for part in ("t", "d")[: len(told)])
    size = {"width": "100%", "height": height, "overflow": "visible"}
    return _tag("svg", *told, body, **size, role="img", aria_labelledby=labels, font_family=FONT)


def _text(
    place: tuple[float, Anchor],
    y: int,
    text: str,
    *,
    size: int = 13,
    weight: int = 400,
    dx: int = 0,
) -> Markup:
    """Letters with a white edge, so that lines behind them do not cross them out."""
    x, anchor = place
    at = {"x": _pc(x), "y": y, "dx": dx, "text_anchor": anchor}
    letters = {"font_size": size, "font_weight": weight, "fill": INK if weight > 400 else SECOND}
    edge = {"stroke": "#fff", "stroke_width": 4, "paint_order": "stroke"}
    return _tag("text", escape(text), **at, **letters, **edge)


def _pc(share: float) -> str:
    return f"{share:.2f}%"


def _tag(name: str, *inside: Markup, **attributes: object) -> Markup:
    """An element with every attribute escaped; underscores of names stand for hyphens."""
    said = [
        Markup(' {}="{}"').format(key.replace("_", "-"), str(value))
        for key, value in attributes.items()
    ]
    return Markup("<{}{}>{}</{}>").format(
        name, Markup("").join(said), Markup("").join(inside), name
    )
