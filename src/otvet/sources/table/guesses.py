"""One guess for each kind of table; the surest one wins."""

from collections.abc import Callable, Sequence
from collections.abc import Mapping as MappingOf
from dataclasses import dataclass, replace
from pathlib import Path

from otvet.config import Config
from otvet.sources.table.cells import Sheet
from otvet.sources.table.columns import Evidence
from otvet.sources.table.dates import Order, written
from otvet.sources.table.mapping import Column, Mapping, Question, Target
from otvet.sources.table.names import item_named, plain, rank
from otvet.sources.table.numbers import Comma
from otvet.sources.table.own import may_be_others, may_be_own
from otvet.sources.table.pages import network_page, networks_in, place_page
from otvet.sources.table.permalinks import permalink
from otvet.sources.table.post_pages import post_pages
from otvet.sources.table.rates import is_rate
from otvet.sources.table.ratings import read_rating
from otvet.sources.table.survey import survey_columns

_COUNTERS = {
    "likes": "like",
    "comments": "comment",
    "shares": "share",
    "saves": "save",
    "views": "view",
    "reactions": "reaction",
    "link_clicks": "click",
}
_ITEMS = {"advantage", "silent", "foil", "aided", "decoy", "unaided", "choices", "page", "did"}
_MEMBER_WORDS = ("member", "follower", "podpis", "участник", "подписчик", "uchastnik")
_REVIEW_WORDS = ("review", "отзыв", "otzyv")
_NAMED, _BY_CONTENT, _TO_ASK = 0.95, 0.8, 0.5
_A_WORD = 3
FEWEST_COUNTERS = 2
"""A link, a day and one figure may be anything; two counters make posts of it."""
# A column is what its name says if half of it is; the other half becomes faults that people see.
_MOST = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What guesses are made from."""

    columns: Sequence[Evidence]
    config: Config
    path: Path
    sheet: Sheet

    def best(self, role: str, fits: Callable[[Evidence], bool]) -> Evidence | None:
        """The column whose name means the role most surely and whose cells fit it."""
        named = [c for c in self.columns if item_named(role, c.header) is not None and fits(c)]
        return min(named, key=lambda c: rank(role, c.header), default=None)

    def all_of(self, role: str, fits: Callable[[Evidence], bool]) -> list[tuple[Evidence, str]]:
        """Every column whose name means the role, with its item."""
        named = [(c, item_named(role, c.header)) for c in self.columns if not is_rate(c)]
        return [(column, item) for column, item in named if item is not None and fits(column)]

    @property
    def words(self) -> str:
        """The file's and its folder's names."""
        return plain(f"{self.path.parent.name} {self.path.stem}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A mapping, how sure it is, and what is left to ask."""

    mapping: Mapping
    certainty: float
    questions: tuple[Question, ...] = ()


def guess(table: Table) -> Guess | None:
    """The surest guess; None where nothing fits."""
    makers = (_responses, _orders, _long_metrics, _posts, _metrics, _mentions, _followers)
    found = [made for maker in makers if (made := maker(table)) is not None]
    if not found:
        return None
    return _with_order(max(found, key=lambda made: made.certainty), table)


def guess_as(table: Table, target: Target) -> Guess:
    """The best guess at a table of which a person has said what it holds."""
    found = [made for maker in _MAKERS[target] if (made := maker(table)) is not None]
    fits = [made for made in found if made.mapping.target == target]
    made = max(fits, key=lambda guess: guess.certainty, default=None)
    return _with_order(made or _as_far_as_known(table, target), table)


def _as_far_as_known(table: Table, target: Target) -> Guess:
    """The columns that can be told by what is in them; a person has to name the others."""
    when = _date(table)
    columns = [Column(when[0].header, "date")] if when else []
    if target == "mentions":
        taken = {column.header for column in columns}
        worded = [c for c in table.columns if c.header not in taken and c.number_share < 0.3]
        longest = max(worded, key=lambda c: c.mean_length, default=None)
        columns += [Column(longest.header, "text")] if longest else []
        columns += _mention_extras(table, {column.header for column in columns})
        page = place_page(table.config, table.path, ("place", "file"), default="reviews")
        found = _mapping(target, columns, page)
        mapping = replace(found, kind="review" if found.has("rating") else "mention")
        return Guess(mapping=mapping, certainty=_TO_ASK)
    page, sure = network_page(table.config, table.path, _links(table))
    mapping = _mapping(target, columns, "" if target == "responses" else page)
    return _with_page(mapping, certainty=_TO_ASK, page_is_sure=sure or target == "responses")


