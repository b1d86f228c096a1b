"""Telegram Desktop's JSON export: one chat, or an account of which only the brand's chats count."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from otvet.config import PagePart
from otvet.errors import SourceError
from otvet.facts import Completeness, Fault, Page, PageRef, Row
from otvet.i18n import mark
from otvet.sources.base import Door, Reading, identity_of
from otvet.sources.halves import opened
from otvet.sources.json_events import DAMAGED
from otvet.sources.telegram.map import Place, row_of
from otvet.sources.telegram.message import peer
from otvet.sources.telegram.stream import (
    CHANNELS,
    GROUPS,
    Chat,
    head,
    messages_of_account,
    messages_of_chat,
)
from otvet.sources.telegram.threads import Threads

VERSION = "1"
_TYPES = "|".join(sorted(CHANNELS | GROUPS | {"personal_chat", "bot_chat", "saved_messages"}))
_CHAT_TYPE = re.compile(rf'"type"\s*:\s*"(?:{_TYPES}|replies|verification_codes)"'.encode())
_HTML = re.compile(rb"(?is)<html.*(?:class=\"page_wrap\"|telegram)")
_GUESS_FROM_MESSAGES = 20_000


class TelegramReader:
    """Reads result.json of Telegram Desktop."""

    name = "telegram"

    def sniff(self, head: bytes, _path: Path, /) -> float:
        """Sure where a chat's type or an account's list of chats stands at the head."""
        start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
        if start[:1] == b"<":
            return 0.9 if _HTML.search(start[:4000]) and b"page_header" in start else 0.0
        if start[:1] != b"{":
            return 0.0
        if _CHAT_TYPE.search(start):
            return 1.0
        return 0.9 if b'"personal_information"' in start and b'"about"' in start else 0.0

    def read(self, path: Path, door: Door, /) -> Reading:
        """The file's messages; refuses private talks and HTML."""
        with opened(path) as file:
            if file.read(64).lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
                raise SourceError(
                    mark(
                        "{file} is Telegram's HTML export, which loses ids and times: "
                        "export the chat again and choose the format JSON"
                    ),
                    {"file": path.name},
                )
        chat = head(path)
        return _read_account(path, door) if chat is None else _read_chat(path, chat, door)


TELEGRAM = TelegramReader()


def _read_chat(path: Path, chat: Chat, door: Door) -> Reading:
    if not chat.is_public_talk:
        raise SourceError(
            mark(
                "{file} is a private talk ({chat}), not a page of the brand: Otvet does "
                "not read it; export the channel or its discussion group instead"
            ),
            {"file": path.name, "chat": chat.type},
        )
    part = _part_of(chat, door)
    notes = ["telegram_no_views", "telegram_no_followers"]
    if part is None and _linked(chat, part, door) is None:
        notes.append(f"page_guessed:telegram:{chat.id}")
    linked = _linked(chat, part, door)
    if linked is None and not chat.is_channel:
        linked = _guess_linked(path)
        notes += [f"linked_guessed:{linked}"] if linked else ["comments_not_told_apart"]
    if _lacks_utc(path):
        notes.append(f"zone_assumed:{door.config.brand.zone}")
    place = _place(chat, part, linked, door)
    return Reading(
        rows=_rows_of_chat(path, chat, _page(chat, part, linked, door), place),
        completeness=Completeness(notes=tuple(notes)),
        identity=_identity(door, chat, *sorted(place.own | place.mirrored)),
    )


def _identity(door: Door, chat: Chat | None, *parts: str) -> str:
    name = f"{chat.type}:{chat.id}" if chat else "account"
    return identity_of("telegram", VERSION, str(door.zone), name, *parts)


def bare_id(ref: str) -> str:
    """The id inside a Telegram page's name, without the Bot API's prefix -100."""
    return re.sub(r"^-100(?=\d{6,})|^-", "", ref.partition(":")[2])


def _telegram_parts(door: Door) -> list[PagePart]:
    return [part for part in door.config.pages if part.ref.startswith("telegram:")]


def _part_of(chat: Chat, door: Door) -> PagePart | None:
    """The page of otvet.toml that this chat is: by id, else by its title."""
    parts = _telegram_parts(door)
    by_id = [part for part in parts if bare_id(part.ref) == str(chat.id)]
    title = chat.name.casefold().strip()
    by_title = [part for part in parts if part.title and part.title.casefold().strip() == title]
    named = [part for part in by_title if not bare_id(part.ref).isdecimal()]
    return next(iter(by_id or named), None)


def _linked(chat: Chat, part: PagePart | None, door: Door) -> str | None:
    """The id of the page that otvet.toml links with this chat, in either direction."""
    if part is not None and part.linked:
        return bare_id(part.linked)
    back = [
        bare_id(other.ref)
        for other in _telegram_parts(door)
        if other.linked and bare_id(other.linked) == str(chat.id)
    ]
    return back[0] if back else None


