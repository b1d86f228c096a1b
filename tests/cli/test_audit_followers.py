"""`otvet audit --followers`: a table with names goes out, numbers and labels come back."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.audience.fake_world import (
    OCTOBER,
    SEPTEMBER,
    collect,
    make_group,
    people,
    write_members,
)

from otvet.brand import Brand
from otvet.cli import otvet
from otvet.errors import InputError

OLD, BOUGHT = people(400), people(80, start=400)


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    made = make_group(tmp_path / "tea", {SEPTEMBER: 400, OCTOBER: 480})
    write_members(made, OLD, SEPTEMBER)
    write_members(made, [*OLD, *BOUGHT], OCTOBER)
    collect(made)
    return made


def run(brand: Brand, *options: str) -> Result:
    arguments = ["audit", "2026-10", "-b", str(brand.folder), "--followers", "--lang", "en"]
    return CliRunner().invoke(otvet, [*arguments, *options], catch_exceptions=False)


def rows_of(path: Path) -> list[dict[str, str]]:
    text = path.read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";" if ";" in text else ","))


def fill(path: Path, **other: str) -> list[dict[str, str]]:
    """Fill the table in as a person who opens every link; some rows otherwise."""
    rows = rows_of(path)
    fakes = {f"vk:{one}" for one in BOUGHT}
    for row in rows:
        row["real_or_fake"] = "fake" if row["account"] in fakes else "real"
    for place, word in other.items():
        rows[int(place.removeprefix("row"))]["real_or_fake"] = word
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
    return rows


def test_a_table_goes_out_and_comes_back_and_fakes_are_taken_out(
    brand: Brand, tmp_path: Path
) -> None:
    path = tmp_path / "look.csv"
    said = run(brand, "--csv", str(path)).output
    assert "accounts: 100" in said
    assert "delete it when you are done" in said
    rows = fill(path)
    assert all(row["link"] == f"https://vk.com/id{row['account'][3:]}" for row in rows)
    taken = run(brand, "--labels", str(path)).output
    assert "labels taken: 100; rows not taken: 0; rows left empty: 0" in taken
    assert "Followers looked at by hand: 100. Fakes make" in taken
    assert "Followers at the month's end without fakes: 398 accounts (390 to 403)" in taken


def test_the_folder_keeps_no_name_of_those_who_were_looked_at(brand: Brand, tmp_path: Path) -> None:
    """Whoever steals the folder without its inbox must find no account."""
    path = tmp_path / "look.csv"
    run(brand, "--csv", str(path))
    rows = fill(path)
    run(brand, "--labels", str(path))
    drawn = {row["account"].partition(":")[2] for row in rows}
    for file in brand.folder.rglob("*"):
        if file.is_file() and brand.inbox not in file.parents:
            kept = file.read_bytes()
            assert not any(one.encode() in kept for one in drawn), file


def test_a_bad_row_is_told_and_the_others_are_taken(brand: Brand, tmp_path: Path) -> None:
    """A word nobody knows, an empty cell, and somebody who was not drawn."""
    path = tmp_path / "look.csv"
    run(brand, "--csv", str(path))
    rows = fill(path, row0="perhaps", row1="")
    drawn = {row["account"] for row in rows}
    stranger = next(f"vk:{one}" for one in OLD if f"vk:{one}" not in drawn)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"{stranger},,fake\n")
    said = run(brand, "--labels", str(path)).output
    assert "“perhaps” is neither “real” nor “fake”" in said
    assert f"“{stranger}” is not in this month's sample" in said
    assert "labels taken: 98; rows not taken: 2; rows left empty: 1" in said
    assert {row["real_or_fake"] for row in _again(brand, path)[:2]} == {""}


def _again(brand: Brand, path: Path) -> list[dict[str, str]]:
    """The table written anew, with what is labelled filled in."""
    run(brand, "--csv", str(path))
    return rows_of(path)


def test_two_people_label_apart(brand: Brand, tmp_path: Path) -> None:
    """The second must not see what the first has said."""
    path = tmp_path / "look.csv"
    run(brand, "--csv", str(path))
    fill(path)
    run(brand, "--labels", str(path), "--rater", "Ольга")
    run(brand, "--csv", str(path), "--rater", "Иван")
    assert {row["real_or_fake"] for row in rows_of(path)} == {""}


def test_lists_that_left_the_inbox_are_asked_for(brand: Brand, tmp_path: Path) -> None:
    for file in brand.inbox.glob("*members*"):
        file.unlink()
    said = run(brand, "--csv", str(tmp_path / "look.csv")).output
    assert "accounts: 0" in said
    assert "no file in the inbox names any more: 100" in said


def test_a_month_without_lists_says_what_to_do(tmp_path: Path) -> None:
    brand = make_group(tmp_path / "tea", {SEPTEMBER: 400, OCTOBER: 480})
    collect(brand)
    with pytest.raises(InputError, match="no page has a whole list of followers"):
        run(brand, "--csv", str(tmp_path / "look.csv"))


def test_begun_is_told_as_begun(brand: Brand, tmp_path: Path) -> None:
    path = tmp_path / "look.csv"
    run(brand, "--csv", str(path))
    fill(path, **{f"row{n}": "" for n in range(60)})
    said = run(brand, "--labels", str(path)).output
    assert "Followers looked at by hand: 40; 20 more are missing" in said
