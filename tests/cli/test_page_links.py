"""`otvet page links`: what is put on each page is what the reader of surveys understands."""

from pathlib import Path

from click.testing import CliRunner
from tests.sources.reading import config

from otvet.brand import Brand
from otvet.cli import otvet
from otvet.sources.table.came_through import page_of

TOML = (
    'version = 1\n[brand]\nname = "Tea"\n[[pages]]\nref = "vk:tea"\n[[pages]]\nref = "telegram:77"\n'
    'kind = "channel"\n[[pages]]\nref = "site:tea.example"\nkind = "site"\n'
)


def test_every_page_with_followers_has_a_link_that_is_understood(tmp_path: Path) -> None:
    (tmp_path / "otvet.toml").write_text(TOML, "utf-8")
    said = CliRunner().invoke(otvet, ["page", "links", "https://f.example/1", "-b", str(tmp_path)])
    assert said.output.splitlines()[:2] == [
        "vk:tea  https://f.example/1?via=vk:tea",
        "telegram:77  https://f.example/1?via=telegram:77",
    ]
    assert "site:tea.example" not in said.output


def test_a_prefilled_question_of_google_forms_is_named(tmp_path: Path) -> None:
    (tmp_path / "otvet.toml").write_text(TOML, "utf-8")
    links = Brand(tmp_path).survey_links("https://f.example/v?usp=pp_url", field="entry.5")
    assert links == {
        "vk:tea": "https://f.example/v?usp=pp_url&entry.5=vk:tea",
        "telegram:77": "https://f.example/v?usp=pp_url&entry.5=telegram:77",
    }


def test_a_link_leads_back_to_its_page() -> None:
    brand = config(pages=[{"ref": "vk:tea"}, {"ref": "telegram:77"}])
    assert page_of(brand, "https://f.example/1?via=telegram:77#top") == "telegram:77"
