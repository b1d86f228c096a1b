"""Shopify and WooCommerce: goods are no orders, refunds are no revenue."""

import json
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest
from tests.sources.orders.looking import notes, orders, reasons, short, taken
from tests.sources.reading import config, door, save

from otvet.errors import UnknownShape
from otvet.sources.inbox import sniff

SHOPIFY = """Name,Email,Financial Status,Fulfillment Status,Currency,Total,Discount Code,Created at,Lineitem name,Billing Name,Shipping Zip,Cancelled at,Refunded Amount,Phone
#1001,Anna@example.org,paid,unfulfilled,EUR,"1,234.50",TEA10,2026-05-01 00:30:00 +0200,Tea,Anna Karenina,'2801AA,,0.00,'+31612345678
#1001,Anna@example.org,,,,,,,Cup,,,,,
#1002,,refunded,fulfilled,EUR,50.00,,2026-05-02 09:59:00 +0200,Tea,B,'1,,50.00,'+31612345678
#1003,b@example.org,partially_refunded,fulfilled,EUR,50.00,,2026-05-02 09:59:00 +0200,Tea,B,'1,,20.00,
#1004,b@example.org,voided,,EUR,50.00,,2026-05-03 09:59:00 +0200,Tea,B,'1,2026-05-03 10:59:00 +0200,,
#1005,b@example.org,mystery,,EUR,50.00,,2026-05-03 09:59:00 +0200,Tea,B,'1,,,
#1006,b@example.org,pending,,EUR,5O.00,,2026-05-03 09:59:00 +0200,Tea,B,'1,,,
#1007,b@example.org,paid,fulfilled,EUR,7.00,,,Tea,B,'1,,,
"""
WOO = """Order Status;Order Number;Order Total Amount;Order Date;Email (Billing);Coupon Code;Item Name;Order Refund Amount
Completed;101;1.250,50;2026-10-03 14:05;x@example.org;TEA;Tea;0
;;;;;;Cup;
On hold;102;10,00;2026-10-04 14:05;x@example.org;;Tea;
On hold;102;10,00;2026-10-04 14:05;x@example.org;;Cup;
Processing;103;30,00;2026-10-04 14:05;;;Cup;-10,00
Processing;103;31,00;2026-10-04 14:05;;;Cup;-10,00
wc-weird;104;30,00;2026-10-04;;;Cup;
"""


def test_shopify_orders_are_told_once_and_refunds_are_taken_off(tmp_path: Path) -> None:
    """Rows of goods would double the orders; a refund would stay in the revenue."""
    path = save(tmp_path / "x.csv", SHOPIFY)
    assert short(path) == [
        ("#1001", "1234.50", "paid"),
        ("#1002", "50.00", "refunded"),
        ("#1003", "30.00", "done"),
        ("#1004", "50.00", "cancelled"),
        ("#1005", "50.00", "open"),
    ]
    assert reasons(path) == {"goods_of_the_order_above": 1, "not_a_number": 1, "no_date": 1}
    first = orders(path)[0]
    assert first.at == datetime(2026, 4, 30, 22, 30, tzinfo=UTC)
    assert (first.currency, first.promo_code) == ("EUR", "TEA10")
    assert notes(path) == ("unknown_statuses:mystery",)


def test_a_buyer_is_one_number_by_address_and_by_phone(tmp_path: Path) -> None:
    """The phone counts only where there is no address; the sign that Excel needs is no part of it."""
    found = orders(save(tmp_path / "x.csv", SHOPIFY))
    assert found[0].actor == door().actor("customer", "anna@example.org")
    assert found[1].actor == door().actor("customer", "1612345678")
    assert found[2].actor == found[3].actor


@pytest.mark.parametrize("sign", ["\t", ";"])
def test_columns_may_stand_in_any_order_behind_any_sign(tmp_path: Path, sign: str) -> None:
    """A spreadsheet that saves the file anew changes both, and puts a mark in front."""
    table = [line.split(",") for line in SHOPIFY.replace('"1,234.50"', "1234.50").splitlines()]
    turned = "\n".join(sign.join(["x", *reversed(row)]) for row in table)
    path = save(tmp_path / "x.csv", "\ufeff" + turned.replace("x", "More", 1))
    assert short(path) == short(save(tmp_path / "y.csv", SHOPIFY))


