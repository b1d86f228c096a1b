"""What a person adds to a month: a comment to an answer, the plan, what is asked of the client."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import tomlkit
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from otvet.errors import InputError
from otvet.i18n import mark

Block = Literal["audience", "awareness", "opinion", "plan", "asks"]
FILE = "notes.toml"
LONGEST = 5000

_Text = Annotated[str, Field(max_length=LONGEST)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """A person's own words beside what was counted; they change no number."""

    comments: Mapping[str, str] = field(default_factory=dict)
    plan: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()


class _Comments(BaseModel):
    model_config = ConfigDict(extra="forbid")
    audience: _Text = ""
    awareness: _Text = ""
    opinion: _Text = ""


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")
    comments: _Comments = _Comments()
    plan: tuple[_Text, ...] = ()
    asks: tuple[_Text, ...] = ()


def read_notes(folder: Path) -> Notes:
    """The notes of a month's folder; none where there is no file.

    Raises:
        InputError: the file cannot be read as notes; it says where.
    """
    path = folder / FILE
    if not path.exists():
        return Notes()
    try:
        told = _File.model_validate(tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        places = [".".join(map(str, fault["loc"])) for fault in error.errors()]
        raise _unreadable(path, ", ".join(places)) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _unreadable(path, str(error)) from None
    comments = {name: text for name, text in told.comments.model_dump().items() if text}
    return Notes(comments=comments, plan=told.plan, asks=told.asks)


def add_note(folder: Path, block: Block, text: str) -> Path:
    """Write a note down: a comment replaces the one before, plan and asks grow by a line."""
    read_notes(folder)  # a file that cannot be read is not written over
    path = folder / FILE
    document = tomlkit.parse(path.read_text("utf-8")) if path.exists() else tomlkit.document()
    if block in ("plan", "asks"):
        document[block] = [*document.get(block, []), text]
    else:
        document.setdefault("comments", tomlkit.table())[block] = text
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(_lists_first(document), "utf-8")
    read_notes(folder)
    return path


def _lists_first(document: tomlkit.TOMLDocument) -> str:
    """A list after a table would belong to the table."""
    ordered = tomlkit.document()
    for name in ("plan", "asks", "comments"):
        if name in document:
            ordered[name] = document[name]
    return tomlkit.dumps(ordered)


def _unreadable(path: Path, what: str) -> InputError:
    return InputError(
        mark(
            "{path} cannot be used ({what}): it may hold plan and asks, each a list of texts, "
            "and [comments] with audience, awareness, opinion"
        ),
        {"path": path, "what": what},
    )
