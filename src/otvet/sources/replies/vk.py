"""Replies of VK: which method each is of, whose page it is about, how whole it is."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from otvet.errors import SourceError
from otvet.facts import Fact, PageRef
from otvet.i18n import mark
from otvet.sources.fields import Json, LeftOut, field, figure, listed, metric, objects, word
from otvet.sources.replies.kind import Around, Kind, Laid, counted, part_of_list
from otvet.sources.replies.pages import elsewhere, matched, owned
from otvet.sources.replies.signs import Signs
from otvet.sources.replies.vk_errors import refuse_error, refuse_execute
from otvet.sources.table.frame import BadRow, hashed
from otvet.sources.vk import map as vk
from otvet.sources.vk import stats

_ITEM = "response.items.item"
_WALL_IN_NAME = re.compile(r"(?:wall|video|photo)-?\d+_(\d+)")
_MEMBERS = re.compile(r"(?i)members|followers|подписчик|участник")
_LIKES = re.compile(r"(?i)like|лайк|нрав")
_GROUP_NAMES = ("club", "public", "event")


def names_of(owner: str) -> list[str]:
    """How otvet.toml may write an owner: a community by its number, a person as `id10`.

    >>> names_of("-322")
    ['322', 'club322', 'public322', 'event322']
    """
    if not owner.startswith("-"):
        return [f"id{owner}"]
    return [owner[1:], *(f"{name}{owner[1:]}" for name in _GROUP_NAMES)]


def _owners(owners: Iterable[str], replies: Sequence[Json]) -> dict[str, list[str]]:
    """Owners with all their names; extended replies hold titles and short names beside."""
    titles: dict[str, list[str]] = {}
    for reply in replies:
        for group in objects(reply, "response", "groups"):
            names = [word(group, "name"), word(group, "screen_name")]
            titles[f"-{word(group, 'id')}"] = [name for name in names if name]
    return {owner: [*names_of(owner), *titles.get(owner, ())] if owner else [] for owner in owners}


def _items(replies: Sequence[Json]) -> list[object]:
    return [item for reply in replies for item in listed(reply, "response", "items")]


def _record(item: object) -> Json:
    if not isinstance(item, Mapping):
        raise BadRow("unreadable_row")
    return item


def _lay_wall(replies: Sequence[Json], around: Around) -> Laid:
    """wall.get and wall.getById; what others have posted on the wall is a mention."""
    items = _items(replies) or [one for reply in replies for one in listed(reply, "response")]
    owners = {word(item, "owner_id") for item in items}
    pages = owned(around, "vk", _owners(sorted(owners), replies))

    def make(item: object) -> Sequence[Fact]:
        record = _record(item)
        owner = word(record, "owner_id")
        page = pages.page(owner)
        if vk.is_post_of(record, owner):
            return tuple(vk.post(record, page=page))
        return (vk.wall_mention(record, page=page, door=around.door),)

    notes = [*pages.notes, *_parts(replies, len(items))]
    return Laid(
        records=items,
        make=make,
        pages=pages.pages,
        notes=notes,
        complete=not _parts(replies, len(items)),
    )


def _parts(replies: Sequence[Json], have: int) -> list[str]:
    """Whether the network counts more records than the file holds."""
    counts = [
        counted(reply, "response", name)
        for reply in replies
        for name in ("count", "total_count", "current_level_count")
    ]
    return part_of_list(have, max(counts, default=0))


def _lay_search(replies: Sequence[Json], around: Around) -> Laid:
    """newsfeed.search: texts on walls of others; on the brand's own wall they are as in wall.get."""
    items = _items(replies)
    owners = {word(item, name) for item in items for name in ("owner_id", "from_id")}
    pages = matched(around, "vk", _owners(sorted(owners), ()))
    others = elsewhere("vk")

    def make(item: object) -> Sequence[Fact]:
        record = _record(item)
        owner = word(record, "owner_id")
        if not pages.is_ours(owner):
            own = pages.is_ours(vk.author(record))
            return (vk.elsewhere(record, page=others.page, door=around.door, own=own),)
        if vk.is_post_of(record, owner):
            return tuple(vk.post(record, page=pages.page(owner)))
        return (vk.wall_mention(record, page=pages.page(owner), door=around.door),)

    cut = _parts(replies, len(items))
    notes = [*cut, "search_hits"]
    return Laid(
        records=items, make=make, pages=[*pages.pages, others], notes=notes, complete=not cut
    )


