"""All people, the silent ones included: those who did a counted act by the share who report it.

Silent people leave no trace, so only a survey reaches them. It asks for something that is counted
elsewhere: "Have you ordered from us in the last month?"
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from otvet.facts import PageRef, YearMonth
from otvet.findings import Check, Figure
from otvet.stats.headcount import multiplied
from otvet.stats.interval import Interval
from otvet.stats.raking import effective_n
from otvet.stats.shares import Share, weighted_share
from otvet.store.counts.acts import COUNTED, Acted
from otvet.store.counts.people import Followed, Wave, acts_told
from otvet.store.store import Store

FEWEST_ASKED, FEWEST_DID = 60, 5
"""Respondents, and those of them who did it. The interval widens by itself with few of these; a
higher limit would take only surveys in which by chance many said so, and find too few people."""
FEWEST_BUYERS = 30
"""Customers asked elsewhere than on the pages, whose share that follows nothing can be told."""
NAMED = 0.95
"""Part of the acts that must tell who did them: people nobody can name would be missing."""
NEARLY_ALL = 0.95
FIGURES: Mapping[str, str] = {"order": "all_people_by_orders", "comment": "all_people_by_comments"}
COUNTS: Mapping[str, str] = {"order": "people_ordered", "comment": "people_commented"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Multiplier:
    """All people by one act; `people` None with the reason why they are not told."""

    act: str
    people: Interval | None
    sources: tuple[str, ...]
    reason: str = ""
    acted: int = 0
    share: float = 0.0


def multipliers(
    store: Store, month: YearMonth, pages: Collection[PageRef], *, seen: float
) -> tuple[Multiplier, ...]:
    """All people by each act that the month's survey asks for.

    Args:
        store: The brand's facts.
        month: The month in question.
        pages: The brand's own pages.
        seen: People known without it; fewer than these all people cannot be.
    """
    waves = acts_told(store, month)
    files = _files(store, month)
    found = ((act, _answers(waves, act)) for act in FIGURES)
    return tuple(
        replace(_multiplier(store, act, said, pages, seen), sources=files)
        for act, said in found
        if said
    )


def _files(store: Store, month: YearMonth) -> tuple[str, ...]:
    """The files that tell who did what, and who said so."""
    return store.source_files(month, tables=("response", "orders", "mention"))


def _answers(waves: Sequence[Wave], act: str) -> tuple[Followed, ...]:
    """What the newest wave that asked for the act was answered."""
    each = (tuple(one for one in wave.said if act in one.did) for wave in waves)
    return next(filter(None, each), ())


def _multiplier(
    store: Store,
    act: str,
    said: Sequence[Followed],
    pages: Collection[PageRef],
    seen: float,
) -> Multiplier:
    found = _share(said, [one.did[act] for one in said])
    acted = COUNTED[act](store, _middle(said), pages)
    reason = _doubt(acted, found)
    if act == "order" and _on_pages_alone(said):
        reason = "asked_on_pages_only"
    people = None
    if not reason:
        people = multiplied(acted.people, found.interval.estimate, found.effective_n).interval
        if people.high < seen:
            people, reason = None, "fewer_than_seen"
    share = found.interval.estimate
    return Multiplier(
        act=act, people=people, sources=(), reason=reason, acted=acted.people, share=share
    )


def _on_pages_alone(said: Sequence[Followed]) -> bool:
    """Whether customers who follow nothing could not answer, so that their orders have no share."""
    return sum(one.via is not None for one in said) >= NEARLY_ALL * len(said)


def _doubt(acted: Acted, found: Share) -> str:
    if not acted.people:
        return "act_not_counted"
    if acted.named < NAMED:
        return "acts_without_names"
    did = found.interval.estimate * found.effective_n
    return "few_did" if found.effective_n < FEWEST_ASKED or did < FEWEST_DID else ""


def _share(said: Sequence[Followed], values: Sequence[bool]) -> Share:
    """By the weights that the file gives; whoever has none counts as the average respondent.

    Who came through the link of a page had a chance for every page followed, and weighs 1/m.
    """
    given = [one.weight for one in said if one.weight]
    usual = float(np.mean(given)) if given else 1.0
    chances = [max(len(one.pages), 1) if one.via else 1 for one in said]
    weights = np.array([one.weight or usual for one in said]) / chances
    found = weighted_share(np.array(values, dtype=float), weights)
    return Share(found.interval, effective_n(weights))


def _middle(said: Sequence[Followed]) -> date:
    """The day by which half of the answers had come: "the last month" ends there on average."""
    return sorted(one.day for one in said)[len(said) // 2]


def multiplier_figures(found: Sequence[Multiplier]) -> tuple[Figure, ...]:
    """All people by each act, from … to, or why they are not told."""
    return tuple(_figure(one) for one in found)


def _figure(found: Multiplier) -> Figure:
    people = found.people
    return Figure(
        code=FIGURES[found.act],
        value=round(people.estimate) if people else None,
        unit="people",
        low=round(people.low) if people else None,
        high=round(people.high) if people else None,
        reason=found.reason,
        count=COUNTS[found.act],
        measure="segments",
        sources=found.sources,
    )


def multiplier_checks(found: Sequence[Multiplier]) -> tuple[Check, ...]:
    """What each number of all people rests on."""
    return tuple(
        Check(
            code=f"people_by_{one.act}s",
            passed=None,
            details={"people": one.acted, "share": one.share},
        )
        for one in found
        if one.people is not None
    )


def who_follow_nothing(store: Store, month: YearMonth, customers: int) -> Figure:
    """Customers who follow none of the pages, by a survey that reached them elsewhere."""
    waves = acts_told(store, month)
    asked = [one for one in _answers(waves, "order") if one.told and one.did["order"]]
    elsewhere = [one for one in asked if one.via is None]
    if len(elsewhere) < FEWEST_BUYERS:
        few = "asked_on_pages_only" if len(asked) >= FEWEST_BUYERS else "few_customers_asked"
        return _nothing(few if asked else "ids_do_not_match", _files(store, month))
    share = _share(elsewhere, [not one.pages for one in elsewhere]).interval
    return Figure(
        code="customers_who_follow_nothing",
        value=round(customers * share.estimate),
        unit="people",
        low=round(customers * share.low),
        high=round(customers * share.high),
        reason="by_the_survey",
        count="people_followed",
        measure="segments",
        sources=_files(store, month),
    )


def _nothing(reason: str, sources: tuple[str, ...]) -> Figure:
    return Figure(
        code="customers_who_follow_nothing",
        value=None,
        unit="people",
        reason=reason,
        count="people_customers",
        measure="segments",
        sources=sources,
    )
