"""A person whose name, phone, e-mail, handle, IP and profile must not come out of any reader.

What a person writes is masked (see text/privacy.mask): handles, phones, e-mails, links to profiles
and long numbers. Names inside sentences, streets and bare IP addresses are not recognised there,
which is why texts never leave the brand's folder unasked.
"""

import importlib
import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from tests.sources.canary.person import EMAIL, HANDLE, IP, LINK, NAME, PHONE, CanaryFile, traces
from tests.sources.reading import door

from otvet.brand import Brand
from otvet.config import Config
from otvet.errors import OtvetError
from otvet.i18n import LANGUAGES
from otvet.report.words import sources as words
from otvet.sources.inbox import READERS, sniff
from otvet.text.privacy import mask


def _files(reader: str) -> tuple[CanaryFile, ...]:
    """The canary files of a reader; a reader without any fails the first test below."""
    name = f"tests.sources.canary.{reader}"
    try:
        found = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name == name:
            return ()
        raise
    files: tuple[CanaryFile, ...] = found.FILES
    return files


CASES = [
    pytest.param(reader.name, file, id=f"{reader.name}-{file.name}")
    for reader in READERS
    for file in _files(reader.name)
]


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Whatever a reader logs is looked at too."""
    caplog.set_level(logging.DEBUG)
    yield
    assert traces(caplog.text) == []


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.name))
def test_every_reader_has_its_canaries(reader: object) -> None:
    """Add tests/sources/canary/<reader>.py with FILES; person.py says how."""
    assert _files(getattr(reader, "name", ""))


@pytest.mark.parametrize(("reader", "file"), CASES)
def test_the_canary_is_in_the_file_and_nowhere_in_what_is_read(
    tmp_path: Path, reader: str, file: CanaryFile
) -> None:
    path = tmp_path / file.name
    path.write_bytes(file.data)
    assert sniff(path).name == reader
    said, taken = _reading(path, file.config, file)
    assert taken, "a file that gives nothing proves nothing"
    assert traces(said) == [], said


@pytest.mark.parametrize(("reader", "file"), CASES)
def test_damage_and_a_wrong_brand_do_not_let_the_canary_out(
    tmp_path: Path, reader: str, file: CanaryFile
) -> None:
    """An error that quotes the cell it stumbled over is the commonest leak there is."""
    path = tmp_path / file.name
    for data in (file.data, *file.damaged()):
        path.write_bytes(data)
        for config in (file.config, file.wrong):
            said, _ = _reading(path, config, file)
            assert traces(said) == [], said[-1500:]


@pytest.mark.parametrize(("reader", "file"), CASES)
def test_the_canary_is_in_no_file_of_the_brand(
    tmp_path: Path, reader: str, file: CanaryFile, capfd: pytest.CaptureFixture[str]
) -> None:
    """Facts lie compressed, so they are read back and looked at as well as the bytes."""
    brand = Brand(_folder(tmp_path / "tea", file))
    (collected,) = brand.collect(accept_guesses=file.accept)
    assert (collected.status, collected.file) == ("taken", file.name), collected.message
    assert traces(_kept(brand.folder)) == [], reader
    told = "".join(capfd.readouterr()) + repr(brand.rejected()) + repr(brand.left_out())
    assert traces(told + repr(collected)) == []


def _reading(path: Path, config: Config, file: CanaryFile) -> tuple[str, int]:
    """Everything that reading gives away, and how many rows were taken."""
    through = door(config, accept=file.accept)
    try:
        reading = sniff(path).read(path, through)
        rows = list(reading.rows)
    except OtvetError as error:
        told = [error.say(language) for language in LANGUAGES]
        return " ".join([*told, repr(error), str(error.__cause__)]), 0
    notes = reading.completeness.notes
    told = [words.note(note, language) for note in notes for language in LANGUAGES]
    return repr((rows, notes, reading.identity, told)), sum(bool(row.facts) for row in rows)


def _folder(folder: Path, file: CanaryFile) -> Path:
    """A brand's folder with the file in its inbox."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "inbox" / file.name).write_bytes(file.data)
    (folder / "otvet.toml").write_text(_toml(file.config), "utf-8")
    return folder


def _toml(config: Config) -> str:
    """The settings as otvet.toml holds them."""
    lines = ["version = 1", "[brand]", f'name = "{config.brand.name}"', 'zone = "Europe/Moscow"']
    for page in config.pages:
        lines += ["[[pages]]", f'ref = "{page.ref}"', f'kind = "{page.kind}"']
    for name, parts in (("advantages", config.advantages), ("foils", config.foils)):
        for part in parts:
            asked = ", ".join(f'"{words}"' for words in part.asked_as)
            lines += [f"[[{name}]]", f'code = "{part.code}"', f'text = "{part.text}"']
            lines += [f"asked_as = [{asked}]"]
    return "\n".join(lines) + "\n"


def _kept(folder: Path) -> str:
    """All that lies in the folder, but for what was put there."""
    found = []
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        if "inbox" in path.relative_to(folder).parts:
            continue
        found.append(path.read_bytes().decode("utf-8", "replace"))
        if path.suffix == ".parquet":
            found.append(repr(pq.read_table(path, partitioning=None).to_pylist()))
        if path.suffix == ".sqlite":
            with sqlite3.connect(path) as ledger:
                found += ledger.iterdump()
    assert len(found) > 3
    return "\n".join(found)


def test_what_a_person_writes_is_masked_but_for_what_nothing_recognises() -> None:
    """The limits are known, and told in docs/sources.md."""
    assert traces(mask(f"{HANDLE} {PHONE} {EMAIL} {LINK}")) == []
    assert mask(f"Это {NAME}, {IP}") == f"Это {NAME}, {IP}"
