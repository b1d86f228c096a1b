"""Whoever adds a source begins with one that works, in a copy of the tree and in the tree."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NAME = "guest_book"
MADE = (
    "src/otvet/sources/guest_book/read.py",
    "src/otvet/sources/guest_book/map.py",
    "tests/sources/guest_book/test_read.py",
)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree with a new source in it."""
    copy = tmp_path_factory.mktemp("tree")
    for part in ("src", "tests", "docs"):
        shutil.copytree(ROOT / part, copy / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("pyproject.toml", "conftest.py", *(path.name for path in ROOT.glob("*.md"))):
        shutil.copy(ROOT / part, copy / part)
    done = run(copy, "tests.new_source.run", NAME)
    assert done.returncode == 0, done.stderr
    assert "map.py" in done.stdout
    return copy


def run(
    copy: Path, module: str, *words: str, write: bool = False
) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONUTF8": "1"}
    env |= {"OTVET_WRITE": "1"} if write else {}
    return subprocess.run(
        [sys.executable, "-m", module, *words],
        cwd=copy,
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )


def test_its_tests_pass_and_every_list_knows_it(tree: Path) -> None:
    """The shared suite, the words for its kind, its ABOUT.md and the page made of it."""
    assert run(tree, "pytest", "-q", "tests/test_docs.py", write=True).returncode == 0
    tests = [f"tests/sources/{NAME}", "tests/sources/test_about.py", "tests/test_docs.py"]
    done = run(tree, "pytest", "-q", "-p", "no:cacheprovider", *tests, "tests/report/test_words.py")
    assert done.returncode == 0, done.stdout
    assert "guest_book" in (tree / "docs" / "sources.md").read_text("utf-8")


def test_it_is_clean_as_it_was_made(tree: Path) -> None:
    changed = ("src/otvet/sources/inbox.py", "src/otvet/report/words/sources.py")
    for verb in (["check"], ["format", "--check"]):
        done = run(tree, "ruff", *verb, "--no-cache", *MADE, *changed)
        assert done.returncode == 0, done.stdout
    assert "@NAME@" not in "".join((tree / path).read_text("utf-8") for path in MADE[:2])


def test_it_is_asked_before_the_table_reader(tree: Path) -> None:
    text = (tree / "src" / "otvet" / "sources" / "inbox.py").read_text("utf-8")
    readers = text.partition("READERS: ")[2].partition(")")[0]
    assert readers.index("GUEST_BOOK") < readers.index("TABLE")


@pytest.mark.parametrize("name", ["", "Orders", "../x", "youtube", NAME])
def test_a_name_that_cannot_be_is_refused(tree: Path, name: str) -> None:
    """Nothing of another source is ever written over."""
    assert run(tree, "tests.new_source.run", name).returncode == 1
