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
    assert lines[-1] == "? Which comes first in its dates, the day or the month?  --days dmy|mdy"
    assert "  Not read: author" in lines
    assert "  date | author | review" in lines
    assert "Anna" not in "".join(lines)
    assert "7946" not in "".join(lines)


def test_a_table_that_nothing_fits_names_its_columns_and_asks(tmp_path: Path) -> None:
    """Then a person has to say what it is."""
    lines = describe(propose(save(tmp_path / "a.csv", "alpha,beta\nx,y\n"), config()), "en")
    assert lines == (
        "a.csv: it is not clear what this table holds",
        "Its columns: alpha, beta",
        "First rows (people's columns are hidden):",
        "  alpha | beta",
        "  … | …",
        "? What is in this table?  "
        "--as mentions|metrics|orders|responses|followers|posts|interactions",
    )


def test_an_unknown_column_shows_days_and_short_numbers_and_hides_who_it_may_be(
    tmp_path: Path,
) -> None:
    """A person tells what a table is by its cells; a stranger must not tell whom it is about."""
    body = "when_,who,phone,qty\n03.10.2026,Anna Karenina,89120000000,5\n05.10.2026,Petr,89120000001,7\n"
    path = save(tmp_path / "a.csv", body.replace("when_", "x1"))
    lines = describe(propose(path, config()), "en")
    assert "  03.10.2026 | … | … | 5" in lines
    assert not [word for word in ("Anna", "Petr", "8912") if word in "".join(lines)]


def test_what_a_person_says_it_holds_is_guessed_as_far_as_cells_tell(tmp_path: Path) -> None:
    """With one word told, days and sentences are found without names of columns."""
    body = "n,Когда,Кто,Что сказал\n1,03.10.2026,Анна,Долго ждали заказ\n2,15.10.2026,Пётр,Очень вкусно\n"
    proposal = propose(save(tmp_path / "a.csv", body), config(), target="mentions")
    assert proposal.mapping is not None
    assert proposal.mapping.headers("date") == ("Когда",)
    assert proposal.mapping.headers("text") == ("Что сказал",)
    assert proposal.lacking == ()


def test_what_a_table_cannot_do_without_is_asked_for(tmp_path: Path) -> None:
    """A mapping without days would be saved, and then refuse every file."""
    proposal = propose(save(tmp_path / "a.csv", "sku,qty\nA1,5\n"), config(), target="metrics")
    assert proposal.lacking == ("date", "metric")
    assert describe(proposal, "en")[-1].endswith('--set "COLUMN=metric:views"')