def _lay_comments(replies: Sequence[Json], around: Around) -> Laid:
    """wall.getComments and its kin; replies nested in threads are records of their own."""
    items = [one for item in _items(replies) for one in _with_thread(item)]
    owners = sorted({word(item, "owner_id") for item in items} - {""}) or [""]
    pages = owned(around, "vk", _owners(owners, replies))
    only = owners[0] if len(owners) == 1 else ""

    def make(item: object) -> Sequence[Fact]:
        record = _record(item)
        owner = word(record, "owner_id") or only
        page = pages.page(owner)
        own = owner or _community(page)
        return tuple(vk.comment(record, page=page, owner=own, door=around.door))

    cut = _parts(replies, len(items)) or part_of_list(len(items), _promised(items))
    notes = [*pages.notes, *cut]
    return Laid(records=items, make=make, pages=pages.pages, notes=notes, complete=not cut)


def _with_thread(item: object) -> Iterator[object]:
    yield item
    for reply in listed(item, "thread", "items"):
        yield from _with_thread(reply)


def _promised(items: Sequence[object]) -> float:
    """How many records there would be with every reply that the threads count."""
    lacking = 0.0
    for item in items:
        lacking += max(counted(item, "thread", "count") - len(listed(item, "thread", "items")), 0)
    return len(items) + lacking


def _community(page: PageRef) -> str:
    """The author id under which a community of this ref writes, "" for a page known by name."""
    digits = re.sub(r"^(?:-|club|public|event)", "", page.partition(":")[2])
    return f"-{digits}" if digits.isdecimal() else ""


def _lay_members(replies: Sequence[Json], around: Around) -> Laid:
    """groups.getMembers; a list of managers counts those only and would look whole."""
    items = _items(replies)
    if any(word(item, "role") for item in items):
        raise SourceError(
            mark(
                "{file} lists the managers of a community and not its members: "
                "save groups.getMembers without a filter"
            ),
            {"file": around.path.name},
        )
    if not any(isinstance(item, Mapping) for item in items) and not _are_members(replies, around):
        return _lay_bare(replies, around)
    return _lay_accounts(items, replies, around, vk.member)


def _are_members(replies: Sequence[Json], around: Around) -> bool:
    told = any(word(reply, "response", "next_from") for reply in replies)
    return told or _MEMBERS.search(around.path.stem) is not None


def _lay_bare(replies: Sequence[Json], around: Around) -> Laid:
    """Nothing but ids: members, or those who like a post, as the file's name says."""
    if _LIKES.search(around.path.stem):
        return _lay_likes(replies, around)
    raise SourceError(
        mark(
            "{file} lists numbers of accounts and does not say what they have done: put the word "
            "members or likes into the name of the file"
        ),
        {"file": around.path.name},
    )


def _lay_likes(replies: Sequence[Json], around: Around) -> Laid:
    """likes.getList; which post is liked stands in the file's name or nowhere."""
    found = _WALL_IN_NAME.search(around.path.stem)
    laid = _lay_accounts(
        _items(replies), replies, around, partial(vk.liker, post=found[1] if found else "")
    )
    notes = [*laid.notes]
    if found is None:
        notes.append("post_not_told")
    return replace(laid, notes=notes, told=f"likes:{found[1] if found else ''}")


def _lay_accounts(
    items: Sequence[object], replies: Sequence[Json], around: Around, make_one: Callable[..., Fact]
) -> Laid:
    pages = owned(around, "vk", {})
    seen = {"at": around.seen.isoformat()}
    told: set[str] = set()

    def make(item: object) -> Sequence[Fact]:
        who = word(item, "id") if isinstance(item, Mapping) else word({"id": item}, "id")
        if who in told:
            raise LeftOut("repeat")
        fact = make_one(item, page=pages.page(""), seen=seen, door=around.door)
        told.add(who)
        return (fact,)

    cut = _parts(replies, len(items))
    notes = [*pages.notes, *cut, f"day_of_the_file:{around.seen_day}"]
    return Laid(records=items, make=make, pages=pages.pages, notes=notes, complete=not cut)


def _groups(replies: Sequence[Json]) -> list[Json]:
    found = [objects(one, "response", "groups") or objects(one, "response") for one in replies]
    return [group for groups in found for group in groups]


def _lay_groups(replies: Sequence[Json], around: Around) -> Laid:
    """groups.getById: the number of members on the day of the file."""
    groups = _groups(replies)
    if not any(field(group, "members_count") is not None for group in groups):
        raise SourceError(
            mark(
                "{file} describes communities and does not say how many members they have: "
                "ask groups.getById with fields=members_count"
            ),
            {"file": around.path.name},
        )
    owners = {f"-{word(group, 'id')}": _names(group) for group in groups}
    pages = owned(around, "vk", owners)
    day = around.seen_day

    def make(group: Json) -> Sequence[Fact]:
        page = pages.page(f"-{word(group, 'id')}")
        return (metric(page, day, "followers", figure(group, "members_count")),)

    notes = [*pages.notes, f"day_of_the_file:{day}"]
    return Laid(records=groups, make=make, pages=pages.pages, notes=notes)


