"""S7: knowledge that did not change is rarely said to have grown, and its interval holds."""

from itertools import product

import numpy as np
from tests.truth.study import Cell, Limit, Study, Tally
from tests.truth.worlds import knowing_people

from otvet.stats.arrays import FloatArray
from otvet.stats.foils import Wave, knowledge, knowledge_change, panel_change, wave

ITEMS, FOILS = 4, 2

_STILL = (
    Limit("false yes", at_most=0.06),
    Limit("cover 95", at_least=0.93),
    Limit("cover 95", at_most=0.98, level="warns"),
)
_MOVED = (Limit("cover 95", at_least=0.93), Limit("cover 95", at_most=0.98, level="warns"))

CELLS = tuple(
    Cell(
        f"{design}, {n} responses, share {share:g}, guessing {guess:g}, lift {lift:g}",
        {"design": design, "n": n, "share": share, "guess": guess, "lift": lift},
        _MOVED if lift else _STILL,
    )
    for design, n, share, guess, lift in product(
        ("separate", "panel"), (60, 150, 400), (0.1, 0.4), (0.05, 0.25), (0.0, 0.1)
    )
)


def simulate(cell: Cell, months: int, rng: np.random.Generator) -> Tally:
    """Pairs of waves: who does not know guesses, at a rate that rises by half in the second."""
    share, lift = float(cell.settings["share"]), float(cell.settings["lift"])
    n, guess = int(cell.settings["n"]), float(cell.settings["guess"])
    panel = cell.settings["design"] == "panel"
    yes = covered = level_covered = 0
    for _ in range(months):
        chances, drawn = knowing_people(n, share=share, items=ITEMS, rng=rng)
        before = _asked(chances, drawn, guess=guess, rng=rng)
        if not panel:
            chances, drawn = knowing_people(n, share=share, items=ITEMS, rng=rng)
        learned = lift / (1 - share)
        after = _asked(chances + (1 - chances) * learned, drawn, guess=1.5 * guess, rng=rng)
        change = panel_change(before, after) if panel else knowledge_change(before, after)
        half = 1.959964 * change.se
        yes += change.low > 0
        covered += abs(change.estimate - lift) <= half
        level = knowledge(before).interval
        level_covered += abs(level.estimate - share) <= 1.959964 * level.se
    return {
        "yes" if lift else "false yes": (yes, months),
        "cover 95": (covered, months),
        "cover 95 of the level": (level_covered, months),
    }


def _asked(
    chances: FloatArray, drawn: FloatArray, *, guess: float, rng: np.random.Generator
) -> Wave:
    """Responses of people who know with these chances and guess where they do not."""
    knows = drawn < chances[:, None]
    guessed = rng.random((len(chances), ITEMS + FOILS)) < guess
    return wave(knows | guessed[:, :ITEMS], guessed[:, ITEMS:])


STUDY = Study(
    "S7",
    "change of knowledge",
    CELLS,
    simulate,
    pooled=(Limit("false yes", at_most=0.053),),
)
