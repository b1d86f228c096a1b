"""Replies of X: posts that a search or a timeline has found, and error bodies."""

from collections.abc import Mapping, Sequence
from typing import NoReturn

from otvet.facts import Fact
from otvet.i18n import mark
from otvet.sources.fields import Json, objects, word
from otvet.sources.replies.kind import Around, Kind, Laid, more_pages
from otvet.sources.replies.pages import elsewhere, matched
from otvet.sources.replies.refusal import code_of, refusal
from otvet.sources.replies.signs import Signs
from otvet.sources.x.map import NETWORK, mention, own_post

_CODES: Mapping[str, str] = {
    "401": mark("the key is not accepted: make a new one"),
    "402": mark("the account has no money left for requests: top it up"),
    "403": mark("the key has no right to this: check the plan of the account"),
    "404": mark("there is no such post or account: correct its id"),
    "429": mark("too many requests: ask again in 15 minutes"),
}
_UNKNOWN = mark("look the code up at docs.x.com and ask again")


def _lay(replies: Sequence[Json], around: Around) -> Laid:
    records = [one for reply in replies for one in objects(reply, "data")]
    names: dict[str, list[str]] = {word(one, "author_id"): [] for one in records}
    for reply in replies:
        for author in objects(reply, "includes", "users"):
            names.setdefault(word(author, "id"), []).append(word(author, "username"))
    pages = matched(around, NETWORK, names)
    others = elsewhere(NETWORK)

    def make(record: Json) -> Sequence[Fact]:
        who = word(record, "author_id")
        if pages.is_ours(who):
            return tuple(own_post(record, page=pages.page(who)))
        return (mention(record, page=others.page, door=around.door),)

    cut = more_pages(word(replies[-1], "meta", "next_token"))
    notes = [*cut, "search_hits"]
    return Laid(
        records=records, make=make, pages=[*pages.pages, others], notes=notes, complete=not cut
    )


def _refuse(replies: Sequence[Json], around: Around) -> NoReturn:
    code = code_of(word(replies[0], "status"))
    raise refusal(around, "X", code=code, act=_CODES.get(code, _UNKNOWN))


def _is_posts(signs: Signs) -> bool:
    written = signs.has("data.item.id", "data.item.text")
    asked = signs.has("data.item.author_id", "data.item.created_at")
    return written and (asked or signs.has("data.item.edit_history_tweet_ids"))


def _is_error(signs: Signs) -> bool:
    return signs.has("title", "detail", "type", "status") and not signs.has("data")


KINDS = (
    Kind("x.posts", _is_posts, _lay),
    Kind("x.error", _is_error, _refuse),
)
