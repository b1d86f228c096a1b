"""Wordstat and Google Trends: the shapes they really have, and what is refused."""

import csv
import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save
from tests.store_fixture import observations, run_key, shown

from otvet.errors import SourceError
from otvet.facts import Missing, Row, Search
from otvet.sources.inbox import sniff
from otvet.sources.search.phrases import role_of
from otvet.store.store import Store

TEA = config(
    brand={"name": "Чайная лавка", "searched_as": ["teahouse"]}, rivals=["Чайная лавка на углу"]
)
TITLE = "Динамика частотности запросов «чайная лавка», {by}, {span}, {where}"
NOVEMBER = datetime(2026, 11, 2, tzinfo=UTC).timestamp()


def _wordstat(
    folder: Path,
    body: list[str],
    *,
    by: str = "по месяцам",
    span: str = "01.08.2026 — 31.10.2026",
    where: str = "Россия, все устройства",
    first: str = "Период",
    at: float = NOVEMBER,
) -> Path:
    """As Wordstat writes it: a mark, CR alone at the line's end, a fourth column without cells."""
    title = TITLE.format(by=by, span=span, where=where)
    head = f"{first};Число запросов;Доля от всех запросов, %;{title}"
    path = folder / "wordstat_dynamics.csv"
    path.write_bytes(b"\xef\xbb\xbf" + "".join(f"{line}\r" for line in [head, *body]).encode())
    os.utime(path, (at, at))
    return path


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


def _counts(found: list[Row]) -> list[Search]:
    return [s for s in facts(found, Search) if s.value_kind != "share"]


def test_months_of_wordstat_are_read_from_lines_that_end_in_cr_alone(tmp_path: Path) -> None:
    """A reader that waits for LF sees one line, and no month at all."""
    body = ["август 2026;1 234 632;0,01106;", "сентябрь 2026;987;0,00042;", "октябрь 2026;—;;"]
    path = _wordstat(tmp_path, body)
    found = rows(path, door(TEA))
    assert sniff(path).name == "search"
    assert _fates(found) == ["taken"] * 3
    months = {s.day: s for s in _counts(found)}
    assert months[date(2026, 8, 1)].value == 1_234_632
    assert months[date(2026, 9, 1)].value == 987
    assert months[date(2026, 10, 1)].value == Missing("not_given")
    assert {s.phrase for s in months.values()} == {"чайная лавка"}
    assert {(s.region, s.device, s.role, s.granularity) for s in months.values()} == {
        ("Россия", "", "brand", "month")
    }
    shares = {s.day: s.value for s in facts(found, Search) if s.value_kind == "share"}
    assert shares[date(2026, 8, 1)] == pytest.approx(0.0001106)
    assert not any(s.provisional for s in months.values())


def test_a_month_that_was_not_over_is_marked(tmp_path: Path) -> None:
    """Half of October must not be told as a fall."""
    body = ["сентябрь 2026;900;0,1;", "октябрь 2026;450;0,1;"]
    early = datetime(2026, 10, 20, tzinfo=UTC).timestamp()
    reading = sniff(p := _wordstat(tmp_path, body, at=early)).read(p, door(TEA))
    found = _counts(list(reading.rows))
    assert [s.provisional for s in found] == [False, True]
    assert reading.completeness.notes == ("period_not_over:2026-10-01",)
    whole = sniff(p := _wordstat(tmp_path, body)).read(p, door(TEA))
    assert whole.identity != reading.identity, "the same bytes, but other rows"


def test_a_month_that_the_files_own_span_cuts_is_marked(tmp_path: Path) -> None:
    """The chart ended on 15 October, whenever the file was written."""
    path = _wordstat(tmp_path, ["октябрь 2026;450;0,1;"], span="01.10.2026 — 15.10.2026")
    assert [s.provisional for s in _counts(rows(path, door(TEA)))] == [True]


