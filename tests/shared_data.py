"""Measuring data kept beside the project: never committed, and no test of the project's own needs it."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


def shared(relative: str) -> Path:
    """The path of a measuring file, or a skip with its reason where the folder is missing."""
    path = SHARED / relative
    if not path.exists():
        pytest.skip("../shared is not here")
    return path
