"""A TOML file with faults: all of them are named at once, each with what to do."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from otvet.errors import ConfigError
from otvet.toml.read import read_toml


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")
    share: float
    names: tuple[str, ...] = ()


def _faults(folder: Path, text: bytes) -> str:
    file = folder / "some.toml"
    file.write_bytes(text)
    with pytest.raises(ConfigError) as fault:
        read_toml(file, _Shape)
    return str(fault.value)


def test_what_is_right_is_read(tmp_path: Path) -> None:
    file = tmp_path / "some.toml"
    file.write_text('share = 0.5\nnames = ["a"]\n', "utf-8")
    assert read_toml(file, _Shape) == _Shape(share=0.5, names=("a",))


def test_every_fault_is_named_with_its_place(tmp_path: Path) -> None:
    said = _faults(tmp_path, b'share = "half"\nnames = ["a", 3]\nshares = 1\n')
    assert "share: must be a number without quotes" in said
    assert "names.1: must be text in quotes" in said
    assert "shares: is not a setting that Otvet knows" in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"share = 0.5\nnames = [", "is not TOML"),
        (b'share = 0.5\nnames = ["a\n', "line 2"),
        ("names = ['чай']".encode("cp1251"), "is not in UTF-8"),
    ],
)
def test_what_is_no_toml_says_where_to_look(tmp_path: Path, text: bytes, said: str) -> None:
    assert said in _faults(tmp_path, text)


def test_a_file_that_is_not_there_is_told_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="otvet init"):
        read_toml(tmp_path / "otvet.toml", _Shape)
