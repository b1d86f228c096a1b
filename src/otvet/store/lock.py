"""One process at a time writes to a brand; any number may read."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from otvet.errors import Busy
from otvet.i18n import mark

LOCK_FILE = ".lock"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the brand's lock; Busy if another process holds it.

    The system lets go of the lock when a process dies, so a killed import leaves nothing to clear.
    """
    lock = FileLock(folder / LOCK_FILE, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise Busy(
            mark(
                "{folder}: another process is writing to this brand; wait until it ends, then repeat"
            ),
            {"folder": folder},
        ) from None
    try:
        yield
    finally:
        lock.release()
