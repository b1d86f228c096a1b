"""Options with a column each, grids and lists: what a tick says, and what its absence does."""

import csv
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save
from tests.sources.survey.brand import answers, taken

from otvet.facts import Response
from otvet.sources.inbox import sniff

YANDEX = "ID;Время создания;Что знаете? / Быстро;Что знаете? / Ночной зал;Что знаете? / Другое\n"


def test_a_foil_that_nobody_ticks_is_a_no_and_not_a_question_never_asked(tmp_path: Path) -> None:
    """An empty column beside ticked ones is how an export shows an honest audience."""
    body = "9001;2026-10-01 10:00:00;Быстро;;\n9002;2026-10-01 11:00:00;;;\n"
    path = save(tmp_path / "a.csv", YANDEX + body)
    assert sniff(path).name == "survey"
    assert [row.left_out for row in taken(path)] == ["", "no_answers"]
    assert answers(path) == [{"fast": 1.0, "night": 0.0}]


def test_ticking_only_another_option_answers_the_question(tmp_path: Path) -> None:
    """Whoever writes something else has seen the list and did not tick ours."""
    body = "9001;2026-10-01 10:00:00;Быстро;;\n9002;2026-10-01 11:00:00;;;Есть кот\n"
    path = save(tmp_path / "a.csv", YANDEX + body)
    assert answers(path)[1] == {"fast": 0.0, "night": 0.0}


def test_a_tick_on_an_advantage_says_no_to_the_foil_in_a_plain_table_too(tmp_path: Path) -> None:
    """Asked role by role, a foil had no other answer than yes, and guessing came out as total."""
    header = "Дата ответа;Номер волны;Что знаете? / Быстро;Что знаете? / Ночной зал\n"
    body = "01.10.2026;w;Быстро;\n02.10.2026;w;;Ночной зал\n03.10.2026;w;Быстро;\n"
    path = save(tmp_path / "a.csv", header + body)
    assert sniff(path).name == "table"
    assert [one["night"] for one in answers(path)] == [0.0, 1.0, 0.0]


