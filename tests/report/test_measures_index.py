"""The index of measures leads to every page, and every figure to a page of it."""

from pathlib import Path
from typing import Any, cast

from tests.report import samples

from otvet.report.json import month_json

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
