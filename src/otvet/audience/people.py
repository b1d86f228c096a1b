"""How many people are behind the followers: bounds first, then each piece of evidence narrows.

Every piece is named with the assumption it buys: lists of followers that one network gives for two
pages, lists of contacts of followers, a survey that asks which pages people follow, and, where each page has a link of its own to
the survey, a model of who answers.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from otvet.audience.followers import Followers
from otvet.audience.links import Links, links, links_check
from otvet.audience.lists import CONTACTS, contact_evidence
from otvet.config import Config
from otvet.facts import PageRef, YearMonth
from otvet.findings import Check, Figure
from otvet.stats.arrays import FloatArray
from otvet.stats.bounds import Evidence, Step, narrowed, surveyed
from otvet.stats.multiplicity import Unique, unique_people
from otvet.store.counts.audience import listed_followers
from otvet.store.counts.contacts import OnLists
from otvet.store.counts.people import Followed, Wave, shared_followers
from otvet.store.store import Store

LISTS, SURVEY = "ids_match", "respondents_like_followers"
CHECKS = {LISTS: "people_by_lists", CONTACTS: "people_by_contacts", SURVEY: "people_by_survey"}
"""The check that names the assumption of each piece of evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """People behind the followers of now.

    `steps` are bounds, the last one with all evidence; `unique` is the model's number, None where
    pages have no links of their own to the survey, or too few came through one.
    """

    accounts: int
    steps: tuple[Step, ...]
    unique: Unique | None
    links: Links

    @property
    def pages_each(self) -> FloatArray | None:
        """Draws of the mean number of pages a follower follows, if the model may be believed."""
        if self.unique is None or not self.unique.believed:
            return None
        # A draw beyond what is possible at all stands for the possible nearest to it.
        return self.accounts / np.clip(self.unique.draws, self.steps[0].low, self.steps[0].high)


def people_behind(
    store: Store,
    month: YearMonth,
    counts: Followers,
    *,
    waves: Sequence[Wave],
    contacts: OnLists | None = None,
    rng: np.random.Generator,
) -> Behind | None:
    """People behind the followers of the pages counted at both ends; None where there are none.

    Args:
        store: The brand's facts.
        month: The month in question.
        counts: Followers of the pages.
        waves: Waves that asked which pages people follow, the newest first.
        contacts: People by the lists of contacts they are on; None without such lists.
        rng: Source of the bootstrap of the model.
    """
    pages = [PageRef(line.page) for line in counts.both]
    if not pages:
        return None
    sizes = np.array([line.now or 0 for line in counts.both], dtype=float)
    said = waves[0].said if waves and len(pages) > 1 else ()
    told = [
        _by_lists(store, month, pages, sizes),
        contact_evidence(contacts, pages, sizes),
        _by_survey(said, pages, sizes),
    ]
    steps = narrowed(sizes, [one for one in told if one is not None])
    found = links(waves, pages, sizes)
    unique = None if found.survey is None else unique_people(found.survey, sizes, rng=rng)
    return Behind(accounts=round(sizes.sum()), steps=steps, unique=unique, links=found)


def people_figure(found: Behind | None, *, count: str, sources: tuple[str, ...]) -> Figure:
    """The number of people, or its bounds, and what they rest on."""
    if found is None:
        return Figure(
            code="people_following", value=None, reason="no_counts", count=count, measure="people"
        )
    last, value = found.steps[-1], None
    low, high, reason = last.low, last.high, "overlap_bounded"
    if last.contradicts:
        low, high, reason = found.steps[0].low, found.steps[0].high, "evidence_contradicts"
    elif found.unique is not None and found.pages_each is not None:
        interval = found.unique.interval
        value, reason = round(found.unique.people), ""
        low = max(interval.low, found.steps[0].low)
        high = min(interval.high, found.steps[0].high)
    elif low == high:
        value, reason = round(low), ""
    elif found.unique is not None:
        reason = "model_does_not_fit"
    elif len(found.steps) == 1:
        reason = "no_overlap_evidence"
    return Figure(
        code="people_following",
        value=value,
        unit="people",
        low=round(low),
        high=round(high),
        reason=reason,
        count=count,
        measure="people",
        sources=sources,
    )


def people_checks(found: Behind | None, config: Config) -> tuple[Check, ...]:
    """What each piece of evidence assumes, and whether it may be believed."""
    if found is None:
        return ()
    said = [
        Check(
            code=CHECKS[step.assumption],
            passed=None,
            details={"low": round(step.low), "high": round(step.high)},
        )
        for step in found.steps[1:]
        if not step.contradicts
    ]
    if found.steps[-1].contradicts:
        said.append(Check(code="people_contradict", passed=False))
    if found.unique is not None:
        believed = found.unique.believed
        said.append(Check(code="people_by_model", passed=None if believed else False))
    elif found.steps[-1].low < found.steps[-1].high:
        said += links_check(found.links, config)
    return tuple(said)


def _by_lists(
    store: Store, month: YearMonth, pages: Sequence[PageRef], sizes: FloatArray
) -> Evidence | None:
    """Accounts on two lists follow both pages; those missing from a list may follow the other."""
    place = {page: number for number, page in enumerate(pages)}
    listed = listed_followers(store, month)
    least, most = np.zeros((len(pages),) * 2), np.full((len(pages),) * 2, np.inf)
    known = False
    for one in shared_followers(store, month):
        if one.first in place and one.second in place:
            a, b = place[one.first], place[one.second]
            unlisted = sum(max(sizes[i] - listed[pages[i]], 0.0) for i in (a, b))
            shared = min(one.people, sizes[a], sizes[b])
            least[a, b] = least[b, a] = shared
            most[a, b] = most[b, a] = shared + unlisted
            known = True
    return Evidence(assumption=LISTS, at_least=least, at_most=most) if known else None


def _by_survey(
    said: Sequence[Followed], pages: Sequence[PageRef], sizes: FloatArray
) -> Evidence | None:
    follows = np.array([[page in one.pages for page in pages] for one in said], dtype=np.bool_)
    if not follows.size:
        return None
    place = {page: number for number, page in enumerate(pages)}
    through = np.array([place.get(one.via, -1) if one.via else -1 for one in said])
    told = surveyed(sizes, follows, through=through)
    return told if told.at_most is not None and np.isfinite(told.at_most).any() else None
