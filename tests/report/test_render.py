"""The report on the disk."""

import json
from pathlib import Path

import pytest
from tests.report import samples

from otvet.report.json import month_json
from otvet.report.render import write_report


def test_page_and_json_are_written_and_named(tmp_path: Path) -> None:
    """The command line prints these paths, the browser opens the first."""
    folder = tmp_path / "months" / "2026-10"
    page, answers = write_report(samples.october(), folder, "ru")
    assert (page.name, answers.name) == ("report.html", "answers.json")
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert json.loads(answers.read_text("utf-8")) == month_json(samples.october())


def test_an_older_report_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """A reader who opens the file while it is written must not see half of it."""
    write_report(samples.october(), tmp_path, "ru")
    write_report(samples.nothing(), tmp_path, "en")
    assert "Новый бренд" in (tmp_path / "report.html").read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["answers.json", "report.html"]


def test_a_report_that_fails_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both files are made before either is written."""
    write_report(samples.october(), tmp_path, "ru")
    before = (tmp_path / "answers.json").read_bytes()
    monkeypatch.setattr("otvet.report.render.month_page", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write_report(samples.nothing(), tmp_path, "ru")
    assert (tmp_path / "answers.json").read_bytes() == before
