"""Questions whether one has ordered or commented within the last month."""

from pathlib import Path

import pytest
from tests.sources.reading import config, door, facts, rows, save

from otvet.facts import Response

TEA = config(
    brand={"name": "Чайная", "zone": "Europe/Moscow"},
    advantages=[{"code": "fast", "text": "Быстро"}],
    rivals=["Кофейник"],
)


def acts(tmp_path: Path, question: str, *answers: str) -> list[tuple[str, float | None]]:
    body = f'Отметка времени,Что вы о нас знаете?,"{question}"\n'
    body += "".join(
        f'01.10.2026 22:14:0{n},Быстро,"{answer}"\n' for n, answer in enumerate(answers)
    )
    found = facts(rows(save(tmp_path / "form.csv", body), door(TEA)), Response)
    return [(i.item, i.value) for one in found for i in one.items if i.role == "did"]


@pytest.mark.parametrize(
    ("question", "act"),
    [
        ("Заказывали ли вы у нас что-нибудь за последний месяц?", "order"),
        ("Вы покупали что-то в Чайная за последние 30 дней?", "order"),
        ("Have you ordered from us in the last month?", "order"),
        ("Оставляли ли вы комментарии на наших страницах за последний месяц?", "comment"),
        ("Did you comment on our pages during the past 30 days?", "comment"),
    ],
)
def test_a_yes_a_no_and_no_answer_are_told_apart(tmp_path: Path, question: str, act: str) -> None:
    told = acts(tmp_path, question, "Да, один раз", "Нет", "не помню")
    assert told == [(act, 1.0), (act, 0.0), (act, None)]


@pytest.mark.parametrize(
    "question",
    [
        "Заказывали ли вы у нас?",
        "Покупали ли вы чай за последний месяц?",
        "Вы ничего не заказывали у нас за последний месяц?",
        "Заказывали ли вы у нас или в Кофейник за последний месяц?",
        "Вы заказывали или комментировали у нас за последний месяц?",
    ],
)
def test_what_is_not_counted_beside_it_is_not_taken(tmp_path: Path, question: str) -> None:
    """No month, no brand, a negation, a rival, two acts at once: nobody counts these people."""
    assert acts(tmp_path, question, "Да", "Нет", "Нет") == []


def test_how_often_one_orders_is_another_question(tmp_path: Path) -> None:
    asked = "Сколько раз вы заказывали у нас за последний месяц?"
    assert acts(tmp_path, asked, "три", "много", "два") == []
