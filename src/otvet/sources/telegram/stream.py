"""Messages of an export, one by one: a file of any size needs the memory of one message."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ijson.common import ObjectBuilder

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.halves import opened
from otvet.sources.json_events import DAMAGED, events, items

CHANNELS = frozenset({"public_channel", "private_channel"})
GROUPS = frozenset({"private_group", "private_supergroup", "public_supergroup"})

Message = dict[str, Any]

_CHATS = ("chats.list.item", "left_chats.list.item")
_HEAD = {f"{chat}.{name}": name for chat in _CHATS for name in ("type", "id", "name")}
_MESSAGES = frozenset(f"{chat}.messages" for chat in _CHATS)
_MESSAGE = frozenset(f"{messages}.item" for messages in _MESSAGES)


@dataclass(frozen=True, slots=True)
class Chat:
    """The head of a chat in the export."""

    type: str
    id: int
    name: str

    @property
    def is_channel(self) -> bool:
        """Whether only the page itself writes here."""
        return self.type in CHANNELS

    @property
    def is_public_talk(self) -> bool:
        """Whether this can be a brand's page at all; talks between people cannot."""
        return self.type in CHANNELS or self.type in GROUPS


def head(path: Path) -> Chat | None:
    """The chat that the file holds, None for the export of a whole account.

    Raises:
        SourceError: the file is not a Telegram export after all.
    """
    found: dict[str, Any] = {}
    try:
        with opened(path) as file:
            for prefix, event, value in events(file):
                if prefix in {"type", "id", "name"} and event in {"string", "number"}:
                    found[prefix] = value
                if prefix == "chats" and event == "start_map":
                    return None
                if prefix == "messages" and {"type", "id"} <= found.keys():
                    break
    except DAMAGED:
        if not {"type", "id"} <= found.keys():
            raise _damaged(path) from None
    return _chat(found, path)


def _chat(found: dict[str, Any], path: Path) -> Chat:
    try:
        return Chat(str(found["type"]), int(found["id"]), str(found.get("name") or ""))
    except (KeyError, ValueError):
        raise _damaged(path) from None


def _damaged(path: Path) -> SourceError:
    return SourceError(
        mark(
            "{file} is damaged or not a Telegram export: in Telegram Desktop open the chat, "
            "choose “Export chat history”, format JSON, and put result.json into the inbox"
        ),
        {"file": path.name},
    )


def messages_of_chat(file: IO[bytes]) -> Iterator[Any]:
    """The messages of the export of one chat."""
    yield from items(file, "messages.item")


def messages_of_account(
    file: IO[bytes], wanted: Callable[[Chat], bool]
) -> Iterator[tuple[Chat, Message | None]]:
    """The messages of all chats with their chat; None stands for a message of an unwanted one."""
    found: dict[str, Any] = {}
    chat, keep = Chat("", 0, ""), False
    builder: ObjectBuilder | None = None
    for at, event, value in events(file):
        if builder is not None:
            builder.event(event, value)
            if event == "end_map" and at in _MESSAGE:
                yield chat, builder.value
                builder = None
        elif at in _MESSAGE:
            if event == "start_map" and keep:
                builder = ObjectBuilder()
                builder.event(event, value)
            elif event == "end_map":
                yield chat, None
        elif at in _HEAD:
            found[_HEAD[at]] = value
        elif event == "start_array" and at in _MESSAGES:
            chat, found = _head_of(found), {}
            keep = wanted(chat)


def _head_of(found: dict[str, Any]) -> Chat:
    number = found.get("id")
    return Chat(
        str(found.get("type") or ""),
        number if isinstance(number, int) else 0,
        str(found.get("name") or ""),
    )
