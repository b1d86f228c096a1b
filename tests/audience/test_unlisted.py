"""Followers whom a list lacks look like people who follow nothing."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from tests.audience.test_answer import CHANNEL, acts, ask, check, counts

from otvet.audience.active import is_whole
from otvet.facts import ActorId, Fact, Follow
from otvet.findings import Answer, Verdict


def members(first: int, last: int, *, month: int) -> list[Fact]:
    at = datetime(2026, month, 28, tzinfo=UTC)
    return [
        Follow(page=CHANNEL, actor=ActorId(who), at=at, state="member")
        for who in range(first, last)
    ]


def page(tmp_path: Path, *, before: int, now: int) -> Answer:
    """The same 1,000 followers and 400 others, all of them active; lists of so many followers."""
    rng = np.random.default_rng(4)
    facts = [*counts(CHANNEL, before=1000, now=1000)]
    facts += [*members(0, before, month=9), *members(0, now, month=10)]
    for month in (9, 10):
        facts += acts(1 + rng.poisson(2.0, 1400), month=month)
    return ask(tmp_path, facts)


def test_a_list_that_is_shorter_this_month_gives_no_verdict(tmp_path: Path) -> None:
    """95 followers are missing from October's list, act, and pass for 95 new people."""
    found = page(tmp_path, before=1000, now=905)
    assert found.method == "people_who_follow_or_act"
    gap = check(found, "list_gap")
    assert (gap.passed, gap.forces) == (False, True)
    assert gap.details == {"unlisted": 95, "unlisted_before": 0}
    assert found.verdict is Verdict.NOT_KNOWN
    assert found.estimate is not None
    assert found.estimate.low > 0
    assert "whole_followers" in {need.code for need in found.needs}


def test_whole_lists_have_no_gap_to_speak_of(tmp_path: Path) -> None:
    found = page(tmp_path, before=1000, now=1000)
    assert "list_gap" not in {one.code for one in found.checks}
    assert found.verdict is not Verdict.YES


def test_a_list_cut_at_a_round_number_is_no_list() -> None:
    """A list of 500 of 520 was cut; one of 503 of 520 lacks those who hide."""
    assert not is_whole(500, 520)
    assert is_whole(503, 520)
    assert is_whole(500, 500)
    assert not is_whole(None, 500)
    assert not is_whole(500, None)
