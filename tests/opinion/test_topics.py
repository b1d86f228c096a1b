"""What an encoder says of a codeframe's problems, however few phrases a problem has."""

from pathlib import Path

import numpy as np
import pytest

from otvet.opinion.pack_files import pack
from otvet.opinion.topics import Topics, topics
from otvet.text.encoders.light import light

PACK = """version = 1
[problems.wait]
ru = "Долго"
en = "Slow"
cause = "other"
says = ["Ждали целый час"{more}]
[problems.soup]
ru = "Суп"
en = "Soup"
cause = "other"
says = ["Суп пересолен"]
"""


def _topics(folder: Path, more: str = "") -> Topics:
    (folder / "mine.toml").write_text(PACK.format(more=more), "utf-8")
    found = topics(pack("mine.toml", folder), light())
    assert found is not None
    return found


def test_with_one_phrase_a_problem_no_text_is_near(tmp_path: Path) -> None:
    """How alike phrases of a problem are cannot be told then, so nothing is placed by likeness."""
    found = _topics(tmp_path)
    assert not found.is_near(light().encode(["Ждали целый час", "Суп пересолен"])).any()


def test_problems_with_more_phrases_alone_say_what_is_near(tmp_path: Path) -> None:
    found = _topics(tmp_path, ', "Долго ждали, целый час"')
    one, other = light().encode(["Ждали целый час", "Долго ждали, целый час"])
    assert found.near == pytest.approx(float(np.dot(one, other)), abs=1e-6)
