"""The studies at 100 months a cell: a method that lies more often than it may is caught here."""

from pathlib import Path

import pytest
from tests.truth.run import STUDIES, finished, run_study
from tests.truth.study import Cell, Limit, Study, Tally, broken, faults, run_cell

MONTHS = 100


@pytest.mark.slow
@pytest.mark.parametrize("study", STUDIES, ids=lambda study: study.code)
def test_no_cell_of_the_small_study_fails(study: Study) -> None:
    tallies = {cell.name: run_cell(study, cell, MONTHS) for cell in study.cells if cell.small}
    failing = [words for level, words in faults(study, tallies) if level == "fails"]
    assert failing == []


def test_a_cell_fails_only_when_chance_does_not_explain_it() -> None:
    """88 true of 100 may be 93.5 in truth when 36 cells are looked at; 80 may not."""
    limit = (Limit("true", at_least=0.935),)
    assert broken(limit, {"true": (88, 100)}, cells=36) == []
    assert broken(limit, {"true": (80, 100)}, cells=36) == [("fails", "true 0.800 < 0.935")]
    most = (Limit("false yes", at_most=0.075, level="warns"),)
    assert broken(most, {"false yes": (12, 100)}, cells=16) == []
    assert broken(most, {"false yes": (25, 100)}, cells=16) == [
        ("warns", "false yes 0.250 > 0.075")
    ]
    assert broken(most, {"false yes": (0, 0)}, cells=16) == []


def _coin(_: Cell, months: int, rng: object) -> Tally:
    """A study that is right half of the time."""
    return {"true": (months // 2, months)}


def test_a_stopped_run_goes_on_where_it_was(tmp_path: Path) -> None:
    """The second run simulates nothing anew and still reports the failing cells."""
    study = Study("S0", "coin", (Cell("a", {}, (Limit("true", at_least=0.9),)),), _coin)
    first = list(run_study(study, 100, out=tmp_path))
    again = list(run_study(study, 100, out=tmp_path))
    assert first[0].startswith("S0 a: true 0.500")
    assert again == first[1:] == ["fails: S0 a: true 0.500 < 0.9", "S0 coin: 1 cells, 1 failing"]
    assert finished(tmp_path / "S0.jsonl", 1000) == {}
