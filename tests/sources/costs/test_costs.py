"""Costs: cabinets with titles and totals, tables kept by hand, and no money counted twice."""

import os
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tests.sources.reading import config, door, facts, rows, save
from tests.store_fixture import shown

from otvet.brand import Brand
from otvet.errors import UnknownShape
from otvet.facts import Cost, Row
from otvet.sources.inbox import sniff

VK = config(pages=[{"ref": "vk:1", "title": "Чайная"}])
DIRECT = """Статистика по кампаниям за период 01.10.2026 - 31.10.2026
Расход указан с НДС

Дата;№ Кампании;Кампания;Показы;Клики;CTR (%);Расход, руб.
01.10.2026;123;Осень;1 000;10;1,00;1 234,50
01.10.2026;124;Зима;500;5;1,00;100,00
02.10.2026;123;Осень;2 000;-;1,00;-
Итого;;;3 500;15;1,00;1 334,50
"""
META = (
    "Reporting starts,Reporting ends,Campaign name,Ad name,Amount spent (RUB),Impressions,"
    "Link clicks\n"
    '2026-10-01,2026-10-01,Autumn,A,"1,234.50","1,000",10\n'
    "2026-10-01,2026-10-01,Autumn,B,100,500,\n"
    "2026-10-02,2026-10-02,Autumn,A,50,5,1\n"
)
HAND = """с;по;На что;Сумма, ₽;Комментарий
01.10.2026;31.10.2026;Зарплата SMM;60 000;Анна Петрова +7 900 123-45-67
октябрь 2026;;Розыгрыш;5000;
01.10.2026 – 10.10.2026;;Блогер;7000;
15.10.2026;;Аренда;1;
15.10.2026;01.10.2026;Реклама;1;
15.10.2026;;Реклама;;
"""


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


def _money(found: list[Row]) -> list[tuple[date, date, str, Decimal, str]]:
    return [(c.day, c.last_day, c.kind, c.amount, c.currency) for c in facts(found, Cost)]


def test_a_report_of_direct_is_read_below_its_titles_and_without_its_total(tmp_path: Path) -> None:
    """With the total the month would cost twice as much; an empty sum is not nought."""
    path = save(tmp_path / "report.csv", DIRECT, encoding="cp1251")
    reading = sniff(path).read(path, door(VK))
    found = list(reading.rows)
    assert (sniff(path).name, reading.completeness.notes) == ("costs", ("vat_included",))
    assert _fates(found) == ["taken", "taken", "no_total", "totals_row"]
    day = date(2026, 10, 1)
    assert _money(found) == [
        (day, day, "ads", Decimal("1234.5"), "RUB"),
        (day, day, "ads", Decimal(100), "RUB"),
    ]
    assert [(c.impressions, c.clicks) for c in facts(found, Cost)] == [(1000, 10), (500, 5)]


def test_advertisements_of_one_campaigns_day_are_added_up(tmp_path: Path) -> None:
    """A report by advertisements must not be other money than one by campaigns."""
    found = rows(save(tmp_path / "meta.csv", META), door(VK))
    assert _fates(found) == ["taken", "added_to_the_row_above", "taken"]
    costs = facts(found, Cost)
    assert [(c.amount, c.impressions, c.clicks) for c in costs] == [
        (Decimal("1334.50"), 1500, 10),
        (Decimal(50), 5, 1),
    ]
    by_campaign = META.replace("A,", ",").replace("2026-10-01,2026-10-01,Autumn,B,100,500,\n", "")
    again = facts(rows(save(tmp_path / "b.csv", by_campaign), door(VK)), Cost)
    assert [c.native_id for c in again] == [c.native_id for c in costs]


