"""Make the report's fonts: one file a weight, with the letters of Russian, English and money.

Fontsource cuts Golos Text and Literata by script, and the rouble stands in another file than
the Russian letters. Renderers that know no unicode-range need one merged file a weight, and the
page wants small ones. Both fonts are under the SIL Open Font License 1.1, whose text lies beside.

Usage: npm pack @fontsource-variable/golos-text @fontsource-variable/literata
@fontsource/noto-emoji, unpack them, then
    python tools/make_fonts.py GOLOS LITERATA NOTO_EMOJI src/otvet/report/fonts
Needs fonttools and brotli.
"""

import sys
import tempfile
from pathlib import Path

from fontTools.merge import Merger
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

SCRIPTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")
NO_PICTURE = {0x200D, 0x20E3, 0xFE0F, *range(0x1F3FB, 0x1F400), *range(0xE0000, 0xE0080)}
"""Joiners, variants and skin tones: alone they draw nothing."""
PAPER_ONLY = {*range(0xC0, 0x180), *range(0x400, 0x410), *range(0x450, 0x460)} - {
    0xD7,
    0xE9,
    0x401,
    0x404,
    0x406,
    0x407,
    0x40E,
    0x451,
    0x454,
    0x456,
    0x457,
    0x45E,
}
"""Letters of other languages: for PDF only, where no font of the reader helps."""
LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x400, 0x460),
    *(0x490, 0x491, 0x2009, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201A, 0x201C, 0x201D),
    *(0x201E, 0x2022, 0x2026, 0x202F, 0x2039, 0x203A, 0x20AC, 0x20BD, 0x2116, 0x2122, 0x2190),
    *(0x2191, 0x2192, 0x2193, 0x2212, 0x2248, 0x2260, 0x2264, 0x2265),
)
FONTS = (
    ("golos-text", "golos-text-{script}-wght-normal.woff2", "Golos Text", (400, 600)),
    ("literata-italic", "literata-{script}-wght-italic.woff2", "Literata", (400,)),
)


def cut(path: Path, weight: int, seen: set[int], target: Path) -> None:
    """One script of the font at one weight, with the letters that no file before it held."""
    font = instantiateVariableFont(TTFont(path), {"wght": weight})
    wanted = set(LETTERS) & set(font.getBestCmap()) - seen
    seen |= wanted
    options = Options(
        layout_features=["kern", "tnum", "lnum", "mark", "ccmp", "locl"], hinting=False
    )
    options.notdef_outline, options.glyph_names = True, False
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    for table in ("STAT", "DSIG", "meta"):
        if table in font:
            del font[table]
    font.flavor = None
    font.save(target)


