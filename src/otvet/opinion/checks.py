"""What speaks against a verdict on opinion, and what would remove it, at which price.

Raw shares can never give a yes; shares corrected by labels can. A no needs neither labels nor confirmed singletons, since it is
drawn from the codeframe's own problems alone.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from otvet.config import Config, PricesPart
from otvet.errors import Said
from otvet.facts import YearMonth, day_of
from otvet.findings import Check, Need, Quote, SourceLine, Verdict
from otvet.opinion.audit.month import Audit
from otvet.opinion.coverage import Coverage, more_authors
from otvet.stats.interval import Interval
from otvet.stats.novelty import FEWEST_AUTHORS, MOST_TIMES, TopOrder, judge_novelty
from otvet.store.counts import limits
from otvet.store.counts.limits import Limit
from otvet.store.counts.opinion import OpinionTotals

ORDER_KEPT = 0.9
_WORKDAY = 8.0
_EPSILON = 1e-9
"""Four of forty are not more than one in ten, whatever floating point makes of it."""


@dataclass(frozen=True, slots=True)
class Singletons:
    """What one author each has named, as far as no person has looked at it.

    `codes` are of the codeframe, `unplaced` counts complaints outside it; `quotes` are of these.
    """

    codes: tuple[str, ...] = ()
    unplaced: int = 0
    quotes: tuple[Quote, ...] = ()

    @property
    def left(self) -> int:
        """How many are still to be confirmed, merged or discarded."""
        return len(self.codes) + self.unplaced


def verdict(found: Coverage, *, goal_share: float, obstacles: Collection[str] = ()) -> Verdict:
    """No if even the codeframe's own problems leave too much unsaid; yes if nothing speaks against.

    Args:
        found: The month's coverage.
        goal_share: Share of the next people whose words the report must have.
        obstacles: What allows no yes, from `obstacles`.
    """
    if found.enough_authors and found.placed.low > 1 - goal_share:
        return Verdict.NO
    authors = found.counts.authors
    said = judge_novelty(found.novelty, goal=goal_share, authors=authors, obstacles=obstacles)
    return Verdict.YES if said == "yes" else Verdict.NOT_KNOWN


def obstacles(
    order: TopOrder | None,
    audit: Audit,
    singles: Singletons,
    *,
    goal_share: float,
    unread: bool = False,
) -> tuple[str, ...]:
    """The checks that allow no yes: too few labels, unseen complaints, an unsure order.

    `unread` says that too many people wrote in a language nobody reads (`too_many_unread`).
    """
    unseen = _missed(audit)
    stands = {
        "labels": not audit.is_whole,
        "missed": unseen is not None and unseen.high > 1 - goal_share,
        "singletons": singles.left > 0,
        "top_order": order is not None and order.order_kept < ORDER_KEPT,
        "not_read": unread,
    }
    return tuple(code for code, against in stands.items() if against)


def too_many_unread(totals: OpinionTotals, *, goal_share: float) -> bool:
    """Whether people of whom nothing was read could alone say more new things than the goal allows."""
    return totals.share_not_read > 1 - goal_share + _EPSILON


def read_by(encoder: str, stamp: str) -> tuple[Check, ...]:
    """With which encoder and codeframe the texts were read: other ones find other things."""
    told = {"encoder": encoder, "codeframe": stamp}
    return (Check(code="read_by", passed=None, details=told),)


def _missed(audit: Audit) -> Interval | None:
    return audit.corrected.missed.interval() if audit.corrected else None


def _missed_check(audit: Audit, *, forces: bool, goal_share: float) -> list[Check]:
    """Complaints that the reader does not see, or that fit no problem: novelty is its own count."""
    unseen = _missed(audit)
    if unseen is None:
        return []
    told = {"share": round(unseen.estimate, 3), "high": round(unseen.high, 3)}
    passed = unseen.high <= 1 - goal_share
    return [Check(code="missed", passed=passed, forces=forces and not passed, details=told)]


def of_files(
    sources: Sequence[SourceLine], *, cut: Sequence[Limit], said: Verdict
) -> tuple[Check, ...]:
    """What the files say of their own wholeness.

    Texts before a cut are people unheard, so neither verdict stands on a list cut in the month.
    """
    found = []
    whole = [limit for limit in limits.cut_lists(sources) if limit not in cut]
    if cut:
        since = max(limit.line.first_day or day_of(0) for limit in cut)
        told = limits.details(cut, since=since.isoformat())
        found.append(
            Check(code="list_cut", passed=False, forces=said is Verdict.NOT_KNOWN, details=told)
        )
    elif whole:
        found.append(Check(code="list_cut", passed=True, details=limits.details(whole)))
    guessed = limits.limits(sources, limits.named("own_account_guessed"))
    if guessed:
        told = limits.details(guessed)
        found.append(Check(code="own_account_guessed", passed=None, details=told))
    if zones := limits.zones(sources):
        found.append(Check(code="zone", passed=None, details=limits.details(zones)))
    return tuple(found)


def own_names(why: Said | None) -> tuple[Check, ...]:
    """New problems keep the names of their own words where an endpoint gave none."""
    return (Check(code="own_names", passed=None, details={"why": str(why)}),) if why else ()


def whole_list(cut: Sequence[Limit], config: Config) -> tuple[Need, ...]:
    """A list cut in the month is exported in parts, at no cost."""
    if not cut:
        return ()
    return (
        Need(
            code="whole_list",
            cost=Decimal(0),
            currency=config.brand.currency,
            decides="opinion",
            details=limits.details(cut),
        ),
    )


def checks(
    totals: OpinionTotals,
    found: Coverage | None,
    order: TopOrder | None,
    *,
    said: Verdict,
    singles: Singletons,
    audit: Audit,
    goal_share: float,
) -> tuple[Check, ...]:
    """The tests of the conclusion; those that force "we don't know yet" come first."""
    authors = {"authors": totals.authors, "fewest": FEWEST_AUTHORS}
    enough = totals.authors >= FEWEST_AUTHORS
    held = [Check(code="authors", passed=enough, forces=True, details=authors)]
    if found is not None:
        forces = said is Verdict.NOT_KNOWN
        held.append(_labels_check(audit, forces=forces))
        held += _missed_check(audit, forces=forces, goal_share=goal_share)
        held += _held_back(order, forces=forces, singles=singles)
        held += _no_help(found, goal_share=goal_share)
    if totals.authors_unknown:
        unknown = {"mentions": totals.authors_unknown}
        held.append(Check(code="authors_unknown", passed=None, details=unknown))
    return (*held, *_set_apart(totals, said, goal_share))


def _set_apart(totals: OpinionTotals, said: Verdict, goal_share: float) -> list[Check]:
    """Texts that count for nothing: not read, or advertisements of others."""
    held = []
    if totals.not_read:
        unread = {"mentions": totals.not_read, "people": totals.authors_not_read}
        many = too_many_unread(totals, goal_share=goal_share)
        forces = many and said is Verdict.NOT_KNOWN
        passed = False if many else None
        held.append(Check(code="not_read", passed=passed, forces=forces, details=unread))
    if totals.spam:
        held.append(Check(code="spam", passed=None, details={"mentions": totals.spam}))
    return held


def _held_back(order: TopOrder | None, *, forces: bool, singles: Singletons) -> list[Check]:
    texts = {f"text_{place}": quote.text for place, quote in enumerate(singles.quotes, 1)}
    single: dict[str, str | int | float] = {
        "problems": singles.left,
        "unplaced": singles.unplaced,
        "codes": ", ".join(singles.codes),
        **texts,
    }
    held = [
        Check(code="singletons", passed=not singles.left, forces=forces, details=single),
    ]
    if order is not None:
        kept = {"share_kept": round(order.order_kept, 3)}
        passed = order.order_kept >= ORDER_KEPT
        held.append(Check(code="top_order", passed=passed, forces=forces, details=kept))
    return held


def _labels_check(audit: Audit, *, forces: bool) -> Check:
    return Check(
        code="labels",
        passed=audit.is_whole,
        forces=forces,
        details={"labels": audit.labels, "missing": audit.missing},
    )


def _no_help(found: Coverage, *, goal_share: float) -> list[Check]:
    """Where even many more authors would leave too much unsaid, nobody should be sent for them."""
    if more_authors(found, goal_share=goal_share) is not None:
        return []
    return [Check(code="more_authors_no_help", passed=None, details={"times": MOST_TIMES})]


def needs(
    found: Coverage | None,
    month: YearMonth,
    config: Config,
    audit: Audit,
    *,
    singles: Singletons,
) -> tuple[Need, ...]:
    """What would turn "we don't know yet" into an answer, the cheapest first."""
    if found is None:
        return (_authors(FEWEST_AUTHORS, month, config, days=None),)
    wanted = [] if audit.is_whole else [_labels(found, config, audit)]
    if singles.left:
        wanted.append(_singletons(singles.left, config))
    more = more_authors(found, goal_share=config.goals.opinion_of_100 / 100)
    if more:
        days = ceil(more / found.counts.authors * _days(month))
        wanted.append(_authors(more, month, config, days=days))
    return tuple(sorted(wanted, key=lambda need: (need.cost or Decimal(0), need.code)))


def _labels(found: Coverage, config: Config, audit: Audit) -> Need:
    # A label is of a person, so there cannot be more labels than authors.
    asked = min(config.audit.labels, found.counts.authors)
    n = max(asked - audit.labels, audit.missing if audit.labels else 1)
    return _by_hand("labels", n, config, unit="labels", cost=n * config.prices.label)


def _singletons(n: int, config: Config) -> Need:
    cost = Decimal(str(_hours(n, config.prices))) * config.prices.hour
    return _by_hand("singletons", n, config, unit="complaints", cost=cost)


def _by_hand(code: str, n: int, config: Config, *, unit: str, cost: Decimal) -> Need:
    hours = _hours(n, config.prices)
    return Need(
        code=code,
        amount=n,
        unit=unit,
        cost=cost.quantize(Decimal("0.01")),
        currency=config.brand.currency,
        hours=hours,
        days=ceil(hours / _WORKDAY),
        decides="opinion",
    )


def _authors(n: int, month: YearMonth, config: Config, *, days: int | None) -> Need:
    return Need(
        code="authors",
        amount=n,
        unit="people",
        cost=Decimal(0),
        currency=config.brand.currency,
        days=days or _days(month),
        decides="opinion",
    )


def _hours(n: int, prices: PricesPart) -> float:
    return round(n / prices.labels_an_hour, 2)


def _days(month: YearMonth) -> int:
    return month.last_day.day
