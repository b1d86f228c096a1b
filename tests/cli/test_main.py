"""Strange names and consoles end in words, not in a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner
from tests.store_fixture import shown

from otvet.brand import Brand
from otvet.cli.init import init
from otvet.store.lock import writing


def _otvet(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    code = "from otvet.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", code, *words],
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


def _brand(folder: Path) -> Path:
    CliRunner().invoke(init, [str(folder), "--yes"], catch_exceptions=False)
    return folder


def test_a_file_whose_name_is_no_text_is_taken(tmp_path: Path) -> None:
    """Archives from other systems give names of bytes that are no letters."""
    inbox = _brand(tmp_path / "tea") / "inbox"
    odd = os.fsencode(inbox) + b"/\xee\xf2\xe7.csv"
    Path(os.fsdecode(odd)).write_text("Дата;Отзыв\n01.10.2026;Вкусный чай, спасибо\n", "utf-8")
    done = _otvet("collect", "-b", str(tmp_path / "tea"), OTVET_LANG="en")
    assert b"1 rows, 1 taken" in done.stdout, done.stderr
    assert done.returncode == 0


def test_a_console_without_the_signs_gets_others_and_json_stays_whole(tmp_path: Path) -> None:
    """A Russian Windows console has no minus sign of its own kind; JSON is UTF-8 all the same."""
    folder = str(_brand(tmp_path / "tea"))
    spoken = _otvet("month", "2026-10", "-b", folder, OTVET_LANG="ru", PYTHONIOENCODING="ascii")
    assert (spoken.returncode, spoken.stderr) == (0, b"")
    told = _otvet("month", "2026-10", "-b", folder, "--json", PYTHONIOENCODING="cp1251")
    assert json.loads(told.stdout.decode("utf-8"))["month"] == "2026-10"


def test_what_the_disk_refuses_is_said_in_a_line(tmp_path: Path) -> None:
    """A folder that is a file is a mistake of typing, not of the program."""
    (tmp_path / "note").write_text("x")
    done = _otvet("init", str(tmp_path / "note" / "tea"), "--yes")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


def test_a_number_typed_back_to_what_it_was_counts_again(tmp_path: Path) -> None:
    """The file of the first number was known already, so the wrong one went on counting."""
    folder = tmp_path / "tea"
    CliRunner().invoke(init, [str(folder), "--yes", "--page", "vk:1"], catch_exceptions=False)
    for value in ("1500", "1600", "1500"):
        assert _enter(folder, value).returncode == 0
    with Brand(folder).store() as store:
        assert shown(store, "metric", "value") == [(1500.0,)]


def test_what_is_no_number_is_refused_before_it_is_written_down(tmp_path: Path) -> None:
    folder = tmp_path / "tea"
    CliRunner().invoke(init, [str(folder), "--yes", "--page", "vk:1"], catch_exceptions=False)
    assert _enter(folder, "nan").returncode == 2
    assert list((folder / "inbox").iterdir()) == []


def test_a_number_that_could_not_be_taken_is_said_so(tmp_path: Path) -> None:
    """While another process writes, silence would look like success."""
    folder = tmp_path / "tea"
    CliRunner().invoke(init, [str(folder), "--yes", "--page", "vk:1"], catch_exceptions=False)
    with writing(folder):
        done = _enter(folder, "1500")
    assert (done.returncode, b"another process" in done.stdout) == (1, True)


def test_months_at_the_ends_of_the_calendar_are_no_months(tmp_path: Path) -> None:
    folder = str(_brand(tmp_path / "tea"))
    for month in ("0000-01", "9999-12", "2026-13"):
        done = _otvet("month", month, "-b", folder, OTVET_LANG="en")
        assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)


def _enter(folder: Path, value: str) -> subprocess.CompletedProcess[bytes]:
    words = ("enter", "vk:1", "followers", value, "-b", str(folder), "--day", "2026-10-31")
    return _otvet(*words, OTVET_LANG="en")
