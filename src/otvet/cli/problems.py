"""`otvet problems`: the list in force, singles to look through, new problems, causes and repairs."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from otvet.cli import ask, speak
from otvet.cli.month import chosen_month
from otvet.cli.speak import _, harmless
from otvet.opinion.codeframe import Cause

if TYPE_CHECKING:
    from otvet.brand.problems import Listed

_rater = click.option("--rater", "rater", default="", help=_("Who decides, if more than one does."))


@click.group(
    invoke_without_command=True,
    help=_("List the problems that are looked for, settle single complaints, accept new problems."),
)
@click.option("--month", "month", default=None, help=_("The month, such as 2026-10."))
@speak.brand
@click.pass_context
def problems(context: click.Context, month: str | None, folder: Path) -> None:
    """Without a further verb, print code, name, cause and this month's people of every problem."""
    from otvet.brand import Brand

    if context.invoked_subcommand is not None:
        _hand_on(context, month, folder)
        return
    brand = Brand(folder)
    chosen = chosen_month(brand, month)
    for one in brand.problems.listed(chosen):
        click.echo(harmless(_line(one)))
    click.echo(f"{chosen}  {brand.problems.codeframe(chosen).stamp}")


def _hand_on(context: click.Context, month: str | None, folder: Path) -> None:
    """Options typed before the further verb hold for it, unless it is given its own."""
    told: dict[str, object] = {}
    if month is not None:
        told["month"] = month
    if context.get_parameter_source("folder") is not click.core.ParameterSource.DEFAULT:
        told["folder"] = folder
    context.default_map = dict.fromkeys(problems.commands, told)


def _line(one: "Listed") -> str:
    from otvet.report.words import figures, units

    language = speak.system_language()
    name = units.name_in(one.kind.name, one.kind.code, language)
    return (
        f"{one.authors:>5}  {one.kind.code:24}  {name} [{figures.cause(one.kind.cause, language)}]"
    )


@problems.command(help=_("Look through what one person alone has named: new, known, or nothing."))
@click.argument("month", required=False)
@click.option(
    "--to",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("Write them into a table (CSV) to be filled in."),
)
@click.option(
    "--from",
    "filled",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=_("Take a table that has been filled in."),
)
@_rater
@speak.brand
def singles(
    month: str | None, target: Path | None, filled: Path | None, rater: str, folder: Path
) -> None:
    """On a terminal each is shown and asked about; otherwise they are listed."""
    from otvet.brand import Brand
    from otvet.brand.singles_file import read_settled, singles_table
    from otvet.cli.settle import walk

    brand = Brand(folder)
    chosen = chosen_month(brand, month)
    found = brand.problems.singles(chosen)
    left = [single for single in found if not single.done]
    if filled is not None:
        settled = read_settled(filled, found)
        brand.problems.settle(chosen, settled, rater=rater)
        click.echo(_("Decided: {n}.").format(n=len(settled)))
    elif target is not None:
        target.write_bytes(singles_table(left, language=brand.config.brand.language))
        click.echo(_("{path}: {n} to look through.").format(path=target, n=len(left)))
    elif ask.is_terminal():
        walk(brand, chosen, left, rater=rater)
    else:
        for single in left:
            click.echo(harmless(f"{single.day}  {single.code or '—':24}  {single.text}"))
    if all(single.done for single in brand.problems.singles(chosen)):
        click.echo(_("Nothing is left to look through."))


@problems.command(help=_("Accept or dismiss what may be a new problem."))
@click.argument("month", required=False)
@_rater
@speak.brand
def new(month: str | None, rater: str, folder: Path) -> None:
    """On a terminal each group is shown and asked about; otherwise they are listed."""
    from otvet.brand import Brand
    from otvet.cli.settle import offer, show_group

    brand = Brand(folder)
    chosen = chosen_month(brand, month)
    found = brand.problems.new(chosen)
    for group in found:
        show_group(group)
        if ask.is_terminal() and not offer(brand, chosen, group, rater=rater):
            break
    if not found:
        click.echo(_("No complaints that are alike and fit no known problem."))


@problems.command(help=_("Say who must fix a problem here, whoever the pack says."))
@click.argument("code")
@click.argument("who", type=click.Choice(get_args(Cause)))
@speak.brand
def cause(code: str, who: Cause, folder: Path) -> None:
    """Write it into problems.toml."""
    from otvet.brand import Brand

    Brand(folder).problems.set_cause(code, who)
    click.echo(_saved(folder))


@problems.command(help=_("Say what was done about a problem; the report shows whether it helped."))
@click.argument("code")
@click.option(
    "--on",
    "day",
    type=click.DateTime(["%Y-%m-%d", "%d.%m.%Y"]),
    default=None,
    help=_("The day from which on it is done. Default: today."),
)
@click.option("--what", "what", required=True, help=_("What was done."))
@speak.brand
def fixed(code: str, day: datetime | None, what: str, folder: Path) -> None:
    """Write it into problems.toml."""
    from otvet.brand import Brand

    on = (day or datetime.now(UTC).astimezone()).date()
    Brand(folder).problems.fixed(code, on=on, what=what)
    click.echo(_saved(folder))


def _saved(folder: Path) -> str:
    from otvet.opinion.own import FILE

    return _("Saved: {path}").format(path=folder / FILE)
