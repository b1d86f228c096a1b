"""Replies of YouTube: the Data API, told by its `kind`, and reports of the Analytics API."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NoReturn

from otvet.errors import SourceError
from otvet.facts import Fact
from otvet.i18n import mark
from otvet.sources.fields import Json, field, listed, objects, word
from otvet.sources.replies.kind import Around, Kind, Laid, counted, more_pages, part_of_list
from otvet.sources.replies.pages import Owned, owned
from otvet.sources.replies.refusal import code_of, refusal
from otvet.sources.replies.signs import Signs
from otvet.sources.youtube_api import map as youtube
from otvet.sources.youtube_api.map import NETWORK

_REASONS: Mapping[str, str] = {
    "quotaExceeded": mark("the day's requests are used up: ask again tomorrow"),
    "dailyLimitExceeded": mark("the day's requests are used up: ask again tomorrow"),
    "rateLimitExceeded": mark("too many requests: ask again in some minutes"),
    "commentsDisabled": mark("comments are closed under this video: leave it out"),
    "keyInvalid": mark("the key is not accepted: make a new one in Google Cloud"),
    "keyExpired": mark("the key is not accepted: make a new one in Google Cloud"),
    "videoNotFound": mark("there is no such video: correct its id"),
    "channelNotFound": mark("there is no such channel: correct its id"),
    "playlistNotFound": mark("there is no such playlist: correct its id"),
    "processingFailure": mark("the page token is old: ask from the first page"),
    "forbidden": mark("the account may not see this: ask under the channel's own account"),
    "insufficientPermissions": mark("the key lacks rights: allow access to the channel anew"),
    "authError": mark("the key is not accepted: log in again"),
}
_STATUSES: Mapping[str, str] = {
    "PERMISSION_DENIED": _REASONS["forbidden"],
    "UNAUTHENTICATED": _REASONS["authError"],
    "RESOURCE_EXHAUSTED": _REASONS["quotaExceeded"],
}
_UNKNOWN = mark("look the code up in the documentation of the YouTube API and ask again")


def _items(replies: Sequence[Json]) -> list[Json]:
    return [one for reply in replies for one in objects(reply, "items")]


def _channels(found: Sequence[str], replies: Sequence[Json]) -> dict[str, list[str]]:
    """Channels with their titles and handles, where the replies tell them."""
    names: dict[str, list[str]] = {one: [] for one in found}
    for item in _items(replies):
        own_id = word(item, "id") if word(item, "kind") == "youtube#channel" else ""
        for channel, name in (
            (own_id, word(item, "snippet", "title")),
            (own_id, word(item, "snippet", "customUrl")),
            (word(item, "snippet", "channelId"), word(item, "snippet", "channelTitle")),
        ):
            if channel in names and name:
                names[channel].append(name)
    return names


def _of_channel(item: Json) -> str:
    return word(item, "snippet", "channelId")


def _lay_threads(replies: Sequence[Json], around: Around) -> Laid:
    """commentThreads.list: YouTube gives five replies of a thread at most."""
    records = [one for item in _items(replies) for one in _thread(item)]
    lacking = sum(map(_lacking, _items(replies)))
    return _comments(replies, around, records, lacking)


def _thread(item: Json) -> Iterator[tuple[Json, str]]:
    channel = _of_channel(item)
    top = field(item, "snippet", "topLevelComment")
    yield (top if isinstance(top, Mapping) else {}), channel
    for reply in objects(item, "replies", "comments"):
        yield reply, channel


def _lacking(item: Json) -> float:
    return max(
        counted(item, "snippet", "totalReplyCount") - len(listed(item, "replies", "comments")), 0
    )


def _lay_comments(replies: Sequence[Json], around: Around) -> Laid:
    records = [(item, _of_channel(item)) for item in _items(replies)]
    return _comments(replies, around, records, 0)


def _comments(
    replies: Sequence[Json], around: Around, records: Sequence[tuple[Json, str]], lacking: float
) -> Laid:
    pages = owned(around, NETWORK, _channels(sorted({one for _, one in records}), replies))

    def make(record: tuple[Json, str]) -> Sequence[Fact]:
        comment, channel = record
        page = pages.page(channel)
        own = channel or page.partition(":")[2]
        return tuple(youtube.comment(comment, page=page, channel=own, door=around.door))

    cut = part_of_list(len(records), len(records) + lacking) + _more(replies)
    return _laid(records, make, pages, cut)


def _more(replies: Sequence[Json]) -> list[str]:
    """A next page that none of the replies in the file is."""
    return more_pages(word(replies[-1], "nextPageToken"))


def _laid(
    records: Sequence[object],
    make: Callable[..., Sequence[Fact]],
    pages: Owned,
    cut: Sequence[str],
    *more: str,
) -> Laid:
    notes = [*pages.notes, *cut, *more]
    return Laid(records=records, make=make, pages=pages.pages, notes=notes, complete=not cut)


def _lay_videos(replies: Sequence[Json], around: Around) -> Laid:
    items = _items(replies)
    pages = owned(around, NETWORK, _channels(sorted(set(map(_of_channel, items))), replies))

    def make(item: Json) -> Sequence[Fact]:
        return tuple(youtube.video(item, page=pages.page(_of_channel(item))))

    uncounted = not any(field(item, "statistics") for item in items)
    return _laid(items, make, pages, _more(replies), *(["no_counters"] if uncounted else []))


def _lay_playlist(replies: Sequence[Json], around: Around) -> Laid:
    """playlistItems.list: without the part contentDetails no day of publication is known."""
    items = _items(replies)
    if not any(word(item, "contentDetails", "videoPublishedAt") for item in items):
        raise SourceError(
            mark(
                "{file} tells when videos were put into a playlist and not when they came out: "
                "ask playlistItems with part=snippet,contentDetails"
            ),
            {"file": around.path.name},
        )
    pages = owned(around, NETWORK, _channels(sorted(set(map(_owner, items))), replies))

    def make(item: Json) -> Sequence[Fact]:
        return (youtube.listed_video(item, page=pages.page(_owner(item))),)

    return _laid(items, make, pages, _more(replies), "no_counters")


def _owner(item: Json) -> str:
    """Whose video it is: a playlist may hold those of other channels."""
    return word(item, "snippet", "videoOwnerChannelId") or _of_channel(item)


def _lay_channels(replies: Sequence[Json], around: Around) -> Laid:
    items = _items(replies)
    if not any(field(item, "statistics") for item in items):
        raise SourceError(
            mark(
                "{file} describes a channel and does not say how many subscribers it has: "
                "ask channels with part=snippet,statistics"
            ),
            {"file": around.path.name},
        )
    pages = owned(around, NETWORK, _channels([word(item, "id") for item in items], replies))
    day = {"at": around.seen_day.isoformat()}

    def make(item: Json) -> Sequence[Fact]:
        return (youtube.channel(item, page=pages.page(word(item, "id")), day=day),)

    return _laid(items, make, pages, (), f"day_of_the_file:{around.seen_day}")


def _lay_report(replies: Sequence[Json], around: Around) -> Laid:
    """Rows of the Analytics API; one that is missing was kept back and is no nought."""
    columns = [word(one, "name") for one in objects(replies[0], "columnHeaders")]
    dimensions = [
        word(one, "name")
        for one in objects(replies[0], "columnHeaders")
        if word(one, "columnType") == "DIMENSION"
    ]
    if "day" not in dimensions or set(dimensions) - {"day", "subscribedStatus", "video"}:
        raise SourceError(
            mark(
                "{file} is a report that Otvet does not read: ask YouTube Analytics with "
                "dimensions=day or dimensions=day,subscribedStatus"
            ),
            {"file": around.path.name},
        )
    rows = [row for reply in replies for row in listed(reply, "rows")]
    pages = owned(around, NETWORK, {})

    def make(row: object) -> Sequence[Fact]:
        return tuple(youtube.report_row(columns, row, page=pages.page("")))

    lacking = _rows_lacking(columns, rows)
    notes = [*pages.notes, "days_are_pacific"]
    if lacking:
        notes.append(f"rows_missing:{lacking}")
    return Laid(records=rows, make=make, pages=pages.pages, notes=notes, complete=not lacking)


def _rows_lacking(columns: Sequence[str], rows: Sequence[object]) -> int:
    """Days told of subscribers or of others only: the other half is kept back."""
    if "subscribedStatus" not in columns or "video" in columns:
        return 0
    day, status = columns.index("day"), columns.index("subscribedStatus")
    whole = [row for row in rows if isinstance(row, list) and len(row) == len(columns)]
    told = {(str(row[day]), str(row[status])) for row in whole}
    return 2 * len({one for one, _ in told}) - len(told)


def _refuse_error(replies: Sequence[Json], around: Around) -> NoReturn:
    """SourceError by the reason; the words of the reply itself are never shown."""
    reasons = [word(one, "reason") for one in objects(replies[0], "error", "errors")]
    reasons += [word(replies[0], "error", "status")]
    known = {**_REASONS, **_STATUSES}
    act = next((known[reason] for reason in reasons if reason in known), _UNKNOWN)
    code = code_of(word(replies[0], "error", "code"))
    raise refusal(around, "YouTube", code=code, act=act)


def _refuse_other(_replies: Sequence[Json], around: Around) -> NoReturn:
    raise SourceError(
        mark(
            "{file} is a reply of YouTube that Otvet does not read; it reads commentThreads, "
            "comments, videos, channels, playlistItems and reports of YouTube Analytics by day"
        ),
        {"file": around.path.name},
    )


def _is(kind: str) -> Callable[[Signs], bool]:
    return lambda signs: signs.word("kind") == kind


def _is_error(signs: Signs) -> bool:
    reason = signs.has("error.code", "error.errors.item.reason")
    status = signs.has("error.code", "error.status", "error.message")
    return (reason or status) and not signs.has("error.type")


def _is_report(signs: Signs) -> bool:
    named = signs.word("kind") == "youtubeAnalytics#resultTable"
    return named or signs.has("columnHeaders.item.columnType", "rows")


KINDS = (
    Kind("youtube.threads", _is("youtube#commentThreadListResponse"), _lay_threads),
    Kind("youtube.comments", _is("youtube#commentListResponse"), _lay_comments),
    Kind("youtube.videos", _is("youtube#videoListResponse"), _lay_videos),
    Kind("youtube.playlist", _is("youtube#playlistItemListResponse"), _lay_playlist),
    Kind("youtube.channels", _is("youtube#channelListResponse"), _lay_channels),
    Kind("youtube.report", _is_report, _lay_report),
    Kind("youtube.other", lambda s: s.word("kind").startswith("youtube#"), _refuse_other),
    Kind("youtube.error", _is_error, _refuse_error),
)
