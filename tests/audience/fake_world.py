"""A VK group whose fakes are known, as files that people export: lists of members by month."""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from otvet.brand import Brand

GROUP = "vk:42"
TOML = """version = 1
[brand]
name = "Чайная"
language = "ru"
zone = "Europe/Moscow"
[[pages]]
ref = "vk:42"
kind = "group"
"""
SEPTEMBER, OCTOBER = date(2026, 9, 30), date(2026, 10, 31)


def people(n: int, *, start: int = 0) -> list[int]:
    """Ids as VK gives them, in no order of joining; those of other starts are other people's."""
    return [1_000_000 + (start + k) * 7_919 % 9_999_991 for k in range(n)]


def make_group(folder: Path, counts: Mapping[date, int]) -> Brand:
    """A brand with one group, whose follower counts somebody has typed in."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    brand = Brand(folder)
    for day, followers in counts.items():
        brand.enter(GROUP, "followers", followers, day=day)
    return brand


def write_members(brand: Brand, members: Collection[int], day: date) -> None:
    """A list of members, taken on the day in its name."""
    rows = "\n".join(map(str, members))
    (brand.inbox / f"vk_members_{day}.csv").write_text(f"id\n{rows}\n", "utf-8")


def collect(brand: Brand) -> None:
    """Take in the inbox; nothing may be refused."""
    refused = {file.file: file.message for file in brand.collect(accept_guesses=True) if file.error}
    assert not refused, refused
