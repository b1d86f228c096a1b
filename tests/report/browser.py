"""Headless Chromium for tests: what a page becomes in it, and whom it asks for anything."""

import shutil
import subprocess
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--allow-file-access-from-files",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--dump-dom",
)
TIMEOUT_S = 300

needed = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]
"""Marks of a module whose tests need it."""


def dumped(page: Path, *, budget_ms: int = 8000, log: Path | None = None) -> str:
    """The page's elements after so much virtual time; `log` gets every request it made."""
    logged = [f"--log-net-log={log}"] if log else []
    budget = f"--virtual-time-budget={budget_ms}"
    profile = f"--user-data-dir={page.parent / 'profile'}"
    command = [str(CHROMIUM), *FLAGS, budget, profile, *logged, page.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=TIMEOUT_S, check=True)
    return done.stdout.decode("utf-8", "replace")
