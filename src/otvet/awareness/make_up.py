"""The audience's make-up: what otvet.toml says of it, else what the networks show of the pages.

A network's groups are of use only where the survey's answers can be told by them: sexes by
name, ages by bands that begin and end together, places by name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from otvet.awareness.sheet import Sheet
from otvet.config import Config, MarginPart
from otvet.facts import PageRef, YearMonth
from otvet.store.counts.margins import PageMargin, followers_of, latest_margins
from otvet.store.store import Store
from otvet.text.groups import (
    OLDEST,
    Band,
    age_in,
    bands_of,
    cell_of,
    joined,
    renamed,
    sex_of,
)

WHOLE = (0.9, 1.1)
"""What the shares of all groups add up to; cut lists of cities do not."""
UNDERSTOOD = 0.8
"""Share of those who told a group from which on their words count as understood."""
FEWEST_CELLS = 2

Names = Mapping[str, str]
"""The words of a survey or a network, and the group that they stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeUp:
    """The margins to weigh by, the sheets told in their groups, and why others are of no use.

    `not_alike` are attributes whose groups do not fit the survey's; `pages_unknown` those of
    several pages whose followers are not all known.
    """

    margins: tuple[MarginPart, ...]
    sheets: tuple[Sheet, ...]
    not_alike: tuple[str, ...] = ()
    pages_unknown: tuple[str, ...] = ()


def make_up(store: Store, config: Config, month: YearMonth, sheets: Sequence[Sheet]) -> MakeUp:
    """What the audience is made up of, in groups that these waves answer in.

    otvet.toml wins: an attribute that it names is taken from nowhere else.
    """
    named = {part.attribute for part in config.margins}
    pages = frozenset(config.page_refs)
    told = [one for one in latest_margins(store, month, pages=pages) if one.attribute not in named]
    found = MakeUp(margins=config.margins, sheets=tuple(sheets))
    if not told:
        return found
    followers = followers_of(store, month)
    for attribute in sorted({one.attribute for one in told} & _asked(sheets)):
        mine = [one for one in told if one.attribute == attribute and _is_whole(one)]
        found = _with(found, attribute, mine, followers)
    return found


def _asked(sheets: Sequence[Sheet]) -> set[str]:
    """What every wave asked its respondents to tell of themselves."""
    asked = [{name for name, told in s.attributes.items() if any(told)} for s in sheets]
    return set.intersection(*asked) if asked else set()


def _is_whole(one: PageMargin) -> bool:
    return WHOLE[0] <= sum(one.shares.values()) <= WHOLE[1]


def _with(
    found: MakeUp, attribute: str, mine: Sequence[PageMargin], followers: Mapping[PageRef, float]
) -> MakeUp:
    if not mine:
        return found
    if len(mine) > 1 and not all(followers.get(one.page) for one in mine):
        return replace(found, pages_unknown=(*found.pages_unknown, attribute))
    fitted = _fitted(attribute, mine, found.sheets)
    if fitted is None:
        return replace(found, not_alike=(*found.not_alike, attribute))
    weights = [followers[one.page] if len(mine) > 1 else 1.0 for one in mine]
    of_pages, of_sheets = fitted
    shares = _mixed(
        [renamed(one.shares, n) for one, n in zip(mine, of_pages, strict=True)], weights
    )
    part = MarginPart(
        attribute=attribute,
        shares=shares,
        source="; ".join(dict.fromkeys(one.source or one.page for one in mine)),
        day=min(one.day for one in mine),
    )
    sheets = tuple(
        _retold(sheet, attribute, names)
        for sheet, names in zip(found.sheets, of_sheets, strict=True)
    )
    return replace(found, margins=(*found.margins, part), sheets=sheets)


def _mixed(shares: Sequence[Mapping[str, float]], weights: Sequence[float]) -> dict[str, float]:
    """The pages together, each with the weight of its followers."""
    groups = dict.fromkeys(group for one in shares for group in one)
    return {
        group: sum(w * one.get(group, 0.0) for one, w in zip(shares, weights, strict=True))
        / sum(weights)
        for group in groups
    }


def _retold(sheet: Sheet, attribute: str, names: Names) -> Sheet:
    told = tuple(names.get(words) if words else None for words in sheet.attributes[attribute])
    return replace(sheet, attributes={**sheet.attributes, attribute: told})


def _fitted(
    attribute: str, mine: Sequence[PageMargin], sheets: Sequence[Sheet]
) -> tuple[list[Names], list[Names]] | None:
    """Names of groups that pages and waves share, None where they have too few in common."""
    of_pages = [list(one.shares) for one in mine]
    of_sheets = [[words for words in sheet.attributes[attribute] if words] for sheet in sheets]
    if attribute == "age":
        return _ages(of_pages, of_sheets)
    name = sex_of if attribute == "sex" else _plain
    groups = [{words: name(words) for words in one if name(words)} for one in of_pages]
    known = set.intersection(*(set(names.values()) for names in groups))
    answers = [{w: name(w) for w in one if name(w) in known} for one in of_sheets]
    enough = len(known) >= FEWEST_CELLS and _are_understood(of_sheets, answers)
    return (list(groups), list(answers)) if enough else None


def _plain(words: str) -> str:
    return words.strip().casefold()


def _are_understood(told: Sequence[Sequence[str]], names: Sequence[Names]) -> bool:
    return all(
        sum(words in found for words in one) >= UNDERSTOOD * len(one)
        for one, found in zip(told, names, strict=True)
    )


def _ages(
    of_pages: Sequence[Sequence[str]], of_sheets: Sequence[Sequence[str]]
) -> tuple[list[Names], list[Names]] | None:
    """Ages in the finest bands that all pages and all waves can be told in."""
    pages = [bands_of(one) for one in of_pages]
    answered = [_answered(one) for one in of_sheets]
    if not all(pages) or not all(one or years for one, years in answered):
        return None
    cells = tuple(pages[0].values())
    for bands in [*pages[1:], *(one for one, _ in answered if one)]:
        cells = joined(cells, tuple(bands.values()))
    names = [_cells(bands, cells) for bands in pages]
    told = [{**_cells(one, cells), **_cells(years, cells)} for one, years in answered]
    common = set.intersection(*(set(found.values()) for found in (*names, *told)))
    enough = len(common) >= FEWEST_CELLS and _are_understood(of_sheets, told)
    return (list(names), list(told)) if enough else None


def _answered(told: Sequence[str]) -> tuple[dict[str, Band], dict[str, Band]]:
    """The bands that respondents ticked, and the years of those who wrote their age."""
    years = {words: age for words in told if (age := age_in(words)) is not None and age < OLDEST}
    others = [words for words in dict.fromkeys(told) if words not in years]
    bands = bands_of([words for words in others if bands_of([words])])
    return bands, {words: Band(age, age + 1) for words, age in years.items()}


def _cells(bands: Mapping[str, Band], cells: Sequence[Band]) -> Names:
    found = {words: cell_of(band, cells) for words, band in bands.items()}
    return {words: cell.name for words, cell in found.items() if cell is not None}
