"""What was not taken is told in words, with the place where it stands."""

import os
import subprocess
import sys
from pathlib import Path

from otvet.brand import Brand

TOML = 'version = 1\n[brand]\nname = "Tea"\n[[pages]]\nref = "vk:tea"\n'
TABLE = "Дата,Отзыв,Оценка\n2026-10-01,Вкусный чай и уютно,5\n32.10.2026,Долго ждали чай,2\n,,\n"
TABLE += "2026-10-03,Вежливые бариста и чисто,5\n2026-10-04,Чай остыл пока несли,3\n"
SCRIPT = "import sys; from otvet.cli import main; sys.argv[0] = 'otvet'; main()"


def _said(folder: Path, verb: str, language: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, verb, "-b", str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, "OTVET_LANG": language, "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.replace("\u00a0", " ")


def _brand(folder: Path) -> Path:
    (folder / "inbox").mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    (folder / "inbox" / "reviews.csv").write_text(TABLE, "utf-8")
    return folder


def test_rejected_rows_are_told_in_words_with_file_row_and_column(tmp_path: Path) -> None:
    """A code is for the docs; whoever sent the file must read what to mend."""
    folder = _brand(tmp_path / "tea")
    assert [file.rows_rejected for file in Brand(folder).collect(accept_guesses=True)] == [1]
    assert _said(folder, "rejected", "ru").splitlines() == [
        "reviews.csv:3  Дата  дату не прочесть (bad_date)",
        "reviews.csv: 1 строка не в счёт: строка пустая",
    ]
    assert _said(folder, "rejected", "en").splitlines() == [
        "reviews.csv:3  Дата  the date cannot be read (bad_date)",
        "reviews.csv: 1 row left out: the row is empty",
    ]


def test_a_refused_file_tells_why_in_the_language_of_the_command_line(tmp_path: Path) -> None:
    """The library speaks English; the person at the keyboard may not."""
    folder = _brand(tmp_path / "tea")
    (folder / "inbox" / "reviews.csv").write_text(" ", "utf-8")
    assert _said(folder, "collect", "ru") == (
        "reviews.csv: не принят. reviews.csv пуст: выгрузите его заново.\n"
    )
    (refused,) = Brand(folder).collect()
    assert refused.message == "reviews.csv is empty: export it again"
