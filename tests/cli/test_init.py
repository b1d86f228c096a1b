"""Thirty minutes begin with seven questions, and no more."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from otvet.cli import otvet
from otvet.cli.init import init
from otvet.config import read_config
from otvet.errors import ConfigError, InputError


def test_init_asks_at_most_seven_questions(tmp_path: Path) -> None:
    typed = [
        "Tea",
        "en",
        "cafe",
        "vk:tea, telegram:1900000001",
        "breakfast all day; own blends",
        "open at night",
        "12 posts a week",
    ]
    done = CliRunner().invoke(init, [str(tmp_path / "tea")], input="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    config = read_config(tmp_path / "tea" / "otvet.toml")
    assert [advantage.text for advantage in config.advantages] == [
        "breakfast all day",
        "own blends",
    ]
    assert config.page_refs == ("vk:tea", "telegram:1900000001")
    assert (tmp_path / "tea" / "key").stat().st_mode & 0o777 == 0o600


def test_a_mistyped_answer_is_asked_again_and_the_others_are_kept(tmp_path: Path) -> None:
    """A fault found after the seventh question would cost all seven."""
    typed = ["Tea", "english", "en", "tearoom", "cafe", "teahouse", "vk:tea", "", "", ""]
    done = CliRunner().invoke(init, [str(tmp_path / "tea")], input="\n".join(typed) + "\n")
    assert done.exit_code == 0, done.output
    config = read_config(tmp_path / "tea" / "otvet.toml")
    assert (config.page_refs, config.brand.pack) == (("vk:tea",), "cafe")
    assert "otvet sources" in done.output


def test_links_russian_words_and_a_second_try_at_a_foil(tmp_path: Path) -> None:
    """A foil "?" would be found in every question of the survey."""
    typed = [
        "Чай",
        "русский",
        "1",
        "t.me/primer https://vk.com/tea",
        "свои купажи",
        "?",
        "Чай с пылью",
    ]
    done = CliRunner().invoke(init, [str(tmp_path / "tea")], input="\n".join([*typed, ""]) + "\n")
    assert done.exit_code == 0, done.output
    config = read_config(tmp_path / "tea" / "otvet.toml")
    assert config.page_refs == ("telegram:primer", "vk:tea")
    assert (config.brand.language, config.brand.pack) == ("ru", "cafe")
    assert [foil.text for foil in config.foils] == ["Чай с пылью"]


def test_without_a_terminal_it_is_said_what_to_add(tmp_path: Path) -> None:
    done = CliRunner().invoke(init, [str(tmp_path / "tea")], input="")
    assert isinstance(done.exception, InputError)
    assert "--yes" in str(done.exception)
    assert not (tmp_path / "tea").exists()


def test_an_advantage_without_letters_is_a_fault_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "otvet.toml"
    path.write_text(
        'version = 1\n[brand]\nname = "T"\n[[foils]]\ncode = "a"\ntext = "?"\n', "utf-8"
    )
    with pytest.raises(ConfigError, match=r"foils.0.text \(\?\): has fewer than 3 letters"):
        read_config(path)


def test_a_goal_that_is_a_means_goes_to_the_ledger_of_means(tmp_path: Path) -> None:
    arguments = [str(tmp_path / "tea"), "--yes", "--goal", "12 posts a week"]
    done = CliRunner().invoke(init, arguments, env={"OTVET_LANG": "en"})
    config = read_config(tmp_path / "tea" / "otvet.toml")
    assert [means.text for means in config.means] == ["12 posts a week"]
    assert config.goals.audience_share == 0.01
    assert "in order to what" in done.output


def test_a_goal_in_an_answer_sets_the_smallest_change_that_matters(tmp_path: Path) -> None:
    CliRunner().invoke(init, [str(tmp_path / "tea"), "--yes", "--goal", "audience +3 %"])
    assert read_config(tmp_path / "tea" / "otvet.toml").goals.audience_share == 0.03


def test_a_brand_is_not_made_over_another(tmp_path: Path) -> None:
    CliRunner().invoke(otvet, ["init", str(tmp_path / "tea"), "--yes"])
    second = CliRunner().invoke(otvet, ["init", str(tmp_path / "tea"), "--yes"])
    assert second.exit_code != 0


def test_all_faults_of_a_config_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "otvet.toml"
    path.write_text(
        'version = 1\ncolour = "red"\n[brand]\nname = ""\nzone = "Moscow"\n'
        '[[pages]]\nref = "teahouse"\n[goals]\naudience_share = -1\n',
        "utf-8",
    )
    with pytest.raises(ConfigError) as caught:
        read_config(path)
    faults = str(caught.value)
    for place in ("colour", "brand.name", "brand.zone", "pages.0.ref", "goals.audience_share"):
        assert place in faults
    assert len(caught.value.faults) == 5


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_written_file_says_what_each_part_is_for(tmp_path: Path, language: str) -> None:
    """Whoever opens it in a year must be able to go on, with parts that are empty shown."""
    goal = "audience +3 %"
    words = ["--lang", language, "--advantage", "own blends", "--goal", goal, "--yes"]
    done = CliRunner().invoke(init, [str(tmp_path / "tea"), *words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    written = (tmp_path / "tea" / "otvet.toml").read_text("utf-8")
    said = [line for line in written.splitlines() if line.startswith("# ")]
    assert '# ref = "telegram:1900000001"' in said
    assert any("asked_as" in line and ("анкета" in line) == (language == "ru") for line in said)
    config = read_config(tmp_path / "tea" / "otvet.toml")
    assert [advantage.text for advantage in config.advantages] == ["own blends"]
    assert config.goals.audience_share == pytest.approx(0.03)
    examples = [
        line[2:] for line in said if ("=" in line and '"' in line) or line.startswith("# [[")
    ]
    filled = written + "\n" + "\n".join(examples)
    (tmp_path / "tea" / "otvet.toml").write_text(filled, "utf-8")
    assert read_config(tmp_path / "tea" / "otvet.toml").page_refs == ("telegram:1900000001",)
