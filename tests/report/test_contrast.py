"""Every colour can be read: text 4.5 to 1, lines and shapes 3 to 1, reckoned from the sources.

A new colour in page.css, in the drawings or in report.typ fails here until it is dark enough or
is named as decoration.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.report import twelve

from otvet import report
from otvet.report import charts, short
from otvet.report.charts.svg import FULL
from otvet.report.pdf import content

HERE = Path(report.__file__).parent
CSS, TYPST = HERE / "page.css", HERE / "pdf" / "report.typ"
TEMPLATES = sorted((HERE / "templates").glob("*.jinja"))
TEXT, GRAPHICS = 4.5, 3.0
WHITE, WASH = "#ffffff", "#f4f6f8"
GROUNDS = (WHITE, WASH)
HEX = re.compile(r"#[0-9a-fA-F]{3}(?:[0-9a-fA-F]{3})?\b")
DECORATION = frozenset({"--line", "--hair", "--wash"})
"""Hairlines and grounds: they part what a gap parts as well, and carry nothing alone."""
DECORATIVE_TYPST = frozenset({"hair", "wash"})
TINTS = frozenset({"#a9dccb", "#f1bdb7", "#f0d79e"})
"""Of the light band: its ends are an outline in the full colour, and written in figures."""
SOFT = frozenset({*TINTS, "#dfe3e8", "#edf0f3", "#eef1fa", "#f4f6f8", "#e4e9fa", "#ffffff"})
"""Grounds, rails, white edges of points."""


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How many times lighter one colour is than the other, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def full(colour: str) -> str:
    """`#FFF` as `#ffffff`; what is no colour stays as it is."""
    short_form = re.fullmatch("#[0-9a-f]{3}", colour.lower())
    return "#" + "".join(2 * sign for sign in colour[1:].lower()) if short_form else colour.lower()


@cache
def _css() -> str:
    return re.sub(r"/\*.*?\*/", "", CSS.read_text("utf-8"), flags=re.DOTALL)


@cache
def _variables() -> dict[str, str]:
    return {name: full(value) for name, value in re.findall(r"(--[\w-]+):(#\w{3,6})", _css())}


def _rules() -> Iterator[tuple[str, str, str]]:
    """Selector, property and value of every declaration of page.css."""
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", _css()):
        for line in body.split(";"):
            name, _, value = line.partition(":")
            if name.strip() and not name.strip().startswith("--"):
                yield selector.strip(), name.strip(), value.strip()


def _colours(value: str) -> list[str]:
    names = re.findall(r"var\((--[\w-]+)\)", value)
    return [*(_variables()[name] for name in names if name in _variables()), *_hexes(value)]


def _hexes(value: str) -> list[str]:
    return [full(colour) for colour in HEX.findall(value)]


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert round(contrast("#000000", WHITE), 1) == 21.0
    assert round(contrast("#777777", WHITE), 2) == 4.48


def test_every_text_colour_of_the_page_can_be_read_on_each_of_its_grounds() -> None:
    """A dark ground is a shape without letters: white ones on it would fail on white here."""
    grounds = {
        colour
        for _, name, value in _rules()
        if name.startswith("background")
        for colour in _colours(value)
        if contrast(colour, WHITE) < GRAPHICS
    }
    assert grounds <= {*GROUNDS, *SOFT}, "a new ground: text on it must be tested too"
    told = [(s, c) for s, name, value in _rules() if name == "color" for c in _colours(value)]
    assert len(told) > 10
    pale = {
        (selector, colour, ground)
        for selector, colour in told
        for ground in {*GROUNDS, *grounds}
        if contrast(colour, ground) < TEXT
    }
    assert pale == set()


def test_every_other_colour_of_the_page_is_seen_or_named_as_decoration() -> None:
    soft = {colour for name, colour in _variables().items() if name in DECORATION} | SOFT
    pale = {
        (selector, name, colour)
        for selector, name, value in _rules()
        for colour in _colours(value)
        if name != "color" and colour not in soft and contrast(colour, WHITE) < GRAPHICS
    }
    assert pale == set()
    strange = {
        n for n, c in _variables().items() if n not in DECORATION and contrast(c, WASH) < TEXT
    }
    assert strange == set()


def test_colours_written_into_templates_are_seen() -> None:
    found = {full(c) for path in TEMPLATES for c in HEX.findall(path.read_text("utf-8"))}
    assert {c for c in found - SOFT if contrast(c, WHITE) < GRAPHICS} == set()


def test_every_colour_of_the_pdf_can_be_read_or_is_named_as_decoration() -> None:
    text = TYPST.read_text("utf-8")
    named = {n: full(c) for n, c in re.findall(r'#let (\w+) = rgb\("(#\w+)"\)', text)}
    assert {"ink", "second"} <= set(named)
    assert {n for n, c in named.items() if contrast(c, WASH) < TEXT} <= DECORATIVE_TYPST
    bare = {full(c) for c in re.findall(r'rgb\("(#\w+)"\)', text)} - set(named.values())
    assert {c for c in bare if contrast(c, WASH) < TEXT} == set()
    letters = re.findall(r"text\([^)]*fill: (\w+)", text) + re.findall(
        r"set text\([^)]*fill: (\w+)", text
    )
    assert letters
    assert set(letters) & DECORATIVE_TYPST == set()


def _drawings() -> Iterator[ElementTree.Element]:
    for name in twelve.PLANS:
        month = short.shown(twelve.month(name))
        every = [*charts.all_of(month, "ru")]
        made = content.content(month, "ru")[1]
        every += [(file, drawn) for file, drawn in made.items() if isinstance(drawn, str)]  # type: ignore[misc]  # SVG as text
        for _, drawing in every:
            yield ElementTree.fromstring(str(drawing))  # noqa: S314  # our own drawing


@pytest.fixture(scope="module")
def drawn() -> list[tuple[str, str, str]]:
    """Tag, attribute and colour of everything that is drawn in twelve months."""
    found = set()
    for drawing in _drawings():
        for element in drawing.iter():
            tag = element.tag.rpartition("}")[2]
            for name in ("fill", "stroke"):
                colour = element.get(name, "none")
                if colour.startswith("#"):
                    found.add((tag, name, full(colour)))
    return sorted(found)


def test_letters_of_drawings_can_be_read(drawn: list[tuple[str, str, str]]) -> None:
    letters = [colour for tag, name, colour in drawn if tag in ("text", "tspan") and name == "fill"]
    assert letters
    assert [colour for colour in letters if contrast(colour, WHITE) < TEXT] == []


def test_shapes_of_drawings_are_seen_or_outlined_or_soft_on_purpose() -> None:
    """A pale shape has an outline that is seen: alone it would be no end of an interval."""
    pale = set()
    for drawing in _drawings():
        for element in drawing.iter():
            tag = element.tag.rpartition("}")[2]
            outline, fill = (_seen(element.get(name, "none")) for name in ("stroke", "fill"))
            if tag not in ("text", "tspan") and not (outline or fill):
                pale |= {full(element.get(name, "none")) for name in ("stroke", "fill")}
    assert {colour for colour in pale if colour.startswith("#")} - SOFT == set()


def _seen(colour: str) -> bool:
    return colour.startswith("#") and contrast(full(colour), WHITE) >= GRAPHICS


def test_a_tint_always_has_an_outline_in_its_full_colour() -> None:
    """On white a tint is 1.4 to 1."""
    tinted = [
        element for drawing in _drawings() for element in drawing.iter() if _fill(element) in TINTS
    ]
    assert tinted
    assert all(_seen(element.get("stroke", "none")) for element in tinted)


def _fill(element: ElementTree.Element) -> str:
    return full(element.get("fill", "none"))


def test_verdicts_can_be_read_as_words_in_their_colours() -> None:
    assert min(contrast(full(colour), WASH) for colour in FULL.values()) >= TEXT
