"""A person settles single complaints and names new problems, on a terminal or in a table."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.brand.exports import DAY, FIRST, TOML, message, write_export
from tests.opinion.test_residue import OTHERS, PARKING

from otvet.brand import Brand
from otvet.cli import ask, otvet
from otvet.opinion.own import FILE, own

MONTH = "2026-09"
PACK = """version = 1
[problems.long_wait]
ru = "Долго ждать заказ"
en = "Long wait for the order"
cause = "staff"
patterns = ["ждал*"]
[problems.hair]
ru = "Волос в еде"
en = "Hair in the food"
cause = "product"
patterns = ["волос*"]
"""
WAITING = "Ждали заказ почти час, это чересчур"
HAIR = "=В тарелке с салатом нашли волос, ничего не хотелось"


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    """Thirty who waited, one hair, four who could not park, six with something odd."""
    folder = tmp_path / "tea"
    folder.mkdir()
    (folder / "mine.toml").write_text(PACK, "utf-8")
    (folder / "otvet.toml").write_text(TOML.replace('"cafe"', '"mine.toml"'), "utf-8")
    texts = [*[WAITING] * 30, HAIR, *PARKING, *OTHERS]
    said = [
        message(2) | {"id": n, "from_id": f"user{n}", "text": text}
        for n, text in enumerate(texts, 1)
    ]
    write_export(folder / "inbox" / "a.json", said, made_at=FIRST + 90 * DAY)
    Brand(folder).collect()
    return folder


def run(folder: Path, *verb: str, typed: str = "") -> Result:
    return CliRunner().invoke(otvet, [*verb, "-b", str(folder)], input=typed)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask, "is_terminal", lambda: True)


def raised(folder: Path) -> Mapping[str, int]:
    return {one.kind.code: one.authors for one in Brand(folder).problems.listed(MONTH)}


def left(folder: Path) -> list[str]:
    return [one.text for one in Brand(folder).problems.singles(MONTH) if not one.done]


def test_the_list_in_force_is_told_with_its_people_and_stamp(tea: Path) -> None:
    said = run(tea, "problems", "--month", MONTH).output.splitlines()
    assert any(line.split()[:2] == ["30", "long_wait"] for line in said)
    assert said[-1] == f"{MONTH}  {Brand(tea).problems.codeframe(MONTH).stamp}"


def test_singles_are_walked_through_and_each_decision_is_kept_at_once(
    tea: Path, terminal: None
) -> None:
    """First the hair into another problem, then one is really new, one nothing, one later; stop."""
    before = left(tea)
    assert len(before) == 11
    done = run(tea, "problems", "singles", MONTH, typed="2\nзаказ\n1\n1\n3\n0\n4\n")
    assert done.exit_code == 0, done.output
    assert left(tea) == before[3:]
    assert raised(tea)["long_wait"] == 31


def test_a_problem_is_searched_until_found_or_left(tea: Path, terminal: None) -> None:
    done = run(tea, "problems", "singles", MONTH, typed="2\nzzz\n\n4\n")
    assert done.exit_code == 0, done.output
    assert len(left(tea)) == 11


def filled(path: Path, said: Sequence[tuple[str, str]]) -> None:
    """Fill in the first rows as a spreadsheet would give them back: commas, no mark."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file, delimiter=";")
    for row, (decision, into) in zip(rows, said, strict=False):
        row[-2:] = [decision, into]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def test_singles_go_out_as_a_table_and_come_back_decided(tea: Path, tmp_path: Path) -> None:
    path = tmp_path / "singles.csv"
    assert "11" in run(tea, "problems", "singles", MONTH, "--to", str(path)).output
    assert "'=В тарелке" in path.read_text("utf-8-sig")  # people's words are no formula
    filled(path, [("merge", "long_wait"), ("новая", ""), ("Discard", "")])
    before = left(tea)
    done = run(tea, "problems", "singles", MONTH, "--from", str(path), "--rater", "Ira")
    assert done.exit_code == 0, done.output
    assert left(tea) == before[3:]
    with Brand(tea).store() as store:
        from otvet.facts import YearMonth

        assert {one.rater for one in store.decisions(YearMonth.parse(MONTH))} == {"Ira"}


