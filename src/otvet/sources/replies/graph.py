"""Replies of Meta's Graph API with posts, comments, tags and accounts; error bodies; keys."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NoReturn

from otvet.errors import SourceError
from otvet.facts import Fact
from otvet.i18n import mark
from otvet.sources.fields import Json, field, figure, mapped, metric, objects, word
from otvet.sources.meta.names import FACEBOOK, INSTAGRAM
from otvet.sources.meta_api import map as graph
from otvet.sources.replies.kind import Around, Kind, Laid, more_pages
from otvet.sources.replies.pages import Owned, owned
from otvet.sources.replies.refusal import code_of, refusal
from otvet.sources.replies.signs import Signs

_KEY = mark("make a new key: the old one has expired or was taken back")
_SLOW = mark("too many requests: ask again in an hour")
_RIGHTS = mark("the key lacks rights: allow what the message of Meta names, and ask again")
CODES: Mapping[str, str] = {
    "1": mark("Meta had a fault of its own: ask again in some minutes"),
    "2": mark("Meta had a fault of its own: ask again in some minutes"),
    "4": _SLOW,
    "10": _RIGHTS,
    "17": _SLOW,
    "32": _SLOW,
    "100": mark(
        "the object is not there, the figure is gone, or the key may not see it: "
        "check the id and the list of figures"
    ),
    "102": _KEY,
    "190": _KEY,
    "200": _RIGHTS,
    "613": _SLOW,
}
_UNKNOWN = mark("look the code up at developers.facebook.com and ask again")
Make = Callable[..., Sequence[Fact]]
_LINKED = re.compile(r"/v\d+\.\d+/(\d+(?:_\d+)?)/(\w+)")


def _data(replies: Sequence[Json]) -> list[Json]:
    return [one for reply in replies for one in objects(reply, "data")]


def _asked(reply: Json) -> tuple[str, str]:
    """The object that was asked and what of it, as a link to another page of the reply shows."""
    for name in ("next", "previous"):
        found = _LINKED.search(word(reply, "paging", name))
        if found:
            return found[1], found[2]
    return "", ""


def _cut(replies: Sequence[Json]) -> list[str]:
    return more_pages(word(replies[-1], "paging", "next"))


def _own(pages: Owned) -> list[str]:
    """The ids and handles under which the brand itself writes."""
    refs = [page.page.partition(":")[2].removeprefix("@").casefold() for page in pages.pages]
    return [*refs, *pages.by_id]


def _lay_feed(replies: Sequence[Json], around: Around) -> Laid:
    """Posts of a Facebook page, whose id begins the id of each of its posts."""
    records = _data(replies)
    owners = sorted({word(one, "id").partition("_")[0] for one in records})
    pages = owned(around, FACEBOOK, {owner: _names(records, owner) for owner in owners})

    def make(record: Json) -> Sequence[Fact]:
        owner = word(record, "id").partition("_")[0]
        page = pages.page(owner)
        if word(record, "from", "id") not in {"", owner}:
            return (graph.wall_post(record, page=page, door=around.door),)
        return tuple(graph.feed_post(record, page=page))

    return _laid(replies, records, pages, make)


def _names(records: Sequence[Json], owner: str) -> list[str]:
    return [word(one, "from", "name") for one in records if word(one, "from", "id") == owner]


def _lay_feed_comments(replies: Sequence[Json], around: Around) -> Laid:
    records = _data(replies)
    owners = {graph.hung(one).page for one in records}
    pages = owned(around, FACEBOOK, {owner: [] for owner in sorted(owners)})
    own = _own(pages)

    def make(record: Json) -> Sequence[Fact]:
        page = pages.page(graph.hung(record).page)
        return tuple(graph.feed_comment(record, page=page, door=around.door, own=own))

    return _texts(replies, records, pages, make)


def _texts(replies: Sequence[Json], records: Sequence[Json], pages: Owned, make: Make) -> Laid:
    """Texts of people, who may not be named."""
    laid = _laid(replies, records, pages, make)
    notes = [*laid.notes]
    if not any(map(graph.has_author, records)):
        notes.append("no_authors")
    return replace(laid, notes=notes)


def _laid(replies: Sequence[Json], records: Sequence[Json], pages: Owned, make: Make) -> Laid:
    cut = _cut(replies)
    notes = [*pages.notes, *cut]
    return Laid(records=records, make=make, pages=pages.pages, notes=notes, complete=not cut)


def _lay_comments(replies: Sequence[Json], around: Around) -> Laid:
    """Comments of Instagram; the post is told by a link to another page, or not at all."""
    found = [
        (one, post, parent)
        for reply in replies
        for one, post, parent in _nested(objects(reply, "data"), _asked(reply)[0])
    ]
    pages = owned(around, INSTAGRAM, {})
    own = _own(pages)

    def make(record: tuple[Json, str, str]) -> Sequence[Fact]:
        one, post, parent = record
        page = pages.page("")
        return tuple(
            graph.comment(one, page=page, door=around.door, own=own, post=post, parent=parent)
        )

    laid = _texts(replies, [one for one, _, _ in found], pages, make)
    return replace(laid, records=found)


def _nested(records: Sequence[Json], post: str) -> Iterator[tuple[Json, str, str]]:
    for record in records:
        yield record, post, ""
        for reply in objects(record, "replies", "data"):
            yield reply, post, word(record, "id")


def _media(replies: Sequence[Json]) -> list[Json]:
    """Media in a list, or by their ids as `?ids=` gives them."""
    by_id = [one for reply in replies if "data" not in reply for one in reply.values()]
    return [*_data(replies), *(one for one in by_id if isinstance(one, Mapping))]


def _lay_media(replies: Sequence[Json], around: Around) -> Laid:
    """Media of the account itself, or media of others that tag it: only the request tells which."""
    records = _media(replies)
    of_others = _are_of_others(replies, around)
    names = {word(one, "username") or word(one, "owner", "id") for one in records}
    owners: dict[str, list[str]] = {} if of_others else {name: [] for name in sorted(names)}
    asked = {_asked(reply)[0] for reply in replies} - {""}
    owners = {one: [] for one in asked} if not any(owners) and asked else owners
    pages = owned(around, INSTAGRAM, owners)
    own = _own(pages)

    def make(record: Json) -> Sequence[Fact]:
        if of_others:
            page = pages.page(next(iter(pages.by_id), ""))
            return (graph.tagged(record, page=page, door=around.door, own=own),)
        owner = word(record, "username") or word(record, "owner", "id")
        owner = owner if owner in owners else next(iter(pages.by_id), "")
        return tuple(graph.media(record, page=pages.page(owner)))

    laid = _texts if of_others else _laid
    return replace(laid(replies, records, pages, make), told="tags" if of_others else "media")


def _are_of_others(replies: Sequence[Json], around: Around) -> bool:
    """By the link to another page, else by the file's name; SourceError where neither tells."""
    asked = {_asked(reply)[1] for reply in replies} - {""}
    if asked:
        return "tags" in asked
    name = re.sub(r"[\W_]+", " ", around.path.stem.casefold())
    if re.search(r"\btag|отме[тч]", name):
        return True
    if re.search(r"\bmedia|\bpost|публикац|пост", name):
        return False
    raise SourceError(
        mark(
            "{file} lists posts of Instagram and does not say whose: put the word media into the "
            "name of the file where they are the brand's own, tags where others tag the brand"
        ),
        {"file": around.path.name},
    )


