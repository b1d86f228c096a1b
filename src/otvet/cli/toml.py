"""What was told at `otvet init`, written as an otvet.toml that a person can go on editing."""

import re
from dataclasses import dataclass
from pathlib import Path

import tomlkit
from tomlkit.items import AoT, Table

from otvet.answers.goals import SortedGoal, sort_goal
from otvet.config import CONFIG_VERSION, read_config
from otvet.errors import ConfigError
from otvet.i18n import Language, mark, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The answers to the seven questions."""

    name: str
    language: Language
    pack: str
    pages: tuple[str, ...]
    advantages: tuple[str, ...]
    foils: tuple[str, ...]
    goal: str


def write_toml(path: Path, told: Told) -> None:
    """Write the file, then read it back: a fault is named before anything is built on it."""
    document = tomlkit.document()
    document.add("version", tomlkit.item(CONFIG_VERSION))
    document.add("brand", _table({"name": told.name, "language": told.language, "pack": told.pack}))
    lists = {
        "pages": [{"ref": page} for page in told.pages],
        "advantages": _coded("advantage", told.advantages),
        "foils": _coded("foil", told.foils),
    }
    for part, rows in lists.items():
        _explain(document, part, told.language, shown=not rows)
        _add_list(document, part, rows)
    if told.goal:
        _add_goal(document, sort_goal(told.goal), told.language)
    path.write_text(_STRAY.sub(r"\1\n[", tomlkit.dumps(document)), "utf-8")
    try:
        read_config(path)
    except ConfigError:
        path.unlink()
        raise


_STRAY = re.compile(r"(?m)^(# .*)\n\n\[")
"""A comment and the empty line that would part it from what it explains."""
_MEANING = {
    "pages": mark(
        "The brand's pages, network:id. A discussion group names its channel: linked = network:id"
    ),
    "advantages": mark(
        "What people should know of the brand; asked_as holds the words in which your forms ask it"
    ),
    "foils": mark("Invented advantages: whoever knows them is guessing, and that is subtracted"),
    "goals": mark("The smallest change that matters, set before the month"),
    "means": mark("What is done, which is no goal; cost and in_order_to may be added"),
}
_EXAMPLE = {
    "pages": ('ref = "telegram:1900000001"', 'kind = "channel"'),
    "advantages": ('code = "breakfast"', 'text = "{text}"', 'asked_as = ["…"]'),
    "foils": ('code = "foil-1"', 'text = "{text}"'),
}
_EXAMPLE_TEXT = {"advantages": mark("Breakfast all day"), "foils": mark("Tea with gold dust")}


def _explain(
    document: tomlkit.TOMLDocument, part: str, language: Language, *, shown: bool = False
) -> None:
    """What the part is for, and how to write one where there is none."""
    document.add(tomlkit.nl())
    _ = words(language)
    document.add(tomlkit.comment(_(_MEANING[part])))
    text = _(_EXAMPLE_TEXT[part]) if part in _EXAMPLE_TEXT else ""
    for line in (f"[[{part}]]", *_EXAMPLE[part]) if shown else ():
        document.add(tomlkit.comment(line.replace("{text}", text)))


def _coded(kind: str, texts: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"code": f"{kind}-{n}", "text": text} for n, text in enumerate(texts, 1)]


def _add_goal(document: tomlkit.TOMLDocument, goal: SortedGoal, language: Language) -> None:
    if goal.kind in ("means", "unclear"):
        _explain(document, "means", language)
        _add_list(document, "means", [{"text": goal.text}])
    elif goal.kind == "audience" and goal.amount:
        _explain(document, "goals", language)
        document.add("goals", _table({"audience_share": goal.amount / 100}))
    elif goal.kind == "awareness" and goal.amount:
        _explain(document, "goals", language)
        document.add("goals", _table({"awareness_points": goal.amount}))


def _table(values: dict[str, str | float]) -> Table:
    table = tomlkit.table()
    for name, value in values.items():
        table.add(name, value)
    return table


def _add_list(document: tomlkit.TOMLDocument, name: str, rows: list[dict[str, str]]) -> None:
    if not rows:
        return
    tables: AoT = tomlkit.aot()
    for row in rows:
        tables.append(_table(dict(row)))
    document.add(name, tables)
