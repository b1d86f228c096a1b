"""Which columns of a survey ask what: advantages, foils, brands in a list, pages, attributes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from otvet.config import Config, MarginPart
from otvet.sources.table.acts import act_column
from otvet.sources.table.answers import chosen, said
from otvet.sources.table.came_through import link_column, pages_named
from otvet.sources.table.columns import Evidence
from otvet.sources.table.mapping import Column
from otvet.sources.table.names import item_named, plain

_GRID = re.compile(r"\[([^\]]+)\]\s*$")
_OPTION = re.compile(r"\s(?:/|—|–|\||>)\s([^/|]+)$|:\s+([^:]+)$")
_PAGES = re.compile(r"(?:подписан|подпис[аы]|follow|subscri).*|(?:страниц|канал|pages).*(?:подпис)")
_UNAIDED = re.compile(
    r"(?:как(?:ие|ую|ой)|назовите|перечислите|первым|вспомина|which|what|name).*"
    r"(?:знаете|вспомина|назовите|в голову|на ум|brands?|known?|come to mind|кофейн|марк|бренд)"
)
_ATTRIBUTES = {
    "sex": {"пол", "ваш пол", "sex", "gender", "укажите ваш пол", "your gender"}
    | {"what is your gender"},
    "age": {"возраст", "ваш возраст", "сколько вам лет", "age", "your age", "возрастная группа"}
    | {"укажите ваш возраст", "how old are you", "what is your age"},
    "city": {"город", "ваш город", "city", "где вы живете", "населенный пункт", "your city"}
    | {"в каком городе вы живете", "which city do you live in"},
}
_COMMENTS = re.compile(
    r"как часто вы (?:что[ -]?то )?(?:комментир|пиш|оставля)|комментируете ли вы"
    r"|пишете ли вы комментари|how often do you (?:comment|write|post|leave)|do you (?:ever )?comment"
)
"""How often one comments: what tells those who speak up from those who never do."""
_SHORTEST_INSIDE, _LONGEST_LIST = 8, 400
_SHORTEST_OPTION = 3
# Survey tools call answers A1, A2: an advantage whose code is a1 is not meant.
_OPEN_LENGTH, _OPEN_DISTINCT = 18, 0.6
_META_ROLES = ("respondent", "wave", "weight", "drop", "person", "person_name")


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that a survey may ask for: its role, code, and the ways it is worded (plain)."""

    role: str
    item: str
    wordings: tuple[str, ...]


def asked(config: Config) -> tuple[Asked, ...]:
    """Everything that the brand's surveys may ask for."""
    told = [
        Asked(
            "advantage" if part.communicated else "silent",
            part.code,
            _plain(part.asked_as, part.text, part.code),
        )
        for part in config.advantages
    ]
    foils = [
        Asked("foil", part.code, _plain(part.asked_as, part.text, part.code))
        for part in config.foils
    ]
    brands = [config.brand.name, *config.rivals]
    return (
        *told,
        *foils,
        *(Asked("aided", name, _plain((), name)) for name in brands),
        *(Asked("decoy", name, _plain((), name)) for name in config.decoys),
    )


def _plain(asked_as: Sequence[str], *more: str) -> tuple[str, ...]:
    every = (*asked_as, *more)
    return tuple(dict.fromkeys(f(words) for f in (plain, _whole) for words in every))


def _whole(header: str) -> str:
    """A whole header, plain: the marks around its row or option are no part of its words."""
    return plain(header.replace("[", " ").replace("]", " ").replace(" / ", " "))


def survey_columns(columns: Sequence[Evidence], config: Config) -> tuple[Column, ...]:
    """A role for every column that has one; questions about anything else are not read."""
    known = asked(config)
    found: list[Column] = []
    for column in columns:
        role = link_column(column, config) or _meta(column, found) or _item(column, known, config)
        if role is not None:
            found.append(role)
    return tuple(found)


def _meta(column: Evidence, found: Sequence[Column]) -> Column | None:
    """Time, respondent, wave, weight, and what must never get in."""
    taken = {other.role for other in found}
    for role in ("at", "started", "date"):
        if item_named(role, column.header) is not None and column.date_share >= 0.6:
            role = "at" if role == "date" else role
            return None if role in taken else Column(column.header, role)
    for role in _META_ROLES:
        if item_named(role, column.header) is None or role in taken & {"respondent", "wave"}:
            continue
        if role == "respondent" and not column.is_unique:
            continue
        return Column(column.header, role)
    return None


def _item(column: Evidence, known: Sequence[Asked], config: Config) -> Column | None:
    return (
        act_column(column, config)
        or _margin(column, config.margins)
        or _single(column, known)
        or _pages(column, config)
        or _unaided(column, config)
        or _several(column, known)
        or _open(column)
    )


def parts_of(header: str) -> tuple[str, ...]:
    """The header, and the row of a grid or the option that it ends with, all plain.

    >>> parts_of("Что вы знаете? [Завтраки]"), parts_of("Знаете? / Недорого")
    (('что вы знаете завтраки', 'завтраки'), ('знаете недорого', 'недорого'))
    """
    row = _GRID.search(header)
    option = None if row else _OPTION.search(header)
    tail = row[1] if row else (option[1] or option[2]) if option else ""
    after = "" if row else header.partition(" / ")[2]
    more = dict.fromkeys(plain(part) for part in (tail, after) if plain(part))
    return (_whole(header), *more)


