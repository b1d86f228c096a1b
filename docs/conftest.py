"""Examples in the docs run each in a folder of its own; the long one is marked slow."""

from pathlib import Path

import pytest

SLOW = frozenset({"notebook.md"})


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page may make a brand beside itself, and must not leave it here."""
    monkeypatch.chdir(tmp_path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Doctests cannot mark themselves."""
    for item in items:
        if item.path.name in SLOW:
            item.add_marker(pytest.mark.slow)
