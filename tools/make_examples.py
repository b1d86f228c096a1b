"""Make examples/*.ipynb from the pages of docs whose code is tested there.

Each block of Python becomes a cell with what it shows when it is run; the rest becomes text.

Usage: python -m tools.make_examples
"""

import ast
import contextlib
import json
import os
import re
import tempfile
from collections.abc import Iterator
from doctest import DocTestParser
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES = {"notebook.md": "month.ipynb"}
"""Page of docs by the notebook that it becomes."""
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_OPTION = re.compile(r"\s+# doctest:.*$", re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:)\.\./examples/")

Cell = dict[str, Any]


def notebook(page: str) -> str:
    """The notebook of a page, run from its first cell to its last in an empty folder."""
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        cells = list(_cells(page))
    whole = {
        "cells": [{"id": f"cell-{place}", **cell} for place, cell in enumerate(cells)],
        "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _cells(page: str) -> Iterator[Cell]:
    space: dict[str, Any] = {}
    parts = _BLOCK.split(page)
    for place, part in enumerate(parts):
        if place % 2:
            yield _code(_source(part), space, number=place // 2 + 1)
        elif part.strip():
            text = _LINK.sub("](", part.strip())
            yield {"cell_type": "markdown", "metadata": {}, "source": _lines(text)}


def _source(block: str) -> str:
    """The code of a block without prompts and without what it is expected to show."""
    examples = DocTestParser().get_examples(block)
    return _OPTION.sub("", "".join(example.source for example in examples)).strip()


def _code(source: str, space: dict[str, Any], *, number: int) -> Cell:
    return {
        "cell_type": "code",
        "execution_count": number,
        "metadata": {},
        "outputs": _outputs(source, space, number),
        "source": _lines(source),
    }


def _outputs(source: str, space: dict[str, Any], number: int) -> list[Cell]:
    """What the last line shows, as a notebook would show it."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), space)  # noqa: S102  # our own page
    if not isinstance(last, ast.Expr):
        return []
    value = eval(compile(ast.Expression(last.value), "<cell>", "eval"), space)  # noqa: S307  # the same
    if value is None:
        return []
    shown = {
        "data": _data(value),
        "execution_count": number,
        "metadata": {},
        "output_type": "execute_result",
    }
    return [shown]


def _data(value: object) -> Cell:
    drawn = getattr(value, "_repr_html_", None)
    if drawn is None:
        return {"text/plain": _lines(repr(value))}
    return {"text/html": _lines(drawn()), "text/plain": [f"<{type(value).__name__}>"]}


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def main() -> None:
    """Write every notebook."""
    for page, name in PAGES.items():
        text = (ROOT / "docs" / page).read_text("utf-8")
        (ROOT / "examples" / name).write_text(notebook(text), "utf-8")


if __name__ == "__main__":
    os.environ.setdefault("OTVET_LANG", "en")
    main()
