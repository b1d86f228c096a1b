"""How GA4 and Yandex Metrica call the columns that are read, and the networks behind sources."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from otvet.sources.table.names import plain
from otvet.sources.table.pages import networks_in

Counter = Literal["ga4", "metrika"]

_GA4: Mapping[str, tuple[str, ...]] = {
    "source_medium": (
        "session source / medium",
        "session source/medium",
        "источник/канал сеанса",
        "источник / канал сеанса",
        "источник или канал сеанса",
        "сеанс – источник/канал",
        "джерело/канал сеансу",
        "джерело / канал сеансу",
    ),
    "source": ("session source", "источник сеанса", "сеанс – источник", "джерело сеансу"),
    "medium": ("session medium", "канал сеанса", "сеанс – канал", "канал сеансу"),
    "campaign": ("session campaign", "кампания сеанса", "сеанс – кампания", "кампанія сеансу"),
    "group": (
        "session default channel group",
        "session default channel grouping",
        "session primary channel group",
        "session primary channel group (default channel group)",
        "основная группа каналов сеанса (группа каналов по умолчанию)",
        "основная группа каналов сеанса",
        "группа каналов по умолчанию для сеанса",
        "группа каналов по умолчанию сеанса",
        "сеанс – группа каналов по умолчанию",
    ),
    "day": ("date", "дата", "day"),
    "month": ("year month", "год и месяц", "рік і місяць"),
    "visits": ("sessions", "сеансы", "сеанси"),
    "people": ("total users", "users", "всего пользователей", "пользователи"),
    "conversions": ("key events", "conversions", "ключевые события", "конверсии"),
    "revenue": ("total revenue", "общий доход", "revenue"),
}
_METRIKA: Mapping[str, tuple[str, ...]] = {
    "group": (
        "источник трафика",
        "последний значимый источник",
        "последний значимый источник трафика",
        "первый источник трафика",
        "последний источник трафика",
        "автоматический источник трафика",
        "traffic source",
        "last significant traffic source",
        "last significant source",
        "last traffic source",
        "automatic traffic source",
    ),
    "detail": (
        "источник трафика (детально)",
        "источник трафика, детально",
        "последний значимый источник (детально)",
        "последний значимый источник трафика (детально)",
        "traffic source (detailed)",
        "traffic source (details)",
        "last significant traffic source (detailed)",
    ),
    "network": (
        "социальная сеть",
        "последняя значимая социальная сеть",
        "social network",
        "last significant social network",
        "мессенджер",
        "messenger",
    ),
    "source": ("utm source", "метка utm source", "последний значимый utm source"),
    "medium": ("utm medium", "метка utm medium", "последний значимый utm medium"),
    "campaign": ("utm campaign", "метка utm campaign", "последний значимый utm campaign"),
    "day": ("дата визита", "дата", "date of visit", "date", "visit date"),
    "month": ("месяц визита", "month of visit"),
    "visits": ("визиты", "sessions", "visits"),
    "people": ("посетители", "users", "visitors"),
    "conversions": ("достижения любой цели", "достижения целей", "conversions", "goals completed"),
    "revenue": ("доход", "revenue"),
}
SOURCES = ("source_medium", "source", "medium", "campaign", "group", "detail", "network")
FIGURES = ("visits", "people", "conversions", "revenue")


def _roles(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return {plain(name): role for role, names in table.items() for name in names}


_ROLES: Mapping[Counter, dict[str, str]] = {"ga4": _roles(_GA4), "metrika": _roles(_METRIKA)}
_FIRST_VISIT = re.compile(
    r"^(?:first user|первый пользователь|первое взаимодействие|перв\w+ .*польз)"
)
_ANY_GA4 = re.compile(
    r"^(?:engaged sessions|engagement rate|average engagement time|event count|new users"
    r"|active users|сеансы с взаимодействием|количество событий|число событий|новые пользователи"
    r"|активные пользователи|доля вовлечений)"
)
_ANY_METRIKA = re.compile(
    r"^(?:отказы|глубина просмотра|время на сайте|bounce rate|page depth|time on site)"
)
_MORE_NETWORKS: Mapping[str, re.Pattern[str]] = {
    "dzen": re.compile(r"\bdzen\b|\bдзен\b|zen\.yandex"),
    "telegram": re.compile(r"\bt\.me\b|telegram"),
    "whatsapp": re.compile(r"whatsapp|\bwa\.me\b"),
    "viber": re.compile(r"\bviber\b|вайбер"),
    "max": re.compile(r"\bmax\.ru\b|^max$|^макс$"),
    "x": re.compile(r"\btwitter\b|\bt\.co\b|(?<![\w.])x\.com\b|твиттер"),
    "linkedin": re.compile(r"linkedin|\blnkd\.in\b"),
    "pinterest": re.compile(r"pinterest"),
    "threads": re.compile(r"threads\.(?:net|com)|^threads$"),
    "reddit": re.compile(r"\breddit\b"),
    "instagram": re.compile(r"instagram|^igshopping$"),
    "ok": re.compile(r"одноклассники"),
    "youtube": re.compile(r"youtu\.be"),
    "tiktok": re.compile(r"tiktok"),
}
_NOT_SOCIAL = frozenset({"google_play", "yandex"})
_GROUPS: Mapping[str, re.Pattern[str]] = {
    "social": re.compile(r"(?:organic|paid) social|соц(?:иальн\w+ )?сет|social network"),
    "messenger": re.compile(r"мессендж|messenger"),
}


def roles_of(header: Sequence[str], counter: Counter) -> dict[str, int]:
    """The place of each known column; the first one where a role stands twice."""
    found: dict[str, int] = {}
    for place, name in enumerate(header):
        role = _ROLES[counter].get(plain(name)) or _revenue(plain(name))
        if role:
            found.setdefault(role, place)
    return found


def _revenue(name: str) -> str:
    return "revenue" if re.fullmatch(r"(?:доход|revenue), ?\w{3}", name) else ""


def is_ga4(header: Sequence[str]) -> bool:
    """Whether a table without a head of comments is GA4's: its own columns and its own figures."""
    known = roles_of(header, "ga4")
    own = any(_ANY_GA4.match(plain(name)) for name in header)
    sourced = bool(known.keys() & set(SOURCES)) or is_first_visit(header)
    return sourced and ("visits" in known or "people" in known or own) and _is_fuller(known, header)