def test_a_table_with_faults_is_refused_whole_with_their_rows(tea: Path, tmp_path: Path) -> None:
    path = tmp_path / "singles.csv"
    run(tea, "problems", "singles", MONTH, "--to", str(path))
    filled(path, [("merge", ""), ("perhaps", ""), ("confirm", "")])
    said = str(run(tea, "problems", "singles", MONTH, "--from", str(path)).exception)
    assert "row 2: into which problem" in said
    assert "row 3: “perhaps” is no decision" in said
    assert len(left(tea)) == 11
    run(tea, "problems", "singles", MONTH, "--to", str(path))
    filled(path, [("merge", "no_such")])
    said = str(run(tea, "problems", "singles", MONTH, "--from", str(path)).exception)
    assert "no_such: there is no such problem" in said


def test_a_new_problem_is_named_and_holds_from_its_month_on(tea: Path, terminal: None) -> None:
    august = Brand(tea).problems.codeframe("2026-08")
    done = run(tea, "problems", "new", MONTH, typed="1\nНегде припарковаться\nNowhere to park\n6\n")
    assert done.exit_code == 0, done.output
    (problem,) = own(tea).problems
    assert (problem.kind.code, problem.kind.cause) == ("nowhere_to_park", "other")
    assert problem.kind.name == {"ru": "Негде припарковаться", "en": "Nowhere to park"}
    assert str(problem.since) == MONTH
    assert len(problem.kind.says) == 3
    assert raised(tea)["nowhere_to_park"] == 4
    assert Brand(tea).problems.new(MONTH) == ()
    assert Brand(tea).problems.codeframe("2026-08") == august


def test_a_dismissed_group_is_offered_no_more(tea: Path, terminal: None) -> None:
    assert len(Brand(tea).problems.new(MONTH)) == 1
    assert Brand(tea).month(MONTH).opinion.new_problems[0].authors == 4
    assert run(tea, "problems", "new", MONTH, typed="2\n").exit_code == 0
    assert Brand(tea).problems.new(MONTH) == ()
    assert Brand(tea).month(MONTH).opinion.new_problems == ()
    assert len(left(tea)) == 11  # each is still a single of its own
    assert not (tea / FILE).exists()


def test_causes_and_repairs_are_written_down(tea: Path) -> None:
    assert run(tea, "problems", "cause", "long_wait", "product").exit_code == 0
    done = run(
        tea, "problems", "fixed", "long_wait", "--on", "12.09.2026", "--what", "Второй бариста"
    )
    assert done.exit_code == 0, done.output
    wait = next(one.kind for one in Brand(tea).problems.listed(MONTH) if one.authors == 30)
    assert wait.cause == "product"
    assert [(one.problem, str(one.on)) for one in own(tea).fixed] == [("long_wait", "2026-09-12")]
    assert run(tea, "problems", "cause", "nothing", "staff").exit_code == 1


def test_the_folder_typed_before_the_further_verb_holds_for_it(tea: Path) -> None:
    """It was ignored, so the current folder was asked instead."""
    found = CliRunner().invoke(otvet, ["problems", "-b", str(tea), "--month", MONTH, "singles"])
    assert found.exit_code == 0, found.output
    assert HAIR.lstrip("=") in found.output


def test_the_folder_typed_after_the_further_verb_has_precedence(tea: Path, tmp_path: Path) -> None:
    typed = ["problems", "-b", str(tmp_path / "none"), "singles", "-b", str(tea)]
    assert CliRunner().invoke(otvet, typed).exit_code == 0


def test_erasing_names_the_file_that_may_still_quote_the_person(tea: Path) -> None:
    erase = ("erase", "telegram", "user3")
    assert FILE not in run(tea, *erase).output
    (tea / FILE).write_text(
        f'[[problem]]\ncode = "own"\nen = "Own"\ncause = "other"\nsince = "{MONTH}"\n'
        'says = ["There is no place to put a bicycle"]\n',
        "utf-8",
    )
    assert str(tea / FILE) in run(tea, *erase).output