def _lay_mentioned(replies: Sequence[Json], around: Around) -> Laid:
    """One media or comment of somebody that names the account."""
    pages = owned(around, INSTAGRAM, {word(reply, "id"): [] for reply in replies})
    own = _own(pages)

    def make(reply: Json) -> Sequence[Fact]:
        page, door = pages.page(word(reply, "id")), around.door
        media = mapped(reply, "mentioned_media")
        if media:
            return (graph.tagged(media, page=page, door=door, own=own),)
        told = mapped(reply, "mentioned_comment")
        return tuple(graph.comment(told, page=page, door=door, own=own, post=""))

    return Laid(records=replies, make=make, pages=pages.pages, notes=pages.notes)


def _lay_account(replies: Sequence[Json], around: Around) -> Laid:
    """How many follow an account on the day of the file."""
    network = FACEBOOK if any(_is_of_facebook(reply) for reply in replies) else INSTAGRAM
    owners = {
        word(one, "id"): [name for name in (word(one, "username"), word(one, "name")) if name]
        for one in replies
    }
    if not any(field(one, "followers_count") is not None for one in replies):
        raise SourceError(
            mark(
                "{file} says how many people like a page and not how many follow it: "
                "ask with fields=followers_count"
            ),
            {"file": around.path.name},
        )
    pages, day = owned(around, network, owners), around.seen_day

    def make(one: Json) -> Sequence[Fact]:
        page = pages.page(word(one, "id"))
        return (metric(page, day, "followers", figure(one, "followers_count")),)

    notes = [*pages.notes, f"day_of_the_file:{day}"]
    return Laid(records=replies, make=make, pages=pages.pages, notes=notes)