def _is_fuller(known: Mapping[str, int], header: Sequence[str]) -> bool:
    return len(known) >= len(roles_of(header, "metrika")) or is_first_visit(header)


def is_metrika(header: Sequence[str]) -> bool:
    """Whether the columns are Metrica's: a source, visits, and one more figure of its own."""
    known = roles_of(header, "metrika")
    own = any(_ANY_METRIKA.match(plain(name)) for name in header)
    return "visits" in known and bool(known.keys() & set(SOURCES)) and (own or "people" in known)


def is_first_visit(header: Sequence[str]) -> bool:
    """Whether sources are those of people's first visit ever, which are not those of the visits."""
    return any(_FIRST_VISIT.match(plain(name)) for name in header)


def network_of(*said: str) -> str:
    """The social network or messenger that a source names, by the project's codes; "" for none.

    >>> network_of("l.instagram.com"), network_of("ВКонтакте"), network_of("yandex")
    ('instagram', 'vk', '')
    >>> network_of("(not set)", "Переходы из социальных сетей")
    'social'
    """
    for words in said:
        low = words.strip().casefold()
        named = [code for code, pattern in _MORE_NETWORKS.items() if pattern.search(low)]
        if named:
            return named[0]
        if known := networks_in(low) - _NOT_SOCIAL:
            return min(known)
    for words in said:
        for code, pattern in _GROUPS.items():
            if pattern.search(words.casefold()):
                return code
    return ""
