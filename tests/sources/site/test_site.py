"""GA4 and Metrica: several tables in a file, days told in five places, visits counted once."""

import csv
import os
from collections import Counter
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save
from tests.store_fixture import run_key, shown

from otvet.errors import SourceError, UnknownShape
from otvet.facts import Row, Visit
from otvet.sources.inbox import sniff
from otvet.sources.site.names import network_of
from otvet.store.store import Store

SITE = config(pages=[{"ref": "site:teahouse.example", "kind": "site"}])
HEAD = (
    "# ----------------------------------------\n# Traffic acquisition\n# Account: Чайная\n"
    "# ----------------------------------------\n# \n# All Users\n"
    "# Start date: 20261001\n# End date: 20261031\n\n"
)
OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
METRIKA = (
    "Источник трафика;Социальная сеть;Визиты;Посетители;Отказы;Глубина просмотра;Время на сайте\n"
)


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


NOVEMBER = datetime(2026, 11, 2, tzinfo=UTC).timestamp()


def _ga4(folder: Path, words: str, name: str = "data-export.csv") -> Path:
    return _made(save(folder / name, words))


def _metrika(folder: Path, words: str) -> Path:
    return _made(save(folder / "metrika 2026-10.csv", words))


def _made(path: Path) -> Path:
    """The file as if it had been exported in November, whatever the machine's clock says."""
    os.utime(path, (NOVEMBER, NOVEMBER))
    return path


def _seen(path: Path) -> list[tuple[str, str, str, int | None, int | None]]:
    found = facts(rows(path, door(SITE)), Visit)
    return [(v.source, v.medium, v.network, v.visits, v.people) for v in found]


def test_tables_of_ga4_are_read_by_their_own_columns_and_days(tmp_path: Path) -> None:
    """The second table has other columns and another month; read by the first header it is noise."""
    words = (
        HEAD + "Session source / medium,Sessions,Total users,Total revenue\n"
        ',50,40,70.5,Grand total\nvk.com / referral,"1,200",30,70.5\n(direct) / (none),20,10,0\n'
        "(other),7,7,0\n\n"
        "# All Users\n# Start date: 20260901\n# End date: 20260930\n\n"
        "City,Total users\nMoscow,5\n\n"
        "# Start date: 20260901\n# End date: 20260930\nSession source / medium,Sessions\n"
        "t.me / social,9\n"
    )
    path = _ga4(tmp_path, words)
    reading = sniff(path).read(path, door(SITE))
    found = list(reading.rows)
    assert sniff(path).name == "site"
    assert len(found) == len(words.splitlines())
    told = {v.source: v for v in facts(found, Visit)}
    assert list(told) == ["vk.com", "(direct)", "(other)", "t.me"]
    assert (told["vk.com"].visits, told["vk.com"].people) == (1200, 30)
    assert told["vk.com"].revenue == Decimal("70.5")
    assert told["(direct)"].revenue == 0
    assert told["t.me"].revenue is None, "the table has no such column"
    assert (told["vk.com"].day, told["vk.com"].last_day) == OCTOBER
    assert (told["t.me"].day, told["t.me"].last_day) == (date(2026, 9, 1), date(2026, 9, 30))
    assert {v.page for v in told.values()} == {"ga4:teahouse.example"}
    fates = Counter(_fates(found))
    assert (fates["totals_row"], fates["no_source_told"], fates["title_of_a_block"]) == (1, 1, 3)
    assert set(reading.completeness.notes) == {
        "table_without_sources:City, Total users",
        "small_sources_joined",
    }


def test_a_short_first_table_is_not_lost_above_a_wide_one(tmp_path: Path) -> None:
    """A header is looked for in every table, not once among the widest rows."""
    words = (
        HEAD + "Session source,Sessions\nvk,5\n\n# Start date: 20261001\n# End date: 20261031\n"
        "Session campaign,Sessions,Total users,Engaged sessions,Event count,Key events,Revenue\n"
        "may,1,1,1,1,1,1\n"
    )
    assert [seen[0] for seen in _seen(_ga4(tmp_path, words))] == ["vk", "may"]


def test_rows_of_hours_add_up_in_visits_and_never_in_people(tmp_path: Path) -> None:
    """Who came at nine and at ten is one person; the two visits are two."""
    words = (
        "Session source,Date,Hour,Total users,Sessions,Key events\n"
        "vk,20261001,9,10,12,1\nvk,20261001,10,10,5,2\nvk,20261002,9,3,4,0\n"
    )
    path = _ga4(tmp_path, words)
    reading = sniff(path).read(path, door(SITE))
    found = list(reading.rows)
    first, second = facts(found, Visit)
    assert (first.visits, first.people, first.conversions) == (17, None, 3)
    assert (second.visits, second.people) == (4, 3)
    assert (first.day, first.last_day) == (date(2026, 10, 1), date(2026, 10, 1))
    assert _fates(found) == ["taken", "added_above", "taken"]
    assert reading.completeness.notes == ("added_over:Hour",)


