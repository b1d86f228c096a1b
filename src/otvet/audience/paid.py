"""Growth without those whom advertising brought: bought growth is told apart before it is judged.

It is known where networks tell their followers' sources, or the cabinets that were paid count
those who joined. Where money was spent and neither tells, that is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from otvet.audience.followers import Followers
from otvet.audience.joins import ADS, MEASURE, Joins, network_of
from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import Figure
from otvet.store.counts.money import Spent, by_days, spent
from otvet.store.store import Store

COSTS = "money_costs"
CABINETS: Mapping[str, frozenset[str]] = {
    "telegram": frozenset({"telegram"}),
    "vk": frozenset({"vk", "ok"}),
    "meta": frozenset({"instagram", "facebook"}),
}
"""The networks whose pages a cabinet's advertising fills."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """Those who joined from advertising in a month; `joined` None where nobody tells.

    `reason` says what is missing, "" where nothing is; `is_paid` whether money was spent on it or
    somebody came from it.
    """

    joined: float | None
    reason: str
    is_paid: bool


def paid(store: Store, month: YearMonth, config: Config, found: Joins) -> Paid:
    """Those whom advertising brought, by the networks first and by cabinets for other networks."""
    telling = found.with_sources(month)
    networks = {network_of(page) for page in telling}
    by_network = found.by_source(month).get(ADS, 0.0)
    costs = spent(store, config, month.first_day, month.last_day)
    ads = [(cost, days) for cost, days in by_days(costs, month) if cost.kind == "ads"]
    elsewhere = [(cost, days) for cost, days in ads if not _serves(cost) & networks]
    # Whom it brought to pages that are not compared is in neither count.
    compared = {network_of(page) for page in found.pages}
    elsewhere = [one for one in elsewhere if not _serves(one[0]) or _serves(one[0]) & compared]
    by_cabinet = [_joined(cost, days) for cost, days in elsewhere if cost.joins is not None]
    whole = found.pages <= telling
    untold = not whole and any(cost.joins is None for cost, _ in elsewhere)
    is_paid = bool(ads) or by_network > 0
    if untold or not (telling or by_cabinet):
        partly = by_network > 0 or bool(by_cabinet)
        return Paid(
            joined=None, reason="ads_told_in_part" if partly else "ads_not_told", is_paid=is_paid
        )
    reason = "" if whole or by_cabinet else "ads_told_in_part"
    return Paid(joined=by_network + sum(by_cabinet), reason=reason, is_paid=is_paid)


def _serves(cost: Spent) -> frozenset[str]:
    """The networks that the cabinet of a cost fills; none where it is not told."""
    cabinet = cost.native_id.split("/")[1] if cost.native_id.startswith("ads/") else ""
    return CABINETS.get(cabinet, frozenset())


def _joined(cost: Spent, days: int) -> float:
    """The cost's joins that fall into the month, spread evenly over its days as its money is."""
    return (cost.joins or 0) * days / ((cost.last_day - cost.day).days + 1)


def paid_figures(
    now: Paid, before: Paid, found: Joins, counts: Followers, *, sources: tuple[str, ...]
) -> tuple[Figure, ...]:
    """Joins from advertising, the others, and the change without them; nothing where nothing was paid."""
    if not now.is_paid or not counts.before:
        return ()
    growth = None if now.joined is None else (counts.now - now.joined) / counts.before - 1
    return (
        *_split(now, found, found.month, "", sources),
        *_split(before, found, found.month.previous, "_before", sources),
        Figure(
            code="growth_without_ads",
            value=growth,
            unit="share",
            reason=now.reason,
            count=COSTS,
            measure=MEASURE,
            sources=sources,
        ),
    )


def _split(
    ads: Paid, found: Joins, month: YearMonth, suffix: str, sources: tuple[str, ...]
) -> tuple[Figure, ...]:
    if ads.joined is None:
        return ()
    flows = [flow for told in found.by_network(month).values() for flow in told]
    joined = sum(flow.joined for flow in flows)
    others = joined - ads.joined
    parts = [("joined_paid", ads.joined)]
    parts += [("joined_organic", others)] if joined and others >= 0 else []
    return tuple(
        Figure(
            code=f"{part}{suffix}",
            value=round(value),
            unit="accounts",
            reason=ads.reason,
            count=COSTS,
            measure=MEASURE,
            sources=sources,
        )
        for part, value in parts
    )
