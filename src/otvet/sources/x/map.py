"""What a post of X means: somebody's words about the brand, or a post of the brand's own."""

from collections.abc import Iterator

from otvet.facts import Fact, Mention, PageRef, Post
from otvet.sources.base import Door
from otvet.sources.fields import Json, counters, figure, moment, native_id, objects, said, word

NETWORK = "x"
_COUNTS = {
    "view": "impression_count",
    "like": "like_count",
    "comment": "reply_count",
    "share": "retweet_count",
    "save": "bookmark_count",
}


def own_post(record: Json, *, page: PageRef) -> Iterator[Fact]:
    """A post of the brand's account with its counters."""
    native, at = native_id(record, "id"), moment(record, "created_at")
    yield Post(page=page, native_id=native, at=at, text=said(record, "text"))
    counts = {kind: figure(record, "public_metrics", name) for kind, name in _COUNTS.items()}
    yield from counters(page, native, at, counts, post=native)


def mention(record: Json, *, page: PageRef, door: Door) -> Mention:
    """Somebody's post that a search has found; a repost is somebody else's words passed on."""
    who = word(record, "author_id")
    about = {word(one, "type"): word(one, "id") for one in objects(record, "referenced_tweets")}
    return Mention(
        page=page,
        native_id=native_id(record, "id"),
        at=moment(record, "created_at"),
        kind="mention",
        text=said(record, "text"),
        actor=door.actor(NETWORK, who) if who else None,
        is_forward="retweeted" in about,
        parent=about.get("replied_to") or None,
    )
