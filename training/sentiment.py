"""Makes src/otvet/text/models/sentiment.npz from the sentences of the package.

    python -m training.sentiment

Shipped are the classifiers of the encoders that most brands use; others are fitted when asked for.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from otvet.text.encoders.choose import encoder
from otvet.text.linear import Linear
from otvet.text.sentiment import fit_pieces, fit_vectors
from training import eight_bits

MODEL = Path(__file__).parent.parent / "src/otvet/text/models/sentiment.npz"


def main() -> None:
    """Write the model."""
    fitted = {"pieces": fit_pieces()}
    for choice in ("light", "standard"):
        found = encoder(choice)
        fitted[found.name] = fit_vectors(found)
    arrays: dict[str, Any] = {k: v for name, f in fitted.items() for k, v in _kept(name, f)}
    np.savez_compressed(MODEL, **arrays)


def _kept(name: str, fitted: Linear) -> list[tuple[str, NDArray[np.generic]]]:
    """Weights in 8 bits, one scale per class."""
    codes, scale = eight_bits(fitted.weights)
    return [(f"{name}.weights", codes), (f"{name}.scale", scale), (f"{name}.bias", fitted.bias)]


if __name__ == "__main__":
    main()