def question_of(header: str) -> str:
    """The question of a grid's row or of an option; "" for a header that is neither.

    >>> question_of("Что вы знаете? [Завтраки]"), question_of("Знаете? / Недорого")
    ('что вы знаете', 'знаете')
    """
    row = _GRID.search(header)
    if row is None and " / " in header:
        return plain(header.partition(" / ")[0])
    found = row or _OPTION.search(header)
    return plain(header[: found.start()]) if found else ""


def _single(column: Evidence, known: Sequence[Asked]) -> Column | None:
    """A column that asks for one thing: named by its header, answered by yes or no."""
    parts = parts_of(column.header)
    exact = [item for item in known if set(item.wordings) & set(parts)]
    inside = [item for item in known if _longest_inside(item, parts[0])]
    best = exact or sorted(inside, key=lambda item: -_longest_inside(item, parts[0]))
    if not best or not _is_answered(column, best[0]):
        return None
    style = ":option" if _is_ticked(column, best[0]) else ""
    return Column(column.header, best[0].role + style, best[0].item)


def _longest_inside(item: Asked, words: str) -> int:
    lengths = (len(w) for w in item.wordings if len(w) >= _SHORTEST_INSIDE and w in words)
    return max(lengths, default=0)


def _is_answered(column: Evidence, item: Asked) -> bool:
    answers = [value for value in column.values if value]
    if any(value.isdecimal() and value.lstrip("0") not in {"", "1"} for value in answers):
        return False  # A mark from 1 to 5: its 1 is no "yes".
    fitting = sum(said(value) != "unknown" or plain(value) in item.wordings for value in answers)
    return 2 * fitting >= len(answers)


def _is_ticked(column: Evidence, item: Asked) -> bool:
    """Whether an empty cell means "not ticked" rather than "not answered"."""
    answers = {plain(value) for value in column.values}
    by_name = bool(answers) and answers <= set(item.wordings)
    return by_name or answers in ({"y"}, {"x"}, {"х"}, {"✓"}, {"1"}, {"true"}, {"+"})


def _several(column: Evidence, known: Sequence[Asked]) -> Column | None:
    """A column in which several things are ticked; `item` says of which kind they are."""
    if column.mean_length > _LONGEST_LIST:
        return None
    kinds = {"advantage": {"advantage", "silent", "foil"}, "aided": {"aided", "decoy"}}
    for item, roles in kinds.items():
        said_of = (word for k in known if k.role in roles for word in k.wordings)
        options = {word for word in said_of if len(word) >= _SHORTEST_OPTION}
        hits = [chosen(value, options) for value in column.values]
        seen = {option for hit in hits if hit for option in hit}
        is_list = item == "advantage" or len(seen) >= 2 or _asks_with_prompt(column)
        if seen and is_list and sum(bool(hit) for hit in hits) >= 0.5 * len(hits):
            return Column(column.header, "choices", item)
    return None


def _asks_with_prompt(column: Evidence) -> bool:
    header = plain(column.header)
    return any(word in header for word in ("из этих", "из списка", "of these", "from the list"))


def _pages(column: Evidence, config: Config) -> Column | None:
    """The question which of the brand's pages one follows, by their names or those of networks."""
    if not _PAGES.search(plain(column.header)):
        return None
    row = _GRID.search(column.header) or _OPTION.search(column.header)
    option = next(filter(None, row.groups()), "") if row else ""
    if told := pages_named(config, option):
        return Column(column.header, "page", min(told))
    named = any(pages_named(config, value) for value in column.values)
    return Column(column.header, "choices", "page") if named else None


def _margin(column: Evidence, margins: Sequence[MarginPart]) -> Column | None:
    header = plain(column.header)
    for margin in margins:
        names = {plain(margin.attribute), *_ATTRIBUTES.get(margin.attribute, ())}
        if header in names:
            return Column(column.header, "margin", margin.attribute)
    for attribute, names_of in _ATTRIBUTES.items():
        if header in names_of:
            return Column(column.header, "margin", attribute)
    return Column(column.header, "margin", "comments") if _COMMENTS.search(header) else None


def _unaided(column: Evidence, config: Config) -> Column | None:
    asks_by_heart = _UNAIDED.search(plain(column.header)) and not _asks_with_prompt(column)
    decoys = [plain(name) for name in config.decoys]
    prompted = any(name in plain(value) for value in column.values for name in decoys)
    if not asks_by_heart or prompted or _GRID.search(column.header):
        return None
    names = [plain(name) for name in (config.brand.name, *config.rivals)]
    mentioned = any(name in plain(value) for value in column.values for name in names)
    return Column(column.header, "unaided", config.brand.name) if mentioned else None


def _open(column: Evidence) -> Column | None:
    long = column.mean_length >= _OPEN_LENGTH and column.distinct_share >= _OPEN_DISTINCT
    is_words = column.number_share < 0.2 and column.date_share < 0.2 and column.filled >= 3
    return Column(column.header, "open", plain(column.header)[:60]) if long and is_words else None