@pytest.mark.parametrize(
    ("by", "days", "granularity"),
    [
        ("по неделям", ["28.09.2026", "05.10.2026"], "week"),
        ("по дням", ["01.10.2026", "02.10.2026"], "day"),
        ("", ["28.09.2026", "05.10.2026"], "week"),
        ("по неделям", ["28.09.2026 — 04.10.2026", "05.10.2026 — 11.10.2026"], "week"),
    ],
)
def test_weeks_and_days_are_told_by_the_title_else_by_their_step(
    tmp_path: Path, by: str, days: list[str], granularity: str
) -> None:
    """A week taken for a day would make a month of thirty weeks."""
    path = _wordstat(tmp_path, [f"{day};70;0,1;" for day in days], by=by, first="Дата")
    found = _counts(rows(path, door(TEA)))
    assert {s.granularity for s in found} == {granularity}
    assert [s.day.day for s in found] == [int(day[:2]) for day in days]


@pytest.mark.parametrize(
    ("where", "region", "device"),
    [
        ("Все регионы, все устройства", "", ""),
        ("Москва и область, Санкт-Петербург, только телефоны", "Москва и область, Санкт-Петербург",
         "только телефоны"),
        ("Россия, телефоны, планшеты", "Россия", "телефоны, планшеты"),
    ],
)  # fmt: skip
def test_regions_and_devices_are_told_apart_in_the_title(
    tmp_path: Path, where: str, region: str, device: str
) -> None:
    """Commas stand between regions, between devices, and between the two."""
    path = _wordstat(tmp_path, ["октябрь 2026;450;0,1;"], where=where)
    (found,) = _counts(rows(path, door(TEA)))
    assert (found.region, found.device) == (region, device)


def test_bad_rows_of_wordstat_cost_themselves_only(tmp_path: Path) -> None:
    body = ["август 2026;1O;0,1;", "лето;10;0,1;", "сентябрь 2026;-5;0,1;", ";;;",
            "октябрь 2026;30;0,1;", "октябрь 2026;31;0,1;"]  # fmt: skip
    found = rows(_wordstat(tmp_path, body), door(TEA))
    assert _fates(found) == [
        "not_a_number", "bad_date", "not_a_number", "empty_row", "taken", "repeated_day",
    ]  # fmt: skip
    assert [s.value for s in _counts(found)] == [30]


def test_a_spreadsheet_of_wordstat_is_read_alike(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    title = TITLE.format(
        by="по месяцам", span="01.08.2026 — 31.10.2026", where="Россия, все устройства"
    )
    sheet.append(["Период", "Число запросов", "Доля от всех запросов, %", title])
    sheet.append(["октябрь 2026", 450, 0.5, None])
    book.save(path := tmp_path / "wordstat.xlsx")
    (found,) = _counts(rows(path, door(TEA)))
    assert (found.value, found.phrase, found.region) == (450, "чайная лавка", "Россия")


def test_a_list_of_top_phrases_is_refused_with_the_way_to_months(tmp_path: Path) -> None:
    """It names no days, and counts a long phrase within a short one."""
    path = save(tmp_path / "top.csv", "Популярные запросы со словами «чай»;Число запросов\nчай;9\n")
    assert sniff(path).name == "search"
    with pytest.raises(SourceError, match=r"top\.csv.*«Динамика»"):
        rows(path, door(TEA))


def test_a_file_without_its_title_is_refused(tmp_path: Path) -> None:
    path = save(tmp_path / "w.csv", "Период;Число запросов;Доля\nоктябрь 2026;5;0,1\n")
    with pytest.raises(SourceError, match="which phrase"):
        rows(path, door(TEA))


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("чайной лавки отзывы", "brand"),
        ("лавка чайная", "brand"),
        ("Teahouse menu", "brand"),
        ("чайная лавка на углу", "rival"),
        ("чай купить", "other"),
    ],
)
def test_whose_name_a_phrase_holds(phrase: str, role: str) -> None:
    """Forms of words count; the longer name wins, so a rival's searches are not the brand's."""
    assert role_of(phrase, TEA) == role


def test_a_new_name_of_the_brand_reads_old_files_anew(tmp_path: Path) -> None:
    """Else a phrase added to otvet.toml would stay nobody's for ever."""
    path = _wordstat(tmp_path, ["октябрь 2026;450;0,1;"])
    other = config(brand={"name": "Кофейня"})
    ours, theirs = (sniff(path).read(path, door(c)) for c in (TEA, other))
    assert ours.identity != theirs.identity
    assert theirs.completeness.notes == ("phrase_names_nobody:чайная лавка",)
    assert {s.role for s in facts(list(theirs.rows), Search)} == {"other"}


