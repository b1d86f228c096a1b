"""Packs that are not ours: a file of the folder, or what an installed package brings."""

import sys
from importlib.resources import files
from pathlib import Path
from typing import NoReturn

import pytest
from tests.opinion.by_patterns import raised

from otvet.config import SHIPPED_PACKS, BrandPart, Config, read_config
from otvet.errors import ConfigError
from otvet.opinion.pack_files import pack

GYM = """version = 3
nothing = ["Хожу сюда второй год"]
[problems.crowded]
ru = "Тесно"
en = "Crowded"
cause = "product"
patterns = ["тесн*|crowded"]
"""


def test_a_file_of_the_folder_is_a_pack(tmp_path: Path) -> None:
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "gym.toml").write_text(GYM, "utf-8")
    frame = pack("packs/gym.toml", tmp_path)
    assert frame.stamp.startswith("gym-3-")
    assert raised(frame, "В раздевалке тесно") == {"crowded"}
    assert frame.bad_cues  # ours, so that what is unplaced is known as a complaint


def test_an_installed_package_brings_a_pack(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is known by its entry point, in otvet.toml as well."""
    (tmp_path / "gym_pack.py").write_text(
        "from pathlib import Path\nPACK = Path(__file__).with_name('gym.toml')\n", "utf-8"
    )
    (tmp_path / "gym.toml").write_text(GYM, "utf-8")
    about = tmp_path / "gym_pack-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: gym-pack\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[otvet.packs]\ngym = gym_pack:PACK\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    assert Config(brand=BrandPart(name="Gym", pack="gym")).brand.pack == "gym"
    assert pack("gym", tmp_path / "elsewhere").kinds[0].code == "crowded"
    sys.modules.pop("gym_pack", None)


def test_a_pack_that_nobody_has_is_refused_with_what_there_is(tmp_path: Path) -> None:
    path = tmp_path / "otvet.toml"
    path.write_text('version = 1\n[brand]\nname = "Gym"\npack = "gym"\n', "utf-8")
    with pytest.raises(ConfigError, match=r"cafe, shop, bank, app.*packs/mine\.toml"):
        read_config(path)
    with pytest.raises(ConfigError, match=r"brand\.pack \(packs/gym\.toml\): there is no such"):
        pack("packs/gym.toml", tmp_path)


def test_all_faults_of_a_pack_are_named_in_its_file(tmp_path: Path) -> None:
    bad = GYM.replace('cause = "product"', 'cause = "boss"').replace('en = "Crowded"\n', "")
    (tmp_path / "gym.toml").write_text(bad.replace("тесн*|crowded", "т*"), "utf-8")
    with pytest.raises(ConfigError) as caught:
        pack("gym.toml", tmp_path)
    said = str(caught.value)
    assert said.startswith(str(tmp_path / "gym.toml"))
    for place in ("problems.crowded.cause", "problems.crowded.en", "problems.crowded.patterns.0"):
        assert place in said


def test_otvet_toml_takes_every_pack_that_is_shipped() -> None:
    """A new pack that the settings refuse could be used by nobody."""
    names = {Path(file.name) for file in (files("otvet.opinion") / "packs").iterdir()}
    assert {name.stem for name in names if name.suffix == ".toml"} - {"cues"} == {*SHIPPED_PACKS}


def test_a_shipped_pack_is_known_without_a_look_at_what_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every installed package would be looked at, each time that a folder is opened."""

    def refused(**_: str) -> NoReturn:
        raise AssertionError

    monkeypatch.setattr("otvet.config.entry_points", refused)
    for name in SHIPPED_PACKS:
        assert BrandPart(name="Gym", pack=name).pack == name
