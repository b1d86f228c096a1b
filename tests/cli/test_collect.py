"""From a folder of files to a month: what cannot be taken is told once, with what to do first."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from otvet.brand import Brand
from otvet.cli import ask, otvet
from otvet.config import read_config

TOML = """version = 1
[brand]
name = "Tea"
language = "en"

# The brand's pages
# [[pages]]
# ref = "telegram:1900000001"

[goals]  # set before the month
audience_share = 0.03
"""
STUDIO = "Date,Views\n2026-10-01,10\n2026-10-02,12\n2026-10-03,11\n"
OVERVIEW = "Date,Video Views,Profile Views,Likes,Comments,Shares\n"
OVERVIEW += "October 1,10,2,1,0,0\nOctober 2,12,2,1,0,0\n"
FOLLOWERS = "Date,Followers,Difference in followers from previous day\nOctober 1,100,1\n"
FORM = "ID;Время создания;Что вы о нас знаете? / Быстро;Что вы о нас знаете? / Летаем\n"
FORM += "9001;2026-10-01 10:00:00;Быстро;\n9002;2026-10-01 11:00:00;;Летаем\n"
ODD = "x,y\n1,a\n2,b\n"
FILES = {
    "Overview.csv": OVERVIEW,
    "FollowerHistory.csv": FOLLOWERS,
    "answers.csv": FORM,
    "odd one.csv": ODD,
    "odd two.csv": ODD.replace("x", "z"),
    "empty.csv": " ",
    "reviews.csv": "date,review,rating\n2026-10-01,The tea was cold,2\n2026-10-14,Lovely,5\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "my tea"
    (made / "inbox").mkdir(parents=True)
    (made / "otvet.toml").write_text(TOML, "utf-8")
    for name, body in FILES.items():
        (made / "inbox" / name).write_text(body, "utf-8")
    return made


def run(folder: Path, *verb: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(otvet, [*verb, "-b", str(folder)], input=typed)


def test_many_refusals_are_told_by_what_to_do_first(folder: Path) -> None:
    """Twelve paragraphs in the order of names leave a person where she was."""
    said = run(folder, "collect")
    assert said.exit_code == 1
    lines = said.output.splitlines()
    assert lines[0].startswith("reviews.csv: 2 rows, 2 taken")
    steps = [line[:2] for line in lines if line[:1].isdigit()]
    assert steps == ["1.", "2.", "3.", "4."]
    assert said.output.index("page add") < said.output.index("asked_as") < said.output.index("map")
    assert said.output.index("otvet map") < said.output.index("empty.csv")
    assert max(len(line) for line in lines if "otvet " not in line) <= 100


def test_one_reason_is_told_once_with_all_its_files(folder: Path) -> None:
    output = run(folder, "collect").output
    assert "   FollowerHistory.csv, Overview.csv\n" in output
    assert output.count("names no page") == 1
    assert "odd one.csv, odd two.csv" in output


def test_a_command_stands_on_its_own_line_and_can_be_typed_as_it_is(folder: Path) -> None:
    """The folder and the file have spaces, and the brand is not the current folder."""
    lines = [line.strip() for line in run(folder, "collect").output.splitlines()]
    path = folder / "inbox" / "odd one.csv"
    assert f"otvet map '{path}' -b '{folder}'" in lines
    assert lines[-1] == f"Then type: otvet collect -b '{folder}'"


def test_a_survey_without_advantages_shows_the_lines_to_write(folder: Path) -> None:
    """The lines are TOML as they stand, with a question of this very form."""
    lines = [line.strip() for line in run(folder, "collect").output.splitlines()]
    start = lines.index("[[advantages]]")
    with (folder / "otvet.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(lines[start : start + 4]) + "\n")
    (advantage,) = read_config(folder / "otvet.toml").advantages
    assert advantage.asked_as == ("Что вы о нас знаете? / Быстро",)
    assert "answers.csv: 2 rows, 2 taken" in run(folder, "collect").output


def test_a_page_is_added_and_everything_else_of_the_file_stays(folder: Path) -> None:
    assert run(folder, "page", "add", "tiktok:teahouse").exit_code == 0
    assert run(folder, "page", "add", "youtube:UC1", "--title", 'Tea "live"').exit_code == 0
    text = (folder / "otvet.toml").read_text("utf-8")
    assert [line for line in TOML.splitlines() if line not in text.splitlines()] == []
    pages = read_config(folder / "otvet.toml").pages
    assert [(p.ref, p.kind, p.title) for p in pages] == [
        ("tiktok:teahouse", "page", ""),
        ("youtube:UC1", "channel", 'Tea "live"'),
    ]
    assert text.index("# The brand's pages") < text.index("[[pages]]") < text.index("# [[pages]]")
    taken = run(folder, "collect").output
    assert "FollowerHistory.csv: 1 rows, 1 taken" in taken


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('version = 1\npages = []\n[brand]\nname = "T"\n', "pages = ["),
        (
            'version = 1\n[brand]\nname = "T"\n[[pages]]\nref = "vk:a"  # first\n'
            "\n# next\n[goals]\n",
            "\n# next\n[goals]",
        ),
    ],
)
def test_a_page_goes_to_the_others_however_they_are_written(
    tmp_path: Path, text: str, kept: str
) -> None:
    (tmp_path / "otvet.toml").write_text(text, "utf-8")
    Brand(tmp_path).add_page("vk:b")
    written = (tmp_path / "otvet.toml").read_text("utf-8")
    assert kept in written
    assert Brand(tmp_path).config.page_refs[-1] == "vk:b"


def test_a_page_that_cannot_be_used_leaves_the_file_as_it_was(folder: Path) -> None:
    done = run(folder, "page", "add", "teahouse")
    assert done.exit_code == 1
    assert (folder / "otvet.toml").read_text("utf-8") == TOML
    run(folder, "page", "add", "vk:tea")
    assert run(folder, "page", "add", "vk:tea").exit_code == 1


def test_a_terminal_is_asked_for_what_is_missing_and_the_files_are_taken(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One page for two files, the form's own words, and a table left for later, twice."""
    monkeypatch.setattr(ask, "is_terminal", lambda: True)
    typed = "teahouse\ntiktok:teahouse\nБыстро\nЛетаем\n0\n0\n"
    done = run(folder, "collect", typed=typed)
    assert done.exit_code == 1, done.output
    for name in ("FollowerHistory.csv", "Overview.csv", "answers.csv"):
        assert f"{name}: " in done.output.split("split by ;")[-1]
    config = read_config(folder / "otvet.toml")
    assert [part.text for part in config.advantages] == ["Быстро"]
    assert [part.text for part in config.foils] == ["Летаем"]
    assert config.page_refs == ("tiktok:teahouse",)
    assert "Not taken: 3 files" in done.output