def named(font: TTFont, family: str, weight: int, style: str) -> None:
    """Give every file of a family the same family name, so that a renderer picks by weight."""
    full = f"{family} {style}"
    for record_id, text in ((1, full), (2, "Regular"), (4, full), (6, full.replace(" ", "-"))):
        font["name"].setName(text, record_id, 3, 1, 0x409)
    font["name"].setName(family, 16, 3, 1, 0x409)
    font["name"].setName(style, 17, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight


def make(folder: Path, pattern: str, family: str, weight: int, target: Path) -> None:
    """Write `target.ttf` for PDF and pictures, `target.woff2` for the page."""
    with tempfile.TemporaryDirectory() as temporary:
        seen: set[int] = set()
        parts = []
        for script in SCRIPTS:
            part = Path(temporary) / f"{script}.ttf"
            cut(folder / "files" / pattern.format(script=script), weight, seen, part)
            parts.append(str(part))
        font = Merger().merge(parts)
    italic = "italic" in pattern
    style = {400: "Regular", 600: "SemiBold"}[weight] if not italic else "Italic"
    named(font, family, weight, style)
    arrows(font)
    font["head"].created = font["head"].modified = 3_786_912_000  # the same bytes each time
    font.recalcTimestamp = False
    font.save(target.with_suffix(".ttf"))
    page(target)


def arrows(font: TTFont) -> None:
    """Arrows right and left, which neither family has, as thick as the font's own minus."""
    minus = font.getBestCmap()[0x2212]
    metrics = [font[tag].metrics for tag in ("hmtx", "vmtx") if tag in font]
    outlines = font["glyf"].glyphs
    font.setGlyphOrder([*font.getGlyphOrder(), "arrowright", "arrowleft"])
    font["glyf"].glyphOrder = font.getGlyphOrder()
    advance, shapes = arrow(font, minus)
    for code, name in ((0x2192, "arrowright"), (0x2190, "arrowleft")):
        pen = TTGlyphPen(None)
        for shape in shapes:
            turned = [(advance - x, y) for x, y in reversed(shape)]
            points = turned if name == "arrowleft" else shape
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
        outlines[name] = pen.glyph()
        for known in metrics:
            known[name] = known[minus]
        font["hmtx"].metrics[name] = (advance, min(x for shape in shapes for x, _ in shape))
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def arrow(font: TTFont, minus: str) -> tuple[int, list[list[tuple[int, int]]]]:
    """An arrow to the right, a third longer than the minus: its advance, its shaft and its head."""
    glyphs = font.getGlyphSet()
    bounds = BoundsPen(glyphs)
    glyphs[minus].draw(bounds)
    left, low, right, high = bounds.bounds
    thick, middle, tip = high - low, (low + high) / 2, left + 1.35 * (right - left)
    arm, cut_off = 0.45 * (right - left), 0.71 * thick
    upper = [(tip - arm, middle + arm), (tip - arm - cut_off, middle + arm - cut_off)]
    lower = [(x, 2 * middle - y) for x, y in reversed(upper)]
    head = [(tip, middle), *lower[::-1], (tip - 2 * cut_off, middle), *upper[::-1]]
    shaft = [(left, low), (left, high), (tip - thick, high), (tip - thick, low)]
    rounded = [[(round(x), round(y)) for x, y in shape] for shape in (shaft, head)]
    return round(tip + left), rounded


def page(target: Path) -> None:
    """The page's copy: without the letters that any reader's own fonts have as well."""
    font = TTFont(target.with_suffix(".ttf"), recalcTimestamp=False)
    options = Options(layout_features=["*"], hinting=False)
    options.notdef_outline, options.name_IDs = True, ["*"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(font.getBestCmap()) - PAPER_ONLY)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target.with_suffix(".woff2"))


def emoji(folder: Path, target: Path) -> None:
    """Noto Emoji in one colour, for the PDF: its rules refuse a sign that no font can draw."""
    with tempfile.TemporaryDirectory() as temporary:
        seen: set[int] = set()
        parts = []
        for number, path in enumerate(sorted((folder / "files").glob("*-400-normal.woff2"))):
            font = TTFont(path)
            wanted = {sign for sign in font.getBestCmap() if sign > 0xFF} - seen - NO_PICTURE
            seen |= wanted
            options = Options(layout_features=[], hinting=False)
            subsetter = Subsetter(options)
            subsetter.populate(unicodes=wanted)
            subsetter.subset(font)
            font.flavor = None
            parts.append(str(Path(temporary) / f"{number}.ttf"))
            font.save(parts[-1])
        merged = Merger().merge(parts)
    named(merged, "Noto Emoji", 400, "Regular")
    merged["head"].created = merged["head"].modified = 3_786_912_000
    merged.recalcTimestamp = False
    merged.save(target / "noto-emoji-400.ttf")
    (target / "noto-emoji-OFL.txt").write_text((folder / "LICENSE").read_text("utf-8"), "utf-8")


def covered(target: Path) -> None:
    """Write down which signs the fonts can draw, in ranges, for whoever prints strangers' words."""
    fonts = [TTFont(path) for path in sorted(target.glob("*.ttf"))]
    both = set(fonts[0].getBestCmap()) & set(fonts[-2].getBestCmap())
    signs = sorted(both | set(TTFont(target / "noto-emoji-400.ttf").getBestCmap()))
    ranges: list[list[int]] = []
    for sign in signs:
        if ranges and sign == ranges[-1][1] + 1:
            ranges[-1][1] = sign
        else:
            ranges.append([sign, sign])
    lines = [f"{first:04X} {last:04X}" for first, last in ranges]
    (target / "covered.txt").write_text("\n".join(lines) + "\n", "ascii")


def main(golos: Path, literata: Path, noto_emoji: Path, target: Path) -> None:
    """Write every font and its licence."""
    target.mkdir(parents=True, exist_ok=True)
    for (name, pattern, family, weights), folder in zip(FONTS, (golos, literata), strict=True):
        for weight in weights:
            make(folder, pattern, family, weight, target / f"{name}-{weight}")
        licence = (folder / "LICENSE").read_text("utf-8")
        (target / f"{name}-OFL.txt").write_text(licence, "utf-8")
    emoji(noto_emoji, target)
    covered(target)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:5]))
