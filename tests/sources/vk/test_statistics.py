"""Statistics of a VK community: one figure a row, named by a criterion and its parameters."""

import csv
from datetime import date
from pathlib import Path

import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save

from otvet.errors import SourceError
from otvet.facts import Margin, Metric, Missing, Page, Row
from otvet.sources.inbox import sniff

VK = config(pages=[{"ref": "vk:1", "title": "Чайная"}])
HEAD = "Дата;Критерий;Параметр 1;Параметр 2;Параметр 3;Значение\n"
EN = "Date;Criterion;Parameter 1;Parameter 2;Parameter 3;Value\n"


def _read(tmp_path: Path, body: str, *, head: str = HEAD) -> tuple[list[Row], tuple[str, ...]]:
    path = save(tmp_path / "stats.csv", head + body, encoding="cp1251")
    assert sniff(path).name == "vk"
    reading = sniff(path).read(path, door(VK))
    return list(reading.rows), reading.completeness.notes


def _figures(found: list[Row]) -> dict[tuple[str, str], float | Missing]:
    return {(m.metric, m.segment): m.value for m in facts(found, Metric)}


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


def test_the_sample_gives_every_figure_and_the_others_reached() -> None:
    """Counted with csv alone: 458 reached, 119 of them followers, so 339 follow nothing."""
    path = shared("data/exports/quirks/vk_stats_long_cp1251.csv")
    raw = list(csv.reader(path.read_text("cp1251").splitlines(), delimiter=";"))[1:]
    by_name = {(r[1], r[2]): int(r[5].replace(" ", "")) for r in raw}
    found = rows(path, door(VK))
    assert len(found) == len(raw) == 6
    assert _figures(found) == {
        ("visitors", ""): by_name["Уникальные посетители", ""],
        ("views", ""): by_name["Просмотры", ""],
        ("reach", ""): by_name["Охват", "Полный охват"],
        ("reach", "follower"): by_name["Охват", "Охват подписчиков"],
        ("reach", "non_follower"): 458 - 119,
        ("followers_gained", ""): by_name["Участники", "Вступившие"],
        ("followers_lost", ""): -by_name["Участники", "Вышедшие"],
    }
    sums = {m.metric: m.additive for m in facts(found, Metric)}
    assert (sums["visitors"], sums["reach"], sums["views"]) == (False, False, True)
    assert {m.segment_dim for m in facts(found, Metric) if m.segment} == {"follow_type"}
    assert [p.page for p in facts(found, Page)] == ["vk:1"]


def test_a_minus_throughout_is_a_way_of_writing_and_a_minus_among_others_a_correction(
    tmp_path: Path,
) -> None:
    """Three people who left and three who never did differ by six in the balance of a month."""
    plain, notes = _read(
        tmp_path, "01.10.2026;Участники;Вышедшие;;;-3\n02.10.2026;Участники;Вышедшие;;;0\n"
    )
    assert [m.value for m in facts(plain, Metric)] == [3.0, 0.0]
    assert notes == ("zone_assumed:Europe/Moscow",)
    mixed, notes = _read(
        tmp_path,
        "01.10.2026;Участники;Вышедшие;;;5\n02.10.2026;Участники;Вышедшие;;;-1\n"
        "02.10.2026;Активность;Лайки;;;-2\n02.10.2026;Охват;Полный охват;;;-2\n",
    )
    assert [m.value for m in facts(mixed, Metric)] == [5.0, -1.0, -2.0, Missing("below_zero")]
    assert notes[-1] == "corrections_below_zero:2"


def test_what_is_no_figure_of_a_day_is_left_out_with_its_reason(tmp_path: Path) -> None:
    """Nothing is guessed; rows in = taken + rejected + left out."""
    found, _ = _read(
        tmp_path,
        "01.10.2026;Просмотры;;;;10\n"
        "01.10.2026;Просмотры;;;;10\n"
        "01.10.2026;Просмотры;;;;11\n"
        "01.10.2026;Устройства;Мобильные;;;7\n"
        "01.10.2026;Охват;Виральный охват;;;7\n"
        "октябрь 2026;Просмотры;;;;300\n"
        "32.10.2026;Просмотры;;;;10\n"
        "02.10.2026;Просмотры;;;;1O\n"
        "03.10.2026;Просмотры;;;;н/д\n"
        "Итого;;;;;10\n",
    )
    assert _fates(found) == [
        "taken",
        "repeat",
        "repeated_day",
        "unused_split",
        "unknown_metric",
        "not_by_day",
        "bad_date",
        "not_a_number",
        "taken",
        "totals_row",
    ]
    assert facts(found, Metric)[-1].value == Missing("not_given")


def test_sexes_ages_and_places_become_shares_of_those_counted(tmp_path: Path) -> None:
    """A cut list of cities adds up to less than everybody: 300 of 1,000 visitors, not of 300."""
    found, _ = _read(
        tmp_path,
        "01.10.2026;Уникальные посетители;;;;1 000\n"
        "01.10.2026;Пол/возраст;Женский;18-21;;30\n"
        "01.10.2026;Пол/возраст;Мужской;18-21;;10\n"
        "01.10.2026;Пол/возраст;Мужской;18-21;;10\n"
        "01.10.2026;Пол;f;;;600\n"
        "01.10.2026;Пол;m;;;н/д\n"
        "01.10.2026;Города;Москва;;;300\n"
        "02.10.2026;Города;Москва;;;300\n",
    )
    lost = "whole_not_told"
    assert _fates(found)[3:] == ["repeat", lost, lost, "taken", lost]
    assert [(m.attribute, m.group, m.share, m.base) for m in facts(found, Margin)] == [
        ("sex_age", "female;18-21", 0.75, "visitors"),
        ("sex_age", "male;18-21", 0.25, "visitors"),
        ("city", "Москва", 0.3, "visitors"),
    ]


def test_english_headers_give_the_same(tmp_path: Path) -> None:
    found, _ = _read(
        tmp_path, "01.10.2026;Reach;Total reach;;;9\n01.10.2026;Reach;Followers;;;4\n", head=EN
    )
    assert _figures(found) == {
        ("reach", ""): 9.0,
        ("reach", "follower"): 4.0,
        ("reach", "non_follower"): 5.0,
    }
    assert facts(found, Metric)[0].day == date(2026, 10, 1)


def test_a_table_without_a_known_criterion_is_no_statistics_of_vk(tmp_path: Path) -> None:
    """The shape was never seen on a live account, so what is not known falls to the mapping."""
    path = save(tmp_path / "a.csv", HEAD + "01.10.2026;Продажи;;;;9\n")
    assert sniff(path).name == "table"


def test_without_one_community_it_says_what_to_write(tmp_path: Path) -> None:
    path = save(tmp_path / "a.csv", HEAD + "01.10.2026;Просмотры;;;;9\n")
    with pytest.raises(SourceError, match="vk:teahouse"):
        rows(path, door(config()))
    two = config(pages=[{"ref": "vk:1"}, {"ref": "vk:2", "title": "Кофейня"}])
    with pytest.raises(SourceError, match="vk:1"):
        rows(path, door(two))
    named = path.rename(tmp_path / "Кофейня.csv")
    assert facts(rows(named, door(two)), Metric)[0].page == "vk:2"
