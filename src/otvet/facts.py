"""What was observed. Frozen rows, as every source gives them and the store keeps them.

Native ids stay text. People are `ActorId`s from the first line of a reader on: an HMAC under
the brand's key, so that no name, handle, phone or e-mail ever becomes a fact.
"""

import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal, NewType, Self

ActorId = NewType("ActorId", int)
"""int64: first 8 bytes of HMAC-SHA256(brand key, network + native id)."""

PageRef = NewType("PageRef", str)
"""`network:native id`, for example `telegram:1900000001` or `file:bank-reviews`."""

_EPOCH = date(1970, 1, 1).toordinal()


def day_number(day: date) -> int:
    """Days since 1970-01-01, as facts are kept and counted.

    >>> day_number(date(1970, 2, 1)), day_of(day_number(date(2026, 10, 5))).isoformat()
    (31, '2026-10-05')
    """
    return day.toordinal() - _EPOCH


def day_of(number: int) -> date:
    """The day that `day_number` has numbered."""
    return date.fromordinal(_EPOCH + number)


@dataclass(frozen=True, slots=True, order=True)
class YearMonth:
    """A calendar month; `index` counts months from year 0, so neighbours differ by one.

    >>> str(YearMonth.parse("2026-10").next)
    '2026-11'
    """

    index: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The month written as `2026-10`; ValueError for anything else."""
        year, _, month = text.partition("-")
        if len(year) != 4 or len(month) != 2 or not 1 <= int(month) <= 12:
            raise ValueError(f"{text!r} is not a month such as 2026-10")
        return cls(int(year) * 12 + int(month) - 1)

    @classmethod
    def of(cls, day: date) -> Self:
        """The month that holds the day."""
        return cls(day.year * 12 + day.month - 1)

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date(self.index // 12, self.index % 12 + 1, 1)

    @property
    def last_day(self) -> date:
        """The last day of the month."""
        return date.fromordinal(self.next.first_day.toordinal() - 1)

    @property
    def next(self) -> Self:
        """The month after."""
        return type(self)(self.index + 1)

    @property
    def previous(self) -> Self:
        """The month before."""
        return type(self)(self.index - 1)

    def __str__(self) -> str:
        return f"{self.index // 12:04d}-{self.index % 12 + 1:02d}"


@dataclass(frozen=True, slots=True)
class Missing:
    """A value the source does not give, with its reason; never 0."""

    reason: str


def actor_id(key: bytes, network: str, native_id: str) -> ActorId:
    """The brand's own number for an account: the same account gets the same number.

    Args:
        key: the brand's 32 secret bytes; another brand's key gives unrelated numbers.
        network: the network that issued the id.
        native_id: the network's numeric or text id; never a handle where a numeric id exists.
    """
    digest = hmac.digest(key, f"{network}\x1f{native_id}".encode(), "sha256")
    return ActorId(int.from_bytes(digest[:8], "big", signed=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The brand's own community, profile, shop or review place in one network."""

    page: PageRef
    kind: Literal["channel", "group", "page", "account", "place", "shop", "site", "file"]
    title: str = ""
    role: Literal["own", "competitor", "third_party"] = "own"
    linked: PageRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Follow:
    """An account's state towards a page: listed as member, or seen joining or leaving.

    `via` says how it joined, where that is told: `link:` and the code of an invite link, `link`
    for one without a code, `folder` or `request`.
    """

    page: PageRef
    actor: ActorId
    at: datetime
    state: Literal["member", "joined", "left"]
    via: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One post of the brand's page. `at` is UTC."""

    page: PageRef
    native_id: str
    at: datetime
    kind: Literal["text", "photo", "video", "poll", "other"] = "text"
    text: str = ""
    is_ad: bool = False
    edited_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Interaction:
    """One public act towards the brand; `actor` is None for anonymous counters, then `n` counts.

    `kind` view | like | reaction | share | save | vote | click | comment.
    """

    page: PageRef
    native_id: str
    at: datetime
    kind: str
    actor: ActorId | None = None
    post: str | None = None
    subkind: str = ""
    n: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A text about the brand: comment, reply, review, message, open survey answer.

    `actor` None means that the author is not known (the text then counts as its own author).
    `is_own` marks the brand's replies, which are not audience.
    """

    page: PageRef
    native_id: str
    at: datetime
    kind: Literal["comment", "reply", "group_message", "mention", "review", "survey_open"]
    text: str
    actor: ActorId | None = None
    is_own: bool = False
    is_forward: bool = False
    deleted: bool = False
    post: str | None = None
    parent: str | None = None
    rating: float | None = None
    product: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """A figure that a page had on a day: `metric` is followers, followers_gained, reach, views …

    `additive` False marks unique counts, which are never summed over days, pages or segments.
    """

    page: PageRef
    day: date
    metric: str
    value: float | Missing
    segment_dim: str = "all"
    segment: str = ""
    additive: bool = False
    precision: Literal["exact", "rounded", "estimated"] = "exact"
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseItem:
    """What one respondent said to one item.

    `role` advantage | foil | silent | aided | decoy | unaided | page | via | did | margin | open |
    weight | contact; `via` is the page whose link led to the survey, `did` an act of the last
    month, `contact` says whether `actor` is the number of an e-mail or a phone;
    `item` is the code of the advantage, foil, page or attribute; `value` 1 knows, 0 does not,
    None skipped; `text` holds an attribute's value or an open answer.
    """

    role: str
    item: str
    value: float | None = None
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """One respondent's reply in one wave of the survey. `at` is UTC."""

    survey: str
    wave: str
    native_id: str
    at: datetime
    items: tuple[ResponseItem, ...]
    actor: ActorId | None = None
    complete: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order from the till, shop or CRM.

    `status_told` False: the source cannot say what became of the order, and `status` stands for
    want of better; it gives way to what another source tells, however old that is.
    """

    page: PageRef
    native_id: str
    at: datetime
    total: Decimal
    currency: str
    status: Literal["open", "paid", "done", "cancelled", "refunded", "lost"] = "done"
    promo_code: str = ""
    actor: ActorId | None = None
    status_told: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """How often a phrase was looked for in a period of a search engine. It is a proxy: no people.

    `value_kind` count | share (0..1) | index100 (0-100, scaled anew in each download, so values
    are comparable only within one `batch`; elsewhere `batch` is ""). `day` is the period's first.
    `role` says whether the phrase names the brand, a rival, or neither.
    """

    engine: Literal["yandex", "google"]
    phrase: str
    day: date
    granularity: Literal["day", "week", "month"]
    value: float | Missing
    value_kind: Literal["count", "share", "index100"]
    region: str = ""
    device: str = ""
    batch: str = ""
    role: Literal["brand", "rival", "other"] = "brand"
    provisional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Visits of the brand's site from one source, from `day` to `last_day`; `people` never add up.

    `network` is the social network or messenger the visits came from, "" for none. Null figures
    are what the counter does not give.
    """

    page: PageRef
    day: date
    last_day: date
    source: str
    medium: str = ""
    campaign: str = ""
    network: str = ""
    visits: int | None = None
    people: int | None = None
    conversions: float | None = None
    revenue: Decimal | None = None
    sampled_share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Money spent on the work from `day` to `last_day`; spread evenly over its days.

    `page` None means all of the brand. `clicks`, `impressions` and `joins` (people who followed a
    page) are what an ad cabinet counted.
    """

    native_id: str
    day: date
    last_day: date
    kind: Literal["staff", "ads", "content", "tool", "influencer", "giveaway", "research"]
    amount: Decimal
    currency: str
    page: PageRef | None = None
    campaign: str = ""
    impressions: int | None = None
    clicks: int | None = None
    joins: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What else happened from `day` to `last_day` that may have moved sales or the audience."""

    native_id: str
    day: date
    last_day: date
    kind: Literal[
        "campaign",
        "price",
        "promo",
        "stock_out",
        "outage",
        "tv",
        "holiday",
        "rival",
        "giveaway",
        "other",
    ]
    size: float | None = None
    page: PageRef | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Margin:
    """The share (0..1) of a page's audience that belongs to a group of an attribute, on a day.

    `attribute` sex | age | sex_age | city | country; `base` says whom the network counted:
    followers, reached or visitors; `source` where a person says it was copied from.
    """

    page: PageRef
    day: date
    attribute: str
    group: str
    share: float
    base: Literal["followers", "reached", "visitors"] = "followers"
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """One e-mail or phone of a person on a list: newsletter, loyalty cards, subscribers of a bot.

    Facts of one `record` are of one person. `list_name` "" is no list: it tells only that these
    contacts belong together. `page` is the page whose followers the list holds; `day` is when the
    list was taken.
    """

    list_name: str
    record: str
    actor: ActorId
    kind: Literal["email", "phone"]
    day: date
    page: PageRef | None = None


Fact = (
    Page
    | Follow
    | Post
    | Interaction
    | Mention
    | Metric
    | Response
    | Order
    | Search
    | Visit
    | Cost
    | Event
    | Margin
    | Contact
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a row was not taken: a code, the column, and what to do, for the ledger."""

    reason: str
    column: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row or record of a source and what became of it: facts, a fault, or left out.

    Rows in = rows with facts + rows with a fault + rows left out; nothing is lost.
    """

    number: int
    facts: Sequence[Fact] = ()
    fault: Fault | None = None
    left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """What is known about how whole a source is: cut lists, caps, assumed zone, no authors."""

    complete: bool = True
    notes: tuple[str, ...] = field(default=())
