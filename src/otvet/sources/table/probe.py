"""Whether a spreadsheet can be opened at all, tried out where it can do no harm.

The library keeps a place for every cell between the first and the last one: two cells at the ends
of a sheet, or a zip that unpacks into gigabytes, would end the whole program and not raise.
"""

import subprocess
import sys
from functools import lru_cache
from pathlib import Path

MOST_MEMORY = 2 << 30
MOST_SECONDS = 120

_TRY = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]),) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
except (ImportError, ValueError, OSError):
    pass
from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum
try:
    book = CalamineWorkbook.from_path(sys.argv[1])
    for meta in book.sheets_metadata:
        if meta.visible == SheetVisibleEnum.Visible:
            book.get_sheet_by_name(meta.name)
except (CalamineError, OSError):
    pass
"""


def opens(path: Path) -> bool:
    """Whether the program survives the file; an error that the library raises is survived."""
    about = path.stat()
    return _opens(path, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=64)
def _opens(path: Path, _changed: int, _size: int) -> bool:
    command = [sys.executable, "-c", _TRY, str(path), str(MOST_MEMORY)]
    try:
        # The command is ours; of the file only its path is handed over, as an argument.
        done = subprocess.run(command, capture_output=True, timeout=MOST_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0
