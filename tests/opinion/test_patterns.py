"""The small language of packs: what it matches, what it leaves alone, what it refuses."""

import pytest

from otvet.opinion.patterns import Clause, Terms, cues, parse
from otvet.text.normalise import words


def holds(pattern: str, text: str) -> bool:
    terms = Terms()
    made = parse(pattern, terms, bad=cues(["ужас*", "awful"], ["вкусн*", "good"], terms))
    return Clause(words(text), terms).holds(made)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("долг* + жд*|ожид*", "Очень долго ждали заказ"),
        ("долг* + жд*|ожид*", "Ожидание было долгим"),
        ("очередь", "стоим в очередях"),
        ("не перезвон*", "так и не перезвонили"),
        ("не бер* + трубк*", "не берут трубку"),
        ("not answer* + phone", "they did not answer the phone"),
        ("чай + BAD", "ужасный чай"),
        ("чай + BAD", "чай не вкусный"),
        ("tea + BAD", "the tea was not good"),
        ("not call_back", "they never call back"),
        ("личн*_кабинет* + не работа*", "не работает личный кабинет"),
    ],
)
def test_a_pattern_holds(pattern: str, text: str) -> None:
    assert holds(pattern, text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("долг* + жд*|ожид*", "долго ехали"),
        ("долг* + жд*|ожид*", "ждать не долго"),
        ("очередь", "всегда без очередей"),
        ("очередь", "очередей нет"),
        ("не перезвон*", "быстро перезвонили"),
        ("чай + BAD", "чай вкусный"),
        ("чай + BAD", "чай не ужасный"),
        ("музык* + громк*|не слышно", "музыка не громкая"),
        ("not call_back", "never back to call"),
        ("долг* + жд* - пришлось", "не пришлось долго и нудно ждать"),
        ("долго + ждать", "долго " + "мы " * 12 + "ждать"),
    ],
)
def test_a_pattern_does_not_hold(pattern: str, text: str) -> None:
    assert not holds(pattern, text)


@pytest.mark.parametrize("pattern", ["BAD + чай", "чай + ", "два слова", "а*", ""])
def test_a_pattern_that_cannot_be_meant_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"word|begin|short"):
        holds(pattern, "чай")
