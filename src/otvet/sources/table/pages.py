"""Whose page a table is about: what the file's name, its links and otvet.toml say together."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from otvet.config import Config, PagePart
from otvet.sources.table.names import plain
from otvet.sources.table.permalinks import permalink

_NETWORK_WORDS = {
    "vk": ("vk", "vkontakte", "вк", "вконтакте"),
    "telegram": ("telegram", "телеграм", "телеграмм", "tg", "тг", "tgstat"),
    "youtube": ("youtube", "ютуб", "ютьюб", "yt"),
    "instagram": ("instagram", "инстаграм", "ig", "insta"),
    "facebook": ("facebook", "фейсбук", "fb"),
    "ok": ("ok", "одноклассники", "ок"),
    "tiktok": ("tiktok", "тикток"),
    "google_play": ("google play", "googleplay", "reviews com"),
    "yandex": ("yandex", "яндекс"),
}
_HOSTS = {
    "vk.com": "vk",
    "vk.ru": "vk",
    "t.me": "telegram",
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "instagram.com": "instagram",
    "facebook.com": "facebook",
    "ok.ru": "ok",
    "tiktok.com": "tiktok",
    "play.google.com": "google_play",
}
_HOST = re.compile(r"https?://(?:www\.|m\.)?([\w.-]+)")
_LATIN_BY_LETTER = dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True)) | {
    "ё": "e", "ж": "zh", "й": "y", "х": "h", "ц": "c", "ч": "ch", "ш": "sh", "щ": "sch",
    "ъ": "", "ь": "", "ю": "yu", "я": "ya",
}  # fmt: skip


def networks_in(words: str) -> frozenset[str]:
    """The networks that a text names.

    >>> sorted(networks_in("На какие страницы подписаны: ВКонтакте, Telegram"))
    ['telegram', 'vk']
    """
    tokens = " " + re.sub(r"[^\w]+|_", " ", plain(words)) + " "
    return frozenset(
        network
        for network, names in _NETWORK_WORDS.items()
        if any(f" {name} " in tokens for name in names)
    )


def network_named(words: str) -> str:
    """The network that the whole text is the name of, "" where it says more or something else.

    >>> network_named("Вконтакте"), network_named("наш VK")
    ('vk', '')
    """
    named = plain(words)
    return next((network for network, names in _NETWORK_WORDS.items() if named in names), "")


def network_of_links(values: Iterable[str]) -> str:
    """The network that a column of links leads to, "" for several or none."""
    hosts = {found[1] for value in values if (found := _HOST.match(value))}
    networks = {_HOSTS.get(host, "") for host in hosts}
    return networks.pop() if len(networks) == 1 else ""


def slug(words: str) -> str:
    """A short Latin name for a folder or file.

    >>> slug("Отзывы о банке (2025)")
    'otzyvy-o-banke-2025'
    """
    latin = "".join(_LATIN_BY_LETTER.get(char, char) for char in words.casefold())
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:60] or "table"


def network_page(config: Config, path: Path, links: Sequence[str]) -> tuple[str, bool]:
    """The brand's page that counts or members are about, and whether that is sure."""
    parts = [part for part in config.pages if not part.ref.startswith("file:")]
    named = {network_of_links(links)} - {""} or networks_in(f"{path.parent.name} {path.stem}")
    fitting = [part for part in parts if part.ref.partition(":")[0] in named]
    channels = [part for part in fitting if part.kind != "group"] or fitting
    if len(channels) == 1:
        return channels[0].ref, True
    by_title = [part for part in parts if part.title and _is_named(part, path)]
    if len(by_title) == 1:
        return by_title[0].ref, True
    if len(parts) == 1 and not named:
        return parts[0].ref, True
    linked = _page_of_links(links)
    return (channels[0].ref if channels else linked or f"file:{slug(path.stem)}"), False


def _page_of_links(links: Sequence[str]) -> str:
    """The one page whose posts the links lead to, "" for several or none."""
    found = {f"{to.network}:{to.owner}" for link in links if (to := permalink(link)) and to.owner}
    return found.pop() if len(found) == 1 else ""


def _is_named(part: PagePart, path: Path) -> bool:
    return plain(part.title) in plain(path.stem)


def place_page(config: Config, path: Path, kinds: Sequence[str], *, default: str) -> str:
    """The page that reviews or orders are about: the only one of its kind, else the folder's."""
    fitting = [part for part in config.pages if part.kind in kinds]
    if len(fitting) == 1:
        return fitting[0].ref
    folder = path.parent.name
    return f"file:{default if folder in {'', 'inbox'} else slug(folder)}"
