"""Reviews of places on Google Maps: the JSON of Google Takeout and of Business Profile's API."""

import re
from collections.abc import Iterator
from pathlib import Path

from otvet.sources.reviews.items import Json, cell, found_in, has, said
from otvet.sources.reviews.review import (
    Found,
    Review,
    System,
    maybe_when,
    needed_id,
    stars,
    when,
)

_PLACES = ("reviews.item", "item")
_REVIEW = re.compile(r"(?:[^/]+/)*reviews/([^/]+)")
_LOCATION = re.compile(r"locations/([^/]+)")
_BY_GOOGLE = r"\((?:Translated by Google|Перевод(?: сделан)? Google|Переведено Google)\)"
_ORIGINAL = r"\((?:Original|Оригинал|Исходный текст)\)"
_TRANSLATED_FIRST = re.compile(rf"\s*{_BY_GOOGLE}.*?{_ORIGINAL}\s*(.+)", re.DOTALL)
_TRANSLATED_AFTER = re.compile(rf"(.*?\S)\s*{_BY_GOOGLE}.*", re.DOTALL)
_NOT_GIVEN = "STAR_RATING_UNSPECIFIED"
_NEXT = re.compile(rb'"nextPageToken"\s*:\s*"')


def original(comment: str) -> str:
    r"""The words as they were written, without the translation that Google puts beside them.

    >>> original("(Translated by Google) Cold tea\n\n(Original)\nЧай холодный")
    'Чай холодный'
    >>> original("Чай холодный\n\n(Translated by Google)\nCold tea")
    'Чай холодный'
    """
    found = _TRANSLATED_FIRST.fullmatch(comment) or _TRANSLATED_AFTER.fullmatch(comment)
    return found[1].strip() if found else comment


def _found(path: Path) -> Iterator[Found]:
    return found_in(path, _PLACES, _review)


def _review(number: int, item: Json) -> Review:
    left = when(cell(item, "createTime"), "createTime")
    changed = maybe_when(cell(item, "updateTime"), "updateTime")
    name, given = said(item, "name"), cell(item, "starRating")
    location, of = _LOCATION.search(name), _REVIEW.fullmatch(name)
    return Review(
        number=number,
        native_id=needed_id(said(item, "reviewId") or (of[1] if of else ""), "name"),
        at=changed or left,
        rated_at=left,
        text=original(said(item, "comment")),
        rating=None if given == _NOT_GIVEN else stars(given, "starRating"),
        place=location[1] if location else "",
        reply=original(said(item, "reviewReply", "comment")),
        reply_at=maybe_when(cell(item, "reviewReply", "updateTime"), "updateTime"),
    )


GOOGLE_MAPS = System(
    network="google_maps",
    page_kind="place",
    fits=has(b"starRating", b"createTime"),
    found=_found,
    goes_on=lambda seen, _: _NEXT.search(seen) is not None,
)
