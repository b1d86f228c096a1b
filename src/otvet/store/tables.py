"""The schemas of the fact tables, column by column, with what each column means.

Every table is an append-only list of observations: a re-observed row is one more row, and the
newest one wins when it is read. The two partition columns are copies, because a partition column
stands in the path and not in the file, and each engine would guess its type anew.
"""

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

INSTANT = pa.timestamp("us", tz="UTC")
PARTITIONS = ("part_brand", "part_month")
BRAND = 1
"""A folder is a brand, so inside a folder the number is always the same."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, and what it holds."""

    name: str
    type: pa.DataType
    comment: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FactTable:
    """A fact table.

    `newest_over` says where older observations of a row may lie: a post may move to another month
    when its time is corrected, a metric cannot, since its day is part of its key.
    `on_erase` says what happens to a person's rows: they go, or lose the person (an order is the
    seller's own record), or hold no person at all.
    """

    name: str
    columns: tuple[Column, ...]
    newest_over: Literal["all_months", "month"] = "all_months"
    on_erase: Literal["delete", "blank", "nothing"] = "nothing"

    @property
    def schema(self) -> pa.Schema:
        """The schema as readers see it, without the copies that make the partitions."""
        return pa.schema([pa.field(c.name, c.type) for c in COMMON + self.columns])

    @property
    def stored_schema(self) -> pa.Schema:
        """The schema as it is written, with partition copies and comments."""
        parts = [pa.field(name, pa.int32()) for name in PARTITIONS]
        own = [
            pa.field(c.name, c.type, metadata={"comment": c.comment}) for c in COMMON + self.columns
        ]
        return pa.schema(parts + own)


def _column(name: str, kind: pa.DataType, comment: str) -> Column:
    return Column(name, kind, comment)


_I8, _I16, _I32, _I64 = pa.int8(), pa.int16(), pa.int32(), pa.int64()
_TEXT, _REAL, _BOOL = pa.string(), pa.float64(), pa.bool_()

COMMON = (
    _column("brand", _I32, "the brand's number; one folder holds one"),
    _column("month", _I32, "YearMonth.index of the local day; 0 where there is none"),
    _column("key", _I64, "hash of table, page and native id: the same row again has the same key"),
    _column("observed_at", INSTANT, "when the source was made (decision 0007); the newest wins"),
    _column("digest", _I64, "hash of what was observed; settles equal times the same way always"),
    _column("run", _I64, "the import that brought the row; undo removes by it"),
)

_PAGE = _column("page", _I32, "code of the page in `pages`")
_AT = _column("at", INSTANT, "when it happened, UTC")
_DAY = _column("day", _I32, "days since 1970-01-01 in the brand's zone")
_ACTOR = _column("actor", _I64, "HMAC of the account under the brand's key; null if not known")
_NATIVE = _column("native_id", _TEXT, "the network's own id, as text")
_POST_KEY = _column("post_key", _I64, "key of the post it belongs to")