def test_yandex_spreadsheets_read_like_its_text_files(tmp_path: Path) -> None:
    """The same form is downloaded either way; moments are cells of their own type there."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(YANDEX.strip().split(";"))
    sheet.append(["9001", datetime(2026, 10, 1, 10), "Быстро", None, None])  # noqa: DTZ001
    sheet.append(["9002", datetime(2026, 10, 1, 11), None, "Ночной зал", None])  # noqa: DTZ001
    book.save(tmp_path / "a.xlsx")
    found = facts(taken(tmp_path / "a.xlsx"), Response)
    assert [(r.native_id, r.at.hour) for r in found] == [("9001", 7), ("9002", 8)]
    assert answers(tmp_path / "a.xlsx")[1] == {"fast": 0.0, "night": 1.0}


def test_limesurvey_codes_are_matched_through_asked_as(tmp_path: Path) -> None:
    """The export of codes says nothing else; SQ001 of another question must not be meant."""
    header = "id;submitdate;lastpage;startlanguage;seed;startdate;adv[SQ001];adv[SQ002];adv[SQ003];adv[other];why[SQ001]\n"
    body = (
        "1;2026-10-01 10:00:00;3;ru;1487;2026-10-01 09:57:00;Y;;;;Y\n"
        "2;;1;ru;1502;2026-10-01 11:00:00;;Y;;;\n"
        "3;2026-10-02 10:00:00;3;ru;1503;2026-10-02 09:00:00;;;;кот;\n"
    )
    for mark in (";", ","):
        path = save(tmp_path / f"a{ord(mark)}.csv", "\ufeff" + (header + body).replace(";", mark))
        assert answers(path) == [
            {"fast": 1.0, "cheap": 0.0, "night": 0.0},
            {"fast": 0.0, "cheap": 1.0, "night": 0.0},
            {"fast": 0.0, "cheap": 0.0, "night": 0.0},
        ]
        found = facts(taken(path), Response)
        assert [r.complete for r in found] == [True, False, True]
        assert found[1].at == datetime(2026, 10, 1, 8, tzinfo=UTC)


def test_two_limesurvey_surveys_of_one_month_keep_their_respondents_apart(tmp_path: Path) -> None:
    """Ids begin with 1 in each survey; by id alone the second survey would be lost as repeats."""
    text = "id,submitdate,seed,adv[SQ001]\n1,2026-10-01 10:00:00,{seed},Y\n"
    one = save(tmp_path / "a.csv", text.format(seed=11))
    two = save(tmp_path / "b.csv", text.format(seed=12))
    ids = {r.native_id for path in (one, two, one) for r in facts(taken(path), Response)}
    assert len(ids) == 2


def test_a_response_finished_later_is_the_same_response(tmp_path: Path) -> None:
    """The next export of the same survey corrects it; counted anew, it would weigh double."""
    header = "id,submitdate,seed,startdate,adv[SQ001]\n"
    half = header + "61,,2061,2026-10-20 11:00:00,Y\n62,2026-10-21 11:05:00,2062,,Y\n"
    whole = header + "61,2026-10-20 11:05:00,2061,2026-10-20 11:00:00,Y\n"
    before = facts(taken(save(tmp_path / "a.csv", half)), Response)[0]
    after = facts(taken(save(tmp_path / "b.csv", whole)), Response)[0]
    assert (before.complete, after.complete) == (False, True)
    assert (before.wave, before.native_id) == (after.wave, after.native_id)


def test_limesurvey_full_texts_and_unsure_answers_are_understood(tmp_path: Path) -> None:
    """The same survey exported with full headings; an array knows yes, no and uncertain."""
    header = '"ID ответа","Дата отправки","Последняя страница","Что знаете? [Быстро]","Что знаете? [Недорого]"\n'
    body = '"1","2026-10-01 10:00:00","2","Y","U"\n"2","2026-10-01 11:00:00","2","N","N"\n'
    path = save(tmp_path / "a.csv", header + body)
    assert answers(path) == [{"fast": 1.0, "cheap": None}, {"fast": 0.0, "cheap": 0.0}]


def test_a_survey_without_dates_is_not_of_1980(tmp_path: Path) -> None:
    """LimeSurvey writes 1980 for "submitted, and I keep no dates"; the start is better then."""
    header = "id,submitdate,startdate,seed,adv[SQ001]\n"
    body = "1,1980-01-01 00:00:00,2026-10-01 09:00:00,7,Y\n2,1980-01-01 00:00:00,,8,Y\n"
    found = taken(save(tmp_path / "a.csv", header + body))
    (response,) = facts(found, Response)
    assert (response.wave, response.complete) == ("2026-10", True)
    assert [row.fault.reason for row in found if row.fault] == ["no_date"]


def test_a_question_in_two_branches_of_a_form_is_one(tmp_path: Path) -> None:
    """Google repeats the header; each respondent has come through one branch only."""
    header = "Отметка времени,Знаете? [Недорого],Знаете? [Недорого]\n"
    body = "01.10.2026 10:00:00,Да,\n01.10.2026 11:00:00,,Нет\n01.10.2026 12:00:00,,Да\n"
    path = save(tmp_path / "a.csv", header + body)
    assert [one["cheap"] for one in answers(path)] == [1.0, 0.0, 1.0]


def test_googles_own_moments_and_options_with_commas_are_read(tmp_path: Path) -> None:
    """A half-day clock with a zone, options joined by a semicolon, a comma inside one of them."""
    header = "Timestamp,What do you know about us?,Do you know? [Open all night]\n"
    body = (
        '2026/10/01 10:14:06 PM GMT+3,"Quick, close to home;Inexpensive",No\n'
        "2026/10/02 9:05:00 AM GMT+3,Inexpensive,Yes\n"
    )
    path = save(tmp_path / "a.csv", header + body)
    assert sniff(path).name == "survey"
    assert answers(path) == [
        {"fast": 1.0, "cheap": 1.0, "night": 0.0},
        {"fast": 0.0, "cheap": 1.0, "night": 1.0},
    ]
    assert facts(taken(path), Response)[0].at == datetime(2026, 10, 1, 19, 14, 6, tzinfo=UTC)


def test_a_mark_from_1_to_5_is_no_yes(tmp_path: Path) -> None:
    """«Оцените нас [Недорого]» with many ones would read as knowing."""
    header = "Отметка времени;Оцените [Недорого];Знаете? [Быстро]\n"
    body = "01.10.2026 10:00:00;1;Да\n01.10.2026 11:00:00;1;Да\n01.10.2026 12:00:00;5;Нет\n"
    path = save(tmp_path / "a.csv", header + body)
    assert {key for one in answers(path) for key in one} == {"fast"}


def test_shared_files_give_what_a_plain_count_of_their_cells_gives() -> None:
    """Independent of the reader: cells counted with the csv module alone."""
    folder = shared("data/exports")
    lime, yandex = folder / "limesurvey/responses_codes.csv", folder / "yandex_forms/answers.csv"
    raw = list(csv.DictReader(lime.read_text("utf-8-sig").splitlines()))
    ticked = [row for row in raw if any(row[f"adv[{c}]"] for c in ("SQ001", "SQ002", "other"))]
    assert [one["fast"] for one in answers(lime)] == [float(r["adv[SQ001]"] == "Y") for r in ticked]
    assert len(taken(lime)) == len(raw)
    raw = list(csv.DictReader(yandex.read_text("utf-8-sig").splitlines()))
    for code, option in (("fast", "Быстро"), ("cheap", "Недорого")):
        (column,) = [name for name in raw[0] if name.endswith(f"/ {option}")]
        assert [one[code] for one in answers(yandex)] == [float(bool(r[column])) for r in raw]
    boxes = folder / "google_forms/form_ru_checkboxes.csv"
    assert len(taken(boxes)) == len(list(csv.DictReader(boxes.read_text("utf-8").splitlines())))
    assert answers(boxes) == [{"Пример": 1.0, "fast": 1.0, "cheap": 1.0, "night": 0.0}]


def test_shared_surveymonkey_file_reads_once_its_wording_is_known(tmp_path: Path) -> None:
    """Three respondents; the empty second row is a header and not a fourth one."""
    path = shared("data/exports/surveymonkey/condensed_two_row_header.csv")
    question = "How satisfied are you?"
    raw = list(csv.reader(path.read_text("utf-8").splitlines()))
    place = raw[0].index(question)
    for row, said in zip(raw[2:], ("Yes", "No", "Yes"), strict=True):
        row[place] = said
    copy = save(tmp_path / "a.csv", "".join(",".join(row) + "\n" for row in raw))
    cheap = {"code": "cheap", "text": "Недорого", "asked_as": [question]}
    found = facts(rows(copy, door(config(advantages=[cheap]))), Response)
    assert [r.items[0].value for r in found] == [1.0, 0.0, 1.0]
    assert [r.native_id for r in found] == [row[0] for row in raw[2:]]
    ages = [item.text for r in found for item in r.items if item.role == "margin"]
    assert ages == [row[-1] for row in raw[2:]]
