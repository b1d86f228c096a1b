"""What it takes: from which source more people can be heard with the fewest texts."""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from otvet.findings import Need
from otvet.store.counts.weeks import Yield

FEWEST_TEXTS = 20
"""Texts of a page from which its yield can be told."""


def best(found: Sequence[Yield]) -> Yield | None:
    """The page whose texts brought the most new people each; None where none has enough texts."""
    told = [one for one in found if one.texts >= FEWEST_TEXTS and one.new_authors]
    return max(told, key=lambda one: (one.new_authors / one.texts, one.texts), default=None)


def with_source(needs: Sequence[Need], found: Sequence[Yield]) -> tuple[Need, ...]:
    """The needs; the one for more authors says where they are found, and in how many texts."""
    source = best(found)
    if source is None:
        return tuple(needs)
    return tuple(_from(need, source) if need.code == "authors" else need for need in needs)


def _from(need: Need, source: Yield) -> Need:
    texts = ceil((need.amount or 0) * source.texts / source.new_authors)
    told: dict[str, str | int | float] = {
        "page": str(source.page),
        "texts": texts,
        "new_of_100": round(100 * source.new_authors / source.texts),
    }
    return replace(need, details={**need.details, **told})
