"""Markdown as lines of a terminal: no marks of emphasis, tables as rows, nothing over the width."""

import re
from collections.abc import Iterator
from textwrap import wrap

_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_RULE = re.compile(r"^\|[-:| ]+\|$")


def plain_lines(markdown: str, *, width: int) -> Iterator[str]:
    """The text in lines that a person reads as they are."""
    lines = markdown.splitlines()
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if _RULE.match(line) or _RULE.match(below):
            continue
        if line.startswith("|"):
            yield from _row(line, width)
        elif line.startswith("**"):
            yield _bare(line).rstrip(".")
        else:
            yield from _wrapped(line, width) or [""]


def _row(line: str, width: int) -> list[str]:
    first, *others = (cell.strip() for cell in line.strip("|").split("|"))
    return _wrapped(f"- {first}: {'; '.join(others)}", width)


def _wrapped(line: str, width: int) -> list[str]:
    return wrap(
        _bare(line), width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
    )


def _bare(text: str) -> str:
    return _LINK.sub(r"\1", text).replace("**", "").replace("`", "")
