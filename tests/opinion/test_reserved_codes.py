"""Words of the labels are no codes of problems."""

from pathlib import Path

import pytest

from otvet.errors import ConfigError
from otvet.opinion.own import own
from otvet.opinion.pack_files import pack


@pytest.mark.parametrize("code", ["unplaced", "other", "none", "no"])
def test_a_word_of_the_labels_is_refused_as_a_code(tmp_path: Path, code: str) -> None:
    kind = 'ru = "А"\nen = "A"\ncause = "other"\n'
    (tmp_path / "p.toml").write_text(f"version = 1\n[problems.{code}]\n{kind}", "utf-8")
    told = f'[[problem]]\ncode = "{code}"\nsince = "2026-10"\n{kind}'
    (tmp_path / "problems.toml").write_text(told, "utf-8")
    with pytest.raises(ConfigError):
        pack("p.toml", tmp_path)
    with pytest.raises(ConfigError):
        own(tmp_path)
