"""YouTube Studio's tables: days, parts of the viewers, videos, in both languages."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from tests.sources.reading import door, facts, rows, save
from tests.sources.youtube.studio import (
    DAYS_EN,
    DAYS_RU,
    PAGE,
    VIDEOS_EN,
    VIDEOS_RU,
    brand,
    fates,
    save_zip,
)

from otvet.errors import SourceError, UnknownShape
from otvet.facts import Fact, Interaction, Metric, Missing, Page, Post
from otvet.sources.inbox import sniff


def _told(path: Path) -> list[Fact]:
    return [fact for row in rows(path, brand()) for fact in row.facts]


def _notes(path: Path) -> tuple[str, ...]:
    return sniff(path).read(path, brand()).completeness.notes


@pytest.mark.parametrize(
    ("videos", "days", "names"),
    [
        (VIDEOS_EN, DAYS_EN, ("Table data.csv", "Totals.csv")),
        (VIDEOS_RU, DAYS_RU, ("Данные из таблицы.csv", "Итоговые данные.csv")),
        (VIDEOS_RU, DAYS_RU, ("Данные таблицы.csv", "Итоговые значения.csv")),
    ],
)
def test_a_zip_gives_days_and_videos_in_either_language(
    tmp_path: Path, videos: str, days: str, names: tuple[str, str]
) -> None:
    """A brand's export is in the language of whoever pressed the button."""
    path = save_zip(tmp_path / "x.zip", {names[0]: videos, names[1]: days})
    found = rows(path, brand())
    assert sniff(path).name == "youtube"
    assert fates(found) == (5, 0, 1)
    assert [row.left_out for row in found if row.left_out] == ["totals_row"]
    daily = [m for m in facts(found, Metric) if m.segment_dim == "all"]
    assert [(m.day.day, m.value) for m in daily] == [(1, 500), (2, 600), (3, 400)]
    assert all(m.metric == "views" and m.additive for m in daily)
    assert [p.native_id for p in facts(found, Post)] == ["AbCdEfGhIj1", "-bCdEfGhIj2"]
    assert facts(found, Page)[0].page == PAGE


def test_counters_of_a_video_older_than_the_period_are_the_periods(tmp_path: Path) -> None:
    """A year-old video with 400 views this month does not have 400 views."""
    path = save_zip(tmp_path / "x.zip", {"Table data.csv": VIDEOS_EN, "Totals.csv": DAYS_EN})
    told = _told(path)
    acts = [fact for fact in told if isinstance(fact, Interaction)]
    assert [(a.post, a.kind, a.n, a.actor) for a in acts] == [("AbCdEfGhIj1", "view", 1000, None)]
    sums = [m for m in told if isinstance(m, Metric) and m.segment_dim == "content"]
    assert {m.metric: m.value for m in sums} == {
        "views_3d": 400,
        "watch_seconds_3d": 2700,
        "followers_net_3d": 2,
        "impressions_3d": 2000,
    }
    assert {(m.segment, m.day, m.additive) for m in sums} == {
        ("-bCdEfGhIj2", date(2026, 10, 3), False)
    }
    assert "older_videos:1" in _notes(path)


def test_a_table_alone_takes_its_period_from_a_neighbour_only_when_their_sums_agree(
    tmp_path: Path,
) -> None:
    """An unpacked folder is one export; a Totals.csv of another month beside it is not."""
    table = save(tmp_path / "Table data.csv", VIDEOS_EN)
    assert "period_not_told" in _notes(table)
    assert Counter(type(fact) for fact in _told(table)) == {Page: 1, Post: 2}
    totals = save(tmp_path / "Totals.csv", DAYS_EN)
    assert "older_videos:1" in _notes(table)
    save(totals, DAYS_EN.replace("500", "501"))
    assert "period_not_told" in _notes(table)


def test_the_period_may_stand_in_the_name(tmp_path: Path) -> None:
    """Studio writes it into the name of the zip, and so into the folder that it unpacks into."""
    folder = tmp_path / "Content 2026-10-01_2026-10-31 Teahouse"
    folder.mkdir()
    told = _told(save(folder / "Table data.csv", VIDEOS_EN))
    sums = {m.metric: m.day for m in told if isinstance(m, Metric)}
    assert sums["views_31d"] == date(2026, 10, 31)


def test_the_identity_changes_with_the_period(tmp_path: Path) -> None:
    """Otherwise a table taken without its period would never be taken again with it."""
    table = save(tmp_path / "Table data.csv", VIDEOS_EN)
    alone = sniff(table).read(table, brand()).identity
    save(tmp_path / "Totals.csv", DAYS_EN)
    assert sniff(table).read(table, brand()).identity != alone


