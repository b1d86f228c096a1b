"""Fields of a network's reply: each is read as what it is meant to be, or as nothing."""

import math
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from otvet.facts import Interaction, Metric, Missing, PageRef
from otvet.sources.table.dates import written
from otvet.sources.table.frame import BadRow
from otvet.sources.table.numbers import read_number
from otvet.text.normalise import clean
from otvet.text.privacy import mask

Json = Mapping[str, object]

MOSCOW = ZoneInfo("Europe/Moscow")
PACIFIC = ZoneInfo("America/Los_Angeles")
_MOST_DIGITS = 40


class LeftOut(Exception):
    """A record is no data; carries the reason to the loop over records."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def field(value: object, *path: str) -> object:
    """What stands at a path of names, None where nothing does.

    >>> field({"likes": {"count": 3}}, "likes", "count")
    3
    """
    for name in path:
        value = value.get(name) if isinstance(value, Mapping) else None
    return value


def mapped(value: object, *path: str) -> Json:
    """The object at a path, an empty one where none is."""
    found = field(value, *path)
    return found if isinstance(found, Mapping) else {}


def listed(value: object, *path: str) -> Sequence[object]:
    """The list at a path, an empty one where none is."""
    found = field(value, *path)
    return found if isinstance(found, list) else ()


def objects(value: object, *path: str) -> list[Json]:
    """The objects of the list at a path."""
    return [one for one in listed(value, *path) if isinstance(one, Mapping)]


def word(value: object, *path: str) -> str:
    """The text at a path; a whole number is an id and as good as a text.

    >>> word({"id": 17}, "id"), word({"id": True}, "id"), word({}, "id")
    ('17', '', '')
    """
    found = field(value, *path)
    if isinstance(found, bool):
        return ""
    return str(found) if isinstance(found, str | int) else ""


def said(value: object, *path: str) -> str:
    """The masked text at a path, without marks of the machine: the masks need the plain signs."""
    found = field(value, *path)
    return mask(clean(found)).strip() if isinstance(found, str) else ""


def native_id(record: Json, *path: str) -> str:
    """The record's own id; BadRow without one, or with one that lost its digits."""
    found = field(record, *path)
    if isinstance(found, float):
        raise BadRow("id_lost_digits", ".".join(path))
    text = word(record, *path)
    if not text or len(text) > 200:
        raise BadRow("no_id", ".".join(path))
    return text


def moment(record: Json, *path: str) -> datetime:
    """The moment at a path, in UTC where it names no zone; BadRow without one."""
    found = field(record, *path)
    if found is None or found == "":
        raise BadRow("no_date", ".".join(path))
    at = moment_of(found)
    if at is None:
        raise BadRow("bad_date", ".".join(path))
    return at


def moment_of(value: object) -> datetime | None:
    """Seconds or milliseconds since 1970, or a moment as ISO writes it; None for anything else.

    >>> moment_of("1553180396") == moment_of(1553180396) == moment_of("2019-03-21T14:59:56+0000")
    True
    """
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    if isinstance(value, float) and not math.isfinite(value):
        return None
    if isinstance(value, int) and len(str(value)) > _MOST_DIGITS:
        return None
    try:
        found = written(value)
    except (ValueError, OverflowError, OSError):
        return None
    return found.at(found.year, UTC) if found and found.year is not None else None


def day_of(value: object, zone: ZoneInfo) -> date | None:
    """The zone's day of a moment, or the day that is written without a time."""
    if isinstance(value, str) and len(value) == len("2026-10-01") and "-" in value:
        found = written(value)
        return date(found.year, found.month, found.day) if found and found.year else None
    at = moment_of(value)
    return at.astimezone(zone).date() if at else None


def day_before(end: datetime, zone: ZoneInfo) -> date:
    """The day that ends at a midnight, however an hour of summer time has moved the midnight."""
    return (end - timedelta(hours=12)).astimezone(zone).date()


def figure(record: Json, *path: str) -> float | None:
    """The number at a path, None where there is none; BadRow for words."""
    found = field(record, *path)
    if found is None:
        return None
    if not isinstance(found, str | int | float) or (
        isinstance(found, int) and len(str(found)) > _MOST_DIGITS
    ):
        raise BadRow("not_a_number", ".".join(path))
    number = read_number(found)
    if number.problem == "not_a_number":
        raise BadRow("not_a_number", ".".join(path))
    return float(number.value) if number.value is not None else None


def counters(
    page: PageRef,
    native: str,
    at: datetime,
    counts: Mapping[str, float | None],
    *,
    post: str | None,
) -> Iterator[Interaction]:
    """A post's anonymous counters by the kind of act; a nought and an absent one are no act."""
    for kind, value in counts.items():
        if value is not None and value >= 1:
            yield Interaction(
                page=page,
                native_id=f"{native}:{kind}",
                at=at,
                kind=kind,
                post=post,
                n=int(value),
            )


def metric(
    page: PageRef,
    day: date,
    name: str,
    value: float | None,
    *,
    within: tuple[str, str] = ("all", ""),
    additive: bool = False,
    rounded: bool = False,
) -> Metric:
    """A figure of a day; one that the reply does not give, or gives below nought, is Missing."""
    told: float | Missing = Missing("not_given") if value is None else value
    if isinstance(told, float | int) and told < 0 and not name.startswith("followers_net"):
        told = Missing("below_zero")
    return Metric(
        page=page,
        day=day,
        metric=name,
        value=told,
        segment_dim=within[0],
        segment=within[1],
        additive=additive,
        precision="rounded" if rounded else "exact",
    )