@pytest.mark.parametrize(
    ("header", "row", "cabinet", "currency"),
    [
        ("Дата;Кампания;Показы;Клики;Потрачено всего, ₽", "01.10.2026;A;9;1;5", "vk", "RUB"),
        ("Day;Ad title;Views;Clicks;Joins;Amount (TON)", "2026-10-01;A;9;1;1;5", "telegram", "TON"),
        ("Day;Campaign;Currency code;Cost;Impr.;Clicks", "2026-10-01;A;EUR;5;9;1", "google", "EUR"),
        ("День;Кампания;Код валюты;Стоимость;Показы;Клики", "01.10.2026;A;KZT;5;9;1", "google", "KZT"),
        ("Начало отчетности;Окончание отчетности;Название кампании;Сумма затрат (USD);Показы;Клики по ссылке",
         "2026-10-01;2026-10-01;A;5;9;1", "meta", "USD"),
        ("Дата;Название кампании;Показы;Клики;Расход без НДС, руб", "01.10.2026;A;9;1;5", "direct", "RUB"),
    ],
)  # fmt: skip
def test_each_cabinet_is_known_by_its_columns(
    tmp_path: Path, header: str, row: str, cabinet: str, currency: str
) -> None:
    """The cabinet is a part of the key: two campaigns called alike are two."""
    (cost,) = facts(rows(save(tmp_path / "a.csv", f"{header}\n{row}\n"), door(VK)), Cost)
    day = date(2026, 10, 1)
    assert cost.native_id.startswith(f"ads/{cabinet}/")
    assert (cost.amount, cost.currency) == (Decimal(5), currency)
    assert (cost.impressions, cost.clicks) == (9, 1)
    assert (cost.day, cost.last_day) == (day, day)


def test_a_report_without_days_is_of_the_period_in_its_title(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in (
        ["Campaign report"],
        ["October 1, 2026 - October 31, 2026"],
        ["Campaign", "Currency code", "Cost", "Impr.", "Clicks"],
        ["Brand", "EUR", 1200.1, 1000, 5],
        ["Total: Campaigns", None, 1200.1, 1000, 5],
    ):
        book.worksheets[0].append(line)
    book.save(tmp_path / "g.xlsx")
    reading = sniff(tmp_path / "g.xlsx").read(tmp_path / "g.xlsx", door(VK))
    found = list(reading.rows)
    assert _money(found) == [
        (date(2026, 10, 1), date(2026, 10, 31), "ads", Decimal("1200.1"), "EUR")
    ]
    assert _fates(found) == ["taken", "totals_row"]
    assert reading.completeness.notes == ("costs_of_a_period",)


def test_a_table_kept_by_hand_has_periods_kinds_and_nobodys_name(tmp_path: Path) -> None:
    """Whoever was paid is nobody's business; a word that is no kind is not guessed at."""
    found = rows(save(tmp_path / "costs.csv", HAND), door(VK))
    assert _fates(found) == ["taken"] * 3 + ["unknown_kind", "ends_before_it_begins", "no_total"]
    first, last = date(2026, 10, 1), date(2026, 10, 31)
    assert _money(found) == [
        (first, last, "staff", Decimal(60000), "RUB"),
        (first, last, "giveaway", Decimal(5000), "RUB"),
        (first, date(2026, 10, 10), "influencer", Decimal(7000), "RUB"),
    ]
    told = repr([row.facts for row in found])
    assert not [canary for canary in ("Анна", "Петрова", "900", "123-45") if canary in told]


def test_a_currency_that_nobody_names_is_the_brands_and_is_noted(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.csv",
        "Date,What,Amount,Page\n2026-10-01,ads,5,Чайная\n2026-10-01,ads,5,Пекарня\n",
    )
    reading = sniff(path).read(path, door(VK))
    found = list(reading.rows)
    assert reading.completeness.notes == ("currency_assumed:RUB",)
    assert _fates(found) == ["taken", "unknown_page"]
    assert facts(found, Cost)[0].page == "vk:1"
    named = save(tmp_path / "b.csv", "Date,What,Amount\n2026-10-01,ads,$5\n")
    assert facts(rows(named, door(VK)), Cost)[0].currency == "USD"


def test_days_that_read_two_ways_are_proven_by_another_column_or_refused(tmp_path: Path) -> None:
    """Money of March put into April moves the cost of two months."""
    head = "From,To,What,Amount\n"
    proven = save(tmp_path / "a.csv", head + "03/04/2026,15/04/2026,ads,5\n")
    assert _money(rows(proven, door(VK)))[0][:2] == (date(2026, 4, 3), date(2026, 4, 15))
    doubtful = save(tmp_path / "b.csv", head + "03/04/2026,05/04/2026,ads,5\n")
    with pytest.raises(UnknownShape, match="From can be read in two ways"):
        rows(doubtful, door(VK))


def test_orders_and_visits_with_a_cost_are_no_costs(tmp_path: Path) -> None:
    orders = "Дата;Номер заказа;Сумма;Статус\n01.10.2026;1;5;оплачен\n"
    visits = "Дата;Кампания;Показы;Визиты;Расход\n01.10.2026;A;9;3;5\n"
    assert sniff(save(tmp_path / "a.csv", orders)).name == "table"
    assert sniff(save(tmp_path / "b.csv", visits)).name == "table"


def _drop(folder: Path, name: str, words: str, *, day: int) -> None:
    path = folder / "inbox" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, "utf-8")
    made = datetime(2026, 11, day, tzinfo=UTC).timestamp()
    os.utime(path, (made, made))


