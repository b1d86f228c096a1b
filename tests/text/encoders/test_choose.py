"""The encoder that reads is the chosen one, or the best that is here; never another in silence."""

import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from otvet.errors import MissingExtra, ModelError
from otvet.text.encoders import runtime
from otvet.text.encoders.cache import path_of
from otvet.text.encoders.choose import encoder
from otvet.text.encoders.known import STANDARD

LIGHT: Any = SimpleNamespace(name="light-stand-in")


@pytest.fixture(autouse=True)
def _light(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("otvet.text.encoders.light")
    module.light = lambda: LIGHT  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _no_models: None) -> Path:
    monkeypatch.setenv("OTVET_MODELS", str(tmp_path))
    return tmp_path


def test_without_a_model_the_light_one_reads(own_cache: Path) -> None:
    assert encoder() is encoder("light") is LIGHT


def test_the_standard_model_is_used_by_itself_once_it_is_here(standard_model: None) -> None:
    assert encoder().name.startswith("standard-")
    assert encoder() is encoder("standard")


def test_a_model_without_its_runtime_reads_nothing(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`auto` goes on with what is installed; who names the encoder is told what is missing."""
    path_of(STANDARD).write_bytes(b"")
    monkeypatch.setattr(runtime, "find_spec", lambda _: None)
    assert encoder() is LIGHT
    with pytest.raises(MissingExtra, match=r"otvet\[encoder\]"):
        encoder("standard")


def test_a_damaged_model_is_told_and_not_passed_over(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Light in its place would give other numbers, and nobody would know why."""
    monkeypatch.setattr(runtime, "find_spec", lambda module: module)
    path_of(STANDARD).write_bytes(b"half")
    with pytest.raises(ModelError, match="damaged"):
        encoder()


def test_a_chosen_model_that_is_not_here_is_told(
    own_cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "find_spec", lambda module: module)
    with pytest.raises(ModelError, match="otvet models get standard"):
        encoder("standard")
