"""Links to posts: which network, whose page, and the post's own id, as every network writes them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from otvet.page_refs import HOSTS

Kind = Literal["text", "video"]


@dataclass(frozen=True, slots=True)
class Permalink:
    """A post's place: `owner` is the page's id or handle, "" where the link does not tell it."""

    network: str
    owner: str
    native_id: str
    kind: Kind = "text"


_START = re.compile(r"(?:https?://)?(?:(?:www|m|mobile|web|new|vt|vm)\.)?([\w.-]+)(/.*)", re.I)
_REPLY = re.compile(r"[?&](?:reply|comment|comment_id|thread)=", re.I)
_ID = r"[\w-]+"

_Make = Callable[[re.Match[str]], Permalink]
_RULES: Sequence[tuple[str, re.Pattern[str], _Make]] = (
    (
        "vk",
        re.compile(r"/.*?\b(?:wall|clip|video)(-?\d+)_(\d+)", re.I),
        lambda m: Permalink("vk", m[1].lstrip("-") if m[1][0] == "-" else f"id{m[1]}", m[2]),
    ),
    (
        "telegram",
        re.compile(r"/c/(\d+)/(?:\d+/)?(\d+)"),
        lambda m: Permalink("telegram", m[1], m[2]),
    ),
    (
        "telegram",
        re.compile(r"/(?:s/)?([a-z]\w{3,})/(\d+)", re.I),
        lambda m: Permalink("telegram", m[1].casefold(), m[2]),
    ),
    (
        "youtube",
        re.compile(rf"/(?:watch\?(?:.*&)?v=|shorts/|live/|embed/|v/)({_ID})", re.I),
        lambda m: Permalink("youtube", "", m[1], "video"),
    ),
    (
        "youtube",
        re.compile(rf"/post/({_ID})"),
        lambda m: Permalink("youtube", "", m[1]),
    ),
    (
        "instagram",
        re.compile(rf"/(?:([\w.]+)/)?(p|reel|reels|tv)/({_ID})", re.I),
        lambda m: Permalink(
            "instagram",
            (m[1] or "").casefold(),
            m[3],
            "text" if m[2].casefold() == "p" else "video",
        ),
    ),
    (
        "facebook",
        re.compile(r"/(?:permalink|story)\.php\?(?:.*&)?story_fbid=(\w+)&(?:.*&)?id=(\d+)", re.I),
        lambda m: Permalink("facebook", m[2], m[1]),
    ),
    (
        "facebook",
        re.compile(r"/([\w.-]+)/(?:posts|videos|photos)/(?:[^/?]+/)*?(\w+)/?(?:[?#]|$)", re.I),
        lambda m: Permalink("facebook", m[1].casefold(), m[2]),
    ),
    (
        "ok",
        re.compile(r"/(?:group/)?([\w.-]+)/(?:topic|statuses|album/\d+)/(\d+)", re.I),
        lambda m: Permalink("ok", m[1].casefold(), m[2]),
    ),
    (
        "tiktok",
        re.compile(r"/@([\w.]+)/(video|photo)/(\d+)", re.I),
        lambda m: Permalink("tiktok", m[1].casefold(), m[3], "video"),
    ),
    (
        "threads",
        re.compile(rf"/@([\w.]+)/post/({_ID})", re.I),
        lambda m: Permalink("threads", m[1].casefold(), m[2]),
    ),
    (
        "x",
        re.compile(r"/(\w+)/status/(\d+)", re.I),
        lambda m: Permalink("x", m[1].casefold(), m[2]),
    ),
    (
        "rutube",
        re.compile(rf"/video/({_ID})", re.I),
        lambda m: Permalink("rutube", "", m[1], "video"),
    ),
    (
        "dzen",
        re.compile(rf"/(?:a|b|video/watch|shorts)/({_ID})", re.I),
        lambda m: Permalink("dzen", "", m[1]),
    ),
)


def permalink(link: str) -> Permalink | None:
    """The post that a link leads to, None where it leads to none, or to a comment.

    >>> permalink("https://vk.com/teahouse?w=wall-1_2")
    Permalink(network='vk', owner='1', native_id='2', kind='text')
    >>> permalink("t.me/s/Teahouse/12?single"), permalink("https://vk.com/wall-1_2?reply=3")
    (Permalink(network='telegram', owner='teahouse', native_id='12', kind='text'), None)
    """
    found = _START.fullmatch(link.strip())
    if found is None or _REPLY.search(link):
        return None
    host, path = found[1].casefold(), found[2]
    if host == "youtu.be":
        host, path = "youtube.com", f"/shorts{path}"
    network = HOSTS.get(host, "")
    for named, rule, make in _RULES:
        if named == network and (hit := rule.match(path)):
            return make(hit)
    return None
