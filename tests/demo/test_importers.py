"""The tea house comes in through the importers alone, so they must know every file of it."""

from collections import Counter
from pathlib import Path

import pytest

from otvet.config import Config, read_config
from otvet.demo.build import make_demo
from otvet.demo.truth import Truth
from otvet.facts import Follow, Mention, Metric, Missing, Order, Post, Response, Row
from otvet.sources.base import Door
from otvet.sources.inbox import files, sniff
from otvet.sources.table.propose import propose

TABLES = {
    "anketa": "responses",
    "kassa": "orders",
    "vk_comments": "mentions",
    "vk_members": "followers",
    "vk_stats": "metrics",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth, Config]:
    """One tea house for all tests of this file."""
    folder = tmp_path_factory.mktemp("demo") / "teahouse"
    truth = make_demo(folder)
    return folder, truth, read_config(folder / "otvet.toml")


@pytest.fixture(scope="module")
def taken(made: tuple[Path, Truth, Config]) -> dict[str, list[Row]]:
    """Every row of every file, as the importers give it."""
    folder, _, config = made
    door = Door(key=b"k" * 32, zone=config.zone, config=config, folder=folder)
    inbox = folder / "inbox"
    return {
        path.relative_to(inbox).as_posix(): list(sniff(path).read(path, door).rows)
        for path in files(inbox)
    }


def test_every_table_is_understood_without_a_question(made: tuple[Path, Truth, Config]) -> None:
    """`otvet demo` asks nothing, so a question would stop it."""
    folder, _, config = made
    for path in files(folder / "inbox"):
        wanted = next((t for name, t in TABLES.items() if path.name.startswith(name)), None)
        if wanted is None:
            continue
        proposal = propose(path, config)
        assert proposal.is_sure, path.name
        assert proposal.questions == (), path.name
        assert proposal.mapping is not None
        assert proposal.mapping.target == wanted


def test_every_row_is_accounted_for_and_only_the_broken_ones_are_rejected(
    made: tuple[Path, Truth, Config], taken: dict[str, list[Row]]
) -> None:
    """The ledger of the demo shows the truth about its files."""
    _, truth, _ = made
    assert {name: len(rows) for name, rows in taken.items()} == dict(truth.rows_by_file)
    bad = {name: sum(row.fault is not None for row in rows) for name, rows in taken.items()}
    assert {name: n for name, n in bad.items() if n} == dict(truth.bad_rows_by_file)


def test_facts_are_as_many_as_what_happened(
    made: tuple[Path, Truth, Config], taken: dict[str, list[Row]]
) -> None:
    """What an importer loses, or takes for something else, no answer can put right."""
    _, truth, _ = made
    facts = [fact for rows in taken.values() for row in rows for fact in row.facts]
    said = [fact for fact in facts if isinstance(fact, Mention)]
    assert sum(not mention.is_own for mention in said) == truth.comments
    assert sum(mention.is_own for mention in said) == truth.own_replies
    kinds = Counter(type(fact) for fact in facts)
    assert kinds[Order] == truth.orders
    assert kinds[Response] == 380 + 430 + 410
    assert kinds[Post] == truth.rows_by_file["ChatExport_2026-11-01/result.json"] - 1
    promo = sum(isinstance(fact, Order) and bool(fact.promo_code) for fact in facts)
    assert promo == truth.promo_orders


def test_members_are_listed_in_the_month_they_were_saved(
    made: tuple[Path, Truth, Config], taken: dict[str, list[Row]]
) -> None:
    """A list dated by the day of its import would say who followed in the wrong month."""
    _, truth, config = made
    for name, true in (
        ("vk_members_2026-10-31.csv", truth.followers_by_page),
        ("vk_members_2026-09-30.csv", truth.followers_before_by_page),
    ):
        listed = [f for row in taken[name] for f in row.facts if isinstance(f, Follow)]
        assert {f"{f.at.astimezone(config.zone):%Y-%m-%d}" for f in listed} == {name[11:21]}
        assert len({f.actor for f in listed}) == true["vk"]


def test_what_the_statistics_do_not_give_is_missing_and_not_nought(
    taken: dict[str, list[Row]],
) -> None:
    """One day says «н/д»: a nought there would be a day on which nobody was reached."""
    figures = [f for row in taken["vk_stats.csv"] for f in row.facts if isinstance(f, Metric)]
    missing = [f.metric for f in figures if isinstance(f.value, Missing)]
    assert missing == ["reach", "reach"]
    assert not [f for f in figures if f.metric == "reach" and f.value == 0]


def test_answers_know_which_pages_a_respondent_follows(taken: dict[str, list[Row]]) -> None:
    """How many pages a follower follows is read off these answers."""
    waves = [f for row in taken["anketa_2026-10.csv"] for f in row.facts if isinstance(f, Response)]
    pages = [[i.item for i in wave.items if i.role == "page" and i.value == 1] for wave in waves]
    assert {page for found in pages for page in found} == {"vk:teahouse", "telegram:9900000001"}
    both = sum(len(found) == 2 for found in pages) / sum(bool(found) for found in pages)
    assert 0.03 < both < 0.15
