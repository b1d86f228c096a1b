"""Has my audience grown? People who follow the brand's pages or act on them, month on month.

The primary figure is F / m + A: followers, each person once, and active people who follow no
page. Where sources give no names or no list of followers, followers alone are compared.
"""

from collections.abc import Callable
from functools import partial

import numpy as np

from otvet.audience import checks, needs
from otvet.audience.active import growth_checks, non_follower_growth
from otvet.audience.audit.told import fake_checks, fake_figures, label_needs, when_checks
from otvet.audience.change import Change, followers_change, people_change
from otvet.audience.evidence import Evidence, gathered
from otvet.audience.fakes import burst_checks, burst_figures, without
from otvet.audience.figures import active_figures, follower_figures
from otvet.audience.followers import Followers
from otvet.audience.people import people_checks
from otvet.audience.records import record_checks
from otvet.audience.unlisted import gap_checks
from otvet.audience.wholeness import of_figures, of_files
from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import (
    Answer,
    Check,
    Goal,
    Need,
    Verdict,
)
from otvet.stats.growth import Growth
from otvet.store.store import Store


def answer(store: Store, month: YearMonth, config: Config, *, rng: np.random.Generator) -> Answer:
    """Say whether the audience has grown against the month before.

    Args:
        store: The brand's facts.
        month: The month in question.
        config: The brand; `goals.audience_share` is the smallest growth that matters.
        rng: Source of the bootstrap draws of active people's growth and of people over pages.
    """
    seen = gathered(store, month, config, rng=rng)
    if not seen.counts.both:
        return _without_counts(seen)
    if not seen.people.counts_in:
        return _followers_alone(seen)
    return _people_who_follow_or_act(store, seen, rng=rng)


def _without_counts(seen: Evidence) -> Answer:
    """No page was counted at both ends of the month: we don't know, and counting is free."""
    need = needs.count_need(seen.counts, seen.month, seen.config)
    return _say(seen, "followers_alone", (checks.no_counts(),), needed=(need,))


def _followers_alone(seen: Evidence) -> Answer:
    """Followers are counted, so growth is a yes from the smallest change that matters on."""
    if not seen.counts.before:
        nobody = needs.next_month(seen.month, seen.config)
        return _say(seen, "followers_alone", (checks.nobody_before(),), needed=(nobody,))

    def measured(counts: Followers) -> Change:
        matters = seen.config.goals.audience_share
        return followers_change(counts, matters=matters, fakes=seen.fakes)

    method = "followers_alone" if seen.fakes is None else "followers_without_fakes"
    return _judged(seen, method, measured, said=checks.of_people(seen.people))


def _people_who_follow_or_act(store: Store, seen: Evidence, *, rng: np.random.Generator) -> Answer:
    """Followers are counted, active people who follow no page compared at equal coverage."""
    method, before = "people_who_follow_or_act", seen.people.non_followers_before.people
    growth = non_follower_growth(seen.people, rng=rng)
    if growth is None:
        needed = needs.of_undecided(
            None, seen.people, growth_checks(None), seen.month, config=seen.config
        )
        return _say(seen, method, growth_checks(None), needed=needed)
    matters = seen.config.goals.audience_share
    each = seen.behind.pages_each if seen.behind else None

    def at(counts: Followers, growth: Growth, before: int) -> Change:
        return people_change(
            counts,
            growth,
            active_before=before,
            matters=matters,
            pages_each=each,
            fakes=seen.fakes,
        )

    def measured(counts: Followers) -> Change:
        return at(counts, growth, before)

    change = measured(seen.counts)
    overlap = () if each is not None else (checks.overlap(change, seen.counts),)
    said = (
        *growth_checks(growth),
        *record_checks(store, seen.month, seen.people.listed),
        *gap_checks(seen.people, growth, change, partial(at, seen.counts)),
        *overlap,
    )
    return _judged(seen, method, measured, said=said)


def _judged(
    seen: Evidence,
    method: str,
    measured: Callable[[Followers], Change],
    *,
    said: tuple[Check, ...],
) -> Answer:
    """The verdict of the change, unless a failed check forbids one."""
    change = measured(seen.counts)
    rest = without(seen.counts, seen.bursts, fakes=seen.fakes)
    bare = measured(rest) if seen.bursts else None
    said = (
        *said,
        *checks.of_change(change, seen.counts),
        *burst_checks(seen.bursts, change, bare),
        *when_checks(seen.fakes, change),
        *checks.of_days(seen.counts, change.verdict),
        *of_figures(seen.limited),
    )
    forced = any(check.forces and check.passed is False for check in said)
    verdict = Verdict.NOT_KNOWN if forced else change.verdict
    if verdict is not Verdict.NOT_KNOWN:
        return _say(seen, method, said, change=change, bare=bare, verdict=verdict)
    needed = _needed(seen, method, said, change)
    return _say(seen, method, said, change=change, bare=bare, needed=needed)


def _needed(
    seen: Evidence, method: str, said: tuple[Check, ...], change: Change
) -> tuple[Need, ...]:
    """What would decide after all, files to be made anew first."""
    failed = {check.code for check in said if check.forces and check.passed is False}
    listed, burst = bool(seen.people.listed), "join_burst" in failed
    looks = label_needs(seen.audit, change, seen.config, listed=listed, burst=burst)
    if method == "followers_without_fakes" and not failed:
        return looks or (needs.next_month(seen.month, seen.config),)
    uneven = checks.uneven_lines(seen.counts)
    even = (needs.even_need(uneven, seen.month, seen.config),) if "uneven_days" in failed else ()
    found = needs.of_undecided(
        change, seen.people, said, seen.month, config=seen.config, links=seen.links
    )
    return (*even, *needs.of_files(seen.limited, seen.config), *found, *looks)


def _say(
    seen: Evidence,
    method: str,
    said: tuple[Check, ...],
    *,
    change: Change | None = None,
    bare: Change | None = None,
    verdict: Verdict = Verdict.NOT_KNOWN,
    needed: tuple[Need, ...] = (),
) -> Answer:
    files = tuple(line.file for line in seen.acted)
    counted = tuple(line.file for line in seen.counted)
    goal = Goal(
        value=seen.config.goals.audience_share,
        unit="share",
        compare_to=str(seen.month.previous),
    )
    return Answer(
        question="audience",
        verdict=verdict,
        goal=goal,
        method=method,
        estimate=change.estimate if change else None,
        size=change.size if change and verdict is Verdict.YES else None,
        chance=change.chance if change else None,
        needs=needed,
        checks=(
            *said,
            *people_checks(seen.behind, seen.config),
            *seen.segments.checks,
            *seen.lists.checks,
            *(fake_checks(seen.audit) if seen.counts.both else ()),
            *checks.of_counts(seen.counts),
            *seen.moved.checks,
            *of_files(seen.limited, seen.counted),
        ),
        figures=(
            *follower_figures(seen.counts, counted),
            seen.following,
            *burst_figures(bare, counted),
            *seen.moved.figures,
            *fake_figures(seen.audit, seen.counts, files),
            *seen.moves,
            *active_figures(seen.people, files),
            *seen.segments.figures,
            *seen.lists.figures,
            *seen.target,
            *seen.views,
        ),
        pages=seen.counts.lines,
        trend=seen.trend,
        happened=seen.happened,
        sources=seen.sources,
    )
