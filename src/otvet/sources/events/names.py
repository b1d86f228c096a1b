"""What the columns of a calendar are called, and what kinds of events there are."""

from collections.abc import Mapping
from typing import Literal

from otvet.sources.table.names import plain

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "from": ("from", "с", "начало", "дата начала", "start", "start date", "дата", "date", "day",
             "день", "когда"),
    "to": ("to", "по", "до", "конец", "окончание", "дата окончания", "end", "end date", "until"),
    "kind": ("kind", "вид", "тип", "тип события", "вид события", "событие", "event", "event kind",
             "что", "что случилось"),
    "size": ("size", "размер", "величина", "насколько", "на сколько", "сила"),
    "page": ("page", "страница", "где"),
    "note": ("note", "заметка", "примечание", "комментарий", "описание", "подробности", "comment",
             "description"),
}  # fmt: skip
"""Plain names of the columns by what they hold."""

Kind = Literal[
    "campaign",
    "price",
    "promo",
    "stock_out",
    "outage",
    "tv",
    "holiday",
    "rival",
    "giveaway",
    "other",
]
_KINDS: Mapping[Kind, tuple[str, ...]] = {
    "campaign": ("campaign", "кампания", "рекламная кампания", "реклама", "ad campaign"),
    "price": ("price", "prices", "цена", "цены", "изменение цены", "изменение цен", "price change"),
    "promo": ("promo", "promotion", "акция", "скидка", "скидки", "распродажа", "sale", "discount"),
    "stock_out": ("stock out", "out of stock", "нет в наличии", "нет товара", "товар кончился",
                  "закончился товар", "дефицит"),
    "outage": ("outage", "сбой", "авария", "поломка", "сайт не работал", "не работали", "закрыто",
               "закрыты"),
    "tv": ("tv", "тв", "телевидение", "телевизор", "сюжет", "сми", "пресса", "press", "media"),
    "holiday": ("holiday", "holidays", "праздник", "праздники", "выходные", "каникулы"),
    "rival": ("rival", "competitor", "конкурент", "конкуренты"),
    "giveaway": ("giveaway", "розыгрыш", "конкурс", "contest", "raffle"),
    "other": ("other", "другое", "прочее", "иное"),
}  # fmt: skip


def kind_named(words: str) -> Kind | None:
    """The kind of an event in our words, None for a word that is not known.

    >>> kind_named("Нет в наличии"), kind_named("stock_out"), kind_named("потоп")
    ('stock_out', 'stock_out', None)
    """
    said = plain(words)
    return next((kind for kind, names in _KINDS.items() if said in names), None)
