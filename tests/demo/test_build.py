"""The demo is worth what its files are worth: real shapes, known truth, nobody's data."""

import csv
import hashlib
import io
import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from otvet.config import read_config
from otvet.demo.build import make_demo
from otvet.demo.truth import Truth
from otvet.errors import InputError

CHANNEL = "ChatExport_2026-11-01/result.json"
GROUP = "ChatExport_2026-11-01 (1)/result.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    """One tea house for all tests that only read it."""
    folder = tmp_path_factory.mktemp("demo") / "teahouse"
    return folder, make_demo(folder, seed=2026)


def table(folder: Path, name: str, *, encoding: str, split: str = ";") -> list[dict[str, str]]:
    """A written table, read with nothing of the demo's own code."""
    text = (folder / "inbox" / name).read_bytes().decode(encoding)
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=split))


def chat(folder: Path, name: str) -> dict[str, Any]:
    """A written Telegram export."""
    return dict(json.loads((folder / "inbox" / name).read_text("utf-8")))


def digests(folder: Path) -> dict[str, tuple[str, float]]:
    """Every file's content and time."""
    return {
        path.relative_to(folder).as_posix(): (
            hashlib.sha256(path.read_bytes()).hexdigest(),
            path.stat().st_mtime if "inbox" in path.parts else 0.0,
        )
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_writes_the_same_bytes_and_times(
    made: tuple[Path, Truth], tmp_path: Path
) -> None:
    """A report of the demo can be compared byte for byte only if its files can."""
    make_demo(tmp_path / "again", seed=2026)
    assert digests(tmp_path / "again") == digests(made[0])


def test_another_seed_is_another_world_with_the_same_growth(tmp_path: Path) -> None:
    """The truth on the README's screen holds whatever the seed."""
    truth = make_demo(tmp_path / "other", seed=7)
    assert round(truth.audience_growth_share, 3) == 0.038
    assert truth.people_following != 4568


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    """Nobody's own brand may be written over by a demo."""
    (tmp_path / "otvet.toml").write_text("mine", "utf-8")
    with pytest.raises(InputError, match="is not empty"):
        make_demo(tmp_path)
    assert (tmp_path / "otvet.toml").read_text("utf-8") == "mine"


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_brand_is_a_valid_otvet_toml(tmp_path: Path, language: str) -> None:
    """The demo is also the example of a filled-in otvet.toml, in both languages."""
    make_demo(tmp_path / "made", language="en" if language == "en" else "ru")
    config = read_config(tmp_path / "made" / "otvet.toml")
    assert config.brand.language == language
    assert [part.code for part in config.advantages if not part.communicated] == ["dogs"]
    assert len(config.advantages) == 6
    assert len(config.foils) == 2
    for margin in config.margins:
        assert sum(margin.shares.values()) == pytest.approx(1, abs=0.002)


def test_the_truth_lies_beside_the_inbox_and_not_in_it(made: tuple[Path, Truth]) -> None:
    """Whatever lies in the inbox is taken in; the truth must never be."""
    folder, truth = made
    written = json.loads((folder / "truth.json").read_text("utf-8"))
    assert written["audience_growth_share"] == truth.audience_growth_share
    assert written["by_question"]["opinion"] == pytest.approx(100 * (1 - truth.novelty_share))
    assert not list((folder / "inbox").rglob("truth*"))


def test_followers_in_the_statistics_and_in_the_lists_are_the_true_ones(
    made: tuple[Path, Truth],
) -> None:
    """Two files tell of the same followers; both must tell the truth."""
    folder, truth = made
    days = {row["Дата"]: row for row in table(folder, "vk_stats.csv", encoding="cp1251")}
    for day, name, true in (
        ("31.10.2026", "2026-10-31", truth.followers_by_page),
        ("30.09.2026", "2026-09-30", truth.followers_before_by_page),
    ):
        assert int(days[day]["Подписчики"].replace(" ", "")) == true["vk"]
        members = table(folder, f"vk_members_{name}.csv", encoding="utf-8")
        assert len({row["id"] for row in members}) == len(members) == true["vk"]


def test_joined_and_left_explain_every_change_of_followers(made: tuple[Path, Truth]) -> None:
    """Flows that do not add up to the stock would make a consistency check fail for nothing."""
    folder, _ = made
    rows = [
        row
        for row in table(folder, "vk_stats.csv", encoding="cp1251")
        if "O" not in row["Подписчики"] and not row["Дата"].startswith("31.06")
    ]
    fans = [int(row["Подписчики"].replace(" ", "")) for row in rows]
    flows = [int(row["Вступили"]) - int(row["Вышли"]) for row in rows]
    assert len(rows) == 426
    assert [b - a for a, b in pairwise(fans)] == flows[1:]


def test_numbers_entered_by_hand_are_the_channels_true_followers(
    made: tuple[Path, Truth],
) -> None:
    """No export of Telegram holds the count, so the demo enters it as a person would."""
    folder, truth = made
    entries = [json.loads(path.read_text("utf-8")) for path in (folder / "inbox").glob("hand-*")]
    by_day = {entry["day"]: entry["value"] for entry in entries}
    assert by_day["2026-10-31"] == truth.followers_by_page["telegram"]
    assert by_day["2026-09-30"] == truth.followers_before_by_page["telegram"]


def test_active_people_who_follow_no_page_can_be_counted_from_the_files(
    made: tuple[Path, Truth],
) -> None:
    """The primary figure of question 1 rests on them: comments without a place in the list."""
    folder, truth = made
    comments = table(folder, "vk_comments.csv", encoding="utf-8-sig")
    for month, day, true in (
        ("2026-10", "2026-10-31", truth.active_non_followers),
        ("2026-09", "2026-09-30", truth.active_non_followers_before),
    ):
        members = {r["id"] for r in table(folder, f"vk_members_{day}.csv", encoding="utf-8")}
        wrote = {row["from_id"] for row in comments if row["date"].startswith(month)}
        assert len({who for who in wrote - members if not who.startswith("-")}) == true


def test_the_true_growth_follows_from_its_parts(made: tuple[Path, Truth]) -> None:
    """The truth must be the figure that the report estimates, not a figure like it."""
    _, t = made
    acted, ratio = t.active_non_followers_before, t.non_followers / t.non_followers_before
    now = t.people_following + acted * ratio
    assert t.audience_growth_share == pytest.approx(now / (t.people_following_before + acted) - 1)
    assert t.pages_per_follower == pytest.approx(t.pages_per_follower_before, abs=0.004)


def test_files_hold_every_comment_and_reply_of_the_world(made: tuple[Path, Truth]) -> None:
    """A comment lost between the world and its files would make the truth a lie."""
    folder, truth = made
    vk = table(folder, "vk_comments.csv", encoding="utf-8-sig")
    talk = [m for m in chat(folder, GROUP)["messages"] if m["type"] == "message"]
    talk = [m for m in talk if "forwarded_from" not in m]
    own = sum(row["from_id"].startswith("-") for row in vk)
    own += sum(message["from_id"].startswith("channel") for message in talk)
    assert own == truth.own_replies
    assert len(vk) - 1 + len(talk) - own == truth.comments


def test_rows_of_every_file_are_told_by_the_truth(made: tuple[Path, Truth]) -> None:
    """The ledger of an import is checked against these counts."""
    folder, truth = made
    names = {
        path.relative_to(folder / "inbox").as_posix()
        for path in (folder / "inbox").rglob("*")
        if path.is_file()
    }
    assert names == set(truth.rows_by_file)
    till = table(folder, "kassa_2026.csv", encoding="cp1251")
    assert len(till) == truth.rows_by_file["kassa_2026.csv"]
    assert len(chat(folder, GROUP)["messages"]) == truth.rows_by_file[GROUP]
    orders = truth.rows_by_file["kassa_2025.csv"] + truth.rows_by_file["kassa_2026.csv"]
    assert orders - 4 == truth.orders


def test_broken_rows_are_as_many_as_the_truth_says(made: tuple[Path, Truth]) -> None:
    """The demo shows what the ledger of rejected rows is for."""
    folder, truth = made
    till = table(folder, "kassa_2026.csv", encoding="cp1251")
    bad = [
        r for r in till if r["Дата"].startswith("32") or not re.fullmatch(r"[\d ,]+", r["Сумма"])
    ]
    assert len(bad) == truth.bad_rows_by_file["kassa_2026.csv"] == 2


def test_awareness_in_a_wave_is_near_the_truth_once_guessing_is_out(
    made: tuple[Path, Truth],
) -> None:
    """A wave that does not carry the truth could never be answered rightly."""
    folder, truth = made
    rows = table(folder, "anketa_2026-10.csv", encoding="utf-8", split=",")
    grid = [name for name in rows[0] if name.startswith("Что вы знаете о нас? [")]
    said = {name: [row[name] for row in rows if row[name]] for name in grid}
    shares = {name[22:-1]: said[name].count("Да") / len(said[name]) for name in grid}
    foils = (shares.pop("ночной зал до шести утра") + shares.pop("печать фото на чашке")) / 2
    shares.pop("можно с собакой")
    known = (sum(shares.values()) / 5 - foils) / (1 - foils)
    assert foils == pytest.approx(truth.guessing_share, abs=0.04)
    assert known == pytest.approx(truth.knowledge_share, abs=0.08)
    assert 350 <= len(rows) <= 450


def test_who_answers_is_not_who_the_audience_is(made: tuple[Path, Truth]) -> None:
    """Weighting must have something to do, or the demo would not show why it is there."""
    folder, _ = made
    shares = {m.attribute: m.shares for m in read_config(folder / "otvet.toml").margins}
    rows = table(folder, "anketa_2026-10.csv", encoding="utf-8", split=",")
    young = Counter(row["Возраст"] for row in rows)["18-24"] / len(rows)
    women = Counter(row["Пол"] for row in rows)["Женский"] / len(rows)
    assert young > shares["age"]["18-24"] + 0.06
    assert women > shares["sex"]["Женский"] + 0.04


def test_nobody_real_is_in_the_files(made: tuple[Path, Truth]) -> None:
    """Ids lie beyond what the networks have given out; texts hold no handle, phone or address."""
    folder, _ = made
    group = chat(folder, GROUP)
    people = [m for m in group["messages"] if str(m.get("from_id", "")).startswith("user")]
    assert min(int(message["from_id"].removeprefix("user")) for message in people) > 90_000_000_000
    names = {message["from"] for message in people} - {None}
    assert all(re.fullmatch(r"\w+ \d+", name) for name in names)
    vk = table(folder, "vk_comments.csv", encoding="utf-8-sig")
    assert min(int(r["from_id"]) for r in vk if not r["from_id"].startswith("-")) > 7_000_000_000
    texts = [row["text"] for row in vk] + [str(message["text"]) for message in people]
    assert not [text for text in texts if re.search(r"@|https?:|\d{6}", text)]


def test_everything_is_small_enough_to_be_shipped_around(made: tuple[Path, Truth]) -> None:
    """The demo runs on the reader's own machine in the first three minutes."""
    folder, _ = made
    assert sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) < 25_000_000
