"""Ids and invented names under which people appear in the files; no network issued such ids."""

from datetime import UTC, datetime

from otvet.demo.calendar import OPENING, moment_of

CHANNEL_ID = 9_900_000_001
GROUP_ID = 9_900_000_002
VK_GROUP_ID = 9_900_000_201
VK_REF = "vk:teahouse"
CHANNEL_REF = f"telegram:{CHANNEL_ID}"
GROUP_REF = f"telegram:{GROUP_ID}"
MOSCOW_SECONDS = 3 * 3600
BRAND_NAME = "Чайная «Листок»"

_NAMES = (
    "Мята", "Листик", "Чабрец", "Чаинка", "Улун", "Пуэр", "Мелисса", "Кипрей", "Самовар", "Блюдце",
    "Баранка", "Липа", "Ромашка", "Шиповник", "Бергамот", "Жасмин", "Thyme", "Teapot", "Saucer",
)  # fmt: skip
_LEFT_THE_NETWORK = 97
"""One account in so many has been deleted since it wrote."""


def vk_id(person: int) -> int:
    """The person's number in VK: beyond all that the network has given out."""
    return 8_000_000_003 + 17 * person


def telegram_id(person: int) -> str:
    """The person's id in Telegram's export; it has nothing in common with that of VK."""
    return f"user{99_000_000_007 + 23 * person}"


def shown_name(person: int) -> str | None:
    """An invented nickname; None for a deleted account, as the export has it."""
    if person % _LEFT_THE_NETWORK == 5:
        return None
    return f"{_NAMES[person % len(_NAMES)]} {person}"


def clock(second: int) -> str:
    """The tea house's clock as networks write it: `2026-10-03T14:05:11`."""
    return moment_of(second).isoformat()


def unixtime(second: int) -> int:
    """Seconds since 1970 in UTC of a second on the tea house's clock."""
    opening = datetime(OPENING.year, OPENING.month, OPENING.day, tzinfo=UTC)
    return int(opening.timestamp()) - MOSCOW_SECONDS + second