@pytest.mark.parametrize(
    ("header", "yes", "no"),
    [
        ("Date,Subscription status,Views", "Subscribed", "Not subscribed"),
        ("Дата,Статус подписки,Просмотры", "Подписан", "Не подписан"),
        ("Дата,Статус подписки,Просмотры", "Есть подписка", "Нет подписки"),
        ("Дата,Статус подписки,Просмотры", "С подпиской", "Без подписки"),
    ],
)
def test_subscribers_and_others_are_told_apart(
    tmp_path: Path, header: str, yes: str, no: str
) -> None:
    """Whether the audience grows beyond its subscribers stands on this one split."""
    words = f"{header}\n2026-10-01,{yes},30\n2026-10-01,{no},70\n2026-10-02,{yes},\n"
    found = facts(rows(save(tmp_path / "c.csv", words), brand()), Metric)
    assert [(m.segment_dim, m.segment, m.value) for m in found] == [
        ("follow_type", "follower", 30),
        ("follow_type", "non_follower", 70),
        ("follow_type", "follower", Missing("not_given")),
    ]


def test_sums_by_subscription_are_never_taken_for_a_day(tmp_path: Path) -> None:
    """A year's views on its last day would make that day look like a miracle."""
    table = (
        "Subscription status,Views,Watch time (hours),Average view duration\n"
        "Total,103,3,0:11:34\nNot subscribed,70,2,0:11:18\nSubscribed,30,1,0:14:05\n"
    )
    path = save(tmp_path / "Table data.csv", table)
    alone = rows(path, brand())
    assert [row.left_out for row in alone] == ["totals_row", "period_not_told", "period_not_told"]
    chart = (
        "Date,Subscription status,Views\n2026-10-01,Subscribed,30\n2026-10-02,Not subscribed,70\n"
    )
    save(tmp_path / "Chart data.csv", chart)
    found = facts(rows(path, brand()), Metric)
    assert {(m.metric, m.segment): m.value for m in found} == {
        ("views_2d", "non_follower"): 70,
        ("watch_seconds_2d", "non_follower"): 7200,
        ("view_seconds_average_2d", "non_follower"): 678,
        ("views_2d", "follower"): 30,
        ("watch_seconds_2d", "follower"): 3600,
        ("view_seconds_average_2d", "follower"): 845,
    }
    assert not any(m.additive for m in found)


def test_a_chart_by_videos_is_no_total_and_its_early_noughts_say_nothing(tmp_path: Path) -> None:
    """A chart holds the few videos that were ticked; summed, they are not the channel."""
    chart = (
        "Date,Content,Video title,Video publish time,Duration,Views\n"
        '2026-10-01,AbCdEfGhIj1,How,"Oct 2, 2026",61,0\n'
        '2026-10-02,AbCdEfGhIj1,How,"Oct 2, 2026",61,0\n'
        '2026-10-03,AbCdEfGhIj1,How,"Oct 2, 2026",61,9\n'
    )
    path = save(tmp_path / "Chart data.csv", chart)
    found = rows(path, brand())
    assert [row.left_out for row in found] == ["before_the_post", "", ""]
    assert {(m.segment_dim, m.segment) for m in facts(found, Metric)} == {
        ("content", "AbCdEfGhIj1")
    }
    assert "drawn_videos_only" in _notes(path)


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (("30-09-2026", "01-10-2026"), [(9, 30), (10, 1)]),
        (("9/30/26", "10/1/26"), [(9, 30), (10, 1)]),
        (("01-10-2026", "02-10-2026"), [(10, 1), (10, 2)]),
        (("10/1/26", "10/2/26", "10/3/26"), [(10, 1), (10, 2), (10, 3)]),
        (("Sep 30, 2026", "Oct 1, 2026"), [(9, 30), (10, 1)]),
    ],
)
def test_dates_saved_anew_by_a_spreadsheet_are_read_by_the_column(
    tmp_path: Path, cells: tuple[str, ...], days: list[tuple[int, int]]
) -> None:
    """Days stand one after another, which tells the order even where no number is above 12."""
    words = "Date,Views\n" + "".join(f'"{cell}",5\n' for cell in cells)
    found = facts(rows(save(tmp_path / "Totals.csv", words), brand()), Metric)
    assert [(m.day.month, m.day.day) for m in found] == days


@pytest.mark.parametrize(
    "dates", [("2026-10-05", "2026-10-12"), ("2026-09-01", "2026-10-01"), ("2026-09", "2026-10")]
)
def test_weeks_and_months_are_not_taken_for_days(tmp_path: Path, dates: tuple[str, str]) -> None:
    """The chart's step is a button; a month's views on its first day would be a false peak."""
    words = "Date,Views\n" + "".join(f"{day},500\n" for day in dates)
    path = save_zip(tmp_path / "x.zip", {"Table data.csv": VIDEOS_EN, "Totals.csv": words})
    found = rows(path, brand())
    assert [row.left_out for row in found] == ["totals_row", "", "", "not_by_day", "not_by_day"]
    assert not facts(found, Metric)
    assert "period_not_told" in _notes(path)


