"""ONNX Runtime, loaded when the first text is read: one thread, so that runs are alike."""

from collections.abc import Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from otvet.errors import MissingExtra
from otvet.i18n import mark

EXTRA = "encoder"
_MODULES = ("onnxruntime", "onnxruntime_extensions", "tokenizers")
_PURPOSE = mark("Reading texts with a sentence encoder")


class Slot(Protocol):
    """An input or output of a model."""

    name: str
    shape: list[int | str | None]


class Session(Protocol):
    """What is used of an ONNX Runtime session."""

    def get_inputs(self) -> list[Slot]:
        """What the model takes."""

    def get_outputs(self) -> list[Slot]:
        """What the model gives."""

    def run(
        self, outputs: list[str] | None, inputs: Mapping[str, NDArray[Any]]
    ) -> list[NDArray[np.float32]]:
        """One pass."""


def is_installed() -> bool:
    """Whether the extra is there; nothing is loaded to find out."""
    return all(find_spec(module) is not None for module in _MODULES)


def needs_extra() -> None:
    """MissingExtra where it is not there."""
    if not is_installed():
        raise MissingExtra(EXTRA, _PURPOSE)


def session(path: Path, *, with_text: bool = False) -> Session:
    """A session that computes on one core.

    Args:
        path: The model.
        with_text: Whether its graph splits texts into tokens by itself.

    Raises:
        MissingExtra: the runtime is not installed.
    """
    needs_extra()
    import onnxruntime

    place = path.resolve()

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3  # warnings about a graph are for whoever made it
    if with_text:
        from onnxruntime_extensions import get_library_path

        options.register_custom_ops_library(get_library_path())

    class Reopened(onnxruntime.InferenceSession):  # type: ignore[misc]
        """A session that goes to another process as its path, and is opened anew there."""

        def __reduce__(self) -> tuple[object, ...]:
            return partial(session, with_text=with_text), (place,)

    found: Session = Reopened(str(place), options, providers=["CPUExecutionProvider"])
    return found
