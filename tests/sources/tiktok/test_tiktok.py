"""TikTok Studio's files: days without a year, counts below nought, words for nothing."""

import csv
import os
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save

from otvet.errors import SourceError
from otvet.facts import Interaction, Metric, Missing, Page, Post, Row
from otvet.sources.inbox import sniff
from otvet.sources.tiktok.years import years_of

ONE = config(pages=[{"ref": "tiktok:teahouse", "kind": "account"}])
TWO = config(pages=[{"ref": "tiktok:teahouse"}, {"ref": "tiktok:@coffee", "title": "Кофейня"}])
OVERVIEW = '"Date","Video Views","Profile Views","Likes","Comments","Shares"\n'
CONTENT = (
    '"Video title","Video link","Post time","Total likes","Total comments","Total shares",'
    '"Total views"\n'
)


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


def _video(number: str, *, handle: str = "teahouse", counts: str = '"5","1","0","1,200"') -> str:
    link = f"https://www.tiktok.com/@{handle}/video/{number}"
    return f'"Улун, @anna","{link}","December 30",{counts}\n'


def test_days_roll_over_at_january_back_from_the_day_in_the_files_name(tmp_path: Path) -> None:
    """A year off, and a month of figures falls out of every answer."""
    body = '"December 31","10","3","2","1","0"\n"January 1","20","undefined","4","-1","0"\n'
    path = save(tmp_path / "Overview_2026-01-01.csv", OVERVIEW + body)
    reading = sniff(path).read(path, door(ONE))
    figures = {(m.day, m.metric): m for m in facts(list(reading.rows), Metric)}
    last, first = date(2025, 12, 31), date(2026, 1, 1)
    assert sniff(path).name == "tiktok"
    assert {day for day, _ in figures} == {last, first}
    assert figures[first, "views"].value == 20
    assert figures[first, "profile_visits"].value == Missing("not_given")
    assert figures[first, "comments"].value == Missing("below_zero")
    assert figures[first, "shares"].value == 0
    assert figures[last, "views"].additive
    assert set(reading.completeness.notes) == {
        "zone_assumed:UTC",
        "year_assumed:2025–2026",
        "counts_below_zero:1",
    }


def test_without_a_day_in_its_name_the_files_own_time_decides(tmp_path: Path) -> None:
    """The newest day cannot be later than the file."""
    path = save(tmp_path / "Overview.csv", OVERVIEW + '"March 5","1","1","1","1","1"\n')
    years = []
    for written in (datetime(2026, 3, 6, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)):
        os.utime(path, (written.timestamp(), written.timestamp()))
        years.append(facts(rows(path, door(ONE)), Metric)[0].day.year)
    assert years == [2026, 2025]


def test_a_whole_year_of_days_spans_two_years_in_either_order() -> None:
    """Taken one by one, the first day of 365 would land in the year of the last."""
    seen = datetime(2026, 9, 10, 12, tzinfo=UTC)
    cells = [f"{datetime.fromordinal(n):%B} {datetime.fromordinal(n).day}" for n in _year()]
    expected = [datetime.fromordinal(n).year for n in _year()]
    assert years_of(cells, seen) == expected
    assert years_of(cells[::-1], seen) == expected[::-1]
    assert years_of(["x", "September 11"], seen) == [None, 2026]


def _year() -> range:
    return range(date(2025, 9, 10).toordinal(), date(2026, 9, 10).toordinal())


def test_days_in_no_order_are_dated_one_by_one() -> None:
    """Content may be sorted by views."""
    seen = datetime(2026, 2, 1, tzinfo=UTC)
    cells = ["January 5", "December 1", "January 20", "November 3", "January 7"]
    assert years_of(cells, seen) == [2026, 2025, 2026, 2025, 2026]
    assert years_of(["2024-12-31", "January 1"], seen) == [2024, 2026]


def test_followers_may_fall_and_viewers_are_split_but_never_summed(tmp_path: Path) -> None:
    """A change may be below nought where a count may not; people are not added up."""
    history = (
        "Дата,Подписчики,Разница в количестве подписчиков по сравнению с предыдущим днём\n"
        "31 августа,105,-5\n1 сентября,100,-5\n"
    )
    viewers = "Date,Total Viewers,New Viewers,Returning Viewers\nAugust 31,9,4,5\n"
    first = rows(save(tmp_path / "a.csv", history), door(ONE))
    second = rows(save(tmp_path / "b.csv", viewers), door(ONE))
    assert [(m.day.month, m.metric, m.value) for m in facts(first, Metric)] == [
        (8, "followers", 105.0),
        (8, "followers_net", -5.0),
        (9, "followers", 100.0),
        (9, "followers_net", -5.0),
    ]
    assert [(m.metric, m.segment_dim, m.segment, m.value) for m in facts(second, Metric)] == [
        ("viewers", "all", "", 9.0),
        ("viewers", "viewer_type", "new", 4.0),
        ("viewers", "viewer_type", "returning", 5.0),
    ]
    assert not any(m.additive for m in facts(second, Metric))


@pytest.mark.parametrize(
    ("header", "body", "segments"),
    [
        ("Gender,Distribution", "Male,40%\nFemale,58.5%\n", {"male": 0.4, "female": 0.585}),
        ("Пол,Распределение", "Мужчины,40\nЖенщины,60\n", {"male": 0.4, "female": 0.6}),
        ("Top territories,Distribution", "RU,0.9\nOthers,0.1\n", {"RU": 0.9, "Others": 0.1}),
    ],
)
def test_make_up_of_followers_is_a_share_on_the_files_day(
    tmp_path: Path, header: str, body: str, segments: dict[str, float]
) -> None:
    """A share among numbers of followers would be a page with half a follower."""
    path = save(tmp_path / "FollowerX 2026-10-31.csv", f"{header}\n{body}")
    reading = sniff(path).read(path, door(ONE))
    figures = facts(list(reading.rows), Metric)
    assert {m.segment: m.value for m in figures} == pytest.approx(segments)
    assert {(m.metric, m.day) for m in figures} == {("followers_share", date(2026, 10, 31))}
    assert reading.completeness.notes == ("day_of_the_file:2026-10-31",)


