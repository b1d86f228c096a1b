"""The PDF that a client receives: tagged, with real letters, nothing of a stranger in command."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.report import samples

from otvet.i18n import Language
from otvet.report import charts
from otvet.report.pdf import month_pdf
from otvet.report.pdf.make import drawing_png


def _text(pdf: bytes, tmp_path: Path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    (tmp_path / "report.pdf").write_bytes(pdf)
    found = subprocess.run(
        ["pdftotext", str(tmp_path / "report.pdf"), "-"], capture_output=True, check=True
    )
    return re.sub(r"\s+", " ", found.stdout.decode())


def test_the_same_month_gives_the_same_bytes() -> None:
    """A closed month is compared by its hash."""
    assert month_pdf(samples.october(), "ru") == month_pdf(samples.october(), "ru")


def test_letters_money_and_minus_can_be_copied_out(tmp_path: Path) -> None:
    """A font without the rouble prints a box, and nobody notices before the client does."""
    text = _text(month_pdf(samples.october(), "ru"), tmp_path)
    assert "Аудитория выросла" in text
    assert "8\u00a0400\u00a0₽" in text or "8 400 ₽" in text
    assert "−2,3" in text


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("name", sorted(samples.MONTHS))
def test_every_sample_month_can_be_printed(name: str, language: Language) -> None:
    """One and twelve advantages, nothing at all, long names: PDF/UA refuses a picture without words."""
    assert month_pdf(samples.MONTHS[name](), language).startswith(b"%PDF-1.7")


def test_a_drawing_alone_is_a_picture_of_its_size() -> None:
    """For a deck: width in pixels, with an edge of 8 on each side, twice as fine."""
    drawing = charts.standalone(charts.answer_bar(samples.audience_yes(), "ru"), width=330)
    png = drawing_png(drawing)
    assert png.startswith(b"\x89PNG")
    assert int.from_bytes(png[16:20], "big") == 2 * (330 + 2 * 8)


@given(st.text(max_size=80))
@settings(deadline=None, max_examples=40)
def test_no_words_of_strangers_can_stop_the_report(words: str) -> None:
    """PDF/UA refuses a sign that no font draws, so one emoji in a comment would leave no report."""
    quote = replace(samples.QUOTE, text=f"{words} 👩‍👩‍👧 好 ي ​‮")
    month = samples.october()
    problems = tuple(replace(p, quotes=(quote,)) for p in month.opinion.problems)
    told = replace(month, brand=words, opinion=replace(month.opinion, problems=problems))
    assert month_pdf(told, "ru").startswith(b"%PDF")
