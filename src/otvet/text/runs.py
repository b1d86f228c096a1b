"""Runs of signs (character n-grams) of many texts hashed at once, as arrays."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
SPREAD = np.uint64(0x9E3779B97F4A7C15)


def mixed(numbers: Hashes) -> Hashes:
    """Numbers without a pattern: the finaliser of splitmix64 (Steele, Lea and Flood, 2014)."""
    numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    numbers = (numbers ^ (numbers >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return numbers ^ (numbers >> np.uint64(31))


def runs(texts: Sequence[str], length: int) -> tuple[Hashes, npt.NDArray[np.intp]]:
    """The hash of every run of `length` signs, and the place of the text that it lies in.

    >>> hashes, owners = runs(["чай", "чай!"], 3)
    >>> bool(hashes[0] == hashes[1]), owners.tolist()
    (True, [0, 1, 1])
    """
    lengths = np.fromiter(map(len, texts), np.intp, len(texts))
    owners = np.repeat(np.arange(len(texts)), lengths)
    signs = "".join(texts).encode("utf-32-le", "surrogatepass")
    codes = np.frombuffer(signs, np.uint32).astype(np.uint64)
    count = max(len(codes) - length + 1, 0)
    hashes = np.zeros(count, np.uint64)
    for step in range(length):
        hashes = (hashes + codes[step : step + count]) * SPREAD
    # Runs that begin in one text and end in another belong to nobody.
    whole = owners[:count] == owners[length - 1 :]
    return mixed(hashes[whole]), owners[:count][whole]


def hashed_runs(
    texts: Sequence[str], length: int, buckets: int
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """As `runs`, the hashes folded into so many buckets; another length takes other buckets."""
    hashes, owners = runs(texts, length)
    return (mixed(hashes + np.uint64(length)) % np.uint64(buckets)).astype(np.intp), owners
