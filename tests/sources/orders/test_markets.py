"""Wildberries and Ozon: one order of several rows, and returns that are no sales."""

import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from tests.sources.orders.looking import notes, orders, reasons, short
from tests.sources.reading import save

WEEK = """№;Код номенклатуры;Артикул поставщика;Баркод;Тип документа;Обоснование для оплаты;Дата заказа покупателем;Дата продажи;Кол-во;Вайлдберриз реализовал Товар (Пр);К перечислению Продавцу;Srid
1;1;a;111;Продажа;Продажа;2026-09-28;2026-10-01;1;800,5;600;s1
2;1;a;111;Продажа;Логистика;2026-09-28;2026-10-01;0;0;0;s1
3;1;a;111;Возврат;Возврат;2026-09-28;2026-10-04;1;800,5;600;s1
4;1;a;111;Продажа;Продажа;2026-09-29;2026-10-01;1;700;600;s2
5;;;;;Хранение;;;0;0;0;
6;1;a;111;Продажа;Возмещение за выдачу и возврат товаров на ПВЗ;2026-09-29;2026-10-01;0;0;9;s2
"""
OZON = """Номер заказа;Номер отправления;Принят в обработку;Статус;Сумма отправления;Код валюты отправления;Наименование товара;Артикул;Ваша цена;Количество
1-1;1-1-1;2026-10-01 16:35:06;Доставлен;1000;RUB;Чай;a;500;1
1-1;1-1-1;2026-10-01 16:35:06;Доставлен;1000;RUB;Чай;b;500;1
1-2;1-2-1;2026-10-01 16:35:06;Отменён;700;RUB;Чай;b;700;1
1-3;1-3-1;2026-10-01 00:35:06;Доставляется;700;RUB;Чай;b;350;2
;;2026-10-01 00:35:06;Доставляется;700;RUB;Чай;b;350;2
"""
PRICES = """Номер отправления,Номер заказа,Статус,Принят в обработку,Ваша цена,Количество
1-1-1,1-1,Доставлен,2026-10-01 16:35:06,500.50,2
1-1-1,1-1,Доставлен,2026-10-01 16:35:06,5OO,1
1-2-1,1-2,Ждём чуда,2026-10-01 16:35:06,700,1
1-2-1,1-2,Ждём чуда,2026-10-01 16:35:06,100.25,2
"""


def test_the_realisation_report_counts_sales_and_pairs_returns(tmp_path: Path) -> None:
    """Deliveries and storage are no orders; the day is the order's, in Moscow."""
    path = save(tmp_path / "x.csv", WEEK)
    assert short(path) == [("s1", "800.50", "refunded"), ("s2", "700.00", "done")]
    assert reasons(path) == {"not_a_sale": 3, "same_order": 1}
    assert orders(path)[0].at == datetime(2026, 9, 27, 21, tzinfo=UTC)
    assert notes(path) == (
        "currency_assumed:RUB",
        "marketplace_hides_buyers",
        "zone_assumed:Europe/Moscow",
    )


def test_the_report_without_srid_pairs_the_nth_return_with_the_nth_sale(tmp_path: Path) -> None:
    """Older reports have no number: two equal sales of a day are two, one of them returned."""
    lines = [line.rpartition(";")[0] for line in WEEK.splitlines()]
    words = "\n".join([*lines[:2], lines[1], lines[4], lines[3], *lines[5:]])
    path = save(tmp_path / "x.csv", words)
    assert [o.status for o in orders(path)] == ["refunded", "done", "done"]
    assert len({o.native_id for o in orders(path)}) == 3


def test_a_spreadsheet_of_the_report_is_the_same_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for line in WEEK.splitlines():
        *before, amount, pay, srid = line.split(";")
        number = float(amount.replace(",", ".")) if amount[0].isdecimal() else amount
        book.active.append([*before, number, pay, srid])
    book.save(tmp_path / "x.xlsx")
    assert orders(tmp_path / "x.xlsx") == orders(save(tmp_path / "y.csv", WEEK))


def test_a_list_of_the_cabinet_is_read_by_its_columns(tmp_path: Path) -> None:
    """Without a number two equal goods of one moment are two orders."""
    words = "Артикул WB;Дата заказа;Цена;Цена со скидкой;Статус\n" + "".join(
        f"a;01.10.2026 10:00;900;{price};{status}\n"
        for price, status in (("500", "Отменён"), ("500", "Выкуплен"), ("600", "Новый"))
    )
    path = save(tmp_path / "x.csv", words, encoding="cp1251")
    assert [(str(o.total), o.status) for o in orders(path)] == [
        ("500.00", "cancelled"),
        ("500.00", "done"),
        ("600.00", "open"),
    ]
    assert len({o.native_id for o in orders(path)}) == 3


SALE = {"date": "2026-10-02T00:30:00", "nmId": 1, "finishedPrice": 1145, "srid": "a"}


def test_sales_of_the_api_are_told_by_the_letter_of_their_number(tmp_path: Path) -> None:
    """A return is written below nought under the sale's own srid."""
    rows = [
        {**SALE, "saleID": "S9993700024"},
        {**SALE, "saleID": "R9993700025", "finishedPrice": -1145, "date": "2026-10-05T00:00:00"},
        {**SALE, "saleID": "S9993700026", "srid": "b", "finishedPrice": 0, "priceWithDisc": 90.5},
        {**SALE, "saleID": "D9993700026", "srid": "c"},
    ]
    path = save(tmp_path / "x.json", json.dumps(rows))
    assert short(path) == [("a", "1145.00", "refunded"), ("b", "90.50", "done")]
    assert reasons(path) == {"same_order": 1, "not_a_sale": 1}
    assert {o.at for o in orders(path)} == {datetime(2026, 10, 1, 21, 30, tzinfo=UTC)}


