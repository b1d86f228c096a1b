"""What strangers write stays text in every output: names, quotes, titles, files, notes."""

import json
import re
import shutil
import subprocess
import unicodedata
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from tests.report import twelve
from tests.report.hostile import ATTACKS, attacked
from tests.report.tellings import pdf_text, seen, squeezed

from otvet.answers.month import Month
from otvet.answers.notes import Notes
from otvet.cli import otvet
from otvet.opinion import quotes
from otvet.report import charts, short
from otvet.report.clean import clean
from otvet.report.explain import listing
from otvet.report.json import month_json
from otvet.report.messenger import month_message
from otvet.report.notebook import month_html
from otvet.report.page import month_page
from otvet.report.pdf import month_pdf
from otvet.report.pdf.make import drawing_png
from otvet.report.text import month_text
from otvet.report.workbook import month_workbook

NAMES = tuple(ATTACKS)
SHAPES = frozenset(
    [
        "svg",
        "title",
        "desc",
        "defs",
        "pattern",
        "g",
        "rect",
        "line",
        "circle",
        "path",
        "polyline",
        "polygon",
        "text",
        "tspan",
    ]
)
WHOLE = (
    "html",
    "head",
    "meta",
    "title",
    "style",
    "body",
    "main",
    "img",
    "script",
    "link",
    "iframe",
)
"""Tags of which an attacked page has as many as a calm one."""
LONG = "слово " * 9000
"""Harmless, and so long that it is cut and wrapped wherever that is done."""
MOVES = {"Cc", "Cf", "Cs"}
LIMIT = 200_000


class _Tags(HTMLParser):
    """Every tag of a page with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(sorted(name for name, _ in attrs))))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]


def _tags(page: str) -> list[tuple[str, tuple[str, ...]]]:
    return _Tags(page).tags


@pytest.mark.parametrize("fields", ["texts", "codes"])
@pytest.mark.parametrize("name", NAMES)
def test_no_attack_adds_a_tag_or_an_attribute_to_the_page(name: str, fields: str) -> None:
    """The page of an attack has only tags and attributes that pages of harmless words have."""
    page = month_page(attacked(ATTACKS[name], codes=fields == "codes"), "ru")
    calm = _calm_page(fields)
    assert set(_tags(page)) <= set(_tags(calm)) | set(_tags(_calm_page(fields, LONG)))
    for tag in WHOLE:
        assert _count(page, tag) == _count(calm, tag), tag
    for link in _Tags(page).links:
        assert link.startswith(("#", "data:image/svg+xml;base64,"))
    assert "<style" not in page.partition("</style>")[2]


@cache
def _calm_page(fields: str, text: str = "x") -> str:
    return month_page(attacked(text, codes=fields == "codes"), "ru")


def _count(page: str, tag: str) -> int:
    return sum(name == tag for name, _ in _tags(page))


@pytest.mark.parametrize("name", NAMES)
def test_the_same_in_a_notebook(name: str) -> None:
    calm = {tag for text in ("x", LONG) for tag in _tags(month_html(attacked(text)))}
    assert set(_tags(month_html(attacked(ATTACKS[name])))) <= calm


@pytest.mark.parametrize("name", ["script", "image", "jinja", "typst", "formula", "entities"])
def test_what_was_written_can_be_read_as_it_was_written(name: str) -> None:
    """Escaped twice, cut or swallowed words would be a quote that nobody has said."""
    text = squeezed(ATTACKS[name])
    month = attacked(ATTACKS[name])
    assert text in seen(month_page(month, "ru"))
    assert text in squeezed(month_text(month, "ru", width=10_000))
    assert text in squeezed(month_message(month, "ru"))
    assert month_json(month)["brand"] == text
    paper = pdf_text(month_pdf(_without_logo(ATTACKS[name]), "ru"), "-raw")
    assert text.replace(" ", "") in "".join(paper.split())


def _without_logo(text: str) -> Month:
    """For the PDF, whose maker refuses the logo that `look_of` refuses before it."""
    month = attacked(text)
    return replace(month, look=replace(month.look, logo=""))


@pytest.mark.parametrize("name", NAMES)
def test_no_attack_stops_the_pdf_or_runs_in_it(name: str) -> None:
    """Markup would be drawn or refused by Typst; a file read would be in the text."""
    made = month_pdf(_without_logo(ATTACKS[name]), "en")
    assert made.startswith(b"%PDF-1.7")
    assert b"/JavaScript" not in made
    assert b"/URI" not in made
    assert "root:" not in pdf_text(made)


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_of_the_workbook_is_a_formula_or_a_link(name: str) -> None:
    """A page called =HYPERLINK(…) opened in Excel would send the client away."""
    book = load_workbook(BytesIO(month_workbook(attacked(ATTACKS[name], codes=True), "ru")))
    for sheet in book:
        for row in sheet.iter_rows():
            assert [cell.value for cell in row if cell.data_type == "f" or cell.hyperlink] == []


@pytest.mark.parametrize("name", NAMES)
def test_nothing_moves_the_cursor_or_turns_the_line(name: str) -> None:
    """An escape in a page's title would clear the screen; a bidi mark would turn the line."""
    month = attacked(ATTACKS[name], codes=True)
    told = [month_text(month, "ru"), month_message(month, "en"), *listing(month, "ru")]
    signs = set("\n".join(told)) - {"\n"}
    assert {sign for sign in signs if unicodedata.category(sign) in MOVES} == set()


