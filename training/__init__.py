"""How the small models of the package are made, from permissively licensed or our own material."""

import numpy as np
from numpy.typing import NDArray

_STEPS = 127


def eight_bits(
    values: NDArray[np.floating],
) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Numbers in 8 bits and what a step of them is worth, which is of each column where there are some."""
    scale = np.abs(values).max(axis=0) / _STEPS
    return np.round(values / scale).astype(np.int8), np.asarray(scale, dtype=np.float32)
