"""What holds for every file of orders: nobody's name, one fate a row, one order however often."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.orders.looking import orders, taken
from tests.sources.orders.test_crm import AMO_RU, B24_RU
from tests.sources.orders.test_markets import OZON, WEEK
from tests.sources.orders.test_papers import DOCUMENTS, SKLAD, TABLE, _xml
from tests.sources.orders.test_shops import ROW, SHOPIFY, WOO
from tests.sources.reading import door, facts, rows, save

from otvet.brand import Brand
from otvet.errors import SourceError
from otvet.facts import Order
from otvet.sources.inbox import sniff
from otvet.sources.table.columns import evidence
from otvet.sources.table.guesses import Table, guess
from otvet.sources.table.open import open_sheet
from otvet.sources.table.profile import save as save_profile

FILES = {
    "shopify.csv": SHOPIFY,
    "woo.csv": WOO,
    "woo.json": json.dumps([ROW]),
    "amo.csv": AMO_RU,
    "b24.csv": B24_RU,
    "week.csv": WEEK,
    "ozon.csv": OZON,
    "1c.csv": TABLE,
    "papers.csv": DOCUMENTS,
    "sklad.csv": SKLAD,
    "exchange.xml": _xml("utf-8"),
}
CANARIES = ("karenina", "каренина", "example.org", "9001234567", "123-45-67", "31612345678")


@pytest.mark.parametrize("name", FILES)
def test_nobody_is_named_in_facts_notes_or_identity(tmp_path: Path, name: str) -> None:
    path = save(tmp_path / name, FILES[name])
    reading = sniff(path).read(path, door())
    said = repr([list(reading.rows), reading.completeness, reading.identity]).casefold()
    assert not [canary for canary in CANARIES if canary in said]


@pytest.mark.parametrize("name", FILES)
def test_the_same_file_gives_the_same_rows(tmp_path: Path, name: str) -> None:
    """The name and the folder of the file do not matter beyond the page."""
    path = save(tmp_path / name, FILES[name])
    first, again = (sniff(path).read(path, door()) for _ in range(2))
    assert (first.identity, list(first.rows)) == (again.identity, list(again.rows))
    assert orders(path)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(name=st.sampled_from(sorted(FILES)), data=st.data())
def test_damage_costs_rows_and_never_the_count(
    tmp_path: Path, name: str, data: st.DataObject
) -> None:
    """Any bytes may be lost or spoilt: every row has one fate, or the file is refused in words."""
    whole = FILES[name].encode()
    start = data.draw(st.integers(0, len(whole) - 1))
    end = data.draw(st.integers(start, min(len(whole), start + 40)))
    patch = data.draw(st.binary(max_size=6))
    path = tmp_path / name
    path.write_bytes(whole[:start] + patch + whole[end:])
    try:
        found = rows(path, door())
    except SourceError as error:
        assert name in str(error)  # noqa: PT017 - either outcome is right.
        return
    for row in found:
        assert bool(row.facts) + (row.fault is not None) + bool(row.left_out) == 1
    natives = [order.native_id for order in facts(found, Order)]
    assert len(natives) == len(set(natives))


def test_what_a_person_has_mapped_stays_mapped(tmp_path: Path) -> None:
    """A profile goes before the reader's own understanding."""
    path = save(tmp_path / "x.csv", B24_RU)
    sheet, through = open_sheet(path), door(folder=tmp_path)
    found = guess(Table(columns=evidence(sheet), config=through.config, path=path, sheet=sheet))
    assert found is not None
    assert through.profiles is not None
    save_profile(through.profiles, sheet.header, found.mapping)
    natives = {o.native_id for o in facts(rows(path, through), Order)}
    assert natives == {o.native_id for o in orders(path)}
    identity = sniff(path).read(path, through).identity
    assert identity != sniff(path).read(path, door()).identity


def test_a_table_of_orders_that_nobody_knows_goes_the_common_way(tmp_path: Path) -> None:
    path = save(tmp_path / "x.csv", "Дата;Номер чека;Сумма\n01.10.2026;1;450,00\n")
    assert sniff(path).name == "table"
    assert "no_statuses" in sniff(path).read(path, door()).completeness.notes


def test_statements_and_reviews_are_no_orders(tmp_path: Path) -> None:
    """They have numbers, days and sums too."""
    bank = "Номер документа;Дата;Сумма;Контрагент;Назначение платежа\n1;01.10.2026;5;x;y\n"
    review = "Артикул WB;Дата заказа;Цена;Текст отзыва\n1;01.10.2026;5;Хороший чай, беру снова\n"
    ads = "Campaign,Status,Budget,Created\nx,Active,100,2026-10-01\n"
    for number, words in enumerate((bank, review, ads)):
        assert sniff(save(tmp_path / f"{number}.csv", words)).name == "table"


def test_statuses_of_strangers_are_shown_masked(tmp_path: Path) -> None:
    """Somebody keeps phones in the column of stages."""
    words = B24_RU.replace("Наша стадия", "Пишем на +7 900 123-45-67")
    path = save(tmp_path / "x.csv", words)
    assert "unknown_statuses:Пишем на ***" in sniff(path).read(path, door()).completeness.notes


@pytest.mark.parametrize("newer", ["a.csv", "z.csv"])
def test_two_exports_of_one_order_count_once_with_the_newest_status(
    tmp_path: Path, newer: str
) -> None:
    """The deal was open in one export and won in the next, in whatever order they are read."""
    brand = Brand(tmp_path / "tea")
    brand.inbox.mkdir(parents=True)
    (brand.folder / "otvet.toml").write_text('version = 1\n[brand]\nname = "Tea"\n', "utf-8")
    head = "ID;Стадия сделки;Сумма;Дата создания\n"
    for name, stage in (("m.csv", "Новая"), (newer, "Сделка успешна")):
        path = save(brand.inbox / name, f"{head}1;{stage};500;03.10.2026 14:05:00\n")
        os.utime(path, (1_793_000_000 + 60 * (name == newer),) * 2)
    assert [one.status for one in brand.collect()] == ["taken"] * 2
    assert [one.status for one in brand.collect()] == ["known"] * 2
    with brand.store() as store:
        store.engine.table("orders", [])
        found = store.engine.query("sources_orders", ints={}).to_pylist()
    assert [(f["order_status"], f["orders_counted"]) for f in found] == [("done", 1)]


def test_every_row_of_a_large_file_has_its_fate(tmp_path: Path) -> None:
    """Twenty thousand orders with their goods, counted without the reader."""
    lines = ["Name,Financial Status,Total,Created at,Lineitem name"]
    for n in range(20_000):
        lines += [f"#{n},paid,{n % 7}.50,2026-05-01 09:59:00 +0200,Tea", f"#{n},,,,Cup"]
    path = save(tmp_path / "x.csv", "\n".join(lines))
    found = facts(taken(path), Order)
    assert len(found) == 20_000
    assert sum(o.total for o in found) * 2 == sum(2 * (n % 7) + 1 for n in range(20_000))
