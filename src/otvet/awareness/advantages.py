"""Each advantage, silent advantage and foil by itself: before, after, and whether it moved."""

from collections.abc import Sequence

import numpy as np

from otvet.awareness.items import Items
from otvet.awareness.knowledge import Asked, as_wave, level
from otvet.awareness.weighting import Weighed
from otvet.findings import AdvantageLine, Estimate, Verdict
from otvet.stats.foils import Wave, advantage_changes, knowledge_change
from otvet.stats.interval import Interval
from otvet.stats.raking import FEWEST_EFFECTIVE
from otvet.stats.shares import Share, difference, weighted_share
from otvet.stats.told import in_points


def advantage_lines(
    items: Items, these: Asked, waves: Sequence[Weighed], *, matters: float
) -> tuple[AdvantageLine, ...]:
    """Lines of advantages, then silent ones, then foils; the last of `waves` is the month's.

    Args:
        items: What the primary figure is about.
        these: The items that all waves asked.
        waves: The month's wave, or the wave compared with and the month's.
        matters: Smallest change that matters, in points.
    """
    if items.method == "aided":
        return ()
    return (
        *_advantages(items, these, waves, matters=matters),
        *_silent(items, these, waves),
        *(_foil(items, code, waves) for code in these.controls),
    )


def _advantages(
    items: Items, these: Asked, waves: Sequence[Weighed], *, matters: float
) -> list[AdvantageLine]:
    codes = _answered(items, these, these.primary, waves)
    if len(waves) == 1:
        return [_only_after(items, these, code, waves[0]) for code in codes]
    before, after = (as_wave(weighed, items, these, codes=codes) for weighed in waves)
    lines = []
    for change in advantage_changes(before, after) if codes else ():
        few = _few(before, change.item) or _few(after, change.item)
        moved = _moved(change.interval, stands=change.stands, matters=matters)
        lines.append(
            AdvantageLine(
                code=codes[change.item],
                name=items.names.get(codes[change.item], codes[change.item]),
                role="advantage",
                after=_known(after, change.item),
                before=_known(before, change.item),
                change=in_points(change.interval),
                moved=Verdict.NOT_KNOWN if few else moved,
            )
        )
    return lines


def _silent(items: Items, these: Asked, waves: Sequence[Weighed]) -> list[AdvantageLine]:
    """Silent advantages; they are controls, so nobody says that they moved."""
    lines = []
    for code in _answered(items, these, these.silent, waves):
        each = [as_wave(weighed, items, these, codes=(code,)) for weighed in waves]
        pair = len(each) > 1
        lines.append(
            AdvantageLine(
                code=code,
                name=items.names.get(code, code),
                role="silent",
                after=_known(each[-1], 0),
                before=_known(each[0], 0) if pair else None,
                change=in_points(knowledge_change(each[0], each[1])) if pair else None,
            )
        )
    return lines


def _foil(items: Items, code: str, waves: Sequence[Weighed]) -> AdvantageLine:
    """How many claim to know an invented advantage: this is guessing, and is not corrected."""
    shares = [_claimed(items, code, weighed) for weighed in waves]
    pair = len(shares) > 1
    return AdvantageLine(
        code=code,
        name=items.names.get(code, code),
        role="foil",
        after=in_points(shares[-1].interval),
        before=in_points(shares[0].interval) if pair else None,
        change=in_points(difference(shares[0], shares[1])) if pair else None,
    )


def _claimed(items: Items, code: str, weighed: Weighed) -> Share:
    column = weighed.sheet.matrix((code,), items.control_role)[:, 0]
    return weighted_share(column, weighed.weighting.weights)


def _answered(
    items: Items, these: Asked, codes: Sequence[str], waves: Sequence[Weighed]
) -> tuple[str, ...]:
    """The codes that somebody in every wave answered along with a foil."""
    return tuple(
        code
        for code in codes
        if all(level(as_wave(weighed, items, these, codes=(code,))) for weighed in waves)
    )


def _only_after(items: Items, these: Asked, code: str, weighed: Weighed) -> AdvantageLine:
    after = _known(as_wave(weighed, items, these, codes=(code,)), 0)
    return AdvantageLine(code=code, name=items.names.get(code, code), role="advantage", after=after)


def _few(found: Wave, item: int) -> bool:
    """Whether too few answered the item for anybody to say that it moved."""
    known = level(_one(found, item))
    return known is None or known.effective_n < FEWEST_EFFECTIVE


def _one(found: Wave, item: int) -> Wave:
    return Wave(found.advantages[:, [item]], found.foils, found.weights)


def _known(found: Wave, item: int) -> Estimate:
    known = level(_one(found, item))
    if known is None:
        raise ValueError("an item that nobody answered has no line")
    return in_points(known.interval)


def _moved(change: Interval, *, stands: bool, matters: float) -> Verdict:
    """Yes only if the rise stands among all advantages; no if it is surely less than matters."""
    if stands:
        return Verdict.YES
    below = bool(np.less(100 * change.high, matters))
    return Verdict.NO if below else Verdict.NOT_KNOWN
