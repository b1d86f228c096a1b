"""The month's report on the disk: a page for people and JSON for programs."""

from json import dumps
from pathlib import Path

from otvet.answers.month import Month
from otvet.i18n import Language
from otvet.report.json import month_json
from otvet.report.page import month_page

PAGE, ANSWERS = "report.html", "answers.json"


def write_report(month: Month, folder: Path, language: Language) -> tuple[Path, ...]:
    """Write `report.html` and `answers.json` into the folder; each file is whole or the old one.

    Args:
        month: what was found.
        folder: made where it is missing, for example `months/2026-10`.
        language: of the page; the JSON holds codes and numbers.
    """
    folder.mkdir(parents=True, exist_ok=True)
    answers = dumps(month_json(month), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    pages = ((folder / PAGE, month_page(month, language)), (folder / ANSWERS, answers))
    for path, text in pages:
        _write(path, text)
    return tuple(path for path, _ in pages)


def _write(path: Path, text: str) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
