"""What corrections of the brand's own people would bring: some of a set's labels are given away.

Of each cause 30 texts of the part `train` are drawn and set aside, the first of them are the
corrections, and figures are of all other rows: the same rows, however many corrections there are.
The set teaches this run alone and nothing that is shipped.
"""

import csv
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import numpy as np

from otvet.opinion.codeframe import Codeframe
from otvet.opinion.routing import CAUSES, Correction, routing
from otvet.text.encoders.base import Encoder
from otvet.text.linear import shifted
from otvet.text.model_input import for_model

DRAWS, ASIDE = 5, 30
MacroF1 = Callable[[Sequence[str], Sequence[str]], float]
Row = Mapping[str, str]


def score_learned(
    path: Path, n: int, by: Encoder, frame: Codeframe, macro_f1: MacroF1
) -> Mapping[str, float]:
    """Macro-F1 of the cause without corrections and with `n` of each cause, over the draws."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["cause"]]
    told = np.array([_of_draw(rows, seed, n, by, frame, macro_f1) for seed in range(DRAWS)])
    means = told.mean(axis=0)
    return {"mF1 without": float(means[0]), f"mF1 with {n}": float(means[1]),
            f"mF1 with {n}, lowest draw": float(told[:, 1].min())}  # fmt: skip


def _of_draw(
    rows: Sequence[Row], seed: int, n: int, by: Encoder, frame: Codeframe, macro_f1: MacroF1
) -> tuple[float, float]:
    aside = _aside(rows, np.random.default_rng(seed))
    kept = {place for places in aside for place in places}
    rest = [row for place, row in enumerate(rows) if place not in kept]
    gold, read = [row["cause"] for row in rest], [for_model(row["text"]) for row in rest]
    vectors = by.encode(read)

    def of(corrections: tuple[Correction, ...]) -> float:
        chances = routing(frame, by, corrections).chances(read, vectors)
        moved = shifted(chances, np.full(len(CAUSES), 1 / len(CAUSES), np.float32))
        return macro_f1(gold, [CAUSES[number] for number in moved.argmax(axis=1)])

    given = tuple(
        (for_model(rows[place]["text"]), cause)
        for cause, places in zip(CAUSES, aside, strict=True)
        for place in places[:n]
    )
    return of(()), of(given)


def _aside(rows: Sequence[Row], rng: np.random.Generator) -> list[list[int]]:
    """Rows of the part `train` by cause, at most so many of each."""
    order = [int(place) for place in rng.permutation(len(rows)) if rows[place]["part"] == "train"]
    return [[place for place in order if rows[place]["cause"] == cause][:ASIDE] for cause in CAUSES]