def test_the_same_source_in_two_tables_is_one_fact(tmp_path: Path) -> None:
    """Two tables of one export count the same visits; the fuller one speaks."""
    words = (
        HEAD + "Session source,Total users\nvk,5\n\n# Start date: 20261001\n# End date: 20261031\n"
        "Session source,Sessions,Total users\nvk,8,5\n"
    )
    found = rows(_ga4(tmp_path, words), door(SITE))
    (only,) = facts(found, Visit)
    assert (only.visits, only.people) == (8, 5)
    assert Counter(_fates(found))["repeat"] == 1


@pytest.mark.parametrize(
    ("header", "day"),
    [("Date", "31-10-2026"), ("Дата", "31.10.2026"), ("Date", "20261031"), ("Date", "10/31/2026")],
)
def test_days_are_read_however_a_spreadsheet_saved_them(
    tmp_path: Path, header: str, day: str
) -> None:
    words = f"Session default channel group,{header},Sessions,Engaged sessions\nOrganic Social,{day},5,1\n"
    (found,) = facts(rows(_ga4(tmp_path, words), door(SITE)), Visit)
    assert (found.day, found.last_day) == (date(2026, 10, 31), date(2026, 10, 31))
    assert (found.source, found.medium, found.network) == (
        "Organic Social",
        "Organic Social",
        "social",
    )


def test_a_day_that_can_be_read_in_two_ways_is_refused(tmp_path: Path) -> None:
    words = "Session source,Date,Sessions\nvk,03/04/2026,5\n"
    with pytest.raises(UnknownShape, match="two ways"):
        rows(_ga4(tmp_path, words), door(SITE))


def test_months_of_ga4_are_whole_months(tmp_path: Path) -> None:
    words = "Year month,Session source,Sessions\n202610,vk,5\n202609,vk,4\n202613,vk,3\n"
    found = rows(_ga4(tmp_path, words), door(SITE))
    assert _fates(found) == ["taken", "taken", "bad_date"]
    assert next((v.day, v.last_day) for v in facts(found, Visit)) == OCTOBER


def test_a_day_later_than_the_file_is_a_fault(tmp_path: Path) -> None:
    """A spreadsheet that fills dates down goes on into next year."""
    path = _ga4(tmp_path, "Session source,Date,Sessions\nvk,20261031,5\nvk,20271101,5\n")
    assert _fates(rows(path, door(SITE))) == ["taken", "day_to_come"]


@pytest.mark.parametrize(
    "words",
    [
        HEAD + "City,Total users\nMoscow,5\n",
        HEAD + "First user source / medium,Total users,Sessions\nvk.com / referral,5,6\n",
        "First user source,New users,Engaged sessions\nvk,5,6\n",
    ],
)
def test_a_file_that_tells_no_source_is_refused_with_the_way_to_one(
    tmp_path: Path, words: str
) -> None:
    """First visits may be years old: they do not say where the month's visits came from."""
    path = _ga4(tmp_path, words)
    with pytest.raises(UnknownShape, match=r"data-export\.csv.*Traffic acquisition"):
        rows(path, door(SITE))


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("ga4_2026-10-01_2026-10-31.csv", *OCTOBER),
        ("ga4 01.10.2026-31.10.2026.csv", *OCTOBER),
        ("ga4 20261001-20261031.csv", *OCTOBER),
        ("metrika 2026-10.csv", *OCTOBER),
    ],
)
def test_the_name_of_a_file_tells_its_days_where_nothing_else_does(
    tmp_path: Path, name: str, first: date, last: date
) -> None:
    path = _ga4(tmp_path, "Session source,Sessions,Engaged sessions\nvk,5,1\n", name)
    (found,) = facts(rows(path, door(SITE)), Visit)
    assert (found.day, found.last_day) == (first, last)


@pytest.mark.parametrize("name", ["ga4.csv", "ga4 2026-10-31.csv", "ga4 2026.csv"])
def test_without_any_days_a_file_is_refused_with_advice(tmp_path: Path, name: str) -> None:
    """One day in a name is that of the download, not of the visits."""
    path = _ga4(tmp_path, "Session source,Sessions,Engaged sessions\nvk,5,1\n", name)
    with pytest.raises(SourceError, match=r"_2026-10-01_2026-10-31\.csv"):
        rows(path, door(SITE))


