"""Sample files of the systems, counted a second time by plain Python."""

import csv
import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.shared_data import shared
from tests.sources.orders.looking import orders, reasons
from tests.sources.reading import door

from otvet.errors import UnknownShape
from otvet.sources.inbox import sniff

EXPORTS = "data/exports"


def _json(path: Path) -> Any:  # noqa: ANN401 - whatever the file holds.
    return json.loads(path.read_text("utf-8"))


def _sums(path: Path) -> dict[str, Decimal]:
    return {o.native_id.partition("@")[0]: o.total for o in orders(path)}


def _cents(value: object) -> Decimal:
    return Decimal(str(value)).quantize(Decimal("0.01"))


def test_shopify() -> None:
    path = shared(f"{EXPORTS}/shopify/orders_export.csv")
    with path.open(encoding="utf-8", newline="") as file:
        plain = list(csv.DictReader(file))
    heads = [row for row in plain if row["Total"]]
    assert _sums(path) == {row["Name"]: _cents(row["Total"]) for row in heads}
    assert [o.at for o in orders(path)] == [
        datetime.strptime(row["Created at"], "%Y-%m-%d %H:%M:%S %z") for row in heads
    ]
    assert [(o.status, o.currency) for o in orders(path)] == [("done", "EUR")]
    assert reasons(path) == {"goods_of_the_order_above": len(plain) - len(heads)}


def test_woocommerce() -> None:
    """The second order gave back two of its goods."""
    path = shared(f"{EXPORTS}/woocommerce/orders_list.json")
    plain = _json(path)
    assert _sums(path) == {
        row["number"]: _cents(row["total"]) + sum(_cents(r["total"]) for r in row["refunds"])
        for row in plain
    }
    assert sum(_sums(path).values()) == Decimal("49.35")
    assert [o.at.replace(tzinfo=None).isoformat() for o in orders(path)] == [
        row["date_created_gmt"] for row in plain
    ]
    assert [o.status for o in orders(path)] == ["paid", "done"]


def test_amocrm() -> None:
    path = shared(f"{EXPORTS}/amocrm/leads_page.json")
    leads = _json(path)["_embedded"]["leads"]
    assert _sums(path) == {str(lead["id"]): _cents(lead["price"]) for lead in leads}
    assert [o.at.timestamp() for o in orders(path)] == [lead["created_at"] for lead in leads]
    assert [o.status for o in orders(path)] == ["lost"]


def test_bitrix24() -> None:
    path = shared(f"{EXPORTS}/bitrix24/crm_deal_list.json")
    deals = _json(path)["result"]
    assert _sums(path) == {deal["ID"]: _cents(deal["OPPORTUNITY"]) for deal in deals}
    assert [o.at for o in orders(path)] == [
        datetime.fromisoformat(deal["DATE_CREATE"]) for deal in deals
    ]
    assert [o.status for o in orders(path)] == ["done"]


def test_wildberries() -> None:
    path = shared(f"{EXPORTS}/wildberries/supplier_orders.json")
    plain = _json(path)
    assert {o.native_id: o.total for o in orders(path)} == {
        row["srid"]: _cents(row["finishedPrice"]) for row in plain
    }
    assert [o.status == "cancelled" for o in orders(path)] == [row["isCancel"] for row in plain]
    assert [o.at.isoformat() for o in orders(path)] == [
        datetime.fromisoformat(f"{row['date']}+03:00").astimezone(o.at.tzinfo).isoformat()
        for row, o in zip(plain, orders(path), strict=True)
    ]


@pytest.mark.parametrize(
    "name", ["v4_posting_fbs_list.json", "v3_posting_fbs_list_OLD_until_2026-08-31.json"]
)
def test_ozon(name: str) -> None:
    """The same posting before and since v4 is the same order."""
    path = shared(f"{EXPORTS}/ozon/{name}")
    plain = _json(path)
    postings = plain.get("postings") or plain["result"]["postings"]
    wanted = {}
    for posting in postings:
        prices = [
            Decimal(p["price"]["amount"] if isinstance(p["price"], dict) else p["price"])
            * p["quantity"]
            for p in posting["products"]
        ]
        wanted[posting["posting_number"]] = _cents(sum(prices))
    assert _sums(path) == wanted
    first = orders(path)[0]
    assert (first.native_id, first.status, first.total) == (
        *("05708065-0029-1", "done"),
        Decimal("1599.00"),
    )


def test_deals_of_a_crm() -> None:
    path = shared(f"{EXPORTS}/quirks/deals_ru_cp1251_semicolon.csv")
    with path.open(encoding="cp1251", newline="") as file:
        plain = list(csv.DictReader(file, delimiter=";"))
    assert _sums(path) == {
        row["ID"]: _cents(row["Бюджет"].replace(" ", "").replace(",", ".")) for row in plain
    }
    assert [o.status for o in orders(path)] == ["done", "lost"]


def test_a_day_and_a_sum_alone_are_asked_about() -> None:
    """They may be revenue, costs or a forecast: only a person knows."""
    path = shared(f"{EXPORTS}/quirks/html_table_renamed.xls")
    with pytest.raises(UnknownShape, match="otvet map"):
        sniff(path).read(path, door())
