"""What records of Bluesky mean; an address such as at://did/collection/key names the author."""

from collections.abc import Collection, Iterator

from otvet.facts import Fact, Follow, Interaction, Mention, PageRef, Post
from otvet.sources.base import Door
from otvet.sources.fields import (
    Json,
    counters,
    field,
    figure,
    mapped,
    moment,
    native_id,
    said,
    word,
)
from otvet.sources.table.frame import BadRow

NETWORK = "bluesky"
POST, LIKE = "app.bsky.feed.post", "app.bsky.feed.like"
_COUNTS = {
    "like": "likeCount",
    "share": "repostCount",
    "comment": "replyCount",
    "save": "bookmarkCount",
}


def did_in(uri: str) -> str:
    """The author's id in an address, "" where it is none.

    >>> did_in("at://did:plc:abc/app.bsky.feed.post/3k2")
    'did:plc:abc'
    """
    did = uri.removeprefix("at://").partition("/")[0]
    return did if uri.startswith("at://") and did.startswith("did:") else ""


def body(record: Json) -> Json:
    """What the author has written: a record's value, or a view's record."""
    return mapped(record, "value") or mapped(record, "record")


def kind(record: Json) -> str:
    """The type of the record that the author has written."""
    return word(body(record), "$type")


def about(record: Json) -> set[str]:
    """Authors of what the record likes, replies to or quotes."""
    told = body(record)
    places = (
        ("subject", "uri"),
        ("reply", "root", "uri"),
        ("reply", "parent", "uri"),
        ("embed", "record", "uri"),
        ("embed", "record", "record", "uri"),
    )
    return {did_in(word(told, *place)) for place in places} - {""}


def _key(record: Json) -> str:
    return native_id(record, "uri").rpartition("/")[2]


def _at(record: Json) -> tuple[Json, str]:
    """Where the moment stands: when the network saw it, else when its author says it was."""
    return (record, "indexedAt") if field(record, "indexedAt") else (body(record), "createdAt")


def own_post(record: Json, *, page: PageRef) -> Iterator[Fact]:
    """A post of the brand's account with its counters."""
    native, at = _key(record), moment(*_at(record))
    yield Post(page=page, native_id=native, at=at, text=said(body(record), "text"))
    counts = {name: figure(record, field_name) for name, field_name in _COUNTS.items()}
    yield from counters(page, native, at, counts, post=native)


def mention(record: Json, *, page: PageRef, door: Door, own: Collection[str]) -> Mention:
    """Somebody's post: a comment where it hangs under a post of the brand."""
    told = body(record)
    root, parent = word(told, "reply", "root", "uri"), word(told, "reply", "parent", "uri")
    hangs = did_in(root) in own
    author = did_in(word(record, "uri"))
    return Mention(
        page=page,
        native_id=_address(record),
        at=moment(*_at(record)),
        kind="mention" if not hangs else "comment" if parent in {root, ""} else "reply",
        text=said(told, "text"),
        actor=door.actor(NETWORK, author) if author else None,
        post=root.rpartition("/")[2] if hangs else None,
        parent=_of_address(parent) if parent else None,
    )


def _address(record: Json) -> str:
    return _of_address(native_id(record, "uri"))


def _of_address(uri: str) -> str:
    """A key that is unique among authors and names none of them: theirs are made of the clock."""
    return uri.rpartition("/")[2]


def like(record: Json, *, page: PageRef, door: Door) -> Interaction:
    """Somebody's like of a post of the brand."""
    actor = door.actor(NETWORK, did_in(word(record, "uri")))
    post = word(body(record), "subject", "uri").rpartition("/")[2]
    return Interaction(
        page=page,
        native_id=f"{post}:like:{actor}",
        at=moment(*_at(record)),
        kind="like",
        actor=actor,
        post=post or None,
    )


def follower(record: Json, *, page: PageRef, seen: Json, door: Door) -> Follow:
    """Somebody on the list of followers."""
    did = word(record, "did")
    if not did:
        raise BadRow("not_an_id", "did")
    return Follow(page=page, actor=door.actor(NETWORK, did), at=moment(seen, "at"), state="member")
