"""The notebooks are what the docs make them; `OTVET_WRITE=1` makes them anew."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from tools.make_examples import PAGES, notebook

ROOT = Path(__file__).resolve().parents[1]


def _kept(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "examples" / name).read_text("utf-8"))
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("page", "name"), PAGES.items())
def test_a_notebook_is_fresh(page: str, name: str) -> None:
    """It is run from its first cell to its last, so what it shows is what it would show today."""
    made = notebook((ROOT / "docs" / page).read_text("utf-8"))
    path = ROOT / "examples" / name
    if os.environ.get("OTVET_WRITE"):
        path.write_text(made, "utf-8")
    assert path.read_text("utf-8") == made


@pytest.mark.parametrize("name", PAGES.values())
def test_a_notebook_opens_and_shows_the_month_as_a_picture(name: str) -> None:
    """The layout is nbformat 4.5: cells with ids, sources as lines, outputs by media type."""
    found = _kept(name)
    assert (found["nbformat"], found["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in found["cells"]]
    assert len(ids) == len(set(ids))
    code = [cell for cell in found["cells"] if cell["cell_type"] == "code"]
    assert all(">>>" not in "".join(cell["source"]) for cell in code)
    drawn = [
        "".join(output["data"].get("text/html", [])) for cell in code for output in cell["outputs"]
    ]
    assert any("<svg" in one and "Has the audience grown?" in one for one in drawn)


def test_every_example_is_named_in_its_readme() -> None:
    text = (ROOT / "examples" / "README.md").read_text("utf-8")
    for path in (ROOT / "examples").glob("*.ipynb"):
        assert f"({path.name})" in text
