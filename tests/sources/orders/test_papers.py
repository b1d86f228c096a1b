"""1C and MoySklad: tables with groups and totals, and CommerceML."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.sources.orders.looking import notes, orders, reasons, short
from tests.sources.reading import door, rows, save

from otvet.errors import SourceError, UnknownShape
from otvet.sources.inbox import sniff

TABLE = """ООО «Чай»
Заказы клиентов за октябрь 2026 г.

Номер;Дата;Контрагент;Сумма;Статус;Ответственный
Каренина Анна;;;900,00;;
УТ-0001;03.10.2026 14:05:00;Каренина;1 500,00;Закрыт;И
УТ-0002;04.10.2026;Каренина;400,00;К обеспечению;И
УТ-0003;05.10.2026;Каренина;4OO,00;К отгрузке;И
УТ-0004;05.10.2026;Каренина;10;Отменен;И
УТ-0005;;Каренина;10;Закрыт;И
Итого;;;1 900,00;;
"""
DOCUMENTS = """Документ\tКонтрагент\tСумма, руб.
Реализация товаров и услуг УТ-0001 от 03.10.2026 14:05:00\tКаренина\t500,00
Возврат товаров от клиента УТ-0004 от 03.10.2026 14:05:00\tКаренина\t500,00
Поступление товаров УТ-0005 от 03.10.2026 14:05:00\tКаренина\t500,00
Каренина\t\t500,00
Итого\t\t900
"""
SKLAD = """№;Время;Контрагент;Организация;Сумма;Валюта;Оплачено;Отгружено;Статус
00012;03.10.2026 14:05;Каренина;ООО;500,00;руб;500,00;0;Новый
00013;03.10.2026 14:05;Каренина;ООО;500,00;руб;0;0;Отменен
00014;03.10.2026 14:05;Каренина;ООО;500,00;руб;0;0;Новый
"""


def _document(number: int, more: str, operation: str = "Заказ товара") -> str:
    return (
        f"<Документ><Ид>x{number}</Ид><Номер>{number}</Номер><Дата>2026-10-03</Дата>"
        f"<ХозОперация>{operation}</ХозОперация><Роль>Продавец</Роль><Валюта>руб</Валюта>"
        f"<Сумма>1250.50</Сумма><Время>01:05:00</Время>{more}</Документ>"
    )


def _says(name: str, value: str) -> str:
    pair = f"<Наименование>{name}</Наименование><Значение>{value}</Значение>"
    return f"<ЗначенияРеквизитов><ЗначениеРеквизита>{pair}</ЗначениеРеквизита></ЗначенияРеквизитов>"


def _party(role: str, address: str) -> str:
    contact = f"<Контакт><Тип>Почта</Тип><Значение>{address}</Значение></Контакт>"
    return (
        f"<Контрагент><Наименование>Каренина</Наименование><Роль>{role}</Роль>"
        f"<Контакты>{contact}</Контакты></Контрагент>"
    )


PARTIES = f"<Контрагенты>{_party('Продавец', 's@example.org')}{_party('Покупатель', 'b@example.org')}</Контрагенты>"
GOODS = (
    f"<Товары><Товар><Номер>7</Номер><Сумма>5</Сумма>{_says('Отменен', 'true')}</Товар></Товары>"
)
EXCHANGE = "".join(
    [
        _document(1, PARTIES + GOODS + _says("Статус заказа", "[F] Выполнен")),
        _document(2, _says("Отменен", "true")),
        _document(3, _says("Заказ оплачен", "true")),
        _document(4, _says("Статус заказа", "[Z] Ждём звезду")),
        _document(5, "", "Возврат товара"),
        _document(6, "", "Поступление товара"),
        _document(7, _says("ПометкаУдаления", "true")),
        _document(8, "").replace("<Сумма>1250.50</Сумма>", ""),
        _document(9, "").replace("2026-10-03", "когда-то"),
    ]
)


def _xml(encoding: str, inside: str = EXCHANGE, attributes: str = 'ВерсияСхемы="2.05"') -> str:
    head = f'<?xml version="1.0" encoding="{encoding}"?>\n<КоммерческаяИнформация {attributes}>'
    return f"{head}{inside}</КоммерческаяИнформация>"


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8"])
def test_groups_and_totals_of_1c_are_no_orders(tmp_path: Path, encoding: str) -> None:
    """A group's subtotal would count its orders twice; "to be shipped" is not shipped."""
    path = save(tmp_path / "x.csv", TABLE, encoding=encoding)
    assert short(path) == [
        ("УТ-0001", "1500.00", "done"),
        ("УТ-0002", "400.00", "open"),
        ("УТ-0004", "10.00", "cancelled"),
    ]
    assert reasons(path) == {"group_row": 1, "not_a_number": 1, "no_date": 1, "totals_row": 1}
    assert notes(path) == ("currency_assumed:RUB", "no_buyers", "zone_assumed:Europe/Moscow")


