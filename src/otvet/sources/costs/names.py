"""What advertising cabinets call their columns, and what money is spent on."""

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Literal

from otvet.sources.table.names import plain

COLUMNS: Mapping[str, Collection[str]] = {
    "from": (
        "reporting starts", "начало отчетности", "дата начала отчетности", "с", "from", "начало",
        "дата начала", "start", "start date", "период с", "from day",
    ),
    "to": (
        "reporting ends", "окончание отчетности", "дата окончания отчетности", "по", "to", "конец",
        "дата окончания", "дата конца", "end", "end date", "период по", "until", "to day",
    ),
    "day": ("дата", "день", "date", "day", "период", "period", "месяц", "month"),
    "campaign": (
        "campaign name", "campaign", "кампания", "название кампании", "рекламная кампания",
        "имя кампании", "ad campaign", "ad title", "название объявления", "объявление", "ad name",
    ),
    "campaign_id": (
        "campaign id", "№ кампании", "номер кампании", "id кампании", "идентификатор кампании",
    ),
    "amount": (
        "amount spent", "сумма затрат", "потраченная сумма", "потрачено", "потрачено всего",
        "расход", "расходы", "израсходовано", "затраты", "cost", "costs", "spend", "spent",
        "spent budget", "amount", "сумма", "стоимость", "сумма расходов", "сколько", "цена",
    ),
    "currency": ("валюта", "currency", "currency code", "код валюты"),
    "impressions": ("показы", "impressions", "impr", "количество показов", "показов"),
    "clicks": (
        "link clicks", "клики", "clicks", "клики по ссылке", "клики по ссылкам", "переходы",
        "количество кликов", "кликов",
    ),
    "joins": ("joins", "joined", "вступления", "подписки", "подписчики"),
    "kind": (
        "на что", "вид", "вид расхода", "вид расходов", "статья", "статья расходов",
        "категория", "категория расходов", "kind", "category", "what", "на что потрачено", "тип расхода",
    ),
    "note": ("за что", "описание", "комментарий", "примечание", "note", "comment", "description"),
    "page": ("страница", "page", "площадка"),
}  # fmt: skip
"""Plain names of the columns by what they hold."""

VIEWS = frozenset({"views", "просмотры"})
"""What Telegram Ads calls its impressions."""

_JOINS = frozenset({"joins", "joined", "вступления", "подписки", "started bot"})
_SITE = frozenset({"визиты", "visits", "sessions", "сеансы", "orders", "заказы", "номер заказа"})
_UNIT = re.compile(r"[,(\[].*$|\s(?:₽|\$|€)$")
_VAT = re.compile(
    r"(без\s+(?:учета\s+)?ндс|excl\w*\.?\s+vat|without\s+vat|net\s+of\s+vat)"
    r"|((?:с|вкл\w*\.?|включая|с\s+учетом)\s+ндс|incl\w*\.?\s+vat|with\s+vat)",
    re.IGNORECASE,
)
_CURRENCIES = (
    ("RUB", re.compile(r"₽|\bруб|\brub\b|\brur\b|\bр\.", re.I)),
    ("USD", re.compile(r"\$|\busd\b|долл", re.I)),
    ("EUR", re.compile(r"€|\beur\b|евро", re.I)),
    ("KZT", re.compile(r"₸|\bkzt\b|тенге", re.I)),
    ("BYN", re.compile(r"\bbyn\b", re.I)),
    ("UZS", re.compile(r"\buzs\b", re.I)),
    ("TON", re.compile(r"\bton\b", re.I)),
    ("GBP", re.compile(r"£|\bgbp\b", re.I)),
)

