"""Single fields of a Telegram message: time, author, text, media."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from otvet.sources.telegram.stream import Message
from otvet.text.privacy import EMAIL, HANDLE, NUMBER, PHONE, mask

_MASKED_PARTS = {
    "mention": HANDLE,
    "mention_name": HANDLE,
    "phone": PHONE,
    "email": EMAIL,
    "bank_card": NUMBER,
}
_PEER = re.compile(r"(?:user|channel|chat)\d+")
_AD_LABEL = re.compile(r"\berid\b", re.IGNORECASE)
_MOST_PEOPLE = 10**12
_OLD_CHAT, _OLD_CHANNEL, _OLD_MASK = 1 << 32, 1 << 33, (1 << 32) - 1


def sent_at(message: Message, zone: ZoneInfo) -> datetime | None:
    """The moment of sending in UTC; exports without it give the exporting computer's clock."""
    return _moment(message.get("date_unixtime"), message.get("date"), zone)


def edited_at(message: Message, zone: ZoneInfo) -> datetime | None:
    """The moment of the last edit in UTC, None for a message never edited."""
    return _moment(message.get("edited_unixtime"), message.get("edited"), zone)


def _moment(unixtime: object, clock: object, zone: ZoneInfo) -> datetime | None:
    try:
        if unixtime is not None:
            return datetime.fromtimestamp(int(str(unixtime)), UTC)
        return datetime.fromisoformat(str(clock)).replace(tzinfo=zone).astimezone(UTC)
    except (TypeError, ValueError, OverflowError, OSError):
        return None


def clock_ahead(message: Message) -> timedelta | None:
    """How far the exporting computer's clock was ahead of UTC, as this message shows it."""
    clock = _moment(None, message.get("date"), ZoneInfo("UTC"))
    moment = _moment(message.get("date_unixtime"), None, ZoneInfo("UTC"))
    return clock - moment if clock and moment else None


def peer(value: object) -> str:
    """The author's id as newer exports write it: `user111`, `channel555`; "" where none is.

    Exports before 2021 held one number, with the kind in its high bits.
    """
    if isinstance(value, str):
        return value if _PEER.fullmatch(value) else ""
    if not isinstance(value, int) or value <= 0:
        return ""
    kind = "channel" if value >= _OLD_CHANNEL else "chat" if value >= _OLD_CHAT else "user"
    return f"{kind}{value & _OLD_MASK}" if kind != "user" else f"user{value}"


def author(message: Message) -> str:
    """Who wrote it, "" for a deleted account: its name is empty, its id means nobody."""
    return "" if message.get("from") is None else peer(message.get("from_id"))


def text_of(message: Message) -> str:
    """The message's words, with handles, phones and the like masked."""
    raw = message.get("text")
    if isinstance(raw, str):
        return mask(raw).strip()
    parts = raw if isinstance(raw, list) else [raw]
    return mask("".join(map(_words, parts))).strip()


def _words(part: object) -> str:
    if isinstance(part, str):
        return part
    if not isinstance(part, dict):
        return ""
    masked = _MASKED_PARTS.get(str(part.get("type")))
    words = part.get("text")
    return masked or (words if isinstance(words, str) else "")


def is_ad(message: Message) -> bool:
    """Whether the post carries the label of Russian advertising law, in text or in a link."""
    raw = message.get("text")
    if isinstance(raw, str):
        return bool(_AD_LABEL.search(raw))
    parts = raw if isinstance(raw, list) else []
    texts = (
        part if isinstance(part, str) else f"{part.get('text')} {part.get('href', '')}"
        for part in parts
        if isinstance(part, str | dict)
    )
    return any(_AD_LABEL.search(text) for text in texts)


def media(message: Message) -> str:
    """What the message shows besides its words: photo, video, poll, other; "" for nothing."""
    if "poll" in message:
        return "poll"
    if "photo" in message:
        return "photo"
    if message.get("media_type") in {"video_file", "video_message", "animation"}:
        return "video"
    shown = {"file", "location_information", "contact_information", "game_title", "todo_list"}
    return "other" if shown & message.keys() else ""


def whole_number(value: object) -> int:
    """A count that some exports write as text; 0 for nothing countable."""
    try:
        number = int(str(value))
    except (TypeError, ValueError, OverflowError):
        return 0
    return number if 0 < number < _MOST_PEOPLE else 0
