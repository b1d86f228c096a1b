"""What each fact becomes, column by column, and the key by which it is known again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

from otvet.facts import (
    Contact,
    Cost,
    Event,
    Fact,
    Follow,
    Interaction,
    Margin,
    Mention,
    Metric,
    Missing,
    Order,
    Page,
    Post,
    Response,
    ResponseItem,
    Search,
    Visit,
    day_number,
)

Codes = Mapping[str, Mapping[str, int]]
"""Codes of the dictionary: what (page, kind, metric), name, code."""
Columns = dict[str, Any]
Ints = npt.NDArray[np.int64]

TABLE_OF: dict[type[Fact], str] = {
    Page: "page",
    Follow: "follow",
    Post: "post",
    Interaction: "interaction",
    Mention: "mention",
    Metric: "metric",
    Response: "response",
    Order: "orders",
    Search: "search",
    Visit: "visit",
    Cost: "cost",
    Event: "event",
    Margin: "margin",
    Contact: "contact",
}
_STATES = {"left": 0, "member": 1, "joined": 2}


def hash_text(text: str) -> int:
    """The same text has the same 64 bits on every machine and in every process."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


def hash_texts(texts: Iterable[str]) -> Ints:
    """`hash_text` of each, as one array."""
    digests = [blake2b(text.encode(), digest_size=8).digest() for text in texts]
    return np.frombuffer(b"".join(digests), "<i8").astype(np.int64)


def post_key(page: str, native_id: str) -> int:
    """The key of a post, by which interactions and mentions point at it."""
    return hash_text(f"post\x1f{page}\x1f{native_id}")


def mention_key(page: str, native_id: str) -> int:
    """The key of a mention, by which replies point at it."""
    return hash_text(f"mention\x1f{page}\x1f{native_id}")


def _pages(facts: Sequence[Page], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "kind": [f.kind for f in facts],
        "title": [f.title for f in facts],
        "role": [f.role for f in facts],
        "linked": [None if f.linked is None else code[f.linked] for f in facts],
    }
    return columns, [f"page\x1f{f.page}" for f in facts]


def _follows(facts: Sequence[Follow], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "actor": [f.actor for f in facts],
        "at": [f.at for f in facts],
        "state": [_STATES[f.state] for f in facts],
        "via": [f.via for f in facts],
    }
    keys = [f"follow\x1f{f.page}\x1f{f.actor}\x1f{f.state}\x1f{f.at.timestamp()}" for f in facts]
    return columns, keys


def _posts(facts: Sequence[Post], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "native_id": [f.native_id for f in facts],
        "at": [f.at for f in facts],
        "kind": [f.kind for f in facts],
        "text": [f.text for f in facts],
        "is_ad": [f.is_ad for f in facts],
        "edited_at": [f.edited_at for f in facts],
    }
    return columns, [f"post\x1f{f.page}\x1f{f.native_id}" for f in facts]


def _interactions(facts: Sequence[Interaction], codes: Codes) -> tuple[Columns, Iterable[str]]:
    page, kind = codes["page"], codes["kind"]
    columns: Columns = {
        "page": [page[f.page] for f in facts],
        "actor": [f.actor for f in facts],
        "post_key": _post_keys(facts),
        "kind": [kind[f.kind] for f in facts],
        "subkind": [f.subkind for f in facts],
        "at": [f.at for f in facts],
        "n": [f.n for f in facts],
    }
    return columns, [f"interaction\x1f{f.page}\x1f{f.native_id}" for f in facts]


def _mentions(facts: Sequence[Mention], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "native_id": [f.native_id for f in facts],
        "actor": [f.actor for f in facts],
        "kind": [f.kind for f in facts],
        "at": [f.at for f in facts],
        "text": [f.text for f in facts],
        "is_own": [f.is_own for f in facts],
        "is_forward": [f.is_forward for f in facts],
        "deleted": [f.deleted for f in facts],
        "post_key": _post_keys(facts),
        "parent_key": _parent_keys(facts),
        "rating": [f.rating for f in facts],
        "product": [f.product for f in facts],
    }
    return columns, [f"mention\x1f{f.page}\x1f{f.native_id}" for f in facts]


def _post_keys(facts: Sequence[Interaction] | Sequence[Mention]) -> list[int | None]:
    # Many stand under one post, and one hash serves them all.
    places = {(f.page, f.post) for f in facts if f.post is not None}
    known = {place: post_key(*place) for place in places}
    return [None if f.post is None else known[f.page, f.post] for f in facts]


