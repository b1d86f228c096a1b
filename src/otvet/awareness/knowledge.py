"""Knowledge of the advantages in a wave, and its change between two waves, guessing taken out."""

from dataclasses import dataclass

import numpy as np

from otvet.awareness.items import Items, wanted
from otvet.awareness.sheet import SILENT_ROLES, Sheet
from otvet.awareness.weighting import Weighed
from otvet.stats.arrays import IntArray
from otvet.stats.foils import (
    Knowledge,
    Wave,
    answered,
    knowledge,
    knowledge_change,
    panel_change,
    wave,
)
from otvet.stats.interval import Interval, normal_interval
from otvet.stats.raking import FEWEST_EFFECTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The items compared: those that every wave asked, so that the waves are alike.

    Without `controls` nothing tells how often people guess, and shares stay as claimed.
    """

    primary: tuple[str, ...]
    controls: tuple[str, ...]
    silent: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Rows of the people who answered both waves, and rows of those who answered one."""

    before: IntArray
    after: IntArray
    fresh_before: IntArray
    fresh_after: IntArray


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeChange:
    """Change of knowledge as a share, and how many people of both waves stand behind it."""

    interval: Interval
    panel: int
    fresh: int


def asked(found: Items, sheets: tuple[Sheet, ...]) -> Asked:
    """The items that all of the waves asked."""
    if not sheets:
        return Asked(primary=(), controls=(), silent=(), dropped=())
    every = [wanted(found, sheet.asked(*found.primary_roles)) for sheet in sheets]
    primary = tuple(code for code in every[0] if all(code in one for one in every))
    controls = set.intersection(*(set(sheet.asked(found.control_role)) for sheet in sheets))
    told = set.intersection(*(set(sheet.asked(*SILENT_ROLES)) for sheet in sheets))
    return Asked(
        primary=primary,
        controls=tuple(sorted(controls)),
        silent=tuple(code for code in found.silent if code in told),
        dropped=tuple(sorted({code for one in every for code in one} - set(primary))),
    )


def as_wave(weighed: Weighed, items: Items, these: Asked, *, codes: tuple[str, ...]) -> Wave:
    """A wave of the items `codes` with the controls; without controls nobody guesses."""
    sheet = weighed.sheet
    known = sheet.matrix(codes, *items.primary_roles, *SILENT_ROLES)
    invented = sheet.matrix(these.controls, items.control_role)
    if not these.controls:
        invented = np.zeros((sheet.n, 1))
    return wave(known, invented, weighed.weighting.weights)


def level(found: Wave) -> Knowledge | None:
    """Knowledge in one wave; None where nobody answered, or all claim to know what is invented."""
    try:
        return knowledge(found)
    except ValueError:
        return None


def alone(weighed: Weighed, items: Items) -> Knowledge | None:
    """Knowledge of all that this one wave asked, whatever the other one asked."""
    these = asked(items, (weighed.sheet,))
    return level(as_wave(weighed, items, these, codes=these.primary))


def panel(before: Sheet, after: Sheet) -> Panel:
    """Who answered both waves: the same account, whatever its number in the survey."""
    first = {actor: row for row, actor in enumerate(before.actors) if actor is not None}
    second = {actor: row for row, actor in enumerate(after.actors) if actor is not None}
    both = sorted(first.keys() & second.keys())
    rows = np.array([first[actor] for actor in both], dtype=np.int64)
    again = np.array([second[actor] for actor in both], dtype=np.int64)
    return Panel(
        before=rows,
        after=again,
        fresh_before=np.setdiff1d(np.arange(before.n), rows),
        fresh_after=np.setdiff1d(np.arange(after.n), again),
    )


def change(before: Wave, after: Wave, same: Panel) -> KnowledgeChange | None:
    """Change of knowledge: of the same people, of fresh ones, or of both joined; None if untold.

    The panel counts from 30 effective responses on, and so do the fresh respondents beside it;
    the two changes rest on different people and are joined by the inverse of their variances.
    With a smaller panel all respondents count as separate people, which never narrows the
    interval, as a person's two responses agree rather than not.
    """
    if level(before) is None or level(after) is None:
        return None
    same = _told(same, before, after)
    if not _tells(before, same.before) or not _tells(after, same.after):
        return KnowledgeChange(
            interval=knowledge_change(before, after), panel=0, fresh=len(after.weights)
        )
    again = panel_change(_rows(before, same.before), _rows(after, same.after))
    if not _tells(before, same.fresh_before) or not _tells(after, same.fresh_after):
        return KnowledgeChange(interval=again, panel=len(same.after), fresh=0)
    fresh = knowledge_change(_rows(before, same.fresh_before), _rows(after, same.fresh_after))
    return KnowledgeChange(
        interval=_joined(again, fresh), panel=len(same.after), fresh=len(same.fresh_after)
    )


def _told(same: Panel, before: Wave, after: Wave) -> Panel:
    """The panel of those whom both waves tell something of; whoever skipped one is fresh there."""
    first, second = answered(before), answered(after)
    both = first[same.before] & second[same.after]
    return Panel(
        before=same.before[both],
        after=same.after[both],
        fresh_before=np.setdiff1d(np.flatnonzero(first), same.before[both]),
        fresh_after=np.setdiff1d(np.flatnonzero(second), same.after[both]),
    )


def _tells(found: Wave, rows: IntArray) -> bool:
    """Whether these respondents are enough, and knowledge can be told from their guessing."""
    known = level(_rows(found, rows))
    return known is not None and known.effective_n >= FEWEST_EFFECTIVE


def silent_change(before: Weighed, after: Weighed, items: Items, these: Asked) -> Interval | None:
    """Change of knowledge of the advantages that nobody told; None where none were asked."""
    codes = these.silent
    waves = [as_wave(weighed, items, these, codes=codes) for weighed in (before, after)]
    if not codes or any(level(found) is None for found in waves):
        return None
    return knowledge_change(waves[0], waves[1])


def _joined(first: Interval, second: Interval) -> Interval:
    weights = np.array([first.se**-2, second.se**-2])
    value = float(np.average([first.estimate, second.estimate], weights=weights))
    return normal_interval(value, float(weights.sum() ** -0.5))


def _rows(found: Wave, rows: IntArray) -> Wave:
    return Wave(found.advantages[rows], found.foils[rows], found.weights[rows])
