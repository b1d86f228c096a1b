"""Small Telegram exports of one group, cut wherever a test wants them cut."""

import json
import os
from collections.abc import Iterable, Sequence
from pathlib import Path

GROUP = 1900000002
CHANNEL = 1900000001
FIRST = 1_788_300_000  # 2 September 2026
DAY = 86_400

TOML = f"""version = 1
[brand]
name = "Tea"
pack = "cafe"
[[pages]]
ref = "telegram:{CHANNEL}"
kind = "channel"
linked = "telegram:{GROUP}"
"""


def message(number: int, *, people: int = 7) -> dict[str, object]:
    """Message 1, 51, 101 … mirror a post of the channel; the rest comment on the last of them."""
    moment = FIRST + number * DAY // 20
    common: dict[str, object] = {
        "id": number,
        "type": "message",
        "date": "2026-09-02T00:00:00",
        "date_unixtime": str(moment),
        "text_entities": [],
    }
    if number % 50 == 1:
        mirrored = {"from": "Tea", "from_id": f"channel{CHANNEL}", "forwarded_from": "Tea"}
        return common | mirrored | {"text": f"Новость {number}"}
    return common | {
        "from": "x",
        "from_id": f"user{number % people + 1}",
        "reply_to_message_id": number - (number - 1) % 50,
        "text": f"Ждали долго, раз {number}",
    }


def write_export(path: Path, messages: Iterable[dict[str, object]], *, made_at: int) -> None:
    """Write a group's result.json as if exported at a moment."""
    whole = {
        "name": "Tea chat",
        "type": "public_supergroup",
        "id": GROUP,
        "messages": sorted(messages, key=lambda m: str(m["id"]).zfill(9)),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(whole, ensure_ascii=False), "utf-8")
    os.utime(path, (made_at, made_at))


def make_brand(folder: Path, exports: Sequence[Sequence[int]], *, people: int = 7) -> None:
    """A brand whose inbox holds one export per list of numbers; all brands share one key."""
    folder.mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    (folder / "key").write_bytes(bytes(32))
    for place, numbers in enumerate(exports):
        write_export(
            folder / "inbox" / f"{place}.json",
            [message(number, people=people) for number in numbers],
            made_at=FIRST + 90 * DAY + place,
        )
