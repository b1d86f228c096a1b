"""Knowledge of the advantages before and after, as slopes: what moved has colour, the rest is grey.

For wide places: page and paper. Labels that would cover one another are pushed apart, with a
thin line back to their point; places across are per cent, so letters keep their size.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from markupsafe import Markup

from otvet.findings import AdvantageLine
from otvet.i18n import Language, number
from otvet.report.charts.advantages import foil_level, moved_colour, of_100
from otvet.report.charts.svg import FOIL, GREY, HAIR, Anchor, frame, percent, tag, text
from otvet.report.words import alt, parts

LEFT, RIGHT = 9.0, 40.0
"""Where before and after stand, in per cent."""
VALUE, NAME = 43.0, 47.5
"""Where the number and the name of an advantage begin."""
TOP, LINE, ROW = 36, 16, 22
"""Pixels: first point, a line of letters, a label with its gap."""
HEIGHT = 320
"""Of a drawing with few labels: lower, and the slopes lie flat."""
LETTERS = 25
"""Of a name on one line, at the narrowest width."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a point: where the point is, where the words may stand, how tall they are."""

    y: float
    value: str
    lines: tuple[str, ...]
    said: str = ""
    colour: str = GREY
    bold: bool = False

    @property
    def height(self) -> int:
        """Room that the words take, with the gap below."""
        return ROW + LINE * (len(self.lines) - 1)


def slope(
    lines: Sequence[AdvantageLine],
    heads: tuple[str, str],
    language: Language,
    *,
    title: str,
    desc: str,
) -> Markup:
    """Each advantage as a line from before to after, with whiskers of the 90 % interval."""
    told = [line for line in lines if line.role != "foil"]
    foil = foil_level(lines)
    height = _height(told, foil=foil is not None)
    down = _Scale.over(lines, bottom=height - 24)
    body = _axes(heads, height)
    if foil is not None:
        body += _foil(down(foil))
    for line in sorted(told, key=lambda one: moved_colour(one) != GREY):
        body += _line(line, down)
    labels = [_label(line, down, language) for line in told]
    if foil is not None:
        labels.append(_foil_label(foil, down, language))
    body += _right(labels, height) + _left(told, down, height, language)
    return frame(body, height, name="slope", title=title, desc=desc)


def pushed(places: Sequence[tuple[float, int]], *, top: float, bottom: float) -> list[float]:
    """Places down, sorted, moved as little as keeps each label's height free below it.

    >>> pushed([(10, 20), (12, 20), (90, 20)], top=0, bottom=100)
    [10, 30, 80]
    """
    moved: list[float] = []
    least = top
    for y, height in places:
        moved.append(max(y, least))
        least = moved[-1] + height
    most = bottom
    for place in reversed(range(len(moved))):
        moved[place] = min(moved[place], most - places[place][1])
        most = moved[place]
    return moved


@dataclass(frozen=True, slots=True)
class _Scale:
    """Of 100 people as pixels down."""

    low: float
    high: float
    bottom: int

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.bottom - (self.bottom - TOP) * share, 1)

    @classmethod
    def over(cls, lines: Sequence[AdvantageLine], *, bottom: int) -> "_Scale":
        """From the lowest end to the highest; from nought only where nought is near."""
        ends = [of_100(found) for line in lines for found in (line.before, line.after) if found]
        low, high = min(end[0] for end in ends), max(end[2] for end in ends)
        return cls(0.0 if low < 15 else low, max(high, low + 10), bottom)


def _height(told: Sequence[AdvantageLine], *, foil: bool) -> int:
    rows = sum(ROW + LINE * (len(_name(line)) - 1) for line in told)
    return max(HEIGHT, TOP + rows + (ROW if foil else 0) + 32)


def _name(line: AdvantageLine) -> tuple[str, ...]:
    """The name on two lines at most."""
    found = wrap(line.name, LETTERS) or [line.name]
    if len(found) > 2:
        found = [found[0], found[1][: LETTERS - 1].rstrip() + "…"]
    return tuple(found)


