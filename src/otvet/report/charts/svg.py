"""What every drawing is made of. The only module that may call text markup.

Places across are per cent of the width, so that letters keep their size on a phone and in print.
"""

import re
from typing import Literal

from markupsafe import Markup, escape

from otvet.findings import Verdict

INK, SECOND, HAIR, GREY, FOIL = "#14181F", "#535B68", "#DFE3E8", "#5D6675", "#7C8594"
ACCENT, WASH = "#2747C4", "#E4E9FA"
FULL = {Verdict.YES: "#0A7256", Verdict.NO: "#B3261E", Verdict.NOT_KNOWN: "#8A5B00"}
TINT = {Verdict.YES: "#A9DCCB", Verdict.NO: "#F1BDB7", Verdict.NOT_KNOWN: "#F0D79E"}
FONT = "'Golos Text',system-ui,'Segoe UI',Roboto,sans-serif"

Anchor = Literal["start", "middle", "end"]


def frame(body: Markup, height: int, *, name: str, title: str, desc: str) -> Markup:
    """The drawing with its finding for those who cannot see it, as wide as its place."""
    told = [tag("title", escape(title), id=f"{name}-t")]
    if desc:
        told.append(tag("desc", escape(desc), id=f"{name}-d"))
    labels = " ".join(f"{name}-{part}" for part in ("t", "d")[: len(told)])
    size = {"width": "100%", "height": height, "overflow": "visible"}
    return tag("svg", *told, body, **size, role="img", aria_labelledby=labels, font_family=FONT)


def text(
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
    at: dict[str, object] = {"x": percent(x), "y": y, "text_anchor": anchor}
    at |= {"dx": dx} if dx else {}
    letters: dict[str, object] = {"font_size": size, "fill": INK if weight > 400 else SECOND}
    letters |= {"font_weight": weight} if weight > 400 else {}
    edge = {"stroke": "#fff", "stroke_width": 4, "paint_order": "stroke"}
    return tag("text", escape(text), **at, **letters, **edge)


def held(x: float, margin: float) -> tuple[float, Anchor]:
    """The place and anchor that keep a label inside the drawing."""
    if x < margin:
        return max(x - 0.7 * margin, 0.0), "start"
    if x > 100 - margin:
        return min(x + 0.7 * margin, 100.0), "end"
    return x, "middle"


def percent(share: float) -> str:
    """A place across, as SVG writes it."""
    return f"{share:.2f}%"


def tag(name: str, *inside: Markup, **attributes: object) -> Markup:
    """An element with every attribute escaped; underscores of names stand for hyphens."""
    said = [
        Markup(' {}="{}"').format(key.replace("_", "-"), str(value))
        for key, value in attributes.items()
    ]
    return Markup("<{}{}>{}</{}>").format(
        name, Markup("").join(said), Markup("").join(inside), name
    )


_EDGE = ' stroke="#fff" stroke-width="4" paint-order="stroke"'
_EDGED = re.compile(f"<text ([^>]*){_EDGE}>(.*?)</text>")


def _edge_first(found: re.Match[str]) -> str:
    bare = re.sub(' fill="[^"]*"', ' fill="none"', found[1])
    edge = f'<text {bare}{_EDGE} aria-hidden="true">{found[2]}</text>'
    return f"{edge}<text {found[1]}>{found[2]}</text>"


def standalone(drawing: Markup, *, width: int) -> str:
    """A drawing as a file of its own, for a deck, a mail or the PDF: its size is told in pixels.

    Few of those know that an edge is painted before its letter, so the edges are drawn first.
    """
    plain = _EDGED.sub(_edge_first, str(drawing)).replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1
    )
    height = re.match(r'<svg [^>]*width="100%" height="(\d+)"', plain)
    if height is None:
        return plain
    size = f'viewBox="0 0 {width} {height[1]}" width="{width}"'
    return plain.replace('width="100%"', size, 1)


def hatch(name: str, colour: str) -> Markup:
    """A pattern of slanting stripes for what is an estimate; `name` is its id on the page."""
    ground = tag("rect", width=6, height=6, fill="#EEF1FA")
    stripe = tag("line", x1=0, x2=0, y1=0, y2=6, stroke=colour, stroke_width=2.4)
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return tag("defs", tag("pattern", ground, stripe, id=name, width=6, height=6, **turned))
