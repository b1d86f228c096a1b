"""amoCRM and Bitrix24: a deal is a sale only when it is won."""

import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from tests.sources.orders.looking import notes, orders, reasons, short
from tests.sources.reading import config, door, save

AMO_RU = """ID;Название сделки;Основной контакт;Этап сделки;Воронка;Бюджет, руб.;Дата создания;Рабочий телефон (контакт);Рабочий email (контакт)
1;Заказ;Каренина;Успешно реализовано;Розница;12 500,00;03.10.2026 14:05:00;'+79001234567;
2;Заказ;Каренина;Закрыто и не реализовано;Розница;;03.10.2026 14:05:00;;
3;Заказ;Каренина;Ждём звезду;Розница;100;03.10.2026 14:05:00;8 (900) 123-45-67;
4;Заказ;Каренина;Успешно реализовано;Розница;;03.10.2026 14:05:00;;
5;Заказ;Каренина;Первичный контакт;Розница;0;03.10.2026 14:05:00;;a@example.org
"""
AMO_EN = """ID,Lead title,Main contact,Pipeline,Lead stage,"Budget, $",Date created,Work email (contact)
1,Order,Karenina,Main,Closed - won,"12,500",03.10.2026 14:05:00,a@example.org
2,Order,Karenina,Main,Closed - lost,0,03.10.2026 14:05:00,
"""
B24_RU = """ID;Стадия сделки;Название;Сумма;Валюта;Дата создания;Сделка закрыта;Контакт: Рабочий e-mail
1;Сделка успешна;Заказ;12 500.00;Российский рубль;03.10.2026 14:05:00;да;a@example.org
2;Сделка провалена;x;0;USD;04.10.2026 14:05:00;да;
3;Своя стадия;x;7;;04.10.2026 14:05:00;нет;
4;Наша стадия;x;7;;04.10.2026 14:05:00;да;
"""
B24_EN = """Deal Name,Stage,Amount,Currency,Created on,ID
x,Deal won,1250.50,EUR,2026-10-03 14:05:00,1
x,Deal lost,,EUR,2026-10-03 14:05:00,2
"""


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8-sig", "utf-16"])
def test_deals_of_amo_are_won_lost_or_open(tmp_path: Path, encoding: str) -> None:
    """An unknown stage must not become revenue; a deal without a sum is no order of 0."""
    path = save(tmp_path / "x.csv", AMO_RU, encoding=encoding)
    assert short(path) == [
        ("1", "12500.00", "done"),
        ("3", "100.00", "open"),
        ("5", "0.00", "open"),
    ]
    assert reasons(path) == {"deal_without_sum": 1, "no_total": 1}
    found = orders(path)
    assert {o.currency for o in found} == {"RUB"}
    assert found[0].actor == found[1].actor == door().actor("customer", "9001234567")
    assert found[0].at == datetime(2026, 10, 3, 11, 5, tzinfo=UTC)
    assert notes(path) == ("unknown_statuses:Ждём звезду", "zone_assumed:Europe/Moscow")


def test_english_headers_of_amo_are_known(tmp_path: Path) -> None:
    """A comma is a sign of thousands here, and "closed" has the word "lose" inside."""
    path = save(tmp_path / "x.csv", AMO_EN)
    assert short(path) == [("1", "12500.00", "done"), ("2", "0.00", "lost")]
    assert {o.currency for o in orders(path)} == {"USD"}


def test_a_spreadsheet_of_amo_is_the_same_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    header, *lines = [line.split(";") for line in AMO_RU.splitlines()]
    book.active.append(header)
    for line in lines:
        budget = float(line[5].replace(" ", "").replace(",", ".")) if line[5] else None
        at = datetime.strptime(line[6], "%d.%m.%Y %H:%M:%S")  # noqa: DTZ007 - as amoCRM writes it.
        book.active.append([int(line[0]), *line[1:5], budget, at, *line[7:]])
    book.save(tmp_path / "x.xlsx")
    table = orders(save(tmp_path / "y.csv", AMO_RU))
    assert orders(tmp_path / "x.xlsx") == table


