"""Where fetched models lie on this machine: beside no brand, shared by all of them."""

import hashlib
import json
import os
from enum import StrEnum
from pathlib import Path

from otvet.errors import ModelError
from otvet.i18n import mark
from otvet.text.encoders.known import Model

VARIABLE = "OTVET_MODELS"
SEAL = "hashes.json"


class State(StrEnum):
    """Whether a model can be used; a damaged one is neither used nor passed over in silence."""

    PRESENT = "present"
    ABSENT = "absent"
    DAMAGED = "damaged"


def cache_folder() -> Path:
    """The folder that OTVET_MODELS names, else the system's own place for caches."""
    from platformdirs import user_cache_path

    named = os.environ.get(VARIABLE)
    return Path(named).expanduser() if named else user_cache_path("otvet") / "models"


def path_of(model: Model) -> Path:
    """Where the model lies once it has been fetched."""
    return cache_folder() / model.file


def state(model: Model) -> State:
    """Whether the model is there, and is what its hash says."""
    return _state(model, path_of(model))


def _state(model: Model, path: Path) -> State:
    if not path.exists():
        return State.ABSENT
    is_whole = _is_sealed(path) if model.converted else _is_file_of(model, path)
    return State.PRESENT if is_whole else State.DAMAGED


def _is_file_of(model: Model, path: Path) -> bool:
    return path.is_file() and path.stat().st_size == model.size and sha256(path) == model.sha256


def check(model: Model, path: Path) -> None:
    """Refuse a model that is not there or not what its hash says; the error says what to type."""
    found = _state(model, path)
    if found is State.PRESENT:
        return
    text = {
        State.ABSENT: mark("the model {name} is not on this machine; type: {command}"),
        State.DAMAGED: mark("the model {name} is damaged ({path}); get it again: {command}"),
    }[found]
    command = f"otvet models get {model.name}"
    raise ModelError(text, {"name": model.name, "path": path, "command": command})


def seal(folder: Path) -> None:
    """Note the hashes of a folder's files, so that damage shows; what is made here has no known one."""
    hashes = {path.name: sha256(path) for path in sorted(folder.iterdir())}
    (folder / SEAL).write_text(json.dumps(hashes, indent=1), "utf-8")


def _is_sealed(folder: Path) -> bool:
    try:
        hashes = json.loads((folder / SEAL).read_text("utf-8"))
        return all(sha256(folder / name) == found for name, found in hashes.items())
    except (OSError, ValueError):
        return False


def sha256(path: Path) -> str:
    """The hash of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
