"""Whom people are asked to label: a person is drawn with all they wrote in the month.

Strata are what the reader says (each of the leading problems, other problems together, unplaced
complaints, no complaint) times how sure it is. People are drawn at
random within strata, with the weights of the draw kept.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

import numpy as np

from otvet.opinion.audit.reading import UNPLACED_CODE, Read
from otvet.stats.sampling import draw, surer
from otvet.store.audits import Drawn

TOP = 5
"""Problems that have strata of their own."""
GROWN = 1.1
"""How many times as many people as at the draw a sample may stand for."""
OTHER, QUIET = "other", "no_complaint"


def drawn(
    frame: Sequence[Read],
    n: int,
    *,
    rng: np.random.Generator,
    before: Collection[int] = (),
    at: datetime,
    codeframe: str,
) -> tuple[Drawn, ...]:
    """A sample of the month's people, in the order in which they are to be labelled.

    Args:
        frame: What the reader says of the month's people (`reading.people`).
        n: How many to draw; fewer where there are fewer.
        rng: Source of the draw.
        before: Texts drawn earlier, in their order: their people stay, as far as still there.
        at: When it was drawn.
        codeframe: Stamp of the codeframe under which the texts were read.
    """
    if not frame:
        return ()
    classes = classes_of(frame)
    doubt = surer(classes, [text.sure for text in frame])
    names = [f"{said}:{'sure' if s else 'unsure'}" for said, s in zip(classes, doubt, strict=True)]
    place = {mention: n for n, person in enumerate(frame) for mention in person.mentions}
    kept = list(dict.fromkeys(place[mention] for mention in before if mention in place))
    numbers = np.unique(names, return_inverse=True)[1]
    found = draw(numbers, n, rng=rng, before=kept)
    return tuple(
        Drawn(
            mention=frame[k].mention,
            place=order,
            stratum=names[k],
            weight=float(weight),
            drawn_at=at,
            codeframe=codeframe,
        )
        for order, (k, weight) in enumerate(zip(found.places, found.weights, strict=True))
    )


def has_grown(persons: Sequence[Read], stands_for: float) -> bool:
    """Whether so many have spoken since the draw that the sample does not stand for them."""
    return len(persons) > GROWN * stands_for


def leading(texts: Iterable[Read], *, most: int = TOP) -> list[str]:
    """The problems that the reader finds most often, the first one first."""
    counts = Counter(code for text in texts for code in text.problems if code != UNPLACED_CODE)
    return sorted(counts, key=lambda code: (-counts[code], code))[:most]


def classes_of(texts: Sequence[Read]) -> list[str]:
    """What the reader says of each text, in one word: of several problems the rarest leading one.

    So a rare problem is not hidden behind a common one that people name along with it.
    """
    rarest_first = leading(texts)[::-1]
    return [_class(text, rarest_first) for text in texts]


def _class(text: Read, rarest_first: Sequence[str]) -> str:
    for code in rarest_first:
        if code in text.problems:
            return code
    if text.problems - {UNPLACED_CODE}:
        return OTHER
    return UNPLACED_CODE if text.problems else QUIET
