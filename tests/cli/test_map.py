"""A table that fits nothing is settled by its fewest questions, on a terminal or in a command."""

import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from otvet.brand import Brand
from otvet.cli import ask, otvet
from otvet.errors import InputError

TOML = 'version = 1\n[brand]\nname = "Tea"\n[[pages]]\nref = "vk:tea"\n[[pages]]\nref = "vk:pot"\n'
DAYS = "day,subs,seen\n01/02/2026,100,2000\n02/02/2026,101,2100\n03/02/2026,103,1900\n"
TWICE = "date,source,views\n2026-10-01,feed,10\n2026-10-01,search,12\n2026-10-02,feed,9\n"
TWICE += "2026-10-02,search,7\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "tea"
    (made / "inbox").mkdir(parents=True)
    (made / "otvet.toml").write_text(TOML, "utf-8")
    return made


def drop(folder: Path, body: str, name: str = "statistics.csv") -> Path:
    path = folder / "inbox" / name
    path.write_text(body, "utf-8")
    return path


def run(folder: Path, *verb: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(otvet, [*verb, "-b", str(folder)], input=typed)


def test_a_terminal_asks_only_what_is_not_sure(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kind, page, day order, then the columns of figures; and the file is taken."""
    monkeypatch.setattr(ask, "is_terminal", lambda: True)
    drop(folder, DAYS)
    done = run(folder, "collect", typed="2\n1\n1\n2\n3\n0\ny\n")
    assert done.exit_code == 0, done.output
    assert "statistics.csv: 3 rows, 3 taken, 0 rejected" in done.output
    (profile,) = Brand(folder).kept_profiles()
    assert (profile.mapping.target, profile.mapping.page) == ("metrics", "vk:tea")
    assert profile.mapping.day_order == "dmy"
    figures = {column.header: column.item for column in profile.mapping.columns}
    assert figures == {"day": "", "subs": "followers", "seen": "views"}


def test_the_same_days_are_told_apart_by_a_column(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ask, "is_terminal", lambda: True)
    path = drop(folder, TWICE)
    done = run(folder, "map", str(path), typed="1\ny\n")
    assert done.exit_code == 0, done.output
    (profile,) = Brand(folder).kept_profiles()
    assert profile.mapping.headers("segment") == ("source",)


def test_without_a_terminal_nothing_is_saved_and_the_command_is_whole(folder: Path) -> None:
    """What is printed is typed as it stands, and then the table is taken."""
    path = drop(folder, "date,metric,value\n03/04/2026,views,10\n03/05/2026,views,12\n")
    done = run(folder, "map", str(path))
    assert done.exit_code == 1
    assert Brand(folder).kept_profiles() == ()
    command = done.output.splitlines()[-1].partition("To save it: otvet ")[2]
    assert "--page vk:tea --days mdy --yes" in command
    typed = CliRunner().invoke(otvet, shlex.split(command))
    assert typed.exit_code == 0, typed.output
    assert Brand(folder).kept_profiles()[0].mapping.page == "vk:tea"
    assert "2 taken" in run(folder, "collect").output


def test_what_was_told_already_is_in_the_command_too(folder: Path) -> None:
    path = drop(folder, DAYS)
    done = run(folder, "map", str(path), "--as", "metrics", "--set", "seen=metric:views")
    command = done.output.splitlines()[-1]
    assert "--as metrics --page vk:tea --days mdy --set seen=metric:views --yes" in command


def test_a_meaning_without_days_is_not_saved(folder: Path) -> None:
    """It would be found out only when the next file is refused."""
    path = drop(folder, "sku,qty\nA1,5\n")
    brand = Brand(folder)
    proposal = brand.propose(path, target="metrics", page="vk:tea")
    with pytest.raises(InputError, match="no column is date, metric"):
        brand.save_profile(proposal)


def test_a_header_may_hold_an_equals_sign(folder: Path) -> None:
    path = drop(folder, "day,a=b\n2026-10-01,5\n2026-10-02,6\n")
    done = run(
        folder, "map", str(path), "--as", "metrics", "--page", "vk:tea",
        "--set", "a=b=metric:views", "--yes",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    (profile,) = Brand(folder).kept_profiles()
    assert profile.mapping.headers("metric") == ("a=b",)