def test_metrica_is_read_with_its_totals_and_its_typography(tmp_path: Path) -> None:
    """A minus of its own, a space in thousands, times as clocks, and a line that sums all up."""
    words = METRIKA + (
        "Итого и средние;;1 630;1 102;18,34 %;2,14;00:01:37\n"
        "Переходы из социальных сетей;ВКонтакте;1 412;300;0,2;1,9;00:01:02\n"
        "Переходы из мессенджеров;Telegram;210;190;0,155;2,3;00:02:11\n"
        "Не определено;;8;8;\u22120,0;1;00:00:00\n"
    )
    path = _metrika(tmp_path, "\ufeff" + words)
    found = rows(path, door(SITE))
    assert sniff(path).name == "site"
    assert _fates(found) == ["totals_row", "taken", "taken", "taken"]
    assert _seen(path) == [
        ("ВКонтакте", "Переходы из социальных сетей", "vk", 1412, 300),
        ("Telegram", "Переходы из мессенджеров", "telegram", 210, 190),
        ("(not set)", "Не определено", "", 8, 8),
    ]
    assert {v.page for v in facts(found, Visit)} == {"metrika:teahouse.example"}


def test_a_group_above_its_sources_is_a_sum_and_not_one_more_source(tmp_path: Path) -> None:
    """A nested export would double every network; a rest of unknown sources is no sum."""
    words = METRIKA + (
        "Переходы из социальных сетей;;50;;;;\nПереходы из социальных сетей;ВКонтакте;30;;;;\n"
        "Переходы из социальных сетей;YouTube;20;;;;\nПереходы из мессенджеров;;3;;;;\n"
        "Переходы из мессенджеров;Telegram;40;;;;\nПрямые заходы;;90;;;;\n"
    )
    path = _metrika(tmp_path, words)
    found = rows(path, door(SITE))
    assert _fates(found) == ["subtotal", "taken", "taken", "taken", "taken", "taken"]
    visits = Counter[str]()
    for visit in facts(found, Visit):
        visits[visit.network] += visit.visits or 0
    assert visits == {"vk": 30, "youtube": 20, "messenger": 3, "telegram": 40, "": 90}


def test_days_and_labels_of_metrica(tmp_path: Path) -> None:
    """UTM labels are sources as they were written; weeks of it are the days that they name."""
    words = (
        "Дата визита;UTM Source;UTM Medium;UTM Campaign;Визиты;Посетители\n"
        "2026-10-01;vk_ads;cpc;may;5;4\n2026-10-02;;;;6;6\n"
        "05.10.2026 - 11.10.2026;tg;post;may;7;7\n"
    )
    first, second, third = facts(rows(_metrika(tmp_path, words), door(SITE)), Visit)
    assert (first.source, first.medium, first.campaign, first.network) == (
        "vk_ads",
        "cpc",
        "may",
        "vk",
    )
    assert (second.source, second.medium, second.network) == ("(not set)", "(not set)", "")
    assert (third.day, third.last_day) == (date(2026, 10, 5), date(2026, 10, 11))
    assert third.network == "telegram"


def test_a_spreadsheet_of_metrica_with_its_period_in_the_title(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Отчёт «Источники, сводка» за период с 01.10.2026 по 31.10.2026"])
    sheet.append([])
    sheet.append(["Traffic source", "Social network", "Sessions", "Users", "Bounce rate"])
    sheet.append(["Total and average", None, 412, 300, 0.2])
    sheet.append(["Social network traffic", "VKontakte", 412, 300, 0.2])
    book.save(path := tmp_path / "report.xlsx")
    _made(path)
    (found,) = facts(rows(path, door(SITE)), Visit)
    assert (found.day, found.last_day) == OCTOBER
    assert (found.network, found.visits, found.people) == ("vk", 412, 300)


def test_bad_rows_cost_themselves_only(tmp_path: Path) -> None:
    words = METRIKA + (
        "Прямые заходы;;4O;3;;;\nПрямые заходы;;-4;3;;;\nПрямые заходы;;1,5;3;;;\n"
        "Внутренние переходы;;—;;;;\nПереходы из поисковых систем;;7;6;;;\n;;;;;;\n"
    )
    found = rows(_metrika(tmp_path, words), door(SITE))
    assert _fates(found) == [
        "not_a_number", "not_a_number", "not_a_number", "nothing_to_take", "taken", "empty_row",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "network"),
    [
        ("vk.com", "vk"), ("away.vk.com", "vk"), ("m.vk.com", "vk"), ("vkontakte", "vk"), ("вк", "vk"),
        ("ВКонтакте", "vk"), ("t.me", "telegram"), ("org.telegram.messenger", "telegram"),
        ("tg", "telegram"), ("Телеграм", "telegram"), ("youtube.com", "youtube"), ("youtu.be", "youtube"),
        ("l.instagram.com", "instagram"), ("ig", "instagram"), ("IGShopping", "instagram"),
        ("m.facebook.com", "facebook"), ("fb", "facebook"), ("ok.ru", "ok"), ("m.ok.ru", "ok"),
        ("Одноклассники", "ok"), ("tiktok", "tiktok"), ("dzen.ru", "dzen"), ("Яндекс.Дзен", "dzen"),
        ("WhatsApp", "whatsapp"), ("t.co", "x"), ("yandex", ""), ("google", ""), ("(direct)", ""),
        ("play.google.com", ""), ("okko.tv", ""), ("vkusvill.ru", ""), ("max.ru", "max"),
    ],
)  # fmt: skip
def test_networks_are_told_by_names_and_addresses(source: str, network: str) -> None:
    """A shop called vkusvill is no network, and neither is a search engine."""
    assert network_of(source) == network


