"""Where cut lists, figures still being corrected and assumed days limit the audience's answer."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from otvet.facts import YearMonth, day_of
from otvet.findings import Check, SourceLine
from otvet.store.counts import limits
from otvet.store.counts.limits import Limit, Provisional
from otvet.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Limited:
    """What the files say of their wholeness: `deciding` counts are those the figure is made of."""

    cut: tuple[Limit, ...]
    deciding: tuple[Provisional, ...]
    beside: tuple[Provisional, ...]
    zones: tuple[Limit, ...]


def limited(
    store: Store,
    month: YearMonth,
    sources: Sequence[SourceLine],
    *,
    runs: Collection[int],
    acts: bool,
) -> Limited:
    """The limits of the month's files.

    Args:
        store: The brand's facts.
        month: The month in question.
        sources: The imports behind the answer.
        runs: The imports that brought the follower counts.
        acts: Whether people who act are part of the figure.
    """
    both = (month.previous, month)
    found = limits.provisional(store, both, sources)
    return Limited(
        cut=limits.cut_inside(store, both) if acts else (),
        deciding=tuple(one for one in found if one.limit.run in runs),
        beside=tuple(
            one for one in limits.provisional(store, (month,), sources) if one.limit.run not in runs
        ),
        zones=limits.zones(sources) if acts else (),
    )


def of_figures(found: Limited) -> tuple[Check, ...]:
    """Limits that could turn the verdict, so that none is given until they are gone.

    A list cut in one of two months makes growth of people who were merely not listed; a follower
    count that the network still corrects may yet fall on the other side of what matters.
    """
    checks = []
    if found.cut:
        since = max(limit.line.first_day or day_of(0) for limit in found.cut)
        told = limits.details(found.cut, since=since.isoformat())
        checks.append(Check(code="list_cut", passed=False, forces=True, details=told))
    if found.deciding:
        told = provisional_details(found.deciding)
        checks.append(Check(code="counts_provisional", passed=False, forces=True, details=told))
    return tuple(checks)


def of_files(found: Limited, counted: Sequence[SourceLine]) -> tuple[Check, ...]:
    """Limits that the reader should know of, and that turn no verdict."""
    checks = []
    if found.beside:
        told = provisional_details(found.beside)
        checks.append(Check(code="last_days_provisional", passed=None, details=told))
    days = limits.limits(counted, limits.named("year_assumed", "day_of_the_file"))
    if days:
        checks.append(Check(code="days_assumed", passed=None, details=limits.details(days)))
    if found.zones:
        checks.append(Check(code="zone", passed=None, details=limits.details(found.zones)))
    return tuple(checks)


def provisional_details(found: Sequence[Provisional]) -> dict[str, str | int | float]:
    """The files, the first day that may still change, and the day on which none of them may."""
    return limits.details(
        [one.limit for one in found],
        since=min(one.since for one in found).isoformat(),
        final=max(one.final for one in found).isoformat(),
    )
