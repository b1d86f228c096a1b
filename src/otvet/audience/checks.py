"""What was tested before the audience's answer was given, and what the reader should know."""

from otvet.audience.active import Active
from otvet.audience.change import Change
from otvet.audience.followers import Followers
from otvet.findings import Check, PageLine, Verdict

SHORTEST_MONTH = 21
LONGEST_MONTH = 45
"""Days between a page's two counts outside of which they are no month apart."""


def no_counts() -> Check:
    """No page has a follower count at both ends of the month."""
    return Check(code="follower_counts", passed=False, forces=True)


def nobody_before() -> Check:
    """The pages had no follower a month ago: a share of nobody does not exist."""
    return Check(code="nobody_before", passed=False, forces=True)


def of_people(people: Active) -> tuple[Check, ...]:
    """Why active people who follow no page are not part of the figure."""
    if not people.identities:
        return (Check(code="no_identities", passed=None),)
    if not people.listed:
        return (Check(code="no_list_of_followers", passed=None),)
    return (Check(code="no_active_non_followers", passed=None),)


def overlap(change: Change, counts: Followers) -> Check:
    """Whether the verdict is the same if nobody, and if everybody, follows all the pages."""
    return Check(
        code="overlap",
        passed=change.overlap_agrees,
        forces=True,
        details={"pages": len(counts.both)},
    )


def of_change(change: Change, counts: Followers) -> tuple[Check, ...]:
    """Whether the verdict is the same whatever digits the networks round away."""
    if not counts.rounded:
        return ()
    details = {"pages": ", ".join(counts.rounded)}
    passed = change.rounding_agrees
    return (Check(code="rounded_counts", passed=passed, forces=True, details=details),)


def of_days(counts: Followers, verdict: Verdict) -> tuple[Check, ...]:
    """Whether the two counts of each page are a month apart.

    Counts too near say nothing of the rest of the month, in which followers may come and leave.
    Of counts too far apart only a no stands: what did not grow in more time did not in less.
    """
    apart = {line.page: days_apart(line) for line in counts.both}
    uneven = uneven_lines(counts)
    if not uneven:
        return ()
    too_long = any(apart[line.page] > LONGEST_MONTH for line in uneven)
    too_short = any(apart[line.page] < SHORTEST_MONTH for line in uneven)
    forces = too_short or (too_long and verdict is Verdict.YES)
    return (_named("uneven_days", uneven, passed=False, forces=forces),)


def uneven_lines(counts: Followers) -> tuple[PageLine, ...]:
    """The pages whose two counts are not a month apart."""
    return tuple(
        line for line in counts.both if not SHORTEST_MONTH <= days_apart(line) <= LONGEST_MONTH
    )


def days_apart(line: PageLine) -> int:
    """Days between a page's two counts; 0 where one of the days is not told."""
    if line.now_day is None or line.before_day is None:
        return 0
    return (line.now_day - line.before_day).days


def of_counts(counts: Followers) -> tuple[Check, ...]:
    """What is known about the follower counts: left out, typed by hand."""
    found = []
    if counts.both and counts.left_out:
        found.append(_named("page_left_out", counts.left_out, passed=False))
    by_hand = tuple(line for line in counts.both if line.by_hand)
    if by_hand:
        found.append(_named("by_hand", by_hand, passed=None))
    return tuple(found)


def _named(
    code: str, lines: tuple[PageLine, ...], *, passed: bool | None, forces: bool = False
) -> Check:
    pages = ", ".join(line.page for line in lines)
    details: dict[str, str | int | float] = {"pages": pages, "n": len(lines)}
    return Check(code=code, passed=passed, forces=forces, details=details)