def test_overlapping_reports_and_corrected_tables_count_once(tmp_path: Path) -> None:
    """A second download, with a corrected day, replaces that day and adds the new one."""
    folder = tmp_path / "tea"
    folder.mkdir()
    (folder / "otvet.toml").write_text('version = 1\n[brand]\nname = "Чайная"\n', "utf-8")
    head = "Дата;Кампания;Показы;Клики;Расход, руб.\n"
    hand = "Дата;На что;Сумма, руб.\n01.10.2026;Сервисы;{sum}\n01.10.2026;Сервисы;7\n"
    days = [f"0{day}.10.2026;Осень;9;1;{day}\n" for day in range(1, 6)]
    _drop(folder, "old.csv", head + "".join(days[:3]), day=1)
    _drop(folder, "new.csv", head + "".join(days[1:]).replace(";3\n", ";30\n"), day=2)
    _drop(folder, "hand.csv", hand.format(sum=100), day=1)
    _drop(folder, "hand 2.csv", hand.format(sum=90), day=2)
    brand = Brand(folder)
    assert {one.status for one in brand.collect()} == {"taken"}
    with brand.store() as store:
        amounts = sorted(Decimal(str(amount)) for (amount,) in shown(store, "cost", "amount"))
    assert amounts == [1, 2, 4, 5, 7, 30, 90]
    month = brand.month("2026-10")
    assert [(c.kind, c.amount) for c in month.costs] == [
        ("ads", Decimal("42.00")),
        ("tool", Decimal("97.00")),
    ]


def test_a_sum_larger_than_any_table_holds_is_a_fault_and_the_others_are_taken(
    tmp_path: Path,
) -> None:
    """An account's number in the column of money stopped the whole file at the store."""
    words = "дата;вид;сумма\n01.10.2026;реклама;12345678901234567\n02.10.2026;реклама;150\n"
    folder = tmp_path / "tea"
    (folder / "inbox").mkdir(parents=True)
    (folder / "otvet.toml").write_text('version = 1\n[brand]\nname = "Tea"\n', "utf-8")
    save(folder / "inbox" / "расходы.csv", words)
    (taken,) = Brand(folder).collect()
    assert (taken.rows_in, taken.rows_taken, taken.rows_rejected) == (2, 1, 1)


def test_people_who_joined_by_a_cabinet_are_kept_and_added_up(tmp_path: Path) -> None:
    """Telegram Ads counts who followed; a cabinet that does not tell it says nothing, not nought."""
    table = (
        "Date,Ad title,Views,Joins,Amount spent (EUR)\n"
        "2026-10-01,Autumn,1000,7,5\n2026-10-01,Autumn,500,2,3\n2026-10-02,Autumn,900,,4\n"
    )
    found = facts(rows(save(tmp_path / "tg.csv", table), door(VK)), Cost)
    assert [cost.joins for cost in found] == [9, None]
    assert all(cost.native_id.startswith("ads/telegram/") for cost in found)
