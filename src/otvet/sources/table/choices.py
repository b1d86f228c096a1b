"""Columns in which several options are ticked: what was on offer, and what each respondent took.

An option that nobody ticked stands nowhere in the file. An invented advantage that nobody falls
for is such an option, and the most telling one: without it, guessing could not be taken out.
"""

from collections.abc import Iterator, Mapping

from otvet.config import Config
from otvet.facts import ResponseItem
from otvet.sources.table.answers import chosen
from otvet.sources.table.came_through import pages_named
from otvet.sources.table.cells import Record, text
from otvet.sources.table.frame import Frame, Slot
from otvet.sources.table.mapping import Mapping as Meaning
from otvet.sources.table.survey import asked

Option = tuple[str, str]
"""Role and code of what is on offer."""

_ROLES = {"advantage": ("advantage", "silent", "foil"), "aided": ("aided", "decoy")}


class Choices:
    """A column in which several options are ticked, with all that were on offer in it."""

    def __init__(self, slot: Slot, options: Mapping[str, Option], offered: set[Option]) -> None:
        self._slot = slot
        self._options = options
        self._offered = sorted(offered)

    def items(self, record: Record) -> Iterator[ResponseItem]:
        """1 for the ticked, 0 for the others on offer, None for all when nothing is said."""
        hit = chosen(text(record.cells[self._slot.index]), self._options)
        ticked = {self._options[word] for word in hit} if hit is not None else set()
        for role, item in self._offered:
            value = None if hit is None else float((role, item) in ticked)
            yield ResponseItem(role=role, item=item, value=value)


class PageChoices:
    """The brand's pages that one follows; labels are their names or those of networks."""

    def __init__(self, slot: Slot, frame: Frame) -> None:
        self._slot, self._frame = slot, frame
        self._offered = sorted({page for value in slot.values for page in self._named(value)})

    def items(self, record: Record) -> Iterator[ResponseItem]:
        """1 for the pages named, 0 for the others, None for all when nothing is said."""
        words = text(record.cells[self._slot.index])
        named = self._named(words)
        silent = not named and chosen(words, ()) is None
        for page in self._offered:
            value = None if silent else float(page in named)
            yield ResponseItem(role="page", item=page, value=value)

    def _named(self, words: str) -> set[str]:
        named = pages_named(self._frame.door.config, words)
        return {page_item(self._frame, one) for one in named}


def choices(frame: Frame) -> tuple[Choices | PageChoices, ...]:
    """The file's columns in which several things are ticked."""
    lists = frame.all("choices")
    fullest, assumed = _assumed(frame)
    found: list[Choices | PageChoices] = [PageChoices(s, frame) for s in lists if s.item == "page"]
    for slot in lists:
        if slot.item != "page":
            more = assumed if slot is fullest else ()
            found.append(Choices(slot, _options(slot, frame), {*_shown(slot, frame), *more}))
    return tuple(found)


def assumed_offered(frame: Frame) -> tuple[str, ...]:
    """Codes of the advantages and foils that nobody ticked and that count as offered all the same."""
    return tuple(item for _, item in _assumed(frame)[1])


def not_in_config(mapping: Meaning, config: Config) -> tuple[str, ...]:
    """What a profile says was offered and otvet.toml does not know."""
    known = {item.item for item in asked(config)}
    offered = {item for column in mapping.columns for item in column.offered}
    return tuple(sorted(offered - known))


def page_item(frame: Frame, network: str) -> str:
    """A page as it is; the brand's page in a network: a discussion group goes with its channel."""
    if ":" in network:
        return network
    parts = [p for p in frame.door.config.pages if p.ref.partition(":")[0] == network]
    main = [part for part in parts if part.kind != "group"] or parts
    return main[0].ref if main else network


def _assumed(frame: Frame) -> tuple[Slot | None, tuple[Option, ...]]:
    """The list that shows most advantages, and all those that no column of the file shows.

    A list whose offer the profile tells, or of which nobody ticked anything, is left as it is.
    """
    shown = [(s, _shown(s, frame)) for s in frame.all("choices") if s.item == "advantage"]
    open_lists = [(slot, seen) for slot, seen in shown if seen and not slot.offered]
    if not open_lists:
        return None, ()
    fullest, _ = max(open_lists, key=lambda one: len(one[1]))
    elsewhere = {item for _, seen in shown for _, item in seen} | _asked_alone(frame)
    roles = _ROLES["advantage"]
    every = (one for one in asked(frame.door.config) if one.role in roles)
    return fullest, tuple((one.role, one.item) for one in every if one.item not in elsewhere)


def _asked_alone(frame: Frame) -> set[str]:
    """Advantages and foils that have a column of their own."""
    roles = [name for role in _ROLES["advantage"] for name in (role, f"{role}:option")]
    return {slot.item for role in roles for slot in frame.all(role)}


def _shown(slot: Slot, frame: Frame) -> set[Option]:
    """What somebody has ticked in the column, and what the profile says was offered in it."""
    options = _options(slot, frame)
    ticked = (chosen(value, options) for value in slot.values)
    listed = {option for option in options.values() if option[1] in slot.offered}
    return listed | {options[word] for hit in ticked if hit for word in hit}


def _options(slot: Slot, frame: Frame) -> dict[str, Option]:
    return {
        word: (item.role, item.item)
        for item in asked(frame.door.config)
        if item.role in _ROLES[slot.item]
        for word in item.wordings
    }
