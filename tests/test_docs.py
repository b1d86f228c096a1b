"""Docs that list what the code has are made from the code; `OTVET_WRITE=1` makes them anew."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from otvet.cli import otvet
from otvet.settings import HELP, settings
from otvet.sources.about import abouts

ROOT = Path(__file__).resolve().parents[1]
GLOSSARY_BANS = re.compile(
    r"\b(users?|user's|uniques added|coverage of (?:the )?file)\b", re.IGNORECASE
)


def settings_page() -> str:
    """docs/settings.md."""
    rows = [
        f"| `{s.name}` | {f'`{s.default}`' if s.default else ''} | {s.unit} | {s.help} |"
        for s in settings()
    ]
    head = (
        "# Settings",
        "",
        "Everything that otvet.toml may say; `otvet settings` prints the same list.",
        "Faults of the file are named all at once.",
        "",
        "| name | default | unit | meaning |",
        "|---|---|---|---|",
    )
    return "\n".join([*head, *rows]) + "\n"


def _verbs(before: str, group: click.Group) -> Iterator[tuple[str, click.Command]]:
    """Every verb and every verb below it, in the order of their names."""
    for name, command in sorted(group.commands.items()):
        yield f"{before}{name}", command
        if isinstance(command, click.Group):
            yield from _verbs(f"{before}{name} ", command)


def commands_page() -> str:
    """docs/commands.md."""
    lines = ["# Commands", "", "Each verb is also a method of `otvet.Brand`.", ""]
    for name, command in _verbs("", otvet):
        context = click.Context(command, info_name=f"otvet {name}")
        help_text = command.get_help(context)
        lines += [f"## otvet {name}", "", "```text", help_text.rstrip(), "```", ""]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("name", "page"), [("settings.md", settings_page()), ("commands.md", commands_page())]
)
def test_a_page_made_from_the_code_is_fresh(name: str, page: str) -> None:
    path = ROOT / "docs" / name
    if os.environ.get("OTVET_WRITE"):
        path.write_text(page, "utf-8")
    assert path.read_text("utf-8") == page


def sources_list() -> str:
    """The part of docs/sources.md that every ABOUT.md brings."""
    rows = [
        f"| [{one.title}](../src/otvet/sources/{one.name}/ABOUT.md) | {one.gives} |"
        for one in abouts("en")
    ]
    return "\n".join(["", "| source | gives |", "|---|---|", *rows, ""])


def test_the_list_of_sources_is_what_every_about_says() -> None:
    path = ROOT / "docs" / "sources.md"
    begin, end = "makes it anew -->\n", "<!-- end -->"
    before, _, rest = path.read_text("utf-8").partition(begin)
    listed, _, after = rest.partition(end)
    if os.environ.get("OTVET_WRITE"):
        listed = sources_list()
        path.write_text(before + begin + listed + end + after, "utf-8")
    assert listed == sources_list()


def test_every_setting_has_its_help_and_no_help_is_of_a_setting_gone() -> None:
    assert [setting.name for setting in settings()] == list(HELP)


def test_prose_keeps_to_the_glossary() -> None:
    """Two words for one thing are two things to a reader."""
    pages = [*ROOT.glob("docs/**/*.md"), ROOT / "README.md"]
    found = {
        f"{page.name}: {match.group(0)}"
        for page in pages
        for match in GLOSSARY_BANS.finditer(page.read_text("utf-8"))
    }
    assert found == set()


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("docs/**/*.md"), *ROOT.glob("*.md")]
    broken = {
        f"{page.name}: {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+\.md)[^)]*\)", page.read_text("utf-8"))
        if not (page.parent / target).exists()
    }
    assert broken == set()
