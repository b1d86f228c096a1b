"""The index of measures leads to every page, and every figure to a page of it."""

import re
from pathlib import Path
from typing import Any, cast

from tests.report import samples

from otvet.report.json import month_json
from otvet.report.page import month_page
from otvet.report.words import measures

MEASURES = Path(__file__).parents[2] / "docs" / "measures"


def test_the_index_names_every_page() -> None:
    """A page that nobody links is a page that nobody reads."""
    index = (MEASURES / "README.md").read_text("utf-8")
    pages = {path.name for path in MEASURES.glob("*.md")} - {"README.md"}
    assert {page for page in pages if f"({page})" in index} == pages


def test_the_figures_of_the_samples_have_a_page() -> None:
    """`otvet explain` must not send anybody to a page that does not exist."""
    said = cast("Any", month_json(samples.october()))
    named = {figure["measure"] for figure in said["audience"]["figures"].values()} - {""}
    assert named
    assert {name for name in named if not (MEASURES / f"{name}.md").exists()} == set()


def test_every_measure_is_told_in_the_report_and_in_the_docs() -> None:
    """A client reads the paragraph, an analyst the page; neither may lack the other's."""
    pages = {path.stem for path in MEASURES.glob("*.md")} - {"README"}
    assert pages == set(measures.MEASURES)


def test_a_figures_name_leads_to_its_measure_on_the_page() -> None:
    page = month_page(samples.october(), "ru")
    led = set(re.findall(r'href="#(m-[a-z-]+)"', page))
    assert led
    assert led <= set(re.findall(r'id="(m-[a-z-]+)"', page))