def _guess_linked(path: Path) -> str | None:
    """The channel that forwards its own posts into the group most often is the linked one."""
    seen: Counter[str] = Counter()
    try:
        with opened(path) as file:
            for message in islice(messages_of_chat(file), _GUESS_FROM_MESSAGES):
                if isinstance(message, dict) and _forwards_itself(message):
                    seen[peer(message.get("from_id"))] += 1
    except DAMAGED:
        pass  # The faulty place is reported as a row when the messages themselves are read.
    return min(seen, key=lambda who: (-seen[who], who)).removeprefix("channel") if seen else None


def _forwards_itself(message: dict[str, Any]) -> bool:
    who = peer(message.get("from_id"))
    same = message.get("forwarded_from") == message.get("from") is not None
    return who.startswith("channel") and same and "reply_to_message_id" not in message


def _lacks_utc(path: Path) -> bool:
    try:
        with opened(path) as file:
            first = next(messages_of_chat(file), None)
    except DAMAGED:
        return False
    return isinstance(first, dict) and "date" in first and "date_unixtime" not in first


def _place(chat: Chat, part: PagePart | None, linked: str | None, door: Door) -> Place:
    known = {bare_id(page.ref) for page in _telegram_parts(door)}
    ours = known | {str(chat.id)} | ({linked} if linked else set())
    channels = {bare_id(p.ref) for p in _telegram_parts(door) if p.kind == "channel"}
    mirrored = {linked} if linked else channels
    return Place(
        page=PageRef(part.ref if part else f"telegram:{chat.id}"),
        door=door,
        own=frozenset(f"{kind}{number}" for number in ours for kind in ("channel", "chat")),
        mirrored=frozenset() if chat.is_channel else frozenset(f"channel{n}" for n in mirrored),
    )


def _page(chat: Chat, part: PagePart | None, linked: str | None, door: Door) -> Page:
    names = {bare_id(p.ref): p.ref for p in _telegram_parts(door)}
    return Page(
        page=PageRef(part.ref if part else f"telegram:{chat.id}"),
        kind="channel" if chat.is_channel else "group",
        title=part.title if part and part.title else chat.name,
        linked=PageRef(names.get(linked, f"telegram:{linked}")) if linked else None,
    )


def _rows_of_chat(path: Path, chat: Chat, page: Page, place: Place) -> Iterator[Row]:
    threads, number, page_is_told = Threads(), 0, False
    with opened(path) as file:
        try:
            for number, message in enumerate(messages_of_chat(file), start=1):
                row = row_of(number, message, place=place, threads=threads, channel=chat.is_channel)
                if row.facts and not page_is_told:
                    row, page_is_told = replace(row, facts=(page, *row.facts)), True
                yield row
        except DAMAGED:
            yield Row(number + 1, fault=Fault("file_is_cut"))


def _read_account(path: Path, door: Door) -> Reading:
    parts = _telegram_parts(door)
    if not parts:
        raise SourceError(
            mark(
                "{file} is the export of a whole account, and otvet.toml names no Telegram "
                "page: export the one channel instead, or add it to otvet.toml under [[pages]]"
            ),
            {"file": path.name},
        )
    notes = ("telegram_no_views", "telegram_no_followers", "other_chats_left_out")
    refs = sorted(f"{part.ref}>{part.linked}" for part in parts)
    return Reading(
        rows=_rows_of_account(path, door),
        completeness=Completeness(notes=notes),
        identity=_identity(door, None, *refs),
    )


def _rows_of_account(path: Path, door: Door) -> Iterator[Row]:
    state: dict[Chat, tuple[Place, Threads]] = {}
    told: set[Chat] = set()
    number = 0
    with opened(path) as file:
        try:
            found = messages_of_account(file, lambda chat: _is_ours(chat, door))
            for number, (chat, message) in enumerate(found, start=1):
                if message is None:
                    reason = "not_the_brands_page" if chat.is_public_talk else "private_talk"
                    yield Row(number, left_out=reason)
                    continue
                place, threads = state.setdefault(chat, (_known_place(chat, door), Threads()))
                row = row_of(number, message, place=place, threads=threads, channel=chat.is_channel)
                if row.facts and chat not in told:
                    told.add(chat)
                    row = _with_page(row, chat, door)
                yield row
        except DAMAGED:
            yield Row(number + 1, fault=Fault("file_is_cut"))


def _is_ours(chat: Chat, door: Door) -> bool:
    known = _part_of(chat, door) is not None or _linked(chat, None, door) is not None
    return chat.is_public_talk and known


def _known_place(chat: Chat, door: Door) -> Place:
    part = _part_of(chat, door)
    return _place(chat, part, _linked(chat, part, door), door)


def _with_page(row: Row, chat: Chat, door: Door) -> Row:
    part = _part_of(chat, door)
    page = _page(chat, part, _linked(chat, part, door), door)
    return replace(row, facts=(page, *row.facts))
