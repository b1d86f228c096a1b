"""Confirmed mappings as small TOML files, one for each header; they can be shared and edited."""

import tomllib
from pathlib import Path
from typing import get_args

import tomlkit

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.base import identity_of
from otvet.sources.table.dates import Order
from otvet.sources.table.mapping import TARGETS, Column, Mapping
from otvet.sources.table.numbers import Comma

PROFILE_VERSION = 1


def profile_path(folder: Path, header: tuple[str, ...]) -> Path:
    """Where the mapping of tables with this header is kept."""
    return folder / f"{identity_of(*(name.casefold() for name in header))}.toml"


def to_toml(mapping: Mapping) -> str:
    """The mapping as a file that a person can read and change."""
    document = tomlkit.document()
    document.add("version", tomlkit.item(PROFILE_VERSION))
    for name in ("target", "page", "kind", "day_order", "comma", "survey", "wave"):
        if value := getattr(mapping, name):
            document.add(name, tomlkit.item(value))
    columns = tomlkit.aot()
    for column in mapping.columns:
        table = tomlkit.table()
        table.add("header", column.header)
        table.add("role", column.role)
        if column.item:
            table.add("item", column.item)
        if column.offered:
            table.add("offered", list(column.offered))
        columns.append(table)
    document.add("column", columns)
    return tomlkit.dumps(document)


def from_toml(words: str, name: str) -> Mapping:
    """The mapping that a profile holds.

    Raises:
        SourceError: the profile is damaged or of a newer version.
    """
    try:
        raw = tomllib.loads(words)
    except tomllib.TOMLDecodeError:
        raise SourceError(
            mark("profiles/{name} is not TOML: correct it, or delete it and map the table again"),
            {"name": name},
        ) from None
    if raw.get("version") != PROFILE_VERSION or raw.get("target") not in TARGETS:
        raise SourceError(
            mark("profiles/{name} is damaged or newer: delete it and map the table again"),
            {"name": name},
        )
    columns = raw.get("column")
    return Mapping(
        target=raw["target"],
        page=str(raw.get("page", "")),
        kind=_one_of(raw.get("kind"), ("", "review", "comment", "mention")),  # type: ignore[arg-type]
        day_order=_one_of(raw.get("day_order"), get_args(Order)),  # type: ignore[arg-type]
        comma=_one_of(raw.get("comma"), get_args(Comma)),  # type: ignore[arg-type]
        survey=str(raw.get("survey", "")),
        wave=str(raw.get("wave", "")),
        columns=tuple(
            _column(c)
            for c in (columns if isinstance(columns, list) else [])
            if isinstance(c, dict)
        ),
    )


def _column(raw: dict[str, object]) -> Column:
    offered = raw.get("offered")
    return Column(
        header=str(raw.get("header", "")),
        role=str(raw.get("role", "")),
        item=str(raw.get("item", "")),
        offered=tuple(map(str, offered)) if isinstance(offered, list) else (),
    )


def _one_of(value: object, allowed: tuple[str, ...]) -> str:
    return value if isinstance(value, str) and value in allowed else ""


def save(folder: Path, header: tuple[str, ...], mapping: Mapping) -> Path:
    """Keep a confirmed mapping; the next table with this header needs no asking."""
    folder.mkdir(parents=True, exist_ok=True)
    path = profile_path(folder, header)
    fresh = path.with_suffix(".tmp")
    fresh.write_text(to_toml(mapping), "utf-8")
    return fresh.replace(path)


def load(folder: Path | None, header: tuple[str, ...]) -> Mapping | None:
    """The confirmed mapping of tables with this header, None where there is none."""
    if folder is None:
        return None
    path = profile_path(folder, header)
    if not path.exists():
        return None
    return from_toml(path.read_text("utf-8"), path.name)
