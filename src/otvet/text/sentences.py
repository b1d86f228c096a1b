"""Sentences written for this project, from which its classifiers learn.

They lie in the package, so that a classifier can be fitted for any encoder, and anybody can see
what was learned from what.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Literal

from otvet.text.model_input import for_model

Kind = Literal["sentiment", "causes"]


@cache
def labelled(kind: Kind) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """All sentences of a kind, Russian and English, as models read them, and the class of each."""
    found = [pair for told in _files(kind) for pair in _pairs(told)]
    return tuple(for_model(text) for text, _ in found), tuple(label for _, label in found)


def _files(kind: Kind) -> Iterator[Mapping[str, Mapping[str, Sequence[str]]]]:
    folder = files("otvet.text") / "sentences" / kind
    for path in sorted(folder.iterdir(), key=lambda found: found.name):
        if path.name.endswith(".toml"):
            yield tomllib.loads(path.read_text("utf-8"))


def _pairs(told: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[tuple[str, str]]:
    for by_class in told.values():
        for label, texts in by_class.items():
            yield from ((text, label) for text in texts)
