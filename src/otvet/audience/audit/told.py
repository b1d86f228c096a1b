"""What the audit of followers says beside the answer: its figures, checks and needs."""

from math import ceil

from otvet.audience.audit.fakes import Fakes
from otvet.audience.audit.labels import Audit
from otvet.audience.change import Change
from otvet.audience.followers import Followers
from otvet.config import Config
from otvet.findings import Check, Figure, Need
from otvet.stats.arrays import FloatArray
from otvet.stats.decide import needed_se
from otvet.stats.interval import Interval, interval_from_draws

MOST_LABELS = 300
WORKDAY = 8
"""Hours."""
COUNT = "fakes_listed"


def fake_figures(
    found: Audit | None, counts: Followers, sources: tuple[str, ...]
) -> tuple[Figure, ...]:
    """The share of fakes, and followers without them; nothing where too few are labelled."""
    if found is None or found.fakes is None:
        return ()
    fakes = found.fakes
    figures = [
        _figure("fake_share", fakes.share, "share", sources),
        _figure("real_followers", counts.now - fakes.now, "accounts", sources),
    ]
    if fakes.before is not None:
        real = counts.before - fakes.before
        figures.append(_figure("real_followers_before", real, "accounts", sources))
    return tuple(figures)


def fake_checks(found: Audit | None) -> tuple[Check, ...]:
    """Whether fakes have been looked for, and what was found."""
    if found is None:
        return (Check(code="fakes_not_audited", passed=None),)
    if found.fakes is None:
        details: dict[str, str | int | float] = {"labels": found.labels, "missing": found.missing}
        return (Check(code="fakes_begun", passed=None, details=details),)
    return (_audited(found.labels, found.fakes),)


def label_needs(
    found: Audit | None, change: Change, config: Config, *, listed: bool, burst: bool
) -> tuple[Need, ...]:
    """Accounts to be looked at, where that could decide what is not known.

    Args:
        found: The audit so far.
        change: The change that has not decided.
        config: The brand.
        listed: Whether there are lists of followers to draw from.
        burst: Whether the verdict depends on who joined within days.
    """
    if found is None or found.fakes is None:
        first = config.audit.labels if found is None else found.missing
        return (_looks(first, config),) if listed and burst else ()
    # The doubt of a share falls with the root of the number of labels.
    wanted = needed_se(config.goals.audience_share, config.goals.audience_share)
    more = ceil(found.labels * (change.se / wanted) ** 2) - found.labels
    fits = change.fakes_agree and 0 < more <= MOST_LABELS - found.labels
    return (_looks(more, config),) if fits else ()


def _looks(n: int, config: Config) -> Need:
    hours = n / config.prices.labels_an_hour
    return Need(
        code="account_labels",
        amount=n,
        unit="accounts",
        cost=n * config.prices.label,
        currency=config.brand.currency,
        hours=round(hours, 2),
        days=ceil(hours / WORKDAY),
        decides="audience",
    )


def _audited(labels: int, fakes: Fakes) -> Check:
    share = _interval(fakes.share)
    details: dict[str, str | int | float] = {
        "labels": labels,
        "share": round(share.estimate, 4),
        "share_high": round(share.high, 4),
        "pages": ", ".join(fakes.pages),
    }
    return Check(code="fakes_audited", passed=None, details=details)


def when_checks(fakes: Fakes | None, change: Change) -> tuple[Check, ...]:
    """Whether the verdict depends on when the fakes came; forces "we don't know yet"."""
    if fakes is None or fakes.before is not None:
        return ()
    return (Check(code="fakes_came", passed=change.fakes_agree, forces=True),)


def _figure(code: str, draws: FloatArray, unit: str, sources: tuple[str, ...]) -> Figure:
    found = _interval(draws)
    digits = 4 if unit == "share" else 0
    value, low, high = (round(n, digits) for n in (found.estimate, found.low, found.high))
    return Figure(
        code=code,
        value=value,
        unit=unit,
        low=low,
        high=high,
        count=COUNT,
        measure="fakes",
        sources=sources,
    )


def _interval(draws: FloatArray) -> Interval:
    return interval_from_draws(draws, estimate=float(draws.mean()))
