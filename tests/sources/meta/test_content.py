"""The content export of Meta: posts of several accounts, over a whole life or by days."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save

from otvet.config import Config
from otvet.errors import SourceError
from otvet.facts import Interaction, Metric, Missing, Page, Post, Row
from otvet.sources.inbox import sniff

BOM = "\ufeff"
ENGLISH = (
    "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,"
    "Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n"
)
RUSSIAN = (
    "Дата,ID публикации,ID аккаунта,Имя пользователя аккаунта,Название аккаунта,Описание,"
    "Время публикации,Постоянная ссылка,Тип публикации,Просмотры,Охват,Лайки,Комментарии\n"
)
FACEBOOK = (
    "Post ID,Page ID,Page name,Title,Description,Publish time,Permalink,Post type,Date,Views,"
    "Reach,Reactions,Comments,Shares,Link clicks\n"
)
TEAHOUSE = config(pages=[{"ref": "instagram:teahouse", "kind": "account"}])
BIG = "18014398509481985001"


def _line(
    post: str = BIG, *, username: str = "teahouse", words: str = "Улун", day: str = "Lifetime"
) -> str:
    return (
        f'{post},178414,{username},Чайная,"{words}",30,10/03/2026 23:30,'
        f'https://www.instagram.com/reel/{post}/,IG reel,,{day},"12,400",9100,610,88,41,57,0\n'
    )


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


def test_a_post_keeps_its_long_id_its_california_time_and_its_thousands(tmp_path: Path) -> None:
    """2^53 ends before these ids do; 23:30 in California is the next day in Moscow."""
    path = save(tmp_path / "x.csv", BOM + ENGLISH + _line(words="Первая\nвторая, @anna"))
    found = rows(path, door(TEAHOUSE))
    (post,) = facts(found, Post)
    assert sniff(path).name == "meta"
    assert (post.page, post.native_id, post.kind) == ("instagram:teahouse", BIG, "video")
    assert post.at == datetime(2026, 10, 4, 6, 30, tzinfo=UTC)
    assert post.text == "Первая\nвторая, @…"
    acts = {act.kind: (act.n, act.actor) for act in facts(found, Interaction)}
    assert acts == {
        "view": (12_400, None),
        "like": (610, None),
        "comment": (57, None),
        "share": (88, None),
    }


def test_russian_columns_in_another_order_mean_the_same(tmp_path: Path) -> None:
    """Meta names and orders columns by the language of whoever exports."""
    body = (
        f"За все время,{BIG},178414,teahouse,Чайная,Улун,10/03/2026 08:31,"
        "https://www.instagram.com/p/abc/,Изображение в Instagram,160,45,5,2\n"
    )
    path = save(tmp_path / "x.csv", BOM + RUSSIAN + body)
    found = rows(path, door(TEAHOUSE))
    assert sniff(path).name == "meta"
    assert [(p.native_id, p.kind, p.at.day) for p in facts(found, Post)] == [(BIG, "photo", 3)]
    assert {a.kind: a.n for a in facts(found, Interaction)} == {
        "view": 160,
        "like": 5,
        "comment": 2,
    }


def test_facebook_pages_are_known_by_their_links_and_ids(tmp_path: Path) -> None:
    """Facebook's export calls the account a page."""
    body = (
        "122,900,Чайная,,Скидка,10/13/2026 08:31,https://www.facebook.com/x/posts/122,Photos,"
        "Lifetime,50,40,9,2,1,7\n"
    )
    two = config(pages=[{"ref": "instagram:900"}, {"ref": "facebook:900"}])
    found = rows(save(tmp_path / "x.csv", FACEBOOK + body), door(two))
    assert [page.page for page in facts(found, Page)] == ["facebook:900"]
    acts = {act.kind: act.n for act in facts(found, Interaction)}
    assert acts == {"view": 50, "reaction": 9, "comment": 2, "share": 1, "click": 7}