def test_two_sites_ask_which_one_a_file_is_about(tmp_path: Path) -> None:
    two = config(
        pages=[
            {"ref": "site:teahouse.example", "kind": "site", "title": "Чайная"},
            {"ref": "site:coffee.example", "kind": "site", "title": "Кофейня"},
        ]
    )
    words = HEAD + "Session source,Sessions\nvk,5\n"
    with pytest.raises(SourceError, match=r"coffee\.example"):
        rows(_ga4(tmp_path, words), door(two))
    (found,) = facts(rows(_ga4(tmp_path, words, "Кофейня.csv"), door(two)), Visit)
    assert found.page == "ga4:coffee.example"


def test_nobodys_address_becomes_a_fact(tmp_path: Path) -> None:
    """People put e-mails into campaigns, and links to profiles come as sources."""
    words = (
        HEAD + "Session source,Session campaign,Landing page,Sessions\n"
        "vk.com/anna.canary,mail anna.canary@example.org,/?phone=+79001234567,5\n"
    )
    path = _ga4(tmp_path, words)
    reading = sniff(path).read(path, door(SITE))
    said = repr(list(reading.rows)) + repr(reading.completeness) + reading.identity
    assert "canary" not in said
    assert "79001234567" not in said
    assert "network='vk'" in said


def test_the_same_month_downloaded_twice_counts_once(tmp_path: Path) -> None:
    with Store.open(tmp_path / "brand", SITE) as store:
        for n, visits in enumerate((5, 8)):
            path = _ga4(tmp_path, HEAD + f"Session source,Sessions\nvk,{visits}\n", f"{n}.csv")
            reading = sniff(path).read(path, door(SITE))
            observed = datetime(2026, 11, 2 + n, tzinfo=UTC)
            run = run_key(path.name, source="site", identity=reading.identity)
            store.land(run, reading.rows, observed_at=observed)
        assert shown(store, "visit", "network", "visits") == [("vk", 8)]


def test_rows_in_are_rows_out_on_a_torn_file(tmp_path: Path) -> None:
    words = HEAD + 'Session source,Sessions\nvk,5\n"never closed,7\nok,6,extra,cells\n\nt.me'
    found = rows(_ga4(tmp_path, words), door(SITE))
    assert [row.number for row in found] == list(range(1, len(words.splitlines()) + 1))
    assert [v.source for v in facts(found, Visit)] == ["vk"]
    assert {"unreadable_row", "too_many_cells", "nothing_to_take"} <= set(_fates(found))


def test_the_real_clean_export_is_read_row_for_row() -> None:
    """Counted with the csv module; days after the file itself were filled in by a spreadsheet."""
    path = shared("data/exports/ga4/data-export_edited_by_excel.csv")
    made = datetime.fromtimestamp(path.stat().st_mtime, door().zone).date()
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    wanted: Counter[tuple[date, str]] = Counter()
    for line in lines:
        day = datetime.strptime(line["Date"], "%d-%m-%Y").replace(tzinfo=UTC).date()
        if day <= made:
            wanted[day, next(iter(line.values()))] += int(line["Sessions"])
    found = rows(path, door(SITE))
    assert len(found) == len(lines) == 3182
    told = {(v.day, v.source): v.visits for v in facts(found, Visit)}
    assert told == dict(wanted)
    assert _fates(found).count("day_to_come") + len(told) == 3182


def test_the_real_export_with_comments_tells_no_source_and_is_refused() -> None:
    path = shared("data/exports/ga4/data-export_with_comment_header.csv")
    assert sniff(path).name == "site"
    with pytest.raises(UnknownShape, match="Traffic acquisition"):
        rows(path, door(SITE))


def test_the_sample_of_metrica_wants_its_days_in_the_name(tmp_path: Path) -> None:
    path = shared("data/exports/quirks/metrika_sources.csv")
    with pytest.raises(SourceError, match="2026-10-31"):
        rows(path, door(SITE))
    named = tmp_path / "metrika_sources 2026-10.csv"
    named.write_bytes(path.read_bytes())
    _made(named)
    with named.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.reader(file))[2:]
    assert [seen[3] for seen in _seen(named)] == [int(line[2]) for line in lines] == [412, 210, 8]
    assert [seen[2] for seen in _seen(named)] == ["vk", "telegram", ""]
