"""Stores, maps and marketplaces name whoever wrote a review."""

import json

from tests.sources.canary.person import HANDLE, LINK, NAME, WORDS, CanaryFile
from tests.sources.reading import config
from tests.sources.reviews.samples import HEADER, entry, feed, on_maps, play_line

_AT = "2026-09-01T10:00:00Z"
_CONNECT = {
    "data": [
        {
            "type": "customerReviews",
            "id": "r1",
            "attributes": {
                "rating": 2,
                "title": HANDLE,
                "body": WORDS,
                "reviewerNickname": NAME,
                "createdDate": _AT,
            },
        }
    ],
    "links": {"self": "https://api.appstoreconnect.apple.com/v1/apps/77/customerReviews"},
}
_FEEDBACK = {
    "id": "f1",
    "text": WORDS,
    "pros": WORDS,
    "cons": WORDS,
    "productValuation": 4,
    "userName": NAME,
    "createdDate": _AT,
    "answer": {"text": f"Позвоним вам: {WORDS}"},
    "productDetails": {"productName": f"Шарф {HANDLE}"},
}
_OZON = {
    "reviews": [
        {
            "id": "o1",
            "sku": 5,
            "text": WORDS,
            "rating": 1,
            "published_at": _AT,
            "author": {"name": NAME, "link": LINK},
        }
    ]
}
_MAPS = {
    "reviews": [
        on_maps("m1", WORDS, createTime=_AT, reviewReply={"comment": WORDS, "updateTime": _AT})
    ]
}


def _file(name: str, network: str, content: object, *spoil: str) -> CanaryFile:
    return CanaryFile(
        name=name,
        content=json.dumps(content, ensure_ascii=False, indent=1),
        wrong=config(pages=[{"ref": f"{network}:1"}, {"ref": f"{network}:2"}]),
        spoil=spoil,
    )


FILES = (
    CanaryFile(
        name="reviews.csv",
        content=HEADER + play_line("1", WORDS, reply=f'"{WORDS}"') + play_line("2", ""),
        wrong=config(pages=[{"ref": "google_play:com.other"}]),
        spoil=("2026-09-10T10:00:00Z", ",2,", "reviewId=1", "Review Link"),
        encoding="utf-16",
    ),
    _file(
        "feed.json", "app_store", feed([entry("1", WORDS, author="9")]), "2026-09-30", '"4"', "id9"
    ),
    _file("connect.json", "app_store", _CONNECT, _AT, "r1"),
    _file("maps.json", "google_maps", _MAPS, _AT, "FIVE", "m1"),
    _file("wb.json", "wildberries", {"data": {"feedbacks": [_FEEDBACK]}}, _AT, "f1", "4,"),
    _file("ozon.json", "ozon", _OZON, _AT, "o1"),
)
