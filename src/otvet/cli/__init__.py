"""The command line: the same verbs as `Brand`, one to one."""

import io
import sys

import click

from otvet._version import __version__
from otvet.cli import (
    audit,
    facts,
    init,
    models,
    month,
    page,
    problems,
    profiles,
    settings,
    sources,
    story,
)
from otvet.cli.speak import _, harmless, system_language
from otvet.errors import OtvetError


@click.group(help=_("Has the audience grown, is awareness growing, do we know what people think?"))
@click.version_option(__version__, prog_name="otvet")
def otvet() -> None:
    """The group that holds every verb."""


for command in (
    init.init,
    sources.sources,
    facts.collect,
    facts.map_file,
    profiles.profiles,
    problems.problems,
    page.page,
    facts.enter,
    facts.imports,
    facts.rejected,
    facts.undo,
    facts.erase,
    facts.backup,
    month.month,
    month.note,
    audit.audit,
    month.report,
    month.close,
    month.explain,
    month.demo,
    models.models,
    settings.settings,
    story.story,
):
    otvet.add_command(command)


def main() -> None:
    """Run a verb; our own errors and the disk's are said in one line, without a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old console lacks "−" and "₽"
    try:
        otvet.main(standalone_mode=True)
    except OtvetError as error:
        click.echo(harmless(error.say(system_language())), err=True)
        sys.exit(1)
    except OSError as error:
        click.echo(f"{error.filename or 'otvet'}: {error.strerror or error}", err=True)
        sys.exit(1)