def _names(group: Json) -> list[str]:
    names = [word(group, "name"), word(group, "screen_name")]
    return [*names_of(f"-{word(group, 'id')}"), *(name for name in names if name)]


def _lay_stats(replies: Sequence[Json], around: Around) -> Laid:
    records = [one for reply in replies for one in listed(reply, "response")]
    pages = owned(around, "vk", {})

    def make(item: object) -> Sequence[Fact]:
        return tuple(stats.period(_record(item), page=pages.page("")))

    return Laid(records=records, make=make, pages=pages.pages, notes=pages.notes)


def _lay_link(replies: Sequence[Json], around: Around) -> Laid:
    """utils.getLinkStats: clicks by day; hours of one day cannot be told from days said twice."""
    records = [(reply, day) for reply in replies for day in listed(reply, "response", "stats")]
    pages, told = owned(around, "vk", {}), set[tuple[object, ...]]()

    def make(item: tuple[Json, object]) -> Sequence[Fact]:
        link = word(item[0], "response", "key") or hashed(str(item[0]))
        found = stats.link_day(_record(item[1]), page=pages.page(""), link=link)
        if (found.day, link) in told:
            raise BadRow("repeated_day", "timestamp")
        told.add((found.day, link))
        return (found,)

    return Laid(records=records, make=make, pages=pages.pages, notes=pages.notes)


def _refuse_unknown(_replies: Sequence[Json], around: Around) -> Laid:
    raise SourceError(
        mark(
            "{file} is a reply of VK of a method that Otvet does not read; it reads wall.get, "
            "wall.getById, wall.getComments, groups.getMembers, groups.getById, stats.get, "
            "newsfeed.search, likes.getList and utils.getLinkStats"
        ),
        {"file": around.path.name},
    )


def _is_post(signs: Signs) -> bool:
    wall = signs.has(f"{_ITEM}.owner_id", f"{_ITEM}.from_id", f"{_ITEM}.date")
    bare = signs.has("response.item.owner_id", "response.item.from_id", "response.item.date")
    return bare or (wall and not _is_comment(signs))


def _is_comment(signs: Signs) -> bool:
    written = signs.has(f"{_ITEM}.id", f"{_ITEM}.date")
    hung = signs.any(f"{_ITEM}.parents_stack", f"{_ITEM}.thread", f"{_ITEM}.post_id")
    return written and (hung or _is_old_comment(signs))


def _is_old_comment(signs: Signs) -> bool:
    """Comments before threads came have neither a wall nor a type."""
    return signs.has(f"{_ITEM}.from_id", f"{_ITEM}.text") and not signs.any(
        f"{_ITEM}.owner_id",
        f"{_ITEM}.peer_id",
        f"{_ITEM}.post_type",
        f"{_ITEM}.conversation_message_id",
    )


def _is_account(signs: Signs) -> bool:
    listed_ids = signs.has("response.count") and isinstance(signs.values.get(_ITEM), int | float)
    profile = signs.any(f"{_ITEM}.first_name", f"{_ITEM}.role", f"{_ITEM}.deactivated")
    return listed_ids or (profile and signs.has(f"{_ITEM}.id") and not signs.has(f"{_ITEM}.date"))


def _is_like(signs: Signs) -> bool:
    return _is_account(signs) and signs.word(f"{_ITEM}.type") in {"profile", "group", "page"}


def _is_group(signs: Signs) -> bool:
    new, old = "response.groups.item", "response.item"
    group = any(signs.has(f"{at}.id", f"{at}.screen_name", f"{at}.is_closed") for at in (new, old))
    return group and not signs.has("response.items")


def _is_other(signs: Signs) -> bool:
    """Some other method: VK alone wraps a count and items into `response`."""
    return signs.has("response.count", "response.items") or signs.has(
        "response.items", "response.groups"
    )


KINDS = (
    Kind("vk.execute_errors", lambda s: s.has("execute_errors.item.error_code"), refuse_execute),
    Kind("vk.error", lambda s: s.has("error.error_code"), refuse_error),
    Kind("vk.search", lambda s: s.has("response.total_count", f"{_ITEM}.from_id"), _lay_search),
    Kind("vk.wall", _is_post, _lay_wall),
    Kind("vk.comments", _is_comment, _lay_comments),
    Kind("vk.likes", _is_like, _lay_likes),
    Kind("vk.members", _is_account, _lay_members),
    Kind("vk.groups", _is_group, _lay_groups),
    Kind(
        "vk.stats",
        lambda s: s.any("response.item.period_from", "response.item.visitors"),
        _lay_stats,
    ),
    Kind("vk.link", lambda s: s.has("response.key", "response.stats.item.timestamp"), _lay_link),
    Kind("vk.other", _is_other, _refuse_unknown),
)