def _with_order(made: Guess, table: Table) -> Guess:
    """Settle, or ask, which number is the day, and what a comma means where nothing shows it."""
    headers = {c.header for c in made.mapping.columns if c.role in {"date", "at", "started"}}
    doubtful = any(c.order == "either" for c in table.columns if c.header in headers)
    russian = any("а" <= char <= "я" for char in "".join(table.sheet.header).casefold())
    order: Order = ("dmy" if russian else "mdy") if doubtful else ""
    comma: Comma = "thousands" if table.sheet.delimiter == "," else "decimal"
    mapping = replace(made.mapping, day_order=order, comma=comma)
    if not doubtful or russian:
        return replace(made, mapping=mapping)
    questions: tuple[Question, ...] = (*made.questions, "day_order")
    return Guess(mapping=mapping, certainty=min(made.certainty, _TO_ASK), questions=questions)


def _date(table: Table) -> tuple[Evidence, float] | None:
    """The column of dates, by its name or else by being the only one full of dates."""
    named = table.best("date", _is_dates) or table.best("at", _is_dates)
    if named is not None:
        return named, _NAMED
    others = [
        column
        for column in table.columns
        if column.date_share >= 0.9
        and not any(item_named(role, column.header) is not None for role in ("seen_at", "started"))
    ]
    return (others[0], _BY_CONTENT) if len(others) == 1 else None


def _is_dates(column: Evidence) -> bool:
    if column.date_share >= _MOST:
        return True
    looked = column.values[:200]
    return bool(looked) and sum(_is_dated(value) for value in looked) >= 0.9 * len(looked)


def _is_dated(value: str) -> bool:
    try:
        decimal = value.replace(",", ".")
        return written(float(decimal) if "." in decimal else value) is not None or (
            len(value) == 5 and written(float(value)) is not None
        )
    except ValueError:
        return written(value) is not None


def _is_anything(column: Evidence) -> bool:
    return column.filled > 0


def _is_numbers(column: Evidence) -> bool:
    return column.number_share >= _MOST


def _is_words(column: Evidence) -> bool:
    """Whether it holds more than numbers and words for nothing: counts of votes are no drawbacks."""
    return not all(value.isdecimal() for value in column.values)


def _is_ratings(column: Evidence) -> bool:
    looked = column.values[:200]
    rated = sum(read_rating(value) is not None for value in looked)
    return _is_numbers(column) or (rated > 0 and rated >= _MOST * len(looked))


def _responses(table: Table) -> Guess | None:
    columns = survey_columns(table.columns, table.config)
    items = [c for c in columns if c.role.partition(":")[0] in _ITEMS]
    roles = {column.role for column in columns}
    if not items or not roles & {"at", "started"}:
        return None
    strong = len(items) - sum(column.role == "unaided" for column in items)
    mapping = Mapping(target="responses", columns=columns, survey="survey")
    if strong:
        return Guess(mapping=mapping, certainty=0.97)
    return Guess(mapping=mapping, certainty=0.6, questions=("items",))


def _orders(table: Table) -> Guess | None:
    when, total = _date(table), table.best("total", _is_numbers)
    if when is None or total is None or table.best("rating", _is_numbers) is not None:
        return None
    number = table.best("number", lambda c: c.filled_share > 0.5 and c not in {total, when[0]})
    status = table.best("status", lambda c: c.date_share < 0.5)
    if number is None and status is None:
        return None
    extra = [(role, table.best(role, _is_anything)) for role in ("promo", "currency", "customer")]
    columns = [Column(when[0].header, "date"), Column(total.header, "total")]
    columns += [Column(number.header, "number")] if number else []
    columns += [Column(status.header, "status")] if status else []
    columns += [Column(found.header, role) for role, found in extra if found is not None]
    page = place_page(table.config, table.path, ("shop",), default="orders")
    certainty = when[1] if number is not None else 0.7
    return Guess(mapping=_mapping("orders", columns, page), certainty=certainty)


