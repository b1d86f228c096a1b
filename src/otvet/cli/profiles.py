"""`otvet profiles`: meanings of columns that were confirmed, to look at and to share."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from otvet.cli import speak
from otvet.cli.speak import _

if TYPE_CHECKING:
    from otvet.sources.table.sharing import Profile


@click.group(
    invoke_without_command=True,
    help=_("List, export and import the confirmed meanings of columns."),
)
@speak.brand
@click.pass_context
def profiles(context: click.Context, folder: Path) -> None:
    """Without a further verb, print every profile and what it makes of the columns."""
    from otvet.brand import Brand

    if context.invoked_subcommand is not None:
        return
    kept = Brand(folder).kept_profiles()
    for one in kept:
        click.echo("\n".join(_told(one)))
    if not kept:
        click.echo(_("No meaning of columns has been saved yet: otvet map FILE"))


def _told(one: "Profile") -> list[str]:
    from otvet.sources.table.describe import TARGET_WORDS, columns

    what = _(TARGET_WORDS[one.mapping.target])
    page = f", {one.mapping.page}" if one.mapping.page else ""
    return [f"{one.name}  {what}{page}", *columns(one.mapping, speak.system_language())]


@profiles.command(
    "export", help=_("Write one into a file; no data, no names and no page of yours are in it.")
)
@click.argument("name")
@click.argument("target", type=click.Path(path_type=Path, dir_okay=False))
@speak.brand
def export_profile(name: str, target: Path, folder: Path) -> None:
    """NAME is what the list shows, or its beginning."""
    from otvet.brand import Brand

    click.echo(str(Brand(folder).export_profile(name, target)))


@profiles.command("import", help=_("Keep one that somebody has exported."))
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--page", "page", default="", metavar="NETWORK:ID", help=_("Whose page it is about."))
@speak.brand
def import_profile(file: Path, page: str, folder: Path) -> None:
    """Tables with the header that it fits are then taken by it."""
    from otvet.brand import Brand

    click.echo(_("Saved: {path}").format(path=Brand(folder).import_profile(file, page=page)))
