"""The brand's own part of the codeframe: problems.toml beside otvet.toml, edited by hand.

    [[problem]]
    code = "no_parking"
    ru = "Негде поставить машину"
    en = "Nowhere to park"
    cause = "other"
    since = "2026-10"            # in force from this month on; until = "…" is its last month
    says = ["Объехали квартал три раза, парковки нет"]

    [cause]
    rude_staff = "audience"      # who must fix a problem here, if not who the pack says

    [[fixed]]
    problem = "cold_food"
    on = 2026-10-12
    what = "A lamp over the counter"

A month has the problems that were in force in it, so what is added later changes nothing of it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from otvet.config import Code
from otvet.errors import ConfigError, Said
from otvet.facts import YearMonth
from otvet.i18n import mark
from otvet.opinion.codeframe import Cause, Codeframe, ProblemKind
from otvet.opinion.pack_files import FreeCode, Name, Pattern, Sentence, pack
from otvet.toml.read import read_toml

FILE = "problems.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProblem:
    """A problem that the brand has added, in force from `since` to `until` (None: still)."""

    kind: ProblemKind
    since: YearMonth
    until: YearMonth | None = None

    def holds_in(self, month: YearMonth) -> bool:
        """Whether the problem is in force in a month."""
        after = self.until is not None and self.until.index < month.index
        return self.since.index <= month.index and not after


@dataclass(frozen=True, slots=True)
class Fixed:
    """What was done about a problem, and when."""

    problem: str
    on: date
    what: str


@dataclass(frozen=True, slots=True)
class Own:
    """All of problems.toml."""

    problems: tuple[OwnProblem, ...] = ()
    causes: Mapping[str, Cause] = field(default_factory=dict)
    fixed: tuple[Fixed, ...] = ()


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


def _month(text: str) -> str:
    try:
        YearMonth.parse(text)
    except ValueError:
        raise PydanticCustomError("not_a_month", "not a month") from None
    return text


Month = Annotated[str, AfterValidator(_month)]


class _Problem(_Part):
    code: FreeCode
    ru: Name | None = None
    en: Name | None = None
    cause: Cause
    since: Month
    until: Month | None = None
    says: tuple[Sentence, ...] = ()
    patterns: tuple[Pattern, ...] = ()

    @model_validator(mode="after")
    def _has_a_name(self) -> "_Problem":
        if not (self.ru or self.en):
            raise PydanticCustomError("no_name", "no name")
        return self


class _Fixed(_Part):
    problem: Code
    on: date
    what: Sentence


class _File(_Part):
    problem: tuple[_Problem, ...] = ()
    cause: Mapping[Code, Cause] = {}
    fixed: tuple[_Fixed, ...] = ()

    @model_validator(mode="after")
    def _codes_are_different(self) -> "_File":
        codes = [part.code for part in self.problem]
        twice = sorted({code for code in codes if codes.count(code) > 1})
        if twice:
            raise PydanticCustomError("codes_twice", "codes used twice", {"codes": twice})
        return self


def own(folder: Path) -> Own:
    """What the brand has written of its problems; nothing where there is no file.

    Raises:
        ConfigError: the file has faults; all of them are named.
    """
    path = folder / FILE
    return read_own(path) if path.exists() else Own()


def read_own(path: Path) -> Own:
    """The problems, causes and repairs that a file names."""
    told = read_toml(path, _File)
    return Own(
        problems=tuple(map(_own_problem, told.problem)),
        causes=dict(told.cause),
        fixed=tuple(Fixed(problem=f.problem, on=f.on, what=f.what) for f in told.fixed),
    )


def _own_problem(told: _Problem) -> OwnProblem:
    names = {"ru": told.ru, "en": told.en}
    return OwnProblem(
        kind=ProblemKind(
            code=told.code,
            name={language: name for language, name in names.items() if name},
            cause=told.cause,
            patterns=told.patterns,
            says=told.says,
        ),
        since=YearMonth.parse(told.since),
        until=None if told.until is None else YearMonth.parse(told.until),
    )


def in_force(pack: Codeframe, own: Own, month: YearMonth) -> Codeframe:
    """The codeframe of a month: the pack's problems, then the brand's own, causes corrected.

    The pack's problems keep their numbers. The digest covers what is in force in the month and
    nothing else, and with nothing of the brand's own in force it is the pack's.
    """
    added = tuple(problem.kind for problem in own.problems if problem.holds_in(month))
    kinds = tuple(_mended(kind, own.causes) for kind in (*pack.kinds, *added))
    if kinds == pack.kinds:
        return pack
    told = json.dumps([asdict(kind) for kind in kinds], ensure_ascii=False, sort_keys=True)
    digest = hashlib.sha256(f"{pack.digest}\0{told}".encode()).hexdigest()
    return replace(pack, kinds=kinds, digest=digest)


def _mended(kind: ProblemKind, causes: Mapping[str, Cause]) -> ProblemKind:
    cause = causes.get(kind.code, kind.cause)
    return kind if cause == kind.cause else replace(kind, cause=cause)


def refuse_strange(pack: Codeframe, own: Own, path: Path) -> None:
    """ConfigError for codes of the brand's own that the pack has too, or that nobody knows."""
    packs = {kind.code for kind in pack.kinds}
    mine = {problem.kind.code for problem in own.problems}
    named = [*own.causes, *(fixed.problem for fixed in own.fixed)]
    faults = [*_taken(packs & mine), *_unknown(code for code in named if code not in packs | mine)]
    if faults:
        raise ConfigError(str(path), faults)


def _taken(codes: Iterable[str]) -> list[Said]:
    text = mark("problem ({code}): the pack has this code already; choose another one")
    return [Said(text, {"code": code}) for code in sorted(codes)]


def _unknown(codes: Iterable[str]) -> list[Said]:
    text = mark("{code}: there is no such problem; list them with: otvet problems")
    return [Said(text, {"code": code}) for code in sorted(set(codes))]


def codeframe_of(folder: Path, pack_name: str, month: YearMonth) -> Codeframe:
    """The codeframe in force in a month of the brand in a folder; ConfigError names its faults."""
    shared, found = pack(pack_name, folder), own(folder)
    refuse_strange(shared, found, folder / FILE)
    return in_force(shared, found, month)