def _mapping(target: Target, columns: Sequence[Column], page: str) -> Mapping:
    seen: dict[str, Column] = {}
    for column in columns:
        seen.setdefault(column.header, column)
    return Mapping(target=target, columns=tuple(seen.values()), page=page)


def _with_page(
    mapping: Mapping, *, certainty: float, page_is_sure: bool, more: tuple[Question, ...] = ()
) -> Guess:
    if page_is_sure:
        return Guess(mapping=mapping, certainty=certainty, questions=more)
    return Guess(mapping=mapping, certainty=min(certainty, _TO_ASK), questions=("page", *more))


def _links(table: Table) -> tuple[str, ...]:
    url = table.best("url", _is_anything)
    return url.values if url is not None else ()


def _long_metrics(table: Table) -> Guess | None:
    """One figure a row: the name of the metric stands in a column, or above the table."""
    when, value = _date(table), table.best("value", _is_numbers)
    if when is None or value is None:
        return None
    names = table.all_of("metric_name", lambda c: c.number_share < 0.5)
    titled = next(
        (item for part in table.sheet.title.split("|") if (item := item_named("metric", part))), ""
    )
    columns = [Column(when[0].header, "date")]
    if names:
        columns += [Column(value.header, "value")]
        columns += [Column(column.header, "metric_name") for column, _ in names]
    elif titled:
        columns += [Column(value.header, "metric", titled)]
    else:
        return None
    page, sure = network_page(table.config, table.path, ())
    return _with_page(_mapping("metrics", columns, page), certainty=when[1], page_is_sure=sure)


def _metrics(table: Table) -> Guess | None:
    when = _date(table)
    figures = table.all_of("metric", _is_numbers)
    if when is None or not figures or _long_text(table) is not None:
        return None
    segments = table.all_of("segment", lambda c: c.number_share < 0.5)
    columns = [Column(when[0].header, "date")]
    columns += [Column(column.header, "metric", item) for column, item in figures]
    columns += [Column(column.header, "segment", item) for column, item in segments]
    page, sure = network_page(table.config, table.path, _links(table))
    mapping = _mapping("metrics", columns, page)
    if not segments and when[0].distinct_share < 0.97:
        return Guess(mapping=mapping, certainty=0.4, questions=("repeated_days",))
    return _with_page(mapping, certainty=when[1], page_is_sure=sure)


def _long_text(table: Table) -> Evidence | None:
    return table.best("text", lambda c: c.mean_length >= _A_WORD and c.number_share < 0.3)


def _posts(table: Table) -> Guess | None:
    when = _date(table)
    figures = table.all_of("metric", _is_numbers)
    counters = [(column, _COUNTERS[item]) for column, item in figures if item in _COUNTERS]
    key = table.best("url", _is_a_key) or table.best(
        "native_id", lambda c: c.is_unique and not c.counts_rows
    )
    if when is None or key is None or len(counters) < FEWEST_COUNTERS:
        return None
    return _posts_of(table, when[0], key, counters)


def _posts_told(table: Table) -> Guess | None:
    """Posts because a person says so: then one counter, or none, is enough."""
    when, key = _date(table), table.best("url", _is_a_key)
    if when is None or key is None:
        return None
    figures = table.all_of("metric", _is_numbers)
    counters = [(column, _COUNTERS[item]) for column, item in figures if item in _COUNTERS]
    return _posts_of(table, when[0], key, counters)


def _posts_of(
    table: Table, when: Evidence, key: Evidence, counters: Sequence[tuple[Evidence, str]]
) -> Guess:
    role = "url" if item_named("url", key.header) is not None else "native_id"
    columns = [Column(when.header, "date"), Column(key.header, role)]
    words = table.best("text", lambda c: c.number_share < 0.5)
    columns += [Column(words.header, "text")] if words else []
    columns += [Column(column.header, "counter", kind) for column, kind in counters]
    account = table.best("account", lambda c: c.number_share < 0.5)
    columns += [Column(account.header, "account")] if account else []
    own = _own_page(table, account)
    if own is not None:
        return Guess(mapping=_mapping("posts", columns, own), certainty=0.96)
    page, sure = network_page(table.config, table.path, _links(table))
    sure = sure and not any(permalink(value) for value in key.values)
    mapping = _mapping("posts", columns, page)
    if may_be_others(table.columns):
        return Guess(mapping=mapping, certainty=_TO_ASK, questions=("target",))
    return _with_page(mapping, certainty=0.96, page_is_sure=sure)


