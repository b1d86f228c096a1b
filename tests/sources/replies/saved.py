"""Small replies for the tests: saved as a script would save them, and a brand that they are about."""

import json
import os
from datetime import UTC, datetime
from pathlib import Path

from tests.sources.reading import config, door, rows

from otvet.facts import Row
from otvet.sources.base import Door
from otvet.sources.inbox import sniff

SAVED = datetime(2026, 10, 31, 9, 0, tzinfo=UTC)
CANARY = "Каренина"
HANDLE = "anna_canary"
KEY = "vk1.a.CANARYKEY"


def brand(*refs: str, kind: str = "page") -> Door:
    """The door of a brand with these pages."""
    return door(config(pages=[{"ref": ref, "kind": kind} for ref in refs]))


def saved(folder: Path, reply: object, name: str = "reply.json") -> Path:
    """A file with the reply, written on the last day of October."""
    path = folder / name
    path.write_text(json.dumps(reply, ensure_ascii=False), "utf-8")
    os.utime(path, (SAVED.timestamp(), SAVED.timestamp()))
    return path


def read(folder: Path, reply: object, through: Door, name: str = "reply.json") -> list[Row]:
    """The rows of a reply; it must be the reader of replies that knows it."""
    path = saved(folder, reply, name)
    assert sniff(path).name == "replies"
    return rows(path, through)


def notes(folder: Path, reply: object, through: Door, name: str = "reply.json") -> set[str]:
    """What is known about how whole the reply is."""
    path = saved(folder, reply, name)
    return set(sniff(path).read(path, through).completeness.notes)
