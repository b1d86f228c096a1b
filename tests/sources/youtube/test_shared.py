"""Real exports, counted a second time by plain Python."""

import csv
from collections import Counter
from datetime import datetime
from pathlib import Path

from tests.shared_data import shared
from tests.sources.reading import facts, rows
from tests.sources.youtube.studio import brand, fates

from otvet.facts import Interaction, Metric, Post
from otvet.sources.inbox import sniff

FOLDER = "data/exports/youtube_studio"


def _plain(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_days_saved_anew_by_excel_add_up_to_the_same_views() -> None:
    """dd-mm-yyyy read as mm-dd would lose more than half of the days."""
    path = shared(f"{FOLDER}/priyanka/Totals.csv")
    plain = _plain(path)
    found = facts(rows(path, brand()), Metric)
    assert len({m.day for m in found}) == len(plain) == 365
    assert {m.day.strftime("%d-%m-%Y"): m.value for m in found} == {
        row["Date"]: int(row["Views"]) for row in plain
    }


def test_videos_of_a_year_are_parted_by_their_day_of_publication() -> None:
    """The period is proven by the sum of Totals.csv; what is older has the year's figures only."""
    path = shared(f"{FOLDER}/priyanka/Table data.csv")
    plain = _plain(path)[1:]
    days = [datetime.strptime(r["Date"], "%d-%m-%Y") for r in _plain(path.with_name("Totals.csv"))]  # noqa: DTZ007
    since = min(days)
    young = [
        r
        for r in plain
        if datetime.strptime(r["Video publish time"], "%b %d, %Y") >= since  # noqa: DTZ007
    ]
    found = rows(path, brand())
    assert fates(found) == (len(plain), 0, 1)
    assert [p.native_id for p in facts(found, Post)] == [r["Content"].strip() for r in plain]
    counted = {a.post: a.n for a in facts(found, Interaction)}
    assert counted == {r["Content"].strip(): int(r["Views"]) for r in young if r["Views"] != "0"}
    sums = [m for m in facts(found, Metric) if m.metric == "views_365d"]
    listed = sum(int(r["Views"]) for r in plain)
    assert sum(counted.values()) + sum(float(str(m.value)) for m in sums) == listed == 153_235
    assert "list_below_total:16" in sniff(path).read(path, brand()).completeness.notes


def test_drawn_videos_have_every_view_of_the_chart() -> None:
    """Only noughts before the publication are left out."""
    path = shared(f"{FOLDER}/priyanka/Chart data.csv")
    plain = _plain(path)
    found = rows(path, brand())
    total = Counter[str]()
    for row in plain:
        total[row["Content"]] += int(row["Views"])
    mine = Counter[str]()
    for metric in facts(found, Metric):
        mine[metric.segment] += int(float(str(metric.value)))
    assert mine == total
    assert sum(fates(found)) == len(plain) == 1825


def test_subscribers_and_others_of_a_year_agree_with_the_chart() -> None:
    """The sums by subscription and the days by subscription are one export in two files."""
    chart = shared(f"{FOLDER}/danger/Subscription status_Chart data.csv")
    daily = facts(rows(chart, brand()), Metric)
    summed = Counter[str]()
    for metric in daily:
        summed[metric.segment] += int(float(str(metric.value)))
    assert summed == {"follower": 9_692_996, "non_follower": 90_632_572}
    table = rows(chart.with_name("Subscription_status.csv"), brand())
    year = {m.segment: m.value for m in facts(table, Metric) if m.metric == "views_365d"}
    assert year == summed
    assert fates(table) == (2, 0, 1)


def test_ages_are_recognised_and_left_out() -> None:
    """Shares of views are no views."""
    found = rows(shared(f"{FOLDER}/danger/viewer_age.csv"), brand())
    assert fates(found) == (0, 0, 7)
