"""The list of problems in force: written by hand, versioned, and frozen by its hash.

A pack is a codeframe for one trade (`packs/cafe.toml`). Months are comparable only under the same
codeframe, so a changed pack has a new version, and never clusters history anew.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from otvet.config import PackName

Cause = Literal["product", "staff", "pricing", "audience", "delivery", "other"]


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One problem of the codeframe: its names by language, who must fix it, how people put it.

    `says` are sentences that complain of it, `praises` sentences that praise the same matter or
    tell of it coolly: from both an encoder learns what the problem is about.
    """

    code: str
    name: Mapping[str, str] = field(hash=False)
    cause: Cause
    patterns: tuple[str, ...]
    says: tuple[str, ...] = ()
    praises: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Codeframe:
    """A pack in force; `digest` changes with any letter of it."""

    pack: str
    version: int
    kinds: tuple[ProblemKind, ...]
    bad_cues: tuple[str, ...]
    good_cues: tuple[str, ...]
    digest: str
    retold_cues: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    """Sentences of the trade that raise no problem at all."""

    @property
    def stamp(self) -> str:
        """The codeframe's name in reports and on derived files: `cafe-1-3f9a…`."""
        return f"{self.pack}-{self.version}-{self.digest[:12]}"


@cache
def codeframe(pack: PackName) -> Codeframe:
    """The codeframe of a shipped pack."""
    folder = files("otvet.opinion") / "packs"
    return read_codeframe(
        pack, (folder / f"{pack}.toml").read_bytes(), (folder / "cues.toml").read_bytes()
    )


def read_codeframe(pack: str, pack_toml: bytes, cues_toml: bytes) -> Codeframe:
    """The codeframe written in two TOML texts; ValueError names the first fault."""
    frame = tomllib.loads(pack_toml.decode("utf-8"))
    cues = tomllib.loads(cues_toml.decode("utf-8"))
    return Codeframe(
        pack=pack,
        version=int(frame["version"]),
        kinds=tuple(_kind(code, told) for code, told in frame["problems"].items()),
        bad_cues=tuple(cues["bad"]),
        good_cues=tuple(cues["good"]),
        retold_cues=tuple(cues.get("retold", ())),
        nothing=tuple(frame.get("nothing", ())),
        digest=hashlib.sha256(pack_toml + b"\0" + cues_toml).hexdigest(),
    )


def _kind(code: str, told: Mapping[str, Any]) -> ProblemKind:
    cause = told["cause"]
    if cause not in get_args(Cause):
        raise ValueError(f"the problem {code} has the unknown cause {cause!r}")
    return ProblemKind(
        code=code,
        name={"ru": str(told["ru"]), "en": str(told["en"])},
        cause=cause,
        patterns=tuple(told.get("patterns", ())),
        says=tuple(told.get("says", ())),
        praises=tuple(told.get("praises", ())),
    )
