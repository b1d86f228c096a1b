"""A page as people type it, network:id or a pasted link, made into the one way it is written."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal
from urllib.parse import unquote

NETWORKS: tuple[str, ...] = (
    "telegram", "vk", "youtube", "instagram", "facebook", "threads", "ok", "tiktok", "x",
    "bluesky", "dzen", "rutube", "max", "twitch", "pinterest", "linkedin", "google_play",
    "app_store", "rustore", "google_maps", "yandex_maps", "yandex", "2gis", "wildberries", "ozon",
    "yandex_market", "avito", "shopify", "woocommerce", "amocrm", "bitrix24", "1c", "moysklad",
    "ga4", "metrika", "site", "shop", "place", "file",
)  # fmt: skip
"""Where a page can be: networks, shops, places with reviews, counters of a site, mere files."""
_ALSO: Mapping[str, str] = {
    "tg": "telegram", "вк": "vk", "yt": "youtube", "ig": "instagram", "fb": "facebook",
    "twitter": "x", "1с": "1c", "wb": "wildberries", "gis2": "2gis", "тг": "telegram",
    "woo": "woocommerce", "amo": "amocrm", "kommo": "amocrm", "bitrix": "bitrix24",
}  # fmt: skip
HOSTS: Mapping[str, str] = {
    "vk.com": "vk", "vk.ru": "vk", "vkvideo.ru": "vk", "t.me": "telegram", "telegram.me": "telegram",
    "youtube.com": "youtube", "instagram.com": "instagram", "facebook.com": "facebook",
    "fb.com": "facebook", "ok.ru": "ok", "tiktok.com": "tiktok", "threads.net": "threads",
    "threads.com": "threads", "x.com": "x", "twitter.com": "x", "rutube.ru": "rutube",
    "dzen.ru": "dzen",
}  # fmt: skip
"""Networks by the host of their links."""
_MORE_HOSTS: Mapping[str, str] = {
    **HOSTS, "max.ru": "max", "twitch.tv": "twitch", "bsky.app": "bluesky",
    "play.google.com": "google_play", "apps.apple.com": "app_store",
}  # fmt: skip
_LINK = re.compile(
    r"(?:https?://)?(?:(?:www|m|mobile|web|new)\.)?([\w-]+(?:\.[\w-]+)+)(/.*)?", re.I
)
_RULES: Mapping[str, Sequence[str]] = {
    "vk": (
        r"/.*?\b(?:wall|clip|video)-(\d+)_\d+",
        r"/(?:club|public|event)(\d+)(?:[/?#]|$)",
        r"/@?([\w.]+)/?(?:[?#]|$)",
    ),
    "telegram": (r"/c/(\d+)", r"/(?:s/)?([a-z]\w{3,})(?:[/?#]|$)"),
    "youtube": (r"/channel/(UC[\w-]+)", r"/(?:@|c/|user/)([\w.-]+)"),
    "instagram": (r"/(?!p/|reels?/|tv/|stories/|explore/)([\w.]+)/?(?:[?#]|$)",),
    "facebook": (
        r"/profile\.php\?(?:.*&)?id=(\d+)",
        r"/(?!permalink|story|watch|share|groups/)([\w.-]+)/?(?:[?#]|$)",
    ),
    "ok": (r"/group/(\w+)", r"/(?!profile/?$)(?:profile/)?([\w.-]+)/?(?:[?#]|$)"),
    "tiktok": (r"/@([\w.]+)",),
    "threads": (r"/@([\w.]+)",),
    "x": (r"/(?!i/|search|home)(\w+)/?(?:[?#]|$)",),
    "rutube": (r"/(?:channel/|u/)([\w-]+)",),
    "dzen": (r"/id/(\w+)", r"/(?!a/|b/|video/|shorts/|news)([\w.-]+)/?(?:[?#]|$)"),
    "max": (r"/([\w.-]+)/?(?:[?#]|$)",),
    "twitch": (r"/(\w+)/?(?:[?#]|$)",),
    "bluesky": (r"/profile/([\w.:-]+)",),
    "google_play": (r"/store/apps/details\?(?:.*&)?id=([\w.]+)",),
    "app_store": (r"/.*?\bid(\d+)",),
}

Fault = Literal["not_a_page", "not_a_page_link", "unknown_network", "page_with_space"]


class NotAPage(ValueError):
    """What was typed is no page; `fault` says in which way."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault: Fault = fault


def page_ref(typed: str) -> str:
    """The page as network:id, from that or from a link that leads to it.

    Raises:
        NotAPage: it is neither, or the network is not known.

    >>> page_ref("https://vk.com/primer_tea"), page_ref("t.me/s/primer"), page_ref("TG:primer")
    ('vk:primer_tea', 'telegram:primer', 'telegram:primer')
    >>> page_ref("vk.com/public77"), page_ref("https://www.youtube.com/@tea"), page_ref("vk:1")
    ('vk:77', 'youtube:tea', 'vk:1')
    """
    text = typed.strip().strip("<>\"'«»").strip()
    if re.search(r"\s", text):
        raise NotAPage("page_with_space")
    network, colon, native = text.partition(":")
    if link := _link(native if colon and "." in native and "/" in native else text):
        return link
    if not colon or not network or not native:
        raise NotAPage("not_a_page")
    if native.startswith("//"):
        raise NotAPage("not_a_page_link")
    known = _ALSO.get(network.casefold(), network.casefold())
    if known not in NETWORKS:
        raise NotAPage("unknown_network")
    return f"{known}:{native}"


def page_refs(typed: str) -> list[str]:
    """What was typed as several pages: commas, semicolons and spaces part them.

    >>> page_refs("t.me/primer vk:teahouse, ok:1")
    ['t.me/primer', 'vk:teahouse', 'ok:1']
    """
    return [part for part in re.split(r"[,;\s]+", typed) if part]


def _link(text: str) -> str:
    """The page that a link leads to, "" where the text is no link to a network that is known."""
    found = _LINK.fullmatch(text.removeprefix("//"))
    if found is None:
        return ""
    network = _MORE_HOSTS.get(found[1].casefold())
    if network is None:
        return ""
    path = unquote(found[2] or "/")
    hits = (re.match(rule, path, re.I) for rule in _RULES[network])
    hit = next(filter(None, hits), None)
    if hit is None:
        raise NotAPage("not_a_page_link")
    return f"{network}:{hit[1]}"
