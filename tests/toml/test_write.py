"""A TOML file is changed in one place: what a person wrote stays, comments too."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from otvet.errors import ConfigError
from otvet.toml.write import rewrite, with_part

MADE = """[brand]
name = "Tea house"  # as it stands over the door

[[pages]]
ref = "vk:teahouse"
# the second one is the owner's own

[goals]
audience_share = 0.02

# [[foils]]
# code = "no-such-thing"
"""


def test_a_part_stands_below_the_last_of_its_kind_and_comments_stay() -> None:
    text = with_part(MADE, "pages", {"ref": "telegram:1900000001", "title": 'a "quoted" name'})
    told = tomllib.loads(text)
    assert [page["ref"] for page in told["pages"]] == ["vk:teahouse", "telegram:1900000001"]
    assert told["pages"][1]["title"] == 'a "quoted" name'
    assert told["goals"] == {"audience_share": 0.02}
    assert set(MADE.splitlines()) <= set(text.splitlines())
    assert text.index("telegram:1900000001") < text.index("[goals]")


def test_a_first_part_stands_before_its_example_else_last() -> None:
    before_example = with_part(MADE, "foils", {"code": "free-lunch"})
    assert before_example.index("free-lunch") < before_example.index("# [[foils]]")
    last = with_part(MADE, "fixed", {"problem": "cold_food", "on": date(2026, 10, 12)})
    assert tomllib.loads(last)["fixed"] == [{"problem": "cold_food", "on": date(2026, 10, 12)}]
    assert last.rstrip().endswith("on = 2026-10-12")


def test_a_list_written_in_one_line_grows_in_its_place() -> None:
    text = with_part('pages = [{ ref = "vk:a" }]\n', "pages", {"ref": "vk:b"})
    assert tomllib.loads(text) == {"pages": [{"ref": "vk:a"}, {"ref": "vk:b"}]}


def test_a_change_that_the_check_refuses_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "otvet.toml"
    file.write_text(MADE, "utf-8")

    def refuse(path: Path) -> None:
        raise ConfigError(str(path), [])

    with pytest.raises(ConfigError):
        rewrite(file, lambda text: text + "junk", check=refuse)
    assert file.read_text("utf-8") == MADE
