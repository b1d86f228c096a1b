"""What VK calls the criteria of its statistics, and what each of them counts."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from otvet.sources.table.names import plain
from otvet.text.groups import is_age, sex_of

NETWORK = "vk"
COLUMNS = {
    "day": ("дата", "date"),
    "criterion": ("критерий", "criterion", "criteria"),
    "first": ("параметр 1", "parameter 1"),
    "second": ("параметр 2", "parameter 2"),
    "third": ("параметр 3", "parameter 3"),
    "value": ("значение", "value"),
}
NEEDED = frozenset(COLUMNS) - {"second", "third"}

_ALL = ("", "всего", "все", "общее количество", "total")
_FIGURES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "visitors": (("уникальные посетители", "посетители", "unique visitors", "visitors"), _ALL),
    "views": (("просмотры", "просмотры страниц", "views"), _ALL),
    "reach": (
        ("охват", "reach", "охват аудитории"),
        (*_ALL, "полный охват", "полный", "total reach", "full reach"),
    ),
    "reach@follow_type=follower": (
        ("охват", "reach", "охват аудитории"),
        ("охват подписчиков", "подписчики", "followers reach", "followers"),
    ),
    "followers_gained": (
        ("участники", "подписчики", "members", "followers"),
        ("вступившие", "вступили", "новые", "подписались", "joined", "new", "subscribed"),
    ),
    "followers_lost": (
        ("участники", "подписчики", "members", "followers"),
        ("вышедшие", "вышли", "отписались", "left", "unsubscribed"),
    ),
    "followers": (
        ("участники", "подписчики", "members", "followers"),
        (*_ALL, "общее число", "количество"),
    ),
    "likes": (
        ("активность", "обратная связь", "activity"),
        ("лайки", "мне нравится", "likes"),
    ),
    "comments": (
        ("активность", "обратная связь", "activity"),
        ("комментарии", "comments"),
    ),
    "shares": (
        ("активность", "обратная связь", "activity"),
        ("репосты", "рассказать друзьям", "поделились", "reposts", "shares"),
    ),
}
_ALONE = {
    "полный охват": "reach",
    "охват подписчиков": "reach@follow_type=follower",
    "вступившие": "followers_gained",
    "вступившие участники": "followers_gained",
    "вышедшие": "followers_lost",
    "вышедшие участники": "followers_lost",
    "лайки": "likes",
    "мне нравится": "likes",
    "комментарии": "comments",
    "репосты": "shares",
}
_BY = (
    ("пол и возраст", "sex_age"),
    ("пол/возраст", "sex_age"),
    ("пол возраст", "sex_age"),
    ("возраст", "age"),
    ("пол", "sex"),
    ("город", "city"),
    ("стран", "country"),
    ("sex age", "sex_age"),
    ("age", "age"),
    ("sex", "sex"),
    ("gender", "sex"),
    ("cit", "city"),
    ("countr", "country"),
)
Base = Literal["followers", "reached", "visitors"]
_BASES: tuple[tuple[str, Base], ...] = (
    ("охват", "reached"),
    ("reach", "reached"),
    ("участник", "followers"),
    ("подписчик", "followers"),
    ("member", "followers"),
    ("follower", "followers"),
)
_SPLITS = ("устройств", "мобильн", "компьютер", "источник", "device", "mobile", "source", "переход")


class Part(NamedTuple):
    """A part of the people counted: whom, by what, and which part."""

    base: Base
    attribute: str
    group: str


def figure_named(criterion: str, *parts: str) -> str:
    """The metric that a criterion with its parameters names, "" for none.

    >>> figure_named("Охват", "Охват подписчиков"), figure_named("Охват", "Виральный охват")
    ('reach@follow_type=follower', '')
    """
    names = [plain(criterion), *(plain(part) for part in parts if part)]
    head, rest = names[0], " ".join(names[1:])
    if not rest and head in _ALONE:
        return _ALONE[head]
    return next(
        (item for item, (heads, rests) in _FIGURES.items() if head in heads and rest in rests), ""
    )


def part_named(criterion: str, *parts: str) -> Part | None:
    """The part of the people that a criterion with its parameters names, None for none.

    >>> part_named("Пол/возраст", "Женский", "18-21")
    Part(base='visitors', attribute='sex_age', group='female;18-21')
    """
    told = [part for part in parts if part]
    above = " ".join(plain(word) for word in (criterion, *told[:-1]))
    attribute = next((name for sign, name in _BY if f" {sign}" in f" {above}"), "")
    if not told or not attribute:
        return None
    bases = (base for sign, base in _BASES if sign in above)
    base: Base = next(bases, "visitors")
    if group := _group(attribute, told):
        return Part(base, *group)
    return None


def _group(attribute: str, told: list[str]) -> tuple[str, str] | None:
    sexes = [sex for part in told for word in part.split(";") if (sex := sex_of(word))]
    ages = [word.strip() for part in told for word in part.split(";") if is_age(word.strip())]
    if attribute in {"city", "country"}:
        return attribute, told[-1]
    if sexes and ages:
        return "sex_age", f"{sexes[-1]};{ages[-1]}"
    if sexes and attribute != "age":
        return "sex", sexes[-1]
    return ("age", ages[-1]) if ages else None


def is_other_split(criterion: str, *parts: str) -> bool:
    """Whether the row is of devices or of where people came from, which no answer uses."""
    said = " ".join(plain(word) for word in (criterion, *parts))
    return any(sign in said for sign in _SPLITS)
