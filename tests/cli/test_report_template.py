"""`otvet report --template`: an agency's own files, told clearly when they cannot be used."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.brand.exports import make_brand

from otvet.brand import Brand
from otvet.cli import otvet
from otvet.errors import InputError

MONTH = "2026-09"


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    make_brand(tmp_path / "tea", [range(1, 60)])
    made = Brand(tmp_path / "tea")
    made.collect()
    return made


def _look(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return folder


def _report(brand: Brand, look: Path) -> list[str]:
    options = ["-b", str(brand.folder), "--template", str(look), "--parts", "page"]
    done = CliRunner().invoke(otvet, ["report", MONTH, *options], catch_exceptions=False)
    return done.output.splitlines()


def test_the_page_is_made_with_the_folders_style(brand: Brand, tmp_path: Path) -> None:
    written = _report(brand, _look(tmp_path / "ours", "page.css", "body{color:teal}"))
    assert "body{color:teal}" in Path(written[-1]).read_text("utf-8")


def test_a_broken_template_writes_nothing(brand: Brand, tmp_path: Path) -> None:
    look = _look(tmp_path / "ours", "goals.html.jinja", "{% for %}")
    with pytest.raises(InputError, match=r"goals\.html\.jinja:1"):
        _report(brand, look)
    assert not (brand.folder / "months" / MONTH / "report.html").exists()


def test_a_closed_month_keeps_its_bytes(brand: Brand, tmp_path: Path) -> None:
    """What was sent stays; the same answers in another look lie beside it."""
    brand.close(MONTH)
    sent = (brand.folder / "months" / MONTH / "report.html").read_bytes()
    written = _report(brand, _look(tmp_path / "ours", "page.css", "body{color:teal}"))
    assert Path(written[-1]).parent.name == "ours"
    assert (brand.folder / "months" / MONTH / "report.html").read_bytes() == sent
    assert brand.closed(MONTH) is not None
