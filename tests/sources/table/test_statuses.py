"""Words for the state of an order: the near ones are the dangerous ones."""

import pytest

from otvet.sources.table.statuses import Status, known_status, listed


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("Успешно реализовано", "done"),
        ("Закрыто и не реализовано", "lost"),
        ("Closed - won", "done"),
        ("Closed - lost", "lost"),
        ("Closed", "done"),
        ("delivered", "done"),
        ("awaiting_deliver", "open"),
        ("delivering", "open"),
        ("Доставляется", "open"),
        ("К получению", "open"),
        ("Готов к выдаче", "open"),
        ("Не выполнен", "open"),
        ("incomplete", "open"),
        ("unpaid", "open"),
        ("Частично оплачен", "open"),
        ("Получена предоплата", "paid"),
        ("Оплата получена", "paid"),
        ("Оплачен", "paid"),
        ("partially_refunded", "paid"),
        ("Refunded", "refunded"),
        ("Возвращён", "refunded"),
        ("Отменён покупателем", "cancelled"),
        ("voided", "cancelled"),
        ("false", "paid"),
        ("true", "cancelled"),
        ("Новый", "open"),
        ("", None),
        ("Ждём звезду", None),
        ("Каренина", None),
    ],
)
def test_a_status_is_understood_or_not_known(words: str, status: Status | None) -> None:
    """What is only similar to "done" is not revenue."""
    assert known_status(words) == status


def test_many_statuses_are_listed_in_short() -> None:
    """The commonest first, the rest as a number."""
    said = [f"стадия {n}" for n in range(10)] + ["стадия 7"]
    assert listed(said) == "стадия 7, " + ", ".join(f"стадия {n}" for n in range(7)) + ", +2"
