"""Replies of Telegram: updates of a bot, a graph of statistics, error bodies."""

from collections.abc import Callable, Mapping, Sequence
from typing import NoReturn
from zoneinfo import ZoneInfo

from otvet.config import PagePart
from otvet.errors import SourceError
from otvet.facts import Fact, Page, PageRef
from otvet.i18n import mark
from otvet.sources.fields import Json, LeftOut, day_of, field, listed, mapped, word
from otvet.sources.own_pages import needs_page, page_fact, parts_of
from otvet.sources.replies.kind import Around, Kind, Laid
from otvet.sources.replies.pages import only_page
from otvet.sources.replies.refusal import code_of, refusal
from otvet.sources.replies.signs import Signs
from otvet.sources.table.frame import BadRow
from otvet.sources.telegram.read import bare_id
from otvet.sources.telegram_bot import graphs
from otvet.sources.telegram_bot import map as bot
from otvet.sources.telegram_bot.graphs import Told
from otvet.sources.telegram_bot.map import NETWORK, Place

_CODES: Mapping[str, str] = {
    "400": mark("the request is wrong: correct it"),
    "401": mark("the key of the bot is wrong: ask BotFather for a new one"),
    "403": mark("the bot is not in the channel: make it an administrator there"),
    "404": mark("the key of the bot is wrong: ask BotFather for a new one"),
    "409": mark("another program reads the same bot's updates: stop one of them"),
    "429": mark("too many requests: ask again in some minutes"),
}
_UNKNOWN = mark("look the code up at core.telegram.org and ask again")
_KEPT_HOURS = 24
_UTC = ZoneInfo("UTC")


def _lay_updates(replies: Sequence[Json], around: Around) -> Laid:
    """getUpdates; of several versions of a text or counter in the file the last one counts."""
    updates = [one for reply in replies for one in listed(reply, "result")]
    chats = _Chats(around, [one for one in updates if isinstance(one, Mapping)])
    last = {_key(update): number for number, update in enumerate(updates)}

    def make(numbered: tuple[int, object]) -> Sequence[Fact]:
        number, update = numbered
        if not isinstance(update, Mapping):
            raise BadRow("unreadable_row")
        name, record = _content(update)
        place = chats.place(record)
        if last[_key(update)] != number:
            raise LeftOut("newer_below")
        return tuple(_MAKERS[name](record, place))

    notes = [*chats.notes, f"kept_for_hours:{_KEPT_HOURS}"]
    return Laid(records=list(enumerate(updates)), make=make, pages=chats.pages, notes=notes)


def _content(update: Json) -> tuple[str, Json]:
    """What has happened and the object that tells it."""
    for name in _MAKERS:
        record = field(update, name)
        if isinstance(record, Mapping):
            return name, record
    raise LeftOut("service_update")


def _key(update: object) -> tuple[str, ...]:
    """What an update is about: a later one about the same replaces it."""
    for name in ("message", "channel_post", "message_reaction_count"):
        for told in (name, f"edited_{name}"):
            native = word(update, told, "message_id")
            if native:
                return name, word(update, told, "chat", "id"), native
    return (word(update, "update_id") or str(id(update)),)


class _Chats:
    """The pages of the chats in a file: those of otvet.toml, and the groups under their posts."""

    def __init__(self, around: Around, updates: Sequence[Json]) -> None:
        self._door = around.door
        self._parts = {bare_id(part.ref): part for part in parts_of(around.door.config, {NETWORK})}
        self._linked: dict[str, str] = {}
        for update in updates:
            for record in update.values():
                self._learn(mapped({"": record}, ""))
        ours = {bare_id(part.linked) for part in self._parts.values() if part.linked}
        seen = {bot.bare(mapped(record, "chat")) for one in updates for record in one.values()}
        if updates and not (self._parts.keys() | self._linked.keys() | ours) & seen:
            example = f"{NETWORK}:{next(iter(sorted(seen - {''})), '1900000001')}"
            raise needs_page(around.path, parts=list(self._parts.values()), example=example)
        self._groups = ours

    def _learn(self, record: Json) -> None:
        channel, chat = bot.root_channel(record), bot.bare(mapped(record, "chat"))
        if channel in self._parts and chat not in self._parts:
            self._linked[chat] = channel

    @property
    def pages(self) -> list[Page]:
        """Pages of otvet.toml, then groups that only the updates tell of."""
        known = [page_fact(part) for part in self._parts.values()]
        return known + [self._group(chat, channel) for chat, channel in self._linked.items()]

    def _group(self, chat: str, channel: str) -> Page:
        linked = PageRef(self._parts[channel].ref)
        return Page(page=PageRef(f"{NETWORK}:{chat}"), kind="group", linked=linked)

    @property
    def notes(self) -> list[str]:
        """Groups that otvet.toml does not name."""
        return [f"page_guessed:{NETWORK}:{chat}" for chat in self._linked]

    def place(self, record: Json) -> Place:
        """The place of an update; LeftOut for private talks and chats of others."""
        chat = mapped(record, "chat")
        native = bot.bare(chat)
        if word(chat, "type") == "private":
            raise LeftOut("private_talk")
        part: PagePart | None = self._parts.get(native)
        if part is None and native not in self._linked and native not in self._groups:
            raise LeftOut("not_the_brands_page")
        ours = {*self._parts, *self._linked, *self._groups}
        return Place(
            page=PageRef(part.ref if part else f"{NETWORK}:{native}"),
            door=self._door,
            own=frozenset(f"channel{one}" for one in ours),
        )


