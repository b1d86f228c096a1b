"""The whole of Otvet in twelve sentences, in the order in which data flow."""

import ast
from importlib.resources import files

import click

from otvet.cli.speak import _

FLOW = (
    "config",
    "facts",
    "sources",
    "store",
    "stats",
    "text",
    "audience",
    "awareness",
    "opinion",
    "answers",
    "report",
    "brand",
)


@click.command(help=_("Tell how Otvet works, in twelve sentences."))
def story() -> None:
    """Each sentence is the first line of a room's own description."""
    for room in FLOW:
        click.echo(f"{room:10} {first_line(room)}")


def first_line(room: str) -> str:
    """What a room says of itself, read without importing it."""
    root = files("otvet")
    path = root / room / "__init__.py" if (root / room).is_dir() else root / f"{room}.py"
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return text.partition("\n")[0]
