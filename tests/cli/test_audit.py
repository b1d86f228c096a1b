"""`otvet audit` on a terminal and by table."""

import csv
import io
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.opinion.audits import CONFIG, OCTOBER, PRAISE, SMALL, TASTE, WAIT, mention, month_of
from tests.store_fixture import OBSERVED, rows_of, run_key

from otvet.brand import Brand
from otvet.cli import otvet
from otvet.store.store import Store

TOML = 'version = 1\n[brand]\nname = "Tea"\nlanguage = "en"\npack = "cafe"\n'
MONTH = {WAIT: 60, TASTE: 30, SMALL: 10, PRAISE: 50}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "otvet.toml").write_text(TOML, "utf-8")
    with Store.open(tmp_path, CONFIG) as store:
        store.land(run_key("facts.csv"), rows_of(month_of(MONTH)), observed_at=OBSERVED)
    return tmp_path


def run(folder: Path, *options: str, typed: str = "") -> Result:
    arguments = ["audit", "2026-10", "-b", str(folder), *options]
    return CliRunner().invoke(otvet, arguments, input=typed, catch_exceptions=False)


def labels(folder: Path) -> list[tuple[int, tuple[str, ...], str]]:
    with Brand(folder).store() as store:
        return [(label.sentiment, label.problems, label.cause) for label in store.labels()]


def number_of(folder: Path, code: str) -> int:
    return [*Brand(folder).audit("2026-10").names].index(code) + 1


def test_one_text_at_a_time_is_kept_at_once_and_goes_on_later(folder: Path) -> None:
    wait = number_of(folder, "long_wait")
    said = run(folder, typed=f"1\n{wait}=product *\n3\n-\nq\n")
    assert sorted(labels(folder)) == [(-1, ("long_wait", "unplaced"), "product"), (1, (), "")]
    assert "[3/100]" in said.output
    assert "Kept." in said.output
    assert "Checked by hand: 2 of the 100 people drawn." in said.output
    assert "still missing: 58" in said.output
    assert "[1/98]" in run(folder, typed="q\n").output


def test_the_guess_is_hidden_unless_asked_for(folder: Path) -> None:
    assert "The program says" not in run(folder, typed="q\n").output
    assert "The program says" in run(folder, "--guess", typed="q\n").output


def test_a_part_of_a_name_finds_a_problem_and_several_are_listed(folder: Path) -> None:
    said = run(folder, typed="1\nожидание или ждать xyz\nсуп\ndelivery\nsmall port\nq\n")
    assert labels(folder) == [(-1, ("small_portions",), "")]
    assert "no problem has these letters" in said.output
    listed = said.output.partition("problems> delivery")[2].partition("problems>")[0]
    assert len(listed.strip().splitlines()) >= 2


def test_a_number_or_cause_that_does_not_exist_is_asked_again(folder: Path) -> None:
    said = run(folder, typed="9\n1\n99\n1=cat\n1\nq\n")
    assert "type 1, 2, 3 or 4" in said.output
    assert "there is no problem 99" in said.output
    assert "a cause is one of: product, staff" in said.output
    assert len(labels(folder)) == 1


def test_back_corrects_the_text_before_and_skip_leaves_one(folder: Path) -> None:
    """Also by the keys of a Russian keyboard."""
    run(folder, typed="3\n-\nb\n1\n1\nы\n2\n-\nй\n")
    assert sorted(sentiment for sentiment, _, _ in labels(folder)) == [-1, 0]
    with Brand(folder).store() as store:
        order = [one.mention for one in store.sample(OCTOBER)]
        done = {label.mention for label in store.labels()}
    assert [place for place, key in enumerate(order) if key in done] == [0, 2]


def test_an_input_that_ends_keeps_what_was_said(folder: Path) -> None:
    assert run(folder, typed="3\n-\n").exit_code == 0
    assert len(labels(folder)) == 1


def filled(folder: Path, rater: str, *, every: int = 0) -> Path:
    """The table filled in by somebody who finds what the texts say, or every so-often nothing."""
    path = folder / f"{rater}.csv"
    run(folder, "--rater", rater, "--csv", str(path))
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    codes = {"Ждали": "long_wait", "Суп": "taste", "Порции": "small_portions"}
    for place, row in enumerate(rows):
        code = codes.get(row["text"].split()[0], "")
        blind = every and place % every == 0
        row["problems"] = code if code and not blind else "-"
        row["sentiment"] = "negative" if row["problems"] != "-" else "positive"
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, rows[0].keys())
        table.writeheader()
        table.writerows(rows)
    return path


def test_a_text_of_any_length_leaves_room_for_the_question(folder: Path) -> None:
    """A stranger's 50,000 letters would push everything else off the screen."""
    long = mention(9_999, WAIT + " и ещё" * 10_000)
    with Store.open(folder, CONFIG) as store:
        store.land(run_key("long.csv"), rows_of([long]), observed_at=OBSERVED)
    said = run(folder, "--n", "151", typed="s\n" * 151)
    assert "и ещё и ещё" in said.output
    assert len(said.output) < 60_000


def test_a_table_goes_out_and_comes_back_and_the_error_is_told(folder: Path) -> None:
    said = run(folder, "--labels", str(filled(folder, "1")))
    assert "labels taken: 100; rows not taken: 0" in said.output
    assert "Corrected shares of all who spoke up:" in said.output
    assert "the program counted 40%" in said.output
    assert "precision 100% (" in said.output
    assert "kappa" not in said.output
    assert all(problem.corrected for problem in Brand(folder).month("2026-10").opinion.problems)


def test_two_raters_are_told_how_far_they_agree(folder: Path) -> None:
    run(folder, "--labels", str(filled(folder, "Ольга")), "--rater", "Ольга")
    said = run(folder, "--labels", str(filled(folder, "Иван", every=4)), "--rater", "Иван")
    assert "Иван and Ольга labelled the same people (100):" in said.output
    assert said.output.count("Cohen's kappa 0.") == 3


def test_a_bad_row_is_told_and_the_command_still_takes_the_others(folder: Path) -> None:
    path = filled(folder, "1")
    text = path.read_text("utf-8").replace("long_wait", "dragons", 1)
    path.write_text(text, "utf-8")
    said = run(folder, "--labels", str(path))
    assert "“dragons” is no problem of the codeframe" in said.output
    assert "labels taken: 99; rows not taken: 1" in said.output
