"""A closed month stays as the client got it; what late data would change is said beside it.

`closed.json` in the month's folder names the files with their hashes, and the state of the facts
and settings that they were made from.
"""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import file_digest
from json import dumps, loads
from pathlib import Path
from typing import Any

from otvet._version import __version__
from otvet.answers.month import Month
from otvet.errors import InputError, StoreError
from otvet.findings import Answer, Recount
from otvet.i18n import Language, mark
from otvet.report.from_json import month_from_json

SEAL, ANSWERS = "closed.json", "answers.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """What was closed: when, in which language, and the hash of every file."""

    month: str
    at: datetime
    language: Language
    version: str
    facts: str
    settings: str
    files: dict[str, str]


def seal(
    folder: Path, month: str, language: Language, *, at: datetime, facts: str, settings: str
) -> Closed:
    """Close the month whose report lies in the folder; InputError if it is closed already."""
    if closed(folder) is not None:
        raise InputError(
            mark("{month} is closed already; what was sent stays as it is"), {"month": month}
        )
    hashes = {path.name: _hash(path) for path in sorted(folder.iterdir()) if path.is_file()}
    made = Closed(
        month=month,
        at=at,
        language=language,
        version=__version__,
        facts=facts,
        settings=settings,
        files=hashes,
    )
    _write(folder / SEAL, made)
    return made


def closed(folder: Path) -> Closed | None:
    """How the month was closed; None where it is open."""
    path = folder / SEAL
    if not path.exists():
        return None
    try:
        found: dict[str, Any] = loads(path.read_text("utf-8"))
        return Closed(**{**found, "at": datetime.fromisoformat(found["at"])})
    except (ValueError, TypeError, KeyError):
        raise _spoilt(path) from None


def frozen(folder: Path) -> Month:
    """The month as it was closed; StoreError if anybody has touched it since."""
    made = closed(folder)
    if made is None:
        raise StoreError(mark("{folder} holds no closed month"), {"folder": folder})
    for name in changed(folder, made):
        raise _spoilt(folder / name)
    answers = folder / ANSWERS
    return month_from_json(loads(answers.read_text("utf-8")), name=str(answers))


def changed(folder: Path, made: Closed) -> Iterator[str]:
    """Files that are gone or no longer what they were when the month was closed."""
    for name, told in made.files.items():
        path = folder / name
        if not path.exists() or _hash(path) != told:
            yield name


def recounts(was: Month, now: Month) -> tuple[Recount, ...]:
    """The answers that would be other ones if the month were counted today."""
    pairs = zip(was.answers, now.answers, strict=True)
    return tuple(_recount(one, other) for one, other in pairs if _said(one) != _said(other))


def _recount(was: Answer, now: Answer) -> Recount:
    return Recount(
        question=was.question,
        was=was.verdict,
        now=now.verdict,
        was_estimate=was.estimate,
        now_estimate=now.estimate,
    )


def _said(answer: Answer) -> tuple[object, ...]:
    """The verdict and its numbers, as far as they can be read in a report."""
    found = answer.estimate
    ends = () if found is None else (found.value, found.low, found.high)
    return answer.verdict, answer.method, *(round(end, 6) for end in ends)


def _write(path: Path, made: Closed) -> None:
    told = {**asdict(made), "at": made.at.isoformat()}
    part = path.with_name(path.name + ".part")
    part.write_text(dumps(told, ensure_ascii=False, indent=2) + "\n", "utf-8")
    part.replace(path)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _spoilt(path: Path) -> StoreError:
    return StoreError(
        mark(
            "{path} is not as it was when the month was closed: restore it from a backup, "
            "or delete closed.json to open the month again"
        ),
        {"path": path},
    )