def test_documents_of_1c_hold_number_and_day_in_their_names(tmp_path: Path) -> None:
    """Purchases and returns are told by the kind of document."""
    path = save(tmp_path / "x.txt", DOCUMENTS)
    assert short(path) == [("УТ-0001", "500.00", "done")]
    assert orders(path)[0].at == datetime(2026, 10, 3, 11, 5, tzinfo=UTC)
    assert reasons(path) == {"return_apart": 1, "not_a_sale": 1, "group_row": 1, "totals_row": 1}
    assert "no_statuses" in notes(path)


def test_purchases_of_1c_are_refused_with_advice(tmp_path: Path) -> None:
    """Taken as orders, what was spent would be what was earned."""
    path = save(tmp_path / "x.csv", TABLE.replace("Заказы клиентов", "Поступления товаров"))
    with pytest.raises(UnknownShape, match="otvet map"):
        sniff(path).read(path, door())


def test_an_order_of_moysklad_is_paid_when_its_sum_is(tmp_path: Path) -> None:
    """Its status may still be "new"."""
    path = save(tmp_path / "x.csv", SKLAD)
    assert [o.status for o in orders(path)] == ["paid", "cancelled", "open"]
    assert {o.currency for o in orders(path)} == {"RUB"}


@pytest.mark.parametrize("encoding", ["windows-1251", "utf-8", "utf-8-sig", "utf-16", "koi8-r"])
@pytest.mark.parametrize("attributes", ['ВерсияСхемы="2.05"', 'xmlns="urn:1C.ru:commerceml_2"'])
def test_orders_of_commerceml(tmp_path: Path, encoding: str, attributes: str) -> None:
    """What goods say of themselves is not about the order, and the seller is not the buyer."""
    declared = encoding.removesuffix("-sig")
    path = save(tmp_path / "x.xml", _xml(declared, attributes=attributes), encoding=encoding)
    assert short(path) == [
        ("1", "1250.50", "done"),
        ("2", "1250.50", "cancelled"),
        ("3", "1250.50", "paid"),
        ("4", "1250.50", "open"),
    ]
    assert reasons(path) == {
        "return_apart": 1,
        "not_a_sale": 1,
        "deleted_order": 1,
        "no_total": 1,
        "bad_date": 1,
    }
    first = orders(path)[0]
    assert first.actor == door().actor("customer", "b@example.org")
    assert first.at == datetime(2026, 10, 2, 22, 5, tzinfo=UTC)
    assert notes(path)[0] == "unknown_statuses:[Z] Ждём звезду"


def test_documents_in_containers_and_beneath_others_are_found_once(tmp_path: Path) -> None:
    """Version 3 wraps each document; one beneath another is not an order of its own."""
    beneath = f"<ПодчиненныеДокументы>{_document(2, '')}</ПодчиненныеДокументы>"
    inside = f"<Контейнер>{_document(1, beneath)}</Контейнер>"
    assert short(save(tmp_path / "x.xml", _xml("utf-8", inside))) == [("1", "1250.50", "open")]


def test_a_wrong_declaration_is_seen_through(tmp_path: Path) -> None:
    """Some shops write windows-1251 under a head that says UTF-8."""
    path = save(tmp_path / "x.xml", _xml("utf-8"), encoding="cp1251")
    assert len(orders(path)) == 4


def test_a_file_that_breaks_off_gives_its_whole_orders(tmp_path: Path) -> None:
    words = _xml("utf-8")
    path = save(tmp_path / "x.xml", words[: words.index("<Номер>3")])
    assert [n for n, _, _ in short(path)] == ["1", "2"]
    assert reasons(path) == {"file_is_cut": 1}
    with pytest.raises(SourceError, match="damaged"):
        rows(save(tmp_path / "y.xml", words[:200]), door())


LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'>]>"
OUTSIDE = "<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"
READING = "<!DOCTYPE x [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize("definitions", [LAUGHS, OUTSIDE, READING])
def test_xml_with_definitions_is_not_opened(tmp_path: Path, definitions: str) -> None:
    """Entities may fill the memory or read other files; no export has any."""
    inside = _document(1, "<Комментарий>&b;</Комментарий>" if "ENTITY" in definitions else "")
    words = _xml("utf-8", inside).replace("?>\n", f"?>\n{definitions}")
    with pytest.raises(SourceError, match="DTD"):
        rows(save(tmp_path / "x.xml", words), door())


def test_elements_without_end_inside_one_another_are_not_followed(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        rows(save(tmp_path / "x.xml", _xml("utf-8", "<а>" * 100_000)), door())


def test_goods_and_prices_are_refused_with_advice(tmp_path: Path) -> None:
    """An exchange writes them beside the orders; they are no month without orders."""
    words = _xml("utf-8", "<Каталог><Товары><Товар><Ид>1</Ид></Товар></Товары></Каталог>")
    with pytest.raises(SourceError, match="no orders"):
        rows(save(tmp_path / "x.xml", words), door())
