"""What TikTok Studio calls its columns, in English and Russian, and what each of them counts."""

from collections.abc import Sequence
from typing import Literal

from otvet.sources.table.names import plain

NETWORK = "tiktok"

COLUMNS = {
    "day": ("date", "дата"),
    "views": ("video views", "просмотры видео"),
    "profile_visits": ("profile views", "просмотры профиля"),
    "likes": ("likes", "лайки", "отметки нравится"),
    "comments": ("comments", "комментарии"),
    "shares": ("shares", "репосты", "поделились"),
    "followers": ("followers", "подписчики"),
    "followers_net": (
        "difference in followers from previous day",
        "разница в подписчиках с предыдущим днем",
        "разница в количестве подписчиков по сравнению с предыдущим днем",
        "разница в числе подписчиков по сравнению с предыдущим днем",
    ),
    "viewers": ("total viewers", "всего зрителей", "общее количество зрителей"),
    "viewers@viewer_type=new": ("new viewers", "новые зрители"),
    "viewers@viewer_type=returning": (
        "returning viewers",
        "вернувшиеся зрители",
        "повторные зрители",
    ),
    "sex": ("gender", "пол"),
    "country": ("top territories", "territories", "territory", "территории", "основные территории"),
    "share": ("distribution", "распределение"),
    "title": ("video title", "название видео", "заголовок видео"),
    "link": ("video link", "ссылка на видео"),
    "at": ("post time", "время публикации"),
    "like": ("total likes", "всего лайков", "общее количество лайков"),
    "comment": ("total comments", "всего комментариев", "общее количество комментариев"),
    "share_act": ("total shares", "всего репостов", "общее количество репостов"),
    "view": ("total views", "всего просмотров", "общее количество просмотров"),
}
"""Plain names of the columns, by what they hold."""

FIGURES = (
    "views",
    "profile_visits",
    "likes",
    "comments",
    "shares",
    "followers",
    "followers_net",
    "viewers",
    "viewers@viewer_type=new",
    "viewers@viewer_type=returning",
)
"""Columns of figures by days: metric, or metric@dimension=segment."""

COUNTERS = {"view": "view", "like": "like", "comment": "comment", "share_act": "share"}
"""Counters of a video, with the kind of act each of them counts."""

Kind = Literal["figures", "shares", "content", ""]

_NEEDED: Sequence[tuple[Kind, frozenset[str]]] = (
    ("figures", frozenset({"day", "views", "profile_visits"})),
    ("figures", frozenset({"day", "followers", "followers_net"})),
    ("figures", frozenset({"day", "viewers", "viewers@viewer_type=new"})),
    ("content", frozenset({"link", "at", "view"})),
    ("shares", frozenset({"sex", "share"})),
    ("shares", frozenset({"country", "share"})),
)
_SEXES = {
    "male": "male",
    "men": "male",
    "мужчины": "male",
    "мужской": "male",
    "female": "female",
    "women": "female",
    "женщины": "female",
    "женский": "female",
    "other": "other",
    "другой": "other",
    "другое": "other",
}


def column_places(header: Sequence[str]) -> dict[str, int]:
    """Where each known column stands; the first of several wins."""
    found: dict[str, int] = {}
    for index, name in enumerate(map(plain, header)):
        for role, names in COLUMNS.items():
            if name in names:
                found.setdefault(role, index)
    return found


def kind_of(header: Sequence[str]) -> Kind:
    """Which of TikTok's exports has these columns, "" for none of them.

    >>> kind_of(["Date", "Video Views", "Profile Views"]), kind_of(["Date", "Followers"])
    ('figures', '')
    """
    roles = column_places(header).keys()
    return next((kind for kind, needed in _NEEDED if needed <= roles), "")


def sex_named(words: str) -> str:
    """The sex in our words, "" for an unknown word."""
    return _SEXES.get(plain(words), "")
