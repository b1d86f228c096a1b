"""A goal stated as a means is never taken as a goal."""

import pytest

from otvet.answers.goals import sort_goal


@pytest.mark.parametrize(
    "text",
    [
        "12 posts a week",
        "12 постов в неделю",
        "по посту в день, 100 000 показов",
        "80 000 публикаций",
        "вести наши группы",
        "more likes",
        "someone to run our groups",
        "больше просмотров",
        "рекламный бюджет 50 000",
    ],
)
def test_a_means_is_not_a_goal(text: str) -> None:
    assert sort_goal(text).kind == "means"


@pytest.mark.parametrize(
    ("text", "kind", "amount"),
    [
        ("аудитория +3 %", "audience", 3.0),
        ("рост узнаваемости на 2,5 пункта", "awareness", 2.5),
        ("know what people think of the tea", "opinion", None),
        ("понять, на что жалобы", "opinion", None),
        ("новые клиенты", "unclear", None),
        ("показатель узнаваемости +3 %", "awareness", 3.0),
        ("аудитория постоянных гостей +5 %", "audience", 5.0),
        ("знать, на что рекламации и жалобы", "opinion", None),
    ],
)
def test_a_change_in_an_answer_is_a_goal(text: str, kind: str, amount: float | None) -> None:
    found = sort_goal(text)
    assert (found.kind, found.amount) == (kind, amount)