def test_enter_leaves_everything_for_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "is_terminal", lambda: True)
    done = run(folder, "collect", typed="\n\n0\n0\n")
    assert "Not taken: 6 files" in done.output
    assert (folder / "otvet.toml").read_text("utf-8") == TOML


POPSTERS = "Дата;Ссылка;Текст;Просмотры;Лайки;Комментарии;Репосты\n" + "".join(
    f"0{n}.10.2026 12:00;https://vk.com/wall-7_{n};Новый чай;100;5;2;1\n" for n in range(1, 4)
)


def test_a_re_reading_that_takes_fewer_rows_says_so(folder: Path) -> None:
    """With another page in otvet.toml the posts are a stranger's: rows vanished with rc 0."""
    for path in (folder / "inbox").iterdir():
        path.unlink()
    (folder / "inbox" / "popsters.csv").write_text(POPSTERS, "utf-8")
    run(folder, "page", "add", "vk:7")
    assert "3 rows, 3 taken" in run(folder, "collect", "--yes").output
    toml = folder / "otvet.toml"
    toml.write_text(toml.read_text("utf-8").replace("vk:7", "vk:8"), "utf-8")
    said = run(folder, "collect", "--yes").output
    assert "3 rows, 0 taken" in said
    assert "before, 3 of its rows were taken" in said


def test_a_number_and_a_day_are_read_as_they_are_written_here(folder: Path) -> None:
    run(folder, "page", "add", "vk:teahouse")
    typed = ("enter", "https://vk.com/teahouse", "followers", "1 962", "--day", "31.10.2026")
    assert run(folder, *typed).exit_code == 0
    (kept,) = (folder / "inbox").rglob("*.json")
    assert '"value": 1962' in kept.read_text("utf-8")
    assert "2026-10-31" in kept.read_text("utf-8")
    assert run(folder, "enter", "vk:teahouse", "followers", "many").exit_code == 2