def test_a_spreadsheet_of_shopify_is_the_same_table(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for line in SHOPIFY.replace('"1,234.50"', "1234.50").splitlines():
        book.active.append(line.split(","))  # type: ignore[union-attr]
    book.save(tmp_path / "x.xlsx")
    assert short(tmp_path / "x.xlsx") == short(save(tmp_path / "y.csv", SHOPIFY))


def test_rows_of_export_plugins_are_orders_or_goods(tmp_path: Path) -> None:
    """One plugin leaves further rows empty, another repeats the order in them."""
    path = save(tmp_path / "x.csv", "\ufeff" + WOO)
    assert short(path) == [
        ("101", "1250.50", "done"),
        ("102", "10.00", "open"),
        ("103", "20.00", "paid"),
        ("104", "30.00", "open"),
    ]
    assert reasons(path) == {"goods_of_the_order_above": 1, "repeat": 1, "another_sum": 1}
    assert "unknown_statuses:wc-weird" in notes(path)
    assert orders(path)[0].promo_code == "TEA"


ROW = {
    "id": 9,
    "number": "727",
    "status": "completed",
    "currency": "USD",
    "date_created": "2026-03-22T16:28:02",
    "date_created_gmt": "2026-03-22T21:28:02",
    "total": "29.35",
    "billing": {"first_name": "Karenina", "email": "anna@example.org", "phone": "+7 900 123-45-67"},
    "coupon_lines": [{"code": "tea10"}],
    "line_items": [{"id": 1, "total": "1.00"}, {"id": 2, "total": "2.00"}],
    "refunds": [{"id": 1, "total": "-9.35"}],
}


@pytest.mark.parametrize("wrap", ["list", "page", "lines"])
def test_rest_orders_are_utc_and_net_of_refunds(tmp_path: Path, wrap: str) -> None:
    """Goods inside an order are a longer list than the orders, and no orders."""
    rows = [ROW, {**ROW, "number": "728", "status": "wc-failed", "refunds": []}]
    words = {
        "list": json.dumps(rows),
        "page": json.dumps({"orders": rows}),
        "lines": "\n".join(map(json.dumps, rows)),
    }[wrap]
    path = save(tmp_path / "x.json", words)
    assert short(path) == [("727", "20.00", "done"), ("728", "29.35", "cancelled")]
    first = orders(path)[0]
    assert first.at == datetime(2026, 3, 22, 21, 28, 2, tzinfo=UTC)
    assert (first.currency, first.promo_code) == ("USD", "tea10")
    assert first.actor == door().actor("customer", "anna@example.org")
    assert notes(path) == ()


def test_the_rest_and_the_csv_of_one_order_are_one_order(tmp_path: Path) -> None:
    """Both roads lie in one inbox sooner or later."""
    rest = save(tmp_path / "x.json", json.dumps([ROW]))
    table = "Order Number,Order Status,Order Date,Order Total Amount\n727,Completed,2026-03-23 00:28,20\n"
    assert {o.native_id for o in orders(rest)} == {
        o.native_id for o in orders(save(tmp_path / "y.csv", table))
    }


def test_days_that_can_be_read_in_two_ways_are_asked_about(tmp_path: Path) -> None:
    """Guessing would put orders into other months."""
    table = "Order Number,Order Status,Order Date,Order Total Amount\n1,Completed,03/04/2026,5\n"
    path = save(tmp_path / "x.csv", table)
    with pytest.raises(UnknownShape, match="not sure"):
        sniff(path).read(path, door())


def test_orders_belong_to_the_systems_own_page(tmp_path: Path) -> None:
    """A brand with two shops keeps them apart; a page of another system is not taken."""
    two = config(pages=[{"ref": f"{n}:tea", "kind": "shop"} for n in ("shopify", "ozon")])
    one = config(pages=[{"ref": "ozon:tea", "kind": "shop"}])
    any_shop = config(pages=[{"ref": "shop:tea", "kind": "shop", "title": "Чай"}])
    (tmp_path / "inbox").mkdir()
    path = save(tmp_path / "inbox" / "x.csv", SHOPIFY)
    pages = [{o.page for o in orders(path, brand)} for brand in (two, one, any_shop, config())]
    assert pages == [{"shopify:tea"}, {"file:orders"}, {"shop:tea"}, {"file:orders"}]
    assert "Чай" in repr(taken(path, any_shop)[0].facts[0])