def _is_a_key(column: Evidence) -> bool:
    """Whether each link leads to a post of its own; a line of totals has none."""
    leads = sum(permalink(value) is not None for value in column.values)
    own = column.distinct_share >= _NAMED and 2 * leads >= max(len(column.values), 1)
    return own or column.is_unique or column.filled < 3


def _own_page(table: Table, account: Evidence | None) -> str | None:
    """The brand's page that the links of posts lead to, None where none of them does."""
    names = account.values if account else ()
    pages = post_pages(table.config, _links(table), names)
    links = (link for value in _links(table) if (link := permalink(value)))
    found = (pages.of(link, name) for link in links for name in (names[:20] or ("",)))
    return next((page for page in found if page), None)


def _mentions(table: Table) -> Guess | None:
    when, words = _date(table), _long_text(table)
    certainty = _NAMED
    if words is None:
        long = [c for c in table.columns if c.mean_length >= 40 and c.date_share < 0.1]
        words = max(long, key=lambda c: c.mean_length, default=None)
        certainty = _BY_CONTENT
    if when is None or words is None:
        return None
    columns = [Column(when[0].header, "date"), Column(words.header, "text")]
    columns += _mention_extras(table, {when[0].header, words.header})
    mapping = _mapping("mentions", columns, "")
    is_comment = mapping.has("post") or "коммент" in plain(words.header)
    is_review = mapping.has("rating") or any(
        word in f"{plain(words.header)} {table.words}" for word in _REVIEW_WORDS
    )
    if is_comment and not mapping.has("rating"):
        page, sure = network_page(table.config, table.path, _links(table))
        made = replace(mapping, page=page, kind="comment")
        return _with_page(made, certainty=min(certainty, when[1]), page_is_sure=sure)
    place = place_page(table.config, table.path, ("place", "file"), default="reviews")
    made = replace(mapping, page=place, kind="review" if is_review else "mention")
    if not is_review and may_be_own(table.columns, mapping, named=certainty == _NAMED):
        return Guess(mapping=made, certainty=_TO_ASK, questions=("target",))
    return Guess(mapping=made, certainty=min(certainty, when[1]))


def _mention_extras(table: Table, taken: set[str]) -> list[Column]:
    """Everything else that a text may come with; ids only where they name something."""
    wanted: dict[str, Callable[[Evidence], bool]] = {
        "seen_at": _is_dates,
        "title": lambda c: c.number_share < 0.5,
        "pros": _is_words,
        "cons": _is_words,
        "rating": _is_ratings,
        "post": lambda c: not c.is_unique or c.filled < 3,
        "native_id": lambda c: c.is_unique and not c.counts_rows,
        "author_id": lambda c: not c.counts_rows,
        "parent": _is_anything,
        "product": lambda c: c.number_share < 0.5,
        "own_reply": lambda c: c.number_share < 0.5,
        "own_reply_at": _is_dates,
    }
    found: list[Column] = []
    for role, fits in wanted.items():
        column = table.best(role, fits)
        if column is not None and column.header not in taken:
            taken.add(column.header)
            found.append(Column(column.header, role))
    return found


def _followers(table: Table) -> Guess | None:
    """A list of members: nothing but ids counts, whatever else stands beside them."""
    ids = table.best("member_id", lambda c: c.number_share > _MOST and not c.counts_rows)
    if ids is None:
        return None
    page, sure = network_page(table.config, table.path, ())
    said = any(word in table.words for word in _MEMBER_WORDS)
    if not said and len(table.columns) > 1:
        return None
    known = sure and bool(networks_in(f"{table.path.parent.name} {table.path.stem}"))
    certainty = _NAMED if said and known else _TO_ASK
    mapping = _mapping("followers", [Column(ids.header, "member_id")], page)
    return _with_page(mapping, certainty=certainty, page_is_sure=sure)


_MAKERS: MappingOf[Target, tuple[Callable[[Table], Guess | None], ...]] = {
    "responses": (_responses,),
    "orders": (_orders,),
    "metrics": (_long_metrics, _metrics),
    "posts": (_posts, _posts_told),
    "mentions": (_mentions,),
    "followers": (_followers,),
    "interactions": (),
}