def _parent_keys(facts: Sequence[Mention]) -> list[int | None]:
    places = {(f.page, f.parent) for f in facts if f.parent is not None}
    known = {place: mention_key(*place) for place in places}
    return [None if f.parent is None else known[f.page, f.parent] for f in facts]


def _metrics(facts: Sequence[Metric], codes: Codes) -> tuple[Columns, Iterable[str]]:
    page, metric = codes["page"], codes["metric"]
    columns: Columns = {
        "page": [page[f.page] for f in facts],
        "metric": [metric[f.metric] for f in facts],
        "day": [day_number(f.day) for f in facts],
        "value": [None if isinstance(f.value, Missing) else float(f.value) for f in facts],
        "reason": [f.value.reason if isinstance(f.value, Missing) else None for f in facts],
        "segment_dim": [f.segment_dim for f in facts],
        "segment": [f.segment for f in facts],
        "additive": [f.additive for f in facts],
        "precision": [f.precision for f in facts],
        "by_hand": [f.by_hand for f in facts],
    }
    keys = [
        f"metric\x1f{f.page}\x1f{f.day}\x1f{f.metric}\x1f{f.segment_dim}\x1f{f.segment}"
        for f in facts
    ]
    return columns, keys


def _responses(facts: Sequence[Response], codes: Codes) -> tuple[Columns, Iterable[str]]:
    del codes  # A survey belongs to no page.
    whole = [(f, item) for f in facts for item in f.items]
    who = {id(f): hash_text(_respondent(f)) for f in facts}
    columns: Columns = {
        "survey": [f.survey for f, _ in whole],
        "wave": [f.wave for f, _ in whole],
        "respondent": [who[id(f)] for f, _ in whole],
        "actor": [f.actor for f, _ in whole],
        "at": [f.at for f, _ in whole],
        "complete": [f.complete for f, _ in whole],
        "role": [item.role for _, item in whole],
        "item": [item.item for _, item in whole],
        "value": [item.value for _, item in whole],
        "text": [item.text for _, item in whole],
    }
    return columns, [key for f in facts for key in _item_keys(f)]


def _respondent(fact: Response) -> str:
    return f"response\x1f{fact.survey}\x1f{fact.wave}\x1f{fact.native_id}"


def _item_keys(fact: Response) -> list[str]:
    # Several brands may be named to one item: the second is not a correction of the first.
    seen: dict[tuple[str, str], int] = {}
    keys = []
    for item in fact.items:
        nth = seen[_place(item)] = seen.get(_place(item), -1) + 1
        keys.append(f"{_respondent(fact)}\x1f{item.role}\x1f{item.item}\x1f{nth}")
    return keys


def _place(item: ResponseItem) -> tuple[str, str]:
    return item.role, item.item


def _orders(facts: Sequence[Order], codes: Codes) -> tuple[Columns, Iterable[str]]:
    code = codes["page"]
    columns: Columns = {
        "page": [code[f.page] for f in facts],
        "native_id": [f.native_id for f in facts],
        "at": [f.at for f in facts],
        "total": [_cents(f.total) for f in facts],
        "currency": [f.currency for f in facts],
        "status": [f.status for f in facts],
        "promo_code": [f.promo_code for f in facts],
        "actor": [f.actor for f in facts],
        "status_told": np.array([f.status_told for f in facts], np.bool_),
    }
    return columns, [f"orders\x1f{f.page}\x1f{f.native_id}" for f in facts]


def _searches(facts: Sequence[Search], codes: Codes) -> tuple[Columns, Iterable[str]]:
    del codes  # A phrase belongs to no page.
    columns: Columns = {
        "engine": [f.engine for f in facts],
        "phrase": [f.phrase for f in facts],
        "role": [f.role for f in facts],
        "day": [day_number(f.day) for f in facts],
        "granularity": [f.granularity for f in facts],
        "value_kind": [f.value_kind for f in facts],
        "value": [None if isinstance(f.value, Missing) else float(f.value) for f in facts],
        "reason": [f.value.reason if isinstance(f.value, Missing) else None for f in facts],
        "region": [f.region for f in facts],
        "device": [f.device for f in facts],
        "batch": [f.batch for f in facts],
        "provisional": [f.provisional for f in facts],
    }
    places = [(f.engine, f.phrase, f.region, f.device, f.batch) for f in facts]
    periods = [(f.day.isoformat(), f.granularity, f.value_kind) for f in facts]
    keys = ["\x1f".join(("search", *a, *b)) for a, b in zip(places, periods, strict=True)]
    return columns, keys


