"""YouTube Studio names people only in the titles of videos."""

import io
import zipfile

from tests.sources.canary.person import HANDLE, PHONE, CanaryFile
from tests.sources.reading import config

_VIDEOS = (
    "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers\n"
    "Total,,,,1500,2.5,7\n"
    f'AbCdEfGhIj1,"Чай с {HANDLE}, {PHONE}","Oct 2, 2026",61,1000,1.5,5\n'
)
_DAYS = "Date,Views\n2026-10-01,500\n2026-10-02,600\n"


def _zip() -> bytes:
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Table data.csv", _VIDEOS)
        archive.writestr("Chart data.csv", _DAYS)
    return out.getvalue()


_OURS = config(pages=[{"ref": "youtube:UCteahouse"}])

FILES = (
    CanaryFile(name="a.zip", content=_zip(), config=_OURS),
    CanaryFile(
        name="Table data.csv",
        content=_VIDEOS,
        config=_OURS,
        spoil=("Oct 2, 2026", "AbCdEfGhIj1", "1000"),
    ),
)
