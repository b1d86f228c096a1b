"""Surveys of any form: which column asks what, and what each answer says."""

from pathlib import Path

import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save

from otvet.errors import SourceError, UnknownShape
from otvet.facts import Mention, Response, ResponseItem
from otvet.sources.inbox import sniff
from otvet.sources.table.mapping import Column, Mapping
from otvet.sources.table.open import open_sheet
from otvet.sources.table.profile import save as keep

BRAND = config(
    advantages=[
        {"code": "fast", "text": "Быстро", "asked_as": ["Быстро, рядом с домом"]},
        {"code": "cheap", "text": "Недорого"},
        {"code": "dogs", "text": "Можно с собакой", "communicated": False},
    ],
    foils=[{"code": "night", "text": "Ночной зал до шести утра"}],
    rivals=["Даблби"],
    decoys=["Кофелония"],
    pages=[
        {"ref": "vk:1", "kind": "page"},
        {"ref": "telegram:2", "kind": "channel", "linked": "telegram:3"},
        {"ref": "telegram:3", "kind": "group"},
    ],
    margins=[
        {"attribute": "sex", "shares": {"Женский": 0.6, "Мужской": 0.4}},
        {"attribute": "age", "shares": {"18-24": 0.3, "25-34": 0.4, "45+": 0.3}},
    ],
)


def _items(path: Path) -> list[dict[tuple[str, str], ResponseItem]]:
    found = facts(rows(path, door(BRAND)), Response)
    return [{(item.role, item.item): item for item in response.items} for response in found]


def test_a_grid_gives_one_item_for_each_row_and_empty_is_no_answer(tmp_path: Path) -> None:
    """Not ticking and not answering are different things: only a grid tells them apart."""
    header = '"Отметка времени","Что знаете? [Недорого]","Что знаете? [Ночной зал до шести утра]","Что знаете? [Можно с собакой]"\n'
    body = '"01.10.2026 22:14:06","Да","Нет","Затрудняюсь ответить"\n"02.10.2026 9:05:00","Слышали","Не знаю",""\n'
    first, second = _items(save(tmp_path / "a.csv", header + body))
    assert {key: item.value for key, item in first.items()} == {
        ("advantage", "cheap"): 1.0,
        ("foil", "night"): 0.0,
        ("silent", "dogs"): None,
    }
    assert [second["advantage", "cheap"].value, second["foil", "night"].value] == [1.0, 0.0]


def test_ticked_options_with_commas_in_them_are_found_whole() -> None:
    """Google joins options with the same comma that stands inside them."""
    path = shared("data/exports/google_forms/form_ru_checkboxes.csv")
    (items,) = _items(path)
    assert items["advantage", "fast"].value == 1.0
    assert items["advantage", "cheap"].value == 1.0
    assert items["unaided", "Пример"].value == 1.0


def test_an_empty_form_is_left_out_as_no_response() -> None:
    """A page closed at once is not a respondent who knows nothing."""
    found = rows(shared("data/exports/google_forms/form_ru_checkboxes.csv"), door(BRAND))
    assert [row.left_out for row in found] == ["", "no_answers"]


LIST = "Отметка времени;Что из этого вы знаете?\n"
TICKED = "01.10.2026 10:00:00;Недорого\n02.10.2026 10:00:00;\n03.10.2026 10:00:00;Ничего из этого\n"


def test_what_nobody_ticked_in_a_list_was_on_offer_all_the_same(tmp_path: Path) -> None:
    """A foil that nobody falls for is the best of foils; taken for not asked, it would be lost."""
    path = save(tmp_path / "a.csv", LIST + TICKED)
    # The second respondent left the question out, which says nothing either way.
    first, last = _items(path)
    assert {key: item.value for key, item in first.items()} == {
        ("advantage", "cheap"): 1.0,
        ("advantage", "fast"): 0.0,
        ("silent", "dogs"): 0.0,
        ("foil", "night"): 0.0,
    }
    assert {item.value for item in last.values()} == {0.0}
    notes = sniff(path).read(path, door(BRAND)).completeness.notes
    assert "offered_assumed:fast, dogs, night" in notes