def test_leads_of_the_api_are_closed_in_two_stages_only(tmp_path: Path) -> None:
    """Epoch seconds; the next page is not here, and deleted leads are none."""
    lead = {"id": 1, "price": 12, "status_id": 142, "pipeline_id": 5, "created_at": 1_788_117_585}
    contact = {"_embedded": {"contacts": [{"id": 4}, {"id": 7, "is_main": True}], "tags": [{}]}}
    leads: list[object] = [
        {**lead, **contact},
        {**lead, "id": 2, "status_id": 143},
        {**lead, "id": 3, "status_id": 99, "price": None},
        {**lead, "id": 4, "is_deleted": True},
        {**lead, "id": 5, "status_id": 99},
        17,
    ]
    page = {
        "_links": {"next": {"href": "https://example.amocrm.ru"}},
        "_embedded": {"leads": leads},
    }
    path = save(tmp_path / "x.json", json.dumps(page))
    assert short(path) == [("1", "12.00", "done"), ("2", "12.00", "lost"), ("5", "12.00", "open")]
    assert reasons(path) == {"deal_without_sum": 1, "deleted_order": 1, "unreadable_row": 1}
    first = orders(path)[0]
    assert first.at == datetime.fromtimestamp(1_788_117_585, UTC)
    assert first.actor == door().actor("customer", "amocrm:7")
    assert notes(path) == ("more_pages", "currency_assumed:RUB")


def test_deals_of_bitrix_in_both_languages(tmp_path: Path) -> None:
    """A stage of one's own is open while the deal is; once it is closed, nobody knows."""
    ru = save(tmp_path / "x.csv", B24_RU, encoding="cp1251")
    assert short(ru) == [
        ("1", "12500.00", "done"),
        ("2", "0.00", "lost"),
        ("3", "7.00", "open"),
        ("4", "7.00", "open"),
    ]
    assert [o.currency for o in orders(ru, config(brand={"name": "x", "currency": "KZT"}))] == [
        *("RUB", "USD", "KZT", "KZT")
    ]
    assert "unknown_statuses:Наша стадия" in notes(ru)
    en = save(tmp_path / "y.csv", B24_EN)
    assert short(en) == [("1", "1250.50", "done")]
    assert reasons(en) == {"deal_without_sum": 1}


def test_excel_of_bitrix_is_a_page_and_is_read(tmp_path: Path) -> None:
    """Its "Excel" is HTML under another name."""
    lines = [line.split(";") for line in B24_RU.splitlines()]
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in line) + "</tr>" for line in lines)
    path = save(tmp_path / "deals.xls", f'<meta charset="UTF-8"><table>{cells}</table>')
    assert short(path) == short(save(tmp_path / "x.csv", B24_RU))


@pytest.mark.parametrize("is_new", [False, True])
def test_deals_of_the_api_have_zones_and_groups_of_stages(tmp_path: Path, *, is_new: bool) -> None:
    """Strings and capitals in one method, camel case in the other; a sum may hold its currency."""
    names = ("ID", "STAGE_ID", "STAGE_SEMANTIC_ID", "OPPORTUNITY", "CURRENCY_ID", "DATE_CREATE")
    camel = ("id", "stageId", "stageSemanticId", "opportunity", "currencyId", "createdTime")
    at = "2026-10-04T01:05:00+05:00"
    deals = [
        ("1", "C3:WON", "", "1250.50", "RUB", at),
        ("2", "C3:UC_1", "F", "10", "RUB", at),
        ("3", "UC_1", "S", "10|USD", "", at),
        ("4", "C3:UC_1", "", "10", "RUB", at),
        ("5", "NEW", "P", "", "RUB", at),
        ("6", "NEW", "P", "1O", "RUB", at),
        ("7", "NEW", "P", "1", "RUB", "soon"),
    ]
    listed = [dict(zip(camel if is_new else names, deal, strict=True)) for deal in deals]
    page = {"result": {"items": listed} if is_new else listed, "next": 50, "total": 112}
    path = save(tmp_path / "x.json", json.dumps(page))
    assert short(path) == [
        ("1", "1250.50", "done"),
        ("2", "10.00", "lost"),
        ("3", "10.00", "done"),
        ("4", "10.00", "open"),
    ]
    assert reasons(path) == {"deal_without_sum": 1, "not_a_number": 1, "bad_date": 1}
    assert [o.currency for o in orders(path)][2] == "USD"
    assert orders(path)[0].at == datetime(2026, 10, 3, 20, 5, tzinfo=UTC)
    assert notes(path) == ("more_pages", "unknown_statuses:C3:UC_1", "no_buyers")