def test_a_date_that_can_be_read_in_two_ways_is_refused_with_advice(tmp_path: Path) -> None:
    """The third of April as the fourth of March would be a fact of another month."""
    path = save(tmp_path / "Totals.csv", "Date,Views\n03-04-2026,5\n")
    with pytest.raises(UnknownShape, match="two ways"):
        rows(path, brand())


def test_ids_keep_their_hyphen_and_spoilt_ones_are_faults(tmp_path: Path) -> None:
    """Spreadsheets read -b… as a formula; a row under a wrong id would join no other source."""
    head = "Content,Video title,Video publish time,Views\n"
    ids = ["'-bCdEfGhIj2", "=-cCdEfGhIj2", '"=""-dCdEfGhIj2"""', "_eCdEfGhIj2", "#NAME?", "1.8E+16"]
    words = head + "".join(f'{one},x,"Oct 2, 2026",5\n' for one in ids)
    found = rows(save(tmp_path / "t.csv", words), brand())
    assert [p.native_id for p in facts(found, Post)] == [
        "-bCdEfGhIj2",
        "-cCdEfGhIj2",
        "-dCdEfGhIj2",
        "_eCdEfGhIj2",
    ]
    assert [row.fault.reason for row in found if row.fault] == ["not_a_video"] * 2


def test_every_row_has_one_fate(tmp_path: Path) -> None:
    """Rows in = taken + faults + left out, whatever stands in them."""
    words = (
        "Date,Views,Watch time (hours),Subscribers\n"
        'Total,1,1,1\n2026-10-01,"12,400",1.5,-2\n2026-10-01,12400,1.5,-2\n2026-10-01,7,1.5,-2\n'
        "\n2026-10-02,2 6O1,1,1\nyesterday,1,1,1\n2026-10-03,1,1,1,9\n2026-10-04,—,,0\n"
    )
    found = rows(save(tmp_path / "t.csv", words), brand())
    assert [row.left_out or (row.fault.reason if row.fault else "") for row in found] == [
        "totals_row",
        "",
        "repeat",
        "repeated_day",
        "empty_row",
        "not_a_number",
        "bad_date",
        "too_many_cells",
        "",
    ]
    first, last = [row for row in found if row.facts]
    values = {m.metric: m.value for m in facts([first], Metric)}
    assert values == {"views": 12400, "watch_seconds": 5400, "followers_net": -2}
    assert facts([last], Metric)[0].value == Missing("not_given")
    assert fates(found) == (2, 4, 3)


def test_people_and_averages_are_never_summed_over_days(tmp_path: Path) -> None:
    """A viewer of ten days is one viewer."""
    words = "Date,Unique viewers,Average view duration,Views\n2026-10-01,5,0:11:34,9\n"
    found = facts(rows(save(tmp_path / "t.csv", words), brand()), Metric)
    assert {m.metric: (m.value, m.additive) for m in found} == {
        "viewers": (5, False),
        "view_seconds_average": (694, False),
        "views": (9, True),
    }


def test_the_same_day_in_two_tables_of_a_zip_counts_once(tmp_path: Path) -> None:
    """Chart and totals of the tab of days repeat one another."""
    richer = "Date,Views,Subscribers\nTotal,1500,1\n2026-10-01,500,1\n2026-10-02,600,0\n"
    tables = {"Chart data.csv": DAYS_EN, "Table data.csv": richer + "2026-10-03,400,0\n"}
    path = save_zip(tmp_path / "x.zip", tables | {"Totals.csv": DAYS_EN})
    found = rows(path, brand())
    assert Counter(m.metric for m in facts(found, Metric)) == {"views": 3, "followers_net": 3}
    assert Counter(row.left_out for row in found) == {"": 6, "totals_row": 1, "repeat": 3}
    assert len({row.number for row in found}) == len(found)


def test_rows_come_the_same_way_every_time_and_faults_name_their_table(tmp_path: Path) -> None:
    """A run that broke off is taken up by the number of its row."""
    bad = DAYS_EN + "2026-10-04,many\n"
    path = save_zip(tmp_path / "x.zip", {"Table data.csv": VIDEOS_EN, "Totals.csv": bad})
    assert rows(path, brand()) == rows(path, brand())
    fault = next(row.fault for row in rows(path, brand()) if row.fault)
    assert (fault.reason, fault.column) == ("not_a_number", "Totals.csv, 5: Views")


