"""Texts that say nearly the same, so that voices (people) and copies (texts) are counted apart.

Exact copies are found by the folded text. Near ones are found by MinHash over runs of four signs
(Broder, 1997): 32 hashes in 8 bands propose pairs, and a pair is kept when the two share at least
.55 of their runs (Jaccard). Groups are what kept pairs connect; neither the order of the texts nor
chance has a say in them ([why our own](docs/decisions/0009-near-copies-in-numpy.md)).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from otvet.text.model_input import LINK, PERSON, for_model
from otvet.text.runs import SPREAD, Hashes, mixed, runs

FEWEST_LETTERS = 12
"""Shorter texts («спасибо», "+1") are not copies of one another: everybody has them at hand."""
RUN = 4
HASHES, BANDS = 32, 8
NEAR = 0.55
CHUNK = 4_000
"""Texts hashed at once; more would only cost memory."""

_LONG = re.compile(rf"(?:[\W\d_]*+[^\W\d_]){{{FEWEST_LETTERS}}}")
_NOT_SAID = re.compile(rf"{PERSON}|\b{LINK}\b|[\W_]+")
_FACTORS = mixed(np.arange(1, 2 * HASHES + 1, dtype=np.uint64) * SPREAD).reshape(HASHES, 2)


def alike(keys: Sequence[int], texts: Sequence[str]) -> list[int]:
    """For each text the smallest key of its group; its own key where nothing is alike.

    >>> alike([7, 3, 5], ["Ждали заказ целый час!", "ждали заказ целый час(", "Всё понравилось, спасибо"])
    [3, 3, 5]
    """
    folded = [fold(text) for text in texts]
    first: dict[str, int] = {}
    for key, text in zip(keys, folded, strict=True):
        first[text] = min(first.get(text, key), key)
    long = {key: text for text, key in first.items() if is_long(text)}
    joined = _joined(dict(sorted(long.items())))
    return [
        joined.get(first[text], first[text]) if is_long(text) else key
        for key, text in zip(keys, folded, strict=True)
    ]


def fold(text: str) -> str:
    """The letters and figures of a text alone, in small letters."""
    return _NOT_SAID.sub(" ", for_model(text, lower=True)).strip()


def is_long(folded: str) -> bool:
    """Whether a folded text is long enough to be a copy of another one."""
    return bool(_LONG.match(folded))


def _joined(texts: dict[int, str]) -> dict[int, int]:
    """Each key with the smallest key of its group; `texts` are different, in the order of keys."""
    keys, said = list(texts), list(texts.values())
    leader = list(range(len(keys)))
    for one, other in _proposed(_signatures(said)):
        a, b = _leader(leader, one), _leader(leader, other)
        if a != b and _share(said[one], said[other]) >= NEAR:
            leader[max(a, b)] = min(a, b)
    return {key: keys[_leader(leader, place)] for place, key in enumerate(keys)}


def _leader(leader: list[int], place: int) -> int:
    while leader[place] != place:
        leader[place] = leader[leader[place]]
        place = leader[place]
    return place


def _share(one: str, other: str) -> float:
    a, b = _runs(one), _runs(other)
    both = len(a & b)
    return both / (len(a) + len(b) - both)


def _runs(text: str) -> set[str]:
    return {text[place : place + RUN] for place in range(len(text) - RUN + 1)}


def _signatures(texts: Sequence[str]) -> Hashes:
    """The least of each hash over the runs of each text."""
    found = np.empty((len(texts), HASHES), np.uint64)
    for start in range(0, len(texts), CHUNK):
        found[start : start + CHUNK] = _signed(texts[start : start + CHUNK])
    return found


def _signed(texts: Sequence[str]) -> Hashes:
    hashes, owners = runs(texts, RUN)
    starts = np.flatnonzero(np.diff(owners, prepend=-1))
    least = [
        np.minimum.reduceat((hashes ^ shift) * (factor | np.uint64(1)) >> np.uint64(20), starts)
        for factor, shift in _FACTORS
    ]
    return np.stack(least, axis=1)


def _proposed(signatures: Hashes) -> Iterator[tuple[int, int]]:
    """Pairs worth a look: in each band, neighbours of equal hashes and each with the first of them."""
    rows = HASHES // BANDS
    for band in range(BANDS):
        bands = np.zeros(len(signatures), np.uint64)
        for row in signatures[:, band * rows : (band + 1) * rows].T:
            bands = mixed(bands + row)
        yield from _equal(bands)


def _equal(hashes: Hashes) -> Iterable[tuple[int, int]]:
    order = np.argsort(hashes, kind="stable")
    same = np.flatnonzero(hashes[order][1:] == hashes[order][:-1])
    if not len(same):
        return
    begins = np.flatnonzero(np.concatenate(([True], np.diff(same) > 1)))
    heads = np.repeat(same[begins], np.diff(np.concatenate((begins, [len(same)]))))
    for head, place in zip(order[heads].tolist(), same.tolist(), strict=True):
        yield int(order[place]), int(order[place + 1])
        yield head, int(order[place + 1])
