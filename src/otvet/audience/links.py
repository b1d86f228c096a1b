"""A link of its own on each page: who came through which, and how many answers are still wanted."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

import numpy as np

from otvet.config import Config
from otvet.facts import PageRef
from otvet.findings import Check, Need
from otvet.stats.arrays import FloatArray, IntArray
from otvet.stats.multiplicity import MOST_PAGES, Survey
from otvet.store.counts.people import Followed, Wave

FEWEST_A_PAGE = 150
"""Respondents through each page's link. With 60 the intervals of the model are too narrow."""
LEAST_A_PAGE = 30
PART_OF_SMALL = 5
"""Of a small page a fifth of the followers is enough, since few are left to be unlike them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """Followers who answered through their page's own link, by page, and how many are enough.

    `survey` is what the model runs on; None where some page has not enough, where there is one
    page alone, or where there are more pages than can be told apart.
    """

    pages: tuple[PageRef, ...]
    came: IntArray
    enough: IntArray
    survey: Survey | None

    @property
    def lacking(self) -> dict[PageRef, int]:
        """Answers still wanted through each page's link; empty where links cannot help."""
        if not _helps(self.pages):
            return {}
        more = np.maximum(self.enough - self.came, 0).tolist()
        return {page: n for page, n in zip(self.pages, more, strict=True) if n}


def links(waves: Sequence[Wave], pages: Sequence[PageRef], sizes: FloatArray) -> Links:
    """The newest wave with enough answers through every link; without one that with the most.

    Args:
        waves: Waves that asked which pages people follow, the newest first.
        pages: Pages whose followers are counted.
        sizes: Followers of each page.
    """
    each = [_of_wave(wave.said, pages, sizes) for wave in waves]
    whole = next((one for one in each if one.survey is not None), None)
    nobody = _of_wave((), pages, sizes)
    return whole or max(each, key=lambda one: int(one.came.sum()), default=nobody)


def _of_wave(said: Sequence[Followed], pages: Sequence[PageRef], sizes: FloatArray) -> Links:
    """Whoever came through a page and does not follow it is none of its followers."""
    came = [one for one in said if one.via in pages and one.via in one.pages]
    each = np.array([sum(one.via == page for one in came) for page in pages], dtype=np.int64)
    enough = np.clip(sizes // PART_OF_SMALL, LEAST_A_PAGE, FEWEST_A_PAGE).astype(np.int64)
    whole = _helps(pages) and bool((each >= enough).all())
    survey = _survey(came, pages) if whole else None
    return Links(pages=tuple(pages), came=each, enough=enough, survey=survey)


def _survey(came: Sequence[Followed], pages: Sequence[PageRef]) -> Survey:
    via = np.array([pages.index(one.via) for one in came if one.via is not None])
    follows = np.array([[page in one.pages for page in pages] for one in came], dtype=np.bool_)
    return Survey(via, follows)


def _helps(pages: Sequence[PageRef]) -> bool:
    return 1 < len(pages) <= MOST_PAGES


def links_need(found: Links, config: Config) -> Need | None:
    """The answers still wanted through the pages' links, and their price; None for none."""
    amount = sum(found.lacking.values())
    if not amount:
        return None
    return Need(
        code="page_links",
        amount=amount,
        unit="responses",
        cost=config.prices.response * amount,
        currency=config.brand.currency,
        days=ceil(amount / config.prices.responses_a_day),
        decides="audience",
        details={"pages": _listed(found)},
    )


def links_check(found: Links, config: Config) -> tuple[Check, ...]:
    """What would turn the bounds into a number, told whatever the verdict is."""
    need = links_need(found, config)
    if need is None or need.amount is None:
        return ()
    details: dict[str, str | int | float] = {
        "responses": need.amount,
        "pages": _listed(found),
        "cost": float(need.cost or Decimal(0)),
        "currency": need.currency,
    }
    return (Check(code="people_links", passed=None, details=details),)


def _listed(found: Links) -> str:
    return ", ".join(f"{page}: {more}" for page, more in found.lacking.items())
