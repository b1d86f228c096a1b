"""Which encoder reads the texts: the one that was chosen, else the best that is here."""

from functools import cache
from pathlib import Path

from otvet.text.encoders import runtime
from otvet.text.encoders.base import Encoder
from otvet.text.encoders.cache import path_of
from otvet.text.encoders.known import STANDARD

AUTO = "auto"


def encoder(choice: str = AUTO, *, beside: Path = Path()) -> Encoder:
    """The encoder of this name, loaded once a process.

    Args:
        choice: `auto` (standard if its model is here and its runtime installed, else light),
            `light`, `standard`, `e5`, or the path of a folder with a model of one's own.
        beside: The folder from which a relative path starts.

    Raises:
        ModelError: the model is not here, or is damaged: `auto` tells this as well, since
            another encoder gives other numbers.
        MissingExtra: its runtime is not installed.
    """
    name = _best() if choice == AUTO else choice
    return _named(name) if name in NAMES else _custom((beside / Path(name).expanduser()).resolve())


def _best() -> str:
    is_here = path_of(STANDARD).exists() and runtime.is_installed()
    return "standard" if is_here else "light"


def _named(name: str) -> Encoder:
    if name == "standard":
        from otvet.text.encoders.standard import standard

        return standard()
    if name == "e5":
        from otvet.text.encoders.e5 import e5

        return e5()
    from otvet.text.encoders.light import light

    return light()


@cache
def _custom(folder: Path) -> Encoder:
    from otvet.text.encoders.custom import custom

    return custom(folder)


NAMES = ("light", "standard", "e5")
