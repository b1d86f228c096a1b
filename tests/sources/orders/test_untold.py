"""An order whose fate a file does not tell: it never takes back what another file has told."""

import json
import os
from pathlib import Path

import pytest
from tests.sources.orders.looking import orders
from tests.sources.orders.test_markets import SALE
from tests.sources.orders.test_papers import _document, _says, _xml
from tests.sources.reading import save
from tests.store_fixture import shown

from otvet.brand import Brand
from otvet.facts import YearMonth

PLACED = {"isCancel": False, "cancelDate": "0001-01-01T00:00:00"}
WOO = "Order Number;Order Total Amount;Order Date;Item Name"
WOO_TOLD = f"Order Status;{WOO}\n"
TILL = "Дата;Номер чека;Сумма"
CASES = {
    "wildberries": (
        json.dumps([{**SALE, "saleID": "S9993700024"}]),
        json.dumps([{**SALE, **PLACED}]),
        "done",
    ),
    "wildberries returned": (
        json.dumps([{**SALE, "saleID": "R9993700025"}]),
        json.dumps([{**SALE, **PLACED}]),
        "refunded",
    ),
    "wildberries cancelled": (
        json.dumps([{**SALE, "isCancel": True}]),
        json.dumps([{**SALE, **PLACED}]),
        "cancelled",
    ),
    "woocommerce": (
        f"{WOO_TOLD}Refunded;1;5;2026-10-03 14:05;Tea\n",
        f"{WOO}\n1;5;2026-10-03 14:05;Tea\n",
        "refunded",
    ),
    "table": (
        f"{TILL};Статус\n01.10.2026;1;450,00;Возврат\n02.10.2026;2;450,00;Оплачен\n",
        f"{TILL}\n01.10.2026;1;450,00\n02.10.2026;2;450,00\n",
        "refunded",
    ),
    "amocrm": (
        "ID;Этап сделки;Воронка;Бюджет, руб.;Дата создания;Основной контакт\n"
        "1;Успешно реализовано;Розница;500;03.10.2026 14:05:00;\n",
        "ID;Этап сделки;Воронка;Бюджет, руб.;Дата создания;Основной контакт\n"
        "1;Ждём звезду;Розница;500;03.10.2026 14:05:00;\n",
        "done",
    ),
    "1c": (
        _xml("utf-8", _document(1, _says("Отменен", "true"))),
        _xml("utf-8", _document(1, "")),
        "cancelled",
    ),
    "ozon": (
        "Номер отправления;Принят в обработку;Статус;Сумма отправления;Ваша цена\n"
        "1-1;2026-10-01 16:35:06;Доставлен;1000;1000\n",
        "Номер отправления;Принят в обработку;Сумма отправления;Ваша цена\n"
        "1-1;2026-10-01 16:35:06;1000;1000\n",
        "done",
    ),
}


def _brand(folder: Path, files: dict[str, str], made: dict[str, int]) -> Brand:
    brand = Brand(folder / "tea")
    brand.inbox.mkdir(parents=True)
    (brand.folder / "otvet.toml").write_text('version = 1\n[brand]\nname = "Tea"\n', "utf-8")
    for name, words in files.items():
        path = save(brand.inbox / name, words)
        os.utime(path, (1_793_000_000 + 60 * made[name],) * 2)
    return brand


def _statuses(brand: Brand) -> list[object]:
    assert {one.status for one in brand.collect(accept_guesses=True)} == {"taken"}
    with brand.store() as store:
        return [status for (status,) in shown(store, "orders", "status")]


@pytest.mark.parametrize("newer", ["told", "untold"])
@pytest.mark.parametrize("first", ["told", "untold"])
@pytest.mark.parametrize("case", CASES)
def test_what_is_told_shows_whichever_file_is_newer_or_read_first(
    tmp_path: Path, case: str, newer: str, first: str
) -> None:
    """The list of orders of Wildberries is exported after the sales as often as before them."""
    told, untold, status = CASES[case]
    end = "json" if told[0] == "[" else "xml" if told[0] == "<" else "csv"
    names = {"told": f"m.{end}", "untold": f"a.{end}" if first == "untold" else f"z.{end}"}
    files = {names["told"]: told, names["untold"]: untold}
    made = {name: int(kind == newer) for kind, name in names.items()}
    shows = _statuses(_brand(tmp_path, files, made))
    assert status in shows
    assert len(shows) == len(orders_in(told))


def orders_in(words: str) -> list[str]:
    """One line for each order of these small files."""
    return ["x"] if words[0] in "[<" else words.strip().splitlines()[1:]


def test_of_two_lists_that_tell_nothing_the_newer_shows(tmp_path: Path) -> None:
    """A till that corrects a sum must still be believed."""
    files = {
        name: f"{TILL}\n01.10.2026;1;{total}\n" for name, total in (("a.csv", 5), ("b.csv", 6))
    }
    brand = _brand(tmp_path, files, {"a.csv": 1, "b.csv": 0})
    assert _statuses(brand) == ["done"]
    with brand.store() as store:
        assert [str(total) for (total,) in shown(store, "orders", "total")] == ["5.00"]


def test_without_the_sales_the_order_is_open_again(tmp_path: Path) -> None:
    """An undo shows what was known before."""
    told, untold, _ = CASES["wildberries"]
    brand = _brand(tmp_path, {"m.json": told, "z.json": untold}, {"m.json": 0, "z.json": 1})
    assert _statuses(brand) == ["done"]
    with brand.store() as store:
        imports = store.source_lines(YearMonth.parse("2026-10"))
    brand.undo(next(one.run for one in imports if one.file == "m.json"))
    with brand.store() as store:
        assert shown(store, "orders", "status") == [("open",)]


def test_what_is_told_is_marked_so(tmp_path: Path) -> None:
    """The mark is by order: a list that cannot tell sales does tell what was cancelled."""
    rows = [{**SALE, **PLACED}, {**SALE, "srid": "b", "isCancel": True}]
    found = orders(save(tmp_path / "x.json", json.dumps(rows)))
    assert [(o.status, o.status_told) for o in found] == [("open", False), ("cancelled", True)]
