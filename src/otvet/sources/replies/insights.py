"""Replies of Meta's Graph API with insights: of Instagram, Facebook and Threads."""

import re
from collections.abc import Iterable, Sequence
from urllib.parse import parse_qs, urlsplit

from otvet.facts import Fact
from otvet.sources.fields import PACIFIC, Json, day_before, moment_of, objects, word
from otvet.sources.meta_api.insights import FIGURES, STATES, Window, insight, paid_share
from otvet.sources.replies.kind import Around, Kind, Laid
from otvet.sources.replies.pages import Owned, matched, owned
from otvet.sources.replies.signs import Signs
from otvet.sources.table.frame import BadRow

NETWORKS = ("instagram", "facebook", "threads")
_OF_THREADS = frozenset({"quotes", "reposts", "followers_count", "clicks"})
_ID = re.compile(r"(\d+(?:_\d+)?)/insights/")
_DAY_SECONDS = 86_400


def _lay(replies: Sequence[Json], around: Around) -> Laid:
    """Insights of the account, or of one post: those are told by a period of a lifetime."""
    records = [(one, _window(reply, around)) for reply in replies for one in objects(reply, "data")]
    insights = [record for record, _ in records]
    pages = _pages(insights, around)

    def make(record: tuple[Json, Window]) -> Sequence[Fact]:
        lifetime = word(record[0], "period") == "lifetime"
        post = _about(record[0]) if lifetime else ""
        page = pages.page("" if lifetime else _about(record[0]))
        return tuple(insight(record[0], page=page, post=post, window=record[1]))

    notes = [*pages.notes, *_notes(insights, around)]
    return Laid(records=records, make=make, pages=pages.pages, notes=notes)


def _about(record: Json) -> str:
    """The account or post whose insight it is, as the insight's id begins."""
    found = _ID.match(word(record, "id"))
    return found[1] if found else ""


def _pages(records: Sequence[Json], around: Around) -> Owned:
    """The page by the account's id in any of the networks; a post's id does not tell its account."""
    accounts = {_about(one) for one in records if word(one, "period") != "lifetime"} - {""}
    names: dict[str, list[str]] = {account: [] for account in sorted(accounts)}
    for network in NETWORKS:
        found = matched(around, network, names)
        if found.by_id:
            return Owned(found.by_id, next(iter(found.by_id.values())))
    network = _network({word(record, "name") for record in records}, around)
    return owned(around, network, names)


def _network(names: Iterable[str], around: Around) -> str:
    where = f"{around.path.parent.name} {around.path.stem}".casefold()
    named = [network for network in NETWORKS if network in where]
    if named:
        return named[-1]
    if any(name.startswith(("page_", "post_")) for name in names):
        return "facebook"
    return "threads" if _OF_THREADS & set(names) else "instagram"


def _window(reply: Json, around: Around) -> Window:
    """The window lies between the page before and the page after, where the reply links both."""
    before = _in_link(word(reply, "paging", "previous"), "until")
    after = _in_link(word(reply, "paging", "next"), "since")
    start, end = moment_of(before), moment_of(after)
    if start is None or end is None or end <= start:
        return Window(seen=around.seen_day)
    days = max(round((end - start).total_seconds() / _DAY_SECONDS), 1)
    return Window(seen=around.seen_day, last=day_before(end, PACIFIC), days=days)


def _in_link(link: str, name: str) -> str:
    """A moment in a link to another page; the link holds the key too and is never kept."""
    try:
        found = parse_qs(urlsplit(link).query).get(name, [""])
    except ValueError:
        return ""
    return found[0]


def _notes(records: Sequence[Json], around: Around) -> list[str]:
    notes = ["days_are_pacific"]
    lifetime = any(word(record, "period") == "lifetime" for record in records)
    state = any(FIGURES.get(word(one, "name"), ("",))[0] in STATES for one in records)
    if lifetime or state:
        notes.append(f"day_of_the_file:{around.seen_day}")
    try:
        paid = paid_share(records)
    except BadRow:
        paid = 0.0
    if paid:
        notes.append(f"ads_inside:{100 * paid:.0f}")
    return notes


def _is_insights(signs: Signs) -> bool:
    named = signs.has("data.item.name", "data.item.period")
    return named and signs.any("data.item.values", "data.item.total_value")


KINDS = (Kind("meta.insights", _is_insights, _lay),)