_PAGES = (
    _PAGE,
    _column("kind", _TEXT, "channel, group, page, account, place, shop, site or file"),
    _column("title", _TEXT, "the page's title"),
    _column("role", _TEXT, "own, competitor or third_party"),
    _column("linked", _I32, "code of the linked page, such as a channel's discussion group"),
)
_FOLLOWS = (
    _PAGE,
    _ACTOR,
    _AT,
    _DAY,
    _column("state", _I8, "0 left, 1 listed as member, 2 joined"),
    _column("via", _TEXT, "how it joined: link:code, link, folder, request; or empty"),
)
_POSTS = (
    _PAGE,
    _NATIVE,
    _AT,
    _DAY,
    _column("kind", _TEXT, "text, photo, video, poll or other"),
    _column("text", _TEXT, "the brand's own words"),
    _column("is_ad", _BOOL, "labelled as advertising"),
    _column("edited_at", INSTANT, "last edit, UTC"),
)
_INTERACTIONS = (
    _PAGE,
    _ACTOR,
    _POST_KEY,
    _column("kind", _I16, "code of the act in `kinds`"),
    _column("subkind", _TEXT, "the emoji or answer"),
    _AT,
    _DAY,
    _column("n", _I64, "1 for a known account, more for an anonymous counter"),
)
_MENTIONS = (
    _PAGE,
    _NATIVE,
    _ACTOR,
    _column("kind", _TEXT, "comment, reply, group_message, mention, review or survey_open"),
    _AT,
    _DAY,
    _column("text", _TEXT, "the words as they were written"),
    _column("is_own", _BOOL, "the brand's own reply: not audience"),
    _column("is_forward", _BOOL, "somebody else's words passed on"),
    _column("deleted", _BOOL, "gone at the source"),
    _POST_KEY,
    _column("parent_key", _I64, "key of the mention it replies to"),
    _column("rating", _REAL, "stars of a review; null if none were given"),
    _column("product", _TEXT, "what the review is about"),
)
_METRICS = (
    _PAGE,
    _column("metric", _I16, "code of the figure in `metrics`"),
    _DAY,
    _column("value", _REAL, "the figure; null if the source does not give it"),
    _column("reason", _TEXT, "why the value is null"),
    _column("segment_dim", _TEXT, "what the page's audience is split by; all if it is not"),
    _column("segment", _TEXT, "the part of the split"),
    _column("additive", _BOOL, "false for unique counts, which are never summed"),
    _column("precision", _TEXT, "exact, rounded or estimated"),
    _column("by_hand", _BOOL, "typed by a person, not read from a network"),
)
_RESPONSES = (
    _column("survey", _TEXT, "the survey's code"),
    _column("wave", _TEXT, "the fielding: baseline, 2026-10 …"),
    _column("respondent", _I64, "hash of survey, wave and the response's own id"),
    _ACTOR,
    _AT,
    _DAY,
    _column("complete", _BOOL, "answered to the end"),
    _column("role", _TEXT, "advantage, foil, silent, aided, decoy, page, via, did, contact …"),
    _column("item", _TEXT, "code of the advantage, foil, page or attribute"),
    _column("value", _REAL, "1 knows, 0 does not; null if skipped"),
    _column("text", _TEXT, "an attribute's value or an open answer"),
)
_ORDERS = (
    _PAGE,
    _NATIVE,
    _AT,
    _DAY,
    _column("total", pa.decimal128(18, 2), "what the order costs"),
    _column("currency", _TEXT, "ISO 4217"),
    _column("status", _TEXT, "open, paid, done, cancelled, refunded or lost"),
    _column("promo_code", _TEXT, "the code used"),
    _ACTOR,
)
_LAST_DAY = _column("last_day", _I32, "the period's last day, as `day` is its first")
_PAGE_OR_NONE = _column("page", _I32, "code of the page in `pages`; null for all of the brand")
_SEARCHES = (
    _column("engine", _TEXT, "yandex or google"),
    _column("phrase", _TEXT, "what was looked for"),
    _column("role", _TEXT, "brand, rival or other"),
    _DAY,
    _column("granularity", _TEXT, "day, week or month, of which `day` is the first"),
    _column("value_kind", _TEXT, "count, share, or index100 that holds within a batch only"),
    _column("value", _REAL, "the figure; null if the engine does not give it"),
    _column("reason", _TEXT, "why the value is null"),
    _column("region", _TEXT, "where; empty for everywhere"),
    _column("device", _TEXT, "on which devices; empty for all"),
    _column("batch", _TEXT, "the download, for figures scaled anew in each"),
    _column("provisional", _BOOL, "the period is not over, or the engine still counts it"),
)
_VISITS = (
    _PAGE,
    _DAY,
    _LAST_DAY,
    _column("source", _TEXT, "where the visits came from, in the counter's words"),
    _column("medium", _TEXT, "utm_medium or the counter's group"),
    _column("campaign", _TEXT, "utm_campaign"),
    _column("network", _TEXT, "the social network or messenger; empty for none"),
    _column("visits", _I64, "visits; null if not given"),
    _column("people", _I64, "unique visitors, which are never summed; null if not given"),
    _column("conversions", _REAL, "goals reached; null if not given"),
    _column("revenue", pa.decimal128(18, 2), "what was sold in them; null if not given"),
    _column("sampled_share", _REAL, "0..1 of visits that the counter looked at; null if all"),
)
_COSTS = (
    _PAGE_OR_NONE,
    _NATIVE,
    _DAY,
    _LAST_DAY,
    _column("kind", _TEXT, "staff, ads, content, tool, influencer, giveaway or research"),
    _column("amount", pa.decimal128(18, 2), "money spent in the period"),
    _column("currency", _TEXT, "ISO 4217"),
    _column("campaign", _TEXT, "the campaign's name in the cabinet"),
    _column("impressions", _I64, "times shown, by the cabinet; null if not given"),
    _column("clicks", _I64, "clicks, by the cabinet; null if not given"),
    _column("joins", _I64, "people who followed a page, by the cabinet; null if not given"),
)
_EVENTS = (
    _PAGE_OR_NONE,
    _NATIVE,
    _DAY,
    _LAST_DAY,
    _column("kind", _TEXT, "campaign, price, promo, stock_out, outage, tv, holiday, rival …"),
    _column("size", _REAL, "how large, such as a price's change; null if not told"),
    _column("note", _TEXT, "the brand's own words"),
)
_MARGINS = (
    _PAGE,
    _DAY,
    _column("base", _TEXT, "whom the network counted: followers, reached or visitors"),
    _column("attribute", _TEXT, "sex, age, sex_age, city or country"),
    _column("group_name", _TEXT, "the group of the attribute"),
    _column("share", _REAL, "0..1 of the base"),
    _column("source", _TEXT, "where a person copied it from; empty for a network's own export"),
)
_CONTACTS = (
    _PAGE_OR_NONE,
    _ACTOR,
    _DAY,
    _column("kind", _TEXT, "email or phone"),
    _column("list_name", _TEXT, "the list; empty where contacts only belong together"),
    _column("record", _I64, "hash of the list's row: one person's contacts have the same"),
)

FACT_TABLES = {
    table.name: table
    for table in (
        FactTable(name="page", columns=_PAGES),
        FactTable(name="follow", columns=_FOLLOWS, on_erase="delete"),
        FactTable(name="post", columns=_POSTS),
        FactTable(
            name="interaction", columns=_INTERACTIONS, newest_over="month", on_erase="delete"
        ),
        FactTable(name="mention", columns=_MENTIONS, on_erase="delete"),
        FactTable(name="metric", columns=_METRICS, newest_over="month"),
        FactTable(name="response", columns=_RESPONSES, on_erase="delete"),
        FactTable(name="orders", columns=_ORDERS, on_erase="blank"),
        FactTable(name="search", columns=_SEARCHES, newest_over="month"),
        FactTable(name="visit", columns=_VISITS, newest_over="month"),
        FactTable(name="cost", columns=_COSTS),
        FactTable(name="event", columns=_EVENTS),
        FactTable(name="margin", columns=_MARGINS, newest_over="month"),
        FactTable(name="contact", columns=_CONTACTS, newest_over="month", on_erase="delete"),
    )
}

DICTIONARIES = {
    "pages": pa.schema([("page", _I32), ("ref", _TEXT)]),
    "kinds": pa.schema([("code", _I16), ("name", _TEXT)]),
    "metrics": pa.schema([("code", _I16), ("name", _TEXT)]),
}
"""Small tables that every engine is given; codes are assigned before landing."""
