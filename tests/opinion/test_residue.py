"""Complaints that fit no known problem, put together where they are alike."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import numpy as np

from otvet.opinion.offered import NEAR_LIGHT
from otvet.opinion.residue import Group, groups, residue
from otvet.stats.arrays import FloatArray
from otvet.store.counts.opinion import UNPLACED, QuoteRow
from otvet.store.decisions import Decision
from otvet.text.encoders.light import light

PARKING = (
    "Ужас, парковка у кофейни вечно занята, поставить машину негде",
    "Парковка забита, машину поставить негде, кошмар",
    "Кошмар с парковкой: машину оставили в трёх кварталах",
    "Негде оставить машину, парковка крошечная, ужас",
)
OTHERS = (
    "Вывеска над входом висит криво, ужас",
    "Кошмар, а не музыка в зале по вечерам",
    "Отвратительно пахнет краской в коридоре",
    "Ужасный район, страшно идти от метро",
    "Безобразие: лифт в здании третий месяц стоит",
    "Awful lamps, my eyes hurt after an hour",
)


def rows(texts: Sequence[str], *, one_author: bool = False) -> list[QuoteRow]:
    return [
        QuoteRow(
            problem=UNPLACED,
            clause=0,
            author=1 if one_author else 100 + n,
            key=n * 7919 % 1009,
            text=text,
            page="vk:tea",
            day=date(2026, 10, 1 + n % 28),
        )
        for n, text in enumerate(texts)
    ]


def by_light(made: Sequence[QuoteRow]) -> tuple[Group, ...]:
    """Groups by the encoder that comes with the package, cut where the product cuts."""
    return groups(
        made, vectors=lambda texts: light().encode(texts).astype(np.float64), near=NEAR_LIGHT
    )


def found(texts: Sequence[str]) -> tuple[Group, ...]:
    return by_light(residue(rows(texts), ()))


def test_alike_complaints_are_one_group_named_by_their_own_words() -> None:
    (group,) = found([*PARKING, *OTHERS])
    assert {row.text for row in group.rows} == set(PARKING)
    assert (group.found.authors, group.found.mentions) == (4, 4)
    named = group.found.name.split()
    assert {"парковка", "машину"} <= set(named)
    assert 2 <= len(named) <= 3


def test_three_quotes_are_of_different_people_and_masked() -> None:
    called = f"{PARKING[0]}, звоните +7 900 123-45-67"
    (group,) = found([called, *PARKING[1:], *OTHERS])
    quotes = group.found.quotes
    assert len({quote.text for quote in quotes}) == len(quotes) == 3
    assert not any("900" in quote.text for quote in quotes)
    assert all(quote.source == "vk:tea" for quote in quotes)


def test_one_person_or_two_are_no_group() -> None:
    """One angry person could otherwise name the brand's problems."""
    alone = [*rows(PARKING, one_author=True), *rows(OTHERS)]
    assert by_light(residue(alone, ())) == ()
    assert found([*PARKING[:2], *OTHERS]) == ()
    assert found(PARKING[:2]) == ()


def test_the_same_texts_in_another_order_give_the_same_groups() -> None:
    made = rows([*PARKING, *OTHERS])
    assert by_light(residue(made, ())) == by_light(residue(list(reversed(made)), ()))


def test_what_was_dismissed_is_not_offered_again() -> None:
    made = rows([*PARKING, *OTHERS])
    now = datetime(2026, 11, 2, tzinfo=UTC)
    dismissed = [
        Decision(mention=row.key, month=1, about="", what="dismiss", at=now)
        for row in made[: len(PARKING)]
    ]
    assert by_light(residue(made, dismissed)) == ()


def test_any_encoder_fits() -> None:
    """Groups follow the vectors that are given, not the words."""

    def by_length(texts: Sequence[str]) -> FloatArray:
        return np.array([[1.0, 0.0] if "зал" in text else [0.0, 1.0] for text in texts])

    texts = [f"{word} в зале" for word in ("Темно", "Шумно", "Душно")] + list(OTHERS[3:])
    made = groups(residue(rows(texts), ()), vectors=by_length, near=0.5)
    assert {row.text for row in made[0].rows} == set(texts[:3])


def test_texts_without_a_telling_word_make_no_group() -> None:
    assert found(["Ужас!!!", "кошмар", "Ужасно всё", "😡😡", "ну такое", *OTHERS]) == ()


def test_copies_by_three_people_are_a_group() -> None:
    (group,) = found([PARKING[0]] * 3)
    assert group.found.authors == 3
    assert len(group.found.quotes) == 1
