"""Maps rot unless a script checks them."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def rooms() -> set[str]:
    """Folders and modules directly under the package."""
    package = ROOT / "src" / "otvet"
    folders = {path.name for path in package.iterdir() if (path / "__init__.py").exists()}
    modules = {path.stem for path in package.glob("*.py")}
    return (folders | modules) - {"__init__", "_version"}


def test_the_map_lists_every_room_and_no_other() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    table = text.partition("## Map")[2].partition("##")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == rooms()


def test_no_file_becomes_a_meeting_place() -> None:
    """Readers lose their way in long files, so none is over 450 lines."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in ROOT.glob("src/**/*.py")}
    assert {path.name: n for path, n in lengths.items() if n > 450} == {}


def test_tests_mirror_the_rooms() -> None:
    """A newcomer finds the tests of a room under its own name."""
    tested = {path.name for path in (ROOT / "tests").iterdir()}
    folders = {room for room in rooms() if (ROOT / "src" / "otvet" / room).is_dir()}
    assert folders - tested == set()
