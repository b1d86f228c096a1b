"""The month's report on the disk, in every form that is asked for; each file is whole or the old one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from json import dumps
from pathlib import Path
from typing import Literal, get_args

from otvet.answers.month import Month
from otvet.i18n import Language
from otvet.report import charts, short
from otvet.report.json import month_json
from otvet.report.messenger import month_message
from otvet.report.page import month_page
from otvet.report.pdf import month_pdf
from otvet.report.pdf.make import drawing_png
from otvet.report.template import checked
from otvet.report.workbook import month_workbook

Part = Literal["page", "answers", "pdf", "numbers", "message", "charts"]
PARTS: tuple[Part, ...] = get_args(Part)
SHORT: tuple[Part, ...] = ("page", "answers")
"""What is written whenever a month is looked at."""
CHART_WIDTH = 640

PAGE, ANSWERS = "report.html", "answers.json"


def write_report(
    month: Month,
    folder: Path,
    language: Language,
    *,
    parts: Sequence[Part] = SHORT,
    template: Path | None = None,
) -> tuple[Path, ...]:
    """Write the parts of a month's report into the folder.

    Args:
        month: what was found.
        folder: made where it is missing, for example `months/2026-10`.
        language: of all parts but the JSON, which holds codes and numbers.
        parts: page (one HTML file), answers (JSON), pdf, numbers (XLSX), message (text for a
            messenger), charts (SVG and PNG of each drawing).
        template: a folder of the agency's own files in place of ours, for page and PDF.
    """
    own = checked(template) if template is not None else None
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for part in parts:
        for name, made in _FORMS[part](month, language, own):
            _write(folder / name, made)
            written.append(folder / name)
    return tuple(written)


_Files = Iterator[tuple[str, bytes]]


def _page(month: Month, language: Language, template: Path | None) -> _Files:
    yield PAGE, month_page(month, language, template=template).encode()


def _answers(month: Month, language: Language, _: Path | None) -> _Files:
    del language  # Codes and numbers have none.
    told = dumps(month_json(month), ensure_ascii=False, indent=2, allow_nan=False)
    yield ANSWERS, f"{told}\n".encode()


def _pdf(month: Month, language: Language, template: Path | None) -> _Files:
    yield "report.pdf", month_pdf(month, language, template=template)


def _numbers(month: Month, language: Language, _: Path | None) -> _Files:
    yield "numbers.xlsx", month_workbook(month, language)


def _message(month: Month, language: Language, _: Path | None) -> _Files:
    yield "message.txt", f"{month_message(month, language)}\n".encode()


def _charts(month: Month, language: Language, _: Path | None) -> _Files:
    for name, drawing in charts.all_of(short.shown(month), language):
        alone = charts.standalone(drawing, width=CHART_WIDTH)
        yield f"{name}.svg", alone.encode()
        yield f"{name}.png", drawing_png(alone)


_FORMS: Mapping[Part, Callable[[Month, Language, Path | None], _Files]] = {
    "page": _page,
    "answers": _answers,
    "pdf": _pdf,
    "numbers": _numbers,
    "message": _message,
    "charts": _charts,
}


def _write(path: Path, made: bytes) -> None:
    part = path.with_name(path.name + ".part")
    part.write_bytes(made)
    part.replace(path)