def _visits(facts: Sequence[Visit], codes: Codes) -> tuple[Columns, Iterable[str]]:
    columns: Columns = {
        "page": [codes["page"][f.page] for f in facts],
        **_period(facts),
        "source": [f.source for f in facts],
        "medium": [f.medium for f in facts],
        "campaign": [f.campaign for f in facts],
        "network": [f.network for f in facts],
        "visits": [f.visits for f in facts],
        "people": [f.people for f in facts],
        "conversions": [f.conversions for f in facts],
        "revenue": [None if f.revenue is None else _cents(f.revenue) for f in facts],
        "sampled_share": [f.sampled_share for f in facts],
    }
    places = [(f.source, f.medium, f.campaign, f.network) for f in facts]
    keys = [
        "\x1f".join(("visit", f.page, f"{f.day}..{f.last_day}", *place))
        for f, place in zip(facts, places, strict=True)
    ]
    return columns, keys


def _costs(facts: Sequence[Cost], codes: Codes) -> tuple[Columns, Iterable[str]]:
    columns: Columns = {
        "page": _pages_or_none(facts, codes),
        "native_id": [f.native_id for f in facts],
        **_period(facts),
        "kind": [f.kind for f in facts],
        "amount": [_cents(f.amount) for f in facts],
        "currency": [f.currency for f in facts],
        "campaign": [f.campaign for f in facts],
        "impressions": [f.impressions for f in facts],
        "clicks": [f.clicks for f in facts],
        "joins": [f.joins for f in facts],
    }
    return columns, [f"cost\x1f{f.page or ''}\x1f{f.native_id}" for f in facts]


def _events(facts: Sequence[Event], codes: Codes) -> tuple[Columns, Iterable[str]]:
    columns: Columns = {
        "page": _pages_or_none(facts, codes),
        "native_id": [f.native_id for f in facts],
        **_period(facts),
        "kind": [f.kind for f in facts],
        "size": [f.size for f in facts],
        "note": [f.note for f in facts],
    }
    return columns, [f"event\x1f{f.page or ''}\x1f{f.native_id}" for f in facts]


def _margins(facts: Sequence[Margin], codes: Codes) -> tuple[Columns, Iterable[str]]:
    columns: Columns = {
        "page": [codes["page"][f.page] for f in facts],
        "day": [day_number(f.day) for f in facts],
        "base": [f.base for f in facts],
        "attribute": [f.attribute for f in facts],
        "group_name": [f.group for f in facts],
        "share": [f.share for f in facts],
        "source": [f.source for f in facts],
    }
    places = [(str(f.page), str(f.day), f.base, f.attribute, f.group) for f in facts]
    return columns, ["\x1f".join(("margin", *place)) for place in places]


def _contacts(facts: Sequence[Contact], codes: Codes) -> tuple[Columns, Iterable[str]]:
    # The person's own numbers are in `actor` alone, where an erasure finds them.
    records = [f"contact\x1f{f.list_name}\x1f{f.page or ''}\x1f{f.record}" for f in facts]
    columns: Columns = {
        "page": _pages_or_none(facts, codes),
        "actor": [f.actor for f in facts],
        "kind": [f.kind for f in facts],
        "day": [day_number(f.day) for f in facts],
        "list_name": [f.list_name for f in facts],
        "record": hash_texts(records),
    }
    return columns, [f"{r}\x1f{f.day}\x1f{f.actor}" for r, f in zip(records, facts, strict=True)]


def _period(facts: Sequence[Visit] | Sequence[Cost] | Sequence[Event]) -> Columns:
    return {
        "day": [day_number(f.day) for f in facts],
        "last_day": [day_number(f.last_day) for f in facts],
    }


def _pages_or_none(
    facts: Sequence[Cost] | Sequence[Event] | Sequence[Contact], codes: Codes
) -> list[int | None]:
    return [None if f.page is None else codes["page"][f.page] for f in facts]


def _cents(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"))


BUILDERS: dict[str, Callable[[Sequence[Any], Codes], tuple[Columns, Iterable[str]]]] = {
    "page": _pages,
    "follow": _follows,
    "post": _posts,
    "interaction": _interactions,
    "mention": _mentions,
    "metric": _metrics,
    "response": _responses,
    "orders": _orders,
    "search": _searches,
    "visit": _visits,
    "cost": _costs,
    "event": _events,
    "margin": _margins,
    "contact": _contacts,
}
