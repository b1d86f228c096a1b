"""Followers whom no list holds: whoever of them acts is taken for somebody who follows no page."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from otvet.audience.active import Active
from otvet.audience.change import Change
from otvet.findings import Check
from otvet.stats.growth import Growth

Measure = Callable[[Growth, int], Change]
"""The change, from the growth of people who follow no page and how many were seen before."""


def gap_checks(
    people: Active, growth: Growth, change: Change, measured: Measure
) -> tuple[Check, ...]:
    """Whether the verdict is the same if followers whom the lists lack act as listed ones do.

    They are taken out of this month alone, and out of the month before alone: a list that is
    shorter in one of two months makes growth, or hides it.

    Args:
        people: Active people of both months.
        growth: Their growth, as far as they follow no page.
        change: The change with nobody taken out.
        measured: Finds the change anew.
    """
    acts = people.followers_now.people / max(people.members_now, 1)
    before = people.non_followers_before.people
    of_now, of_before = (
        min(round(acts * unlisted), seen - 1)
        for unlisted, seen in (
            (people.unlisted_now, people.non_followers_now.people),
            (people.unlisted_before, before),
        )
    )
    if of_now < 1 and of_before < 1:
        return ()
    kept = 1 - max(of_now, 0) / people.non_followers_now.people
    rest = before - max(of_before, 0)
    verdicts = {
        change.verdict,
        measured(_times(growth, kept), before).verdict,
        measured(_times(growth, before / rest), rest).verdict,
    }
    details: dict[str, str | int | float] = {
        "unlisted": people.unlisted_now,
        "unlisted_before": people.unlisted_before,
    }
    return (Check(code="list_gap", passed=len(verdicts) == 1, forces=True, details=details),)


def _times(growth: Growth, factor: float) -> Growth:
    """The same growth if a part of one month's people is not there."""
    more = float(np.log(factor))
    moved = replace(growth.interval, estimate=growth.interval.estimate + more)
    return replace(growth, interval=moved, draws=growth.draws + more)