def test_videos_become_posts_with_counters_by_the_id_in_their_link(tmp_path: Path) -> None:
    """-1 comments are not known, and no act is made of them."""
    body = (
        _video("7300000000000000001")
        + _video("7300000000000000002", counts='"5","-1","2","undefined"')
        + _video("7300000000000000001")
        + _video("x")
        + _video("7300000000000000003", counts='"5","1","0","1.2x"')
        + _video("7300000000000000004").replace("December 30", "Decembre")
    )
    path = save(tmp_path / "Content_2026-01-02.csv", CONTENT + body)
    reading = sniff(path).read(path, door(ONE))
    found = list(reading.rows)
    assert _fates(found) == ["taken", "taken", "repeat", "no_id", "not_a_number", "bad_date"]
    assert [(p.native_id[-1], p.at, p.kind, p.text) for p in facts(found, Post)] == [
        ("1", datetime(2025, 12, 30, tzinfo=UTC), "video", "Улун, @…"),
        ("2", datetime(2025, 12, 30, tzinfo=UTC), "video", "Улун, @…"),
    ]
    acts = [(act.post or "", act.kind, act.n) for act in facts(found, Interaction)]
    assert [(post[-1], kind, n) for post, kind, n in acts] == [
        ("1", "view", 1200),
        ("1", "like", 5),
        ("1", "comment", 1),
        ("2", "like", 5),
        ("2", "share", 2),
    ]
    assert "counts_below_zero:1" in reading.completeness.notes


def test_of_several_pages_the_handle_or_the_name_tells_which(tmp_path: Path) -> None:
    """Figures hold no handle; a file that may be about two pages is refused."""
    body = _video("1", handle="coffee") + _video("2", handle="other")
    found = rows(save(tmp_path / "c.csv", CONTENT + body), door(TWO))
    assert _fates(found) == ["taken", "not_the_brands_account"]
    assert facts(found, Page)[0].page == "tiktok:@coffee"
    line = '"March 5","1","1","1","1","1"\n'
    named = rows(save(tmp_path / "Кофейня Overview.csv", OVERVIEW + line), door(TWO))
    assert facts(named, Metric)[0].page == "tiktok:@coffee"
    with pytest.raises(SourceError, match="tiktok:teahouse, tiktok:@coffee"):
        rows(save(tmp_path / "Overview.csv", OVERVIEW + line), door(TWO))
    with pytest.raises(SourceError, match='ref = "tiktok:coffee"'):
        rows(tmp_path / "c.csv", door(config()))


def test_one_day_given_twice_is_a_fault(tmp_path: Path) -> None:
    """The second would quietly replace the first."""
    line = '"March 5","1","1","1","1","1"\n'
    found = rows(save(tmp_path / "x.csv", OVERVIEW + line + line + "\n"), door(ONE))
    assert _fates(found) == ["taken", "repeated_day", "empty_row"]


def test_a_spreadsheet_gives_the_same_as_the_text(tmp_path: Path) -> None:
    """TikTok offers both; a spreadsheet may hold real numbers."""
    text_file = save(tmp_path / "a 2026-10-31.csv", OVERVIEW + '"March 5","7","1","1","-1","1"\n')
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.append(["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"])
    book.active.append(["March 5", 7, 1, 1, -1, 1])
    book.save(tmp_path / "b 2026-10-31.xlsx")
    book.close()
    assert sniff(tmp_path / "b 2026-10-31.xlsx").name == "tiktok"
    same = rows(tmp_path / "b 2026-10-31.xlsx", door(ONE))
    assert facts(same, Metric) == facts(rows(text_file, door(ONE)), Metric)


def test_a_table_with_followers_alone_stays_a_table(tmp_path: Path) -> None:
    """Other services call their columns so, too."""
    path = save(tmp_path / "tiktok.csv", "Date,Followers,Likes\n2026-10-01,5,1\n")
    assert sniff(path).name == "table"


@pytest.mark.parametrize("name", ["Overview", "FollowerHistory"])
def test_the_shared_exports_give_what_plain_python_counts(name: str) -> None:
    """Days run on without a gap, and every cell becomes one figure."""
    path = shared(f"data/exports/tiktok_studio/{name}.csv")
    with path.open(newline="") as file:
        lines = list(csv.reader(file))[1:]
    found = rows(path, door(ONE))
    figures = facts(found, Metric)
    assert len(found) == len(lines) == 10
    assert sum(m.value for m in figures if isinstance(m.value, float)) == sum(
        int(cell) for line in lines for cell in line[1:]
    )
    days = sorted({m.day for m in figures})
    assert [f"{day:%B} {day.day}" for day in days] == [line[0] for line in lines]
    assert (days[-1] - days[0]).days == 9


def test_a_header_that_is_not_above_its_columns_is_refused(tmp_path: Path) -> None:
    """Read as it stands, each figure would go under another one's name."""
    wide = ",".join(["1"] * 12)
    path = save(tmp_path / "x.csv", OVERVIEW + f"{wide}\n{wide}\n")
    with pytest.raises(SourceError, match="export it again"):
        rows(path, door(ONE))
