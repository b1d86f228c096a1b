"""Replies of Odnoklassniki: the trends of a group, and error bodies."""

from collections.abc import Mapping, Sequence
from typing import NoReturn

from otvet.facts import Fact
from otvet.i18n import mark
from otvet.sources.fields import Json, listed, word
from otvet.sources.ok.map import NAMES, NETWORK, trend
from otvet.sources.replies.kind import Around, Kind, Laid
from otvet.sources.replies.pages import owned
from otvet.sources.replies.refusal import code_of, refusal
from otvet.sources.replies.signs import Signs
from otvet.sources.table.frame import BadRow

_SESSION = mark("the session is over or its signature is wrong: log in again")
CODES: Mapping[str, str] = {
    "8": mark("too many requests: ask again in a minute"),
    "9": mark("the address is not allowed: ask from the server named in the application"),
    "10": mark("the application lacks rights: GROUP_CONTENT and VALUABLE_ACCESS are needed"),
    "11": mark("a limit is reached: ask again tomorrow"),
    "7": mark("the action is blocked: ask again tomorrow"),
    "100": mark("a parameter is missing or wrong: correct the request"),
    "101": mark("the key of the application is wrong: correct the request"),
    "102": _SESSION,
    "103": _SESSION,
    "104": _SESSION,
}
_UNKNOWN = mark("look the code up at apiok.ru and ask again")


def _lay(replies: Sequence[Json], around: Around) -> Laid:
    """group.getStatTrends: a list of days for each figure."""
    records = [
        (name, entry) for reply in replies for name in reply for entry in listed(reply, name)
    ]
    pages = owned(around, NETWORK, {})

    def make(record: tuple[str, object]) -> Sequence[Fact]:
        name, entry = record
        if not isinstance(entry, Mapping):
            raise BadRow("unreadable_row", name)
        return (trend(name, entry, page=pages.page("")),)

    return Laid(records=records, make=make, pages=pages.pages, notes=pages.notes)


def _refuse(replies: Sequence[Json], around: Around) -> NoReturn:
    code = code_of(word(replies[0], "error_code"))
    raise refusal(around, "OK", code=code, act=CODES.get(code, _UNKNOWN))


def _is_trends(signs: Signs) -> bool:
    """Nothing but known figures, one of them with its days."""
    days = any(signs.has(f"{name}.item.time", f"{name}.item.value") for name in NAMES)
    return days and signs.names <= NAMES


KINDS = (
    Kind("ok.trends", _is_trends, _lay),
    Kind("ok.error", lambda s: s.has("error_code", "error_msg") and not s.has("ok"), _refuse),
)
