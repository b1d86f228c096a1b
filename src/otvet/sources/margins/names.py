"""What the columns of a make-up are called, and by what an audience is split."""

from collections.abc import Mapping, Sequence
from typing import Literal

from otvet.sources.table.names import plain
from otvet.text.groups import FEMALE, MALE, is_age, sex_of

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "attribute": ("attribute", "признак", "разрез", "показатель", "атрибут"),
    "group": ("group", "группа", "значение признака", "категория"),
    "share": ("share", "доля", "процент", "percent", "percentage", "per cent", "distribution"),
    "count": ("count", "число", "количество", "человек", "people", "подписчики", "подписчиков",
              "участники", "посетители", "охват", "followers", "visitors", "reach"),
    "source": ("source", "источник", "откуда"),
    "day": ("day", "date", "дата", "день", "на дату"),
    "page": ("page", "страница", "сообщество"),
    "base": ("base", "кто", "база", "среди кого"),
}  # fmt: skip
_SPLITS: Mapping[str, tuple[str, ...]] = {
    "sex": ("sex", "gender", "пол"),
    "age": ("age", "возраст", "возрастная группа"),
    "sex_age": ("sex age", "пол и возраст", "пол/возраст", "пол возраст"),
    "city": ("city", "cities", "город", "города"),
    "country": ("country", "countries", "страна", "страны"),
}
_BASES: Mapping[str, tuple[str, ...]] = {
    "followers": ("followers", "подписчики", "участники", "подписчиков", "участников"),
    "reached": ("reached", "reach", "охват", "охваченные"),
    "visitors": ("visitors", "посетители", "посетителей"),
}

Base = Literal["followers", "reached", "visitors"]
Shape = Literal["long", "one", "crossed", ""]
"""A row for each group with its attribute; a column of groups; ages in rows and sexes in columns."""


def attribute_named(words: str) -> str:
    """What the audience is split by, "" for a word that is not known.

    >>> attribute_named("Возраст"), attribute_named("sex_age"), attribute_named("цвет глаз")
    ('age', 'sex_age', '')
    """
    said = plain(words)
    return next((name for name, names in _SPLITS.items() if said in names), "")


def base_named(words: str) -> Base | None:
    """Whom the network counted, None for a word that is not known."""
    said = plain(words)
    bases: tuple[Base, ...] = ("followers", "reached", "visitors")
    return next((base for base in bases if said in _BASES[base]), None)


def group_named(attribute: str, words: str) -> str:
    """The group in our words, "" where it is none of its attribute.

    >>> group_named("sex", "Женский"), group_named("age", "18–24"), group_named("age", "синие")
    ('female', '18–24', '')
    """
    said = " ".join(words.split())
    if attribute == "sex":
        return sex_of(said)
    if attribute == "age":
        return said if is_age(said) else ""
    if attribute != "sex_age":
        return said
    parts = [part.strip() for part in said.replace(",", ";").replace("/", ";").split(";")]
    sex = next((found for part in parts if (found := sex_of(part))), "")
    age = next((part for part in parts if is_age(part)), "")
    return f"{sex};{age}" if sex and age else ""


def shape_of(header: Sequence[str]) -> tuple[Shape, dict[str, int]]:
    """How the table is laid, with where its columns stand; "" for no make-up.

    >>> shape_of(["Возраст", "Мужчины", "Женщины"])
    ('crossed', {'group': 0, 'male': 1, 'female': 2})
    """
    places: dict[str, int] = {}
    for index, name in enumerate(header):
        said = plain(name)
        role = next((role for role, names in COLUMNS.items() if said in names), "")
        places.setdefault(role or sex_of(name), index)
    places.pop("", None)
    split = next((i for i, name in enumerate(header) if attribute_named(name)), None)
    if {"attribute", "group"} <= places.keys() and {"share", "count"} & places.keys():
        return "long", places
    if split is None:
        return "", {}
    places = {role: at for role, at in places.items() if at != split} | {"group": split}
    is_age_column = attribute_named(header[split]) == "age"
    if is_age_column and {FEMALE, MALE} <= places.keys():
        return "crossed", {"group": split, **{r: a for r, a in places.items() if r != "group"}}
    if {"share", "count"} & places.keys() and len(header) <= len(places):
        return "one", places
    return "", {}
