"""What a file lacks stands beside the answer it limits: in text, on the page and in JSON."""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from otvet.brand import Brand
from otvet.i18n import LANGUAGES, Language
from otvet.report.json import month_json
from otvet.report.render import write_report
from otvet.report.text import month_text

TOML = 'version = 1\n[brand]\nname = "Tea"\n[[pages]]\nref = "youtube:UC1"\nkind = "channel"\n'
CHART = "Date,Views\n" + "".join(f"2026-10-{day:02},10\n" for day in range(1, 32))
REVIEWS = "date,review,rating\n2026-10-01,The tea was cold,2\n2026-10-14,Lovely place,5\n"
SAID = {
    "en": ("corrects its figures from 29 Oct on", "the month is final on 3 Nov", "Europe/Moscow"),
    "ru": ("начиная с 29 октября", "станут 3 ноября", "Europe/Moscow"),
}


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    folder = tmp_path / "tea"
    (folder / "inbox").mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    (folder / "inbox" / "Chart data.csv").write_text(CHART, "utf-8")
    (folder / "inbox" / "reviews.csv").write_text(REVIEWS, "utf-8")
    made = Brand(folder)
    for day, followers in ((date(2026, 9, 30), 1000), (date(2026, 10, 31), 1100)):
        made.enter("youtube:UC1", "followers", followers, day=day)
    assert {file.status for file in made.collect()} == {"taken"}
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_limits_are_told_in_text_and_on_the_page(
    brand: Brand, tmp_path: Path, language: Language
) -> None:
    month = brand.month("2026-10")
    text = " ".join(month_text(month, language).replace("\u00a0", " ").split())
    write_report(month, tmp_path / "out", language)
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    page = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ").split())
    for words in SAID[language]:
        assert words in text
        assert words in page


def test_limits_stand_in_json_by_question_and_kind(brand: Brand) -> None:
    """The zone of the reviews is no matter of the audience, nor YouTube's days one of opinion."""
    told = json.loads(json.dumps(month_json(brand.month("2026-10"))))
    by_code = {
        question: {check["code"]: check for check in told[question]["checks"]}
        for question in ("audience", "awareness", "opinion")
    }
    provisional = by_code["audience"]["last_days_provisional"]
    assert provisional["passed"] is None
    assert provisional["details"]["final"] == "2026-11-03"
    assert provisional["details"]["files"] == "Chart data.csv"
    assert by_code["opinion"]["zone"]["details"]["files"] == "reviews.csv"
    assert "zone" not in by_code["audience"]
    assert "last_days_provisional" not in by_code["opinion"]
    assert told["audience"]["verdict"] == "yes"