def test_what_has_a_column_of_its_own_is_not_assumed_in_a_list(tmp_path: Path) -> None:
    """One item asked twice over would have two values for one person."""
    header = "Отметка времени;Что из этого вы знаете?;Ночной зал до шести утра\n"
    body = "01.10.2026 10:00:00;Недорого;Да\n02.10.2026 10:00:00;Недорого;Нет\n"
    path = save(tmp_path / "a.csv", header + body)
    first, second = _items(path)
    assert (first["foil", "night"].value, second["foil", "night"].value) == (1.0, 0.0)
    assert "offered_assumed:fast, dogs" in sniff(path).read(path, door(BRAND)).completeness.notes


def test_of_two_lists_the_fuller_one_offers_what_nobody_ticked(tmp_path: Path) -> None:
    """An item in both lists would count a skipped one of them as an answer."""
    header = "Отметка времени;Что важно?;Что из этого вы знаете?\n"
    body = "01.10.2026 10:00:00;Недорого;\n02.10.2026 10:00:00;Недорого;Быстро, Недорого\n"
    first, second = _items(save(tmp_path / "a.csv", header + body))
    assert (first["foil", "night"].value, second["foil", "night"].value) == (None, 0.0)


def test_a_profile_that_lists_the_offer_leaves_nothing_to_assume(tmp_path: Path) -> None:
    """Whoever made the survey knows better what stood in it."""
    path = save(tmp_path / "a.csv", LIST + TICKED)
    mapping = Mapping(
        target="responses",
        columns=(
            Column("Отметка времени", "at"),
            Column("Что из этого вы знаете?", "choices", "advantage", ("cheap", "night")),
        ),
    )
    keep(tmp_path / "profiles", open_sheet(path).header, mapping)
    through = door(BRAND, folder=tmp_path)
    reading = sniff(path).read(path, through)
    (first, *_) = facts(list(reading.rows), Response)
    assert {(item.item, item.value) for item in first.items} == {("cheap", 1.0), ("night", 0.0)}
    assert not [note for note in reading.completeness.notes if "offered" in note]


def test_a_profile_with_a_misspelt_offer_is_refused(tmp_path: Path) -> None:
    """A foil lost by a slip of the pen would quietly leave guessing in."""
    path = save(tmp_path / "a.csv", LIST + TICKED)
    columns = (Column("Отметка времени", "at"), Column("x", "choices", "advantage", ("nihgt",)))
    keep(
        tmp_path / "profiles",
        open_sheet(path).header,
        Mapping(target="responses", columns=columns),
    )
    with pytest.raises(SourceError, match="nihgt"):
        rows(path, door(BRAND, folder=tmp_path))


def test_a_column_for_each_option_means_not_ticked_where_it_is_empty() -> None:
    """Yandex Forms write the option or nothing; nothing beside a tick is a no."""
    first, second = _items(shared("data/exports/yandex_forms/answers.csv"))
    assert (first["advantage", "fast"].value, first["advantage", "cheap"].value) == (1.0, 0.0)
    assert (second["advantage", "fast"].value, second["advantage", "cheap"].value) == (0.0, 1.0)
    assert second["unaided", "Пример"].value == 0.0


def test_brands_picked_from_a_list_are_aided_and_invented_ones_are_decoys(tmp_path: Path) -> None:
    """The share of decoys is how much of the aided share is guessing."""
    header = "Отметка времени;Какие из этих кофеен вы знаете?\n"
    body = "01.10.2026 10:00:00;Пример, Кофелония\n01.10.2026 11:00:00;Даблби, Пример\n01.10.2026 12:00:00;Никакие\n01.10.2026 13:00:00;\n"
    items = _items(save(tmp_path / "a.csv", header + body))
    assert [one["decoy", "Кофелония"].value for one in items] == [1.0, 0.0, 0.0]
    assert [one["aided", "Пример"].value for one in items] == [1.0, 1.0, 0.0]


def test_followed_pages_and_attributes_are_told_in_the_brands_own_names(tmp_path: Path) -> None:
    """Weights need the margin's own bands; people over pages need the page's own name."""
    header = "Отметка времени;Знаете? [Недорого];На какие наши страницы подписаны;Ваш пол;Сколько вам лет?\n"
    body = "01.10.2026 10:00:00;Да;ВКонтакте, Telegram;жен;27\n02.10.2026 10:00:00;Нет;Ни на одну;Мужской;45–99\n03.10.2026 10:00:00;Нет;ВКонтакте;Ж;51 год\n"
    first, second, third = _items(save(tmp_path / "a.csv", header + body))
    assert (first["page", "vk:1"].value, first["page", "telegram:2"].value) == (1.0, 1.0)
    assert (second["page", "vk:1"].value, second["page", "telegram:2"].value) == (0.0, 0.0)
    assert third["page", "telegram:2"].value == 0.0
    ages = [one["margin", "age"].text for one in (first, second, third)]
    assert ages[0] == "25-34"
    assert ages[2] == "45+"
    assert [one["margin", "sex"].text for one in (second, third)] == ["Мужской", "Женский"]


