"""Reviews of goods: the lists that the APIs of Wildberries and Ozon give to the seller."""

import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

from otvet.sources.reviews.items import Json, cell, found_in, has, said
from otvet.sources.reviews.review import (
    Found,
    Review,
    System,
    needed_id,
    stars,
    when,
)
from otvet.sources.table.cells import text
from otvet.sources.table.make_texts import in_one
from otvet.text.privacy import mask

_MOSCOW = ZoneInfo("Europe/Moscow")
_WILDBERRIES = ("data.feedbacks.item", "feedbacks.item", "data.item", "item")
_OZON = ("reviews.item", "result.reviews.item", "item")
_MOST_FEEDBACKS = 5_000
_NEXT = re.compile(rb'"has_next"\s*:\s*true')


def _feedbacks(path: Path) -> Iterator[Found]:
    return found_in(path, _WILDBERRIES, _feedback)


def _feedback(number: int, item: Json) -> Review:
    """A feedback; Wildberries gives no moment of the answer."""
    at = when(cell(item, "createdDate"), "createdDate", zone=_MOSCOW)
    beside = {"Достоинства": said(item, "pros"), "Недостатки": said(item, "cons")}
    return Review(
        number=number,
        native_id=needed_id(cell(item, "id"), "id"),
        at=at,
        rated_at=at,
        text=in_one(said(item, "text"), beside=beside),
        rating=stars(cell(item, "productValuation"), "productValuation"),
        product=_product(item),
        reply=said(item, "answer", "text"),
    )


def _product(item: Json) -> str:
    """How the seller calls it, else the number of its page."""
    named = said(item, "productDetails", "productName")
    own = said(item, "productDetails", "supplierArticle")
    return mask(named or own) or text(cell(item, "productDetails", "nmId"))


def _reviews(path: Path) -> Iterator[Found]:
    return found_in(path, _OZON, _review)


def _review(number: int, item: Json) -> Review:
    at = when(cell(item, "published_at"), "published_at")
    return Review(
        number=number,
        native_id=needed_id(cell(item, "id"), "id"),
        at=at,
        rated_at=at,
        text=said(item, "text"),
        rating=stars(cell(item, "rating"), "rating"),
        product=text(cell(item, "sku")),
    )


WILDBERRIES = System(
    network="wildberries",
    page_kind="shop",
    fits=has(b"productValuation", b"createdDate"),
    found=_feedbacks,
    goes_on=lambda _, n: n >= _MOST_FEEDBACKS,
)
OZON = System(
    network="ozon",
    page_kind="shop",
    fits=has(b"published_at", b"sku", b"rating"),
    found=_reviews,
    goes_on=lambda seen, _: _NEXT.search(seen) is not None,
)