def test_posts_of_other_accounts_are_left_out_and_each_page_gets_its_own(tmp_path: Path) -> None:
    """An agency exports all its clients at once; a rival's posts are not the brand's."""
    body = _line("1") + _line("2", username="tea_msk") + _line("3", username="other")
    two = config(pages=[{"ref": "instagram:teahouse"}, {"ref": "instagram:9", "title": "tea_msk"}])
    found = rows(save(tmp_path / "x.csv", ENGLISH + body), door(two))
    assert _fates(found) == ["taken", "taken", "not_the_brands_account"]
    posts = [(post.page, post.native_id) for post in facts(found, Post)]
    assert posts == [("instagram:teahouse", "1"), ("instagram:9", "2")]


def test_the_only_account_is_taken_for_the_only_page_and_the_import_says_so(tmp_path: Path) -> None:
    """A handle changes more often than otvet.toml."""
    path = save(tmp_path / "x.csv", ENGLISH + _line(username="old_name"))
    reading = sniff(path).read(path, door(TEAHOUSE))
    assert "page_guessed:instagram:teahouse" in reading.completeness.notes
    assert "zone_assumed:America/Los_Angeles" in reading.completeness.notes


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        (config(), r'ref = "instagram:a"'),
        (TEAHOUSE, r"does not name: instagram:a, instagram:b"),
    ],
)
def test_unknown_accounts_are_refused_with_what_to_put_into_otvet_toml(
    tmp_path: Path, settings: Config, says: str
) -> None:
    """Posts of nobody's page would silently vanish."""
    body = _line("1", username="a") + _line("2", username="b")
    with pytest.raises(SourceError, match=says):
        rows(save(tmp_path / "x.csv", ENGLISH + body), door(settings))


def test_figures_by_day_are_kept_apart_from_those_of_the_whole_life(tmp_path: Path) -> None:
    """Added to the counters they would count every view twice."""
    body = _line(day="10/04/2026") + _line(day="10/05/2026").replace("9100", "--")
    found = rows(save(tmp_path / "x.csv", ENGLISH + body), door(TEAHOUSE))
    assert not facts(found, Interaction)
    assert len(facts(found, Post)) == 1
    figures = {(m.day, m.metric): m for m in facts(found, Metric)}
    first, second = date(2026, 10, 4), date(2026, 10, 5)
    assert figures[first, "views"].value == 12_400
    assert (figures[first, "reach"].value, figures[first, "reach"].additive) == (9100, False)
    assert figures[second, "reach"].value == Missing("not_given")
    assert figures[second, "saves"].value == 0
    assert {(m.segment_dim, m.segment) for m in figures.values()} == {("post", BIG)}


def test_every_row_is_taken_faulty_or_left_out(tmp_path: Path) -> None:
    """Ids and figures spoilt by a spreadsheet are faults, never other posts or zeros."""
    body = (
        _line("1")
        + _line("1")
        + _line("1,80E+16".replace(",", "."))
        + _line("2").replace("10/03/2026", "13/13/2026")
        + _line("3").replace('"12,400"', '"12,4"')
        + _line("4").replace("610", "6I0")
        + "\n"
        + _line("5")[:-1]
        + ",x,y\n"
    )
    found = rows(save(tmp_path / "x.csv", ENGLISH + body), door(TEAHOUSE))
    assert _fates(found) == [
        "taken",
        "repeat",
        "id_lost_digits",
        "bad_date",
        "not_a_number",
        "not_a_number",
        "empty_row",
        "too_many_cells",
    ]


def test_the_shared_export_gives_what_plain_python_counts() -> None:
    """Three accounts under one id: only handles tell them apart."""
    path = shared("data/exports/meta_business_suite/ig_content_en.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    handles = sorted({line["Account username"] for line in lines})
    ours = config(pages=[{"ref": f"instagram:{handle}"} for handle in handles[:2]])
    found = rows(path, door(ours))
    mine = [line for line in lines if line["Account username"] in handles[:2]]
    assert _fates(found).count("taken") == len(mine) == 2
    assert len(found) == len(lines) == 3
    assert sum(act.n for act in facts(found, Interaction)) == sum(
        int(line[name].replace(",", ""))
        for line in mine
        for name in ("Views", "Likes", "Shares", "Comments", "Saves")
    )
