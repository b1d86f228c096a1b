"""Responses to surveys: who answered when, and 1, 0 or nothing for each item asked."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from otvet.facts import Fact, Mention, PageRef, Response, ResponseItem, Row
from otvet.sources.contact import Known, Together, contacts_in
from otvet.sources.table.acts import did
from otvet.sources.table.answers import band, said
from otvet.sources.table.came_through import came_through, page_in_name
from otvet.sources.table.cells import Record, text
from otvet.sources.table.choices import choices, page_item
from otvet.sources.table.frame import BadRow, Frame, RowMaker, Slot, hashed
from otvet.sources.table.ids import is_of_somebody
from otvet.sources.table.names import plain
from otvet.sources.table.survey import Asked, asked, question_of
from otvet.text.privacy import mask

_SINGLE = ("advantage", "silent", "foil", "aided", "decoy")
_WAVE_NUMBER = re.compile(r"(?:wave|волна|замер|volna|zamer)[-_ ]*(\d{1,3})", re.IGNORECASE)
_WAVE_MONTH = re.compile(r"(?<!\d)(20\d\d)[-_.]([01]\d)(?!\d)")


def wave_of(path: Path) -> str:
    """The wave that a file's name tells, "" where it tells none.

    >>> wave_of(Path("anketa_2026-10.csv")), wave_of(Path("волна 2.xlsx")), wave_of(Path("a.csv"))
    ('2026-10', 'wave-2', '')
    """
    number = _WAVE_NUMBER.search(path.stem)
    if number:
        return f"wave-{int(number[1])}"
    month = _WAVE_MONTH.search(path.stem)
    return f"{month[1]}-{month[2]}" if month and 1 <= int(month[2]) <= 12 else ""


def response_rows(frame: Frame) -> RowMaker:
    """Builds responses; a row that answers nothing is no response."""
    known = {(item.role, item.item): item for item in asked(frame.door.config)}
    lists = choices(frame)
    wave_in_name = frame.mapping.wave or wave_of(frame.path)
    through = came_through(frame)
    seen: set[tuple[str, str]] = set()
    together = Together()

    def make(record: Record) -> Row:
        items = (*_items(frame, record, known), *(i for c in lists for i in c.items(record)))
        items = (*items, *_attributes(frame, record), *_open_answers(frame, record))
        if all(item.value is None and not item.text for item in items):
            return Row(record.number, left_out="no_answers")
        at, complete = _submitted(frame, record)
        wave = _wave(frame, record, at, wave_in_name)
        contacts = contacts_in(frame.door, *_persons(frame, record))
        items = (*items, *through(record))
        response = _response(frame, record, at, wave, items, contacts, complete)
        if (wave, response.native_id) in seen:
            return Row(record.number, left_out="repeat")
        seen.add((wave, response.native_id))
        joined = together.facts(contacts, at) if len(contacts) > 1 else ()
        return Row(record.number, facts=(response, *joined, *_open_mentions(response)))

    return make


def _submitted(frame: Frame, record: Record) -> tuple[datetime, bool]:
    """When it was submitted; a form left half-way has only the moment it was begun."""
    at = frame.moment(record, "at")
    started = frame.moment(record, "started")
    if at is None and started is None:
        raise BadRow("no_date", (*frame.all("at"), *frame.all("started"))[0].header)
    return (at, True) if at is not None else (started or frame.before, not frame.all("at"))


def _wave(frame: Frame, record: Record, at: datetime, in_name: str) -> str:
    """From the mapping or the file's name, else from a column, else the month of the answer."""
    in_column = mask(frame.words(record, "wave"))
    return in_column or in_name or frame.day(at).strftime("%Y-%m")


def _response(
    frame: Frame,
    record: Record,
    at: datetime,
    wave: str,
    items: tuple[ResponseItem, ...],
    contacts: tuple[Known, ...],
    complete: bool,  # noqa: FBT001 - private, and named at its only call.
) -> Response:
    person = next((words for words in _persons(frame, record) if words), "")
    named = frame.door.actor("survey", person.casefold()) if person else None
    actor = contacts[0].number if contacts else named
    given = _own_id(frame, frame.words(record, "respondent"))
    cells = "\x1f".join(text(cell) for cell in record.cells)
    return Response(
        survey=frame.mapping.survey or "survey",
        wave=wave,
        native_id=given or (str(actor) if actor else hashed(at.isoformat(), cells)),
        at=at,
        items=(*items, _contact(contacts[0])) if contacts else items,
        actor=actor,
        complete=complete,
    )


