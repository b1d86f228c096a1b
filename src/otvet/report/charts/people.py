"""Who the people are: parts that are seen, and the unseen, open-ended and hatched."""

from markupsafe import Markup

from otvet.report.charts.svg import frame, hatch, percent, tag, text
from otvet.report.words.composition import Composition

FILLS = ("#1D3597", "#6F88DC", "#AFC0F2")
UNSEEN = "hatch"


def people_strip(found: Composition) -> Markup:
    """Parts side by side in the order of the composition, then the unseen with an open end."""
    whole = found.least * 1.12 or 1.0
    body, start = hatch(UNSEEN, FILLS[1]), 0.0
    fills = [*FILLS[: len(found.parts)], f"url(#{UNSEEN})"]
    for people, fill in zip((*(p.people for p in found.parts), found.unseen), fills, strict=True):
        width = max(100 * people / whole - 0.3, 0)
        body += tag("rect", x=percent(start), y=0, width=percent(width), height=32, fill=fill)
        start += 100 * people / whole
    if found.unseen:
        body += text((start, "start"), 21, "→", dx=6)
    return frame(body, 32, name="people", title=found.title, desc="")


def key(kind: int | str) -> Markup:
    """The sign of a part of the strip by its place, or of the unseen, beside its name."""
    fill = "url(#hatch-key)" if kind == UNSEEN else FILLS[int(kind)]
    square = tag("rect", width=14, height=14, rx=2, fill=fill)
    if kind == UNSEEN:
        square = hatch("hatch-key", FILLS[1]) + square
    return tag("svg", square, width=14, height=14, aria_hidden="true")
