"""The demo's month, word for word: what a client would read, in both languages.

A change that was meant is written with `OTVET_WRITE=1`, read aloud, and committed with its cause.
"""

import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from tests.report import demo_month
from tests.report.tellings import pdf_text

from otvet.i18n import LANGUAGES, MINUS, Language
from otvet.report.messenger import month_message
from otvet.report.pdf import month_pdf
from otvet.report.text import month_text

GOLDEN = Path(__file__).parent / "golden"
SIGNS = {
    "ru": ("₽", "Аудитория выросла", f"{MINUS}0,6"),
    "en": ("₽", "The audience grew", f"{MINUS}0.6"),
}
NO_POPPLER = pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="pdfinfo is not installed")

pytestmark = [pytest.mark.slow, demo_month.GROUP]


def _agreed(name: str, said: str) -> str:
    """The text as it was agreed; with `OTVET_WRITE=1` the text as it is becomes that."""
    path = GOLDEN / name
    if os.environ.get("OTVET_WRITE"):
        path.write_text(said, "utf-8")
    return path.read_text("utf-8")


@cache
def _pdf(language: Language) -> bytes:
    return month_pdf(demo_month.month_beside_truth(language), language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printed_demo_reads_as_agreed(language: Language) -> None:
    said = month_text(demo_month.month_beside_truth(language), language) + "\n"
    assert said == _agreed(f"demo-{language}.txt", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_message_of_the_demo_reads_as_agreed(language: Language) -> None:
    said = month_message(demo_month.month_beside_truth(language), language) + "\n"
    assert said == _agreed(f"demo-message-{language}.txt", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_of_the_demo_reads_as_agreed(language: Language) -> None:
    """In the order of the file, which is the order in which it is read aloud."""
    lines = (" ".join(line.split()) for line in pdf_text(_pdf(language), "-raw").splitlines())
    said = "\n".join(line for line in lines if line) + "\n"
    assert said == _agreed(f"demo-pdf-{language}.txt", said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_money_letters_and_minus_can_be_copied_out_of_the_pdf(language: Language) -> None:
    """A font without the rouble prints a box, and nobody notices before the client does."""
    text = pdf_text(_pdf(language))
    for sign in SIGNS[language]:
        assert sign in " ".join(text.split()), sign
    assert "Листок" in text or language == "en"
    assert "\ufffd" not in text


@NO_POPPLER
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_and_says_that_it_is_accessible(
    language: Language, tmp_path: Path
) -> None:
    """Tags let a screen reader walk; the mark of PDF/UA says that the maker has checked."""
    file = tmp_path / "report.pdf"
    file.write_bytes(_pdf(language))
    told = _poppler("pdfinfo", str(file))
    assert re.search(r"^Tagged: +yes$", told, re.MULTILINE)
    assert re.search(r"^JavaScript: +no$", told, re.MULTILINE)
    assert re.search(r"^Title: +\S", told, re.MULTILINE)
    assert re.search(r"pdfuaid:part[>=\"' ]*1", _poppler("pdfinfo", "-meta", str(file)))
    assert f"/Lang({language})".encode() in _pdf(language)
    tree = _poppler("pdfinfo", "-struct-text", str(file))
    kinds = re.findall(r"^ *(H[1-3]|Table|Figure)\b", tree, re.MULTILINE)
    assert kinds.count("H1") == 1
    assert {"H2", "H3", "Table", "Figure"} <= set(kinds)


def _poppler(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True).stdout.decode(
        "utf-8", "replace"
    )
