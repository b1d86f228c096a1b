"""Ten copies of one text are one voice ten times, and thanks are not copies of thanks."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otvet.text.alike import alike

COMPLAINT = "Ждали заказ больше часа, а принесли всё холодное и без соуса"
COPIES = [
    COMPLAINT,
    "ждали заказ больше часа а принесли всё холодное и без соуса!!!",
    "RT @anna: Ждали заказ больше часа, а принесли все холодное и без соуса https://t.example/1",
    "Ждали заказ больше чaса, а принесли всё холодное, и без соуса 😡",
]
OTHERS = [
    "Ждали врача больше часа, а он ушёл на обед без предупреждения",
    "Соус отличный, принесли быстро, всё горячее",
    "We waited for an hour and everything came cold",
]


def test_copies_have_the_smallest_key_and_others_their_own() -> None:
    assert alike([40, 30, 20, 50, 1, 2, 3], COPIES + OTHERS) == [20, 20, 20, 20, 1, 2, 3]


@pytest.mark.parametrize(
    "text",
    ["спасибо", "+1", "👍👍👍👍👍👍👍👍👍👍👍👍👍", "Да, верно", "", "1234567890123", "🔥 топ"],
)
def test_short_texts_are_not_copies_of_one_another(text: str) -> None:
    """Everybody has them at hand, so equal ones are still different people's own words."""
    assert alike([1, 2, 3], [text] * 3) == [1, 2, 3]


def test_links_and_names_alone_are_not_copies() -> None:
    assert alike([1, 2], ["@anna https://shop.example/a"] * 2) == [1, 2]


@given(st.permutations(list(enumerate(COPIES + OTHERS + ["спасибо"]))))
def test_the_order_of_texts_changes_nothing(told: list[tuple[int, str]]) -> None:
    """Facts come back from shards in any order, and the month must be the same."""
    found = alike([key for key, _ in told], [text for _, text in told])
    assert dict(zip([key for key, _ in told], found, strict=True)) == {
        **dict.fromkeys(range(4), 0), 4: 4, 5: 5, 6: 6, 7: 7,
    }  # fmt: skip


def test_most_texts_with_one_letter_changed_are_found() -> None:
    """.988 on real sentences when written, .93 of those under 40 signs."""
    rng = Random(5)
    words = [
        "заказ",
        "курьер",
        "долго",
        "ждали",
        "холодный",
        "кофе",
        "магазин",
        "возврат",
        "деньги",
        "оператор",
        "звонок",
        "чек",
    ]
    texts = [" ".join(rng.choices(words, k=7)) + f" {rng.random()}" for _ in range(400)]
    edited = [text[:9] + "я" + text[10:] for text in texts]
    found = alike(range(800), texts + edited)
    assert sum(found[place] == found[400 + place] for place in range(400)) >= 390


def test_different_sentences_of_the_same_words_stay_apart() -> None:
    told = [
        "курьер привёз заказ вовремя и был вежлив",
        "заказ не привёз курьер, звонила три раза сама",
    ]
    assert alike([1, 2], told) == [1, 2]


def test_thousands_of_copies_are_one_group() -> None:
    told = [f"{COMPLAINT}, заказ {number}" for number in range(5_000)]
    assert set(alike(range(5_000), told)) == {0}