def _persons(frame: Frame, record: Record) -> list[str]:
    return [text(record.cells[slot.index]) for slot in frame.all("person")]


def _contact(found: Known) -> ResponseItem:
    """The respondent may stand on lists of contacts, too."""
    return ResponseItem(role="contact", item=found.kind, value=1.0)


def _own_id(frame: Frame, given: str) -> str:
    """A respondent's id as the form gives it; an address in its place is hashed.

    Forms of one survey, one for each page, count from 1 each.
    """
    form = page_in_name(frame.door.config, frame.path)
    if given != mask(given) or is_of_somebody(given):
        given = str(frame.door.actor("survey", given.casefold()))
    return f"{form} {given}" if form and given else given


def _items(
    frame: Frame, record: Record, known: dict[tuple[str, str], Asked]
) -> Iterator[ResponseItem]:
    """Columns that ask for one thing each; a tick answers its question for all of its options."""
    options = [slot for role in _SINGLE for slot in frame.all(f"{role}:option")]
    answers = {question_of(s.header) for s in options if text(record.cells[s.index])}
    for role in _SINGLE:
        for slot in frame.all(role):
            words = text(record.cells[slot.index])
            yield ResponseItem(role=role, item=slot.item, value=_value(words, known, role, slot))
        for slot in frame.all(f"{role}:option"):
            ticked = float(bool(text(record.cells[slot.index])))
            answered = question_of(slot.header) in answers
            yield ResponseItem(role=role, item=slot.item, value=ticked if answered else None)
    for slot in frame.all("page"):
        answer = said(text(record.cells[slot.index]))
        value = {"yes": 1.0, "no": 0.0}.get(answer)
        yield ResponseItem(role="page", item=page_item(frame, slot.item), value=value)
    for slot in frame.all("did"):
        answer_of_act = did(text(record.cells[slot.index]))
        yield ResponseItem(role="did", item=slot.item, value=answer_of_act)
    for slot in frame.all("unaided"):
        yield _unaided(text(record.cells[slot.index]), slot.item)


def _value(words: str, known: dict[tuple[str, str], Asked], role: str, slot: Slot) -> float | None:
    """1 knows, 0 does not, None said nothing; an answer that means neither spoils the row."""
    item = known.get((role, slot.item))
    if item is not None and plain(words) in item.wordings:
        return 1.0
    answer = said(words)
    if answer == "unknown":
        raise BadRow("unknown_answer", slot.header)
    return {"yes": 1.0, "no": 0.0}.get(answer)


def _unaided(words: str, brand: str) -> ResponseItem:
    if said(words) == "nothing":
        return ResponseItem(role="unaided", item=brand)
    named = plain(brand) in plain(words)
    return ResponseItem(role="unaided", item=brand, value=float(named), text=mask(words))


def _attributes(frame: Frame, record: Record) -> Iterator[ResponseItem]:
    shares = {margin.attribute: margin.shares for margin in frame.door.config.margins}
    for slot in frame.all("margin"):
        words = text(record.cells[slot.index])
        known = band(words, list(shares.get(slot.item, {}))) if words else ""
        yield ResponseItem(role="margin", item=slot.item, text=known or mask(words)[:60])
    for slot in frame.all("weight"):
        value = frame.number(record, slot).value
        yield ResponseItem(role="weight", item="weight", value=float(value) if value else None)


def _open_answers(frame: Frame, record: Record) -> Iterator[ResponseItem]:
    for slot in frame.all("open"):
        words = text(record.cells[slot.index])
        yield ResponseItem(
            role="open", item=slot.item, text="" if said(words) == "nothing" else mask(words)
        )


def _open_mentions(response: Response) -> tuple[Fact, ...]:
    """Open answers are texts about the brand as well."""
    return tuple(
        Mention(
            page=PageRef(f"file:{response.survey}"),
            native_id=f"{response.wave}:{response.native_id}:{item.item}",
            at=response.at,
            kind="survey_open",
            text=item.text,
            actor=response.actor,
        )
        for item in response.items
        if item.role == "open" and item.text
    )