def test_orders_of_the_api_are_open_unless_they_are_cancelled(tmp_path: Path) -> None:
    """That an order stands does not say that it was bought; year 1 means never."""
    never = "0001-01-01T00:00:00"
    rows = [
        {**SALE, "isCancel": False, "cancelDate": never},
        {**SALE, "srid": "b", "isCancel": True},
        {**SALE, "srid": "c", "cancelDate": "2026-10-03T00:00:00"},
        {
            "date": "2026-10-02T00:30:00",
            "nmId": 1,
            "srid": "d",
            "totalPrice": 200,
            "discountPercent": 25,
        },
        {"date": "2026-10-02T00:30:00", "nmId": 1, "srid": "e"},
    ]
    path = save(tmp_path / "x.json", json.dumps(rows))
    assert short(path) == [
        ("a", "1145.00", "open"),
        ("b", "1145.00", "cancelled"),
        ("c", "1145.00", "cancelled"),
        ("d", "150.00", "open"),
    ]
    assert reasons(path) == {"no_total": 1}
    assert "sales_not_told" in notes(path)


@pytest.mark.parametrize("is_new", [False, True])
def test_the_report_of_the_api_is_the_report_of_the_cabinet(
    tmp_path: Path, *, is_new: bool
) -> None:
    """Snake case in the old method, camel case in the new one, sums as words there."""
    old = ("srid", "doc_type_name", "supplier_oper_name", "order_dt", "retail_amount")
    camel = ("srid", "docTypeName", "sellerOperName", "orderDt", "retailAmount")
    rows = [
        ("s1", "Продажа", "Продажа", "2026-09-28T00:00:00", "800.5"),
        ("s1", "Продажа", "Логистика", "2026-09-28T00:00:00", "0"),
        ("s1", "Возврат", "Возврат", "2026-09-28T00:00:00", "800.5"),
        ("s2", "Продажа", "Продажа", "2026-09-29T00:00:00", "700"),
    ]
    listed = [dict(zip(camel if is_new else old, row, strict=True)) for row in rows]
    path = save(tmp_path / "x.json", json.dumps(listed, ensure_ascii=False))
    assert orders(path) == orders(save(tmp_path / "y.csv", WEEK))


def test_goods_of_a_posting_are_one_order(tmp_path: Path) -> None:
    """The posting's sum stands beside each good; adding it up would double the revenue."""
    path = save(tmp_path / "x.csv", "\ufeff" + OZON)
    assert short(path) == [
        ("1-1-1", "1000.00", "done"),
        ("1-2-1", "700.00", "cancelled"),
        ("1-3-1", "700.00", "open"),
    ]
    assert reasons(path) == {"goods_of_the_order_above": 1, "no_number": 1}
    assert orders(path)[2].at == datetime(2026, 9, 30, 21, 35, 6, tzinfo=UTC)


def test_without_a_sum_of_its_own_a_posting_costs_what_its_goods_cost(tmp_path: Path) -> None:
    """A price that cannot be read spoils the whole posting: a part of a sum is a wrong sum."""
    path = save(tmp_path / "x.csv", PRICES)
    assert short(path) == [("1-2-1", "900.50", "open")]
    assert reasons(path) == {"not_a_number": 2, "goods_of_the_order_above": 1}
    assert notes(path)[0] == "unknown_statuses:Ждём чуда"


def test_sums_that_stand_by_each_good_are_added_up(tmp_path: Path) -> None:
    """Prices times quantities show which of the two the column is."""
    words = OZON.replace("Доставлен;1000;RUB;Чай", "Доставлен;500;RUB;Чай")
    assert short(save(tmp_path / "x.csv", words))[0] == ("1-1-1", "1000.00", "done")


@pytest.mark.parametrize("is_new", [False, True])
def test_postings_of_the_api_before_and_since_v4(tmp_path: Path, *, is_new: bool) -> None:
    """The price became an object; "awaiting_deliver" is not delivered."""
    states = ("delivered", "awaiting_deliver", "delivering", "cancelled", "teleported")
    price: dict[str, object] = {"price": "10.0000", "currency_code": "KZT"}
    if is_new:
        price = {"price": {"amount": "10.0000", "currency": "KZT"}}
    rows: list[dict[str, object]] = [
        {
            "posting_number": str(number),
            "status": status,
            "in_process_at": "2026-10-01T13:35:06Z",
            "products": [{**price, "quantity": 2}, {**price, "quantity": 1}],
        }
        for number, status in enumerate(states)
    ]
    rows.append({**rows[0], "posting_number": "9", "products": []})
    page = {"postings": rows, "has_next": False}
    path = save(tmp_path / "x.json", json.dumps(page if is_new else {"result": page}))
    assert short(path) == [
        (str(number), "30.00", status)
        for number, status in enumerate(("done", "open", "open", "cancelled", "open"))
    ]
    assert {o.currency for o in orders(path)} == {"KZT"}
    assert reasons(path) == {"no_total": 1}
    assert notes(path) == ("unknown_statuses:teleported", "marketplace_hides_buyers")
