"""Stems, language and negation: what stands between a word and its meaning."""

import pytest

from otvet.text.language import which
from otvet.text.negation import negated
from otvet.text.normalise import words
from otvet.text.stems import LONGEST, stem


def test_forms_of_a_word_share_a_stem() -> None:
    assert len({stem(word) for word in ("очередь", "очереди", "очередей", "очередями")}) == 1
    assert stem("waiting") == stem("waits") == stem("wait")


def test_a_word_longer_than_any_word_is_its_own_stem() -> None:
    """Otherwise a text of one endless word could hold the stemmer up."""
    assert stem("а" * 50_000) == "а" * 50_000
    assert stem("а" * LONGEST)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ждали час", "ru"), ("We waited", "en"), ("iPhone сломан сразу", "ru"), ("👍 5", "zxx"),
        ("Дуже смачно, її люблю, і ще", "uk"), ("非常好吃的餐厅", "zh"), ("الخدمة سيئة", "ar"),
        ("да і нет", "ru"),
    ],
)  # fmt: skip
def test_the_script_tells_the_language(text: str, expected: str) -> None:
    assert which(text) == expected


@pytest.mark.parametrize(
    ("text", "under"),
    [
        ("не очень вкусный чай", {"очень", "вкусный"}),
        ("без всяких очередей в зале", {"всяких", "очередей"}),
        ("очередей нет", {"очередей"}),
        ("не пришлось долго ждать", {"пришлось", "долго"}),
        ("was not very friendly", {"very", "friendly"}),
        ("they didn't answer calls today", {"answer", "calls", "today"}),
        ("not expensive and very tasty", {"expensive"}),
        ("no queue, friendly cashier", {"queue"}),
        ("вкусный чай", set()),
    ],
)
def test_a_negation_takes_in_the_word_it_is_about(text: str, under: set[str]) -> None:
    said = words(text)
    marked = {word for word, mark in zip(said, negated(said), strict=True) if mark}
    assert marked - {"не", "нет"} == under
