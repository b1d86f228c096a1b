"""How a text is read as a whole: its clauses weighed against one another."""

import pytest

from otvet.opinion.codeframe import codeframe
from otvet.opinion.reader import LONG, reader
from otvet.text.encoders.light import light
from otvet.text.linear import FloatArray
from otvet.text.sentiment import CLASSES

COOL = (
    "Мы пришли в кафе вечером в субботу вместе с детьми. Сели за столик у окна рядом со входом. "
    "Официант принёс меню и два стакана воды. Потом мы выбрали суп и салат на троих. "
    "Через некоторое время заказ принесли к столу. "
)
ANGRY = "Еда отвратительная, ужас! Никогда больше не придём, кошмар!"
SHORT = "Пришли вечером с детьми, сели у окна рядом со входом. Еда отвратительная, ужас!"


def _feeling(text: str) -> FloatArray:
    (found,) = reader(codeframe("cafe"), light()).read([text], [None])
    return found.feeling


def test_a_long_story_with_an_angry_end_is_negative(monkeypatch: pytest.MonkeyPatch) -> None:
    """By their letters alone its five cool clauses would outweigh the two angry ones."""
    assert len(COOL + ANGRY) > LONG
    assert CLASSES[_feeling(COOL + ANGRY).argmax()] == "negative"
    monkeypatch.setattr("otvet.opinion.reader.LONG", 10**9)
    assert CLASSES[_feeling(COOL + ANGRY).argmax()] == "neutral"


def test_in_a_short_text_clauses_weigh_by_their_letters_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(SHORT) <= LONG
    found = _feeling(SHORT)
    monkeypatch.setattr("otvet.opinion.reader.LONG", 0)
    assert _feeling(SHORT)[0] > found[0] + 0.01
    monkeypatch.setattr("otvet.opinion.reader.LONG", 10**9)
    assert (_feeling(SHORT) == found).all()


def test_a_low_rating_complains_without_words() -> None:
    """The same words with one star are a complaint, and with four they are none."""
    read = reader(codeframe("cafe"), light()).read
    low, high = read(["Приходили вчера вдвоём"] * 2, [1.0, 4.0])
    assert [told.clause for told in low.candidates] == [0]
    assert high.candidates == ()