@pytest.mark.parametrize(
    ("name", "wave"),
    [("anketa_2026-10.csv", "2026-10"), ("Волна 2.csv", "wave-2"), ("form.csv", "2026-11")],
)
def test_the_wave_comes_from_the_files_name_or_the_month_of_the_answer(
    tmp_path: Path, name: str, wave: str
) -> None:
    """Waves are what awareness compares; a wave that runs into the next month stays one."""
    body = "Отметка времени;Знаете? [Недорого]\n01.11.2026 10:00:00;Да\n02.11.2026 10:00:00;Нет\n"
    found = facts(rows(save(tmp_path / name, body), door(BRAND)), Response)
    assert {response.wave for response in found} == {wave}


def test_half_filled_forms_are_incomplete_and_not_lost(tmp_path: Path) -> None:
    """LimeSurvey keeps those who stopped half-way, with no moment of submission."""
    body = "id,submitdate,startdate,cheap\n7001,2026-10-01 10:00:00,2026-10-01 09:57:00,Y\n7102,,2026-10-01 11:00:00,N\n"
    path = save(tmp_path / "a.csv", body)
    found = facts(rows(path, door(BRAND)), Response)
    assert [(r.native_id, r.complete) for r in found] == [("7001", True), ("7102", False)]


def test_an_address_becomes_a_number_and_opens_a_panel(tmp_path: Path) -> None:
    """The same person in two waves is one number; the address itself is nowhere."""
    header = "Отметка времени,Адрес электронной почты,Ваше имя,Знаете? [Недорого]\n"
    one = save(
        tmp_path / "2026-09.csv", header + "01.09.2026 10:00:00,Anna@Example.org,Анна Каренина,Да\n"
    )
    two = save(
        tmp_path / "2026-10.csv", header + "01.10.2026 10:00:00,anna@example.org,Анна К.,Нет\n"
    )
    found = facts([*rows(one, door(BRAND)), *rows(two, door(BRAND))], Response)
    assert found[0].actor == found[1].actor is not None
    assert "example" not in repr(found).casefold()
    assert "Анна" not in repr(found)


def test_open_answers_are_texts_about_the_brand_with_people_masked(tmp_path: Path) -> None:
    """What respondents write is opinion; whom they name is not ours to keep."""
    header = "Отметка времени;Знаете? [Недорого];Что нам исправить?\n"
    body = "".join(
        f"0{n}.10.2026 10:00:00;Да;{words}\n"
        for n, words in enumerate(
            [
                "Очередь утром слишком длинная",
                "Звоните мне 8 900 123-45-67 по заказу",
                "Дороговато стало у вас",
            ],
            1,
        )
    )
    found = rows(save(tmp_path / "a.csv", header + body), door(BRAND))
    said = facts(found, Mention)
    assert [m.kind for m in said] == ["survey_open"] * 3
    assert "123" not in repr(found)


def test_an_answer_that_means_neither_yes_nor_no_is_a_fault_and_not_a_no(tmp_path: Path) -> None:
    """Counting the unreadable as "does not know" lowers awareness."""
    lines = "".join(f"0{n}.10.2026 10:00:00;Да\n" for n in range(1, 9))
    body = "Отметка времени;Знаете? [Недорого]\n" + lines + "09.10.2026 10:00:00;ыыы\n"
    found = rows(save(tmp_path / "a.csv", body), door(BRAND))
    assert [row.fault.reason for row in found if row.fault] == ["unknown_answer"]


def test_a_survey_that_asks_none_of_the_brands_items_is_not_guessed(tmp_path: Path) -> None:
    """Matching is by the brand's own wordings; a stranger's form has none of them."""
    path = shared("data/exports/surveymonkey/condensed_two_row_header.csv")
    with pytest.raises(UnknownShape, match="asked_as"):
        rows(path, door(BRAND))