def _axes(heads: tuple[str, str], height: int) -> Markup:
    body = Markup("")
    for x, head in zip((LEFT, RIGHT), heads, strict=True):
        place = {"x1": percent(x), "x2": percent(x), "y1": 22, "y2": height - 8}
        body += tag("line", **place, stroke=HAIR, stroke_width=1)
        body += text((x, "middle"), 14, head)
    return body


def _foil(y: float) -> Markup:
    place = {"x1": percent(LEFT - 2), "x2": percent(RIGHT + 2), "y1": y, "y2": y}
    return tag("line", **place, stroke=FOIL, stroke_width=1.5, stroke_dasharray="2 4")


def _line(line: AdvantageLine, down: _Scale) -> Markup:
    colour, thick = moved_colour(line), 3 if moved_colour(line) != GREY else 1.5
    ends = (
        [(RIGHT, line.after)] if line.before is None else [(LEFT, line.before), (RIGHT, line.after)]
    )
    spots = [(x, *(down(value) for value in of_100(found))) for x, found in ends]
    body = Markup("")
    if len(spots) == 2:
        (x1, _, y1, _), (x2, _, y2, _) = spots
        place = {"x1": percent(x1), "x2": percent(x2), "y1": y1, "y2": y2}
        body += tag("line", **place, stroke=colour, stroke_width=thick)
    for x, low, mid, high in spots:
        place = {"x1": percent(x), "x2": percent(x), "y1": low, "y2": high}
        body += tag("line", **place, stroke=colour, stroke_width=1.5)
        body += tag(
            "circle", cx=percent(x), cy=mid, r=4.5, fill=colour, stroke="#fff", stroke_width=1.5
        )
    return body


def _label(line: AdvantageLine, down: _Scale, language: Language) -> Label:
    after, colour = of_100(line.after)[1], moved_colour(line)
    role = parts.advantage_role(line, language)
    said = parts.advantage_move(line, language)
    return Label(
        y=down(after),
        value=number(after, language),
        lines=(*_name(line), role) if role else _name(line),
        said=said,
        colour=colour,
        bold=colour != GREY,
    )


def _foil_label(level: float, down: _Scale, language: Language) -> Label:
    return Label(
        y=down(level), value=number(level, language), lines=(alt.foil_level(language),), colour=FOIL
    )


def _right(labels: Sequence[Label], height: int) -> Markup:
    """Number, name and change of each, in the order of the points."""
    placed = sorted(labels, key=lambda label: label.y)
    tops = pushed([(one.y - 8, one.height) for one in placed], top=22, bottom=height - 2)
    body = Markup("")
    for label, top in zip(placed, tops, strict=True):
        y, weight = round(top + 12.5), 600 if label.bold else 400
        body += _lead((RIGHT + 0.9, label.y), (VALUE - 0.6, top + 8), at=label.y - 8 != top)
        body += text((VALUE, "start"), y, label.value, size=14, weight=600)
        for n, row in enumerate(label.lines):
            body += text((NAME, "start"), y + LINE * n, row, size=14, weight=weight)
        if label.said:
            body += text((100, "end"), y, label.said, size=14, weight=weight)
    return body


def _left(lines: Sequence[AdvantageLine], down: _Scale, height: int, language: Language) -> Markup:
    known = [of_100(line.before)[1] for line in lines if line.before is not None]
    known.sort(reverse=True)
    tops = pushed([(down(value) - 8, LINE) for value in known], top=22, bottom=height - 2)
    body = Markup("")
    for value, top in zip(known, tops, strict=True):
        at: tuple[float, Anchor] = (LEFT - 3.4, "end")
        y = down(value)
        body += _lead((LEFT - 0.9, y), (LEFT - 3.0, top + 8), at=y - 8 != top)
        body += text(at, round(top + 12.5), number(value, language))
    return body


def _lead(first: tuple[float, float], last: tuple[float, float], *, at: bool) -> Markup:
    """A thin line from a point to words that were pushed away from it."""
    if not at:
        return Markup("")
    (x1, y1), (x2, y2) = first, last
    ends = {"x1": percent(x1), "x2": percent(x2), "y1": round(y1, 1), "y2": round(y2, 1)}
    return tag("line", **ends, stroke=FOIL, stroke_width=0.75)
