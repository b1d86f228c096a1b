"""Who the audience is, copied down from a network's statistics."""

from datetime import date
from pathlib import Path

import pytest
from tests.sources.reading import config, door, facts, rows, save

from otvet.errors import SourceError
from otvet.facts import Margin, Row
from otvet.sources.inbox import sniff

VK = config(pages=[{"ref": "vk:1", "title": "Чайная"}])
LONG = """attribute,group,share,source,day
sex,Женский,62%,VK statistics,2026-10-31
sex,male,38%,VK statistics,2026-10-31
age,18–24,30,,2026-10-31
age,25+,70,,2026-10-31
age,синие,1,,2026-10-31
eyes,blue,1,,2026-10-31
sex,f,62%,,2026-10-31
"""


def _shares(found: list[Row]) -> dict[str, float]:
    return {f"{m.attribute} {m.group}": round(m.share, 6) for m in facts(found, Margin)}


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


def test_a_long_table_gives_shares_with_their_source_and_day(tmp_path: Path) -> None:
    """Per cents with and without a sign are the same shares."""
    path = save(tmp_path / "margins.csv", LONG)
    found = rows(path, door(VK))
    assert sniff(path).name == "margins"
    assert _shares(found) == {
        "sex female": 0.62,
        "sex male": 0.38,
        "age 18–24": 0.3,
        "age 25+": 0.7,
    }
    assert _fates(found) == ["taken"] * 4 + ["unknown_segment"] * 2 + ["repeat"]
    assert {(m.page, m.day, m.base) for m in facts(found, Margin)} == {
        ("vk:1", date(2026, 10, 31), "followers")
    }
    assert facts(found, Margin)[0].source == "VK statistics"


def test_counts_of_one_column_and_ages_crossed_with_sexes(tmp_path: Path) -> None:
    """Numbers become shares of all of them, on the day in the file's name."""
    one = save(tmp_path / "a 2026-10-31.csv", "Пол;Посетители\nЖенщины;30\nМужчины;10\nВсего;40\n")
    both = save(
        tmp_path / "b 2026-10-31.csv",
        "Возраст;Мужчины;Женщины\n18-21;1 000;2 000\n21-100;3 000;4 000\n",
    )
    found = rows(one, door(VK))
    assert _shares(found) == {"sex female": 0.75, "sex male": 0.25}
    assert {(m.base, m.day) for m in facts(found, Margin)} == {("visitors", date(2026, 10, 31))}
    assert _shares(rows(both, door(VK))) == {
        "sex_age female;18-21": 0.2,
        "sex_age male;18-21": 0.1,
        "sex_age female;21-100": 0.4,
        "sex_age male;21-100": 0.3,
    }


def test_a_group_without_a_number_takes_the_whole_split_away(tmp_path: Path) -> None:
    """Left out alone, it would make the others too large."""
    path = save(tmp_path / "a.csv", "age;count\n18-24;5\n25-34;н/д\n35+;5\n")
    assert _fates(rows(path, door(VK))) == ["whole_not_told"] * 3


def test_shares_above_a_whole_are_faults(tmp_path: Path) -> None:
    """A slip of a digit would weigh everybody by it."""
    path = save(tmp_path / "a.csv", "age;share\n18-24;500%\n25-34;30%\n35+;20%\n")
    assert _fates(rows(path, door(VK))) == ["above_the_whole"] * 3


def test_of_several_pages_one_must_be_named(tmp_path: Path) -> None:
    two = config(pages=[{"ref": "vk:1"}, {"ref": "telegram:2"}])
    words = "sex;count\nf;5\nm;5\n"
    with pytest.raises(SourceError, match="telegram:2"):
        rows(save(tmp_path / "a.csv", words), door(two))
    named = facts(rows(save(tmp_path / "vk.csv", words), door(two)), Margin)
    assert {m.page for m in named} == {"vk:1"}
    told = "sex;count;page\nf;5;telegram:2\nm;5;telegram:2\n"
    assert {m.page for m in facts(rows(save(tmp_path / "b.csv", told), door(two)), Margin)} == {
        "telegram:2"
    }
