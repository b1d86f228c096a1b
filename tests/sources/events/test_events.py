"""A calendar of what else happened, kept by hand."""

from datetime import date
from pathlib import Path

import pytest
from tests.sources.reading import config, door, facts, rows, save

from otvet.facts import Event
from otvet.sources.events.names import kind_named
from otvet.sources.inbox import sniff

VK = config(pages=[{"ref": "vk:1", "title": "Чайная"}])
RU = """с;по;вид;размер;страница;заметка
01.10.2026;03.10.2026;нет в наличии;;;улун кончился, звоните +7 900 123-45-67
05.10.2026;;цена;-5%;Чайная;
октябрь 2026;;конкурент;;;
06.10.2026;;потоп;;;
07.10.2026;01.10.2026;сбой;;;
07.10.2026;;сбой;;vk:2;
;;сбой;;;
"""
EN = "date,kind,note\n2026-10-01,tv,morning news\n2026-10-01,giveaway,cups\n"


def test_events_have_days_kinds_sizes_and_no_phones(tmp_path: Path) -> None:
    """An unknown kind is a fault: put into a wrong one it would explain what it did not cause."""
    path = save(tmp_path / "a.csv", RU, encoding="cp1251")
    found = rows(path, door(VK))
    assert sniff(path).name == "events"
    assert [row.fault.reason for row in found if row.fault] == [
        "unknown_kind",
        "ends_before_it_begins",
        "unknown_page",
        "no_date",
    ]
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    assert [(e.kind, e.day, e.last_day, e.size, e.page) for e in facts(found, Event)] == [
        ("stock_out", first, date(2026, 10, 3), None, None),
        ("price", date(2026, 10, 5), date(2026, 10, 5), -0.05, "vk:1"),
        ("rival", first, last, None, None),
    ]
    assert "123-45" not in repr([row.facts for row in found])


def test_an_english_calendar_and_a_corrected_note_keep_their_keys(tmp_path: Path) -> None:
    found = facts(rows(save(tmp_path / "a.csv", EN), door(VK)), Event)
    later = EN.replace("cups", "two cups")
    again = facts(rows(save(tmp_path / "b.csv", later), door(VK)), Event)
    assert [(e.kind, e.note) for e in found] == [("tv", "morning news"), ("giveaway", "cups")]
    assert [e.native_id for e in found] == [e.native_id for e in again]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("кампания", "campaign"), ("Цена", "price"), ("акция", "promo"), ("stock_out", "stock_out"),
        ("сбой", "outage"), ("ТВ", "tv"), ("праздник", "holiday"), ("конкурент", "rival"),
        ("розыгрыш", "giveaway"), ("другое", "other"),
    ],
)  # fmt: skip
def test_every_kind_has_a_russian_word(word: str, kind: str) -> None:
    assert kind_named(word) == kind


@pytest.mark.parametrize(
    "words",
    [
        "date,kind,user_id\n2026-10-01,tv,5\n",
        "date,kind\n2026-10-01,like\n2026-10-02,share\n",
        "date,text,rating\n2026-10-01,цена высокая,2\n",
    ],
)
def test_other_tables_are_no_calendars(tmp_path: Path, words: str) -> None:
    """A list of who did what has days and kinds too."""
    assert sniff(save(tmp_path / "a.csv", words)).name == "table"
