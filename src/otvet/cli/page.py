"""`otvet page`: a page of the brand, written into otvet.toml; a survey's link for each of them."""

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


@page.command(help=_("Print a link to your survey for each page: answers then tell the page."))
@click.argument("survey", metavar="[LINK]", default="")
@click.option(
    "--field",
    "field",
    default="via",
    help=_("The form's hidden field or prefilled question, such as entry.123456 of Google Forms."),
)
@speak.brand
def links(survey: str, field: str, folder: Path) -> None:
    """One line for each page that people follow, then how the form is made."""
    from otvet.brand import Brand

    for ref, link in Brand(folder).survey_links(survey, field=field).items():
        click.echo(f"{ref}  {link}")
    click.echo(
        _("Put each link on its own page, and a hidden field named {field} into the form.").format(
            field=field
        )
    )
