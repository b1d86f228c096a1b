"""The page: one file that nothing foreign can enter, the same for eye, ear and paper."""

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from tests.report import samples

from otvet import report
from otvet.i18n import LANGUAGES, Language
from otvet.report.page import month_page

TEMPLATES = Path(report.__file__).parent
VOID = {"meta", "br", "link", "img", "input", "hr"}


class _Reader(HTMLParser):
    """Collects tags, attributes and text, and checks that every tag is closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)


def _read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", samples.MONTHS)
def test_the_page_is_whole_small_and_asks_for_nothing(name: str, language: Language) -> None:
    """It is mailed and archived: a foreign request would tell who reads it."""
    page = month_page(samples.MONTHS[name](), language)
    read = _read(page)
    assert len(page.encode()) < 200_000
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in read.tags}
    for _, attributes in read.tags:
        assert not {"src", "style"} & set(attributes)
        assert attributes.get("href", "#").startswith("#")
        assert not [key for key in attributes if key.startswith("on")]
    assert "url(http" not in page
    assert "@import" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_stay_text(language: Language) -> None:
    """Strangers write comments, titles and file names; none of it may become markup."""
    page = month_page(samples.hostile(), language)
    assert "<script" not in page
    assert "onerror=alert" in "".join(_read(page).texts)
    assert "49" not in "".join(_read(page).texts).split("7*7")[0][-4:]


@pytest.mark.parametrize("name", samples.MONTHS)
def test_the_headline_is_the_only_first_heading_and_none_is_skipped(name: str) -> None:
    """A screen reader walks by headings."""
    levels = [
        int(tag[1])
        for tag, _ in _read(month_page(samples.MONTHS[name](), "en")).tags
        if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_verdict_is_told_by_word_and_shape_not_colour_alone() -> None:
    """Yes and no have the same lightness, and one man in twelve does not tell red from green."""
    page = month_page(samples.october(), "en")
    yes, not_known, no = re.findall(r'class="verdict">(.*?)</p>', page, re.DOTALL)
    assert "Yes" in yes
    assert "circle" in yes
    assert "rect" in no
    assert "circle" not in no
    assert "We don&#39;t know yet" in not_known


def test_every_answer_bar_says_its_finding_and_has_a_table_twin() -> None:
    """Who does not see the drawing gets the same."""
    page = month_page(samples.october(), "en")
    assert page.count('role="img"') == 3 + 1 + 1  # answers, people, slopes
    assert '<desc id="bar-audience-d">Yes. The audience grew by 4.1% (1.2 to 7.0%).</desc>' in page
    twin = page[page.index("The answers as a table") :]
    assert "<td>1.2 to 7.0%</td>" in twin


def test_ids_are_used_once() -> None:
    """Two elements of one id make labels point to the wrong one."""
    ids = [a["id"] for _, a in _read(month_page(samples.october(), "ru")).tags if "id" in a]
    assert len(ids) == len(set(ids))


def test_raw_shares_are_called_raw_and_corrected_ones_are_not() -> None:
    """An unchecked reader was off by up to 33 points on real reviews."""
    page = month_page(samples.october(), "en")
    shares = re.findall(r'class="pn">(.*?)</p>', page)
    assert ["raw" in share for share in shares] == [True, False, True]


def test_a_means_without_an_aim_is_asked_in_order_to_what() -> None:
    """Twelve posts a week are no goal."""
    page = month_page(samples.october(), "ru")
    assert "ради чего?" in page
    assert "чтобы выросла аудитория" in page


def test_unknown_is_never_printed_as_nought() -> None:
    """A page without an earlier count did not gain 904 followers, nor did it gain none."""
    page = month_page(samples.october(), "en")
    row = page[page.index("tiktok:tea") :][:600]
    assert row.count("—") == 2


def test_only_charts_may_hand_over_ready_markup() -> None:
    """One `|safe` on a comment is all that an attack needs."""
    templates = sorted(TEMPLATES.rglob("*.jinja"))
    assert templates
    for path in templates:
        text = path.read_text("utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup", text), path.name
    for path in TEMPLATES.rglob("*.py"):
        if path.parent.name != "charts" and path.name != "page.py":
            assert "Markup" not in path.read_text("utf-8"), path.name
    assert (TEMPLATES / "page.py").read_text("utf-8").count("Markup(") == 1


def test_the_same_month_gives_the_same_page() -> None:
    """Clients compare files; a random id would make each of them new."""
    assert month_page(samples.october(), "ru") == month_page(samples.october(), "ru")