def _is_of_facebook(reply: Json) -> bool:
    return any(name in reply for name in ("fan_count", "category", "category_list"))


def _refuse_error(replies: Sequence[Json], around: Around) -> NoReturn:
    code = code_of(word(replies[0], "error", "code"))
    act = _SLOW if code.startswith("8000") else CODES.get(code, _UNKNOWN)
    raise refusal(around, "Meta", code=code, act=act)


def _refuse_key(_replies: Sequence[Json], around: Around) -> NoReturn:
    raise SourceError(
        mark(
            "{file} describes an access key and holds no data: delete the file, since a key in "
            "other hands opens the page, and save replies with posts, comments or insights"
        ),
        {"file": around.path.name},
    )


def _is_key(signs: Signs) -> bool:
    described = signs.has("data.app_id", "data.is_valid")
    given = signs.has("access_token") and signs.any("token_type", "expires_in")
    return described or given or signs.has("data.item.access_token")


def _is_error(signs: Signs) -> bool:
    return signs.has("error.message", "error.code") and signs.any("error.type", "error.fbtrace_id")


def _is_feed_comment(signs: Signs) -> bool:
    written = signs.has("data.item.created_time", "data.item.message")
    asked = signs.any("data.item.comment_count", "data.item.like_count", "data.item.parent")
    return written and (asked or "comment_id=" in signs.word("data.item.permalink_url"))


def _is_feed(signs: Signs) -> bool:
    dated = signs.has("data.item.created_time", "data.item.id")
    return dated and "_" in str(signs.values.get("data.item.id"))


def _is_comments(signs: Signs) -> bool:
    written = signs.has("data.item.timestamp", "data.item.text", "data.item.id")
    return written and not signs.has("data.item.media_type")


def _is_media(signs: Signs) -> bool:
    return signs.has("data.item.timestamp", "data.item.media_type", "data.item.id")


def _is_media_by_id(signs: Signs) -> bool:
    ids = [name for name in signs.names if name.isdecimal()]
    return bool(ids) and any(
        signs.has(f"{one}.id", f"{one}.timestamp", f"{one}.media_type") for one in ids
    )


def _is_account(signs: Signs) -> bool:
    counted = signs.any("followers_count", "fan_count")
    named = signs.any("media_count", "username", "category", "biography", "name")
    return signs.has("id") and counted and named


KINDS = (
    Kind("meta.error", _is_error, _refuse_error),
    Kind("meta.key", _is_key, _refuse_key),
    Kind("meta.feed_comments", _is_feed_comment, _lay_feed_comments),
    Kind("meta.feed", _is_feed, _lay_feed),
    Kind("meta.comments", _is_comments, _lay_comments),
    Kind("meta.media", _is_media, _lay_media),
    Kind("meta.media", _is_media_by_id, _lay_media),
    Kind("meta.mentioned", lambda s: s.any("mentioned_media", "mentioned_comment"), _lay_mentioned),
    Kind("meta.account", _is_account, _lay_account),
)
