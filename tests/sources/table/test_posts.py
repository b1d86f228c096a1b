"""Tables of posts from LiveDune, Popsters and TGStat: whose each post is, and its one key."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save

from otvet.errors import UnknownShape
from otvet.facts import Interaction, Metric, Page, Post, Row
from otvet.sources.inbox import sniff
from otvet.sources.table.permalinks import permalink

VK = config(pages=[{"ref": "vk:1", "title": "Чайная"}])
BOTH = config(
    pages=[
        {"ref": "vk:1", "title": "Чайная"},
        {"ref": "telegram:1900000001", "title": "Чайная на канале", "kind": "channel"},
        {"ref": "telegram:1900000002", "kind": "group"},
    ]
)
HEAD = "Дата;Ссылка;Текст;Просмотры;Лайки;Комментарии;Репосты;ER, %;Лайки, %\n"


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


def _line(link: str, *, day: int = 1, text: str = "Улун") -> str:
    return f"0{day}.10.2026 12:00;{link};{text};100;5;2;1;3,45%;12\n"


@pytest.mark.parametrize(
    ("link", "network", "owner", "native"),
    [
        ("https://vk.com/wall-1_2", "vk", "1", "2"),
        ("https://m.vk.ru/teahouse?w=wall-1_2%2Fall", "vk", "1", "2"),
        ("https://vk.com/wall77_2", "vk", "id77", "2"),
        ("https://t.me/Teahouse/12?single", "telegram", "teahouse", "12"),
        ("t.me/c/1900000001/12", "telegram", "1900000001", "12"),
        ("https://www.youtube.com/watch?app=m&v=-aB_1234567", "youtube", "", "-aB_1234567"),
        ("https://youtu.be/aB_12345678?t=3", "youtube", "", "aB_12345678"),
        ("https://youtube.com/shorts/aB_12345678", "youtube", "", "aB_12345678"),
        ("https://www.instagram.com/p/C8-x_/", "instagram", "", "C8-x_"),
        ("https://www.instagram.com/tea.house/reel/C8-x_/", "instagram", "tea.house", "C8-x_"),
        ("https://ok.ru/group/53/topic/156", "ok", "53", "156"),
        ("https://www.tiktok.com/@tea.house/video/73", "tiktok", "tea.house", "73"),
        ("https://www.facebook.com/teahouse/posts/pfbid0a", "facebook", "teahouse", "pfbid0a"),
        ("https://x.com/teahouse/status/1", "x", "teahouse", "1"),
    ],
)
def test_links_of_every_network_are_one_key(
    link: str, network: str, owner: str, native: str
) -> None:
    found = permalink(link)
    assert found is not None
    assert (found.network, found.owner, found.native_id) == (network, owner, native)


@pytest.mark.parametrize(
    "link", ["https://vk.com/wall-1_2?reply=5", "https://vk.com/teahouse", "", "https://a.b/c", "="]
)
def test_links_to_comments_and_pages_are_no_posts(link: str) -> None:
    assert permalink(link) is None


def test_the_popsters_sample_agrees_with_a_count_by_another_library() -> None:
    """Titles, a group row, «1,2K», «-3», «н/д» and a line of totals, read by openpyxl alone."""
    path = shared("data/exports/quirks/popsters_like_posts.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    body = [row for row in sheet.iter_rows(values_only=True) if "wall-1_" in str(row[1])]
    numbers = {"1,2K": 1200, "-3": -3}
    cells = {
        f"{str(row[1]).rpartition('_')[2]}:{kind}": str(cell)
        for row in body
        for kind, cell in zip(("like", "comment", "share"), row[3:6], strict=True)
    }
    counted = {name: numbers.get(cell) or int(cell) for name, cell in cells.items()}
    expected = {name: n for name, n in counted.items() if n >= 1}
    reading = sniff(path).read(path, door(VK))
    found = list(reading.rows)
    assert {a.native_id: a.n for a in facts(found, Interaction)} == expected
    assert [p.native_id for p in facts(found, Post)] == ["5", "6"]
    assert len(body) == 2
    assert [p.at.isoformat() for p in facts(found, Post)] == [
        "2026-10-02T09:00:00+00:00",
        "2026-10-03T15:30:00+00:00",
    ]
    assert {p.page for p in facts(found, Post)} == {"vk:1"}
    assert _fates(found) == ["taken", "taken", "totals_row"]
    assert "rates_left_out:ER, %" in reading.completeness.notes


def test_posts_of_rivals_are_never_counted_as_ours(tmp_path: Path) -> None:
    """One export of several communities, told apart by their links; totals at the end."""
    body = "".join(
        _line(f"https://vk.com/wall-{owner}_{n}", day=n) for n in (1, 2, 3) for owner in (1, 22, 3)
    )
    path = save(tmp_path / "posts.csv", HEAD + body + "Итого;;;900;45;18;9;;\n")
    reading = sniff(path).read(path, door(VK))
    found = list(reading.rows)
    assert _fates(found) == ["taken", *["not_the_brands_account"] * 2] * 3 + ["totals_row"]
    assert {p.page for p in facts(found, Post)} == {"vk:1"}
    assert sum(a.n for a in facts(found, Interaction) if a.kind == "like") == 15
    assert "rates_left_out:ER, %, Лайки, %" in reading.completeness.notes


def test_one_file_of_two_networks_gives_each_post_its_page(tmp_path: Path) -> None:
    """The handle in the link and the number in otvet.toml are one channel, as nothing else is."""
    body = _line("https://vk.com/wall-1_5") + _line("https://t.me/teahouse/12", day=2)
    path = save(tmp_path / "all.csv", HEAD + body)
    reading = sniff(path).read(path, door(BOTH))
    found = list(reading.rows)
    assert [(p.page, p.native_id) for p in facts(found, Post)] == [
        ("vk:1", "5"),
        ("telegram:1900000001", "12"),
    ]
    assert sorted(p.page for p in facts(found, Page)) == ["telegram:1900000001", "vk:1"]
    assert "page_guessed:telegram:1900000001" in reading.completeness.notes


def test_two_strange_channels_are_nobodys_until_otvet_toml_names_one(tmp_path: Path) -> None:
    """Taking either for ours would be a coin's toss with the audience of a rival."""
    body = _line("https://t.me/teahouse/12") + _line("https://t.me/coffee/13", day=2)
    path = save(tmp_path / "tgstat.csv", HEAD + body)
    with pytest.raises(UnknownShape, match="Which page is it about"):
        rows(path, door(BOTH))
    assert _fates(rows(path, door(BOTH, accept=True))) == ["not_the_brands_account"] * 2
    named = config(pages=[{"ref": "telegram:teahouse"}])
    assert _fates(rows(path, door(named))) == ["taken", "not_the_brands_account"]


