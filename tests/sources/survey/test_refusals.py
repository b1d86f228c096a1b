"""Surveys that ask for nothing of the brand's, or ask twice, go back with what to write."""

from pathlib import Path

import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save
from tests.sources.survey.brand import BRAND

from otvet.errors import UnknownShape
from otvet.facts import Mention, Response
from otvet.sources.inbox import sniff
from otvet.sources.table.mapping import Column, Mapping
from otvet.sources.table.open import open_sheet
from otvet.sources.table.profile import save as keep


def _refused(path: Path) -> str:
    with pytest.raises(UnknownShape) as caught:
        rows(path, door(BRAND))
    return str(caught.value)


def test_the_questions_found_are_listed_and_nothing_of_the_answers(tmp_path: Path) -> None:
    """The list is what to copy into asked_as; the tool's own columns and people are not in it."""
    header = "Отметка времени,Адрес электронной почты,Ваше имя,Чем мы хороши?,Цвет стен\n"
    path = save(tmp_path / "a.csv", header + "01.10.2026 10:00:00,a@example.org,Анна,Кот,Синий\n")
    said = _refused(path)
    assert "Google Forms" in said
    assert "«Чем мы хороши?», «Цвет стен»" in said
    assert "asked_as" in said
    assert not [word for word in ("имя", "почты", "Анна", "example", "Кот") if word in said]


def test_a_refusal_in_russian_names_the_setting_too(tmp_path: Path) -> None:
    """Otvet speaks Russian by default."""
    path = save(tmp_path / "a.csv", "Отметка времени,Цвет стен\n01.10.2026 10:00:00,Синий\n")
    with pytest.raises(UnknownShape) as caught:
        rows(path, door(BRAND))
    assert "asked_as" in caught.value.say("ru")
    assert "Questions" not in caught.value.say("ru")


def test_codes_of_limesurvey_are_listed_as_they_are_to_be_written() -> None:
    """The list's own words, put into asked_as, are then understood."""
    path = shared("data/exports/limesurvey/responses_codes.csv")
    with pytest.raises(UnknownShape, match=r"«adv\[SQ001\]»"):
        rows(path, door(config()))


@pytest.mark.parametrize(
    ("file", "question"),
    [
        ("surveymonkey/condensed_two_row_header.csv", "How satisfied are you"),
        ("typeform/responses.json", "aware (Быстро; Недорого)"),
        ("google_forms/form_responses_1_en.csv", "Google Forms"),
    ],
)
def test_shared_files_of_others_are_refused_with_their_questions(file: str, question: str) -> None:
    """A stranger's form has none of the brand's wordings."""
    path = shared(f"data/exports/{file}")
    with pytest.raises(UnknownShape) as caught:
        rows(path, door(config()))
    assert question in str(caught.value)
    assert "Full Name" not in str(caught.value)


def test_one_advantage_in_two_questions_has_to_be_told_apart(tmp_path: Path) -> None:
    """What is important to people and what they know about the brand are different things."""
    header = "ID;Время создания;Что важно? / Недорого;Что знаете? / Недорого\n"
    body = "9001;2026-10-01 10:00:00;Недорого;\n9002;2026-10-01 11:00:00;;Недорого\n"
    path = save(tmp_path / "a.csv", header + body)
    assert "«Что важно? / Недорого», «Что знаете? / Недорого»" in _refused(path)
    part = {"code": "cheap", "text": "Недорого", "asked_as": ["Что знаете? / Недорого"]}
    found = facts(rows(path, door(config(advantages=[part]))), Response)
    assert [[item.value for item in one.items] for one in found] == [[1.0]]


def test_a_survey_without_moments_says_what_is_missing(tmp_path: Path) -> None:
    """Its answers belong to no wave; the remedy is in the export and not in otvet.toml."""
    header = "id,submitdate,lastpage,adv[SQ001]\n"
    body = "1,1980-01-01 00:00:00,2,Y\n2,1980-01-01 00:00:00,2,\n"
    assert "moment of each response" in _refused(save(tmp_path / "a.csv", header + body))


def test_answers_in_codes_are_named_as_such_and_not_as_missing_wordings(tmp_path: Path) -> None:
    """Told to add the wording that is there already, nobody finds the way out."""
    header = "id,submitdate,lastpage,startlanguage,seed,cheap,night\n"
    body = "1,2026-10-01 10:00:00,2,ru,77,A1,A2\n2,2026-10-02 10:00:00,2,ru,79,A2,A2\n"
    said = _refused(save(tmp_path / "a.csv", header + body))
    assert "«cheap», «night»" in said
    assert "full answers" in said


def test_a_form_that_gathers_reviews_stays_a_table_of_reviews(tmp_path: Path) -> None:
    """Forms are used for more than surveys."""
    header = "Отметка времени,Отзыв,Оценка\n"
    path = save(tmp_path / "a.csv", header + "01.10.2026 10:00:00,Долго ждали столик,2\n")
    assert sniff(path).name == "survey"
    assert [m.kind for m in facts(rows(path, door(BRAND)), Mention)] == ["review"]


def test_what_a_person_has_said_about_the_columns_holds(tmp_path: Path) -> None:
    """A confirmed profile is above any matching of words."""
    header = "Отметка времени,Чем мы хороши?\n"
    path = save(tmp_path / "a.csv", header + "01.10.2026 10:00:00,Да\n")
    columns = (Column("Отметка времени", "at"), Column("Чем мы хороши?", "advantage", "cheap"))
    mapping = Mapping(target="responses", columns=columns, survey="survey")
    keep(tmp_path / "profiles", open_sheet(path).header, mapping)
    found = facts(rows(path, door(BRAND, folder=tmp_path)), Response)
    assert [(item.item, item.value) for item in found[0].items] == [("cheap", 1.0)]


def test_a_log_with_a_column_called_timestamp_is_no_survey(tmp_path: Path) -> None:
    """The word alone is anybody's."""
    path = save(tmp_path / "a.csv", "timestamp,followers\n2026-10-01,120\n2026-10-02,121\n")
    assert sniff(path).name == "table"
