"""Tables of reviews: stars in words, what was liked and not, the brand's reply, Yandex's limit."""

from pathlib import Path

import openpyxl
import pytest
from tests.sources.reading import door, facts, rows, save

from otvet.facts import Mention
from otvet.sources.inbox import sniff


def test_a_russian_table_of_maps_has_stars_and_replies(tmp_path: Path) -> None:
    head = "Имя автора;Дата отзыва;Оценка;Текст отзыва;Ответ организации;Дата ответа организации\n"
    body = (
        "Канарейкина Зоя;15.09.2026;5 из 5;Очень вкусный чай и пирог;Спасибо!;16.09.2026\n"
        "Пётр;16 сентября 2026;★★☆☆☆;Ждали заказ сорок минут;;\n"
    )
    path = save(tmp_path / "2gis.csv", head + body)
    first, reply, second = facts(rows(path, door()), Mention)
    assert sniff(path).name == "table"
    assert [(t.rating, t.kind) for t in (first, second)] == [(5, "review"), (2, "review")]
    assert (reply.text, reply.is_own, reply.parent) == ("Спасибо!", True, first.native_id)
    assert (reply.at - first.at).days == 1
    assert "Канарейкина" not in repr((first, reply, second))


def test_an_english_table_has_its_official_answer(tmp_path: Path) -> None:
    head = "Date,Author,Rating,Text,Official answer\n"
    body = (
        "2026-09-15,Zoe,4/5,Nice tea but cold room,We are sorry\n2026-09-16,Ann,3,Slow service,\n"
    )
    first, reply, second = facts(rows(save(tmp_path / "a.csv", head + body), door()), Mention)
    assert [first.rating, second.rating] == [4, 3]
    assert (reply.text, reply.is_own) == ("We are sorry", True)


def test_a_cabinets_workbook_joins_merits_and_drawbacks(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Дата", "Товар", "Оценка", "Текст отзыва", "Достоинства", "Недостатки", "Ответ"])
    sheet.append(["01.09.2026", "Шарф", 2, "Колется очень сильно", "Цвет", "Нитки торчат", "Жаль"])
    sheet.append(["02.09.2026", "Шарф", 5, None, "Тёплый и мягкий", "нет", None])
    sheet.append(["03.09.2026", "Шарф", 5, None, None, "-", None])
    book.save(path := tmp_path / "отзывы.xlsx")
    found = rows(path, door())
    texts = facts(found, Mention)
    assert [t.text for t in texts] == [
        "Колется очень сильно\nДостоинства: Цвет\nНедостатки: Нитки торчат",
        "Жаль",
        "Достоинства: Тёплый и мягкий",
    ]
    assert [row.left_out for row in found] == ["", "", "no_text"]
    assert texts[0].product == "Шарф"


@pytest.mark.parametrize(
    ("name", "n", "cut"),
    [("Яндекс Карты", 600, ["list_cut:600"]), ("yandex", 599, []), ("2gis", 700, [])],
)
def test_six_hundred_reviews_of_yandex_are_as_many_as_it_shows(
    tmp_path: Path, name: str, n: int, cut: list[str]
) -> None:
    """A month that lies behind the newest 600 is not a quiet one."""
    lines = (f"{1 + k % 28:02}.09.2026;4;Отзыв о чае номер {k}\n" for k in range(n))
    path = save(tmp_path / f"{name}.csv", "Дата;Оценка;Отзыв\n" + "".join(lines))
    notes = sniff(path).read(path, door()).completeness.notes
    assert [note for note in notes if note.startswith("list")] == cut
