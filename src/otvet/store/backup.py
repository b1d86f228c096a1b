"""A brand folder in one file: key, ledger and facts as they are together at one moment."""

import tarfile
import tempfile
from pathlib import Path
from uuid import uuid4

from otvet.errors import InputError, StoreError
from otvet.i18n import mark
from otvet.store.ledger import Ledger
from otvet.store.lock import LOCK_FILE, writing

_LEDGER = "ledger.sqlite"
_LEFT_OUT = {LOCK_FILE, _LEDGER, f"{_LEDGER}-wal", f"{_LEDGER}-shm", "derived"}
# Derived tables can be counted anew; the ledger is copied by SQLite itself.


def back_up(folder: Path, archive: Path) -> Path:
    """Write the folder to a .tar.gz while nobody may change it.

    The archive holds the key: whoever has it can tell which account a number stands for.
    """
    if archive.exists():
        raise InputError(
            mark("{archive} is there already; name another file"), {"archive": archive}
        )
    unfinished = archive.with_name(f".{uuid4().hex}.unfinished")
    try:
        with writing(folder):
            _write(folder, unfinished)
        unfinished.replace(archive)
    finally:
        unfinished.unlink(missing_ok=True)
    return archive


def _write(folder: Path, archive: Path) -> None:
    archive.touch(mode=0o600)
    with tempfile.TemporaryDirectory() as aside, tarfile.open(archive, "w:gz") as tar:
        copy = Path(aside) / _LEDGER
        with Ledger(folder) as ledger:
            ledger.copy_to(copy)
        tar.add(copy, arcname=_LEDGER)
        for part in sorted(folder.iterdir()):
            if part.name not in _LEFT_OUT and part.resolve() != archive.resolve():
                tar.add(part, arcname=part.name)


def restore(archive: Path, folder: Path) -> None:
    """Make the folder what it was at the backup; refuses a folder that holds anything."""
    if folder.exists() and any(folder.iterdir()):
        raise InputError(mark("{folder} is not empty; restore to a new folder"), {"folder": folder})
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with tarfile.open(archive, "r:gz") as tar:
            tar.extractall(folder, filter="data")
    except (tarfile.TarError, EOFError, OSError) as error:
        raise StoreError(
            mark("{archive} cannot be restored ({why}); use another backup"),
            {"archive": archive, "why": str(error)},
        ) from error
    if not (folder / _LEDGER).exists():
        raise StoreError(
            mark("{archive} holds no {file}, so it is no backup of a brand; use another one"),
            {"archive": archive, "file": _LEDGER},
        )
