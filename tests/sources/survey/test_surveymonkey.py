"""SurveyMonkey's two header rows, and the people in its first columns."""

from pathlib import Path

import pytest
from tests.sources.reading import config, door, facts, rows, save
from tests.sources.survey.brand import BRAND, answers, taken

from otvet.facts import Response
from otvet.sources.inbox import sniff

ENGLISH = (
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,"
    "Custom Data 1,What do you know about us?,,,How old are you?\n"
    ",,,,,,,,,Inexpensive,Open all night,Other (please specify),Response\n"
)
RUSSIAN = (
    "ID респондента,ID сборщика,Дата начала,Дата окончания,IP-адрес,Электронная почта,Имя,Фамилия,"
    "Custom Data 1,Что вы о нас знаете?,,,Сколько вам лет?\n"
    ",,,,,,,,,Недорого,Ночной зал,Другое,Ответ\n"
)
BODY = (
    "11800001,C1,10/01/2026 10:00:00 AM,10/01/2026 10:02:00 AM,10.0.0.1,anna@example.org,Анна,"
    "Каренина,VIP,{cheap},,,27\n"
    "11800002,C1,10/02/2026 10:00:00 PM,10/02/2026 10:02:00 PM,10.0.0.2,,,,,,,,31\n"
    "11800003,C1,10/03/2026 10:00:00 AM,10/03/2026 10:02:00 AM,10.0.0.3,,,,,,,A cat,40\n"
)


@pytest.mark.parametrize(("header", "cheap"), [(ENGLISH, "Inexpensive"), (RUSSIAN, "Недорого")])
def test_an_option_stands_in_the_second_row_of_the_header(
    tmp_path: Path, header: str, cheap: str
) -> None:
    """Read as data, the second row is a respondent who knows everything."""
    path = save(tmp_path / "a.csv", header + BODY.format(cheap=cheap))
    assert sniff(path).name == "survey"
    known = [(one["cheap"], one["night"]) for one in answers(path)]
    assert known == [(1.0, 0.0), (None, None), (0.0, 0.0)]
    found = facts(taken(path), Response)
    assert [r.native_id for r in found] == ["11800001", "11800002", "11800003"]
    # The tenth month, though nothing in these rows shows that the day stands second.
    assert [(r.at.month, r.at.hour) for r in found] == [(10, 7), (10, 19), (10, 7)]


def test_options_that_are_numbers_do_not_make_the_second_row_data(tmp_path: Path) -> None:
    """A scale of 0 to 10 has nothing but numbers for options."""
    header = "Respondent ID,Collector ID,Start Date,End Date,Inexpensive,How likely?,\n,,,,Response,0,1\n"
    body = "11800001,C1,10/13/2026,10/13/2026,Yes,,1\n"
    (one,) = answers(save(tmp_path / "a.csv", header + body))
    assert one == {"cheap": 1.0}


def test_nobody_in_the_first_columns_gets_in(tmp_path: Path) -> None:
    """Names, address and what the collector knew are dropped; of an e-mail a number is left."""
    header = ENGLISH.replace("How old are you?", "Full name and phone number")
    body = BODY.format(cheap="Inexpensive").replace(",27\n", ",Анна Аркадьевна Каренина\n")
    found = taken(save(tmp_path / "a.csv", header + body))
    said = repr(found)
    assert not [w for w in ("Анна", "Каренина", "example", "10.0.0", "VIP") if w in said]
    first, last = facts(found, Response)
    assert first.actor is not None
    assert last.actor is None


NOT_ASKED = """Как вас зовут?|Ваше имя и фамилия|Фамилия, имя, отчество|Укажите ваше имя
Your full name|Ваш e-mail для связи|Оставьте номер телефона|Contact details"""


@pytest.mark.parametrize("question", NOT_ASKED.replace("\n", "|").split("|"))
def test_a_question_for_the_person_is_not_an_open_answer(tmp_path: Path, question: str) -> None:
    """Long, all different, made of words: by its cells alone a name looks like an opinion."""
    names = ["Анна Аркадьевна Каренина", "Константин Дмитриевич Лёвин", "Долли Александровна О."]
    rows_of = "".join(f"0{n}.10.2026 10:00:00;Да;{name}\n" for n, name in enumerate(names, start=1))
    path = save(tmp_path / "a.csv", f"Отметка времени;Недорого;{question}\n" + rows_of)
    found = rows(path, door(BRAND))
    assert len(facts(found, Response)) == 3
    assert not [name for name in names if name.split()[0] in repr(found)]


def test_a_question_with_a_name_in_it_is_kept(tmp_path: Path) -> None:
    """«Какое имя нам подойдёт?» asks for an opinion."""
    words = ["Утренний свет на Покровке", "Назовитесь просто «Зерно»", "Кофе у старого причала"]
    body = "".join(f"0{n}.10.2026 10:00:00;Да;{w}\n" for n, w in enumerate(words, start=1))
    header = "Отметка времени;Недорого;Какое имя нам подойдёт?\n"
    found = rows(save(tmp_path / "a.csv", header + body), door(config(**_parts())))
    assert [word in repr(found) for word in ("Покровке", "Зерно", "причала")] == [True] * 3


def _parts() -> dict[str, object]:
    return {"advantages": [part.model_dump() for part in BRAND.advantages]}