def _trends(folder: Path, words: str, name: str = "multiTimeline.csv") -> Path:
    return save(folder / name, words)


@pytest.mark.parametrize(
    ("head", "first", "where", "region"),
    [
        ("Category: All categories", "Week", "Worldwide", ""),
        ("Категория: Все категории", "Неделя", "Россия", "Россия"),
        ("Категорія: Усі категорії", "Тиждень", "Україна", "Україна"),
        ("Kategorie: Alle Kategorien", "Kalenderwoche", "Deutschland", "Deutschland"),
    ],
)
def test_downloads_of_trends_are_read_in_any_language(
    tmp_path: Path, head: str, first: str, where: str, region: str
) -> None:
    """The shape tells it: a category alone, then phrases with their place in brackets."""
    words = f"{head}\n\n{first},чайная лавка: ({where}),чай: ({where})\n2026-10-04,7,100\n2026-10-11,<1,0\n"
    path = _trends(tmp_path, words)
    reading = sniff(path).read(path, door(TEA))
    found = facts(list(reading.rows), Search)
    assert sniff(path).name == "search"
    assert [(s.role, s.value) for s in found] == [
        ("brand", 7), ("other", 100), ("brand", 0.5), ("other", 0),
    ]  # fmt: skip
    assert {(s.engine, s.region, s.granularity, s.value_kind) for s in found} == {
        ("google", region, "week", "index100")
    }
    assert len({s.batch for s in found}) == 1
    assert "below_one:1" in reading.completeness.notes


@pytest.mark.parametrize(
    ("first", "days", "granularity"),
    [
        ("Day", ["2026-10-01", "2026-10-02"], "day"),
        ("День", ["2026-10-01", "2026-10-02"], "day"),
        ("Month", ["2026-09", "2026-10"], "month"),
        ("Месяц", ["2026-09", "2026-10"], "month"),
    ],
)
def test_days_and_months_of_trends(
    tmp_path: Path, first: str, days: list[str], granularity: str
) -> None:
    body = "".join(f"{day},5\n" for day in days)
    path = _trends(tmp_path, f"Category: All categories\n\n{first},teahouse: (Worldwide)\n{body}")
    found = facts(rows(path, door(TEA)), Search)
    assert {s.granularity for s in found} == {granularity}
    assert [s.day.month for s in found] == [int(day[5:7]) for day in days]


def test_another_download_is_another_batch_and_the_same_one_is_not(tmp_path: Path) -> None:
    """A renamed copy has the same scale; a download of another period has another."""
    head = "Category: All categories\n\nWeek,teahouse: (Worldwide)\n"
    first = facts(rows(_trends(tmp_path, head + "2026-10-04,7\n", "a.csv"), door(TEA)), Search)
    copy = facts(rows(_trends(tmp_path, head + "2026-10-04,7\n", "b.csv"), door(TEA)), Search)
    other = facts(rows(_trends(tmp_path, head + "2026-10-04,9\n", "c.csv"), door(TEA)), Search)
    assert first[0].batch == copy[0].batch != other[0].batch


@pytest.mark.parametrize(
    "words",
    [
        "Category: All categories\n\nRegion,teahouse: (1/1/26 - 2/1/26)\nMoscow,100\nTula,70\n",
        "Category: All categories\n\nTOP\nteahouse menu,100\nteahouse near me,50\n",
        "Категория: Все категории\n\nВ ТРЕНДЕ\nчайная лавка меню,Сверхпопулярность\nчай,+250 %\n",
    ],
)
def test_lists_of_trends_are_refused_with_the_way_to_months(tmp_path: Path, words: str) -> None:
    path = _trends(tmp_path, words, "list.csv")
    assert sniff(path).name == "search"
    with pytest.raises(SourceError, match=r"list\.csv.*multiTimeline"):
        rows(path, door(TEA))


