"""A guess in words, for a person to confirm."""

from pathlib import Path

from tests.sources.reading import config, save

from otvet.sources.table.describe import describe
from otvet.sources.table.propose import propose


def test_a_guess_is_shown_with_its_columns_rows_and_questions(tmp_path: Path) -> None:
    """People confirm what they see; columns with people show only that they are filled."""
    body = "date,author,review\n03/04/2026,Anna Karenina,Tea was cold and late\n01/02/2026,Anna Karenina,Call +44 20 7946 0958\n"
    lines = describe(propose(save(tmp_path / "a.csv", body), config()), "en")
    assert lines[0].startswith("a.csv: texts about the brand")
    assert "  review → text" in lines
    assert any("03/04/2026 | … | Tea was cold and late" in line for line in lines)
    assert lines[-1] == "? Which comes first in its dates, the day or the month?"
    assert "Anna" not in "".join(lines)
    assert "7946" not in "".join(lines)


def test_a_table_that_nothing_fits_names_its_columns_and_asks(tmp_path: Path) -> None:
    """Then a person has to say what it is."""
    lines = describe(propose(save(tmp_path / "a.csv", "alpha,beta\nx,y\n"), config()), "en")
    assert lines == (
        "a.csv: it is not clear what this table holds",
        "Its columns: alpha, beta",
        "? What is in this table?",
    )
