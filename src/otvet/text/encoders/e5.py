"""multilingual-e5-small (Wang et al., 2024): about a hundred languages, slower than the standard."""

from functools import cache
from pathlib import Path

from otvet.text.encoders.base import Encoder
from otvet.text.encoders.cache import check, path_of
from otvet.text.encoders.custom import custom
from otvet.text.encoders.known import E5


def e5() -> Encoder:
    """The encoder over the converted model in the cache, loaded once a process.

    Raises:
        ModelError: the model is not there, or is damaged.
        MissingExtra: its runtime is not installed.
    """
    return _loaded(path_of(E5))


@cache
def _loaded(path: Path) -> Encoder:
    check(E5, path)
    return custom(path, name=E5.stamp)
