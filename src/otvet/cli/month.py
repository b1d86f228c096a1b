"""Verbs that answer: the month, the way from a number to its files, the demo."""

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from otvet.cli import speak
from otvet.cli.speak import _
from otvet.errors import InputError
from otvet.i18n import Language, mark

if TYPE_CHECKING:
    from otvet.answers.month import Month
    from otvet.answers.notes import Block
    from otvet.brand import Brand, ClosedMonth
    from otvet.facts import YearMonth
    from otvet.report.render import Part


@click.command(help=_("Print the month's three answers; write the page and JSON."))
@click.argument("month", required=False)
@speak.brands
@speak.language
@click.option("--json", "as_json", is_flag=True, help=_("Print one JSON object, nothing else."))
def month(
    month: str | None, folders: tuple[Path, ...], lang: Language | None, *, as_json: bool
) -> None:
    """Answer a month; without one, the newest that has facts."""
    from otvet.brand import Brand

    for folder in folders:
        brand = Brand(folder)
        chosen = chosen_month(brand, month)
        kept = brand.closed(chosen)
        found = kept.month if kept else brand.month(chosen)
        if as_json:
            _print_json(found)
        elif kept:
            _print_closed(kept, lang)
        else:
            _print_and_write(found, folder, lang)


def chosen_month(brand: "Brand", wanted: str | None) -> "YearMonth":
    """The month as it was typed, else the newest that has facts."""
    from otvet.brand import parse_month

    chosen = parse_month(wanted) if wanted else brand.last_month()
    if chosen is None:
        raise InputError(
            mark("{folder} holds no facts yet: drop exports into {inbox}, then type: {command}"),
            {
                "folder": brand.folder,
                "inbox": brand.inbox,
                "command": f"otvet collect -b {brand.folder}",
            },
        )
    return chosen


def _print_closed(kept: "ClosedMonth", lang: Language | None) -> None:
    from otvet.report.text import month_text

    language = lang or kept.closed.language
    click.echo(month_text(kept.month, language))
    click.echo("\n".join(_since(kept, language)))


def _since(kept: "ClosedMonth", language: Language) -> list[str]:
    from otvet.report.words.closing import since

    return ["", *since(kept.closed.at.date(), kept.recounts, language)]


@click.command(help=_("Close a month: its report stays as it was sent, whatever comes later."))
@click.argument("month", required=False)
@speak.brand
@speak.language
def close(month: str | None, folder: Path, lang: Language | None) -> None:
    """Write the report once more and seal it with the hash of every file."""
    from otvet.brand import Brand

    brand = Brand(folder)
    made = brand.close(chosen_month(brand, month), language=lang)
    click.echo(_("{month} is closed; its files:").format(month=made.month))
    for name, told in made.files.items():
        click.echo(f"  {told[:16]}  {name}")


@click.command(help=_("Write the month's report: page, PDF, workbook, message, drawings."))
@click.argument("month", required=False)
@speak.brand
@speak.language
@click.option(
    "--parts",
    "wanted",
    default="page,answers,pdf,numbers,message",
    show_default=True,
    metavar="PART,PART",
    help=_("What to write: page, answers, pdf, numbers, message, charts; all of them: all."),
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help=_("A folder of your own files in place of ours: page.css, page templates, report.typ."),
)
def report(
    month: str | None, folder: Path, lang: Language | None, wanted: str, template: Path | None
) -> None:
    """Write the parts beside one another; a closed month is written as it was closed."""
    from otvet.brand import Brand
    from otvet.report.render import write_report

    brand = Brand(folder)
    chosen = chosen_month(brand, month)
    kept = brand.closed(chosen)
    found, target = kept.month if kept else brand.month(chosen), brand.month_folder(chosen)
    language = lang or (kept.closed.language if kept else found.language)
    if kept and language != kept.closed.language:
        target = target / language  # What was sent in another language stays as it is.
    if kept and template is not None:
        target = target / template.resolve().name  # What was sent in another look does too.
    for path in write_report(found, target, language, parts=_parts(wanted), template=template):
        click.echo(str(path))


