"""The inbox: which files are there, and which reader knows each of them."""

import time
from collections.abc import Sequence
from pathlib import Path

from otvet.errors import SourceError, UnknownShape
from otvet.i18n import mark
from otvet.sources.base import Reader
from otvet.sources.contacts.read import CONTACTS
from otvet.sources.costs.read import COSTS
from otvet.sources.events.read import EVENTS
from otvet.sources.hand.read import HAND
from otvet.sources.margins.read import MARGINS
from otvet.sources.meta.read import META
from otvet.sources.orders.read import ORDERS
from otvet.sources.replies.read import REPLIES
from otvet.sources.reviews.read import REVIEWS
from otvet.sources.search.read import SEARCH
from otvet.sources.site.read import SITE
from otvet.sources.survey.read import SURVEY
from otvet.sources.table.read import TABLE
from otvet.sources.telegram.read import TELEGRAM
from otvet.sources.tiktok.read import TIKTOK
from otvet.sources.vk.read import VK
from otvet.sources.youtube.read import YOUTUBE

READERS: tuple[Reader, ...] = (
    TELEGRAM,
    YOUTUBE,
    HAND,
    META,
    TIKTOK,
    VK,
    COSTS,
    EVENTS,
    MARGINS,
    SEARCH,
    SITE,
    SURVEY,
    ORDERS,
    REVIEWS,
    REPLIES,
    CONTACTS,
    TABLE,
)
HEAD_BYTES = 65_536

_NOT_DATA = {".toml", ".md", ".part", ".tmp", ".crdownload", ".download", ".partial", ".lock"}
_SETTLED_SECONDS = 2.0


def files(inbox: Path) -> list[Path]:
    """The files of the inbox in the order of their names; hidden and unfinished ones are left."""
    if not inbox.is_dir():
        return []
    found = (path for path in inbox.rglob("*") if path.is_file())
    return sorted(path for path in found if _is_data(path.relative_to(inbox), path))


def _is_data(relative: Path, path: Path) -> bool:
    hidden = any(part.startswith((".", "~")) for part in relative.parts)
    return not hidden and path.suffix.lower() not in _NOT_DATA and not _being_written(path)


def _being_written(path: Path) -> bool:
    """A file that grows while we look is not finished; it is taken next time."""
    before = path.stat()
    if time.time() - before.st_mtime > _SETTLED_SECONDS:
        return False
    time.sleep(0.02)
    return path.stat().st_size != before.st_size


def sniff(path: Path, readers: Sequence[Reader] = READERS) -> Reader:
    """The reader that knows the file best; UnknownShape when none does."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD_BYTES)
    except OSError as error:
        raise SourceError(
            mark("{file} cannot be opened: {why}"), {"file": path.name, "why": error.strerror}
        ) from None
    if not head.strip():
        raise SourceError(mark("{file} is empty: export it again"), {"file": path.name})
    best = max(readers, key=lambda reader: reader.sniff(head, path))
    if best.sniff(head, path) <= 0:
        raise UnknownShape(
            mark(
                "{file} is of no kind that Otvet reads: Telegram JSON, CSV, XLSX, XLS, ODS, "
                "JSON; save it as CSV and put it into the inbox again"
            ),
            {"file": path.name},
        )
    return best
