"""What Meta calls its columns and figures, in English and Russian."""

import re
from collections.abc import Sequence
from typing import Literal

from otvet.sources.table.make_figures import ADDITIVE
from otvet.sources.table.names import item_named, plain

INSTAGRAM, FACEBOOK = "instagram", "facebook"
NETWORKS = frozenset({INSTAGRAM, FACEBOOK})

COLUMNS = {
    "post": ("post id", "id публикации", "идентификатор публикации"),
    "account": ("account id", "id аккаунта", "идентификатор аккаунта"),
    "page": ("page id", "id страницы", "идентификатор страницы"),
    "username": ("account username", "имя пользователя аккаунта"),
    "name": ("account name", "page name", "название аккаунта", "имя аккаунта", "название страницы"),
    "title": ("title", "название", "заголовок"),
    "text": ("description", "описание"),
    "at": ("publish time", "время публикации"),
    "link": ("permalink", "постоянная ссылка"),
    "kind": ("post type", "тип публикации"),
    "day": ("date", "дата"),
    "views": ("views", "просмотры"),
    "reach": ("reach", "охват"),
    "likes": ("likes", "отметки нравится", "нравится", "лайки"),
    "reactions": ("reactions", "реакции"),
    "comments": ("comments", "комментарии"),
    "shares": ("shares", "репосты", "поделились", "перепубликации"),
    "saves": ("saves", "сохранения"),
    "followers_gained": ("follows", "подписки"),
    "link_clicks": ("link clicks", "клики по ссылке", "клики по ссылкам"),
}
"""Plain names of the columns of the content export, by what they hold."""

COUNTERS = {
    "views": "view",
    "likes": "like",
    "reactions": "reaction",
    "comments": "comment",
    "shares": "share",
    "saves": "save",
    "link_clicks": "click",
}
"""Counters of a post, with the kind of act each of them counts."""

DAILY = (*COUNTERS, "reach", "followers_gained")
"""Figures that an export by days gives for each post and day."""

SUMMABLE = ADDITIVE | {"followers_gained", "followers_lost"}

DATES = frozenset({"date", "дата"})
PRIMARY = frozenset({"primary", "основной", "основная", "основное", "основные", "первичный"})

_TITLES = {
    "visits": "profile_visits",
    "page visits": "profile_visits",
    "page and profile visits": "profile_visits",
    "визиты": "profile_visits",
    "посещения": "profile_visits",
    "посещения страницы": "profile_visits",
    "посещения страницы и профиля": "profile_visits",
    "page reach": "reach",
    "охват страницы": "reach",
    "new follows": "followers_gained",
    "page new likes": "followers_gained",
    "net follows": "followers_net",
}
_NETWORK_WORDS = re.compile(
    r"\b(?:(?:в|на|in|on)\s+)?(?:instagram|facebook|инстаграме?|фейсбуке?|ig|fb)\b"
)

PostKind = Literal["text", "photo", "video", "poll", "other"]
_KINDS: Sequence[tuple[str, PostKind]] = (
    ("reel", "video"),
    ("video", "video"),
    ("видео", "video"),
    ("image", "photo"),
    ("photo", "photo"),
    ("carousel", "photo"),
    ("изображен", "photo"),
    ("фото", "photo"),
    ("карусел", "photo"),
    ("text", "text"),
    ("status", "text"),
    ("текст", "text"),
)


def metric_titled(title: str) -> str | None:
    """The figure that a title names, None for one that no answer uses.

    >>> metric_titled("Instagram reach"), metric_titled("Просмотры"), metric_titled("Stars")
    ('reach', 'views', None)
    """
    name = plain(_NETWORK_WORDS.sub(" ", plain(title)))
    found = _TITLES.get(name) or item_named("metric", name) or item_named("metric", title)
    return found or None


def kind_named(words: str) -> PostKind:
    """The post's kind in our words.

    >>> kind_named("IG reel"), kind_named("IG carousel"), kind_named("")
    ('video', 'photo', 'other')
    """
    said = plain(words)
    return next((kind for mark, kind in _KINDS if mark in said), "other")


def column_places(header: Sequence[str]) -> dict[str, int]:
    """Where each known column stands; the first of several wins."""
    found: dict[str, int] = {}
    for index, name in enumerate(map(plain, header)):
        for role, names in COLUMNS.items():
            if name in names:
                found.setdefault(role, index)
    return found


def is_content(header: Sequence[str]) -> bool:
    """Whether these are the columns of the content export."""
    places = column_places(header)
    return {"post", "at", "link"} <= places.keys() and bool({"account", "page"} & places.keys())