@click.command(help=_("Add a comment, a step of the plan, or what you ask of the client."))
@click.argument("block", type=click.Choice(["audience", "awareness", "opinion", "plan", "asks"]))
@click.argument("text")
@click.option("--month", "month", default=None, help=_("The month, such as 2026-10."))
@speak.brand
def note(block: "Block", text: str, month: str | None, folder: Path) -> None:
    """Write it into notes.toml of the month; the report shows it."""
    from otvet.brand import Brand

    brand = Brand(folder)
    click.echo(str(brand.note(chosen_month(brand, month), block, text)))


def _parts(wanted: str) -> "tuple[Part, ...]":
    from otvet.report.render import PARTS

    if wanted == "all":
        return PARTS
    names = [name.strip() for name in wanted.split(",")]
    strange = [name for name in names if name not in PARTS]
    if strange:
        raise InputError(
            mark("the report has no part {strange}; its parts: {parts}"),
            {"strange": strange, "parts": PARTS},
        )
    return tuple(part for part in PARTS if part in names)


def _print_json(found: "Month") -> None:
    from otvet.report.json import month_json

    # Bytes: the same on every machine, whatever letters its console knows.
    click.echo(json.dumps(month_json(found), ensure_ascii=False, indent=2).encode())


def _print_and_write(found: "Month", folder: Path, lang: Language | None) -> None:
    from otvet.report.render import write_report
    from otvet.report.text import month_text

    language = lang or found.language
    click.echo(month_text(found, language))
    for path in write_report(found, folder / "months" / str(found.month), language):
        click.echo(str(path))


@click.command(
    help=_(
        "Show where a number comes from: a question, verdict, a figure, page, problem, advantage, "
        "need or file by its name; without a name, list the names."
    )
)
@click.argument("name", required=False)
@click.option("--month", "month", default=None, help=_("The month, such as 2026-10."))
@click.option("--sql", "sql", is_flag=True, help=_("Print the text of each query, too."))
@speak.brand
@speak.language
def explain(
    name: str | None, month: str | None, folder: Path, lang: Language | None, *, sql: bool
) -> None:
    """Walk from a number to its files; a closed month is explained as it was sent."""
    from otvet.brand import Brand
    from otvet.report.explain import explain as explained
    from otvet.report.explain import listing

    brand = Brand(folder)
    chosen = chosen_month(brand, month)
    kept = brand.closed(chosen)
    found = kept.month if kept else brand.month(chosen)
    language = lang or (kept.closed.language if kept else found.language)
    if name is None:
        lines = listing(found, language)
    else:
        lines = explained(found, name, language, folder=str(folder), sql=sql)
    click.echo("\n".join([*lines, *(_since(kept, language) if kept else ())]))


@click.command(help=_("Make a simulated tea house, take it in, print its month beside the truth."))
@click.argument("folder", default="teahouse", type=click.Path(path_type=Path, file_okay=False))
@click.option("--seed", default=2026, show_default=True, help=_("The world to simulate."))
@click.option("--fresh", "fresh", is_flag=True, help=_("Replace a demo that is there already."))
@speak.language
def demo(folder: Path, seed: int, lang: Language | None, *, fresh: bool) -> None:
    """Nothing is shown that did not come in through the importers."""
    from otvet.brand import Brand
    from otvet.demo.build import make_demo

    _make_room(folder, fresh=fresh)
    language = lang or speak.system_language()
    truth = make_demo(folder, seed=seed, language=language)
    brand = Brand(folder)
    for file in brand.collect():
        if file.status == "refused":
            raise InputError(
                mark("{file}: not taken. {message}"), {"file": file.file, "message": file.error}
            )
    _print_and_write(truth.beside(brand.month(truth.month)), folder, language)


def _make_room(folder: Path, *, fresh: bool) -> None:
    if not folder.exists():
        return
    if not (folder / "truth.json").exists():
        raise InputError(mark("{folder} is not a demo: choose another folder"), {"folder": folder})
    if not fresh:
        raise InputError(
            mark("{folder} is there already: add --fresh to make it anew"), {"folder": folder}
        )
    shutil.rmtree(folder)