def test_a_list_cut_at_500_and_a_list_below_its_total_are_told(tmp_path: Path) -> None:
    """Who concludes from a cut list must know that it is cut."""
    head = "Content,Video title,Video publish time,Views\nTotal,,,1000\n"
    lines = [f'AbCdEfGh{n:03d},x,"Oct 2, 2026",1\n' for n in range(500)]
    cut = save(tmp_path / "a.csv", head + "".join(lines))
    assert sniff(cut).read(cut, brand()).completeness.complete is False
    assert "list_cut:500" in _notes(cut)
    short = save(tmp_path / "b.csv", head + "".join(lines[:-1]))
    assert "list_below_total:50" in _notes(short)


def test_a_list_without_days_of_publication_gives_the_videos_sums(tmp_path: Path) -> None:
    """The column can be taken off; then nobody knows whether the period is all of a video's life."""
    table = "Контент,Название видео,Просмотры,Время просмотра (часы)\nAbCdEfGhIj1,x,1500,1\n"
    path = save_zip(tmp_path / "x.zip", {"Данные таблицы.csv": table, "Итоговые.csv": DAYS_RU})
    told = [m for m in _told(path) if isinstance(m, Metric) and m.segment_dim == "content"]
    assert {m.metric: m.value for m in told} == {"views_3d": 1500, "watch_seconds_3d": 3600}
    alone = rows(save(tmp_path / "t.csv", table), brand())
    assert [row.left_out for row in alone] == ["period_not_told"]


def test_the_last_three_days_are_provisional(tmp_path: Path) -> None:
    """YouTube goes on counting for two or three days."""
    words = "Date,Views\n" + "".join(f"2026-10-{day:02d},5\n" for day in range(1, 31))
    path = save(tmp_path / "Totals.csv", words)
    assert "last_days_provisional:2026-10-28" in _notes(path)


def test_a_table_of_days_and_views_needs_studios_name(tmp_path: Path) -> None:
    """Any site's counter gives dates and views; alone they prove nothing."""
    assert sniff(save(tmp_path / "site.csv", DAYS_EN)).name == "table"
    for name in ("Totals.csv", "Totals (2).csv", "Итоговые значения.csv", "Данные диаграммы.csv"):
        assert sniff(save(tmp_path / name, DAYS_EN)).name == "youtube"
    assert (
        sniff(save(tmp_path / "Totals.csv", "Date,Views,Sales\n2026-10-01,1,2\n")).name == "table"
    )


def test_other_splits_are_recognised_and_left_out(tmp_path: Path) -> None:
    """Shares by age answer no question, and must not be taken for views."""
    words = "Viewer age,Views (%),Average view duration\n13–17 years,0.61,0:04:40\n"
    found = rows(save(tmp_path / "ages.csv", words), brand())
    assert [row.left_out for row in found] == ["unknown_metric"]


def test_a_tab_that_is_not_known_is_not_taken_for_days(tmp_path: Path) -> None:
    """Days of one country would be figures of the whole channel."""
    words = "Date,Some new split,Views,Watch time (hours)\n2026-10-01,x,1,1\n"
    assert [r.left_out for r in rows(save(tmp_path / "t.csv", words), brand())] == [
        "unknown_metric"
    ]


def test_the_channel_is_the_only_one_or_the_one_that_the_path_names(tmp_path: Path) -> None:
    """Figures of one channel under another would spoil both."""
    path = save(tmp_path / "Totals.csv", DAYS_EN)
    with pytest.raises(SourceError, match="names no YouTube"):
        rows(path, door())
    two = brand(UCone="Чайная", UCtwo="Кофейная")
    with pytest.raises(SourceError, match="several channels"):
        rows(path, two)
    (tmp_path / "чайная").mkdir()
    inside = save(tmp_path / "чайная" / "Totals.csv", DAYS_EN)
    assert facts(rows(inside, two), Page)[0].page == "youtube:UCone"


def test_titles_lose_handles_and_phones(tmp_path: Path) -> None:
    """A title may name a guest of the video."""
    words = 'Content,Video title,Video publish time,Views\nAbCdEfGhIj1,with @anna,"Oct 2, 2026",5\n'
    assert facts(rows(save(tmp_path / "t.csv", words), brand()), Post)[0].text == "with @…"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_any_encoding_of_a_spreadsheet_is_recognised(tmp_path: Path, encoding: str) -> None:
    """Excel saves what it opened in its own encoding and with its own delimiter."""
    words = "Дата;Просмотры;Время просмотра (часы)\n01.10.2026;5;0,25\n"
    found = facts(rows(save(tmp_path / "t.csv", words, encoding=encoding), brand()), Metric)
    assert [(m.metric, m.value) for m in found] == [("views", 5), ("watch_seconds", 900)]
