"""Figures of pages and posts, lists of members, lists of acts."""

import re
from datetime import date

from otvet.facts import Follow, Interaction, Metric, Missing, PageRef, Row
from otvet.sources.table.cells import Record, text
from otvet.sources.table.frame import BadRow, Frame, RowMaker, Slot
from otvet.sources.table.ids import kept_id
from otvet.sources.table.make_texts import actor_of, native_id
from otvet.sources.table.names import item_named, plain
from otvet.sources.table.numbers import Number, read_number
from otvet.text.privacy import mask

ADDITIVE = frozenset(
    {
        "followers_gained",
        "followers_lost",
        "followers_net",
        "views",
        "impressions",
        "likes",
        "comments",
        "shares",
    }
    | {"saves", "reactions", "link_clicks", "profile_visits", "mentions"}
)
"""Metrics that may be summed over days; the others count people, who must not be counted twice."""

_FOLLOW_TYPES = {
    "subscribed": "follower",
    "подписан": "follower",
    "подписаны": "follower",
    "not subscribed": "non_follower",
    "не подписан": "non_follower",
    "не подписаны": "non_follower",
}
_MEMBER = re.compile(r"(?:https?://)?(?:[\w.]+/)?(?:id|user|channel)?(\d+)")
_WALL = re.compile(r"wall-?\d+_(\d+)")
_KINDS = {
    "репост": "share",
    "share": "share",
    "repost": "share",
    "коммент": "comment",
    "comment": "comment",
    "сохран": "save",
    "save": "save",
    "голос": "vote",
    "vote": "vote",
    "реакц": "reaction",
    "reaction": "reaction",
    "просмотр": "view",
    "view": "view",
    "клик": "click",
    "click": "click",
}
_MINUS_MEANS_LESS = frozenset({"followers_lost"})
_MAY_FALL = _MINUS_MEANS_LESS | {"followers_net"}


def metric_rows(frame: Frame) -> RowMaker:
    """Builds the figures of one day from each row."""
    page = PageRef(frame.mapping.page)
    seen: set[tuple[object, ...]] = set()

    def make(record: Record) -> Row:
        day = frame.day(frame.needed_moment(record, "date"))
        within = _segment(frame, record)
        facts = [
            _metric(page, day, item, frame.number(record, slot), within)
            for slot, item in _figures(frame, record)
        ]
        if not facts:
            return Row(record.number, left_out="unknown_metric")
        keys = {(fact.day, fact.metric, fact.segment_dim, fact.segment) for fact in facts}
        if keys & seen:
            raise BadRow("repeated_day", frame.all("date")[0].header)
        seen.update(keys)
        return Row(record.number, facts=tuple(facts))

    return make


def _figures(frame: Frame, record: Record) -> list[tuple[Slot, str]]:
    """The row's figures with their metrics; a long table names its metric in the row itself."""
    figures = [(slot, slot.item) for slot in frame.all("metric")]
    names = [text(record.cells[slot.index]) for slot in frame.all("metric_name")]
    last = next((name for name in reversed(names) if name), "")
    item = item_named("metric", last) if last else None
    return figures + [(slot, item) for slot in frame.all("value") if item]


def _segment(frame: Frame, record: Record) -> tuple[str, str]:
    """The part of the audience that the row is about: `all` where it is about everybody."""
    named = [
        (slot.item, text(record.cells[slot.index]))
        for slot in frame.all("segment")
        if text(record.cells[slot.index])
    ]
    if not named:
        return "all", ""
    dimensions = "+".join(dimension for dimension, _ in named)
    return dimensions, "+".join(_FOLLOW_TYPES.get(plain(value), mask(value)) for _, value in named)


def _metric(page: PageRef, day: date, item: str, number: Number, within: tuple[str, str]) -> Metric:
    metric, _, split = item.partition("@")
    dimension, _, segment = split.partition("=")
    value = float(number.value) if number.value is not None else Missing(number.problem)
    if metric in _MINUS_MEANS_LESS and isinstance(value, float):
        value = abs(value)
    return Metric(
        page=page,
        day=day,
        metric=metric,
        value=value,
        segment_dim=dimension or within[0],
        segment=segment if dimension else within[1],
        additive=metric in ADDITIVE,
        precision="rounded" if number.rounded else "exact",
    )


def negative_counts(frame: Frame) -> list[str]:
    """The columns of a page's days whose counts go below nought: corrections, kept as they are."""
    counts = [slot for slot in frame.all("metric") if slot.item in ADDITIVE - _MAY_FALL]
    return [slot.header for slot in counts if any(map(_is_below_nought, slot.values))]


def _is_below_nought(words: str) -> bool:
    value = read_number(words).value
    return value is not None and value < 0


def member_rows(frame: Frame) -> RowMaker:
    """Builds the list of members on the day of the snapshot."""
    page = PageRef(frame.mapping.page)
    seen: set[str] = set()

    def make(record: Record) -> Row:
        words = native_id(frame, record, role="member_id")
        found = _MEMBER.fullmatch(words)
        if found is None:
            raise BadRow("not_an_id", frame.all("member_id")[0].header)
        if found[1] in seen:
            return Row(record.number, left_out="repeat")
        seen.add(found[1])
        at = frame.moment(record, "date") or frame.before
        actor = frame.door.actor(frame.mapping.network, found[1])
        return Row(record.number, facts=(Follow(page=page, actor=actor, at=at, state="member"),))

    return make


def id_in_link(link: str) -> str:
    """The post's id inside its link.

    >>> id_in_link("https://vk.com/wall-1_5"), id_in_link("https://t.me/teahouse/12?single")
    ('5', '12')
    """
    wall = _WALL.search(link)
    if wall:
        return wall[1]
    return re.sub(r"[?#].*$", "", link).rstrip("/").rpartition("/")[2]


def interaction_rows(frame: Frame) -> RowMaker:
    """Builds single acts from a list of who did what."""
    page = PageRef(frame.mapping.page)

    def make(record: Record) -> Row:
        who = frame.words(record, "author_id")
        actor = actor_of(frame, who)
        if actor is None:
            return Row(record.number, left_out="deleted_account")
        at = frame.moment(record, "date") or frame.before
        kind = kind_of(frame.words(record, "kind"))
        post = kept_id(frame.words(record, "post"), frame.door)
        act = Interaction(
            page=page,
            native_id=f"{post}:{kind}:{actor}",
            at=at,
            kind=kind,
            actor=actor,
            post=post or None,
        )
        return Row(record.number, facts=(act,))

    return make


def kind_of(words: str) -> str:
    """The kind of an act in our words: a like where the table does not say.

    >>> kind_of("Репост"), kind_of(""), kind_of("комментарий")
    ('share', 'like', 'comment')
    """
    said = plain(words)
    return next((kind for mark, kind in _KINDS.items() if mark in said), "like")
