"""`otvet sources`: which files Otvet reads, what each gives, and how to get it."""

import shutil
from textwrap import wrap

import click

from otvet.cli import speak
from otvet.cli.plain import plain_lines
from otvet.cli.speak import _

WIDEST = 100


@click.command(help=_("List the kinds of file that Otvet reads, or tell how to get one of them."))
@click.argument("name", required=False)
def sources(name: str | None) -> None:
    """Print a kind of file with what it gives, or the whole page of one."""
    from otvet.brand import Brand
    from otvet.report.words.sources import kind

    language, width = speak.system_language(), terminal_width()
    if name is not None:
        found = Brand.source(name, language)
        click.echo(f"{kind(name, language)} ({name})\n")
        click.echo("\n".join(plain_lines(found.text, width=width)))
        return
    for one in Brand.sources(language):
        click.echo(f"{one.name:10} {kind(one.name, language)}")
        indent = " " * 11
        for line in wrap(one.gives, width, initial_indent=indent, subsequent_indent=indent):
            click.echo(line)
    click.echo("\n" + _("How to get one of them: {command}").format(command="otvet sources NAME"))


def terminal_width() -> int:
    """As wide as the terminal, and no wider than is easily read."""
    return min(WIDEST, shutil.get_terminal_size((WIDEST, 24)).columns)
