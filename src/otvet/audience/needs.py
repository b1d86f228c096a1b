"""What turns "we don't know yet" into an answer about the audience; free needs first."""

from dataclasses import replace
from decimal import Decimal
from math import ceil

from otvet.audience.active import Active
from otvet.audience.change import Change
from otvet.audience.followers import Followers
from otvet.audience.links import Links, links_need
from otvet.audience.wholeness import Limited, provisional_details
from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import Check, Need, PageLine
from otvet.stats.decide import needed_n_both, needed_se
from otvet.stats.growth import FEWEST_SEEN_TWICE
from otvet.store.counts import limits

HOURS_A_NUMBER = 0.05
"""Three minutes to look a follower count up and type it in."""
FREE = Decimal(0)
BOTH_COUNTS = 2
NEEDED_FILES = {
    "acts_cut": "whole_acts",
    "acts_stopped": "later_acts",
    "list_gap": "whole_followers",
}
"""What to export anew after each check of what files hold of people's acts."""


def count_need(counts: Followers, month: YearMonth, config: Config) -> Need:
    """Follower counts of both month ends for every page that lacks one; they cost nothing."""
    lacking = sum((line.now is None) + (line.before is None) for line in counts.lines)
    found = _numbers(lacking or BOTH_COUNTS, counts.lines, month, config)
    ends = month.previous.last_day, month.last_day
    numbers = [
        f"{line.page} {day}"
        for line in counts.lines
        for value, day in zip((line.before, line.now), ends, strict=True)
        if value is None
    ]
    return replace(found, details={**found.details, "numbers": ", ".join(numbers)})


def even_need(lines: tuple[PageLine, ...], month: YearMonth, config: Config) -> Need:
    """One count more for every page whose two counts are not a month apart."""
    return _numbers(len(lines), lines, month, config)


def _numbers(amount: int, lines: tuple[PageLine, ...], month: YearMonth, config: Config) -> Need:
    days = f"{month.previous.last_day}, {month.last_day}"
    return Need(
        code="follower_counts",
        amount=amount,
        unit="numbers",
        cost=FREE,
        currency=config.brand.currency,
        hours=round(amount * HOURS_A_NUMBER, 2),
        days=0,
        decides="audience",
        details={"pages": ", ".join(line.page for line in lines), "days": days},
    )


def next_month(month: YearMonth, config: Config) -> Need:
    """Nothing in this month decides; the next one is compared anew, at no cost."""
    return _free("next_month", config, days=_length(month.next))


def of_files(found: Limited, config: Config) -> tuple[Need, ...]:
    """Exports to be made anew: in parts where a list was cut, later where figures still change."""
    needs = []
    if found.deciding:
        told = provisional_details(found.deciding)
        needs.append(replace(_free("final_figures", config, days=0), details=told))
    if found.cut:
        told = limits.details(found.cut)
        needs.append(replace(_free("whole_list", config, days=0), details=told))
    return tuple(needs)


def of_undecided(
    change: Change | None,
    people: Active,
    said: tuple[Check, ...],
    month: YearMonth,
    *,
    config: Config,
    links: Links | None = None,
) -> tuple[Need, ...]:
    """What decides after all: exact counts, more active people, or the next month."""
    failed = {check.code for check in said if check.passed is False and check.forces}
    needs = []
    if "rounded_counts" in failed:
        needs.append(_free("exact_counts", config, days=0))
    wanted = links_need(links, config) if links is not None and "overlap" in failed else None
    if wanted is not None:
        needs.append(wanted)
    needs += [
        _free(NEEDED_FILES[code], config, days=0) for code in sorted(failed & NEEDED_FILES.keys())
    ]
    if failed & {"activity_shape", "one_timers", "overlap", "join_burst", "fakes_came"}:
        needs.append(next_month(month, config))
    if failed & {"sample_coverage", "seen_twice"} or not failed:
        needs.append(_more_people(change, people, config, month=month))
    return tuple(needs)


def _more_people(
    change: Change | None, people: Active, config: Config, *, month: YearMonth
) -> Need:
    """How many more active people than this month's the change would have to rest on."""
    matters = config.goals.audience_share
    part = min(people.non_followers_before, people.non_followers_now, key=lambda f: f.people)
    seen = part.people
    needed = ceil(seen * FEWEST_SEEN_TWICE / max(part.seen(2), 1))
    if change is not None:
        needed = max(needed, needed_n_both(seen, change.se, needed_se(matters, matters)))
    months = max(2, ceil(needed / seen)) if seen else 2
    return Need(
        code="longer_window",
        amount=max(needed - seen, 0) or None,
        unit="people",
        cost=FREE,
        currency=config.brand.currency,
        days=_length(month.next) * (months - 1),
        decides="audience",
        details={"people_seen": seen, "people_needed": needed, "months": months},
    )


def _free(code: str, config: Config, *, days: int) -> Need:
    return Need(code=code, cost=FREE, currency=config.brand.currency, days=days, decides="audience")


def _length(month: YearMonth) -> int:
    return month.last_day.day