def test_another_number_or_handle_is_another_account(tmp_path: Path) -> None:
    path = save(tmp_path / "vk.csv", HEAD + _line("https://vk.com/wall-2_5"))
    assert _fates(rows(path, door(VK, accept=True))) == ["not_the_brands_account"]


def test_links_without_an_owner_go_by_the_column_of_accounts(tmp_path: Path) -> None:
    """Instagram's and YouTube's links do not say whose they are."""
    settings = config(pages=[{"ref": "instagram:teahouse"}])
    head = HEAD.replace("Ссылка", "Аккаунт;Ссылка")
    link = "https://www.instagram.com/p/{}/"
    body = "".join(
        _line(f"{who};{link.format(code)}").replace(";;", ";")
        for who, code in (("@TeaHouse", "Ca"), ("coffee", "Cb"))
    )
    found = rows(save(tmp_path / "a.csv", head + body), door(settings))
    assert _fates(found) == ["taken", "not_the_brands_account"]
    alone = save(tmp_path / "b.csv", HEAD + _line(link.format("Ca")))
    assert facts(rows(alone, door(settings)), Post)[0].native_id == "Ca"


def test_the_same_post_under_two_links_is_one(tmp_path: Path) -> None:
    body = _line("https://vk.com/wall-1_5") + _line("https://m.vk.com/club1?w=wall-1_5")
    assert _fates(rows(save(tmp_path / "a.csv", HEAD + body), door(VK))) == ["taken", "repeat"]


def test_nobodys_name_comes_in_with_a_post(tmp_path: Path) -> None:
    text = "Спасибо @anna_k и Анне, +7 900 123-45-67"
    found = rows(
        save(tmp_path / "a.csv", HEAD + _line("https://vk.com/wall-1_5", text=text)), door(VK)
    )
    told = repr([row.facts for row in found])
    assert not [canary for canary in ("anna_k", "123-45") if canary in told]


@pytest.mark.parametrize(
    "header",
    [
        "Дата;Подписчики;Прирост;Охват;Просмотры;ERR, %;Упоминания",
        "Date;Subscribers;Growth;Reach;Views;ERR;Mentions",
    ],
)
def test_daily_statistics_give_figures_and_no_rates(tmp_path: Path, header: str) -> None:
    """A rate among counts would be a reach of 12 people; unique counts never add up."""
    body = "".join(f"2026-10-0{d};10{d};{d - 2};50;200;12,5%;{d}\n" for d in (1, 2, 3))
    path = save(tmp_path / "tgstat.csv", f"{header}\n{body}Среднее;102;0;50;200;12,5%;2\n")
    reading = sniff(path).read(path, door(BOTH))
    found = list(reading.rows)
    assert _fates(found) == ["taken"] * 3 + ["totals_row"]
    first = {
        m.metric: (m.value, m.additive) for m in facts(found, Metric) if m.day == date(2026, 10, 1)
    }
    assert first == {
        "followers": (101.0, False),
        "followers_net": (-1.0, True),
        "reach": (50.0, False),
        "views": (200.0, True),
        "mentions": (1.0, True),
    }
    assert {m.page for m in facts(found, Metric)} == {"telegram:1900000001"}
    assert any(note.startswith("rates_left_out:ERR") for note in reading.completeness.notes)
