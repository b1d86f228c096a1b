"""Typeform's JSON, responses of its API or of its webhook, as a table: a column for each field."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from otvet.errors import SourceError
from otvet.i18n import mark
from otvet.sources.halves import opened
from otvet.sources.json_events import DAMAGED, events, items
from otvet.sources.table.cells import Cell, Record, Sheet
from otvet.sources.table.grid import BROKEN
from otvet.sources.table.names import item_named, rank
from otvet.sources.table.objects import looks_like_json

Json = Mapping[str, object]

_MARKS = (rb'"(?:landed_at|landing_id)"\s*:', rb'"(?:answers|response_type|token)"\s*:')
_MADE_UP = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9A-HJKMNP-TV-Z]{26}", re.IGNORECASE)
_OWN = ("response id", "submitted at", "startdate", "email", "via")
_UNFINISHED = {"started", "partial"}
_NEVER = "0001-"
_OTHER = "other"
_MOST_FIELDS = 2_000
_MOST_LABELS = 12


@dataclass(slots=True)
class Asked:
    """A field of the form: how it is called, whether it is for words, what was picked in it."""

    name: str
    is_open: bool = False
    labels: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """The table of responses, with the fields by their columns."""

    sheet: Sheet
    fields: Mapping[str, Asked]


def is_typeform(head: bytes) -> bool:
    """Whether the beginning of a file is of Typeform's responses."""
    return looks_like_json(head) and all(re.search(sign, head) for sign in _MARKS)


def read_typeform(path: Path) -> Form:
    """The responses in a file.

    Raises:
        SourceError: no response can be read in it.
    """
    place = _place(path)
    fields: dict[str, Asked] = {}
    for found in _responses(path, place):
        if found is not None:
            _learn(fields, found)
    header = (*_OWN, *_distinct(fields))

    def records() -> Iterator[Record]:
        for number, found in enumerate(_responses(path, place), start=1):
            yield Record(number, BROKEN if found is None else _cells(found, list(fields)))

    by_column = dict(zip(header[len(_OWN) :], fields.values(), strict=True))
    return Form(Sheet(header=header, records=records), by_column)


def _distinct(fields: Mapping[str, Asked]) -> list[str]:
    """Fields of the same name are told apart as spreadsheets do it."""
    seen: dict[str, int] = dict.fromkeys(_OWN, 1)
    names = []
    for asked in fields.values():
        seen[asked.name] = seen.get(asked.name, 0) + 1
        n = seen[asked.name]
        names.append(asked.name if n == 1 else f"{asked.name} ({n})")
    return names


def _place(path: Path) -> str:
    """Where the responses stand: in `items`, in a bare list, or one by one as webhooks send them."""
    try:
        with opened(path) as file:
            for prefix, event, _ in events(file, several=True):
                if event == "start_array" and prefix in {"", "items"}:
                    return f"{prefix}.item".lstrip(".")
                if event == "start_map" and prefix == "form_response":
                    return ""
    except DAMAGED:
        pass
    raise SourceError(
        mark("{file} is damaged at its beginning: export it again"), {"file": path.name}
    )


def _responses(path: Path, place: str) -> Iterator[Json | None]:
    """Each response; None for what is none, and for the place where the file breaks off."""
    try:
        with opened(path) as file:
            for item in items(file, place, several=True):
                yield _response(item)
    except DAMAGED:
        yield None


def _response(item: object) -> Json | None:
    found = _map(item)
    inner = _map(found.get("form_response")) or found
    return inner if "answers" in inner or "landed_at" in inner else None


def _learn(fields: dict[str, Asked], found: Json) -> None:
    titles = {str(_map(f).get("id")): _map(f).get("title") for f in _list(_definition(found))}
    for answer in map(_map, _list(found.get("answers"))):
        about = _map(answer.get("field"))
        key = str(about.get("id") or about.get("ref") or "")
        if not key or (key not in fields and len(fields) >= _MOST_FIELDS):
            continue
        asked = fields.setdefault(key, Asked(_name(about, titles.get(key), key)))
        asked.is_open = asked.is_open or about.get("type") == "long_text"
        for label in _labels(answer)[: _MOST_LABELS - len(asked.labels)]:
            asked.labels[label] = None


def _definition(found: Json) -> object:
    return _map(found.get("definition")).get("fields")


def _name(about: Json, title: object, key: str) -> str:
    """The question where the file tells it, else the name given by hand, else the field's id."""
    ref = about.get("ref")
    given = isinstance(ref, str) and ref and not _MADE_UP.fullmatch(ref)
    name = title if isinstance(title, str) and title.strip() else ref if given else key
    return " ".join(str(name).split())


def _cells(found: Json, keys: Sequence[str]) -> list[Cell]:
    answers = {}
    email: Cell = None
    for answer in map(_map, _list(found.get("answers"))):
        about = _map(answer.get("field"))
        answers[str(about.get("id") or about.get("ref") or "")] = _cell(answer)
        if answer.get("type") == "email":
            email = _plain(answer.get("email"))
    at = _plain(found.get("submitted_at"))
    never = found.get("response_type") in _UNFINISHED or str(at).startswith(_NEVER)
    own = [found.get("response_id") or found.get("token"), None if never else at]
    begun, link = _plain(found.get("landed_at")), _hidden_link(found)
    return [*map(_plain, own), begun, email, link, *map(answers.get, keys)]


def _hidden_link(found: Json) -> Cell:
    """The hidden field that tells whose link it was; the others are not looked at."""
    told = {str(name): value for name, value in _map(found.get("hidden")).items()}
    named = [name for name in told if item_named("via", name) is not None]
    first = min(named, key=lambda name: rank("via", name), default="")
    return _plain(told.get(first))


def _cell(answer: Json) -> Cell:
    """What was answered; addresses, phones, files and payments are not looked at."""
    kind = answer.get("type")
    if kind in {"choice", "choices"}:
        labels = _labels(answer)
        return "\n".join(labels) if labels else _OTHER if answer.get(str(kind)) else None
    if kind == "boolean":
        said = answer.get("boolean")
        return None if said is None else "yes" if said is True else "no"
    return _plain(answer.get(str(kind))) if kind in {"text", "number", "date"} else None


def _labels(answer: Json) -> list[str]:
    """The options picked; words of one's own beside them are no option."""
    one, several = _map(answer.get("choice")), _map(answer.get("choices"))
    labels = [one.get("label"), *_list(several.get("labels"))]
    return [label for label in labels if isinstance(label, str) and label.strip()]


def _plain(value: object) -> Cell:
    return value if isinstance(value, str | int | float) else None


def _map(value: object) -> Json:
    return value if isinstance(value, Mapping) else {}


def _list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else []
