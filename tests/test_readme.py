"""The first screen shows a month that was printed, not one that was imagined."""

import os
import re
from pathlib import Path

import pytest

from otvet.brand import Brand
from otvet.demo.build import make_demo
from otvet.i18n import Language
from otvet.report.text import month_text

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"(?<=```text\n).*?(?=```)", re.DOTALL)


def printed(folder: Path, language: Language) -> str:
    """The head of the demo's month, up to its first empty line."""
    truth = make_demo(folder, seed=2026, language=language)
    brand = Brand(folder)
    brand.collect()
    month = truth.beside(brand.month(truth.month))
    return month_text(month, language).partition("\n\n")[0] + "\n"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "language"), [("README.md", "en"), ("README.ru.md", "ru")])
def test_the_printed_month_is_the_demo(name: str, language: Language, tmp_path: Path) -> None:
    """`OTVET_WRITE=1` writes the block anew after a change that was meant."""
    path = ROOT / name
    text = path.read_text("utf-8")
    found = printed(tmp_path / "teahouse", language)
    if os.environ.get("OTVET_WRITE"):
        text = BLOCK.sub(lambda _: found, text, count=1)
        path.write_text(text, "utf-8")
    match = BLOCK.search(text)
    assert match is not None
    assert match.group(0) == found
