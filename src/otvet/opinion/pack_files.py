"""Packs that are not ours: a file of the brand's folder, or what an installed package brings.

A package names its files as entry points of the group `otvet.packs`; each leads to a path.
"""

from collections.abc import Mapping
from importlib.metadata import entry_points
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from otvet.config import PACK_GROUP, SHIPPED_PACKS, Code
from otvet.errors import ConfigError, Said
from otvet.i18n import mark
from otvet.opinion.codeframe import (
    Cause,
    Codeframe,
    codeframe,
    read_codeframe,
)
from otvet.opinion.patterns import Terms, parse
from otvet.toml.read import read_toml


def _pattern(text: str) -> str:
    """A fault of the small language is told of the file, not in the middle of reading texts."""
    try:
        parse(text, Terms(), bad={})
    except ValueError as error:
        raise PydanticCustomError("not_a_pattern", "no pattern", {"why": str(error)}) from None
    return text


RESERVED = frozenset({"unplaced", "other", "no_complaint", "no", "none", "complaint", "quiet"})
"""Words with a meaning of their own in labels."""


def _free(code: str) -> str:
    """A code that a label could not tell from "no complaint" would never be labelled."""
    if code in RESERVED:
        raise PydanticCustomError("reserved", "reserved word")
    return code


FreeCode = Annotated[Code, AfterValidator(_free)]
Name = Annotated[str, Field(min_length=1, max_length=120)]
Pattern = Annotated[str, AfterValidator(_pattern)]
Sentence = Annotated[str, Field(min_length=1, max_length=500)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Kind(_Part):
    ru: Name
    en: Name
    cause: Cause
    patterns: tuple[Pattern, ...] = ()
    says: tuple[Sentence, ...] = ()
    praises: tuple[Sentence, ...] = ()


class _Pack(_Part):
    version: int
    nothing: tuple[Sentence, ...] = ()
    problems: Annotated[Mapping[FreeCode, _Kind], Field(min_length=1)]


def pack(name: str, folder: Path) -> Codeframe:
    """The pack that `brand.pack` names: shipped, of a package, or a file of the folder.

    Raises:
        ConfigError: there is no such file, or it has faults; all of them are named.
    """
    if name in SHIPPED_PACKS:
        return codeframe(name)
    path = _of_package(name) or folder / name
    if not path.is_file():
        fault = Said(
            mark("brand.pack ({pack}): there is no such file; write its path from the folder on"),
            {"pack": name},
        )
        raise ConfigError(str(folder / "otvet.toml"), [fault])
    read_toml(path, _Pack)
    cues = files("otvet.opinion") / "packs" / "cues.toml"
    return read_codeframe(path.stem, path.read_bytes(), cues.read_bytes())


def _of_package(name: str) -> Path | None:
    found = entry_points(group=PACK_GROUP, name=name)
    return next((Path(str(one.load())) for one in found), None)
