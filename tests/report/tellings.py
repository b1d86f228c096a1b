"""The month as each output tells it, as a reader's eye or program gets it."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cache
from html import unescape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl import load_workbook
from tests.report import twelve

from otvet.answers.month import Month
from otvet.i18n import Language
from otvet.report.json import month_json
from otvet.report.messenger import month_message
from otvet.report.page import month_page
from otvet.report.pdf import month_pdf
from otvet.report.pdf.letters import BREAK
from otvet.report.text import month_text
from otvet.report.workbook import month_workbook

HIDDEN = re.compile(
    r"<style>.*?</style>|<head>.*?</head>|<title\b.*?</title>|<desc\b.*?</desc>", re.DOTALL
)


def seen(page: str) -> str:
    """The letters of an HTML page, drawings' letters among them, without what only ears get."""
    return squeezed(unescape(re.sub(r"<[^>]+>", " ", HIDDEN.sub(" ", page))))


def squeezed(text: str) -> str:
    """The same words with one plain space between them."""
    return " ".join(text.split())


def pdf_text(pdf: bytes, *options: str) -> str:
    """What can be copied out of a PDF; the test is skipped where nothing reads PDFs."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    with TemporaryDirectory() as folder:
        file = Path(folder) / "report.pdf"
        file.write_bytes(pdf)
        command = ["pdftotext", *options, str(file), "-"]
        told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
        return told.replace(BREAK, "")


_TOLD: Mapping[str, Callable[[Month, Language], str]] = {
    "page": lambda month, language: seen(month_page(month, language)),
    "pdf": lambda month, language: squeezed(pdf_text(month_pdf(month, language), "-raw")),
    "text": lambda month, language: squeezed(month_text(month, language, width=1000)),
    "message": lambda month, language: squeezed(month_message(month, language)),
}
TOLD = tuple(_TOLD)
"""Outputs that are read as text; JSON and the workbook are read by their fields."""


@cache
def telling(name: str, output: str, language: Language) -> str:
    """One of the twelve months as an output tells it."""
    return _TOLD[output](twelve.month(name), language)


def as_json(name: str) -> Any:  # noqa: ANN401  # whatever the JSON holds
    """One of the twelve months as a program reads it."""
    return json.loads(json.dumps(month_json(twelve.month(name)), allow_nan=False))


@cache
def sheets(name: str, language: Language) -> list[list[tuple[Any, ...]]]:
    """The workbook's sheets as rows of cells, without their heads."""
    book = load_workbook(BytesIO(month_workbook(twelve.month(name), language)))
    return [list(sheet.iter_rows(min_row=2, values_only=True)) for sheet in book]


def written(value: float | Decimal, language: Language, digits: int) -> str:
    """A number as people of the language write it, made without our own formatting."""
    exact = Decimal(value).quantize(Decimal(1).scaleb(-digits), rounding=ROUND_HALF_EVEN)
    text = f"{abs(exact):,.{digits}f}"
    return text.replace(",", " ").replace(".", ",") if language == "ru" else text


def holds(text: str, value: float | Decimal, language: Language, *, digits: range) -> bool:
    """Whether the number stands in the text on its own, with one of so many decimals."""
    for many in digits:
        sign = re.escape(written(value, language, many))
        if re.search(rf"(?<![\d.,]){sign}(?!\d|[.,]\d)", text):
            return True
    return False


LONG_WORD = 30
"""Longer words are broken on paper, so they are looked for in pieces."""


def _pattern(label: str) -> str:
    words = (
        " ?".join(map(re.escape, word)) if len(word) > LONG_WORD else re.escape(word)
        for word in label.split(" ")
    )
    return " ".join(words) + r"(?!\d)"


def after(text: str, label: str, others: list[str], *, reach: int) -> list[str]:
    """What follows each place of a label, up to the next label of its kind."""
    label, ends = squeezed(label), [squeezed(other) for other in others if other != label]
    found = []
    for place in re.finditer(_pattern(label), text):
        rest = text[place.end() : place.end() + reach]
        cuts = [rest.find(end) for end in ends if end not in label]
        found.append(rest[: min([cut for cut in cuts if cut > 0], default=reach)])
    return found
