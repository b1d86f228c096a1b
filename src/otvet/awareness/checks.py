"""What was tested before awareness's answer was given, and what the reader should know."""

from collections.abc import Mapping, Sequence

from otvet.awareness.items import Items
from otvet.awareness.knowledge import Asked, KnowledgeChange
from otvet.awareness.make_up import MakeUp
from otvet.awareness.weighting import Weighed
from otvet.config import Config
from otvet.findings import Check, SourceLine, Verdict
from otvet.stats.interval import Z_90, Interval
from otvet.stats.raking import FEWEST_EFFECTIVE, GuardCode
from otvet.store.counts import limits

GUARDS: Mapping[GuardCode, str] = {
    "few_effective_responses": "effective_responses",
    "small_cell": "margin_cells",
    "wide_weights": "design_effect",
    "margins_not_met": "margins_met",
}
"""The check that reports each guard of the weights."""


OF_MARGINS: frozenset[GuardCode] = frozenset({"small_cell", "margins_not_met"})
"""Guards that mean nothing where nobody weighs to margins."""


def forced(code: str) -> Check:
    """A check that failed and forbids a verdict."""
    return Check(code=code, passed=False, forces=True)


def forbid(found: Sequence[Check]) -> bool:
    """Whether a failed check forbids a verdict."""
    return any(check.forces and check.passed is False for check in found)


def of_weights(waves: Sequence[Weighed], *, told: Sequence[float]) -> tuple[Check, ...]:
    """Whether every wave has enough effective responses, cells, and weights not too wide.

    Args:
        waves: The waves compared.
        told: Effective responses of those who answered what knowledge is made of, by wave: of
            a hundred respondents only eight may have been asked.
    """
    if not waves:
        return ()
    smallest = min(*(weighed.weighting.effective_n for weighed in waves), *told, float("inf"))
    widest = max(weighed.weighting.design_effect for weighed in waves)
    details = {"effective_responses": round(smallest, 1), "design_effect": round(widest, 2)}
    failed = {guard for weighed in waves for guard in weighed.guards}
    if smallest < FEWEST_EFFECTIVE:
        failed.add("few_effective_responses")
    missing = of_groups(waves)
    weighs = any(weighed.attributes for weighed in waves)
    # Where a group is missing, that the others' cells are full would only reassure.
    found = [
        Check(code=code, passed=guard not in failed, forces=True, details=details)
        for guard, code in GUARDS.items()
        if guard not in OF_MARGINS or (weighs and (guard in failed or not missing))
    ]
    return (*found, *missing)


def of_groups(waves: Sequence[Weighed]) -> tuple[Check, ...]:
    """The groups that a wave has all but missed: no weight makes them of the others' responses."""
    missing = dict.fromkeys(group for weighed in waves for group in weighed.missing)
    return tuple(
        Check(
            code="group_missing",
            passed=False,
            forces=True,
            details={"attribute": one.attribute, "group": one.group, "share": round(one.share, 3)},
        )
        for one in missing
    )


def of_survey(
    items: Items, these: Asked, waves: Sequence[Weighed], *, made_up: MakeUp
) -> tuple[Check, ...]:
    """How the survey was made: link, guessing, weights, items that only one wave asked."""
    if not waves:
        return ()
    found = [Check(code="link_survey", passed=None)]
    if not these.controls:
        code = "no_foils" if items.method == "knowledge" else "no_decoys"
        found.append(Check(code=code, passed=False))
    weighted = {name for weighed in waves for name in weighed.attributes}
    unused = [part.attribute for part in made_up.margins if part.attribute not in weighted]
    found += _not_alike(made_up)
    if not made_up.margins and not _is_useless(made_up):
        found.append(Check(code="not_weighted", passed=None))
    elif unused:
        found.append(_named("margins_not_asked", unused, passed=False))
    joined = sorted({cell for weighed in waves for cell in weighed.joined})
    if joined:
        found.append(_named("cells_joined", joined, passed=None))
    if these.dropped:
        found.append(_named("items_differ", these.dropped, passed=False))
    return tuple(found)


def of_files(
    before: Sequence[SourceLine], now: Sequence[SourceLine], *, config: Config
) -> tuple[Check, ...]:
    """What was taken to be on offer though nobody ticked it: a warning if in one wave only."""
    found = [limits.limits(lines, limits.named("offered_assumed")) for lines in (before, now)]
    every = [*found[0], *found[1]]
    if not every:
        return ()
    said = [{code for limit in wave for code in limit.what.split(", ")} for wave in found]
    uneven = bool(before) and bool(now) and said[0] != said[1]
    texts = {part.code: part.text for part in config.advantages}
    texts |= {part.code: part.text for part in config.foils}
    what = ", ".join(texts.get(code, code) for code in sorted(said[0] | said[1]))
    told = limits.details(every, what=what)
    return (Check(code="offered_assumed", passed=False if uneven else None, details=told),)


def _is_useless(made_up: MakeUp) -> bool:
    """Whether the networks tell a make-up that the survey cannot be weighed by."""
    return bool(made_up.not_alike or made_up.pages_unknown)


def _not_alike(made_up: MakeUp) -> list[Check]:
    """Why nothing is weighed by what the networks tell of their people."""
    told = []
    if made_up.not_alike:
        told.append(_named("margins_not_alike", made_up.not_alike, passed=False))
    if made_up.pages_unknown:
        told.append(_named("margins_pages_unknown", made_up.pages_unknown, passed=False))
    return told


def of_panel(change: KnowledgeChange) -> tuple[Check, ...]:
    """Whether the same people were asked again, and how many fresh ones beside them."""
    if not change.panel:
        return ()
    details = {"n": change.panel, "fresh": change.fresh}
    return (Check(code="panel", passed=None, details=details),)


def of_silent(change: Interval | None, verdict: Verdict) -> tuple[Check, ...]:
    """Whether advantages that nobody told stayed where they were.

    A drift the way of the verdict takes it away: a yes with silent advantages risen may be other
    respondents, a no with them fallen too. A drift the other way leaves the verdict standing.
    """
    if change is None or change.se == 0:
        return ()
    z = change.estimate / change.se
    same_way = (verdict is Verdict.YES and z > 0) or (verdict is Verdict.NO and z < 0)
    details = {"z": round(z, 2), "points": round(100 * change.estimate, 1)}
    passed = abs(z) < Z_90
    return (Check(code="silent_drift", passed=passed, forces=same_way, details=details),)


def _named(code: str, names: Sequence[str], *, passed: bool | None) -> Check:
    return Check(code=code, passed=passed, details={"names": ", ".join(names)})