def test_hours_of_trends_are_refused(tmp_path: Path) -> None:
    words = (
        "Category: All categories\n\nTime,teahouse: (Worldwide)\n2026-10-04T01,7\n2026-10-04T02,9\n"
    )
    with pytest.raises(SourceError, match="30 days"):
        rows(_trends(tmp_path, words), door(TEA))


def test_bad_rows_of_trends_cost_themselves_only(tmp_path: Path) -> None:
    body = "2026-10-04,7\n2026-10-11,101\n2026-10-18,many\nsoon,5\n2026-10-25,\n2026-10-25,4\n"
    path = _trends(tmp_path, f"Category: All categories\n\nWeek,teahouse: (Worldwide)\n{body}")
    found = rows(path, door(TEA))
    assert _fates(found) == [
        "taken", "not_a_number", "not_a_number", "bad_date", "taken", "repeated_day",
    ]  # fmt: skip
    assert [s.value for s in facts(found, Search)] == [7, Missing("not_given")]


def test_an_ordinary_table_of_categories_is_not_taken_for_trends(tmp_path: Path) -> None:
    words = "Category,Name (EN),Price\n" + "tea,sencha,5\n" * 5
    assert sniff(save(tmp_path / "goods.csv", words)).name != "search"


def test_nobodys_phone_in_a_phrase_becomes_a_fact(tmp_path: Path) -> None:
    words = (
        "Category: All categories\n\nWeek,teahouse +7 900 123-45-67: (Worldwide)\n2026-10-04,7\n"
    )
    path = _trends(tmp_path, words)
    reading = sniff(path).read(path, door(TEA))
    assert "123-45-67" not in repr(list(reading.rows)) + repr(reading.completeness)


def test_a_later_download_of_wordstat_corrects_the_month_once(tmp_path: Path) -> None:
    """October was counted on the 20th and again in November: the last count is the one."""
    with Store.open(tmp_path / "brand", TEA) as store:
        for day, count in ((20, 450), (33, 900)):
            at = NOVEMBER + (day - 33) * 86_400
            path = _wordstat(tmp_path, [f"октябрь 2026;{count};0,1;"], at=at)
            reading = sniff(path).read(path, door(TEA))
            run = run_key(f"{day}.csv", source="search", identity=reading.identity)
            observed = datetime.fromtimestamp(at, UTC)
            store.land(run, reading.rows, observed_at=observed)
        assert observations(store, "search") == 4
        found = shown(store, "search", "value_kind", "value", "provisional")
    assert found == [("count", 900.0, False), ("share", 0.001, False)]


def test_the_excerpt_of_a_real_file_is_read_whole() -> None:
    """Counted by splitting the bytes, without any reader."""
    path = shared("data/exports/wordstat/dynamics_monthly_excerpt.csv")
    lines = path.read_bytes().decode("utf-8-sig").split("\r")[1:]
    wanted = [int(re.sub(r"\D", "", line.split(";")[1])) for line in lines if line.strip()]
    found = rows(path, door(config(brand={"name": "Новогодние подарки"})))
    assert [s.value for s in _counts(found)] == wanted
    assert _counts(found)[0].value == 36_806
    assert _counts(found)[0].day == date(2024, 8, 1)
    assert {s.role for s in facts(found, Search)} == {"brand"}


def test_a_real_download_of_trends_is_read_whole() -> None:
    path = shared("data/exports/google_trends/multiTimeline_uk_locale.csv")
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [row for row in csv.reader(file) if len(row) == 2][1:]
    wanted = [(day, float(value)) for day, value in pairs]
    found = facts(rows(path, door(TEA)), Search)
    assert [(s.day.isoformat(), s.value) for s in found] == wanted
    assert len(found) == 17
    assert {(s.phrase, s.region, s.granularity) for s in found} == {
        ("что такое пандемия", "Україна", "week")
    }


def test_a_month_that_no_calendar_reaches_is_a_fault_of_its_row(tmp_path: Path) -> None:
    """The month after December 9999 does not exist, and asking for it ended the whole file."""
    path = _wordstat(tmp_path, ["август 2026;1 234;0,01;", "декабрь 9999;5;0,1;"])
    assert _fates(rows(path, door(TEA))) == ["taken", "bad_date"]
