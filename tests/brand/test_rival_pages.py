"""From otvet.toml and numbers typed in to the second line of the report."""

from datetime import date
from pathlib import Path

import pytest

from otvet.brand import Brand
from otvet.errors import InputError
from otvet.report.text import month_text

RIVALS = ["vk:11", "vk:12", "vk:13"]
TOML = 'version = 1\n[brand]\nname = "Tea"\n[[pages]]\nref = "vk:1"\nkind = "group"\n' + "".join(
    f'[[rival_pages]]\nref = "{ref}"\n' for ref in RIVALS
)


def test_rivals_followers_are_typed_in_like_ones_own(tmp_path: Path) -> None:
    """Everybody grows by 3%, so the yes is no merit of the work."""
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea" / "otvet.toml").write_text(TOML, "utf-8")
    brand = Brand(tmp_path / "tea")
    for page in ["vk:1", *RIVALS]:
        for day, followers in ((date(2026, 9, 30), 1000), (date(2026, 10, 31), 1030)):
            brand.enter(page, "followers", followers, day=day)
    with pytest.raises(InputError):
        brand.enter("vk:99", "followers", 5, day=date(2026, 10, 31))
    brand.collect()
    text = " ".join(month_text(brand.month("2026-10"), "en").split())
    assert "all pages together: 1,030 accounts; was 1,000 accounts" in text.replace("\u00a0", " ")
    assert "the market explains the change. Followers as counted: +3.0%; beside rivals" in text
