"""Strange names and consoles end in words, not in a traceback."""

import json
import os
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from otvet.cli.init import init


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
