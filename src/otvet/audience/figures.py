"""The numbers beside the answer about the audience, each with its query and its page."""

from collections.abc import Mapping
from math import floor

from otvet.audience.active import Active
from otvet.audience.followers import Followers
from otvet.findings import Figure
from otvet.stats.unseen import Frequencies, at_least, sample_coverage
from otvet.store.counts.audience import ViewsSplit

FOLLOWERS = "audience_followers"
FREQUENCIES = "audience_frequencies"
VIEWS = "audience_views"
MEASURES: Mapping[str, str] = {
    "followers": "followers",
    "followers_before": "followers",
}
"""The page of docs/measures behind a figure; people who act have theirs in `unseen-audience`."""


def follower_figures(counts: Followers, sources: tuple[str, ...]) -> tuple[Figure, ...]:
    """Followers now and before, as accounts."""
    if not counts.both:
        missing = ("followers", "followers_before")
        return tuple(_figure(code, None, FOLLOWERS, reason="no_counts") for code in missing)
    return (
        _figure("followers", counts.now, FOLLOWERS, unit="accounts", sources=sources),
        _figure("followers_before", counts.before, FOLLOWERS, unit="accounts", sources=sources),
    )


def active_figures(people: Active, sources: tuple[str, ...]) -> tuple[Figure, ...]:
    """Active people: seen, at least, and how complete the record is.

    Seen people of two months are not comparable: more posts show more of the same people.
    """
    now, before = people.everyone_now, people.everyone_before
    every = (
        ("seen_people", "people", now.people or None),
        ("seen_people_before", "people", before.people or None),
        ("actions", "actions", now.actions or None),
        ("actions_before", "actions", before.actions or None),
        ("sample_coverage", "share", _coverage(now)),
        ("sample_coverage_before", "share", _coverage(before)),
        ("at_least", "people", _at_least(now)),
    )
    split = _split(people) if people.identities else ()
    return tuple(
        _figure(code, value, FREQUENCIES, unit=unit, sources=sources, reason=_why(code, value))
        for code, unit, value in (*every, *split)
    )


def _split(people: Active) -> tuple[tuple[str, str, float | None], ...]:
    parts = (
        ("active_followers", people.followers_now.people),
        ("active_non_followers", people.non_followers_now.people),
        ("active_non_followers_before", people.non_followers_before.people),
        ("active_non_followers_at_least", _at_least(people.non_followers_now)),
    )
    return tuple((code, "people", value if people.listed else None) for code, value in parts)


def _coverage(month: Frequencies) -> float | None:
    return sample_coverage(month) if month.people else None


def _at_least(month: Frequencies) -> float | None:
    """The lower limit of all active people, never below those seen."""
    return float(max(month.people, floor(at_least(month).at_least))) if month.people else None


def _why(code: str, value: float | None) -> str:
    if code.startswith("seen_people") and value is not None:
        return "not_comparable"
    if value is not None:
        return ""
    return "no_list_of_followers" if code.startswith("active_") else "no_identities"


def _figure(
    code: str,
    value: float | None,
    count: str,
    *,
    unit: str = "",
    sources: tuple[str, ...] = (),
    reason: str = "",
) -> Figure:
    return Figure(
        code=code,
        value=value,
        unit=unit,
        reason=reason,
        count=count,
        measure=MEASURES.get(code, "unseen-audience"),
        sources=sources,
    )


def views_figures(
    now: ViewsSplit | None, before: ViewsSplit | None, *, days: int, sources: tuple[str, ...]
) -> tuple[Figure, ...]:
    """Views by followers and by others; nothing where no network tells them apart.

    A month of which the export tells only some days is said to be a part.
    """
    if now is None:
        return ()
    told = [("", now), *([("_before", before)] if before is not None else [])]
    return tuple(
        Figure(
            code=f"{code}{suffix}",
            value=value,
            unit="views",
            reason="part_of_the_month" if not suffix and split.days < days else "",
            count=VIEWS,
            measure="views",
            sources=sources,
        )
        for suffix, split in told
        for code, value in (
            ("views_by_followers", split.followers),
            ("views_by_others", split.others),
        )
    )
