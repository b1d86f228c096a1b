"""Verbs that bring facts in, show what came, and take it back."""

import math
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from otvet.cli import speak
from otvet.cli.speak import _, harmless
from otvet.report.clean import clean

if TYPE_CHECKING:
    from otvet.brand import Collected
    from otvet.sources.table.dates import Order
    from otvet.sources.table.mapping import Target

TARGETS = ("mentions", "metrics", "orders", "responses", "followers", "posts", "interactions")


@click.command(help=_("Take in the files of the inbox, every row exactly once."))
@speak.brands
@click.option("--yes", "yes", is_flag=True, help=_("Accept the guessed meaning of columns."))
@click.option("--again", "again", is_flag=True, help=_("Take files that were taken back, too."))
@click.pass_context
def collect(context: click.Context, folders: tuple[Path, ...], *, yes: bool, again: bool) -> None:
    """Print a line a file taken, then what to do about the others; 1 if a file was refused."""
    from otvet.brand import Brand
    from otvet.cli.ask import is_terminal, mended
    from otvet.cli.refusals import refusals

    refused: list[Collected] = []
    for folder in folders:
        brand = Brand(folder)
        take = partial(brand.collect, accept_guesses=yes, again="undone_too" if again else "no")
        found = take()
        for file in found:
            if file.status != "refused":
                click.echo(line(file))
        left = [file for file in found if file.status == "refused"]
        if left and is_terminal():
            left = mended(brand, left, take, lambda file: click.echo(line(file)))
        for said in refusals(left, folder):
            click.echo(said)
        if not left and any(file.status == "taken" for file in found):
            typed = f"otvet month{speak.of_brand(folder)}"
            click.echo(_("Now type: {command}").format(command=typed))
        refused += left
    context.exit(1 if refused else 0)


def line(file: "Collected") -> str:
    """What became of a file, in a line."""
    name = clean(file.file)
    if file.error is not None:
        message = harmless(file.error.say(speak.system_language()))
        message = message.removeprefix(f"{Path(name).name}: ")
        return _("{file}: not taken. {message}").format(file=name, message=message)
    if file.status == "known":
        return _("{file}: already taken, nothing new").format(file=name)
    if file.status == "undone":
        return _("{file}: taken back before; to take it after all: otvet collect --again").format(
            file=name
        )
    said = _("{file}: {rows} rows, {taken} taken, {rejected} rejected, {left} left out").format(
        file=name,
        rows=file.rows_in,
        taken=file.rows_taken,
        rejected=file.rows_rejected,
        left=file.rows_left_out,
    )
    return f"{said}\n{_lost(file)}" if file.taken_before else said


def _lost(file: "Collected") -> str:
    """That a reading took less than the one before it, why, and what to type."""
    from otvet.report.words import sources

    why = sources.left_out(file.why_left, speak.system_language()) if file.why_left else "—"
    return _(
        "  before, {before} of its rows were taken; now fewer are, most of all because: {why}. "
        "Look at pages and advantages of otvet.toml; all that was left out: otvet rejected"
    ).format(before=file.taken_before, why=why)


@click.command(
    "map", help=_("Show what each column of a table would become, and save it once it is right.")
)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--as", "target", type=click.Choice(TARGETS), help=_("What the table holds."))
@click.option("--page", "page", default="", metavar="NETWORK:ID", help=_("Whose page it is about."))
@click.option(
    "--set",
    "changes",
    multiple=True,
    metavar="COLUMN=ROLE",
    help=_("Give a column another role; may be given several times."),
)
@click.option(
    "--days",
    "day_order",
    type=click.Choice(["dmy", "mdy"]),
    default=None,
    help=_("Which comes first in its dates: the day (dmy) or the month (mdy)."),
)
@click.option("--yes", "yes", is_flag=True, help=_("Save without asking."))
@speak.brand
def map_file(
    file: Path,
    target: "Target | None",
    page: str,
    changes: tuple[str, ...],
    day_order: "Order | None",
    folder: Path,
    *,
    yes: bool,
) -> None:
    """Print the proposal; save it as a profile that is known by the table's header."""
    from otvet.brand import Brand
    from otvet.cli.ask import Told, explained, is_terminal
    from otvet.sources.table.describe import describe

    brand = Brand(folder)
    told = Told(target, page, dict(_change(change) for change in changes), day_order or "")
    if is_terminal() and not yes:
        saved = explained(brand, file, told)
    else:
        proposal = told.proposal(brand, file)
        click.echo(harmless("\n".join(describe(proposal, speak.system_language()))))
        saved = brand.save_profile(proposal) if yes else None
    if saved is None:
        typed = told.command(file, brand)
        click.echo(_("Nothing is saved. To save it: {command}").format(command=typed))
        raise click.exceptions.Exit(0 if is_terminal() else 1)
    click.echo(_("Saved: {path}").format(path=saved))
    click.echo(_("Now type: {command}").format(command=f"otvet collect{speak.of_brand(folder)}"))


