"""What columns mean may be given to another brand: nothing of the data goes with it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from otvet.brand import Brand
from otvet.cli import otvet
from otvet.errors import InputError, SourceError

TABLE = "Когда;Кто;Что сказал\n03.10.2026;Анна Каренина;Долго ждали заказ у Петра\n"
TABLE += "15.10.2026;anna@example.org;Вкусно, +7 912 345-67-89\n"


def make(folder: Path, page: str = "vk:secret") -> Path:
    (folder / "inbox").mkdir(parents=True)
    text = f'version = 1\n[brand]\nname = "Tea"\n[[pages]]\nref = "{page}"\n'
    (folder / "otvet.toml").write_text(text, "utf-8")
    (folder / "inbox" / "a.csv").write_text(TABLE, "utf-8")
    return folder


def run(folder: Path, *verb: str) -> Result:
    return CliRunner().invoke(otvet, [*verb, "-b", str(folder)])


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    folder = make(tmp_path / "tea")
    brand = Brand(folder)
    path = folder / "inbox" / "a.csv"
    brand.save_profile(brand.propose(path, target="mentions", page="vk:secret"))
    return folder


def test_profiles_are_listed_with_what_they_make_of_columns(tea: Path) -> None:
    said = run(tea, "profiles").output
    name = Brand(tea).kept_profiles()[0].name
    assert said.startswith(f"{name}  ")
    assert "  Что сказал → " in said
    assert "vk:secret" in said


def test_what_is_shared_holds_columns_and_nothing_else(tea: Path, tmp_path: Path) -> None:
    """No row, no person and no page of the brand that gives it away."""
    name = Brand(tea).kept_profiles()[0].name
    shared = Brand(tea).export_profile(name[:4], tmp_path / "shop.toml")
    text = shared.read_text("utf-8")
    assert 'header = "Что сказал"' in text
    told = ("Анна", "example", "912", "Петра", "Вкусно", "secret", "Tea", "03.10")
    assert [word for word in told if word in text] == []
    assert "Кто" not in text


def test_another_brand_takes_the_same_table_without_being_asked(tea: Path, tmp_path: Path) -> None:
    pot = make(tmp_path / "pot", "vk:pot")
    assert run(pot, "collect").exit_code == 1
    name = Brand(tea).kept_profiles()[0].name
    shared = tmp_path / "shop.toml"
    assert run(tea, "profiles", "export", name, str(shared)).exit_code == 0
    assert run(pot, "profiles", "import", str(shared)).exit_code == 0
    assert Brand(pot).kept_profiles()[0].mapping.page == "vk:pot"
    assert [file.rows_taken for file in Brand(pot).collect()] == [2]


def test_nothing_of_ones_own_is_replaced(tea: Path, tmp_path: Path) -> None:
    brand = Brand(tea)
    name = brand.kept_profiles()[0].name
    shared = brand.export_profile(name, tmp_path / "shop.toml")
    with pytest.raises(InputError, match="already"):
        brand.import_profile(shared)
    with pytest.raises(InputError, match="already"):
        brand.export_profile(name, shared)
    with pytest.raises(InputError, match="no profile"):
        brand.export_profile("zzz", tmp_path / "b.toml")


def test_a_file_that_fits_no_table_is_refused(tea: Path, tmp_path: Path) -> None:
    """A name made of anything else could leave the folder of profiles."""
    brand = Brand(tea)
    shared = brand.export_profile(brand.kept_profiles()[0].name, tmp_path / "shop.toml")
    text = shared.read_text("utf-8")
    for name in ("../../key", "0123", ""):
        bad = tmp_path / "bad.toml"
        known = next(line for line in text.splitlines() if line.startswith("known_by"))
        bad.write_text(text.replace(known, f'known_by = "{name}"'), "utf-8")
        with pytest.raises(SourceError, match="which tables"):
            brand.import_profile(bad)
