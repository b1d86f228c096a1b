"""Knowledge of each advantage before and after."""

from collections.abc import Sequence

from markupsafe import Markup

from otvet.findings import AdvantageLine, Estimate, Verdict
from otvet.i18n import Language, number
from otvet.report.charts.svg import FOIL, FONT, FULL, GREY, HAIR, held, percent, tag, text


def advantage_axis(lines: Sequence[AdvantageLine], language: Language) -> Markup:
    """The scale above the rows of advantages."""
    top = _top(lines)
    steps = range(0, top + 1, 20 if top > 40 else 10)
    steps_named = [text(held(6 + 88 * s / top, 7), 14, number(s, language)) for s in steps]
    return tag("svg", *steps_named, width="100%", height=18, aria_hidden="true", font_family=FONT)


def advantage_row(line: AdvantageLine, lines: Sequence[AdvantageLine]) -> Markup:
    """Knowledge before (hollow) and after (full), each with its interval; a foil is dotted."""
    top = _top(lines)
    rail = tag("line", x1="6%", x2="94%", y1=17, y2=17, stroke=HAIR, stroke_width=1)
    body = rail + _foil_level(lines, top)
    if line.before is not None:
        body += _point(line.before, top, 10, colour=FOIL, full=False, dotted=line.role == "foil")
    colour = _moved_colour(line)
    body += _point(line.after, top, 24, colour=colour, full=True, dotted=line.role == "foil")
    return tag("svg", body, width="100%", height=34, aria_hidden="true")


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
    place = {"x1": percent(x), "x2": percent(x), "y1": 0, "y2": 34}
    return tag("line", **place, stroke=FOIL, stroke_width=1.5, stroke_dasharray="2 4")


def _point(found: Estimate, top: int, y: int, *, colour: str, full: bool, dotted: bool) -> Markup:
    low, mid, high = (
        6 + 88 * max(0.0, min(_of_100(v, found), top)) / top
        for v in (found.low, found.value, found.high)
    )
    dash = "2 3" if dotted else "none"
    place = {"x1": percent(low), "x2": percent(high), "y1": y, "y2": y}
    whisker = tag("line", **place, stroke=colour, stroke_width=2, stroke_dasharray=dash)
    fill, edge = (colour, "#fff") if full else ("#fff", colour)
    return whisker + tag(
        "circle", cx=percent(mid), cy=y, r=5, fill=fill, stroke=edge, stroke_width=2
    )


def _moved_colour(line: AdvantageLine) -> str:
    if line.moved is Verdict.YES:
        return FULL[Verdict.YES]
    fell = line.change is not None and line.change.high < 0
    return FULL[Verdict.NO] if fell and line.moved is Verdict.NO else GREY