def _change(text: str) -> tuple[str, str]:
    """A column and its role; headers may hold "=", roles do not."""
    header, _equals, role = text.rpartition("=")
    return header, role


@click.command(help=_('Enter a number that no export holds; it is marked "by hand".'))
@click.argument("page")
@click.argument("metric", type=click.Choice(["followers", "views", "reach"]))
@click.argument("value")
@click.option(
    "--day",
    "day",
    type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]),
    default=None,
    help=_("The day of the number. Default: today."),
)
@speak.brand
def enter(page: str, metric: str, value: str, day: datetime | None, folder: Path) -> None:
    """Write the number into the inbox and take it in."""
    from otvet.brand import Brand

    count = _count(value)
    brand = Brand(folder)
    written = brand.enter(page, metric, count, day=day.date() if day else _today())
    for file in brand.collect():
        if file.status == "taken" or file.file == written.name:
            click.echo(line(file))
        if file.status == "refused" and file.file == written.name:
            raise click.exceptions.Exit(1)


def _count(text: str) -> float:
    """A number as people write it: `1962`, `1 962`."""
    try:
        value = float("".join(text.split()).replace(",", "."))
    except ValueError:
        value = math.nan
    if not math.isfinite(value) or value < 0:
        raise click.BadParameter(_("not a number"), param_hint="VALUE")
    return value


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


@click.command(help=_("List what has been taken in, newest first."))
@speak.brand
def imports(folder: Path) -> None:
    """Print a line an import, with the number that `undo` takes."""
    from otvet.brand import Brand

    with Brand(folder).store() as store:
        for run in reversed(store.runs()):
            rows = f"{run.rows_taken:>9}  {run.rows_rejected:>6}"
            click.echo(f"{run.run}  {run.state:8}  {rows}  {clean(run.file)}")


@click.command(help=_("List the rows that were not taken, and why."))
@speak.brand
def rejected(folder: Path) -> None:
    """Print file, row, column and reason of every rejected row, then what was left out and why."""
    from otvet.brand import Brand
    from otvet.report.words import sources, units

    language = speak.system_language()
    brand = Brand(folder)
    for bad in brand.rejected():
        why = sources.fault(bad.reason, language)
        where = f"{clean(bad.file)}:{bad.row}  {clean(bad.column)}"
        click.echo(f"{where}  {why} ({bad.reason})")
    for some in brand.left_out():
        rows = units.counted(some.rows, "rows", language)
        why = sources.left_out(some.reason, language)
        name = clean(some.file)
        click.echo(_("{file}: {rows} left out: {why}").format(file=name, rows=rows, why=why))


@click.command(help=_("Take back one import; `otvet imports` lists them."))
@click.argument("run")
@speak.brand
def undo(run: str, folder: Path) -> None:
    """Delete the import's facts; what older files said shows again."""
    from otvet.brand import Brand

    Brand(folder).undo(run)
    click.echo(_("Taken back."))


@click.command(help=_("Delete everything kept of one account, at its request."))
@click.argument("network")
@click.argument("native_id")
@speak.brand
def erase(network: str, native_id: str, folder: Path) -> None:
    """Delete an account's rows from every table, old files of it included."""
    from otvet.brand import Brand

    brand = Brand(folder)
    gone = brand.erase(network, native_id)
    click.echo(_("Deleted: {gone} rows.").format(gone=gone))
    click.echo(_("The files in the inbox still hold what was exported: delete them too."))
    for path in brand.problems.quoting():
        click.echo(
            _(
                "{path} keeps words of people as examples (says): delete this person's there."
            ).format(path=path)
        )


@click.command(help=_("Copy the whole brand, key included, into one archive."))
@click.argument("target", type=click.Path(path_type=Path))
@speak.brand
def backup(target: Path, folder: Path) -> None:
    """Write the archive; keep it as safe as the brand itself, since the key is in it."""
    from otvet.brand import Brand

    click.echo(str(Brand(folder).backup(target)))