@pytest.mark.parametrize("name", NAMES)
def test_drawings_hold_only_shapes_and_letters(name: str) -> None:
    """Each SVG is well-formed and has the elements of a calm one; each can become a picture."""
    found = dict(charts.all_of(short.shown(attacked(ATTACKS[name])), "ru"))
    for drawing in found.values():
        alone = charts.standalone(drawing, width=640)
        drawn = ElementTree.fromstring(alone)  # noqa: S314  # our own drawing
        assert {element.tag.rpartition("}")[2] for element in drawn.iter()} <= SHAPES
    first = next(iter(found.values()))
    assert drawing_png(charts.standalone(first, width=640)).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", NAMES)
def test_the_json_stays_one_object_with_its_own_verdict(name: str) -> None:
    told = json.loads(json.dumps(month_json(attacked(ATTACKS[name])), allow_nan=False))
    assert told["opinion"]["verdict"] == "no"
    assert told["brand"] == clean(ATTACKS[name])


@pytest.mark.parametrize("name", ["long", "long_word"])
def test_fifty_thousand_signs_are_cut_on_the_page_and_whole_in_the_json(name: str) -> None:
    """One comment must not make a page that no mail takes; here every quote is one."""
    month = _quoted(ATTACKS[name])
    page = month_page(month, "ru")
    assert len(page.encode()) < LIMIT
    assert len(ATTACKS[name]) >= 49_000
    said = re.findall(r'<p dir="auto">(.*?)</p>', page)
    assert len(said) > 12
    assert all(len(quote) <= short.QUOTE and quote.endswith("…") for quote in said)
    told = month_json(month)["opinion"]["problems"][0]["quotes"][0]["text"]  # type: ignore[call-overload, index]  # a quote
    assert len(str(told)) >= 49_000


def _quoted(text: str) -> Month:
    """A month of eighteen problems in which everything that people said is this text."""
    month = twelve.month("twelve_advantages")
    problems = tuple(
        replace(p, quotes=tuple(replace(quote, text=text) for quote in p.quotes))
        for p in month.opinion.problems
    )
    alone = {f"text_{place}": text for place in range(1, 13)}
    checks = tuple(
        replace(c, details={**c.details, **alone}) if c.code == "singletons" else c
        for c in month.opinion.checks
    )
    return replace(month, opinion=replace(month.opinion, problems=problems, checks=checks))


@pytest.mark.parametrize("name", ["long", "long_word"])
def test_not_even_every_name_at_once_makes_a_page_that_nobody_can_open(name: str) -> None:
    """Names, titles, files and labels are cut as well, on the page and in the message."""
    month = replace(attacked(ATTACKS[name]), notes=Notes())
    assert len(month_page(month, "ru").encode()) < len(_calm_page("texts").encode()) + 80_000
    assert max(map(len, month_message(month, "ru").splitlines())) < 600


def test_a_quote_that_opinion_has_chosen_is_never_cut() -> None:
    assert quotes.LONGEST <= short.QUOTE


def test_marks_do_not_pile_up_over_other_lines() -> None:
    """Thousands of accents on one letter black out the page around it."""
    page = month_page(attacked(ATTACKS["marks"]), "ru")
    runs = re.findall("[\u0300-\u036f\u0483-\u0489\u20d0-\u20f0]+", page)
    assert runs
    assert max(map(len, runs)) <= short.MARKS


def test_names_of_files_reach_the_terminal_as_text(tmp_path: Path) -> None:
    """A file called like an escape code lies in the inbox; every verb that names it stays calm."""
    folder, runner = tmp_path / "tea", CliRunner()
    runner.invoke(otvet, ["init", str(folder), "--yes", "--page", "vk:1"], catch_exceptions=False)
    odd = folder / "inbox" / "a\x1b[2J\u202egnp.\nb.csv"
    odd.write_text("Дата;Отзыв\n01.10.2026;Вкусный чай, спасибо\n32.10.2026;Вкусно\n", "utf-8")
    (folder / "inbox" / "\x1b[2J.bin").write_bytes(b"\x00\x01")
    said = ""
    for verb in ("collect", "imports", "rejected", "month", "explain"):
        words = [verb, "-b", str(folder), *(["--yes"] if verb == "collect" else [])]
        said += runner.invoke(otvet, words).output
    assert "a[2Jgnp. b.csv" in said
    assert not set(said) & set("\x1b\u202e")


@pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed")
def test_a_pdf_of_attacks_has_no_script_and_one_title(tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(month_pdf(_without_logo(ATTACKS["closing"]), "ru"))
    told = subprocess.run(["pdfinfo", str(file)], capture_output=True, check=True).stdout.decode()
    assert re.search(r"^JavaScript: +no$", told, re.MULTILINE)
    assert "<svg onload" in told.partition("Creator")[0]


def test_the_months_that_are_attacked_have_every_block() -> None:
    """An attack on a block that is not there proves nothing."""
    month = attacked("x")
    assert month.audience.pages
    assert month.audience.trend
    assert month.awareness.advantages
    assert month.opinion.problems[0].quotes
    assert month.opinion.curve
    assert month.sources
    assert month.means
    assert month.rejected_rows
    assert month.notes.plan
    assert month.notes.comments
    assert month.look.footer
    assert set(twelve.EVERY_BLOCK) <= set(twelve.MONTHS)
