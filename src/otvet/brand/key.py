"""The brand's secret: 32 bytes under which accounts are hashed, part of every backup."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from otvet.errors import StoreError
from otvet.i18n import mark

KEY_BYTES = 32


def read_key(path: Path, *, in_use: Callable[[], bool]) -> bytes:
    """The key, made where there is none; StoreError where it is lost or damaged.

    Args:
        path: the file.
        in_use: whether facts were hashed under it, so that a new one would count people twice.
    """
    if not path.exists():
        if in_use():
            raise StoreError(
                mark(
                    "{path} is missing, and with a new one everybody would be counted twice: "
                    "restore it from a backup"
                ),
                {"path": path},
            )
        make_key(path)
    key = path.read_bytes()
    if len(key) != KEY_BYTES:
        raise StoreError(
            mark("{path} is damaged: restore it from a backup; do not make a new one"),
            {"path": path},
        )
    return key


def make_key(path: Path) -> None:
    """Write the brand's 32 secret bytes, readable by nobody else; an existing key is kept."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(KEY_BYTES))
