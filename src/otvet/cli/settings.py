"""`otvet settings`: what otvet.toml may say."""

import click

from otvet.cli.speak import _


@click.command(help=_("List everything that otvet.toml may say."))
def settings() -> None:
    """Print name, default, unit and meaning of every setting."""
    from otvet.settings import settings as every

    for setting in every():
        default = f" = {setting.default}" if setting.default else ""
        unit = f" ({setting.unit})" if setting.unit else ""
        click.echo(f"{setting.name}{default}{unit}")
        click.echo(f"    {_(setting.help)}")
