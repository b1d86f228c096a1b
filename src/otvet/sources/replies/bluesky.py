"""Replies of Bluesky: records, views of posts, followers; descriptions of the API are refused."""

from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn

from otvet.errors import SourceError
from otvet.facts import Fact
from otvet.i18n import mark
from otvet.sources.bluesky import map as bluesky
from otvet.sources.bluesky.map import LIKE, NETWORK, POST, did_in
from otvet.sources.fields import Json, LeftOut, listed, mapped, objects, word
from otvet.sources.own_pages import needs_page, parts_of
from otvet.sources.replies.kind import Around, Kind, Laid, more_pages
from otvet.sources.replies.pages import Owned, elsewhere, matched, owned
from otvet.sources.replies.signs import Signs
from otvet.sources.table.frame import BadRow


def _lay_records(replies: Sequence[Json], around: Around) -> Laid:
    """Records of anybody: they count where they are the brand's, or like, answer or quote it."""
    records = [one for reply in replies for one in _records(reply)]
    strange = {bluesky.kind(one) for one in records} - {POST, LIKE}
    if strange == {bluesky.kind(one) for one in records}:
        raise SourceError(
            mark(
                "{file} holds records of a kind that is neither a post nor a like of Bluesky: "
                "save what app.bsky.feed.getAuthorFeed replies"
            ),
            {"file": around.path.name},
        )
    pages = _pages(around, records)

    def make(record: Json) -> Sequence[Fact]:
        author, about = did_in(word(record, "uri")), bluesky.about(record)
        if not author:
            raise BadRow("no_id", "uri")
        touched = next((one for one in (author, *sorted(about)) if pages.is_ours(one)), "")
        if not touched:
            raise LeftOut("not_about_the_brand")
        return _facts(record, author, touched, pages, around)

    notes = []
    if not all(word(one, "indexedAt") for one in records):
        notes.append("times_claimed")
    return Laid(records=records, make=make, pages=pages.pages, notes=notes)


def _facts(record: Json, author: str, touched: str, pages: Owned, around: Around) -> Sequence[Fact]:
    page, door = pages.page(touched), around.door
    if bluesky.kind(record) == LIKE:
        return () if author == touched else (bluesky.like(record, page=page, door=door),)
    if bluesky.kind(record) != POST:
        raise LeftOut("nothing_to_take")
    if author == touched:
        return tuple(bluesky.own_post(record, page=page))
    return (bluesky.mention(record, page=page, door=door, own=set(pages.by_id)),)


def _records(reply: Json) -> Sequence[Json]:
    return objects(reply, "records") or (reply,)


def _pages(around: Around, records: Sequence[Json]) -> Owned:
    dids = {did_in(word(one, "uri")) for one in records}
    dids |= {did for one in records for did in bluesky.about(one)}
    parts = parts_of(around.door.config, {NETWORK})
    if not parts:
        example = f"{NETWORK}:{next(iter(sorted(dids - {''})), 'did:plc:abc')}"
        raise needs_page(around.path, parts=(), example=example)
    return matched(around, NETWORK, {did: [] for did in dids})


def _lay_views(replies: Sequence[Json], around: Around) -> Laid:
    """Posts that a search or a feed shows, with the moment when the network saw them."""
    records = [one for reply in replies for one in _posts(reply)]
    names = {did_in(word(one, "uri")): [word(one, "author", "handle")] for one in records}
    names |= {did: [] for one in records for did in bluesky.about(one) if did not in names}
    pages, others = matched(around, NETWORK, names), elsewhere(NETWORK)

    def make(record: Json) -> Sequence[Fact]:
        author = did_in(word(record, "uri"))
        if pages.is_ours(author):
            return tuple(bluesky.own_post(record, page=pages.page(author)))
        hung = next((one for one in sorted(bluesky.about(record)) if pages.is_ours(one)), "")
        page = pages.page(hung) if hung else others.page
        return (bluesky.mention(record, page=page, door=around.door, own=set(pages.by_id)),)

    cut = more_pages(word(replies[-1], "cursor"))
    notes = [*cut, "search_hits"]
    return Laid(
        records=records, make=make, pages=[*pages.pages, others], notes=notes, complete=not cut
    )


