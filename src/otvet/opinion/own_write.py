"""Writing problems.toml: what a person has accepted, corrected or mended; comments stay."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import tomlkit
from tomlkit import TOMLDocument

from otvet.facts import YearMonth
from otvet.i18n import Language, mark, words
from otvet.opinion.codeframe import Cause, Codeframe
from otvet.opinion.own import FILE, read_own, refuse_strange
from otvet.toml.write import rewrite, with_part

Value = str | list[str] | date


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A new problem as a person has named it; `name` by language, `says` in people's words."""

    code: str
    name: Mapping[str, str]
    cause: Cause
    since: YearMonth
    says: Sequence[str] = field(default=())


def add_problem(folder: Path, accepted: Accepted, *, pack: Codeframe, language: Language) -> None:
    """Add `[[problem]]`; ConfigError names its faults, and the file is left as it was."""
    told: dict[str, Value] = {"code": accepted.code, **dict(accepted.name)}
    told |= {"cause": accepted.cause, "since": str(accepted.since)}
    if accepted.says:
        told["says"] = list(accepted.says)
    _rewrite(folder, lambda text: with_part(text, "problem", told), pack, language)


def add_fixed(
    folder: Path, code: str, *, on: date, what: str, pack: Codeframe, language: Language
) -> None:
    """Add `[[fixed]]`: from which day on something is done about a problem."""
    told: dict[str, Value] = {"problem": code, "on": on, "what": what}
    _rewrite(folder, lambda text: with_part(text, "fixed", told), pack, language)


def set_cause(
    folder: Path, code: str, cause: Cause, *, pack: Codeframe, language: Language
) -> None:
    """Say in `[cause]` who must fix a problem here."""
    _rewrite(folder, lambda text: _with_cause(text, code, cause), pack, language)


def _with_cause(text: str, code: str, cause: Cause) -> str:
    document: TOMLDocument = tomlkit.parse(text)
    if "cause" not in document:
        document["cause"] = tomlkit.table()
    document["cause"][code] = cause
    return tomlkit.dumps(document)


def _rewrite(
    folder: Path, change: Callable[[str], str], pack: Codeframe, language: Language
) -> None:
    path = folder / FILE
    is_new = not path.exists()
    if is_new:
        path.write_text(f"# {words(language)(_HEAD)}\n", "utf-8")
    else:
        read_own(path)
    try:
        rewrite(path, change, check=lambda one: refuse_strange(pack, read_own(one), one))
    except BaseException:
        if is_new:
            path.unlink()
        raise


_HEAD = mark("The brand's own problems, causes and repairs; edit them here or with: otvet problems")
