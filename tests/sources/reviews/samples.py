"""Small exports of reviews, made by hand in the shape of each system."""

import json
from pathlib import Path

from tests.sources.reading import save

HEADER = (
    "Package Name,App Version Code,App Version Name,Reviewer Language,Device,"
    "Review Submit Date and Time,Review Submit Millis Since Epoch,"
    "Review Last Update Date and Time,Review Last Update Millis Since Epoch,Star Rating,"
    "Review Title,Review Text,Developer Reply Date and Time,Developer Reply Millis Since Epoch,"
    "Developer Reply Text,Review Link\n"
)


def play_line(
    native: str,
    words: str,
    *,
    left: str = "2026-09-10T10:00:00Z",
    changed: str = "",
    stars: str = "2",
    reply: str = "",
    package: str = "com.tea",
) -> str:
    """A row of the Play Console; without words it has neither text nor link."""
    link = f"http://play.google.com/console/developers/app/reviews?reviewId={native}"
    cells = [package, "1", "1.0", "ru", "a51", left, f"17890{native}", changed or left, "", stars]
    cells += ["", f'"{words}"', "2026-09-12T09:00:00Z" if reply else "", "", reply]
    return ",".join([*cells, link if words else ""]) + "\n"


def play(path: Path, *lines: str) -> Path:
    """A month of the Play Console, in its own bytes."""
    return save(path, HEADER + "".join(lines), encoding="utf-16")


def as_json(path: Path, content: object) -> Path:
    """The content as a JSON file."""
    return save(path, json.dumps(content, ensure_ascii=False))


def entry(number: str, words: str, *, author: str = "", stars: str = "4") -> dict[str, object]:
    """An entry of the App Store's feed."""
    uri = f"https://itunes.apple.com/ru/reviews/id{author}" if author else ""
    return {
        "author": {"uri": {"label": uri}, "name": {"label": "Канарейкина Зоя"}},
        "updated": {"label": "2026-09-30T23:30:00-07:00"},
        "im:rating": {"label": stars},
        "id": {"label": number},
        "title": {"label": "Чай"},
        "content": {"label": words},
    }


def feed(entries: object, *, app: str = "77") -> dict[str, object]:
    """A page of the feed; `entries` is a list, one entry, or None for none at all."""
    href = f"https://itunes.apple.com/ru/rss/customerreviews/page=1/id={app}/sortby=mostrecent/json"
    body = {"link": [{"attributes": {"rel": "self", "href": href}}]}
    return {"feed": body if entries is None else {"entry": entries, **body}}


def on_maps(native: str, words: str, **more: object) -> dict[str, object]:
    """A review of Google Takeout."""
    return {
        "reviewer": {"displayName": "Канарейкина Зоя", "isAnonymous": False},
        "starRating": "FIVE",
        "comment": words,
        "createTime": "2026-09-01T10:00:00.123456789Z",
        "updateTime": "2026-09-03T10:00:00Z",
        "name": f"accounts/1/locations/55/reviews/{native}",
        **more,
    }