def _posts(reply: Json) -> list[Json]:
    feed = [mapped(one, "post") for one in objects(reply, "feed")]
    return [*objects(reply, "posts"), *(one for one in feed if one)]


def _lay_followers(replies: Sequence[Json], around: Around) -> Laid:
    records = [one for reply in replies for one in listed(reply, "followers")]
    subject = {word(one, "subject", "did"): [word(one, "subject", "handle")] for one in replies}
    pages = owned(around, NETWORK, subject)
    did, seen = next(iter(subject)), {"at": around.seen.isoformat()}

    def make(record: object) -> Sequence[Fact]:
        if not isinstance(record, Mapping):
            raise BadRow("unreadable_row")
        page = pages.page(did)
        return (bluesky.follower(record, page=page, seen=seen, door=around.door),)

    cut = more_pages(word(replies[-1], "cursor"))
    notes = [*pages.notes, *cut, f"day_of_the_file:{around.seen_day}"]
    return Laid(records=records, make=make, pages=pages.pages, notes=notes, complete=not cut)


def _refuse(text: str) -> Callable[[Sequence[Json], Around], NoReturn]:
    def refuse(_replies: Sequence[Json], around: Around) -> NoReturn:
        raise SourceError(text, {"file": around.path.name})

    return refuse


_DESCRIPTION = _refuse(
    mark(
        "{file} is a description of an API and not data: take it out of the inbox, and save what "
        "the network itself replies"
    )
)
_IDENTITY = _refuse(
    mark(
        "{file} says who an account is and holds no data: put its did into otvet.toml as the ref "
        "of the page, and save what app.bsky.feed.getAuthorFeed replies"
    )
)
_FOLLOWS = _refuse(
    mark(
        "{file} lists whom an account follows and not who follows it: "
        "save what app.bsky.graph.getFollowers replies"
    )
)
_WITHOUT_ADDRESS = _refuse(
    mark(
        "{file} holds a record without its address (uri), so nothing tells whose it is: "
        "save the whole reply"
    )
)
_ERROR = _refuse(
    mark("{file} holds no data: Bluesky refused the request; correct it and save the new reply")
)


def _is_identity(signs: Signs) -> bool:
    alone = signs.names <= {"did", "handle", "didDoc", "collections", "handleIsCorrect"}
    return alone and signs.word("did").startswith("did:")


def _is_error(signs: Signs) -> bool:
    return signs.names == {"error", "message"} and bool(signs.word("error"))


def _is_record(signs: Signs) -> bool:
    one = signs.word("uri").startswith("at://") and signs.any("value.$type", "record.$type")
    return one or (signs.word("records.item.uri").startswith("at://") and signs.has("records"))


def _is_views(signs: Signs) -> bool:
    one = signs.word("posts.item.uri").startswith("at://") and signs.has("posts.item.record")
    return one or signs.word("feed.item.post.uri").startswith("at://")


KINDS = (
    Kind("bluesky.lexicon", lambda s: s.has("lexicon", "defs", "id"), _DESCRIPTION),
    Kind("bluesky.schema", lambda s: s.has("$schema", "properties"), _DESCRIPTION),
    Kind("bluesky.identity", _is_identity, _IDENTITY),
    Kind("bluesky.error", _is_error, _ERROR),
    Kind("bluesky.records", _is_record, _lay_records),
    Kind("bluesky.views", _is_views, _lay_views),
    Kind("bluesky.followers", lambda s: s.has("followers.item.did", "subject.did"), _lay_followers),
    Kind("bluesky.follows", lambda s: s.has("follows.item.did"), _FOLLOWS),
    Kind("bluesky.bare", lambda s: s.word("$type").startswith("app.bsky."), _WITHOUT_ADDRESS),
)
