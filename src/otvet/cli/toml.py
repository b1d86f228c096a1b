"""What was told at `otvet init`, written as an otvet.toml that a person can go on editing."""

from dataclasses import dataclass
from pathlib import Path

import tomlkit
from tomlkit.items import AoT, Table

from otvet.answers.goals import SortedGoal, sort_goal
from otvet.config import CONFIG_VERSION, read_config
from otvet.i18n import Language


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
    _add_list(document, "pages", [{"ref": page} for page in told.pages])
    _add_list(document, "advantages", _coded("advantage", told.advantages))
    _add_list(document, "foils", _coded("foil", told.foils))
    if told.goal:
        _add_goal(document, sort_goal(told.goal))
    path.write_text(tomlkit.dumps(document), "utf-8")
    try:
        read_config(path)
    except Exception:
        path.unlink()
        raise


def _coded(kind: str, texts: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"code": f"{kind}-{n}", "text": text} for n, text in enumerate(texts, 1)]


def _add_goal(document: tomlkit.TOMLDocument, goal: SortedGoal) -> None:
    if goal.kind in ("means", "unclear"):
        _add_list(document, "means", [{"text": goal.text}])
    elif goal.kind == "audience" and goal.amount:
        document.add("goals", _table({"audience_share": goal.amount / 100}))
    elif goal.kind == "awareness" and goal.amount:
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