def _post(record: Json, place: Place) -> Sequence[Fact]:
    return (bot.post(record, place=place),)


def _message(record: Json, place: Place) -> Sequence[Fact]:
    return (bot.message(record, place=place),)


def _member(record: Json, place: Place) -> Sequence[Fact]:
    return (bot.membership(record, place=place),)


def _counts(record: Json, place: Place) -> Sequence[Fact]:
    return tuple(bot.reaction_counts(record, place=place))


def _reaction(record: Json, place: Place) -> Sequence[Fact]:
    return tuple(bot.reaction(record, place=place))


_MAKERS: dict[str, Callable[[Json, Place], Sequence[Fact]]] = {
    "channel_post": _post,
    "edited_channel_post": _post,
    "message": _message,
    "edited_message": _message,
    "chat_member": _member,
    "message_reaction_count": _counts,
    "message_reaction": _reaction,
}


def _lay_graph(replies: Sequence[Json], around: Around) -> Laid:
    """A graph of a channel's statistics: people who joined and left, or sources, by day."""
    days = [day for reply in replies for day in _days(reply)]
    if not any(values for _, values in days):
        raise SourceError(
            mark(
                "{file} is a graph of Telegram's statistics that Otvet does not read: save the "
                "graph of followers, which has the lines Joined and Left, or that of new followers "
                "by source"
            ),
            {"file": around.path.name},
        )
    part = only_page(around, NETWORK, example=f"{NETWORK}:1900000001")
    page = PageRef(part.ref)

    def make(told: tuple[object, Mapping[Told, object]]) -> Sequence[Fact]:
        day = day_of(told[0], _UTC)
        if day is None:
            raise BadRow("bad_date", "x")
        return tuple(graphs.graph_day(told[1], page=page, day=day))

    notes = [f"page_guessed:{part.ref}"]
    return Laid(records=days, make=make, pages=[page_fact(part)], notes=notes)


def _days(reply: Json) -> list[tuple[object, Mapping[Told, object]]]:
    """The days of a graph, each with its figures by our names."""
    names = {column: word(reply, "names", column) for column in mapped(reply, "names")}
    figures = graphs.graph_figures(names)
    listed_columns = [one for one in listed(reply, "columns") if isinstance(one, list) and one]
    columns = {str(one[0]): one[1:] for one in listed_columns}
    return [
        (moment, {figures[name]: _at(columns, name, number) for name in figures if name in columns})
        for number, moment in enumerate(columns.get("x", []))
    ]


def _at(columns: Mapping[str, list[object]], name: str, number: int) -> object:
    return columns[name][number] if number < len(columns[name]) else None


def _refuse(replies: Sequence[Json], around: Around) -> NoReturn:
    code = code_of(word(replies[0], "error_code"))
    raise refusal(around, "Telegram", code=code, act=_CODES.get(code, _UNKNOWN))


def _is_error(signs: Signs) -> bool:
    return signs.values.get("ok") is False and signs.has("error_code", "description")


def _is_graph(signs: Signs) -> bool:
    return signs.has("columns", "types", "names") and signs.word("types.x") == "x"


KINDS = (
    Kind("telegram.updates", lambda s: s.has("ok", "result.item.update_id"), _lay_updates),
    Kind("telegram.graph", _is_graph, _lay_graph),
    Kind("telegram.error", _is_error, _refuse),
)
