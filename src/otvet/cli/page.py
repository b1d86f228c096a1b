"""`otvet page add`: a page of the brand, written into otvet.toml."""

from pathlib import Path

import click

from otvet.cli import speak
from otvet.cli.speak import _

KINDS = ("channel", "group", "page", "account", "place", "shop", "site", "file")


@click.group(help=_("Name the brand's pages in otvet.toml."))
def page() -> None:
    """The group that holds what can be done with pages."""


@page.command(help=_("Add a page, such as vk:teahouse, to otvet.toml; nothing else is changed."))
@click.argument("ref", metavar="NETWORK:ID")
@click.option("--title", "title", default="", help=_("How the report calls it."))
@click.option("--kind", "kind", type=click.Choice(KINDS), default=None, help=_("What it is."))
@click.option(
    "--linked",
    "linked",
    default="",
    metavar="NETWORK:ID",
    help=_("The channel of a discussion group."),
)
@speak.brand
def add(ref: str, title: str, kind: str | None, linked: str, folder: Path) -> None:
    """Write the page, then say what to do next."""
    from otvet.brand import Brand

    added = Brand(folder).add_page(ref, title=title, kind=kind or "", linked=linked)
    click.echo(_("Added to {path}: {page}").format(path=folder / "otvet.toml", page=added))
    click.echo(_("Now type: {command}").format(command=f"otvet collect{speak.of_brand(folder)}"))
