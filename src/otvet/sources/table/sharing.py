"""Confirmed mappings that go from brand to brand: columns and their roles, and nothing else."""

from dataclasses import dataclass, replace
from pathlib import Path

import tomlkit

from otvet.errors import InputError, SourceError
from otvet.i18n import mark
from otvet.sources.table.mapping import Mapping
from otvet.sources.table.profile import from_toml, to_toml

_KNOWN_BY = "known_by"
_LETTERS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """A kept mapping; `name` is made of the header of the tables that it fits."""

    name: str
    mapping: Mapping


def profiles(folder: Path) -> tuple[Profile, ...]:
    """Every mapping that is kept, in the order of names; SourceError where one is damaged."""
    return tuple(
        Profile(name=path.stem, mapping=from_toml(path.read_text("utf-8"), path.name))
        for path in sorted(folder.glob("*.toml"))
    )


def export(folder: Path, name: str, target: Path) -> Path:
    """Write a mapping as a file for somebody else: without the page, which is this brand's own."""
    found = [one for one in profiles(folder) if name and one.name.startswith(name)]
    if len(found) != 1:
        raise InputError(
            mark("there is no profile {name}; list them with: otvet profiles"), {"name": name}
        )
    if target.exists():
        raise InputError(mark("{path} is there already: choose another name"), {"path": target})
    document = tomlkit.parse(to_toml(replace(found[0].mapping, page="")))
    document.add(_KNOWN_BY, tomlkit.item(found[0].name))
    shared = tomlkit.document()
    for key in sorted(document, key=lambda key: key == "column"):
        shared.add(key, document[key])
    target.write_text(tomlkit.dumps(shared), "utf-8")
    return target


def take(folder: Path, file: Path, *, page: str) -> Path:
    """Keep a mapping that somebody else has exported; a mapping of one's own is never replaced."""
    words = file.read_text("utf-8")
    mapping = from_toml(words, file.name)
    name = str(tomlkit.parse(words).get(_KNOWN_BY, file.stem))
    if len(name) != _LETTERS or set(name) - set("0123456789abcdef"):
        raise SourceError(
            mark("{file} does not say which tables it fits: export it with otvet profiles export"),
            {"file": file.name},
        )
    target = folder / f"{name}.toml"
    if target.exists():
        raise InputError(mark("{path} is there already: choose another name"), {"path": target})
    if not (page or mapping.page) and mapping.target != "responses":
        raise InputError(
            mark("{file}: say whose tables these are, with --page"), {"file": file.name}
        )
    folder.mkdir(parents=True, exist_ok=True)
    target.write_text(to_toml(replace(mapping, page=page or mapping.page)), "utf-8")
    return target