Kind = Literal["staff", "ads", "content", "tool", "influencer", "giveaway", "research"]
_KINDS: Sequence[tuple[Kind, tuple[str, ...]]] = (
    ("influencer", ("блогер", "инфлюенсер", "лидер мнений", "influencer", "blogger", "амбассадор")),
    ("giveaway", ("розыгрыш", "конкурс", "приз", "подарк", "giveaway", "prize")),
    ("research", ("опрос", "исследован", "анкет", "панел", "research", "survey", "panel")),
    ("tool", ("сервис", "подписка", "софт", "программ", "инструмент", "livedune", "popsters",
              "tgstat", "tool", "software", "хостинг", "лицензи")),
    ("ads", ("реклам", "таргет", "продвижен", "посев", "директ", "ads", "advert", "promotion")),
    ("content", ("контент", "съемк", "фото", "видео", "дизайн", "копирайт", "текст", "монтаж",
                 "иллюстрац", "content", "design", "shoot", "copywrit")),
    ("staff", ("зарплат", "оклад", "сотрудник", "фот", "smm", "смм", "специалист", "менеджер",
               "фриланс", "подрядчик", "агентств", "гонорар", "staff", "salary", "wage", "agency")),
)  # fmt: skip


def bare(name: str) -> str:
    """A column's name without its unit, currency and taxes.

    >>> bare("Расход, руб. (с НДС)"), bare("Amount spent (RUB)"), bare("Потрачено всего, ₽")
    ('расход', 'amount spent', 'потрачено всего')
    """
    return plain(_VAT.sub("", _UNIT.sub("", name.replace("ё", "е"))))


def column_places(header: Sequence[str]) -> dict[str, int]:
    """Where each known column stands; the first of several wins. Rates are no counts."""
    found: dict[str, int] = {}
    for index, name in enumerate(header):
        known = bare(name)
        role = next((role for role, names in COLUMNS.items() if known in names), "")
        if role and "%" not in name:
            found.setdefault(role, index)
    for index, name in enumerate(header):
        if "impressions" not in found and bare(name) in VIEWS:
            found["impressions"] = index
    return found


def cabinet_of(header: Sequence[str], title: str) -> str:
    """The cabinet whose columns these are; `cabinet` where they might be of several.

    >>> cabinet_of(["Reporting starts", "Amount spent (RUB)"], "")
    'meta'
    """
    names = {bare(name) for name in header}
    said = f"{title} {' '.join(header)}".casefold().replace("ё", "е")
    if names & {"reporting starts", "начало отчетности", "дата начала отчетности"}:
        return "meta"
    if "директ" in said or "yandex direct" in said or names & {"№ кампании", "номер кампании"}:
        return "direct"
    if names & _JOINS or "telegram ads" in said:
        return "telegram"
    if {"impr", "cost"} <= names or "код валюты" in names or "currency code" in names:
        return "google"
    if names & {"потрачено", "потрачено всего", "spent", "израсходовано"} or "vk реклама" in said:
        return "vk"
    return "direct" if "расход" in names else "cabinet"


def is_of_a_site(header: Sequence[str]) -> bool:
    """Whether the columns are of visits or orders, in which a cost is only a part."""
    return bool({bare(name) for name in header} & _SITE)


def currency_in(words: str) -> str:
    """The one currency that the words name, "" for none or several.

    >>> currency_in("Amount spent (RUB)"), currency_in("Сумма")
    ('RUB', '')
    """
    found = {code for code, sign in _CURRENCIES if sign.search(words)}
    return found.pop() if len(found) == 1 else ""


def vat_in(words: str) -> str:
    """`vat_included`, `vat_excluded`, or "" where nothing is said of it.

    >>> vat_in("Расход, руб. с НДС"), vat_in("Расход (без НДС)"), vat_in("Расход")
    ('vat_included', 'vat_excluded', '')
    """
    found = _VAT.search(words.replace("ё", "е"))
    if found is None:
        return ""
    return "vat_excluded" if found[1] else "vat_included"


def kind_named(words: str) -> Kind | None:
    """What the money is spent on in our words, None for a word that is not known.

    >>> kind_named("Таргетированная реклама"), kind_named("Зарплата SMM"), kind_named("Аренда")
    ('ads', 'staff', None)
    """
    said = plain(words)
    return next((kind for kind, signs in _KINDS if any(sign in said for sign in signs)), None)
