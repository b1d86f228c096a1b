"""Knowledge of each advantage before and after."""

from collections.abc import Sequence

from markupsafe import Markup

from otvet.findings import AdvantageLine, Estimate, Verdict
from otvet.i18n import Language, number
from otvet.report.charts.svg import FOIL, FONT, FULL, GREY, HAIR, held, percent, tag, text
from otvet.report.words import parts


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
    body = rail + _foil_mark(lines, top)
    if line.before is not None:
        body += _point(line.before, top, 10, colour=FOIL, full=False, dotted=line.role == "foil")
    colour = moved_colour(line)
    body += _point(line.after, top, 24, colour=colour, full=True, dotted=line.role == "foil")
    return tag("svg", body, width="100%", height=34, aria_hidden="true")


def _top(lines: Sequence[AdvantageLine]) -> int:
    ends = [of_100(e)[2] for line in lines for e in (line.before, line.after) if e]
    tens = -(-max([10.0, *ends]) // 10)
    return int(min(100, 10 * tens if tens <= 4 else 20 * -(-tens // 2)))


def _foil_mark(lines: Sequence[AdvantageLine], top: int) -> Markup:
    level = foil_level(lines)
    if level is None:
        return Markup("")
    x = 6 + 88 * level / top
    place = {"x1": percent(x), "x2": percent(x), "y1": 0, "y2": 34}
    return tag("line", **place, stroke=FOIL, stroke_width=1.5, stroke_dasharray="2 4")


def _point(found: Estimate, top: int, y: int, *, colour: str, full: bool, dotted: bool) -> Markup:
    low, mid, high = (6 + 88 * min(value, top) / top for value in of_100(found))
    dash = "2 3" if dotted else "none"
    place = {"x1": percent(low), "x2": percent(high), "y1": y, "y2": y}
    whisker = tag("line", **place, stroke=colour, stroke_width=2, stroke_dasharray=dash)
    fill, edge = (colour, "#fff") if full else ("#fff", colour)
    return whisker + tag(
        "circle", cx=percent(mid), cy=y, r=5, fill=fill, stroke=edge, stroke_width=2
    )


def moved_colour(line: AdvantageLine) -> str:
    """Green where it rose, red where it fell, grey within noise; words say it too."""
    if not parts.has_moved(line):
        return GREY
    return FULL[Verdict.YES if line.moved is Verdict.YES else Verdict.NO]


def of_100(found: Estimate) -> tuple[float, float, float]:
    """Low end, value and high end of 100 people, none outside of 0 and 100."""
    scale = 100 if found.unit == "share" else 1
    low, mid, high = (scale * value for value in (found.low, found.value, found.high))
    return max(0.0, low), max(0.0, min(100.0, mid)), min(100.0, high)


def foil_level(lines: Sequence[AdvantageLine]) -> float | None:
    """How many of 100 claim to know what does not exist; None where nothing invented was asked."""
    foils = [of_100(line.after)[1] for line in lines if line.role == "foil"]
    return sum(foils) / len(foils) if foils else None
