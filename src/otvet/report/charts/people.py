"""Who the people are: followers, those who follow no page, and the unseen."""

from typing import Literal

from markupsafe import Markup

from otvet.report.charts.svg import frame, percent, tag, text

A, B, HATCH = "#1D3597", "#6F88DC", "url(#hatch)"


def people_strip(followers: float, non_followers: float, *, least: float, title: str) -> Markup:
    """Active people: followers, those who follow no page, and the unseen, open-ended and hatched."""
    seen = followers + non_followers
    whole = max(seen, least) * 1.12 or 1.0
    one, two, three = (100 * part / whole for part in (followers, seen, max(seen, least)))
    body = _hatch("hatch")
    for first, last, fill in ((0.0, one, A), (one, two, B), (two, three, HATCH)):
        width = percent(max(last - first - 0.3, 0))
        body += tag("rect", x=percent(first), y=0, width=width, height=32, fill=fill)
    if least > seen:
        body += text((three, "start"), 21, "→", dx=6)
    return frame(body, 32, name="people", title=title, desc="")


def key(kind: Literal["a", "b", "hatch"]) -> Markup:
    """The sign of a part of the strip, beside its name."""
    fill = {"a": A, "b": B, "hatch": "url(#hatch-key)"}[kind]
    square = tag("rect", width=14, height=14, rx=2, fill=fill)
    if kind == "hatch":
        square = _hatch("hatch-key") + square
    return tag("svg", square, width=14, height=14, aria_hidden="true")


def _hatch(name: str) -> Markup:
    ground = tag("rect", width=6, height=6, fill="#EEF1FA")
    stripe = tag("line", x1=0, x2=0, y1=0, y2=6, stroke=B, stroke_width=2.4)
    turned = {"patternUnits": "userSpaceOnUse", "patternTransform": "rotate(45)"}
    return tag("defs", tag("pattern", ground, stripe, id=name, width=6, height=6, **turned))
