"""`make new-source NAME=orders`: a reader that works, to be changed into one that is needed."""

import re
import subprocess
import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = Path(__file__).resolve().parent
FILES = {
    "init.txt": "src/otvet/sources/{name}/__init__.py",
    "read.txt": "src/otvet/sources/{name}/read.py",
    "map.txt": "src/otvet/sources/{name}/map.py",
    "about.txt": "src/otvet/sources/{name}/ABOUT.md",
    "test_read.txt": "tests/sources/{name}/test_read.py",
}
NEXT = """{name} is read. Now, in this order:
1. src/otvet/sources/{name}/map.py: the columns of your export and the fact of a row
2. tests/sources/{name}/test_read.py: rows of yours, with people in them who must not come out
3. src/otvet/sources/{name}/ABOUT.md, both halves; then OTVET_WRITE=1 pytest tests/test_docs.py
4. src/otvet/report/words/sources.py, KINDS, and ru.po: what people call such a file
5. a line in CHANGELOG.md"""


def main(root: Path, name: str) -> None:
    """Write the files, make the inbox ask the reader, give its kind a name."""
    if not re.fullmatch("[a-z][a-z0-9_]*", name):
        raise SystemExit(
            "NAME must be made of a-z, 0-9 and underscores: make new-source NAME=orders"
        )
    if (root / "src" / "otvet" / "sources" / name).exists():
        raise SystemExit(f"src/otvet/sources/{name} is there already")
    written = [_write(root, template, place, name) for template, place in FILES.items()]
    changed = [_register(root, name), _name_it(root, name)]
    _translate(root, name)
    python = [str(path) for path in (*written, *changed) if path.suffix == ".py"]
    for verb in (["check", "--fix", "--quiet"], ["format", "--quiet"]):
        subprocess.run([sys.executable, "-m", "ruff", *verb, *python], check=True, cwd=root)
    click.echo(NEXT.format(name=name))


def _write(root: Path, template: str, place: str, name: str) -> Path:
    path = root / place.format(name=name)
    path.parent.mkdir(parents=True, exist_ok=True)
    words = (TEMPLATES / template).read_text("utf-8")
    named = {"@NAME@": name, "@CLASS@": _class_of(name), "@CONST@": name.upper()}
    for mark, value in named.items():
        words = words.replace(mark, value)
    path.write_text(words, "utf-8")
    return path


def _class_of(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _register(root: Path, name: str) -> Path:
    """Before the table reader, which takes what nobody else knows."""
    path = root / "src" / "otvet" / "sources" / "inbox.py"
    words = path.read_text("utf-8")
    line = f"from otvet.sources.{name}.read import {name.upper()}\n"
    words = words.replace("from otvet.sources.table.read", f"{line}from otvet.sources.table.read")
    words, n = re.subn(r"(READERS[^)]*?)\bTABLE\b", rf"\1{name.upper()}, TABLE", words, count=1)
    if n != 1 or line not in words:
        raise SystemExit(f"{path} has no READERS that end in TABLE")
    path.write_text(words, "utf-8")
    return path


def _name_it(root: Path, name: str) -> Path:
    path = root / "src" / "otvet" / "report" / "words" / "sources.py"
    words = path.read_text("utf-8")
    line = f'    "{name}": mark("{_kind_of(name)}"),\n'
    words, n = re.subn(r"(\nKINDS[^}]*)", lambda found: found[1] + line, words, count=1)
    if n != 1:
        raise SystemExit(f"{path} has no KINDS")
    path.write_text(words, "utf-8")
    return path


def _translate(root: Path, name: str) -> None:
    path = root / "src" / "otvet" / "report" / "words" / "ru.po"
    with path.open("a", encoding="utf-8") as file:
        file.write(f'\nmsgid "{_kind_of(name)}"\nmsgstr "выгрузка {name}"\n')


def _kind_of(name: str) -> str:
    return f"export of {name}"


if __name__ == "__main__":
    main(ROOT, sys.argv[1] if len(sys.argv) > 1 else "")
